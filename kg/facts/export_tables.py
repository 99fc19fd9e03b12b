"""Writes flat tables of a graph for other programs, in the forms of `TABLE_EXPORTS`.

The tables are what one wants to load elsewhere: facts with the party they are decided
to be of, positions with names, parties, filings. Lists are joined with " | ". Beside
each amount as a number stands its exact text (`value`), since SQLite has no decimals.
duckdb is loaded only when something is written, so that the command line can read the
table of forms.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.model.written import json_lines

if TYPE_CHECKING:
    from kg.facts.snapshot import Snapshot

EXPORTED: Final = {
    "facts": """
        SELECT f.iri, f.filing, e.name AS reporter, r.name AS report, f."row",
               f."column", f.label, f.concept, f.party, f.relationship,
               f.relationship_by, f.value, f.amount, f.unit, f.decimals, f.instant,
               f.start, f."end",
               f.side, f.level, f.status, u.reason AS uncounted, f.placed_by, f.raw,
               array_to_string(f.members, ' | ') AS members,
               array_to_string(f.other, ' | ') AS other, r.title, r.url,
               f.whose AS reporter_iri, f.party_iri, f.translates, f.repeats
        FROM facts AS f JOIN reports AS r ON r.iri = f.report
        LEFT JOIN entities AS e ON e.entity = f.whose
        LEFT JOIN uncounted AS u ON u.fact = f.iri
        ORDER BY f.filing, f.report, f.place""",
    "positions": """
        SELECT p.iri, e.name AS reporter, n.name AS party, p.side, p.date, p.value,
               p.amount, p.currency, d.name AS debtor, c.name AS creditor,
               p.on_balance_date, array_to_string(p.facts, ' | ') AS facts,
               array_to_string(p.also, ' | ') AS also, p.entity AS reporter_iri,
               p.party AS party_iri, p.debtor AS debtor_iri, p.creditor AS creditor_iri,
               p.incomplete
        FROM positions AS p JOIN names AS e ON e.iri = p.entity
        JOIN names AS n ON n.iri = p.party JOIN names AS d ON d.iri = p.debtor
        JOIN names AS c ON c.iri = p.creditor
        WHERE p.current ORDER BY p.iri""",
    "parties": """
        SELECT party AS party_iri, name, kind, trade_name,
               array_to_string(reporters, ' | ') AS reporters
        FROM parties ORDER BY party""",
    "statements": """
        SELECT s.iri, s.filing, e.name AS reporter, s.document, s.kind, s.subject,
               s.predicate, s.object, s.value, s.unit, s.day, s.valid_from,
               s.valid_to, s."start", s."end", s.words, s.rule, s.certainty,
               e.entity AS reporter_iri, m.party AS party_iri
        FROM statements AS s
        JOIN entities AS e ON e.reporter = s.reporter AND NOT e.subsidiary
        LEFT JOIN mentions AS m ON m.key = s.subject_key
        ORDER BY s.document, s."start", s."end", s.iri""",
    "filings": """
        SELECT filing, cik, entity, accession, form, filed, period, iri
        FROM filings ORDER BY filing""",
}
"""Query of each table, by its name."""

_NUMBERS: Final = {
    "amount": "NUMERIC",
    "row": "INTEGER",
    "column": "INTEGER",
    "on_balance_date": "INTEGER",
    "incomplete": "INTEGER",
}
_BATCH: Final = 10_000


def write_parquet(snapshot: "Snapshot", table: str, path: Path) -> None:
    """Write one table of `EXPORTED` as Parquet."""
    target = str(path).replace("'", "''")
    query = f"COPY ({EXPORTED[table]}) TO '{target}' (FORMAT parquet)"
    with snapshot.cursor() as database:
        database.execute(query)


def write_sqlite(snapshot: "Snapshot", _: str, path: Path) -> None:
    """Write all tables of `EXPORTED` into one SQLite file, which must not exist yet.

    Dates are ISO texts, truth values 0 and 1. An amount is a number where SQLite can
    hold it; its exact text stands in `value`.
    """
    import sqlite3  # noqa: PLC0415

    target = sqlite3.connect(path)
    try:
        for table, query in EXPORTED.items():
            rows = snapshot.cursor().execute(query)
            names = [column[0] for column in rows.description]
            columns = ", ".join(f'"{n}" {_NUMBERS.get(n, "TEXT")}' for n in names)
            target.execute(f'CREATE TABLE "{table}" ({columns})')
            places = ", ".join("?" * len(names))
            while batch := rows.fetchmany(_BATCH):
                lines = [_plain_values(row) for row in batch]
                target.executemany(f'INSERT INTO "{table}" VALUES ({places})', lines)
        target.execute("CREATE INDEX positions_by_party ON positions (party)")
        target.execute("CREATE INDEX facts_by_filing ON facts (filing)")
        target.commit()
    finally:
        target.close()


def write_json_lines(snapshot: "Snapshot", _: str, path: Path) -> None:
    """Write the facts, an ASCII JSON object a line, in the order of their table.

    The keys are its columns without `amount`: `value` is the exact text, and JSON
    numbers are floats to many programs.
    """
    rows = snapshot.cursor().execute(EXPORTED["facts"])
    names = [column[0] for column in rows.description]
    kept = [at for at, name in enumerate(names) if name != "amount"]
    keys = [names[at] for at in kept]
    with path.open("w", encoding="ascii", newline="\n") as target:
        while batch := rows.fetchmany(_BATCH):
            target.write(json_lines(keys, ([row[at] for at in kept] for row in batch)))


def _plain_values(row: Iterable[object]) -> list[object]:
    """Return the values as SQLite takes them."""
    return [str(value) if isinstance(value, Decimal | date) else value for value in row]


class TableExport(NamedTuple):
    """What writes a form of the tables.

    Attributes:
        write: Writes to a place what a file of the form holds, one table or all.
        hint: What the help says of the form beside its name.
        tables: Tables with a file each; none where one file holds all.
        piped: Whether it is text that may go to standard output.
    """

    write: Callable[["Snapshot", str, Path], None]
    hint: str
    tables: tuple[str, ...] = ()
    piped: bool = False

    def places(self, target: Path, ending: str) -> dict[str, Path]:
        """Return the file of each table; one file for all is that of "".

        >>> TableExport(write_parquet, "", ("facts",)).places(Path("g.x"), "parquet")
        {'facts': PosixPath('g.facts.parquet')}
        """
        if not self.tables:
            return {"": target}
        return {
            table: target.with_name(f"{target.stem}.{table}.{ending}")
            for table in self.tables
        }


TABLE_EXPORTS: Final[dict[str, TableExport]] = {
    "parquet": TableExport(write_parquet, "a file a table", tuple(EXPORTED)),
    "db": TableExport(write_sqlite, "SQLite"),
    "jsonl": TableExport(write_json_lines, "facts with party and evidence", piped=True),
}
"""The forms, in the order they are listed; each is the ending of its files too."""
