"""Block keys: names that share one may be linked, or prevent each other's links.

Three sorts of block keys stand in a row:

* ``reporter/...``: the reporter, to find all its rows;
* ``home/...``: the names of one reporter that a rule may link, directly or by way of
  others, named after the smallest of them; a name that meets no other has none;
* ``cik/...``, ``lei/...``, ``name/...``, ``pair/...``: what names of different
  reporters meet under (`kg.parties.across_reporters`).

Vetoes need no keys: they only keep apart what a link or a person would join.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.identity.naming import local_key
from kg.parties.across_reporters import sought_by
from kg.parties.links import Groups, groups_of
from kg.parties.mentions import Mention
from kg.parties.rules import RULES

_REPORTER: Final = "reporter/"


def reporter_block(reporter: str) -> str:
    """Return the block key that all names of a reporter bear, and no other name.

    >>> reporter_block("1494558")
    'reporter/1494558'
    """
    return f"{_REPORTER}{reporter}"


def alone_among(blocks: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the keys of the names that no rule can link with another of those given.

    Args:
        blocks: The block keys of each name, by its key.

    >>> rows = {"1/a": ["name/x", "reporter/1"], "1/b": ["reporter/1"]}
    >>> sorted(alone_among(rows)), sorted(alone_among(rows | {"2/a": ["name/x"]}))
    (['1/a', '1/b'], ['1/b'])
    """
    met = {
        key: [block for block in found if not block.startswith(_REPORTER)]
        for key, found in blocks.items()
    }
    bearers = Counter(block for found in met.values() for block in found)
    return frozenset(
        key
        for key, found in met.items()
        if all(
            bearers[sought] == (sought == block)
            for block, sought in zip(found, map(sought_by, found), strict=True)
        )
    )


def blocks_of(mentions: Mapping[str, Mention]) -> dict[str, tuple[str, ...]]:
    """Return the block keys of mentions, sorted, by mention key.

    Args:
        mentions: All mentions of each reporter that occurs, by key.
    """
    blocks = {key: {reporter_block(m.reporter)} for key, m in mentions.items()}
    for key, home in _homes(mentions).items():
        blocks[key].add(f"home/{home}")
    resolved = {key: mention for key, mention in mentions.items() if mention.resolved}
    for rule in RULES:
        for key, block in rule.blocks(resolved):
            blocks[key].add(block)
    return {key: tuple(sorted(found)) for key, found in blocks.items()}


def _homes(mentions: Mapping[str, Mention]) -> dict[str, str]:
    """Return the smallest of the keys that a key meets within its reporter."""
    parent: dict[str, str] = {}

    def top(key: str) -> str:
        while (above := parent.get(key, key)) != key:
            parent[key] = key = parent.get(above, above)
        return key

    for first, *others in _groups_at_home(mentions):
        for key in others:
            low, high = sorted((top(first), top(key)))
            parent[high] = parent[low] = low
    return {key: top(key) for key in parent}


def _groups_at_home(mentions: Mapping[str, Mention]) -> Iterator[tuple[str, ...]]:
    """Yield the groups of names of one reporter that must be decided together."""
    resolved = {key: mention for key, mention in mentions.items() if mention.resolved}
    for rule in RULES:
        yield from rule.near(resolved)
    yield from _names_of_one_iri(mentions)


def _names_of_one_iri(mentions: Mapping[str, Mention]) -> Groups:
    """Return the names after which two parties of a reporter may both be named.

    The second of two parties so named gets another IRI, so each must know of the other.
    """
    keyed = [(local_key(m.reporter, m.name), key) for key, m in mentions.items()]
    own = [(m.reporter, key) for key, m in mentions.items() if m.own]
    return groups_of([*keyed, *own])
