"""Labels of one element: how they agree, however a page or a linkbase prints them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache


def folded(text: str) -> str:
    """Return a text with spaces and letter case folded, marks of elements cut."""
    plain = " ".join(text.split()).casefold()
    for mark in (" [member]", "[member]", " [domain]"):
        plain = plain.removesuffix(mark)
    return plain


@lru_cache(maxsize=65536)
def letters(label: str) -> str:
    """Return the letters and digits of a label's words, without a plural's s.

    >>> letters("Money market funds [Member]") == letters("Money Market Fund")
    True
    """
    text = folded(label)
    words = ("".join(c for c in word if c.isalnum()) for word in text.split())
    return "".join(word.rstrip("s") for word in words) or text


def local_name(name: str) -> str:
    """Return an element's name without its prefix."""
    return name.rpartition(":")[2]


def elements_by_label(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the element of each label's letters; a label of several names none.

    A page shows a member under the label its report prefers, which may be any.

    Args:
        pairs: Element and label.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for name, label in pairs:
        named[letters(label)].add(name)
    alone = {label: names for label, names in named.items() if len(names) == 1}
    return {label: name for label, names in alone.items() for name in names}


def letters_by_element(
    pairs: Iterable[tuple[str, str]],
) -> Mapping[str, frozenset[str]]:
    """Return the letters of all labels of each element.

    Args:
        pairs: Element and label.
    """
    labels: dict[str, set[str]] = defaultdict(set)
    for name, label in pairs:
        labels[name].add(letters(label))
    return {name: frozenset(texts) for name, texts in labels.items()}
