"""Terms that a later term of the same debt takes the place of.

"The note was due on June 30, 2021. It was extended to June 30, 2023": the first day is
over; it stays as a candidate, so that no query counts two days of one debt.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.model.note import Statement, StatementKind
from kg.notes.sentences.rules import rules_with
from kg.parties.persons import is_bare_person, split_person


def without_superseded(
    found: Sequence[Statement], paragraph_of: Callable[[int], int]
) -> list[Statement]:
    """Return statements, terms that a change of terms replaced as candidates.

    A change ends the earlier term of the same paragraph, predicate and party. Where it
    names no party, or the earlier one does not, all earlier ones must be one party's.

    Args:
        found: Statements of a document.
        paragraph_of: Tells the paragraph of an offset.
    """
    changes = rules_with("changes")
    changed = [s for s in found if s.rule in changes and s.certain]
    if not changed:
        return list(found)
    over: set[Statement] = set()
    for change in changed:
        place = paragraph_of(change.start)
        before = [
            s
            for s in found
            if s.kind is StatementKind.TERM
            and s.predicate == change.predicate
            and s.end <= change.end
            and s != change
            and (s.value, s.day) != (change.value, change.day)
            and paragraph_of(s.start) == place
        ]
        parties = {_key(s.subject) for s in (*before, change)} - {""}
        if len(parties) > 1:
            before = [
                s for s in before if _key(s.subject) == _key(change.subject) != ""
            ]
        over |= {s for s in before if _is_over(s, change)}
    return [replace(s, certain=False) if s in over else s for s in found]


def _key(name: str) -> str:
    """Return what "Mr. Roe" and "John Roe" have in common; of companies the name."""
    person = is_bare_person(name) or split_person(name) is not None
    return name.split()[-1].casefold() if person and name else name


def _is_over(term: Statement, change: Statement) -> bool:
    """Whether a change replaces a term: a day by a later day, a rate by a rate."""
    if change.day is None:
        return term.value is not None and change.value is not None
    return term.day is not None and term.day < change.day
