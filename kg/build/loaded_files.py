"""The files of one filing with their bytes; what no reader knows is not loaded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from kg import concepts
from kg.errors import ReadError
from kg.model.filing import Identity, Unread
from kg.parties.members import (
    classify_member,
    is_subsidiary,
    members_said_related,
    settle_roles,
)
from kg.parties.roles import classify, is_arrangement_axis, is_related_axis
from kg.readers.forms import Form
from kg.readers.knowledge import Candidates, Knowledge
from kg.readers.sources.entries import LARGEST_MEMBER, SourceFile, reason_of
from kg.readers.xbrl.member_readings import Meaning
from kg.selection import candidates, text_may_be_note, title_speaks
from kg.selection.signs import loose_signs

NO_FACTS = "carries no facts"
"""Why a file of a filing that no reader knows is passed over."""


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file and its content.

    Attributes:
        file: The file.
        given: Identity that options and manifest give it; goes before its own.
        data: Its content.
    """

    file: SourceFile
    given: Identity
    data: bytes

    @property
    def path(self) -> str:
        """Return the path of the file."""
        return self.file.path

    @property
    def form(self) -> Form | None:
        """Return the form of the file; None when it has none of the known ones."""
        return self.file.entry.form

    @property
    def identity(self) -> Identity:
        """Return what is known of the filing before the file is read."""
        return self.given.over(self.file.identity)

    @property
    def content(self) -> tuple[str, bytes]:
        """Return path and bytes, as the XBRL reader takes a file."""
        return self.path, self.data


@cache
def knowledge() -> Knowledge:
    """Return what words mean, from the shipped tables."""
    finder = concepts.load()
    members = Meaning(
        classify_member,
        is_subsidiary,
        title_speaks,
        is_related_axis,
        is_arrangement_axis,
        settle_roles,
        text_may_be_note,
    )
    return Knowledge(finder, classify, members)


@cache
def knowledge_of_related_parties() -> Knowledge:
    """Return what words mean, for sources of which no other facts are to be made."""
    wanted = Candidates(
        candidates.element_may_concern,
        candidates.is_wanted_bare,
        candidates.title_may_concern,
        candidates.names_parties,
        candidates.is_of_thing,
        candidates.member_may_concern,
        candidates.NamesSought,
        candidates.distinct_words,
        loose_signs(),
        members_said_related(),
    )
    return replace(knowledge(), candidates=wanted)


def load_files(
    files: Iterable[tuple[SourceFile, Identity]], limit: int
) -> tuple[list[LoadedFile], list[Unread]]:
    """Load the files of a batch that some reader knows.

    Args:
        files: Files with the identity given for each.
        limit: Most bytes of one XML file.

    Returns:
        The loaded files; and those that were passed over or cannot be read.
    """
    loaded: list[LoadedFile] = []
    unread: list[Unread] = []
    for file, given in files:
        try:
            # pictures and scripts of a filing are never loaded; what is bad input is,
            # to say what it is instead
            if not file.required and file.entry.form is None:
                unread.append(Unread(file.path, reason=NO_FACTS))
                continue
            _check_size(file, max(limit, LARGEST_MEMBER))
            loaded.append(LoadedFile(file, given, file.load()))
        except ReadError as error:
            unread.append(Unread(file.path, str(error)))
        except OSError as error:
            unread.append(Unread(file.path, str(reason_of(error, file.path))))
    return loaded, unread


def _check_size(file: SourceFile, most: int) -> None:
    """Refuse a file before it is loaded.

    Raises:
        ReadError: It has more than `most` bytes.
    """
    size = 0 if file.entry.size is None else file.entry.size()
    if size > most:
        message = (
            f"found {size} bytes, expected at most {most}; give --largest to read it "
            "nevertheless"
        )
        raise ReadError(message, source=file.path)
