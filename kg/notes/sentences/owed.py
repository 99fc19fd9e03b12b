"""Reads what a note says is owed, and by or to whom: "the amount due to X was $500".

These are no statements of their own: an amount is told by its tag. They tell whose a
tagged amount is where the tag does not (`kg.facts.told_parties`). The words are data,
``ontology/owed_words.csv``.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from kg.model.note import NoteDocument
from kg.notes.sentences.clauses import clauses_of, definitions_of, sentences_of
from kg.notes.sentences.definitions import Definitions
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.scanning import is_scaled, prints_scaled
from kg.notes.sentences.suppositions import defines_only
from kg.notes.sentences.wordclasses import word_set
from kg.resources import ontology_file

_BEFORE_NAME = frozenset(
    ["the", "a", "an", "its", "'s", "related", "affiliated", "party", "company",
     "affiliate", "entity", "former", "current", "one", "of", "certain", ","]
)  # fmt: skip
"""Words that may stand between "due to" and the name."""
_GOES_ON = re.compile(
    r"\b(?:balances?|outstanding|owed|owing|unpaid|aggregated?|total(?:s|ing)?|remaining"
    r"|payable|due|accrued|deferred|advances?|loans?)\b"
)
"""Words of a sentence that goes on about a debt told before it."""
_NAME = r"(?<!\S)(?P<who>[PUO]\d+ )"
_DONE = re.compile(r"\b(?:repa(?:id|yments?)|prepa\w+|settle\w*|issue[ds]?|conver\w+) ")
"""Words of what ends or changes a debt: the sentence does not say what is owed."""
_OWED_TO = re.compile(r"\b(?:owed|owes|owing|due|payables?|indebted|accrued) ")
_OF_WHOM = r"(?:the |its |R\d+ 's )?(?:[OH]\d+ (?:, )?)?(?P<who>[PU]\d+ )"
_EACH = (
    re.compile(
        r"(?P<money>M\d+ )(?:(?:is|was|were|are|which) )*(?:owed |owing |due |payable )?"
        rf"to {_OF_WHOM}"
    ),
    re.compile(rf"{_OF_WHOM}(?:, (?:(?![PUM]\d)[^,; ]+ ){{1,8}}, )?(?P<money>M\d+ )"),
)
"""What one of several is owed, and how much."""
_SEVERAL = 2
_AGREED = "agreement"
"""What a clause tells that names a creditor, and amounts that are not owed yet."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LISTED = re.compile(r"(?:, |and |or |& )+(?:R\d+ 's |the |its )?[PUOH]\d+ ")
_LIST_BEFORE = re.compile(r"[PU]\d+ (?:, |and |or |& )+(?:R\d+ 's |the |its )?$")
_DENIED = re.compile(
    r"\b(?:not|no|never|nothing|none|up to|maximum|limit|forgiven"
    r"|(?:increas|decreas|declin|reduc)\w+|fell|rose) "
)


@dataclass(frozen=True, slots=True)
class OwedAmount:
    """An amount that a sentence says is owed.

    Attributes:
        who: Name as printed in full; of a role its words.
        is_role: Whether nobody is named but a role: "our Chairman".
        side: ``due to`` or ``due from``, seen from the reporter.
        amount: Whole units.
        unit: Currency.
        is_scaled: Whether the note prints amounts in thousands or millions and this
            one without its scale.
        day: Day on which it is owed; None where the sentence tells none.
        is_event: Whether it is what was lent on that day.
        start: Offset of the clause in the document.
        end: Offset after it.
    """

    who: str
    is_role: bool
    side: str
    amount: Decimal
    unit: str
    is_scaled: bool
    day: date | None
    is_event: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    side: str
    event: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Claim:
    """Who is a clause's debtor or creditor."""

    who: str
    is_role: bool
    side: str
    event: str


@cache
def _rules() -> tuple[_Rule, ...]:
    with ontology_file("owed_words.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            _Rule(
                row["side"],
                row["event"],
                re.compile((_NAME if row["who"] == "before" else "") + row["pattern"]),
            )
            for row in csv.DictReader(lines)
        )


def owed_amounts(
    document: NoteDocument, names: Iterable[str] = (), *, reporter: str = ""
) -> tuple[OwedAmount, ...]:
    """Return the amounts that sentences of a note say are owed, in their order.

    A sentence that names nobody goes on about the one debt its paragraph speaks of. Of
    several debtors or creditors, and of what is denied or supposed, nothing is read.

    Args:
        document: The note; a document of policies tells nothing.
        names: Names of parties of the filing, as printed.
        reporter: Name of the reporter.
    """
    if document.policy:
        return ()
    every = sentences_of(document)
    definitions = definitions_of(document, every, names, reporter)
    scaled = prints_scaled(document.text)
    found: list[OwedAmount] = []
    told: set[_Claim] = set()
    block = -1
    starts = [part.start for part in document.blocks]
    for sentence in every:
        if not sentence.pieces or sentence.cell:
            continue
        at = sum(start <= sentence.pieces[0].start for start in starts)
        if at != block:
            block, told = at, set()
        if defines_only(sentence.words):
            continue
        for clause in clauses_of(sentence, definitions):
            shares = list(_shares(clause, definitions, scaled=scaled))
            if shares:
                found += shares
                told |= {_Claim(s.who, False, s.side, "") for s in shares}
                continue
            claim = _claim(clause, definitions)
            if claim is None and _names_nobody(clause) and len(_parties(told)) == 1:
                (claim,) = list(told)[:1]
                claim = replace(claim, event="") if _goes_on(clause) else None
            elif claim is not None:
                told.add(claim)
            if claim is not None and claim.event != _AGREED:
                found += _amounts(clause, claim, scaled=scaled)
    return tuple(found)


def _parties(claims: Iterable[_Claim]) -> set[tuple[str, str]]:
    return {(claim.who, claim.side) for claim in claims}


def _goes_on(clause: Clause) -> bool:
    line = clause.line
    return _GOES_ON.search(line) is not None and _DONE.search(line) is None


def _names_nobody(clause: Clause) -> bool:
    return not any(
        piece.sort in ("party", "maybe", "role", "holder", "kin", "family")
        for piece in clause.pieces
    )


def _claim(clause: Clause, definitions: Definitions) -> _Claim | None:
    """Return the one debtor or creditor of a clause; None for none or several."""
    claims: list[_Claim] = []
    for rule in _rules():
        for match in rule.pattern.finditer(clause.line):
            who = _who(clause, match)
            if who is None:
                continue
            name = definitions.short.get(who.text, who.text)
            claims.append(_Claim(name, who.sort == "role", rule.side, rule.event))
    if len(_parties(claims)) != 1 or _is_denied(clause):
        return None
    return min(claims, key=lambda claim: (claim.event != "", claim.event))


def _shares(
    clause: Clause, definitions: Definitions, *, scaled: bool
) -> Iterator[OwedAmount]:
    """Yield what each of several is owed: "$500 to Ada Moss and $300 to Fern Ltd"."""
    if _is_denied(clause) or not _OWED_TO.search(clause.line):
        return
    days = _days(clause)
    money = sum(piece.sort == "money" for piece in clause.pieces)
    for pattern in _EACH:
        matches = list(pattern.finditer(clause.line))
        names = {clause.group(match, "who")[0].text for match in matches}
        if len(names) < _SEVERAL or len(matches) != money or len(days) > 1:
            continue
        start, end = clause.pieces[0].start, clause.pieces[-1].end
        for match in matches:
            (who,), (piece,) = clause.group(match, "who"), clause.group(match, "money")
            if piece.number is not None:
                yield OwedAmount(
                    definitions.short.get(who.text, who.text), False, "due to",
                    piece.number, piece.unit or "",
                    scaled and not is_scaled(piece), days[0] if days else None,
                    False, start, end,
                )  # fmt: skip
        return


def _is_denied(clause: Clause) -> bool:
    if _DENIED.search(clause.line):
        return True
    return not word_set("modal").isdisjoint(clause.line.split())


def _who(clause: Clause, match: re.Match[str]) -> Piece | None:
    """Return the name or role that a match begins with or leads to, alone."""
    if "who" in match.re.groupindex:
        place = clause.within(match.start("who"), match.end("who"))[0]
        if _LIST_BEFORE.search(clause.line[: match.start()]):
            return None
        who = clause.pieces[place]
        return who if _may_owe(who, clause, place) else None
    at = clause.within(match.start(), match.end())[1]
    role = None
    for place in range(at, len(clause.pieces)):
        piece = clause.pieces[place]
        if piece.sort in ("party", "maybe", "role"):
            if piece.sort != "role":
                return None if _is_listed(clause, place) else piece
            role = place
        elif piece.sort == "reporter":
            if [p.text for p in clause.pieces[place + 1 : place + 2]] != ["'s"]:
                return None
        elif piece.text not in _BEFORE_NAME or (piece.text == "," and role is None):
            break
    if role is None or _is_listed(clause, role):
        return None
    return clause.pieces[role] if _may_owe(clause.pieces[role], clause, role) else None


def _may_owe(piece: Piece, clause: Clause, place: int) -> bool:
    """Whether a piece names one debtor or creditor; a role must be the reporter's."""
    if piece.sort in ("party", "maybe"):
        return True
    before = [p.sort for p in clause.pieces[max(place - 3, 0) : place]]
    return piece.sort == "role" and not piece.several and "reporter" in before


def _is_listed(clause: Clause, place: int) -> bool:
    """Whether a name is one of several: "A and B"."""
    rest = "".join(
        f"{p.text} " if p.sort == "word" else f"{_letter(p)}0 "
        for p in clause.pieces[place + 1 : place + 6]
    )
    match = _LISTED.match(rest)
    return match is not None and "," not in match.group()


def _letter(piece: Piece) -> str:
    letters = {"party": "P", "maybe": "U", "role": "O", "holder": "H", "reporter": "R"}
    return letters.get(piece.sort, "X")


def _amounts(clause: Clause, claim: _Claim, *, scaled: bool) -> Iterator[OwedAmount]:
    """Yield the amounts of a clause, each with its day."""
    money = [p for p in clause.pieces if p.sort == "money" and p.number is not None]
    days = _days(clause)
    start, end = clause.pieces[0].start, clause.pieces[-1].end
    for piece, day in _on_days(money, days):
        yield OwedAmount(
            claim.who, claim.is_role, claim.side,
            piece.number or Decimal(0), piece.unit or "",
            scaled and not is_scaled(piece), day, claim.event != "", start, end,
        )  # fmt: skip


def _days(clause: Clause) -> list[date | None]:
    """Return the days of a clause; "December 31, 2024 and 2023" is two."""
    days: list[date | None] = []
    between = frozenset({"and", ","})
    counts = False
    for piece in clause.pieces:
        if piece.sort == "day":
            days.append(piece.day)
            counts = True
        elif counts and days[-1] is not None and _YEAR.fullmatch(piece.text):
            leap = (days[-1].month, days[-1].day) == (2, 29)
            days.append(None if leap else days[-1].replace(year=int(piece.text)))
        else:
            counts = counts and piece.text in between
    return days


def _on_days(
    money: Sequence[Piece], days: Sequence[date | None]
) -> Iterator[tuple[Piece, date | None]]:
    """Yield amounts with their days: one each, in order, or one for all."""
    if len(money) == len(days):
        yield from zip(money, days, strict=True)
    elif len(days) == 1:
        yield from ((piece, days[0]) for piece in money)
    elif not days:
        yield from ((piece, None) for piece in money)
    elif len(money) == 1:
        yield from ((money[0], day) for day in days)
