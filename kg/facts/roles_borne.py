"""Which parties bear which roles: as printed beside them, in names or in words."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Final

from kg.facts.snapshot import Snapshot
from kg.model.pattern import name_pattern
from kg.parties.relationships import is_in_role, roles_in_name, told_role

_BESIDE: Final = """
    SELECT DISTINCT whose, party_iri, relationship FROM facts
    WHERE party_iri IS NOT NULL AND relationship IS NOT NULL
"""
_IN_WORDS: Final = """
    SELECT DISTINCT f.whose, f.party_iri, f.party, f.label, f.concept, f.axes,
        f.heading, t.title
    FROM facts AS f LEFT JOIN reports AS t ON t.iri = f.report
    WHERE f.party_iri IS NOT NULL AND f.party IS NOT NULL
"""
_ANYWHERE: Final = ""
"""Whose roles those are that a party's own name says."""


class RolesBorne:
    """The roles of the parties of a graph; its tables are read when first asked."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def in_role(self, *roles: str, of: Collection[str] | None = None) -> frozenset[str]:
        """Return the IRIs of parties that bear one of some roles.

        Args:
            roles: Class, its label, or a role as printed; ``%`` stands for any
                characters.
            of: IRIs of the entities whose facts tell the role; None: any. A role in
                the party's own name counts in any case.
        """
        wanted = [(role, name_pattern(role.strip())) for role in roles]
        entities = self._borne if of is None else {*of, _ANYWHERE}
        return frozenset(
            iri
            for entity in entities
            for iri, text in self._borne.get(entity, ())
            for role, whole in wanted
            if whole.fullmatch(text) or is_in_role(text, role)
        )

    @cached_property
    def _borne(self) -> dict[str, set[tuple[str, str]]]:
        """Party and role by the entity whose facts say so."""
        borne: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for entity, iri, text in self._told():
            borne[entity].add((iri, text))
        return dict(borne)

    def _told(self) -> Iterator[tuple[str, str, str]]:
        yield from self._snapshot.rows(_BESIDE)
        for iri, name in self._snapshot.rows("SELECT party, name FROM parties"):
            for text in roles_in_name(name):
                yield _ANYWHERE, iri, text
        for whose, iri, name, label, concept, axes, *above in self._snapshot.rows(
            _IN_WORDS
        ):
            told = told_role(name, label, concept, axes or (), above)
            if told is not None:
                yield whose, iri, told
