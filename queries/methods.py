"""Writes kg/api/asked.py and kg/api/answers.py: one typed method a named query.

Run ``python queries/methods.py``; with ``--check`` nothing is written and the exit code
is 1 when a committed file differs. Names, parameters and meanings are those of the
headers of ``queries/*.rq``, columns and their types those of ``queries/*.sql`` over the
shipped examples.
"""

import shutil
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import kg
from kg.facts.snapshot import Snapshot
from kg.queries.columns import AMOUNTS
from kg.queries.named import ParameterInfo, QueryInfo, listing
from kg.queries.parameters import question_of
from kg.queries.sql_answers import values_of

ROOT: Final = Path(__file__).resolve().parents[1]
API: Final = ROOT / "kg" / "api"
RENAMED: Final[Mapping[str, str]] = {"parties": "counterparties"}
"""Methods of another name than their query: `Graph.parties` tells who the names are."""
KINDS: Final[Mapping[str, str]] = {
    "name": "str | int | None",
    "text": "str | None",
    "day": "date | str | None",
    "words": "str | Iterable[str] | None",
}
"""What a parameter takes, by its kind."""
TYPES: Final[Mapping[str, str]] = {"DATE": "Day", "BIGINT": "int", "INTEGER": "int"}
"""Python types by those of SQL; anything else is a text. A column is named date."""
KNOWN: Final = frozenset((
    "reporter", "party", "side", "date", "currency", "due_from", "due_to", "net",
    "amount", "before", "after", "change", "since", "until", "reports", "facts", "fact",
    "n", "name", "parties", "reporters", "kind", "filing", "raw", "placed_by", "reason",
    "reporter_iri", "party_iri", "statement_iri", "predicate", "words", "document",
    "creditor", "debtor", "rounding", "result", "creditor_cells", "debtor_cells",
    "creditor_iri", "debtor_iri", "creditor_facts", "debtor_facts", "incomplete",
))  # fmt: skip
"""Columns that are never unknown, but in the queries named below."""
UNKNOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "balances": ("party", "party_iri", "side"),
    "flows": ("party", "party_iri"),
    "mirror": ("due_from", "due_to"),
    "totals": ("side",),
    "uncertain": ("party",),
    "evidence": ("amount", "currency", "date", "party"),
    "uncounted": ("party", "date", "currency"),
}
"""Columns that some rows of a query leave out: totals have no party, say."""
MARK: Final = "Made by ``queries/methods.py`` of the named queries; edit those."


def method_name(query: str) -> str:
    """Return the name of the method of a query."""
    return RENAMED.get(query, query)


def row_name(query: str) -> str:
    """Return the name of the class of its rows."""
    return f"{query.capitalize()}Row"


def columns_of(snapshot: Snapshot, info: QueryInfo) -> dict[str, str]:
    """Return the columns of a query with their Python types."""
    values = {
        name: value
        for name, value in values_of(question_of(snapshot, {})).items()
        if f"${name}" in info.sql
    }
    database = snapshot.cursor()
    told = database.execute(f"DESCRIBE {info.sql}", values).fetchall()
    types = {}
    for name, kind, *_ in told:
        python = "Decimal" if name in AMOUNTS else TYPES.get(kind, "str")
        known = name in KNOWN and name not in UNKNOWN.get(info.name, ())
        types[name] = python if known else f"{python} | None"
    return types


def folded(text: str, indent: int) -> str:
    """Return a text in lines of at most 88 characters."""
    space = " " * indent
    return textwrap.fill(
        text,
        88,
        initial_indent=space,
        subsequent_indent=space,
        break_on_hyphens=False,
    )


def row_class(info: QueryInfo, types: Mapping[str, str]) -> str:
    """Return the class of the rows of a query."""
    fields = "\n".join(f"    {name}: {kind}" for name, kind in types.items())
    doc = f'    """One row of the query ``{info.name}``."""'
    head = f"class {row_name(info.name)}(Row):"
    return f"{head}\n{doc}\n\n    __slots__ = ()\n{fields}\n"


def argument(parameter: ParameterInfo) -> str:
    """Return the line of a docstring for a parameter."""
    meaning = parameter.meaning[:1].upper() + parameter.meaning[1:]
    text = f"{parameter.name}: {meaning.rstrip('.')}."
    space = " " * 12
    return textwrap.fill(
        text,
        88,
        initial_indent=space,
        subsequent_indent=space + "    ",
        break_on_hyphens=False,
    )


def method(info: QueryInfo) -> str:
    """Return the method that asks a query; only its first parameter needs no name."""
    names = [parameter.name for parameter in info.parameters]
    if "reporter" in names:
        names.insert(0, names.pop(names.index("reporter")))
    kinds = {parameter.name: KINDS[parameter.kind] for parameter in info.parameters}
    takes = [f"{name}: {kinds[name]} = None" for name in names]
    first, *rest = takes
    signature = ", ".join(["self", first, *(["*", *rest] if rest else [])])
    arguments = "\n".join(argument(parameter) for parameter in info.parameters)
    made = f"answers.{row_name(info.name)}"
    return f'''
    def {method_name(info.name)}({signature}) -> "RowsOf[{made}]":
        """Return the rows of the query ``{info.name}``.

{folded(info.description.rstrip(".") + ".", 8)}

        Args:
{arguments}
        """
        return self._named("{info.name}", locals())
'''


ANSWERS_HEAD = f'''"""What a type checker knows of the rows of each named query.

{MARK}
"""

from datetime import date as Day
from decimal import Decimal
from typing import Literal

from kg.queries.rows import Row

'''
ASKED_HEAD = f'''"""One typed method a named query.

{MARK}
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.api.folder import GraphFolder

if TYPE_CHECKING:
    from kg.api import answers
    from kg.queries.rows import RowsOf


class GraphQueries:
    """The part of `kg.api.graph.Graph` that asks the named queries."""

    _graph: GraphFolder

    def _named(self, name: str, given: Mapping[str, Any]) -> "RowsOf[Any]":
        """Return the rows of a query, asked with the variables of its method."""
        from kg.queries import rows

        parameters = {{key: value for key, value in given.items() if key != "self"}}
        return rows(self._graph.snapshot(), name, parameters)
'''


def sources() -> dict[Path, str]:
    """Return the text of each file, formatted."""
    queries = listing()
    with kg.open() as graph:
        graph.build(manifest=ROOT / "examples" / "manifest.csv", rdf=False)
        snapshot = graph._graph.snapshot()
        types = {info.name: columns_of(snapshot, info) for info in queries}
    names = ", ".join(f'"{info.name}"' for info in queries)
    classes = "\n\n".join(row_class(info, types[info.name]) for info in queries)
    named = f'QueryName = Literal[{names}]\n"""The names of the queries."""\n\n\n'
    asked = ASKED_HEAD + "".join(map(method, queries))
    texts = {
        API / "answers.py": ANSWERS_HEAD + named + classes,
        API / "asked.py": asked,
    }
    return {path: formatted(text, path) for path, text in texts.items()}


def formatted(text: str, path: Path) -> str:
    """Return Python as ruff writes it."""
    beside = Path(sys.executable).with_name("ruff")
    ruff = str(beside) if beside.exists() else shutil.which("ruff") or "ruff"
    for command in (("check", "--select", "I", "--fix", "--quiet"), ("format",)):
        text = subprocess.run(
            [ruff, *command, "--stdin-filename", str(path), "-"],
            input=text,
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
        ).stdout
    return text


def main() -> int:
    """Write the files, or tell whether they are as they should be."""
    texts = sources()
    if "--check" in sys.argv[1:]:
        stale = [p for p, text in texts.items() if p.read_text("utf-8") != text]
        return 1 if stale else 0
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
