"""The numbers that notes on related parties print, and the amounts they may tell.

A note of a large filer prints "44" for 44 million, and "44" for much else. So a number
tells an amount in thousands or millions only where the note says so, behind the number
or of its tables, where other figures prove it, or where it has so many digits that
chance does not print it.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Final

from kg.parties.wordlists import cardinals
from kg.patterns import pattern_of
from kg.selection.sentences import sentences

_NUMBER = pattern_of(
    r"(?P<currency>[$€£¥]\s?|\b(?:usd|rmb|cny|eur|gbp|cad|hkd)\s)?"
    r"(?<![\d.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)"
    r"\s*(?:(?P<percent>%|percent\b|per cent\b)"
    r"|(?P<scale>thousand|million|billion)s?\b)?"
)
_WORD = pattern_of(r"[a-z]+")
_IN_THOUSANDS = pattern_of(r"\bin thousands|\bthousands of\b|[$€£¥]['’]?000s?\b")
_IN_MILLIONS = pattern_of(r"\bin millions|\bmillions of\b")
_SCALES: Final = {
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
    "billion": Decimal(1_000_000_000),
}
_UNSAID: Final = (Decimal(1_000), Decimal(1_000_000))
"""What tables print amounts in without saying so beside each."""
_MARKS = ".!?"
"""What ends a sentence whose subject its numbers are of."""
_FEWEST_DIGITS = 3
"""Digits, without zeros at the end, of a number that is printed by no chance."""
_PERCENT = Decimal(100)


class PrintedNumbers:
    """The numbers of texts, without their signs."""

    def __init__(
        self, texts: Iterable[str], only: Callable[[str], bool] | None = None
    ) -> None:
        """Read texts.

        Args:
            texts: Notes, each once.
            only: Which of their sentences are read; None for all.
        """
        self.plain: set[Decimal] = set()
        """As printed, and as spelt out: "two restaurants"."""
        self._spelt: set[Decimal] = set()
        self._proven: set[Decimal] = set()
        self._percents: set[Decimal] = set()
        self._amounts: set[Decimal] = set()
        self._counts: set[Decimal] = set()
        """Numbers that bear no currency, in units."""
        for text in texts:
            scales = list(_scales_said(text.casefold()))
            parts = [text] if only is None else filter(only, sentences(text, _MARKS))
            for part in parts:
                self._add(part.casefold(), scales)

    def _add(self, text: str, scales: Iterable[Decimal]) -> None:
        for found in _NUMBER.finditer(text):
            number = Decimal(found["number"].replace(",", ""))
            self.plain.add(number)
            if found["percent"]:
                self._percents.add(number)
                continue
            said = (
                [_SCALES[found["scale"]]] if found["scale"] else [Decimal(1), *scales]
            )
            amounts = {number * scale for scale in said}
            self._amounts |= amounts
            if not found["currency"]:
                self._counts |= amounts
        self._spelt.update(map(Decimal, _spelt_numbers(text)))
        self.plain |= self._spelt

    def tell(self, value: Decimal, unit: str | None) -> bool:
        """Whether a text prints a value, in whatever scale it may be printed in.

        Args:
            value: In whole units, its sign left out of account.
            unit: As of `kg.model.fact.Fact`.
        """
        size = abs(value)
        if unit == "shares":
            return size in self._counts or size in self._spelt
        if size in self.plain or size in self._amounts:
            return True
        if unit == "pure" and size * _PERCENT in self._percents:
            return True
        return any(
            size / scale in self.plain and (_is_distinct(size) or scale in self._proven)
            for scale in _UNSAID
        )

    def has(self, value: Decimal | str) -> bool:
        """Whether a text prints a value as it is, in units."""
        return isinstance(value, Decimal) and abs(value) in self.plain

    def prove_scales(self, values: Iterable[Decimal]) -> None:
        """Learn the scale of tables that do not say it.

        Args:
            values: Figures of related parties, which the notes print.
        """
        sizes = [abs(value) for value in values if _is_distinct(value)]
        self._proven |= {
            scale
            for scale in _UNSAID
            for size in sizes
            if size not in self.plain and size / scale in self.plain
        }


def _is_distinct(number: Decimal) -> bool:
    """Whether a number has so many digits that chance does not print it.

    >>> _is_distinct(Decimal(44_000)), _is_distinct(Decimal(11_300_000))
    (False, True)
    """
    return len(number.normalize().as_tuple().digits) >= _FEWEST_DIGITS


def _scales_said(text: str) -> Iterator[Decimal]:
    """Yield the scales a text says its tables are printed in."""
    if _IN_THOUSANDS.search(text):
        yield _SCALES["thousand"]
    if _IN_MILLIONS.search(text):
        yield _SCALES["million"]


def _spelt_numbers(text: str) -> Iterator[str]:
    """Yield the numbers a text spells out, in digits."""
    told = cardinals()
    return (told[word] for word in set(_WORD.findall(text)) if word in told)
