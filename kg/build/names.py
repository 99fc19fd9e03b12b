"""What a person decides about names: decide, undo, import."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.build.decide import apply_entries
from kg.build.workspace import Workspace
from kg.errors import InputError
from kg.facts.snapshot import Snapshot
from kg.identity.judge import key_of, name_keys
from kg.parties import decisions as deciding
from kg.parties.decisions import Decision, Verdict
from kg.parties.decisions_csv import read_decisions


def decide(
    space: Workspace,
    snapshot: Snapshot,
    a: str,
    b: str,
    verdict: str,
    *,
    by: str,
    why: str,
    when: date,
) -> int:
    """Add a person's decision about two names and publish it; return its number.

    Names are looked up in the snapshot; see `kg.api.decisions.GraphDecisions.decide`.

    Raises:
        NotFoundError: No name answers to one of them.
        InputError: Several do, the verdict is none, or a reason is missing.
    """
    try:
        judged = Verdict(verdict.strip().lower())
    except ValueError:
        message = f"found the verdict {verdict!r}, expected same, different or unsure"
        raise InputError(message) from None
    keys = name_keys(snapshot)
    made = deciding.decide(
        space.decisions.names,
        key_of(a, keys),
        key_of(b, keys),
        judged,
        by=by,
        why=why,
        when=when,
    )
    apply_entries(space, [made[-1]])
    return made[-1].ordinal


def undo(space: Workspace, ordinal: int, *, by: str, why: str, when: date) -> None:
    """Withdraw a decision by its number; it stays on record.

    Raises:
        NotFoundError: No decision of that number stands.
    """
    made = deciding.undo(space.decisions.names, ordinal, by=by, why=why, when=when)
    apply_entries(space, [made[-1]])


def import_decisions(space: Workspace, text: str, source: str | None = None) -> int:
    """Add the decisions of a CSV file; return how many are new.

    A decision that the graph has already is passed over; one under a number that the
    graph gave to another gets the next free number.

    Raises:
        InputError: The file is not well formed.
    """
    new = _new_decisions(space.decisions.names, read_decisions(text, source))
    deciding.standing([*space.decisions.names, *new])
    if new:
        apply_entries(space, new)
    return len(new)


def _new_decisions(
    stored: Sequence[Decision], given: Sequence[Decision]
) -> list[Decision]:
    """Return the decisions that are not stored yet, under numbers that are free."""
    known, new = set(stored), list[Decision]()
    free = max((decision.ordinal for decision in stored), default=0)
    renumbered: dict[int, int] = {}
    for decision in given:
        if decision in known or decision.ordinal == 0:
            continue
        number = decision.ordinal
        taken = any(d.ordinal == number and not d.withdrawn for d in (*stored, *new))
        if decision.withdrawn:
            number = renumbered.get(number, number)
        elif taken or number <= 0:
            free += 1
            number = renumbered[decision.ordinal] = free
        free = max(free, number)
        new.append(replace(decision, ordinal=number))
    return new
