"""What may stand next on a command line: commands, options, names of the graph.

A shell asks with every TAB, so nothing here raises and nothing is told: where nothing
is known, nothing is offered, and the shell falls back to files.
"""

import os
import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum, EnumType
from inspect import unwrap
from typing import TYPE_CHECKING, Any, Final, get_args, get_type_hints

from kg.cli.checking import rules
from kg.cli.options import GRAPH
from kg.cli.signals import patterns
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.api import Graph

_MOST: Final = 60
"""Most names of a graph that are offered."""
_CHOICES: Final = re.compile(r"\[(.+\|.+)\]")


class CommandLine:
    """The words typed so far, read as far as they go.

    Args:
        root: The command ``kg`` as typer makes it.
        words: The words behind ``kg``, the last one under way.
    """

    def __init__(self, root: Any, words: Sequence[str]) -> None:  # noqa: ANN401
        self.command, self.path = root, [""]
        self.given: dict[str, list[str]] = {}
        self.arguments: list[str] = []
        self.asked: Any = None
        *before, self.word = words or [""]
        for word in before:
            self._take(word)

    def _take(self, word: str) -> None:
        """Read one word that is whole."""
        if self.asked is not None:
            self.given.setdefault(self.asked.name, []).append(word)
            self.asked = None
        elif word.startswith("-") and word != "-":
            self.take_option(word)
        elif word in getattr(self.command, "commands", {}):
            self.command = self.command.commands[word]
            self.path.append(word)
        else:
            self.arguments.append(word)

    def take_option(self, word: str) -> None:
        """Read an option, with its value behind "=" or in the next word."""
        name, equals, value = word.partition("=")
        for option in self.options():
            if name in (*option.opts, *option.secondary_opts):
                if equals:
                    self.given.setdefault(option.name, []).append(value)
                elif not option.is_flag:
                    self.asked = option

    def options(self) -> list[Any]:
        """Return the options of the command."""
        return [one for one in self.command.params if one.param_type_name == "option"]

    def argument(self) -> Any:  # noqa: ANN401
        """Return the argument the word is for; None where there is none left."""
        named = [
            one for one in self.command.params if one.param_type_name == "argument"
        ]
        place = len(self.arguments)
        if place < len(named):
            return named[place]
        return named[-1] if named and named[-1].nargs == -1 else None

    def graph(self) -> str:
        """Return the graph that is named on the line, or the usual one."""
        return (self.given.get("graph") or [os.environ.get("KG_GRAPH", GRAPH)])[-1]


def candidates(root: Any, words: Sequence[str]) -> list[str]:  # noqa: ANN401
    """Return what the last word may become, sorted as it is to be shown.

    Args:
        root: The command ``kg`` as typer makes it.
        words: The words behind ``kg``, the last one under way, perhaps "".
    """
    line = CommandLine(root, words)
    word = line.word
    if line.asked is None and word.startswith("--") and "=" in word:
        name, _, line.word = word.partition("=")
        line.take_option(name)
        return [f"{name}={value}" for value in _values(line, line.asked)]
    if line.asked is not None:
        return _values(line, line.asked)
    if word.startswith("-"):
        return _beginning(word, (text for one in line.options() for text in one.opts))
    commands = getattr(line.command, "commands", {})
    if commands and not line.arguments:
        return _beginning(word, [n for n, one in commands.items() if not one.hidden])
    return _values(line, line.argument())


def _beginning(word: str, names: Iterable[str]) -> list[str]:
    """Return the names that begin with a word; where none does, whatever its case."""
    listed, folded = list(names), word.casefold()
    alike = [name for name in listed if name.startswith(word)]
    return alike or [name for name in listed if name.casefold().startswith(folded)]


def _values(line: CommandLine, parameter: Any) -> list[str]:  # noqa: ANN401
    """Return the values a parameter may take that begin with the word under way."""
    if parameter is None:
        return []
    if parameter.name == "param":
        return _parameter_values(line)
    told = _TOLD.get((line.path[-1], parameter.name)) or _TOLD.get(("", parameter.name))
    if told is not None:
        return _beginning(line.word, _quietly(told, line))
    listed = _CHOICES.fullmatch(str(parameter.metavar or ""))
    names = listed[1].split("|") if listed else _choices(line.command, parameter.name)
    return _beginning(line.word, names)


def _choices(command: Any, name: str) -> list[str]:  # noqa: ANN401
    """Return the values of a parameter that is an enum.

    The function behind the command tells: what typer knows of a type has moved between
    its versions.
    """
    hint = get_type_hints(unwrap(command.callback)).get(name)
    members: list[Enum] = []
    for kind in (hint, *get_args(hint)):
        members += kind if isinstance(kind, EnumType) else ()
    return [str(member.value) for member in members]


def _parameter_values(line: CommandLine) -> list[str]:
    """Return ``name=`` of each parameter, or the values of the one that is named."""
    name, equals, value = line.word.partition("=")
    if not equals:
        return _beginning(name, [f"{one}=" for one in _quietly(_parameters, line)])
    line.word = value
    told = _PARAMETER_VALUES.get(name)
    values = _beginning(value, _quietly(told, line)) if told is not None else []
    return [f"{name}={one}" for one in values]


def _quietly(
    tell: Callable[[CommandLine], Iterable[str]], line: CommandLine
) -> list[str]:
    """Return what is told, or nothing where there is no graph to tell it."""
    try:
        return list(tell(line))
    except (KGError, OSError):
        return []


def _queries(_: CommandLine) -> list[str]:
    from kg.queries import listing

    return [info.name for info in listing()]


def _parameters(line: CommandLine) -> list[str]:
    """Return the names of the parameters that a command takes."""
    from dataclasses import fields

    from kg.queries.named import named
    from kg.signals.records import Thresholds

    if line.path[-1] == "signals":
        return [field.name for field in fields(Thresholds)]
    if line.path[-1] in ("query", "sparql"):
        return [one.name for one in named((line.arguments or [""])[0]).parameters]
    return ["reporter", "party", "side", "currency", "on", "known"]


def _in_graph(
    tell: "Callable[[Graph, str], Iterable[object]]",
) -> Callable[[CommandLine], list[str]]:
    """Return what tells names of the graph that the line is about."""

    def told(line: CommandLine) -> list[str]:
        from kg import api

        with api.open(line.graph()) as graph:
            return [str(one) for one in tell(graph, line.word)][:_MOST]

    return told


def _names(what: str) -> Callable[[CommandLine], list[str]]:
    def tell(graph: "Graph", word: str) -> list[str]:
        return sorted({name for _, name in graph.named_alike(what, word)})

    return _in_graph(tell)


def _column(sql: str) -> Callable[[CommandLine], list[str]]:
    return _in_graph(lambda graph, _: [row[0] for row in graph.sql(sql).cells])


def _unsettled(graph: "Graph", _: str) -> list[str]:
    from kg.facts.short_names import short_name

    return list(dict.fromkeys(map(short_name, graph.unsettled())))


def _facts(graph: "Graph", _: str) -> list[str]:
    from kg.facts.short_names import short_name

    rows = graph.sql("SELECT iri FROM facts WHERE amount IS NOT NULL ORDER BY iri")
    return list(dict.fromkeys(short_name(str(row[0])) for row in rows.cells))


def _measures(_: CommandLine) -> Iterable[str]:
    from kg.network.measures import MEASURES

    return MEASURES


_FILINGS: Final = _column("SELECT filing FROM filings ORDER BY filing")
_CURRENCIES: Final = _column(
    "SELECT DISTINCT currency FROM facts WHERE currency IS NOT NULL ORDER BY currency"
)
_TOLD: Final[dict[tuple[str, str], Callable[[CommandLine], Iterable[str]]]] = {
    ("query", "name"): _queries,
    ("note", "filing"): _FILINGS,
    ("remove", "name"): _FILINGS,
    ("settle", "fact"): _in_graph(_unsettled),
    ("evidence", "facts"): _in_graph(_facts),
    ("list", "name"): _names("party"),
    ("show", "name"): _names("party"),
    ("decide", "a"): _names("party"),
    ("decide", "b"): _names("party"),
    ("name", "reporter"): _names("reporter"),
    ("completion", "shell"): lambda _: ("bash", "zsh", "fish"),
    ("", "filing"): _FILINGS,
    ("", "party"): _names("party"),
    ("", "reporter"): _names("reporter"),
    ("", "currency"): _CURRENCIES,
    ("", "rule"): lambda _: rules(),
    ("", "signal"): lambda _: patterns(),
    ("", "measure"): _measures,
    ("", "as_of"): lambda _: ("latest", "all"),
}
"""What tells the values of a parameter, by command and name; "" is any command."""
_PARAMETER_VALUES: Final[dict[str, Callable[[CommandLine], Iterable[str]]]] = {
    "party": _names("party"),
    "reporter": _names("reporter"),
    "currency": _CURRENCIES,
    "filing": _FILINGS,
    "side": lambda _: ("due from", "due to"),
    "as_of": lambda _: ("latest",),
    "include": lambda _: ("totals", "translations", "uncertain", "all"),
    "relationship": _column(
        "SELECT DISTINCT relationship FROM facts WHERE relationship IS NOT NULL "
        "ORDER BY 1"
    ),
    "reason": _column("SELECT DISTINCT reason FROM uncounted ORDER BY reason"),
}
"""What tells the values of ``-p name=``, by the name."""
