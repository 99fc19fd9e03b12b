"""Roles: what a party is to the reporter changed from one filing to a later one.

All that a filing tells of a party counts together: the roles on its facts, what its
notes state, what its own name says. Classes are those of the scheme of relationship
types, with the broader ones: a director who becomes an officer stays in management. So
only what shares no class is a change, and what was held and is now former. Filings are
compared with the next one that tells anything of the party.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from kg.checks.notewords import quoted
from kg.checks.wording import Verdict, several
from kg.facts.disclosure import Disclosure, StoredFact, StoredFiling
from kg.facts.stored_notes import StoredStatement
from kg.model.finding import Severity, Status
from kg.model.note import StatementKind
from kg.notes.sentences.wordclasses import predicates, word_set
from kg.parties.relationships import relationship_classes
from kg.parties.spelling import words_of

NOTHING = "No two filings of a reporter tell what one party is."
_ANY: Final = frozenset({"relatedParty", "lender", "owner"})
"""Classes anybody may bear beside another."""


@dataclass(slots=True)
class _Told:
    """What one filing tells of a party.

    Attributes:
        filing: The filing.
        words: The roles as told.
        facts: Facts of the party.
        spans: Where notes tell it, quoted.
    """

    filing: StoredFiling
    words: list[str] = field(default_factory=list)
    facts: list[StoredFact] = field(default_factory=list)
    spans: list[str] = field(default_factory=list)
    name: str = ""

    @property
    def classes(self) -> frozenset[str]:
        """Classes of the roles, broader ones among them."""
        return frozenset().union(*map(relationship_classes, self.words)) - _ANY

    @property
    def is_former(self) -> bool:
        """Whether every role of it is one that ended."""
        return all(map(_is_former, self.words))


def roles(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each party whose role two filings or more tell."""
    for told in _by_party(disclosure).values():
        filings = sorted(told.values(), key=_order)
        known = [each for each in filings if each.classes]
        for earlier, later in pairwise(known):
            yield replace(_verdict(earlier, later), filing=later.filing)


def _by_party(disclosure: Disclosure) -> dict[str, dict[str, _Told]]:
    """Return what each filing tells of each party, by IRI and key of the filing."""
    filings = {filing.key: filing for filing in disclosure.filings}
    parties: dict[str, dict[str, _Told]] = defaultdict(dict)

    def told(party: str, key: str) -> _Told:
        return parties[party].setdefault(key, _Told(filings[key]))

    for fact in disclosure.facts:
        if fact.party is not None and fact.party_text is not None and fact.roles:
            each = told(fact.party, fact.filing.key)
            each.words += fact.roles
            each.facts.append(fact)
            each.name = fact.party_name or fact.party_text
    for note in (*disclosure.notes, *disclosure.asides):
        for said in note.statements:
            words = _role(said)
            if words and said.subject_party is not None:
                each = told(said.subject_party, note.filing)
                each.words.append(words)
                each.spans.append(quoted(note, said.start, said.end))
                each.name = each.name or said.subject
    return parties


def _role(said: StoredStatement) -> str:
    """Return the role at the reporter that a tie tells of its subject; "" for none."""
    if said.kind is not StatementKind.TIE or not said.certain:
        return ""
    if said.predicate == "is":
        return said.object
    types = sorted(predicates()[said.predicate].types)
    return types[0] if types and said.object == "" else ""


def _order(told: _Told) -> tuple[str, str]:
    """Return what filings are ordered by: the day filed, else the last day told of."""
    filed = told.filing.filed
    days = [fact.closes for fact in told.facts if fact.closes is not None]
    day = filed or max(days, default=None)
    return "" if day is None else day.isoformat(), told.filing.key


def _verdict(earlier: _Told, later: _Told) -> Verdict:
    before, after = earlier.filing.key, later.filing.key
    cells = [*later.facts[:1], *earlier.facts[:1]]
    if _order(earlier)[0] == "" or _order(earlier)[0] == _order(later)[0]:
        message = f"{later.name}: no day tells which of {before} and {after} is later."
        return Verdict(Status.NOT_APPLICABLE, message, cells)
    ended = later.is_former and not earlier.is_former
    if earlier.classes & later.classes and not ended:
        message = f"{later.name} is in {after} what it is in {before}."
        return Verdict(Status.PASS, message, cells)
    message = (
        f"{later.name} is {_listed(later)} in {after}, {_listed(earlier)} in {before} "
        f"before."
    )
    return Verdict(Status.FAIL, message, cells, severity=Severity.INFO)


def _listed(told: _Told) -> str:
    """Return the roles told, with the words of a note."""
    words = several(dict.fromkeys(told.words))
    return f"{words}, {told.spans[0]}," if told.spans else words


def _is_former(words: str) -> bool:
    return not word_set("past-role").isdisjoint(words_of(words))
