"""The balances of a party or reporter on a page: figures, drawings, a table."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from kg.facts.rows import Side
from kg.facts.select import PositionRow, sums_by_side
from kg.parties.relationships import relationship_in_name
from kg.serve.pages.chart import charts
from kg.serve.pages.markup import (
    Markup,
    Piece,
    address,
    el,
    link,
    name,
    thing_address,
    thing_link,
)
from kg.serve.pages.shell import section
from kg.serve.pages.tables import Column, Record, View, arranged, choices, table

_MOST_FIGURES = 4
_MOST_ROWS = 400


def figures(
    positions: Sequence[PositionRow], *, by_reporter: bool, chosen: Sequence[str] = ()
) -> Markup | None:
    """Return sums as figures; None without positions.

    Args:
        positions: Those of the last balance date of each reporter, of one reporter or
            of one party with several.
        by_reporter: Whether each reporter has figures of its own.
        chosen: What the reader chose them by, to be named beside them.
    """
    groups: dict[tuple[str, str], list[PositionRow]] = defaultdict(list)
    for position in positions:
        whose = position.reporter if by_reporter else ""
        groups[whose, position.currency].append(position)
    shown: list[Markup] = []
    for (whose, currency), several in _largest_first(groups):
        day = several[0].date
        sums = sums_by_side(several)
        named = [whose] if by_reporter else []
        beside = "".join(f" · {text}" for text in (*named, *chosen))
        for side, what in (
            (Side.DUE_FROM, "Owed to the reporter"),
            (Side.DUE_TO, "Owed by the reporter"),
        ):
            if sums[side]:
                kind = f"figure {str(side).replace(' ', '-')}"
                shown.append(
                    _figure(what, sums[side], currency, f"{day}{beside}", kind)
                )
        if all(sums.values()):
            net = sums[Side.DUE_FROM] - sums[Side.DUE_TO]
            kind = "figure net wide"
            shown.append(_figure("Net", net, currency, f"{day}{beside}", kind))
        if len(shown) >= _MOST_FIGURES:
            break
    return el("div", shown, class_="figures") if shown else None


def _largest_first(
    groups: dict[tuple[str, str], list[PositionRow]],
) -> list[tuple[tuple[str, str], list[PositionRow]]]:
    """Return groups, the newest first, of those of one day the largest."""
    return sorted(
        groups.items(),
        key=lambda group: (
            -max(p.date for p in group[1]).toordinal(),
            -sum(abs(p.amount) for p in group[1]),
            group[0],
        ),
    )


def _figure(what: str, amount: Decimal, currency: str, more: str, kind: str) -> Markup:
    return el(
        "div",
        el("p", what, class_="what"),
        el("p", amount, Markup(" "), el("small", currency), class_="amount"),
        el("p", name(more), class_="more"),
        class_=kind,
    )


def balances_section(
    positions: Sequence[PositionRow],
    view: View,
    base: str,
    *,
    others: str,
    parameter: str,
    relationships: Mapping[str, str],
) -> Markup:
    """Return the balances over time: drawings, values to filter by, the table.

    Args:
        positions: All there are, of any day.
        view: Sort and filters, from the address.
        base: Of the graph's IRIs.
        others: Whom the rows name: ``party`` or ``reporter``.
        parameter: Of the query ``timeline`` that gives the same rows: ``reporter`` or
            ``party``.
        relationships: What each party is to the reporter, by its IRI.
    """
    if not positions:
        line = "No balance counts here; the queries below tell what was reported."
        return section(
            "Balances over time", el("p", line, class_="empty"), id=view.anchor
        )
    rows = [_row(position, relationships) for position in positions]
    columns = [
        Column(others, show=lambda row: _other(row, base, others)),
        Column("relationship"),
        Column("date"),
        Column("side", "Reported as", _side),
        Column("amount"),
        Column("currency"),
        Column("facts", "Evidence", lambda row: _evidence(row, base)),
    ]
    drawn = _of_all_days(rows, view)
    every = "All parties" if len(drawn) == len(rows) else "Those chosen"
    kept = arranged(rows, view, [*(column.key for column in columns), others])
    if not view.value("sort"):
        kept.sort(key=lambda row: (str(row["date"]), abs(_amount(row))), reverse=True)
    iri = positions[0].entity if parameter == "reporter" else positions[0].party
    csv = address("/query/timeline", **{parameter: iri, "format": "csv"})
    whole = address("/query/timeline", **{parameter: iri})
    more = len(kept) - _MOST_ROWS
    offered = [column for column in columns if column.key not in ("amount", others)]
    filters = choices(rows, [*offered, Column(others)], view)
    return section(
        "Balances over time",
        el(
            "div",
            el("div", charts(_groups(drawn, others, every))),
            filters,
            class_="overview",
        ),
        table(columns, kept[:_MOST_ROWS], view),
        el("p", f"and {more:,} more in the query", class_="note") if more > 0 else None,
        id=view.anchor,
        beside=(link("CSV", csv), " · ", link("as a query", whole)),
    )


def chosen_by(
    positions: Sequence[PositionRow], view: View, relationships: Mapping[str, str]
) -> tuple[list[PositionRow], list[str]]:
    """Return the positions that the filters of a view leave, and what they ask for.

    Args:
        positions: All there are.
        view: Sort and filters, from the address.
        relationships: What each party is to the reporter, by its IRI.
    """
    rows = [_row(position, relationships) for position in positions]
    keys = set(rows[0]) if rows else set()
    texts = [v for k, v in view.parameters if k in keys - {"date"} and v]
    kept = arranged(rows, View(view.path, view.parameters), keys)
    return [p for row in kept if isinstance(p := row["position"], PositionRow)], texts


def _of_all_days(rows: Sequence[Record], view: View) -> list[PositionRow]:
    """Return what the filters leave, of every day: how it changed is what is drawn."""
    filters = [(k, v) for k, v in view.parameters if k not in ("date", "sort")]
    kept = arranged(rows, View(view.path, filters), rows[0].keys())
    return [p for row in kept if isinstance(p := row["position"], PositionRow)]


def _amount(row: Record) -> Decimal:
    value = row["amount"]
    return value if isinstance(value, Decimal) else Decimal(0)


def _row(position: PositionRow, relationships: Mapping[str, str]) -> dict[str, object]:
    return {
        "relationship": relationships.get(position.party)
        or relationship_in_name(position.name),
        "party": position.name,
        "reporter": position.reporter,
        "date": position.date,
        "side": str(position.side),
        "amount": position.amount,
        "currency": position.currency,
        "position": position,
    }


def _other(row: Record, base: str, others: str) -> Piece:
    position = row["position"]
    assert isinstance(position, PositionRow)
    iri = position.entity if others == "reporter" else position.party
    return thing_link(row[others], iri, base)


def _side(row: Record) -> Piece:
    return side_tag(row["side"])


def side_tag(side: object) -> Piece:
    """Return a side as a small sign; nothing for None."""
    if side is None:
        return None
    return el("span", str(side), class_=f"tag {str(side).replace(' ', '-')}")


def _evidence(row: Record, base: str) -> Piece:
    position = row["position"]
    assert isinstance(position, PositionRow)
    links = [
        link(
            "cell" if len(position.facts) == 1 else f"cell {n}", thing_address(f, base)
        )
        for n, f in enumerate(position.facts[:4], 1)
    ]
    more = len(position.facts) - 4
    return [*(Markup(a + " ") for a in links), f"and {more} more" if more > 0 else None]


def _groups(
    positions: Sequence[PositionRow], others: str, every: str
) -> list[tuple[str, list[PositionRow]]]:
    """Return what is drawn: of a reporter each currency, of a party each reporter's."""
    groups: dict[tuple[str, str], list[PositionRow]] = defaultdict(list)
    for position in positions:
        if position.on_balance_date:
            whose = every if others == "party" else position.reporter
            groups[whose, position.currency].append(position)
    return [
        (f"{whose} · {currency}", several)
        for (whose, currency), several in _largest_first(groups)
    ]
