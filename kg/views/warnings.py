"""The warnings of a build for people: equal ones once, with how many there are."""

from collections.abc import Iterable, Iterator

_NAMED = 3
"""At most so many files of one warning are named."""


def grouped_warnings(lines: Iterable[str]) -> Iterator[str]:
    """Yield each warning once, in the order they first occur.

    Args:
        lines: ``source: text`` each.

    >>> list(grouped_warnings(["a.htm: no facts", "b.htm: no facts"]))
    ['2 files: no facts (a.htm, b.htm)']
    """
    sources_by_text: dict[str, list[str]] = {}
    for line in lines:
        source, colon, text = " ".join(line.split()).partition(": ")
        if colon:
            sources_by_text.setdefault(text, []).append(source)
        else:
            sources_by_text.setdefault(source, [])
    for text, sources in sources_by_text.items():
        if len(sources) < 2:
            yield ": ".join((*sources, text))
            continue
        names = [source.replace("\\", "/").rpartition("/")[2] for source in sources]
        more = len(names) - _NAMED
        tail = f", and {more} more" if more > 0 else ""
        yield f"{len(sources)} files: {text} ({', '.join(names[:_NAMED])}{tail})"
