"""Patterns that are compiled when they are first used.

To compile the several hundred patterns of this package takes longer than to build a
page, and no run uses all of them. So a module makes its patterns with `pattern_of`.
"""

import re
from typing import AnyStr, Final, Generic, cast

_METHODS: Final = (
    "finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn",
)  # fmt: skip


class _Uncompiled(Generic[AnyStr]):
    """Stands in for a compiled pattern, and takes over its methods on first use."""

    def __init__(self, text: AnyStr, options: int) -> None:
        self.pattern: AnyStr = text
        self._options = options

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self._options)
        # As attributes of the object its methods are found as fast as those of `re`.
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"pattern_of({self.pattern!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return pattern_of, (self.pattern, self._options)


def pattern_of(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first used.

    It does what a compiled one does, but stands for itself only: it cannot be handed to
    the functions of `re`, and equals no other.

    Args:
        text: The expression. A fault in it shows when it is used first; a test compiles
            the expressions of all modules.
        flags: Those of `re`.

    >>> word = pattern_of("gull|tern", re.IGNORECASE)
    >>> word.pattern, word.sub("bird", "A Gull, a tern"), word.groups
    ('gull|tern', 'A bird, a bird', 0)
    """
    return cast("re.Pattern[AnyStr]", _Uncompiled(text, flags))
