"""Tells sentences that define or suppose from those that state something."""

import re
from collections.abc import Sequence
from functools import cache

from kg.notes.sentences.wordclasses import words_in


@cache
def _defining() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in words_in("definition"))
    return re.compile(rf"(?<!\S)(?:{phrases})(?!\S)")


def defines_only(words: Sequence[str]) -> bool:
    """Whether a sentence says what related parties are in general, or quotes a rule.

    >>> defines_only("a related party is generally defined as any person".split())
    True
    """
    return _defining().search(" ".join(words)) is not None
