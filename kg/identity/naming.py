"""Which key a party's IRI is minted from.

That of the reporting entity, where one of its names is a reporter's own; else reporter
and normal form of the name that stands for the party: one with a CIK, then one with an
LEI, then the smallest (`kg.parties.resolver.Party`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.parties.mentions import Mention
from kg.parties.names import normal_form
from kg.parties.resolver import Party


@dataclass(frozen=True, slots=True, order=True)
class PartyKey:
    """What a party's IRI is minted from.

    Attributes:
        reporter: Key of the reporting entity.
        form: What names the party among those of the reporter; "" for the reporting
            entity itself.
    """

    reporter: str
    form: str = ""

    @property
    def is_reporter(self) -> bool:
        """Whether it is a reporting entity itself."""
        return not self.form


def local_key(reporter: str, name: str) -> PartyKey:
    """Return the key of a name's party before anything is decided.

    >>> local_key("7", "Ahead (Shanghai) Trade Co., Ltd").form
    'ahead shanghai trade'
    """
    return PartyKey(reporter, normal_form(name) or " ".join(name.split()).casefold())


def party_keys(
    parties: Iterable[Party], mentions: Mapping[str, Mention]
) -> dict[str, PartyKey]:
    """Return the key each party's IRI is minted from, by the party's own key.

    Where persons keep two spellings of one normal form apart, the party with the
    smaller key is named by the normal form, and the other by its spelling.

    Args:
        parties: In any order. With a party go all parties of its reporter whose names
            have the normal form of its name; block keys see to that.
        mentions: The names of the parties, by key.
    """
    taken: set[PartyKey] = set()
    keys: dict[str, PartyKey] = {}
    for party in sorted(parties, key=lambda party: party.key):
        own = [mentions[n].reporter for n in party.names if mentions[n].own]
        if own:
            key = PartyKey(min(own))
        else:
            naming = mentions[party.key]
            key = local_key(naming.reporter, naming.name)
            if key in taken:
                key = PartyKey(naming.reporter, party.key)
        taken.add(key)
        keys[party.key] = key
    return keys
