"""Asks the tables: named queries, and SQL that can only read."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import duckdb

from kg.errors import GraphError, QueryError
from kg.facts.schema import ASKED, SHARED
from kg.facts.select import dealing_with
from kg.facts.snapshot import Snapshot
from kg.facts.tables import damaged, quoted
from kg.facts.views import add_views
from kg.model.amount import plain_decimal
from kg.model.collecting import uncollected
from kg.queries.columns import AMOUNTS, Iri, Value, is_iri
from kg.queries.limits import run_in_thread
from kg.queries.mistakes import sql_mistake
from kg.queries.named import QueryInfo
from kg.queries.parameters import DAYS, Question
from kg.queries.rows import Rows

if TYPE_CHECKING:
    import pyarrow as pa

_LIST: Final = {
    "reporters": "reporter",
    "parties": "party",
    "relationships": "relationship",
    "sides": "side",
    "currencies": "currency",
    "filings": "filing",
    "reasons": "reason",
}
"""Parameter behind each list that a query may use, ``$reporters`` and so on."""
_LARGE: Final = 300_000
"""Rows from which on an answer is kept as Arrow where pyarrow is installed: as Python
values a row of them takes a kilobyte."""
_AMOUNT: Final = "DECIMAL(38, 10)"
_DIGITS: Final = r"-?[0-9]{1,28}([.][0-9]{1,10})?"
"""Amounts that `_AMOUNT` holds without loss; an answer with any other is not Arrow."""


def values_of(question: Question) -> dict[str, object]:
    """Return the values of the parameters of SQL, ``$name``, by name."""
    values: dict[str, object] = {name: question.days.get(name) for name in DAYS}
    for name, given in _LIST.items():
        texts = question.texts.get(given)
        values[name] = None if texts is None else list(texts)
    values["levels"] = [str(level) for level in question.levels]
    values["statuses"] = [str(status) for status in question.statuses]
    return values


def ask_tables(
    snapshot: Snapshot, info: QueryInfo, question: Question, timeout: float | None
) -> Rows:
    """Return the rows of a named query.

    Raises:
        QueryError: It took too long, or there is no memory left.
        GraphError: A table is damaged.
    """
    values = {
        name: value
        for name, value in values_of(question).items()
        if f"${name}" in info.sql
    }
    reporters: Collection[str] | None = question.reporters
    if info.both_ends:
        asked = question.texts.get("reporter")
        reporters = None if asked is None else dealing_with(snapshot, asked)
    database = snapshot.cursor(reporters)
    try:
        return _answer(database, info.sql, values, timeout, typed=True)
    except duckdb.Error as error:
        raise GraphError(damaged(error)) from None
    finally:
        database.close()


def sql(snapshot: Snapshot, text: str, timeout: float | None = None) -> Rows:
    """Return the rows of SQL over the views of `kg.facts.views`.

    The statement reaches the files of the graph's tables and nothing else: no other
    file, no network, no extension, no variable of this program, and no setting.

    Args:
        snapshot: The graph.
        text: One SELECT.
        timeout: Seconds after which the question is given up.

    Raises:
        QueryError: It is not one SELECT, cannot be run, or took too long.
    """
    database = duckdb.connect(":memory:", config={"python_enable_replacements": False})
    try:
        add_views(database, snapshot.tables)
        files = [f for name in (*ASKED, *SHARED) for f in snapshot.tables.files(name)]
        listed = ", ".join(quoted(str(path)) for path in files)
        for setting in (
            f"allowed_paths = [{listed}]",
            "enable_external_access = false",
            "autoinstall_known_extensions = false",
            "autoload_known_extensions = false",
            "lock_configuration = true",
        ):
            database.execute(f"SET {setting}")
        _require_select(database, text)
        return _answer(database, text.strip().rstrip(";"), {}, timeout, typed=False)
    except duckdb.Error as error:
        message = f"found SQL that cannot be run: {sql_mistake(str(error))}"
        raise QueryError(message) from None
    finally:
        database.close()


def _require_select(database: duckdb.DuckDBPyConnection, text: str) -> None:
    statements = database.extract_statements(text)
    kinds = [statement.type for statement in statements]
    if kinds != [duckdb.StatementType.SELECT]:
        named = ", ".join(kind.name for kind in kinds) or "nothing"
        message = f"found {named}, expected one SELECT; the tables can only be read"
        raise QueryError(message)


def _answer(
    database: duckdb.DuckDBPyConnection,
    text: str,
    values: Mapping[str, object],
    timeout: float | None,
    *,
    typed: bool,
) -> Rows:
    """Return rows; `typed`: those of a named query, whose columns tell their types."""

    def work() -> Rows:
        # A temporary table tells the number of rows before any is made.
        database.execute(f"CREATE TEMP TABLE answer AS {text}", dict(values))
        columns = [str(name) for name, *_ in database.table("answer").description]
        [(count,)] = database.execute("SELECT count(*) FROM answer").fetchall()
        long = typed and count > _LARGE and find_spec("pyarrow") is not None
        if long and _fits(database, columns):
            return Rows(columns, table=_arrow(database, columns))
        cells: list[tuple[Value, ...]] = []
        database.execute("SELECT * FROM answer")
        with uncollected():
            while batch := database.fetchmany(100_000):
                cells += _converted(batch, columns, typed=typed)
        return Rows(columns, cells)

    try:
        return run_in_thread(work, database.interrupt, timeout)
    except (duckdb.OutOfMemoryException, MemoryError):
        message = "found no memory left for the answer; ask for less of the graph"
        raise QueryError(message) from None


def _fits(database: duckdb.DuckDBPyConnection, columns: list[str]) -> bool:
    """Tell whether every amount of the answer keeps all its digits as a decimal."""
    wide = " OR ".join(
        f"NOT regexp_full_match(CAST(\"{name}\" AS VARCHAR), '{_DIGITS}')"
        for name in columns
        if name in AMOUNTS
    )
    found = f"SELECT 1 FROM answer WHERE {wide or 'false'} LIMIT 1"
    return not database.execute(found).fetchall()


def _arrow(database: duckdb.DuckDBPyConnection, columns: list[str]) -> "pa.Table":
    import_module("pyarrow")
    made = ", ".join(
        f'TRY_CAST("{name}" AS {_AMOUNT}) AS "{name}"'
        if name in AMOUNTS
        else f'"{name}"'
        for name in columns
    )
    return database.sql(f"SELECT {made} FROM answer").to_arrow_table()


def _converted(
    rows: list[tuple[object, ...]], columns: list[str], *, typed: bool
) -> list[tuple[Value, ...]]:
    """Return rows with amounts as Decimal, and IRIs as such."""
    if not rows:
        return []
    if not typed:
        return [tuple(map(_plain, row)) for row in rows]
    makers: dict[int, Callable[[str], Value]] = {}
    for n, name in enumerate(columns):
        if name in AMOUNTS:
            makers[n] = Decimal
        elif is_iri(name):
            makers[n] = Iri
    by_column: list[object] = list(zip(*rows, strict=True))
    for n, make in makers.items():
        by_column[n] = [
            None if value is None else make(value)
            for value in by_column[n]  # type: ignore[attr-defined]
        ]
    return list(zip(*by_column, strict=True))


def _plain(value: object) -> Value:
    """Return a decimal without zeros at its end; anything else as it is."""
    if isinstance(value, Decimal):
        return Decimal(plain_decimal(value))
    return value  # type: ignore[return-value]
