"""Units and boards behind a role: "President of sales", "chair of our board"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.notes.sentences.wordclasses import word_set, words_in
from kg.parties.wordlists import (
    legal_words,
    member_words,
)


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Where a role stands among words.

    Attributes:
        end: Number of the word after it.
        several: Whether it is said of several holders.
        own: Whether it holds "of our board" or the like: it is the reporter's.
    """

    end: int
    several: bool
    own: bool = False


def with_unit(
    words: Sequence[str], span: RoleSpan, capital: Sequence[bool]
) -> RoleSpan:
    """Return a role with its unit: "our Vice President of Land and Sales".

    The words with a capital behind "of" are a unit where the role is somebody's
    already, and a comma or a verb ends them; a legal form makes them a name.
    """
    at = span.end
    if words[at - 1] not in word_set("heads-unit") or words[at : at + 1] != ["of"]:
        return span
    end = at + 1
    while end < len(words) and (
        capital[end] or (words[end] in ("and", "&") and any(capital[end + 1 : end + 2]))
    ):
        end += 1
    inside = words[at + 1 : end]
    ends = words[end : end + 1]
    known = bool(ends) and (
        ends[0] in (",", ".", ";", "(") or ends[0] in word_set("finite")
    )
    named = (
        not inside or set(inside) & legal_words() or inside[0] in word_set("reporter")
    )
    return span if named or not known else RoleSpan(end, span.several, span.own)


def units(words: Sequence[str], first: int, at: int) -> int:
    """Return how many words behind a role are its unit: "of sales and marketing"."""
    if words[at - 1] not in word_set("heads-unit") or at <= first:
        return 0
    units = member_words("unit") - word_set("no-unit")
    if words[at : at + 1] not in (["of"], [","], ["-"]):
        if words[at : at + 1] and words[at] in units:  # "Vice President Treasury"
            return _units_after(words, at, units)
        return 0
    size = _units_after(words, at + 1, units)
    return size + 1 if size else 0


def _units_after(words: Sequence[str], at: int, units: frozenset[str]) -> int:
    """Return how many words from one on are parts of an enterprise: "sales and tax"."""
    size = 0
    while at + size < len(words):
        after = words[at + size + 1 : at + size + 2]
        pair = words[at + size : at + size + 2]
        if len(pair) > 1 and " ".join(pair) in units:  # "human resources"
            size += 2
        elif words[at + size] in units:
            size += 1
        elif size and words[at + size] in ("and", "&") and after and after[0] in units:
            size += 2
        else:
            break
    return size


def board(words: Sequence[str], at: int) -> tuple[int, bool]:
    """Return where "of our board" ends behind a role, and if it is the reporter's."""
    if words[at : at + 1] and words[at] in _boards():
        for kind, tail in _boards()[words[at]]:
            if tuple(words[at : at + len(tail)]) == tail:
                return at + len(tail), kind == "of-own-board"
    return at, False


@cache
def _boards() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the words for boards by the first one, own boards and long ones first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind in ("of-own-board", "of-its-board", "of-board"):
        for tail in sorted(words_in(kind), key=len, reverse=True):
            words = tuple(tail.split())
            found.setdefault(words[0], []).append((kind, words))
    return found
