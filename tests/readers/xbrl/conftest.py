"""A filing of an invented company: an instance, its inline twin, and what names them."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kg.model.fact import Fact, PartyKind, Role
from kg.model.filing import Identity, Reading
from kg.model.party import MemberRole
from kg.readers import forms
from kg.readers.xbrl.assembly import names_of, read_documents
from kg.readers.xbrl.member_readings import Meaning

sys.path.insert(0, str(Path(__file__).parent))  # makes made_instance importable

DATA = Path(__file__).resolve().parents[2] / "data" / "xbrl"
INSTANCE = ("hx-20211231.xml",)
INLINE = ("hx-20211231.htm", "hx-exhibit.htm")
NAMES = tuple(
    f"hx-20211231{end}"
    for end in (".xsd", "_cal.xml", "_def.xml", "_lab.xml", "_pre.xml")
)

File = tuple[str, bytes]
Read = Callable[..., Reading]


def files_of(names: Sequence[str]) -> list[File]:
    """Return files of the invented filing."""
    return [(name, (DATA / name).read_bytes()) for name in names]


def role_of(label: str, axis: str | None, name: str | None) -> MemberRole:
    """Return the role of the invented filing's members."""
    if label == "Director":
        return MemberRole(Role.RELATIONSHIP)
    if "Trading" in label:
        return MemberRole(Role.PARTY, PartyKind.ORGANISATION)
    return MemberRole(Role.OTHER)


@pytest.fixture
def files() -> Callable[..., list[File]]:
    """Gives files of the invented filing."""
    return lambda *names: files_of(names)


@pytest.fixture
def meaning() -> Meaning:
    """Stand-in for what words mean."""
    return Meaning(
        classify=role_of,
        is_subsidiary=lambda axis, name: axis == "dei:LegalEntityAxis",
        is_related_title=lambda title: "RELATED PARTY" in title,
        is_related_axis=lambda axis: axis == "srt:CounterpartyNameAxis",
        names_arrangement=lambda axis: axis == "us-gaap:DebtInstrumentAxis",
        settle=lambda roles, axes: tuple(roles),
        is_note_text=lambda concept, label, title: "RELATED PARTY" in title,
    )


@pytest.fixture
def read(meaning: Meaning) -> Read:
    """Reads documents with the names given, or those of the invented filing."""

    def _read(
        files: Sequence[File], form: forms.Form, names: Sequence[str] = NAMES
    ) -> Reading:
        return read_documents(
            files, form, names_of(files_of(names), []), meaning, identity=Identity()
        )

    return _read


@pytest.fixture
def instance(read: Read) -> Reading:
    """The invented filing, read from its instance."""
    return read(files_of(INSTANCE), forms.INSTANCE)


@pytest.fixture
def inline(read: Read) -> Reading:
    """The invented filing, read from its two inline documents."""
    return read(files_of(INLINE), forms.INLINE)


@pytest.fixture
def by_id(instance: Reading) -> dict[str, Fact]:
    """The facts of the invented filing by their ids."""
    return {fact.ref: fact for fact in instance.facts}
