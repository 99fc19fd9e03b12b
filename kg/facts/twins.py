"""Which fact of a filing's instance a fact of its bulk data is.

The tables are made from the instance, so each of their facts is one of it: the same
element, dimensions, unit, days and value, but for what the tables lack (prefixes, the
endings Axis and Member) and round (values to four places).
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from kg.model.fact import Fact
from kg.readers.labels import folded, local_name

_PLACES: Final = Decimal("0.0001")
_ENDING: Final = re.compile("(?:Axis|Member|Domain)+$")
_NEAR: Final = 1
"""Days a start may be off: the tables give lengths as shares of a quarter."""


def twins(bulk: Sequence[Fact], instance: Sequence[Fact]) -> dict[int, int]:
    """Return, by place in `bulk`, the place of the same fact in `instance`.

    Of several that are the same but for their id the first; what has none is left out.

    Args:
        bulk: Facts of the tables of one filing.
        instance: Facts of its instances, duplicates left out.
    """
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for at, fact in enumerate(instance):
        holders[_thing(fact)].append(at)
    found: dict[int, int] = {}
    for n, fact in enumerate(bulk):
        for at in holders.get(_thing(fact), ()):
            if _near(fact.start, instance[at].start):
                found[n] = at
                break
    return found


def _thing(fact: Fact) -> Hashable:
    """Return what the same fact has in common, however it is read."""
    names = fact.member_names or (None,) * len(fact.members)
    cuts = frozenset(
        (_bare(axis or ""), _bare(name) if name else folded(member))
        for axis, name, member in zip(fact.axes, names, fact.members, strict=True)
    )
    unit = None if fact.unit is None else fact.unit.casefold()
    day = fact.instant or fact.end
    return local_name(fact.concept or ""), cuts, _value(fact), unit, day


def _bare(name: str) -> str:
    """Return the local name of an axis or member as the tables have it.

    >>> _bare("srt:ParentCompanyMember"), _bare("abc:TrackMemberMember")
    ('ParentCompany', 'Track')
    """
    return _ENDING.sub("", local_name(name))


def _value(fact: Fact) -> Decimal | str:
    if isinstance(fact.value, str):
        return folded(fact.value)
    if abs(fact.value.adjusted()) > 20:
        return fact.value
    return fact.value.quantize(_PLACES).normalize()


def _near(one: date | None, other: date | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs((one - other).days) <= _NEAR
