"""Finds the values of a graph that a typed word stands for.

A word is tried as the whole value (``%``: any characters), then as another word for it
(``ontology/typed_words.csv``: RMB is CNY, payable is due to), then as its beginning,
part and close spelling. Whatever but the whole value was taken is told.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from rapidfuzz import fuzz, process

from kg.iris import folded
from kg.model.pattern import name_pattern
from kg.resources import ontology_rows

_CLOSE: Final = 80
"""Likeness, of 100, from which on a spelling is close."""
_SHOWN: Final = 12
"""Most values a note lists."""


def match_values(
    parameter: str, text: str, values: Sequence[str]
) -> tuple[tuple[str, ...], str]:
    """Return the values a typed word stands for, and a note on how it was taken.

    Args:
        parameter: Name of the parameter, ``currency`` or ``side`` for instance.
        text: What was typed.
        values: The values there are, sorted.

    Returns:
        The values, sorted, and the note; "" where the whole value was typed. Nothing
        that matches gives no values and a note that lists what there is.
    """
    word = folded(text)
    whole = name_pattern(word)
    if exact := tuple(value for value in values if whole.fullmatch(value)):
        return exact, ""
    for how, taken in _readings(parameter, word, values) if word else ():
        if taken:
            note = f"{parameter} {text!r} taken {how}: {' | '.join(taken[:_SHOWN])}"
            return tuple(taken), note
    meant = _typed_words().get((parameter, word.casefold()))
    named = f"{parameter} {text!r}" + (f", that is {meant}," if meant else "")
    return (), f"{named} matches nothing; {_list_values(values)}"


def _readings(
    parameter: str, word: str, values: Sequence[str]
) -> "list[tuple[str, list[str]]]":
    """Return what a word may stand for, the surest reading first."""
    meant = _typed_words().get((parameter, word.casefold()))
    readings = [("as", [value for value in values if value == meant])]
    if "%" in word or meant is not None:
        return readings
    for how, pattern in (("by beginning", f"{word}%"), ("by part", f"%{word}%")):
        near = name_pattern(pattern)
        readings.append((how, [value for value in values if near.fullmatch(value)]))
    close = process.extractOne(
        word.casefold(),
        [value.casefold() for value in values],
        scorer=fuzz.ratio,
        score_cutoff=_CLOSE,
    )
    readings.append(("by spelling", [] if close is None else [values[close[2]]]))
    return readings


@cache
def _typed_words() -> dict[tuple[str, str], str]:
    rows = ontology_rows("typed_words.csv")
    return {(row["parameter"], row["word"]): row["value"] for row in rows}


def _list_values(values: Sequence[str]) -> str:
    if not values:
        return "there is none"
    more = len(values) - _SHOWN
    return f"there is {' | '.join(values[:_SHOWN])}" + (
        f" and {more} more" if more > 0 else ""
    )
