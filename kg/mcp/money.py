"""Who owes what to whom: balances, sums, their course and their changes."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.facts.rows import Side
from kg.facts.select import sums_by_side
from kg.mcp.asked import asked_of, no_balance, notes_of, positions
from kg.mcp.cells import Cells
from kg.mcp.naming import short
from kg.mcp.reply import AbstainError, Reply

if TYPE_CHECKING:
    from kg.api.graph import Graph
    from kg.facts.select import PositionRow

Record = Mapping[str, object]


def balances(
    graph: "Graph", reporter: str, party: str, currency: str, as_of: str
) -> Reply:
    """Return each balance of a day, debtor and creditor named, the largest first."""
    asked = asked_of(graph, reporter, party, currency)
    found = sorted(
        positions(graph, asked, as_of), key=lambda p: (-abs(p.amount), p.iri)
    )
    return Reply(_rows(graph, found), notes_of(graph, asked))


def timeline(graph: "Graph", reporter: str, party: str, currency: str) -> Reply:
    """Return each balance of all days, oldest first."""
    asked = asked_of(graph, reporter, party, currency)
    found = graph.positions(**asked.parameters)
    if not found:
        raise no_balance(graph, asked)
    found.sort(key=lambda p: (p.date, p.reporter, p.name, p.side, p.iri))
    return Reply(_rows(graph, found), notes_of(graph, asked))


def _rows(graph: "Graph", found: list["PositionRow"]) -> list[Record]:
    cells = Cells(graph, (fact for p in found for fact in p.facts))
    return [
        {
            "reporter": p.reporter,
            "party": p.name,
            "party_id": short(graph, p.party),
            "side": p.side,
            "owes": p.reporter if p.debtor == p.entity else p.name,
            "date": p.date,
            "amount": p.amount,
            "currency": p.currency,
            **cells.of(p.facts),
        }
        for p in found
    ]


def exposure(
    graph: "Graph", reporter: str, party: str, currency: str, as_of: str
) -> Reply:
    """Return due from, due to and net of each party, currency and day."""
    asked = asked_of(graph, reporter, party, currency)
    found = positions(graph, asked, as_of)
    cells = Cells(graph, (fact for p in found for fact in p.facts))
    groups: dict[tuple[object, ...], list[PositionRow]] = defaultdict(list)
    for p in found:
        groups[p.reporter, p.entity, p.name, p.party, p.date, p.currency].append(p)
    rows = []
    for (name, _, other, iri, day, money), among in sorted(
        groups.items(), key=lambda entry: [str(key) for key in entry[0]]
    ):
        due = sums_by_side(among)
        rows.append(
            {
                "reporter": name,
                "party": other,
                "party_id": short(graph, str(iri)),
                "date": day,
                "currency": money,
                "due_from": due[Side.DUE_FROM],
                "due_to": due[Side.DUE_TO],
                "net": due[Side.DUE_FROM] - due[Side.DUE_TO],
                "incomplete": max(p.incomplete for p in among),
                **cells.of([fact for p in among for fact in p.facts]),
            }
        )
    return Reply(rows, notes_of(graph, asked))


def changes(graph: "Graph", reporter: str, party: str, currency: str) -> Reply:
    """Return how each balance changed from one balance date to the next."""
    asked = asked_of(graph, reporter, party, currency)
    changed = graph.rows("changes", **asked.parameters)
    found = graph.positions(**asked.parameters)
    if not changed:
        raise no_balance(graph, asked) if not found else _no_change(found)
    cells = Cells(graph, (fact for p in found for fact in p.facts))
    facts = {
        (p.reporter, p.name, str(p.side), p.currency, p.date): p.facts for p in found
    }
    rows: list[Record] = []
    for row in changed:
        whose = [str(row[n]) for n in ("reporter", "party", "side", "currency")]
        both = [
            fact
            for day in (row.since, row.until)
            for fact in facts.get((*whose, day), ())  # type: ignore[arg-type]
        ]
        rows.append({**row, **cells.of(both)})
    return Reply(rows, notes_of(graph, asked))


def _no_change(found: list["PositionRow"]) -> AbstainError:
    days = sorted({p.date.isoformat() for p in found})
    if len(days) == 1:
        reason = "a balance is known of one day alone, so no change; known of"
    else:
        reason = "no balance changed from one balance date to the next; known of"
    return AbstainError(reason, days)
