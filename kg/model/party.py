"""What a member's words say: its role on the fact and the sort of party it names."""

from dataclasses import dataclass

from kg.model.fact import PartyKind, Role


@dataclass(frozen=True, slots=True)
class MemberRole:
    """Role of one member.

    Attributes:
        role: Party, group, relationship or other.
        kind: Sort of party; UNKNOWN for relationships and others.
    """

    role: Role
    kind: PartyKind = PartyKind.UNKNOWN
