"""Reads what a note says is owed, and by or to whom: "the amount due to X was $500".

These are no statements of their own: an amount is told by its tag. They tell whose a
tagged amount is where the tag does not (`kg.facts.told_parties`). The words are data,
``ontology/owed_words.csv``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kg.model.note import NoteDocument
from kg.notes.sentences.clauses import clauses_of, definitions_of, sentences_of
from kg.notes.sentences.definitions import Definitions
from kg.notes.sentences.owed_claims import Claim, claim_of, is_denied, parties_of
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.scanning import is_scaled, prints_scaled
from kg.notes.sentences.suppositions import defines_only
from kg.patterns import pattern_of

_GOES_ON = pattern_of(
    r"\b(?:balances?|outstanding|owed|owing|unpaid|aggregated?|total(?:s|ing)?|remaining"
    r"|payable|due|accrued|deferred|advances?|loans?)\b"
)
"""Words of a sentence that goes on about a debt told before it."""
_DONE = pattern_of(r"\b(?:repa(?:id|yments?)|prepa\w+|settle\w*|issue[ds]?|conver\w+) ")
"""Words of what ends or changes a debt: the sentence does not say what is owed."""
_OWED_TO = pattern_of(r"\b(?:owed|owes|owing|due|payables?|indebted|accrued) ")
_OF_WHOM = r"(?:the |its |R\d+ 's )?(?:[OH]\d+ (?:, )?)?(?P<who>[PU]\d+ )"
_EACH = (
    pattern_of(
        r"(?P<money>M\d+ )(?:(?:is|was|were|are|which) )*(?:owed |owing |due |"
        rf"payable )?to {_OF_WHOM}"
    ),
    pattern_of(rf"{_OF_WHOM}(?:, (?:(?![PUM]\d)[^,; ]+ ){{1,8}}, )?(?P<money>M\d+ )"),
)
"""What one of several is owed, and how much."""
_SEVERAL = 2
_AGREED = "agreement"
"""What a clause tells that names a creditor, and amounts that are not owed yet."""
_YEAR = pattern_of(r"(?:19|20)\d\d")


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
    told: set[Claim] = set()
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
            found += _read(clause, definitions, told, scaled=scaled)
    return tuple(found)


def _read(
    clause: Clause, definitions: Definitions, told: set[Claim], *, scaled: bool
) -> Iterable[OwedAmount]:
    """Return what a clause says is owed; adds whom it speaks of to `told`."""
    shares = list(_shares(clause, definitions, scaled=scaled))
    if shares:
        told |= {
            Claim(share.who, is_role=False, side=share.side, event="")
            for share in shares
        }
        return shares
    claim = claim_of(clause, definitions)
    if claim is not None:
        told.add(claim)
    elif len(parties_of(told)) == 1 and _names_nobody(clause) and _goes_on(clause):
        claim = replace(min(told, key=lambda claim: claim.event), event="")
    if claim is None or claim.event == _AGREED:
        return ()
    return _amounts(clause, claim, scaled=scaled)


def _goes_on(clause: Clause) -> bool:
    line = clause.line
    return _GOES_ON.search(line) is not None and _DONE.search(line) is None


def _names_nobody(clause: Clause) -> bool:
    return not any(
        piece.sort in ("party", "maybe", "role", "holder", "kin", "family")
        for piece in clause.pieces
    )


def _shares(
    clause: Clause, definitions: Definitions, *, scaled: bool
) -> Iterator[OwedAmount]:
    """Yield what each of several is owed: "$500 to Ada Moss and $300 to Fern Ltd"."""
    if is_denied(clause) or not _OWED_TO.search(clause.line):
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


def _amounts(clause: Clause, claim: Claim, *, scaled: bool) -> Iterator[OwedAmount]:
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
