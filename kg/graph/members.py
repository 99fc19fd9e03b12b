"""Writes what the members of a fact say: mentions, parties, relationships, dimensions.

The members of one fact recur on many: a table has one row a party and one column a
date. So their statements are made once a combination, and the nodes they lead to once a
filing.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from kg.facts.noted import StatementRow, ToldRelationship
from kg.facts.party_keys import party_form, party_members
from kg.facts.rows import FactRow, Level
from kg.graph import vocabulary as voc
from kg.graph.nquads import node, statements, text
from kg.iris import Iris, folded
from kg.model.fact import Fact, PartyKind, Role
from kg.parties.identifiers import mention_key
from kg.parties.mentions import named_kind
from kg.parties.roles import relationship_type

_KINDS: Final = {
    PartyKind.GROUP: voc.PARTY_GROUP,
    PartyKind.PERSON: voc.PERSON,
    PartyKind.ORGANISATION: voc.ORGANISATION,
}
"""Class of a party by its kind. A party of several kinds is of the first that applies,
for nobody is both a person and an organisation."""


class MemberStatements:
    """What members say, over the facts of one filing.

    Args:
        filing: Key of the filing.
        graph: Name of its graph, as N-Quads text.
        party_of: IRI of the party by mention key and by key of a joint party.
        iris: Mints the IRIs.
        told: What notes, or a party's own name, say it is, by `FactRow.party_key`: what
            a fact without a relationship of its own gets.
    """

    def __init__(
        self,
        filing: str,
        graph: str,
        party_of: Mapping[str, str],
        iris: Iris,
        told: Mapping[str, ToldRelationship] = MappingProxyType({}),
    ) -> None:
        self._told = told
        self._filing, self._graph = filing, graph
        self._party_of, self._iris = party_of, iris
        self._tails: dict[tuple[object, ...], list[str]] = {}
        self._nodes: dict[str, list[tuple[str, str]]] = {}
        self._kinds: dict[str, set[PartyKind]] = {}
        self._stated: dict[str, set[PartyKind]] = {}
        self._parts: dict[str, list[str]] = {}

    def tails(self, row: FactRow) -> list[str]:
        """Return what the members of a fact say of it, as tails of statements.

        Raises:
            KeyError: `party_of` lacks a key of the fact.
        """
        fact = row.fact
        # All that the tails are made of; level tells whether it has relationships.
        combination = (
            fact.members, fact.axes, fact.roles, fact.member_names, fact.party,
            fact.relationship, fact.other, row.party_key, row.level,
        )  # fmt: skip
        tails = self._tails.get(combination)
        if tails is None:
            pairs = dict.fromkeys(
                [*self._party_pairs(row), *self._told_pairs(row), *_text_pairs(fact)]
            )
            tails = [f"{name} {value} {self._graph} ." for name, value in pairs]
            self._tails[combination] = tails
        return tails

    def note_stated(self, row: StatementRow) -> None:
        """Note the parties that a statement of a note speaks of."""
        subject, object_ = row.said.subject, row.said.object
        for key, name in ((row.subject_key, subject), (row.object_key, object_)):
            party = self._party_of.get(key or "")
            if party is not None:
                kind, _ = named_kind(folded(name))
                self._stated.setdefault(node(party), set()).add(kind)

    def shared(self) -> list[str]:
        """Return the statements on mentions, relationships and parties met so far.

        A party that facts name has the kind its members tell; the words of notes tell
        the kind of the others.
        """
        lines = []
        for subject, pairs in self._nodes.items():
            lines += statements(subject, pairs, self._graph)
        for party, kinds in {**self._stated, **self._kinds}.items():
            pairs = [(voc.TYPE, voc.PARTY)]
            pairs += [(voc.TYPE, _KINDS[kind]) for kind in _KINDS if kind in kinds][:1]
            parts = self._parts.get(party, ())
            pairs += [(voc.GROUP_MEMBER, part) for part in parts]
            lines += statements(party, pairs, self._graph)
        return lines

    def _party_pairs(self, row: FactRow) -> list[tuple[str, str]]:
        """Return mentions, counterparty and relationships of a fact."""
        pairs: list[tuple[str, str]] = []
        party = None
        if row.party_key is not None:
            pairs += self._mention_pairs(row)
            party = node(self._party_of[row.party_key])
            pairs.append((voc.COUNTERPARTY, party))
            if row.fact.party is not None:
                pairs.append((voc.PARTY_TEXT, text(folded(row.fact.party))))
        if row.level in (Level.PARTY, Level.SUBTOTAL):
            pairs += self._relationship_pairs(row, party)
        return pairs

    def _mention_pairs(self, row: FactRow) -> list[tuple[str, str]]:
        pairs = []
        for name in party_members(row.fact):
            printed = folded(name)
            mention = node(self._iris.mention(row.reporter, printed))
            party = node(self._party_of[mention_key(row.reporter, name)])
            kind, _ = named_kind(printed)
            self._kinds.setdefault(party, set()).add(kind)
            self._nodes[mention] = [
                (voc.TYPE, voc.MENTION),
                (voc.KIND, text(kind)),
                (voc.PRINTED_NAME, text(printed)),
                (voc.REFERS_TO, party),
            ]
            pairs.append((voc.MENTIONED, mention))
        self._note_joint(row)
        return pairs

    def _note_joint(self, row: FactRow) -> None:
        """Note the parts of a joint party, unless they were decided to be one party."""
        if row.party_key is None or row.party_key in row.mentions:
            return
        joint = node(self._party_of[row.party_key])
        parts = {node(self._party_of[key]) for key in row.mentions} - {joint}
        if parts:
            self._kinds.setdefault(joint, set()).add(PartyKind.GROUP)
            self._parts[joint] = sorted(parts.union(self._parts.get(joint, ())))

    def _relationship_pairs(
        self, row: FactRow, party: str | None
    ) -> list[tuple[str, str]]:
        """Return what the fact says the party is: one relationship a role printed.

        The IRI of a relationship is made of the party as this reporter names it, so
        that deciding about names moves its party and not the relationship.
        """
        local = "" if party is None else self._local_name(row)
        pairs = []
        told = self._told_of(row)
        for role in _roles(row.fact) if told is None else [told.words]:
            kind = relationship_type(role) if role else "unspecified"
            iri = self._iris.relationship(self._filing, local, kind, "")
            described = [
                (voc.TYPE, voc.RELATIONSHIP),
                (voc.REPORTER, node(self._iris.entity(row.reporter))),
                (voc.RELATIONSHIP_TYPE, node(voc.REL + quote(kind, safe=""))),
            ]
            if party is not None:
                described.append((voc.RELATED_PARTY, party))
            self._nodes[node(iri)] = described
            pairs.append((voc.IN_RELATIONSHIP, node(iri)))
        return pairs

    def _told_of(self, row: FactRow) -> ToldRelationship | None:
        """Return what notes say the party of a fact is, where the fact does not."""
        if row.fact.relationship is not None or row.level is not Level.PARTY:
            return None
        return self._told.get(row.party_key or "")

    def _told_pairs(self, row: FactRow) -> list[tuple[str, str]]:
        told = self._told_of(row)
        if told is None:
            return []
        pairs = [(voc.RELATIONSHIP_TEXT, text(folded(told.words)))]
        if told.statement is not None:
            pairs.append((voc.TOLD_BY, node(told.statement)))
        return pairs

    def _local_name(self, row: FactRow) -> str:
        forms = {party_form(name) for name in party_members(row.fact)}
        iri = self._iris.party(row.reporter, list(forms))
        return iri.rpartition("/")[2]


def _roles(fact: Fact) -> list[str]:
    """Return the roles printed on a fact; "" for a party without any.

    A group without a role member is its own role ("Members of management team").
    """
    members = list(zip(fact.members, fact.roles, strict=True))
    roles = [member for member, role in members if role is Role.RELATIONSHIP]
    if not roles and fact.relationship is not None:
        roles = [fact.relationship]
    if not roles:
        roles = [member for member, role in members if role is Role.GROUP]
    return roles or [""]


def _text_pairs(fact: Fact) -> list[tuple[str, str]]:
    """Return the members of a fact as text: roles, other members, elements."""
    pairs = []
    if fact.relationship is not None:
        pairs.append((voc.RELATIONSHIP_TEXT, text(folded(fact.relationship))))
    pairs += [(voc.OTHER_MEMBER, text(folded(member))) for member in fact.other]
    axes = fact.axes or (None,) * len(fact.member_names)
    pairs += [
        (voc.DIMENSION, text(f"{axis or ''}={name}"))
        for axis, name in zip(axes, fact.member_names, strict=False)
        if name is not None
    ]
    return pairs
