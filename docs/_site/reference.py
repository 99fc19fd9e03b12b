"""The reference pages, from argument parser, docstrings and tables of the program."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any, Final, get_args

import click
from typer.main import get_command

import kg
from kg import errors
from kg.api.asked import GraphQueries
from kg.api.decisions import GraphDecisions
from kg.api.graph import Graph
from kg.api.network import GraphNetwork
from kg.api.shown import GraphShown
from kg.api.things import GraphThings
from kg.cli.app import app
from kg.facts.evidence import Cell
from kg.facts.select import PositionRow
from kg.mcp import tools as assistant
from kg.model.fact import Fact
from kg.model.finding import CellRef, Finding, Findings, Number
from kg.queries.named import QueryInfo
from kg.queries.rows import Row, RowsOf, Triples
from kg.serve.routes import ADDRESSES
from kg.serve.tasks import TASKS
from kg.signals.records import Signal, Signals, Thresholds
from kg.views.embedded import View
from kg.views.sheet import Sheet

_SECTION: Final = re.compile(
    r"^(Args|Returns|Yields|Raises|Attributes):$", re.MULTILINE
)
_ITEM: Final = re.compile(r"^(\*{0,2}[\w., |]+?)( \(.*\))?: (.*)", re.DOTALL)
_PARTS: Final[Mapping[str, type]] = {
    "The graph: build, ask, keep": Graph,
    "Named queries": GraphQueries,
    "Network and picture": GraphNetwork,
    "Single things": GraphThings,
    "Sheets": GraphShown,
    "Decisions": GraphDecisions,
}
_RECORDS: Final = (
    Fact, RowsOf, Row, Triples, QueryInfo, Finding, Findings, Number, CellRef, Signal,
    Signals, Thresholds, PositionRow, Cell, Sheet, View,
)  # fmt: skip
_MADE: Final = "Made from the program when this site is built.\n"


def _cell(text: object) -> str:
    """Return a text for a cell of a table."""
    return " ".join(str(text).split()).replace("|", "\\|")


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    lines = [[*heads]]
    lines += [["---"] * len(lines[0]), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def commands() -> str:
    """Return the page of all commands: usage, arguments, options, examples."""
    parts = ["# Every command\n", _MADE]
    for name, command in sorted(get_command(app).commands.items()):  # type: ignore[attr-defined]
        parts += _command(f"kg {name}", command)
        for under, inner in sorted(getattr(command, "commands", {}).items()):
            parts += _command(f"kg {name} {under}", inner, level=3)
    return "\n".join(parts)


def _command(path: str, command: click.Command, level: int = 2) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    usage = command.collect_usage_pieces(context)
    yield f"{'#' * level} {path}\n"
    yield (command.help or "").split("\f")[0].strip() + "\n"
    yield f"```text\n{' '.join([path, *usage])}\n```\n"
    rows = []
    for option in command.get_params(context):
        told = option.get_help_record(context)
        if told is not None and "--help" not in told[0]:
            rows.append((f"`{told[0]}`", told[1]))
    if rows:
        yield _table(("argument or option", "is"), rows)
    if command.epilog:
        examples = command.epilog.removeprefix("Example: ").split("  ·  ")
        yield "```bash\n" + "\n".join(line.strip() for line in examples) + "\n```\n"


def http() -> str:
    """Return the page of the addresses of the server."""
    rows, listed = [], []
    for address in ADDRESSES:
        names = f"{{{address.names}}}" if address.names else ""
        asker = "program or browser" if address.audience is None else address.audience
        told = _plain(inspect.getdoc(TASKS[address.task]) or "").split("\n\n")[0]
        summary = address.summary or told.removeprefix("Return ").rstrip(".")
        rows.append((f"`{address.stem}{names}`", asker, summary))
        listed += [
            (f"`{address.stem}{names}`", f"`{p.name}`", p.kind, p.meaning)
            for p in address.parameters
        ]
    return "\n".join(
        (
            "# HTTP interface\n",
            _MADE,
            "`kg serve` answers at these addresses; `/openapi.json` describes those "
            "for programs. [Serving](../serve.md) says how.\n",
            _table(("address", "for", "answers"), rows),
            "## Parameters\n",
            "A named query, `/api/query/{name}`, takes its own parameters beside these "
            "([queries](../queries.md)).\n",
            _table(("address", "parameter", "kind", "is"), listed),
        )
    )


def tools() -> str:
    """Return the page of the tools an assistant is given."""
    parts = ["# Tools of an assistant\n", _MADE]
    parts.append("`kg mcp` offers them; [Assistant](../assistant.md) says how.\n")
    for name in assistant.NAMES:
        function = getattr(assistant.Tools, name)
        parts += _callable(name, function, level=2)
        told = [
            f"* `{parameter.name}`: {parameter.annotation.__metadata__[0].description}"
            for parameter in inspect.signature(function).parameters.values()
            if hasattr(parameter.annotation, "__metadata__")
        ]
        parts.append("\n".join(told) + "\n")
    return "\n".join(parts)


def python() -> str:
    """Return the page of the Python interface."""
    parts = ["# Every class and function\n", _MADE, "## kg\n"]
    for name in ("open", "read", "report", "examples"):
        parts += _callable(f"kg.{name}", getattr(kg, name), level=3)
    for title, part in _PARTS.items():
        parts.append(f"## {title}\n")
        parts.append(f"{_plain(inspect.getdoc(part) or '').splitlines()[0]}\n")
        for name, member in vars(part).items():
            if not name.startswith("_"):
                parts += _member(name, member)
    parts.append("## Records\n")
    for record in _RECORDS:
        parts.append(f"### {record.__name__}\n")
        parts += _described(record)
        for name, member in vars(record).items():
            if not name.startswith("_") and inspect.isfunction(member):
                parts += _callable(name, member, level=4)
    parts.append("## Errors\n")
    parts.append(_table(("error", "is raised when"), _errors(errors)))
    return "\n".join(parts)


def _errors(module: ModuleType) -> Iterator[tuple[str, str]]:
    for name, kind in vars(module).items():
        if inspect.isclass(kind) and kind.__module__ == module.__name__:
            yield (
                f"`kg.errors.{name}`",
                _plain(inspect.getdoc(kind) or "").split("\n")[0],
            )


def _member(name: str, member: object) -> Iterator[str]:
    if isinstance(member, property):
        yield f"### graph.{name}\n"
        yield from _described(member)
    elif isinstance(member, staticmethod):
        yield from _callable(f"graph.{name}", member.__func__, level=3)
    elif inspect.isfunction(member):
        yield from _callable(f"graph.{name}", member, level=3)


def _callable(name: str, function: Callable[..., Any], level: int) -> Iterator[str]:
    yield f"{'#' * level} {name}\n"
    yield f"```python\n{_signature(name, function)}\n```\n"
    yield from _described(function)


def _signature(name: str, function: Callable[..., Any]) -> str:
    """Return a signature on one line, or a parameter a line."""
    signature = inspect.signature(function)
    parts, star = [], False
    for parameter in signature.parameters.values():
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.VAR_POSITIONAL:
            star = True
        if parameter.kind is parameter.KEYWORD_ONLY and not star:
            parts.append("*")
            star = True
        parts.append(
            str(parameter.replace(annotation=_annotation(parameter.annotation)))
        )
    returns = _annotation(signature.return_annotation)
    ends = "" if returns is inspect.Signature.empty else f" -> {returns}"
    inner = [_unquoted(part) for part in parts]
    line = f"{name}({', '.join(inner)}){_unquoted(ends)}"
    if len(line) <= 80:
        return line
    body = "".join(f"    {part},\n" for part in inner)
    return f"{name}(\n{body}){_unquoted(ends)}"


def _annotation(annotation: object) -> object:
    """Return an annotation as a reader needs it: without what describes it."""
    if annotation is inspect.Parameter.empty:
        return annotation
    if hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation.__name__
    return str(annotation)


def _unquoted(text: str) -> str:
    """Return a part of a signature without quotes of forward references.

    >>> _unquoted("rows: 'list[Row]' = None"), _unquoted("engine: str = 'tables'")
    ('rows: list[Row] = None', "engine: str = 'tables'")
    """
    annotation, equals, default = text.partition(" = ")
    plain = re.sub(r"[\"']", "", annotation)
    return (
        plain.replace("collections.abc.", "").replace("typing.", "") + equals + default
    )


def _described(thing: object) -> Iterator[str]:
    """Yield a docstring as Markdown: its words, then its sections as lists."""
    text = _plain(inspect.getdoc(thing) or "")
    first, *rest = _SECTION.split(text)
    yield re.sub(r"^>>> .*", "", first.split("\n>>> ")[0]).strip() + "\n"
    for title, body in zip(rest[::2], rest[1::2], strict=True):
        indented = [line for line in body.split("\n>>> ")[0].split("\n")]
        inside = "\n".join(line for line in indented if line.startswith("    "))
        outside = "\n".join(
            line for line in indented if line and not line.startswith(" ")
        )
        yield f"**{title.replace('Args', 'Parameters')}**\n"
        yield (
            _items(inside)
            if title != "Returns" and title != "Yields"
            else (" ".join(inside.split()) + "\n")
        )
        if outside:
            yield outside + "\n"


def _items(body: str) -> str:
    """Return the entries of a section as a list."""
    entries: list[str] = []
    for line in body.split("\n"):
        text = line[4:]
        if text.startswith(" ") and entries:
            entries[-1] += " " + text.strip()
        elif text.strip():
            entries.append(text.strip())
    lines = []
    for entry in entries:
        match = _ITEM.match(entry)
        lines.append(f"* `{match[1]}`: {match[3]}" if match else f"* {entry}")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return text.replace("``", "`").replace("<", "&lt;")
