"""Whose the names in the notes of a filing are: those of its facts, or their own.

A name that notes alone print is a party where it is a whole name, of a person or with a
legal form, and something certain is said of it, or where its tie is told. No fact bears
it, so no sum counts it.
"""

from collections.abc import Iterable, Sequence

from kg.facts.party_keys import party_members
from kg.facts.rows import FactRow, FilingRows
from kg.model.fact import Role
from kg.model.note import Statement, StatementKind
from kg.notes.naming import NamesOfFiling
from kg.notes.reading import Read, statements_of_notes, whole_notes
from kg.notes.shorts import full_names
from kg.parties.identifiers import mention_key
from kg.parties.names import name_key
from kg.parties.roles import classify

Said = tuple[str, Statement]
"""A statement and the key of the note that makes it: what is handed from the naming of
parties to the writing of what notes state, at times to another process."""

_LONGEST = 12
"""Words beyond which what a note names is more than a name."""


class NotedNames:
    """The names that the notes of a filing print, and whose they are.

    Args:
        rows: The filing.
        said: What its notes state, where that was read before; see `said`.
    """

    def __init__(self, rows: FilingRows, said: Iterable[Said] | None = None) -> None:
        self._reporter = rows.filing.reporter
        self.notes = whole_notes(n for report in rows.reports for n in report.notes)
        printed = {name for row in rows.facts for name in names_of(row)}
        own = rows.filing.identity.entity or ""
        if said is None:
            self.read = statements_of_notes(self.notes, printed, reporter=own)
        else:
            by_key = {note.key: note for note in self.notes}
            self.read = [(by_key[key], statement) for key, statement in said]
        beside = {name for _, said in self.read for name in _ends(said)} - {""}
        self._of_facts = NamesOfFiling(printed, beside)
        self._own = name_key(own)
        tied = {s.subject for _, s in self.read if _is_tie(s)}
        whole = {
            name
            for name in _said_of(self.read)
            if self._is_party(name, tied=name in tied)
        }
        self._full = full_names(self.notes, whole)
        self._of_notes = NamesOfFiling(whole)
        self._whole = whole

    @property
    def said(self) -> tuple[Said, ...]:
        """What the notes state, without the notes themselves."""
        return tuple((note.key, statement) for note, statement in self.read)

    def of_fact(self, name: str) -> str | None:
        """Return the key of the fact's name that a name stands for, or None."""
        found = self._of_facts.name_of(name)
        if found is None and name in self._full:
            found = self._of_facts.name_of(self._full[name])
        return None if found is None else mention_key(self._reporter, found)

    def of(self, name: str) -> str | None:
        """Return the key of the party a name is; else the key the name would have."""
        if not name_key(name):
            return None
        return self.of_fact(name) or mention_key(
            self._reporter, self._noted(name) or name
        )

    def of_party(self, name: str) -> str | None:
        """Return the key of the party of facts or of notes that a name is, or None."""
        key = self.of_fact(name)
        noted = None if key is not None else self._noted(name)
        return key if noted is None else mention_key(self._reporter, noted)

    def names(self) -> list[str]:
        """Return the names of the parties that notes alone name, sorted."""
        alone = [name for name in self._whole if self.of_fact(name) is None]
        return sorted({self._noted(name) or name for name in alone})

    def _noted(self, name: str) -> str | None:
        """Return the whole name in the notes that a name stands for, or None."""
        return self._of_notes.name_of(self._full.get(name, name))

    def _is_party(self, name: str, *, tied: bool) -> bool:
        """Whether a name is one; whose tie is told may lack a title or legal form."""
        from kg.notes.pairs import is_whole_name, may_name  # noqa: PLC0415

        words = name.split()
        return (
            len(words) <= _LONGEST
            and (is_whole_name(name) or (tied and may_name(name)))
            and name_key(name) != self._own
            and classify(name).role is Role.PARTY
        )


def names_of(row: FactRow) -> list[str]:
    """Return the names of the parties of a fact."""
    return party_members(row.fact) if row.fact.party is not None else []


def _ends(said: Statement) -> Sequence[str]:
    return said.subject, said.object


def _is_tie(said: Statement) -> bool:
    return said.certain and said.kind is StatementKind.TIE


def _said_of(read: Iterable[Read]) -> set[str]:
    """Return the names of which something certain is said."""
    found: set[str] = set()
    for _, said in read:
        if said.certain and said.kind is not StatementKind.NONE:
            found.add(said.subject)
            if said.kind is not StatementKind.TERM and said.predicate != "is":
                found.add(said.object)
    return found - {""}
