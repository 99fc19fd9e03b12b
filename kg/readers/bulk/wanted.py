"""Which rows of a filing are made facts of, where only related parties are asked for.

A superset of what is kept in the end, so the rows that are left out change nothing.
Elements, reports and sets of dimensions recur in a filing, so each is judged once.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Final

from kg.errors import ReadError
from kg.iris import is_currency
from kg.readers.bulk.layout import NO_DIMENSION
from kg.readers.bulk.names import STANDARD_MEMBERS, Names
from kg.readers.knowledge import Candidates, NamesSought
from kg.readers.xbrl.document import Dimension
from kg.readers.xbrl.element_names import name_of, words_of
from kg.sides import sheet_line

Row = Sequence[str]
Rows = Mapping[str, Sequence[Row]]
Element = tuple[str, str]
"""Tag and version."""
Cuts = tuple[str, str]
"""Hash of dimensions, and co-registrant."""
CutsOf = Callable[[str, str], tuple[Dimension, ...]]

_LABEL: Final = "label"
"""Role of the label a filing gives an element before all others."""
_MEMBERS: Final = ("Member", "Domain")
NOTE: Final = "TextBlock"
"""How elements of notes end."""
LONG: Final = 200
"""Letters of a text that may be a note."""
_QUARTERS, _UNIT, _DIMENSIONS, _VALUE, _REGISTRANT = 4, 5, 6, 8, 10
"""Places in rows of num, the table first. Rows of txt have the same but the unit, where
the language stands, and the co-registrant a place earlier."""
_REGISTRANT_OF_TEXT: Final = 9


def wanted_rows(
    rows: Rows, names: Names, candidates: Candidates, cuts_of: CutsOf
) -> tuple[list[Row], list[Row]]:
    """Return the rows of numbers and of texts that facts are to be made of.

    Of a filing that states something in two currencies all are: which of them is a
    translation is told by how far each reaches.

    Args:
        rows: The rows of a filing by table, each behind the name of its table.
        names: The names of the filing.
        candidates: What may concern related parties.
        cuts_of: Gives the dimensions of a hash and co-registrant.
    """
    numbers, texts = rows["num"], rows["txt"]
    if _states_twice(numbers, cuts_of):
        return list(numbers), list(texts)
    choice = _Choice(rows, names, candidates, cuts_of)
    return (
        [row for row in numbers if choice.wants(row, row[_REGISTRANT])],
        [
            row
            for row in texts
            if len(row[_VALUE]) > LONG or choice.wants(row, row[_REGISTRANT_OF_TEXT])
        ],
    )


def _states_twice(numbers: Sequence[Row], cuts_of: CutsOf) -> bool:
    """Whether a filing states something in one currency and in another."""
    money = {unit for unit in {row[_UNIT] for row in numbers} if is_currency(unit)}
    if len(money) < 2:
        return False
    stated: dict[tuple[object, ...], str] = {}
    for row in numbers:
        if row[_UNIT] in money:
            members = _members(row[_DIMENSIONS], row[_REGISTRANT], cuts_of)
            thing = *row[1:5], members
            if stated.setdefault(thing, row[_UNIT]) != row[_UNIT]:
                return True
    return False


def _members(hashed: str, registrant: str, cuts_of: CutsOf) -> frozenset[str]:
    """Return the members a fact is cut by, their axes and prefixes left out."""
    try:
        cuts = cuts_of(hashed, registrant)
    except ReadError:
        return frozenset()
    return frozenset(
        (cut.member or cut.typed or "").rpartition(":")[2].casefold() for cut in cuts
    )


class _Choice:
    """The elements and dimensions of one filing that are wanted."""

    def __init__(
        self, rows: Rows, names: Names, candidates: Candidates, cuts_of: CutsOf
    ) -> None:
        self._names, self._candidates, self._cuts_of = names, candidates, cuts_of
        used = {(row[1], row[2]) for row in chain(rows["num"], rows["txt"])}
        cuts = {(row[_DIMENSIONS], row[_REGISTRANT]) for row in rows["num"]}
        cuts |= {(row[_DIMENSIONS], row[_REGISTRANT_OF_TEXT]) for row in rows["txt"]}
        labels = _labels(rows)
        self._member_labels = _labels_of_members(rows, names)
        self._elements = self._that_speak(rows, used, labels)
        self._bare = {
            element for element in used if candidates.bare(names.concept(*element))
        }
        self._cuts, open_cuts = self._that_name(cuts - _NONE)
        others = used - self._elements
        if open_cuts or (others and self._parties):
            sought = candidates.names(self._parties)
            self._elements |= {
                element
                for element in others
                if sought.in_label(labels.get(element) or words_of(element[0]))
            }
            notes = candidates.words(
                row[_VALUE]
                for row in rows["txt"]
                if row[1].endswith(NOTE) and (row[1], row[2]) in self._elements
            )
            self._cuts |= self._that_may_name(open_cuts, sought, notes)
        # Lines of balance sheets show that a balance beside them is of the party's own.
        self._sheets = {
            (row[_DIMENSIONS], row[_REGISTRANT], row[3])
            for row in rows["num"]
            if (row[1], row[2]) in self._elements
            and row[_QUARTERS] == "0"
            and (row[_DIMENSIONS], row[_REGISTRANT]) not in _NONE
        }
        self._labels = labels
        self._lines: dict[Element, bool] = {}

    def wants(self, row: Row, registrant: str) -> bool:
        """Whether a fact is to be made of a row."""
        element, cuts = (row[1], row[2]), (row[_DIMENSIONS], registrant)
        if element in self._elements or cuts in self._cuts:
            return True
        if element in self._bare and cuts in _NONE:
            return True
        return (*cuts, row[3]) in self._sheets and self._is_line(element)

    def _is_line(self, element: Element) -> bool:
        """Whether an element is a line that only a balance sheet has."""
        known = self._lines.get(element)
        if known is None:
            label = self._labels.get(element, "")
            line = sheet_line(self._names.concept(*element), label)
            known = self._lines[element] = line is not None
        return known

    def _that_speak(
        self, rows: Rows, used: Iterable[Element], labels: Mapping[Element, str]
    ) -> set[Element]:
        """Return the elements that speak of related parties, or stand beside such."""
        may = self._candidates.title
        reports = {row[1] for row in rows["ren"] if may(row[2])}
        wanted = {(row[2], row[3]) for row in rows["pre"] if row[1] in reports}
        speaks = self._candidates.element
        wanted |= {
            element for element in used if speaks(element[0], labels.get(element, ""))
        }
        return wanted

    def _that_name(
        self, all_cuts: Iterable[Cuts]
    ) -> tuple[set[Cuts], dict[Cuts, tuple[Dimension, ...]]]:
        """Return the sets of dimensions that name parties; apart those that may."""
        wanted: set[Cuts] = set()
        others: dict[Cuts, tuple[Dimension, ...]] = {}
        candidates = self._candidates
        self._parties: set[str] = set()
        for cuts in all_cuts:
            try:
                dimensions = self._cuts_of(*cuts)
            except ReadError:
                wanted.add(cuts)  # so that they are told to be left out
                continue
            named = [cut for cut in dimensions if candidates.names_parties(cut.axis)]
            for cut in named:
                self._parties.update(self._texts(cut))
            if named or any(map(self._speaks, dimensions)):
                wanted.add(cuts)
            else:
                others[cuts] = dimensions
        return wanted, others

    def _speaks(self, cut: Dimension) -> bool:
        """Whether a member speaks of related parties, under any of its labels."""
        speaks = self._candidates.member
        return any(speaks(cut.member, text) for text in self._texts(cut))

    def _texts(self, cut: Dimension) -> Collection[str]:
        """Return what a member may be shown as."""
        if cut.member is None:
            return (cut.typed or "",)
        labels = self._member_labels.get(cut.member)
        if labels is None:
            known = STANDARD_MEMBERS.get(cut.member)
            labels = {known or name_of(cut.member.rpartition(":")[2])}
            self._member_labels[cut.member] = labels
        return labels

    def _that_may_name(
        self,
        cuts: Mapping[Cuts, tuple[Dimension, ...]],
        sought: NamesSought,
        notes: frozenset[str],
    ) -> set[Cuts]:
        """Return the sets of dimensions with a party of the filing on another axis.

        Args:
            cuts: Dimensions that name none by their axes.
            sought: The names of the parties.
            notes: Words of the notes on related parties, which may name others.
        """
        words, answers = self._candidates.words, dict[Dimension, bool]()
        for cut in {cut for dimensions in cuts.values() for cut in dimensions}:
            texts = self._texts(cut)
            answers[cut] = any(map(sought.in_member, texts)) or (
                bool(notes)
                and not self._candidates.is_of_thing(cut.axis)
                and not notes.isdisjoint(words(texts))
            )
        return {
            key
            for key, dimensions in cuts.items()
            if any(answers[cut] for cut in dimensions)
        }


_NONE: Final = frozenset({(NO_DIMENSION, ""), ("", "")})


def _labels(rows: Rows) -> dict[Element, str]:
    """Return the label of each element, that of the filing before the taxonomy's."""
    labels = {(row[1], row[2]): row[3] for row in rows["tag"]}
    labels.update(
        ((row[2], row[3]), row[5]) for row in rows["pre"] if row[4] == _LABEL and row[5]
    )
    return labels


def _labels_of_members(rows: Rows, names: Names) -> dict[str, set[str]]:
    """Return the labels of members, which monthly tables present."""
    labels: dict[str, set[str]] = {}
    for _, _, tag, version, _, label in rows["pre"]:
        if label and tag.endswith(_MEMBERS):
            labels.setdefault(names.concept(tag, version), set()).add(label)
    return labels
