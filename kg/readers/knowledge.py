"""What words mean, handed in by whoever reads: no reader depends on the ontology."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from kg.readers.pages.pagetable import Classify, ConceptFinder
from kg.readers.xbrl.member_readings import Meaning


class NamesSought(Protocol):
    """Names of parties that are looked for."""

    @property
    def first_words(self) -> frozenset[str]:
        """Words one of which stands in whatever may name one of them, debts aside."""

    @property
    def short_names(self) -> frozenset[str]:
        """Words by one of which a debt may call one of them: "Roe Note"."""

    @property
    def debts(self) -> frozenset[str]:
        """Words one of which stands in the name of such a debt."""

    def in_label(self, text: str) -> bool:
        """Whether a label may name one of them."""

    def in_member(self, text: str) -> bool:
        """Whether a member of some axis is one of them, or names one."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may concern related parties, for sources too large to make all facts of.

    Attributes:
        element: Whether an element (local name, label) may be of such a fact.
        bare: Whether an element is wanted without members: scale, cover.
        title: Whether what stands in a report may.
        names_parties: Whether all that stands on an axis is wanted.
        is_of_thing: Whether no member of an axis is a party.
        member: Whether a member (element, text) speaks of related parties.
        names: Names to be looked for.
        words: The words of texts by which names are told.
        signs: Patterns (RE2, of any case). All elements, labels, titles and members
            that speak meet one, names with their words joined too; and more do.
        known_members: Local names of members that speak whatever they are shown as.
        workers: Processes that may share the work of looking for names.
    """

    element: Callable[[str, str], bool]
    bare: Callable[[str], bool]
    title: Callable[[str], bool]
    names_parties: Callable[[str], bool]
    is_of_thing: Callable[[str], bool]
    member: Callable[[str | None, str], bool]
    names: Callable[[Iterable[str]], NamesSought]
    words: Callable[[Iterable[str]], frozenset[str]]
    signs: tuple[str, ...]
    known_members: frozenset[str]
    workers: int = 1


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What words mean.

    Attributes:
        concepts: Finds the concept of a row of a page.
        classify: Role of a member printed on a page.
        members: Role of a member of an XBRL document, and what titles say.
        candidates: What facts to make, where not all are wanted; None where they are.
    """

    concepts: ConceptFinder
    classify: Classify
    members: Meaning
    candidates: Candidates | None = None
