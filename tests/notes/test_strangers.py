"""Notes of filers of many kinds state what they state, and nothing else."""

import pytest

from kg.model.note import Statement, StatementKind
from kg.notes.documents import parse_note
from kg.notes.reading import statements_of_notes
from tests.notes.strangers.case import RELATED, Case
from tests.notes.strangers.cases import CASES
from tests.notes.strangers.groups import GROUPS
from tests.notes.strangers.lists import LISTS


def ties_of(case: Case) -> list[Statement]:
    """Return the ties a case states for certain."""
    note = parse_note(
        case.content,
        key="note",
        cik="77",
        accession="0000000077-24-000001",
        concept=case.element,
        title="",
        start=None,
        end=None,
        aside=case.element != RELATED,
    )
    read = statements_of_notes([note], reporter=case.reporter)
    return [s for _, s in read if s.kind is StatementKind.TIE and s.certain]


@pytest.mark.parametrize("case", [*CASES, *GROUPS, *LISTS], ids=lambda case: case.name)
def test_a_note_states_its_ties(case: Case) -> None:
    assert {(s.subject, s.predicate, s.object) for s in ties_of(case)} == case.ties
