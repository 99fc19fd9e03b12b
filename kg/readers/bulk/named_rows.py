"""Which elements and dimensions of bulk data name the parties of their filing.

The parties are told by the axes they stand on, and by the notes on related parties. A
filing's texts are looked through at once for the words of its parties; those that hold
one are read, as `kg.readers.bulk.wanted` reads them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import duckdb
import numpy as np

from kg.processes import shared_among
from kg.readers.bulk.layout import LONGEST_TEXT
from kg.readers.bulk.names import STANDARD_MEMBERS, Names
from kg.readers.bulk.tables import make_table
from kg.readers.bulk.wanted import NOTE
from kg.readers.knowledge import Candidates, NamesSought
from kg.readers.xbrl.document import Dimension
from kg.readers.xbrl.element_names import name_of, words_of

if TYPE_CHECKING:
    import numpy.typing as npt

_Row = tuple[Any, ...]
"""What is asked of one filing: the arguments of `_OfFiling`."""

_AT_ONCE: Final = 1_000
"""Filings whose texts are held at once, some 50 KB each; and those of as many more."""
_CHUNK: Final = 20
"""Filings that a process is handed at once."""
_NO_WORDS: Final = bytes(
    n for n in range(128) if not chr(n).isalnum() and chr(n) not in "\t\n"
)
_LINE_END: Final = ord("\n")
_ENDING: Final = re.compile("(?:Member|Domain)$")
_PIECE: Final = re.compile("[A-Z]?[a-z]+|[A-Z]|[0-9]+")
"""Parts that words of a name are made of; capitals may be parted anywhere: ABC LLC."""


@dataclass(slots=True)
class Named:
    """What names parties: elements and sets of dimensions, each behind its filing.

    All are numbers (`kg.readers.bulk.keys`), as text.
    """

    elements: set[tuple[str, ...]] = field(default_factory=set)
    cuts: set[tuple[str, ...]] = field(default_factory=set)


def named_in(database: duckdb.DuckDBPyConnection, candidates: Candidates) -> Named:
    """Return what names parties of the filings, beside what is wanted anyway.

    Args:
        database: Holds the tables, and what `preselect` has told of them.
        candidates: What may concern related parties.
    """
    ((filings,),) = database.execute("SELECT count(*) FROM filing").fetchall()
    parts = 1 + int(filings) // _AT_ONCE
    for table, query in _OF_FILINGS.items():
        # In the order of the parts: each is then found without looking at all rows.
        numbered = f"SELECT filing % {parts} AS part, * FROM ({query}) ORDER BY part"
        make_table(database, table, numbered)

    def rows_of(part: int) -> list[_Row]:
        return database.execute(_QUERY, {"part": part}).fetchall()

    named = Named()
    look = partial(_named_by, candidates)
    with shared_among(candidates.workers if parts > 1 else 1) as mapped:
        rows = rows_of(0)
        for part in range(1, parts + 1):
            # While the texts of some filings are looked through, those of the next are
            # fetched.
            found = mapped(look, rows, _CHUNK)
            rows = rows_of(part) if part < parts else []
            for each in found:
                named.elements |= each.elements
                named.cuts |= each.cuts
    for table in _OF_FILINGS:
        database.execute(f"DROP TABLE {table}")
    return named


def _named_by(candidates: Candidates, row: _Row) -> Named:
    """Return what names the parties of one filing."""
    named = Named()
    _OfFiling(candidates, *row).add_to(named)
    return named


_OF_FILINGS: Final = {
    "said_members": (
        "SELECT DISTINCT filing, [member, plabel] AS label FROM pre "
        "WHERE plabel <> '' AND member IS NOT NULL"
    ),
    "open_elements": (
        "SELECT u.filing, n.tag || chr(9) || coalesce(l.text, n.tlabel) || chr(9) || "
        "u.element AS line FROM (SELECT * FROM used "
        "ANTI JOIN element USING (filing, element)) AS u "
        "LEFT JOIN (SELECT DISTINCT filing, element, plabel AS text FROM pre "
        "WHERE first AND plabel <> '') AS l USING (filing, element) "
        "JOIN names AS n USING (element)"
    ),
    "open_cuts": (
        "SELECT c.filing, c.cut || chr(9) || s.segments AS line FROM "
        "(SELECT * FROM cuts ANTI JOIN cut USING (filing, cut)) AS c "
        "JOIN segments AS s USING (cut)"
    ),
    "said_parties": (
        "SELECT filing, segments FROM cuts "
        "JOIN (SELECT cut FROM judged WHERE party) USING (cut) "
        "JOIN segments USING (cut)"
    ),
    "registrants": (
        "SELECT DISTINCT filing, coreg FROM (SELECT filing, coreg FROM num "
        "UNION ALL SELECT filing, coreg FROM txt) WHERE coreg <> ''"
    ),
    "said_notes": (
        "SELECT filing, [CAST(element AS VARCHAR), value] AS note FROM txt "
        f"WHERE ends_with(tag, '{NOTE}') AND length(value) < {LONGEST_TEXT}"
    ),
    "speaking": (
        "SELECT filing, CAST(element AS VARCHAR) AS element FROM element "
        f"SEMI JOIN (SELECT element FROM names WHERE ends_with(tag, '{NOTE}')) "
        "USING (element)"
    ),
}
"""What is asked of the filings, a row each, by the name of its table."""


def _gathered(table: str, gathered: str, name: str) -> str:
    """Return SQL for what a table has of each filing of a part."""
    return (
        f"(SELECT filing, {gathered} AS {name} FROM {table} WHERE part = $part "
        "GROUP BY filing)"
    )


_ASKED: Final = (
    _gathered("said_parties", "list(segments)", "parties"),
    _gathered("registrants", "list(coreg)", "registrants"),
    _gathered("said_members", "list(label)", "labels"),
    _gathered("open_elements", "string_agg(line, chr(10))", "elements"),
    _gathered("open_cuts", "string_agg(line, chr(10))", "cuts"),
    _gathered("said_notes", "list(note)", "notes"),
    _gathered("speaking", "list(element)", "speaking"),
)
_QUERY: Final = (
    "SELECT CAST(filing AS VARCHAR), parties, registrants, labels, elements, cuts, "
    f"notes, speaking FROM filing LEFT JOIN {' USING (filing) LEFT JOIN '.join(_ASKED)}"
    " USING (filing) WHERE filing NOT IN (SELECT filing FROM whole) "
    "AND (parties IS NOT NULL OR registrants IS NOT NULL OR notes IS NOT NULL)"
)


class _OfFiling:
    """One filing's parties, and its texts that are not wanted anyway.

    Args:
        candidates: What may concern related parties.
        filing: Its number.
        parties: Sets of dimensions with an axis of parties.
        registrants: Co-registrants.
        labels: Members, and a label of each.
        elements: Lines of tag, label and the element's number.
        cuts: Lines of number and dimensions.
        notes: The element's number and text of text blocks.
        speaking: Numbers of the elements of text blocks that are wanted anyway.
    """

    def __init__(
        self,
        candidates: Candidates,
        filing: str,
        parties: list[str] | None,
        registrants: list[str] | None,
        labels: list[list[str]] | None,
        elements: str | None,
        cuts: str | None,
        notes: list[list[str]] | None,
        speaking: list[str] | None,
    ) -> None:
        self._candidates, self._filing = candidates, filing
        self._names = Names("", "")
        self._labels: dict[str, set[str]] = defaultdict(set)
        for member, label in labels or ():
            self._labels[member].add(label)
        self._elements, self._cuts = elements or "", cuts or ""
        self._notes = notes or ()
        self._speaking = set(speaking or ())
        self._parties = set(self._party_texts(parties or (), registrants or ()))

    def add_to(self, named: Named) -> None:
        """Add what names parties."""
        if not self._elements and not self._cuts:
            return
        sought = self._candidates.names(self._parties) if self._parties else None
        if sought is not None and self._elements:
            for element in self._elements_that_name(sought):
                named.elements.add((self._filing, element))
                self._speaking.add(element)
        if not self._cuts:
            return
        segments = self._segments_told() if self._notes else set()
        if sought is not None:
            segments |= self._segments_that_name(sought)
        if not segments:
            return
        for line in self._cuts.split("\n"):
            number, _, cuts = line.partition("\t")
            if not segments.isdisjoint(cuts.split(";")):
                named.cuts.add((self._filing, number))

    def _elements_that_name(self, sought: NamesSought) -> Iterator[str]:
        """Yield the numbers of the elements whose label may name a party."""
        for line in _lines_naming(sought, self._elements):
            tag, label, element = line.split("\t")
            if sought.in_label(label or words_of(tag)):
                yield element

    def _segments_that_name(self, sought: NamesSought) -> set[str]:
        """Return the segments of dimensions with a member that names a party."""
        lines = list(_lines_naming(sought, self._cuts))
        shown = "\n".join(
            f"{member}\t{' '.join(labels)}" for member, labels in self._labels.items()
        )
        members = [
            f"={_ENDING.sub('', line.partition(chr(9))[0])}"
            for line in (_lines_naming(sought, shown) if shown else ())
        ]
        if members:
            lines += [
                line
                for line in self._cuts.split("\n")
                if any(member in line for member in members)
            ]
        return {
            segment
            for segment in _segments_of(lines)
            for cut in self._names.cuts(segment)
            if any(map(sought.in_member, self._texts(cut)))
        }

    def _segments_told(self) -> set[str]:
        """Return the segments of dimensions with a member that a note tells of."""
        notes = [text for element, text in self._notes if element in self._speaking]
        told = self._candidates.words(notes)
        if not told:
            return set()
        letters = _plain("".join(notes).encode()).decode()
        labelled = bool(self._labels)
        return {
            segment
            for segment in _segments_of(self._cuts.split("\n"))
            if labelled or _may_stand_in(segment.rpartition("=")[2], letters)
            for cut in self._names.cuts(segment)
            if not self._candidates.is_of_thing(cut.axis)
            and not told.isdisjoint(self._candidates.words(self._texts(cut)))
        }

    def _party_texts(
        self, parties: Iterable[str], registrants: Iterable[str]
    ) -> Iterator[str]:
        """Yield what parties may be shown as."""
        for segment in {one for segments in parties for one in segments.split(";")}:
            for cut in self._names.cuts(segment):
                if self._candidates.names_parties(cut.axis):
                    yield from self._texts(cut)
        for registrant in registrants:
            yield from self._texts(Dimension("", self._names.member(registrant)))

    def _texts(self, cut: Dimension) -> list[str]:
        """Return all that a member may be shown as."""
        if cut.member is None:
            return [cut.typed or ""]
        local = cut.member.rpartition(":")[2]
        own = STANDARD_MEMBERS.get(cut.member) or name_of(local)
        return [own, *self._labels.get(local, ())]


def _segments_of(lines: Iterable[str]) -> set[str]:
    """Return axes with their members, each once, of lines of number and dimensions."""
    return {segment for line in lines for segment in line.partition("\t")[2].split(";")}


def _lines_naming(sought: NamesSought, text: str) -> Iterator[str]:
    """Yield the lines of a text that may hold a name sought, as `words_of` splits.

    A line may hold a debt's short name where it holds a debt's word. Where letters
    beyond ASCII stand, it may hold any.
    """
    plain = _plain(text.encode())
    found = list(_places_of(sought.first_words, plain))
    short = sought.short_names - sought.first_words
    may_be_short = bool(short) and any(word.encode() in plain for word in short)
    if not found and not may_be_short and text.isascii():
        return
    ends = np.flatnonzero(np.frombuffer(plain, np.uint8) == _LINE_END)
    numbers = _lines_at(found, ends)
    lines = text.split("\n")
    if may_be_short:
        told = sorted(_lines_at(_places_of(sought.debts, plain), ends) - numbers)
        rows = plain.split(b"\n")
        of_debts = b"\n".join(rows[number] for number in told)
        bounds = np.cumsum([len(rows[number]) + 1 for number in told]) - 1
        at = _lines_at(_places_of(short, of_debts), bounds)
        numbers.update(told[number] for number in at)
    if not text.isascii():
        numbers.update(n for n, line in enumerate(lines) if not line.isascii())
    for number in sorted(numbers):
        yield lines[number]


def _places_of(words: Iterable[str], text: bytes) -> Iterator[int]:
    """Yield a place on each line of a plain text where one of some words stands."""
    for word in words:
        yield from _places(word.encode(), text)


def _lines_at(places: Iterable[int], ends: "npt.NDArray[np.int_]") -> set[int]:
    """Return the numbers of the lines on which places lie.

    Args:
        places: Offsets into a text.
        ends: Offsets of the ends of its lines, ascending.
    """
    return set(np.searchsorted(ends, list(places)).tolist())


def _places(word: bytes, text: bytes) -> Iterator[int]:
    """Yield a place on each line of a text where a word stands."""
    at = text.find(word)
    while at >= 0:
        yield at
        end = text.find(b"\n", at)
        at = -1 if end < 0 else text.find(word, end)


def _may_stand_in(text: str, letters: str) -> bool:
    """Whether a word of a text may be among letters: where a part of it is."""
    pieces = _PIECE.findall(text)
    return not text.isascii() or any(piece.lower() in letters for piece in pieces)


def _plain(text: bytes) -> bytes:
    """Return letters and digits alone, small, with tabs and ends of lines."""
    return text.replace(b"&", b"and").lower().translate(None, _NO_WORDS)
