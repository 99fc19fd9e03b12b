"""Links: names that a rule holds to be one party; and what a rule is."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from kg.parties.mentions import Mention

Mentions = Mapping[str, Mention]
"""Mentions by key."""

Groups = list[tuple[str, ...]]
"""Sets of two or more mention keys; each set sorted, and so are the sets."""


@dataclass(frozen=True, slots=True)
class Link:
    """Names a rule holds to be one party.

    Attributes:
        members: Their keys, sorted; two at least.
        why: The evidence, one sentence with its numbers.
    """

    members: tuple[str, ...]
    why: str


def _no_groups(_: Mentions) -> Groups:
    return []


def _no_blocks(_: Mentions) -> Iterable[tuple[str, str]]:
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, with what must be at hand to apply it.

    What a rule links depends on nothing but the names of one of its `near` groups and
    the names that share one of its `blocks`. Identity is therefore decided anew for
    the names that meet a changed name, and for no others (`kg.identity.closure`).

    Attributes:
        name: With version, as decisions carry it: ``normal-form/1``.
        strength: Where links contradict, the weaker go.
        links: Yields the links among all mentions given.
        ignoring: Traits in which names so linked may differ.
        near: Returns the groups of names of one reporter that the rule may link, with
            the names that can prevent such a link.
        blocks: Returns, for all names of some reporters, pairs of a mention key and a
            key under which it meets names of other reporters.
    """

    name: str
    strength: int
    links: Callable[[Mentions], Iterable[Link]]
    ignoring: frozenset[str] = frozenset()
    near: Callable[[Mentions], Groups] = _no_groups
    blocks: Callable[[Mentions], Iterable[tuple[str, str]]] = _no_blocks


def groups_of(keyed: Iterable[tuple[Hashable, str]]) -> Groups:
    """Return the sets of mention keys that share a group, of two or more.

    >>> groups_of([(1, "b"), (2, "c"), (1, "a")])
    [('a', 'b')]
    """
    groups: dict[Hashable, set[str]] = {}
    for group, key in keyed:
        groups.setdefault(group, set()).add(key)
    return sorted(tuple(sorted(keys)) for keys in groups.values() if len(keys) > 1)
