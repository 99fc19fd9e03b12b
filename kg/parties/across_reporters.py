"""Rules that unite names of different reporters: identifiers and rare names."""

from collections.abc import Iterator

from kg.model.fact import PartyKind
from kg.parties.links import Link, Mentions, groups_of
from kg.parties.mentions import Mention
from kg.parties.rarity import RARE, rarity


def identifier_blocks(mention: Mention) -> Iterator[str]:
    """Yield the identifiers of a name."""
    yield from (f"cik/{cik}" for cik in mention.ciks)
    yield from (f"lei/{lei}" for lei in mention.leis)


def name_blocks(mention: Mention) -> Iterator[str]:
    """Yield the block under which a rare name meets its like of other reporters."""
    if _is_rare(mention):
        yield f"name/{mention.form.form}"


def identifier_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of names that bear one CIK or LEI."""
    for name, kind in (("ciks", "CIK"), ("leis", "LEI")):
        keyed = [(i, key) for key, m in mentions.items() for i in getattr(m, name)]
        for keys in groups_of(keyed):
            shared = set.intersection(*(set(getattr(mentions[k], name)) for k in keys))
            yield Link(keys, f"{len(keys)} names bear {kind} {min(shared)}")


def rare_name_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of one rare name of an organisation, by any reporters."""
    keyed = [(m.form.form, key) for key, m in mentions.items() if _is_rare(m)]
    for keys in groups_of(keyed):
        reporters = len({mentions[key].reporter for key in keys})
        if reporters > 1:
            form = mentions[keys[0]].form
            yield Link(
                keys,
                f"{reporters} reporters print '{form.form}', a rare name: its own "
                f"words say {rarity(form)} bits, and {RARE} are enough",
            )


def _is_rare(mention: Mention) -> bool:
    """Whether a name, not known to be a person's or a group's, is one body's alone."""
    sorts = (PartyKind.ORGANISATION, PartyKind.UNKNOWN)
    return mention.kind in sorts and rarity(mention.form) >= RARE
