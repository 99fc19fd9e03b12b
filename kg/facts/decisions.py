"""The log of what people decided: columns, who names are, what reporters are called.

One JSON object a line, only ever added to, in a file of its own beside the
publications, so that no damage to a table or store can lose a decision. Each line ends
in a checksum over itself and the line before: a line that was changed, lost or cut is
noticed.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.errors import GraphError
from kg.parties.decisions import Decision, Verdict

_CHECK = "check"


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's decision on the column of a fact.

    Attributes:
        fact: IRI of the fact.
        column: Value column from 0.
        why: The reason.
        ordinal: How many settlements of this fact there are up to this one, from 1.
    """

    fact: str
    column: int
    why: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class ReporterName:
    """A person's decision on what a reporter is called.

    Attributes:
        reporter: Key of the reporter: its CIK, or ``page-<hash>``.
        name: The name; "" takes back what was decided before.
        by: Who decided.
        why: The reason; "" without one.
        when: The day.
    """

    reporter: str
    name: str
    by: str
    why: str = ""
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a graph, in the order they were made."""

    settlements: tuple[Settlement, ...] = ()
    names: tuple[Decision, ...] = ()
    reporters: tuple[ReporterName, ...] = ()

    @property
    def count(self) -> int:
        """How many entries of the log they are."""
        return len(self.settlements) + len(self.names) + len(self.reporters)

    @property
    def reporter_names(self) -> dict[str, str]:
        """The name that was decided last, by key of the reporter."""
        newest = {entry.reporter: entry.name for entry in self.reporters}
        return {reporter: name for reporter, name in newest.items() if name}

    @property
    def columns(self) -> dict[str, int]:
        """The column that holds, by IRI of the fact: the newest one."""
        newest = sorted(self.settlements, key=lambda entry: entry.ordinal)
        return {entry.fact: entry.column for entry in newest}


Entry = Settlement | Decision | ReporterName


def entry_lines(entries: Iterable[Entry], after: str = "") -> Iterator[str]:
    """Yield the lines of entries to add to a log.

    Args:
        entries: In order.
        after: Checksum of the last line of the log; "" for an empty one.
    """
    for entry in entries:
        content = json.dumps(_plain(entry), sort_keys=True)
        after = _checksum(content, after)
        yield f"{content[:-1]}, {json.dumps(_CHECK)}: {json.dumps(after)}}}\n"


def last_checksum(text: str) -> str:
    """Return the checksum of the last line of a log; "" for an empty one."""
    lines = text.splitlines()
    return str(json.loads(lines[-1])[_CHECK]) if lines else ""


def _checksum(content: str, after: str) -> str:
    return hashlib.sha256(f"{after}\n{content}".encode()).hexdigest()[:16]


def _plain(entry: Entry) -> dict[str, object]:
    if isinstance(entry, Settlement):
        return {
            "kind": "column",
            "fact": entry.fact,
            "column": entry.column,
            "why": entry.why,
            "ordinal": entry.ordinal,
        }
    if isinstance(entry, ReporterName):
        return {
            "kind": "reporter",
            "reporter": entry.reporter,
            "name": entry.name,
            "by": entry.by,
            "why": entry.why,
            "when": None if entry.when is None else entry.when.isoformat(),
        }
    return {
        "kind": "name",
        "ordinal": entry.ordinal,
        "a": entry.a,
        "b": entry.b,
        "verdict": str(entry.verdict),
        "by": entry.by,
        "why": entry.why,
        "when": None if entry.when is None else entry.when.isoformat(),
        "withdrawn": entry.withdrawn,
    }


def read_decisions(text: str, source: str = "") -> Decisions:
    """Return the decisions of a log.

    Args:
        text: Content of the log.
        source: Its path, for the message.

    Raises:
        GraphError: A line is damaged, or one is missing before it.
    """
    entries = list(_whole_entries(text))
    if len(entries) < len(text.splitlines()):
        message = (
            f"found line {len(entries) + 1} of {source or 'the decisions'} damaged, "
            "expected a decision as it was written; mend it with kg rebuild"
        )
        raise GraphError(message)
    return Decisions(
        tuple(entry for entry in entries if isinstance(entry, Settlement)),
        tuple(entry for entry in entries if isinstance(entry, Decision)),
        tuple(entry for entry in entries if isinstance(entry, ReporterName)),
    )


def whole_lines(text: str) -> str:
    """Return the lines of a log before the first one that is damaged."""
    count = sum(1 for _ in _whole_entries(text))
    return "".join(line + "\n" for line in text.splitlines()[:count])


def _whole_entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a log up to the first line that is damaged."""
    after = ""
    for line in text.splitlines():
        try:
            record = json.loads(line)
            after_line = str(record.pop(_CHECK))
            if after_line != _checksum(json.dumps(record, sort_keys=True), after):
                return
            yield _entry(record)
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        after = after_line


def _entry(record: dict[str, object]) -> Entry:
    if record["kind"] == "column":
        return Settlement(
            str(record["fact"]),
            int(str(record["column"])),
            str(record["why"]),
            int(str(record["ordinal"])),
        )
    when = record["when"]
    if record["kind"] == "reporter":
        return ReporterName(
            str(record["reporter"]),
            str(record["name"]),
            str(record["by"]),
            str(record["why"]),
            None if when is None else date.fromisoformat(str(when)),
        )
    return Decision(
        int(str(record["ordinal"])),
        str(record["a"]),
        str(record["b"]),
        Verdict(str(record["verdict"])),
        str(record["by"]),
        str(record["why"]),
        None if when is None else date.fromisoformat(str(when)),
        record["withdrawn"] is True,
    )
