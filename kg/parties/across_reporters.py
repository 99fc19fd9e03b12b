"""Rules that unite names of different reporters: identifiers, rare names, mutual ones.

The keys under which names of different reporters meet are made of all names of a
reporter, so each function takes them all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from kg.model.fact import PartyKind
from kg.parties.identifiers import reporter_of
from kg.parties.legal import COMPANY
from kg.parties.links import Link, Mentions, groups_of
from kg.parties.mentions import Mention
from kg.parties.rarity import RARE, rarity
from kg.parties.vetoes import traits
from kg.parties.within_reporter import is_bare

_APART = "\x1f"
"""What parts two names in a block key; no name holds it."""

_NAMES_ONE = (PartyKind.ORGANISATION, PartyKind.UNKNOWN)

Blocks = Iterable[tuple[str, str]]
"""Pairs of a mention key and a key under which it meets names of other reporters."""


def identifier_blocks(mentions: Mentions) -> Blocks:
    """Yield the identifiers of names."""
    for key, mention in mentions.items():
        yield from ((key, f"cik/{cik}") for cik in mention.ciks)
        yield from ((key, f"lei/{lei}") for lei in mention.leis)


def name_blocks(mentions: Mentions) -> Blocks:
    """Yield what a rare name meets its like of other reporters under."""
    for key, mention in mentions.items():
        if _is_rare(mention):
            yield key, f"name/{mention.form.form}"


def mutual_blocks(mentions: Mentions) -> Blocks:
    """Yield who names whom: a reporter's own name, then a name it prints.

    Both names bear it. They meet those that bear it turned round, and so all four names
    of two reporters that name each other are decided together.
    """
    own_names = _own_names(mentions)
    for key, mention in mentions.items():
        if not _may_name_reporter(mention):
            continue
        for own in own_names.get(mention.reporter, ()):
            block = f"pair/{mentions[own].form.form}{_APART}{mention.form.form}"
            yield from ((key, block), (own, block))


def sought_by(block: str) -> str:
    r"""Return the block whose names a name that bears `block` can be linked with.

    >>> sought_by("cik/7"), sought_by("pair/aardvark robotics\x1fzebra mining")
    ('cik/7', 'pair/zebra mining\x1faardvark robotics')
    """
    if not block.startswith("pair/"):
        return block
    naming, _, named = block.removeprefix("pair/").partition(_APART)
    return f"pair/{named}{_APART}{naming}"


def identifier_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of names that bear one CIK or LEI."""
    for name, kind in (("ciks", "CIK"), ("leis", "LEI")):
        keyed = [(i, key) for key, m in mentions.items() for i in getattr(m, name)]
        for keys in groups_of(keyed):
            shared = set.intersection(*(set(getattr(mentions[k], name)) for k in keys))
            yield Link(keys, f"{len(keys)} names bear {kind} {min(shared)}")


def rare_name_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of one rare name of an organisation, by any reporters.

    "X Co." is linked with no "X Co., Ltd": only one reporter may cut a form short.
    """
    bearers = Counter(mention.form.form for mention in mentions.values())
    keyed = [
        ((m.form.form, m.form.legal == COMPANY), key)
        for key, m in mentions.items()
        if bearers[m.form.form] > 1 and _is_rare(m)
    ]
    for keys in groups_of(keyed):
        reporters = len({mentions[key].reporter for key in keys})
        if reporters > 1:
            form = mentions[keys[0]].form
            yield Link(
                keys,
                f"{reporters} reporters print '{form.form}', a rare name: its own "
                f"words say {rarity(form)} bits, and {RARE} are enough",
            )


def mutual_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of two reporters that print each other's own name."""
    for forms, sides in sorted(_pairs(mentions).items()):
        for one, other in combinations(sides, 2):
            ties = (one.own, other.named), (other.own, one.named)
            if all(_agree(mentions[own], mentions[named]) for own, named in ties):
                for tie in ties:
                    yield Link(
                        tuple(sorted(tie)),
                        f"2 reporters, {one.reporter} and {other.reporter}, name each "
                        f"other: '{forms[0]}' and '{forms[1]}'",
                    )


def _agree(own: Mention, named: Mention) -> bool:
    """Whether a printing of another reporter may be a reporter's own name."""
    mine, theirs = traits(own), traits(named)
    return own.form.form == named.form.form and all(
        mine[name] == theirs[name] for name in mine.keys() & theirs.keys()
    )


class _Side(NamedTuple):
    """A reporter's own name, and a name of another organisation that it prints."""

    own: str
    named: str

    @property
    def reporter(self) -> str:
        """The key of the reporter."""
        return reporter_of(self.own)


def _pairs(mentions: Mentions) -> dict[tuple[str, str], list[_Side]]:
    """Return who names whom, by the two normal forms, the smaller first."""
    own_names = _own_names(mentions)
    pairs: dict[tuple[str, str], list[_Side]] = {}
    for key, mention in mentions.items():
        if _may_name_reporter(mention):
            for own in own_names.get(mention.reporter, ()):
                low, high = sorted((mention.form.form, mentions[own].form.form))
                if low != high:
                    pairs.setdefault((low, high), []).append(_Side(own, key))
    return pairs


def _own_names(mentions: Mentions) -> dict[str, list[str]]:
    """Return the keys of the names that are a reporter's own, by reporter."""
    own: dict[str, list[str]] = {}
    for key, mention in mentions.items():
        if mention.own:
            own.setdefault(mention.reporter, []).append(key)
    return own


def _may_name_reporter(mention: Mention) -> bool:
    """Whether a printing may be the own name of another reporter: no bare word."""
    return not mention.own and mention.kind in _NAMES_ONE and not is_bare(mention)


def _is_rare(mention: Mention) -> bool:
    """Whether a name, not known to be a person's or a group's, is one body's alone."""
    return mention.kind in _NAMES_ONE and rarity(mention.form) >= RARE
