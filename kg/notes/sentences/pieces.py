"""Pieces of a clause: words, names, roles, amounts and days, each with its place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from kg.notes.sentences.notation import LETTERS

WORD = "word"
_ON_DAY = re.compile(
    r"(?:^|(?<!\S)(?!(?:due|payable|repayable|mature|matures|matured|maturing) )[^ ]+ )"
    r"(?:on|effective|effective as of) (?P<day>D\d+ )"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a clause, or several that are one thing.

    Attributes:
        sort: ``word`` or one of the sorts of `kg.notes.sentences.notation`.
        text: As printed; of a word the folded form rules are written in.
        start: Offset of its first character in the document.
        end: Offset after its last.
        number: Amount in whole units, or share as a fraction of one.
        unit: Currency of an amount.
        day: Day of a date; None where only month and year are printed.
        of: Whose role or kin it is; empty where not said.
        several: Whether it speaks of more than one.
        own: Whether a role or kin is the reporter's.
        sure: Whether the grammar could tell whose it is.
        told: Of a name what was said beside it and cut: ``title``, ``before`` where it
            stood before the name alone, or ``other`` where another name was in it, so
            that what follows may be said of that one.
    """

    sort: str
    text: str
    start: int
    end: int
    number: Decimal | None = None
    unit: str | None = None
    day: date | None = None
    of: tuple["Piece", ...] = ()
    several: bool = False
    own: bool = False
    sure: bool = True
    told: str = ""


@dataclass(slots=True)
class Clause:
    """A row of pieces as one line that patterns match.

    A word stands in it as itself, any other piece as the letter of its sort and its
    number: ``P0 , an entity controlled by P6 ``.
    """

    pieces: list[Piece]
    line: str = field(init=False)
    tokens: frozenset[str] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Write the line."""
        self.replace(0, 0, [])

    def replace(self, first: int, last: int, pieces: Sequence[Piece]) -> None:
        """Put other pieces in the place of those from `first` to before `last`."""
        self.pieces[first:last] = pieces
        codes: list[str] = []
        tokens: set[str] = set()
        self._starts, at = [], 0
        for number, piece in enumerate(self.pieces):
            if piece.sort == WORD:
                code = f"{piece.text} "
                tokens.update(code.split())
            else:
                letter = LETTERS[piece.sort]
                code = f"{letter}{number} "
                tokens.add(letter)
            codes.append(code)
            self._starts.append(at)
            at += len(code)
        self.line = "".join(codes)
        self.tokens = frozenset(tokens)

    def offset(self, at: int) -> int:
        """Return where a piece begins in the line; its end behind the last one."""
        return self._starts[at] if at < len(self._starts) else len(self.line)

    def place(self, offset: int) -> int:
        """Return the number of the piece that begins at an offset of the line."""
        return bisect_left(self._starts, offset)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the pieces of a part of the line: the first, and the one after."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return first, max(bisect_right(self._starts, end - 1), first)

    def group(self, match: re.Match[str], name: str) -> tuple[Piece, ...]:
        """Return the pieces of a group of a match that are no words; empty for none."""
        if name not in match.re.groupindex or match.start(name) < 0:
            return ()
        first, last = self.within(match.start(name), match.end(name))
        return tuple(piece for piece in self.pieces[first:last] if piece.sort != WORD)

    def span(self, match: re.Match[str], name: str | int = 0) -> tuple[int, int]:
        """Return the offsets of a match, or of a group of it, in the document."""
        first, last = self.within(match.start(name), match.end(name))
        inside = self.pieces[first:last]
        return min(p.start for p in inside), max(p.end for p in inside)

    def day_said(self) -> Piece | None:
        """Return the day something happened "on"; None for none, or several."""
        days = [
            piece
            for match in _ON_DAY.finditer(self.line)
            for piece in self.group(match, "day")
            if piece.day is not None
        ]
        return days[0] if len({piece.day for piece in days}) == 1 else None
