"""Name patterns: how a person asks for names, with ``%`` for any run of characters."""

import re


def name_pattern(text: str) -> re.Pattern[str]:
    """Return what matches the names a pattern describes; use it with ``fullmatch``.

    Case does not count, and the whole value must match. ``%`` stands for any run of
    characters, line breaks and the empty run included; every other character stands for
    itself.

    >>> bool(name_pattern("beijing qc (%").fullmatch("Beijing QC (Short) Ltd"))
    True
    >>> bool(name_pattern("Beijing QC").fullmatch("Beijing QC Technology"))
    False
    >>> bool(name_pattern("a.c").fullmatch("abc"))
    False
    """
    first, *rest = (re.escape(part) for part in text.split("%"))
    if not rest:
        return re.compile(first, re.IGNORECASE)
    # An inner part is matched where it first occurs and never tried again elsewhere.
    # Without this, a pattern of many "%" takes exponential time on a long name.
    inner = "".join(f"(?>.*?{part})" for part in rest[:-1] if part)
    return re.compile(f"{first}{inner}.*{rest[-1]}", re.IGNORECASE | re.DOTALL)
