"""From label, definition or element name to concept, side and period type.

The tables are data: ``ontology/concepts.csv`` (elements with balance, period type,
side and successor), ``labels.csv`` (how printed labels read), ``definitions.csv``
(words that tell one definition from the others) and ``period_words.csv`` (words that
tell a balance or a flow). When nothing fits, nothing is said: a wrong concept is worse
than none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from kg.patterns import pattern_of
from kg.resources import ontology_rows, patterns_of
from kg.sides import (
    DUE_FROM,
    DUE_TO,
    heads_balances,
    is_general_debt,
    is_roll_forward,
    is_two_sided,
    side_above,
    side_of,
    without_deductions,
)

_PREFIXES = {"us-gaap", "srt", "dei", "ifrs-full"}
_NOTE = pattern_of(r"\s*\((?:note \d+|in \w+(?: per share)?|net of .*)\)\s*$", re.I)
_UNIT_TAIL = pattern_of(r"\s*\|\s*[^|]*$")


@dataclass(frozen=True, slots=True)
class Concept:
    """One element of a taxonomy.

    Attributes:
        name: ``us-gaap:DueToRelatedPartiesCurrent``.
        label: Our label for it.
        side: ``due from``, ``due to`` or None.
        balance: ``debit``, ``credit`` or None.
        period_type: ``instant``, ``duration`` or None.
        given_up: Year of the taxonomy that deprecated it, or None.
        successor: Local name of the element that replaced it, or None.
    """

    name: str
    label: str
    side: str | None
    balance: str | None
    period_type: str | None
    given_up: int | None
    successor: str | None


@dataclass(frozen=True, slots=True)
class Guess:
    """What is known of a row's concept; see `pagetable.ConceptGuess`."""

    concept: str | None = None
    by: str | None = None
    period: str | None = None
    period_by: str | None = None


def plain_label(label: str) -> str:
    """Return a label as the label table is written: lower case, notes and unit cut.

    >>> plain_label("Amounts due  to related parties (Note 8) | $")
    'amounts due to related parties'
    """
    text = _UNIT_TAIL.sub("", " ".join(label.split()))
    return _NOTE.sub("", text).rstrip(":").casefold().replace("–", "-").strip()


def _period_words() -> dict[str, re.Pattern[str]]:
    """Return the words of labels that tell a flow or a balance, by how surely."""
    return patterns_of("period_words.csv", "says")


class Concepts:
    """The elements known, and how to recognise them."""

    @cached_property
    def elements(self) -> dict[str, Concept]:
        """Element by name, ``us-gaap:Name``."""
        return {
            f"{row['prefix']}:{row['name']}": Concept(
                f"{row['prefix']}:{row['name']}",
                row["label"],
                row["side"] or None,
                row["balance"] or None,
                row["period_type"] or None,
                int(row["deprecated"]) if row["deprecated"] else None,
                row["successor"] or None,
            )
            for row in ontology_rows("concepts.csv")
        }

    @cached_property
    def _labels(self) -> list[tuple[re.Pattern[str], str]]:
        return [
            (pattern_of(r["pattern"]), r["concept"])
            for r in ontology_rows("labels.csv")
        ]

    @cached_property
    def _definitions(self) -> list[tuple[str, tuple[str, ...]]]:
        rows = ontology_rows("definitions.csv")
        return [(r["concept"], tuple(r["all_of"].split(";"))) for r in rows]

    def find(
        self,
        label: str,
        *,
        members: Sequence[str] = (),
        section: str | None = None,
        definitions: Sequence[str] = (),
        element: str | None = None,
        unit: str | None = None,
    ) -> Guess:
        """Return the concept a row reports, with how it is known.

        Args:
            label: Row label as printed.
            members: Members of the row; not used by the label rules of today.
            section: Section row above, if any; one that tells a side makes balances.
            definitions: Definition texts under the table; one that fits the label's
                concept turns ``label`` into ``definition``.
            element: Element name where the source gives it: taken as it is.
            unit: Unit of the row when known; a share or ratio is no money concept.
        """
        if element is not None:
            return self._of_element(element, label)
        text = plain_label(label)
        found = next((name for rule, name in self._labels if rule.match(text)), None)
        if found is None or (unit is not None and unit in ("shares", "pure")):
            return Guess(None, None, *self._period_of_row(label, section))
        by = "definition" if self._defined(found, definitions) else "label"
        return Guess(found, by, self.elements[found].period_type, "concept")

    def _of_element(self, element: str, label: str) -> Guess:
        known = self.elements.get(element)
        if known is not None and known.period_type is not None:
            return Guess(element, "xbrl", known.period_type, "concept")
        return Guess(element, "xbrl", *self._period_of_label(label))

    def _defined(self, concept: str, definitions: Sequence[str]) -> bool:
        texts = [" ".join(text.split()).casefold() for text in definitions]
        return any(
            all(phrase in text for phrase in phrases)
            for name, phrases in self._definitions
            if name == concept
            for text in texts
        )

    def _period_of_row(
        self, label: str, section: str | None
    ) -> tuple[str | None, str | None]:
        """Return the period type of a label; below "Payables:" fees are a balance.

        Below the heading of a roll-forward stand what opens and closes it and flows.
        """
        above = None if section and is_roll_forward(section) else section
        is_balance = heads_balances(above) or side_above(label, above, "") is not None
        if is_balance and not _period_words()["happens"].search(label):
            return "instant", "label"
        return self._period_of_label(label)

    @staticmethod
    def _period_of_label(label: str) -> tuple[str | None, str | None]:
        label, words = without_deductions(label), _period_words()
        if words["happens"].search(label):
            return "duration", "label"
        if words["stands"].search(label):
            return "instant", "label"
        flow, balance = words["flow"].search(label), words["balance"].search(label)
        if bool(flow) == bool(balance):
            return None, None
        return ("instant" if balance else "duration"), "label"

    def side(self, concept: str | None, label: str) -> str | None:
        """Return ``due from`` or ``due to`` as the reporter sees it, or None.

        The element decides where it has a side; else the words (`kg.sides`). An element
        of both sides ("due from (to)") leaves it to a label that tells one; else it is
        the side of its balance.
        """
        known = self.elements.get(concept) if concept is not None else None
        if known is None:
            return side_of(concept, label)
        if known.side is None and is_two_sided(known.name, ""):
            told = side_of(None, label)
            return told or (DUE_FROM if known.balance == "debit" else DUE_TO)
        return known.side

    def balance_side(self, concept: str | None, label: str) -> str | None:
        """Return the side of a balance: debt in general words is due to a named party.

        `side` leaves such debt without one, for it names again what others name.
        """
        side = self.side(concept, label)
        return DUE_TO if side is None and is_general_debt(concept, label) else side


@cache
def load() -> Concepts:
    """Return the concepts of the shipped tables, read once and only where used."""
    return Concepts()
