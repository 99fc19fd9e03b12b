"""What a fact says and where it stands, for people: amount, label and day first."""

from decimal import Decimal

from kg.facts.evidence import Cell
from kg.facts.short_names import short_name
from kg.model.amount import grouped
from kg.model.characters import visible
from kg.queries.filing_profile import FactProfile


def evidence_text(profile: FactProfile) -> str:
    """Return a fact in a line, whether it counts, and each cell it was read from."""
    said = profile.said
    days = (said["instant"] or said["end"], said["start"])
    day = f"{days[1]} to {days[0]}" if days[1] else str(days[0] or "")
    doubt = " (or another: its column is not settled)" if profile.candidates else ""
    first = [_amount(profile), str(said["label"]), f"{day}{doubt}"]
    who = [said["reporter"], said["side"], said["party"] or said["party_printed"]]
    lines = [
        " · ".join(visible(part) for part in first if part),
        "  " + " · ".join(visible(str(part)) for part in who if part),
        f"  {_counted(profile)}",
    ]
    for cell in profile.cells:
        lines.append(f"  {_place(cell)}: {visible(cell.raw)} ({cell.placed_by})")
        lines += [f"  {visible(cell.url)}"] if cell.url else []
    lines.append(f"  {short_name(profile.thing.iri)} = {profile.thing.iri}")
    return "\n".join(lines) + "\n"


def _amount(profile: FactProfile) -> str:
    """Return value and unit as read."""
    said = profile.said
    value = str(said["value"])
    shown = grouped(Decimal(value)) if said["number"] else value
    return f"{shown} {said['unit'] or ''}".strip()


def _counted(profile: FactProfile) -> str:
    """Return whether the fact is part of what somebody owes."""
    said, position = profile.said, profile.position
    if position is not None:
        amount = f"{grouped(Decimal(position.amount))} {position.currency}"
        return f"counted: {position.side} {position.name}, {position.date}, {amount}"
    if said["reason"]:
        return f"not counted as owed: {said['reason']}"
    if said["repeats"]:
        return f"repeats {short_name(str(said['repeats']))}, and counts nowhere itself"
    return "no balance with a party, so it is in no sum of what is owed"


def _place(cell: Cell) -> str:
    """Return where a cell stands: filing, report, row and column."""
    parts = [cell.filing, cell.filed_as or "", cell.report or ""]
    if cell.row is not None:
        parts.append(f"row {cell.row}")
    if cell.column is not None:
        parts.append(f"column {cell.column}" + (f" ({cell.head})" if cell.head else ""))
    return visible(", ".join(part for part in parts if part))
