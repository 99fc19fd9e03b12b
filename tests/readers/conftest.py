"""What the reader tests share: a stand-in for meaning, so no ontology is needed.

Makes the helpers beside the tests importable.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.model.fact import PartyKind, Role
from kg.model.party import MemberRole

DATA = Path(__file__).resolve().parents[1] / "data"
sys.path.insert(0, str(Path(__file__).parent))


@dataclass(frozen=True)
class Guess:
    """A concept guess spelt out."""

    concept: str | None = None
    by: str | None = None
    period: str | None = None
    period_by: str | None = None


class Labels:
    """Knows due from and due to by their labels, and nothing else."""

    def find(
        self,
        label: str,
        *,
        members: Sequence[str],
        section: str | None,
        definitions: Sequence[str],
        element: str | None,
        unit: str | None,
    ) -> Guess:
        if element is not None:
            return Guess(element, "xbrl", "instant", "concept")
        text = label.casefold()
        if "due from" in text or "due to" in text or "balance" in text:
            return Guess(None, None, "instant", "label")
        if text.startswith("sales"):
            return Guess(None, None, "duration", "label")
        return Guess()


def role_by_word(member: str, axis: str | None) -> MemberRole:
    """Return the role of the seed's members."""
    if member in {"Management", "Senior employee", "Affiliated Entity"}:
        return MemberRole(Role.RELATIONSHIP)
    if "Compan" in member or "Ltd" in member or member == "Huaxia":
        return MemberRole(Role.PARTY, PartyKind.ORGANISATION)
    return MemberRole(Role.OTHER)


@pytest.fixture
def labels() -> Labels:
    """Stand-in for the concept finder."""
    return Labels()


@pytest.fixture
def classify():
    """Stand-in for the classifier of members."""
    return role_by_word


@pytest.fixture
def seed() -> str:
    """The table of the seed page."""
    return (DATA / "seed.txt").read_text(encoding="utf-8")
