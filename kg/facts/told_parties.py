"""Whose a tagged amount is, where its tag does not say and a sentence of the note does.

Many filers tag "Due to related party 136,479" without a member, and tell in words alone
that "Tarn Creek loaned us $136,479". The amount, its day and its side are those
of the tag; the sentence adds the name. And where a sentence names another company, or
the other side, than the tag of the very amount, the words of the filer go before the
element that was picked for it: the fact is that company's, or has no side.

Only sentences of a report's own notes are asked, so a report that is read again brings
its facts and notes together.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kg.facts.movement_tables import in_tables_of_movements
from kg.facts.party_keys import named_members, party_form, party_members
from kg.facts.rows import FactRow, Level, ReportRow, Side, Status
from kg.model.fact import Fact, Role
from kg.notes.choosing import repeated_notes
from kg.notes.naming import NamesOfFiling
from kg.parties.label_names import phrase_in_label
from kg.parties.label_roles import role_in_words
from kg.parties.legal import split_legal
from kg.parties.names import same_name
from kg.parties.relationships import role_of_own
from kg.parties.roles import classify, relationship_type
from kg.parties.spelling import words_of
from kg.parties.value_anchors import says_enough
from kg.parties.wordlists import common_words, generic_words
from kg.selection.signs import names_bank
from kg.sides import no_balance

if TYPE_CHECKING:
    from kg.notes.sentences.owed import OwedAmount

_AND: Final = re.compile(r"\s*(?:,|&|/|\band\b)\s*")
_TITLED: Final = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? (?P<name>[A-Z][\w'’-]+)(?: .*)?"
)
_FEWEST_WORDS: Final = 2
"""Words of a name that may be given to a fact."""
_FACTORS: Final = (1, 1000, 1_000_000)
"""What an amount of a note in thousands or millions may be multiplied by."""


@dataclass(frozen=True, slots=True)
class ToldParties:
    """What sentences tell of facts.

    Attributes:
        named: By IRI of a fact, the fact as that of the party a sentence names, and
            the side it tells.
        contradicted: IRIs of facts whose side a sentence contradicts.
    """

    named: Mapping[str, tuple[Fact, Side]]
    contradicted: frozenset[str]


def told_parties(
    reports: Iterable[ReportRow], rows: Sequence[FactRow], reporter: str
) -> ToldParties:
    """Return what the notes of reports tell of the facts of the same reports.

    Args:
        reports: Reports of one filing.
        rows: Its facts.
        reporter: Name of the reporter; "" where it is not known.
    """
    named: dict[str, tuple[Fact, Side]] = {}
    contradicted: set[str] = set()
    for report in reports:
        if not report.notes:
            continue
        own = [row for row in rows if row.report == report.iri and _is_claim(row)]
        for row, fact, side in _of_printed(report, own, reporter):
            named[row.iri] = fact, side
        contradicted |= in_tables_of_movements(report, own)
        owed = _owed(report, own, rows, reporter)
        if owed:
            names = NamesOfFiling(_printed(rows))
            contradicted |= set(_contradicted(own, owed, names))
            nobodys = [row for row in own if row.iri not in named]
            for row, claim, name in _of_nobody(report, nobodys, owed, names):
                named[row.iri] = _named(row.fact, claim, name), Side(claim.side)
            for row, claim, name in _of_another(own, owed, names):
                named[row.iri] = _renamed(row.fact, name), Side(claim.side)
    return ToldParties(named, frozenset(contradicted - named.keys()))


def _is_claim(row: FactRow) -> bool:
    return (
        row.is_money
        and row.fact.instant is not None
        and row.status is Status.CERTAIN
        and row.amount > 0
    )


def _printed(rows: Iterable[FactRow]) -> set[str]:
    return {
        name
        for row in rows
        if row.fact.party is not None
        for name in party_members(row.fact)
    }


def _owed(
    report: ReportRow, own: Sequence[FactRow], rows: Sequence[FactRow], reporter: str
) -> "list[OwedAmount]":
    """Return what the notes of a report say is owed, where they print its amounts."""
    from kg.notes.sentences.owed import owed_amounts  # noqa: PLC0415

    amounts = {row.amount for row in own}
    printed = {
        f"{amount / factor:,f}".rstrip("0").rstrip(".")
        if factor > 1
        else f"{amount:,f}"
        for amount in amounts
        for factor in _FACTORS
    }
    repeated = repeated_notes(report.notes)
    names = sorted(_printed(rows))
    return [
        owed
        for note in report.notes
        if note.key not in repeated
        and any(text.partition(".")[0] in note.text for text in printed)
        for owed in owed_amounts(note, names, reporter=reporter)
        if owed.amount
    ]


def _says(owed: "OwedAmount", row: FactRow) -> bool:
    """Whether a sentence states the amount of a fact, of its day or of none."""
    fact, value = row.fact, row.amount
    if owed.unit and fact.unit and owed.unit != fact.unit:
        return False
    factors = _FACTORS if owed.is_scaled else _FACTORS[:1]
    if not any(abs(owed.amount * n - value) < 1 for n in factors):
        return False
    if owed.day == fact.instant:
        return True
    if not says_enough(value) or fact.instant is None:
        return False
    return owed.day is None or (owed.is_event and owed.day <= fact.instant)


def _of_nobody(
    report: ReportRow,
    own: Sequence[FactRow],
    owed: "Sequence[OwedAmount]",
    names: NamesOfFiling,
) -> "Iterable[tuple[FactRow, OwedAmount, str]]":
    """Yield the facts of no party that sentences give one, each amount once."""
    taken = {
        (row.side, row.fact.instant, row.amount)
        for row in own
        if row.party_key is not None and not _names_role(row)
    }
    nobodys = [
        row
        for row in own
        if (row.party_key is None or _names_role(row))
        and not named_members(row.fact)
        and _may_be_told(row)
    ]
    # What is tagged within the note goes before the line of the balance sheet.
    for row in sorted(nobodys, key=lambda row: (row.level is Level.TOTAL, row.place)):
        claims = [claim for claim in owed if _says(claim, row)]
        claims = [c for c in claims if row.side in (None, Side(c.side))]
        if _names_role(row):
            # An office goes before its holder, unless the sentence tells the day.
            dated = row.fact.instant if row.fact.members else None
            claims = [c for c in claims if dated in (None, c.day)]
            claims = [c for c in claims if not c.is_role or _is_closer(c.who, row)]
        told = {name for c in claims if (name := _name(c, names, report)) is not None}
        if len({party_form(name) for name in told}) != 1 or len(claims) == 0:
            continue
        sides = {claim.side for claim in claims}
        place = (Side(claims[0].side), row.fact.instant, row.amount)
        if len(sides) == 1 and place not in taken:
            taken.add(place)
            yield row, claims[0], min(told, key=lambda name: (-len(name), name))


def _of_printed(
    report: ReportRow, own: Iterable[FactRow], reporter: str
) -> Iterable[tuple[FactRow, Fact, Side]]:
    """Yield the facts without members whose label ends in a name that a note prints.

    "Due to Quillen" names somebody where the note speaks of "Quillen Materials, LLC
    ("Quillen")"; of one word alone nothing else would tell.
    """
    for row in own:
        if row.fact.members or row.party_key is not None or row.side is None:
            continue
        name = phrase_in_label(row.fact.label)
        if name is None or names_bank(name):
            continue
        if reporter.casefold().startswith(name.casefold()):
            continue
        quoted = re.compile(rf"[\"“‘']{re.escape(name)}[\"”’']")
        whole = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        found = whole if len(words_of(name)) > 1 else quoted
        if any(found.search(note.text) for note in report.notes if not note.policy):
            yield row, replace(row.fact, party=name), row.side


def _may_be_told(row: FactRow) -> bool:
    """Whether a fact says of its party no more than that it is related, or a role."""
    role = row.fact.relationship
    if _names_role(row):
        return True
    if row.side is None and no_balance(row.fact.concept, row.fact.label) is not None:
        return False
    return role is None or relationship_type(role) == "relatedParty"


def _names_role(row: FactRow) -> bool:
    """Whether a fact has a role for its party: "Amount due to a director"."""
    return row.fact.party is None and row.party_key is not None


def _is_closer(office: str, row: FactRow) -> bool:
    """Whether a sentence's office tells more than a label's "Shareholder loan".

    Many hold shares, one is the chief executive officer.
    """
    label = "" if row.fact.members else row.fact.relationship or ""
    return (
        relationship_type(label) == "shareholder"
        and relationship_type(office) == "executiveOfficer"
    )


def _name(owed: "OwedAmount", names: NamesOfFiling, report: ReportRow) -> str | None:
    """Return the name to give a fact: that of other facts, else a sure one printed."""
    found = None if owed.is_role else names.name_of(owed.who)
    if found is not None:
        return found
    sort = classify(owed.who).role
    if owed.is_role or sort is Role.RELATIONSHIP:
        return owed.who if _is_of_one(owed.who) else None
    # A bank that nothing shows to be related is a lender named in passing.
    sure = sort is not Role.OTHER and not names_bank(owed.who)
    if not sure or len(words_of(owed.who)) < _FEWEST_WORDS:
        return None
    return _in_full(owed.who, report) or owed.who


def _in_full(name: str, report: ReportRow) -> str | None:
    """Return the one full name in the notes whose surname a titled name bears."""
    titled = _TITLED.fullmatch(name)
    if titled is None or len(words_of(name)) != _FEWEST_WORDS:
        return None
    full = re.compile(rf"\b(?:[A-Z][\w'’-]+ (?:[A-Z]\. )?){{1,2}}{titled['name']}\b")
    names = {
        found[0]
        for note in report.notes
        for found in full.finditer(note.text)
        if _may_be_full(found[0])
    }
    return names.pop() if len(names) == 1 else None


def _is_of_one(role: str) -> bool:
    """Whether a role is one holder's: "Chairman and CEO", and no affiliate of ours."""
    return all(role_in_words(f"Due to {part}", None) for part in _AND.split(role))


def _named(fact: Fact, owed: "OwedAmount", name: str) -> Fact:
    """Return a fact of nobody in particular as that of the party a sentence names."""
    role = role_of_own(name) if owed.is_role else None
    return replace(fact, party=role or name)


def _may_be_full(name: str) -> bool:
    """Whether words before a surname are given names, and no title or beginning."""
    first = words_of(name)[0]
    is_word = first in generic_words() | common_words()
    return not is_word and classify(name).role is Role.PARTY and not _TITLED.match(name)


def _of_another(
    own: Sequence[FactRow], owed: "Sequence[OwedAmount]", names: NamesOfFiling
) -> "Iterable[tuple[FactRow, OwedAmount, str]]":
    """Yield the facts of a company whose amount a sentence says is another's."""
    for row in own:
        tagged = named_members(row.fact)
        if len(tagged) != 1 or row.side is None or not _is_company(tagged[0]):
            continue
        claims = [c for c in owed if _says(c, row) and c.day == row.fact.instant]
        told = {c.who for c in claims}
        if len(told) != 1 or not says_enough(row.amount):
            continue
        (who,) = told
        if (
            _is_company(who)
            and names.name_of(who) != tagged[0]
            and not same_name(who, tagged[0])
            and claims[0].side == row.side
            and not _holds(own, row, names.name_of(who))
        ):
            yield row, claims[0], names.name_of(who) or who


def _is_company(name: str) -> bool:
    return bool(split_legal(words_of(name))[1])


def _holds(own: Iterable[FactRow], row: FactRow, name: str | None) -> bool:
    """Whether a party has the amount of a fact on its day itself."""
    return any(
        name in named_members(other.fact)
        and (other.fact.instant, other.amount) == (row.fact.instant, row.amount)
        for other in own
    )


def _renamed(fact: Fact, name: str) -> Fact:
    roles = tuple(Role.OTHER if role is Role.PARTY else role for role in fact.roles)
    return replace(fact, party=name, roles=roles)


def _contradicted(
    own: Iterable[FactRow], owed: "Collection[OwedAmount]", names: NamesOfFiling
) -> Iterable[str]:
    """Yield the facts of a party whose amount a sentence puts on the other side."""
    for row in own:
        tagged = named_members(row.fact)
        if len(tagged) != 1 or row.side is None:
            continue
        sides = {
            claim.side
            for claim in owed
            if claim.day == row.fact.instant
            and _says(claim, row)
            and (claim.who == tagged[0] or names.name_of(claim.who) == tagged[0])
        }
        if sides == {row.side.other} and says_enough(row.amount):
            yield row.iri
