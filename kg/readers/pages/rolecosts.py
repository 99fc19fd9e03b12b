"""What it costs to take a cell of a page's body for a heading, a label or a value.

One table of costs; a lower cost is likelier, and the cheapest reading of the whole body
is taken (`cellroles`). The costs were set by hand, in the order of what is likelier,
until the rows of the annotated and of the rendered pages were read right; only their
order and rough distance matter. `benchmarks/score_pages.py` counts what they miss.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from kg.readers.pages.cellmarks import (
    PlainLook,
    Promise,
    is_cover_label,
    is_member_heading,
    is_numeric,
    is_section,
    look_of,
    promise_of,
    suffix_unit,
    unglue,
)
from kg.readers.pages.numbers import CellKind, kind_of, parse_date, sign_of
from kg.readers.pages.segments import TextCell

NEVER = 1e6
"""Cost of what cannot be."""


class ValueGroup(StrEnum):
    """Sort of value: those of one row are of one sort."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


class CellCosts(NamedTuple):
    """Cost of each role for one cell.

    Attributes:
        heading, label, value: Cost of each role.
        group: Sort of value it is if it is one.
        promise: As a label, how much cheaper a text behind it is as its value.
    """

    heading: float
    label: float
    value: float
    group: ValueGroup = ValueGroup.TEXT
    promise: float = 0.0


COSTS: Mapping[str, CellCosts] = {
    # Marks that nearly settle what a cell is: heading, label, value.
    "number": CellCosts(32.0, 30.0, 0.0, ValueGroup.NUMBER),
    # a year that labels a row, before a larger number or an amount with its sign
    "year before a number": CellCosts(32.0, 0.3, 3.0, ValueGroup.NUMBER),
    # a section row that stands under each member stands below this text
    "above a repeated section": CellCosts(0.0, 8.0, 6.0),
    # a text that repeats before texts, never before a number, labels those texts
    "label of texts": CellCosts(8.0, 0.0, 9.0, promise=6.0),
    # early-2015 pages glue the element to the value
    "glued to its element": CellCosts(NEVER, NEVER, 0.0),
    "[Line Items] or [Abstract]": CellCosts(0.0, 6.0, 12.0),
    "[Member]": CellCosts(0.0, 8.0, 9.0),
    "unit behind a bar": CellCosts(1.5, 0.0, 10.0),
    "parts divided by bars": CellCosts(0.2, 3.0, 6.0),
    "whole date": CellCosts(5.0, 5.0, 0.0, ValueGroup.DATE),
    "part of a date": CellCosts(8.0, 8.0, 0.0, ValueGroup.DATE),
    # Texts with weaker marks; the cost of the value is added to that of its look.
    "label of the cover": CellCosts(1.2, 0.2, 5.0),
    "ends in a colon": CellCosts(0.3, 1.5, 2.0),
    "plain text": CellCosts(1.6, 0.4, 0.0),
    "plain text above known labels": CellCosts(0.3, 0.4, 0.0),
}
"""Costs of a cell by what marks it."""

LOOK_COSTS: Mapping[PlainLook, float] = {
    PlainLook.VALUE: 0.0,
    PlainLook.RANGE: 0.3,
    PlainLook.SENTENCE: 0.5,
    PlainLook.CODE: 1.0,
    PlainLook.HOLDS_DATE: 1.5,
    PlainLook.PARAGRAPH: 1.5,
    PlainLook.LOWER_CASE: 2.5,
    PlainLook.WORDS: 4.0,
}
"""Cost of a plain text as a value, by its look."""

PROMISES: Mapping[Promise, float] = {
    Promise.STRONG: 3.0,
    Promise.WEAK: 2.0,
    Promise.NONE: 0.0,
}
"""How much cheaper a text is as a value behind a label that lets one be expected."""

ADJUSTMENTS: Mapping[str, float] = {
    # As a value: the text stands before a number elsewhere on the page.
    "label elsewhere": 3.0,
    # As a heading: the words let a text follow ("Description"), so it is a label.
    "promising heading": 0.7,
    # On a page of texts: as a heading, and taken off the cost as a value.
    "heading among texts": 1.4,
    "value among texts": -2.0,
    # Below this cost a text is surely a value; what is missing counts double elsewhere.
    "sure value": 2.0,
    "sure value elsewhere": 2.0,
    # Neighbours: the next value of a row is of another sort, or a text as its first.
    "other sort of value": 5.0,
    "same text again": 0.3,
    "further text": 2.5,
    "further text extra": 0.6,
    # More values than columns: only where the head was misread.
    "value too many": 25.0,
    "value without label": 40.0,
}
"""Costs added to, and bounds of, those above."""


def costs_of(cells: Sequence[TextCell], *, textual: bool | None) -> list[CellCosts]:
    """Return the costs of each cell, from its own text and the page's repeats.

    Args:
        cells: The cells of the body that are neither blank nor footnote marks.
        textual: Whether the page's title lets texts be expected as values; None: it
            does not tell, they are where the page holds no number.
    """
    texts = [cell.text for cell in cells]
    page = _PageTexts(texts)
    promising = textual is not False
    if textual is None:
        textual = not any(page.numeric)
    costs = []
    for i, cell in enumerate(cells):
        marked = page.mark_of(i) or _mark_of(cell.text)
        if marked is not None:
            costs.append(COSTS[marked])
        else:
            costs.append(_weak_costs(cell, page, textual=textual, promising=promising))
    return costs


class _PageTexts:
    """What the texts of a page say for one another by repeating."""

    def __init__(self, texts: Sequence[str]) -> None:
        bare = [_bare(text) for text in texts]
        self._texts = texts
        self.numeric = [is_numeric(text) for text in bare]
        counted = [
            number or kind_of(text) is CellKind.DATE
            for number, text in zip(self.numeric, bare, strict=True)
        ]
        pairs = list(pairwise(texts))
        self.labels = {
            text for i, (text, _) in enumerate(pairs) if counted[i + 1] > counted[i]
        }
        self._following: dict[str, set[str]] = defaultdict(set)
        for text, following in pairs:
            self._following[text].add(following)
        self._repeats = Counter(texts)
        self._sections = Counter(text for text in texts if is_section(text))
        self._years = self._label_years()
        self._text_labels = self._labels_of_texts(counted)

    def mark_of(self, at: int) -> str | None:
        """Return what the cells around a cell tell of it: a name of `COSTS`."""
        text = self._texts[at]
        last = at + 1 == len(self._texts)
        if text in self._text_labels:
            return "label of texts"
        if self.numeric[at]:
            labels = text in self._years and not last and self.numeric[at + 1]
            return "year before a number" if labels else "number"
        if last or is_section(text) or self._sections[self._texts[at + 1]] < 2:
            return None
        return "above a repeated section"

    def heads_labels(self, text: str) -> bool:
        """Whether only known labels follow a repeated text: it is a section."""
        return self._repeats[text] > 1 and self._following[text] <= self.labels

    def _labels_of_texts(self, counted: Sequence[bool]) -> set[str]:
        """Return the texts that label texts: they repeat, and rows go on behind them.

        A page prints at most two headings in a row, a member's and a section's, and a
        member's once. So a plain text that repeats is a section, a label or a value.
        Behind a section a label follows, which stands before a number; before a value
        stands its label, which repeats too; behind a label and its value the next row.

        Args:
            counted: Whether each text is a number or a date.
        """
        plain = [
            not (number or _is_marked(text))
            for number, text in zip(counted, self._texts, strict=True)
        ]
        rows: Counter[str] = Counter()
        others: set[str] = set(self.labels)
        for i, text in enumerate(self._texts):
            if not plain[i] or self._repeats[text] < 2:
                continue
            before, value, behind = (
                self._texts[at] if 0 <= at < len(plain) else None
                for at in (i - 1, i + 1, i + 2)
            )
            repeats = before is not None and self._repeats[before] > 1 and plain[i - 1]
            if repeats or value is None or value in self.labels or not plain[i + 1]:
                others.add(text)
            elif behind is None or behind in self.labels or is_member_heading(behind):
                rows[text] += 1
        return {
            text
            for text, count in rows.items()
            if text not in others and 2 * count > self._repeats[text]
        }

    def _label_years(self) -> set[str]:
        """Return the years that label rows: they run on, each before a number."""
        before = [
            (text, self._texts[i + 1])
            for i, text in enumerate(self._texts[:-1])
            if _is_year(text)
        ]
        years = {
            int(text)
            for text, following in before
            if is_numeric(_bare(following)) and not _is_year(following)
        }
        priced = {text for text, following in before if sign_of(following) is not None}
        return {str(year) for year in years if {year - 1, year + 1} & years} | priced


def _is_marked(text: str) -> bool:
    """Whether a text is marked as a heading: of a section, or of members."""
    return is_section(text) or is_member_heading(text) or " | " in text


def _bare(text: str) -> str:
    """Return a cell without the element glued to it."""
    glue = unglue(text)
    return glue.value if glue is not None else text


def _is_year(text: str) -> bool:
    """Whether a text is a year as a row label prints it."""
    return text.isdigit() and 1990 <= int(text) <= 2100


def _mark_of(text: str) -> str | None:
    """Return the mark a text bears that nearly settles it, a name of `COSTS`."""
    if unglue(text) is not None:
        return "glued to its element"
    if is_section(text):
        return "[Line Items] or [Abstract]"
    if is_member_heading(text):
        return "[Member]"
    if " | " in text:
        suffix = suffix_unit(text) is not None
        return "unit behind a bar" if suffix else "parts divided by bars"
    if kind_of(text) is CellKind.DATE:
        return "whole date" if parse_date(text) is not None else "part of a date"
    return None


def _weak_costs(
    cell: TextCell, page: _PageTexts, *, textual: bool, promising: bool
) -> CellCosts:
    """Return the costs of a text that bears a weak mark or none."""
    text = cell.text
    value = LOOK_COSTS[look_of(text, own_line=cell.own_line)]
    if text in page.labels:
        value += ADJUSTMENTS["label elsewhere"]
    for mark, applies in (
        ("label of the cover", is_cover_label(text)),
        ("ends in a colon", text.endswith(":")),
    ):
        if applies:
            costs = COSTS[mark]
            return costs._replace(value=value + costs.value)
    promise = promise_of(text) if promising else Promise.NONE
    if promise is Promise.WEAK and text in page.labels:
        promise = Promise.NONE  # it stands before a number: the words promise nothing
    above = page.heads_labels(text)
    heading, label, *_ = COSTS[
        "plain text above known labels" if above else "plain text"
    ]
    if promise is Promise.STRONG:
        heading += ADJUSTMENTS["promising heading"]
    if textual:
        heading += ADJUSTMENTS["heading among texts"]
        value = max(0.0, value + ADJUSTMENTS["value among texts"])
    # what is surely a value is neither heading nor label
    sure = max(0.0, ADJUSTMENTS["sure value"] - value)
    sure *= ADJUSTMENTS["sure value elsewhere"]
    return CellCosts(
        heading + sure, label + sure, value, ValueGroup.TEXT, PROMISES[promise]
    )
