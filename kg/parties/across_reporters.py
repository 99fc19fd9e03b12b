"""Rules that unite names of different reporters: identifiers and distinctive names."""

from collections.abc import Hashable, Iterable, Iterator

from kg.model.fact import PartyKind
from kg.parties.links import Link, Mentions, groups_of
from kg.parties.mentions import Mention
from kg.parties.names import distinctive

_OWN, _NAME, _NAMED = "own/", "name/", "named/"
_SOUGHT = {
    _OWN: (_OWN, _NAME, _NAMED),
    _NAME: (_NAME, _OWN),
    _NAMED: (_OWN,),
}
"""Which names a name can meet, by the sort of block each bears.

A reporter's own name meets all; a distinctive name of an organisation meets its like. A
name that says less is only ever linked to a reporter's own name, however many reporters
print it.
"""


def sought_by(block: str) -> tuple[str, ...]:
    """Return the blocks whose names a name that bears `block` can be linked with.

    >>> sought_by("named/huya"), sought_by("cik/7")
    (('own/huya',), ('cik/7',))
    """
    sort, slash, name = block.partition("/")
    sought = _SOUGHT.get(sort + slash)
    return (block,) if sought is None else tuple(other + name for other in sought)


def identifier_blocks(mention: Mention) -> Iterator[str]:
    """Yield the identifiers of a name."""
    yield from (f"cik/{cik}" for cik in mention.ciks)
    yield from (f"lei/{lei}" for lei in mention.leis)


def name_blocks(mention: Mention) -> Iterator[str]:
    """Yield the blocks under which a name meets names of other reporters."""
    form = mention.form.form
    if mention.own and distinctive(mention.form, romanised=True):
        yield _OWN + form
    if _is_telling(mention) and _has_several_parts(mention):
        yield _NAME + form
    elif _may_name_a_reporter(mention) and distinctive(mention.form, romanised=True):
        yield _NAMED + form


def identifier_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of names that bear one CIK or LEI."""
    for name, kind in (("ciks", "CIK"), ("leis", "LEI")):
        keyed = [(i, key) for key, m in mentions.items() for i in getattr(m, name)]
        for keys in groups_of(keyed):
            shared = set.intersection(*(set(getattr(mentions[k], name)) for k in keys))
            yield Link(keys, f"{len(keys)} names bear {kind} {min(shared)}")


def reporter_name_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of a reporter's own name with printings of another reporter.

    It must be distinctive, the name of no second reporter, and more than a bare word.
    """
    own: dict[str, set[str]] = {}
    for key, mention in mentions.items():
        if mention.own and distinctive(mention.form, romanised=True):
            own.setdefault(mention.form.form, set()).add(key)
    for key, mention in mentions.items():
        form = mention.form.form
        keys = own.get(form, set())
        bodies = {(mentions[k].reporter, mentions[k].ciks) for k in keys}
        if len(bodies) != 1 or not _may_name_a_reporter(mention):
            continue
        named = mentions[min(keys)]
        if named.reporter != mention.reporter:
            yield Link(
                tuple(sorted((named.key, key))),
                f"1 reporter, {named.reporter}, is itself named '{form}'",
            )


def full_name_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of one distinctive name with its legal form, by any reporters."""
    keyed = [
        ((m.form.form, m.form.legal), key)
        for key, m in mentions.items()
        if m.form.legal and _is_telling(m)
    ]
    for keys, reporters in _of_several_reporters(mentions, keyed):
        form = mentions[keys[0]].form
        yield Link(
            keys,
            f"{reporters} reporters print the distinctive name '{form.form}' with the "
            f"legal form '{form.legal}'",
        )


def shared_name_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of one distinctive name of several words, by any reporters.

    A bare word may stand for a group or any company of it: it is a family.
    """
    keyed = [
        (m.form.form, key)
        for key, m in mentions.items()
        if " " in m.form.form and _is_telling(m)
    ]
    for keys, reporters in _of_several_reporters(mentions, keyed):
        form = mentions[keys[0]].form.form
        words = len(form.split())
        yield Link(
            keys, f"{reporters} reporters print the {words} distinctive words '{form}'"
        )


def _is_telling(mention: Mention) -> bool:
    """Whether it is a distinctive name of an organisation."""
    return mention.kind is PartyKind.ORGANISATION and distinctive(mention.form)


def _has_several_parts(mention: Mention) -> bool:
    """Whether a name is more than one bare word."""
    return bool(mention.form.legal) or " " in mention.form.form


def _may_name_a_reporter(mention: Mention) -> bool:
    sorts = (PartyKind.ORGANISATION, PartyKind.UNKNOWN)
    return not mention.own and mention.kind in sorts and _has_several_parts(mention)


def _of_several_reporters(
    mentions: Mentions, keyed: Iterable[tuple[Hashable, str]]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the groups of names of several reporters, with the number of reporters."""
    for keys in groups_of(keyed):
        reporters = len({mentions[key].reporter for key in keys})
        if reporters > 1:
            yield keys, reporters
