"""The balances of a party or reporter on a page: figures, drawings, a table."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from kg.facts.rows import Side
from kg.facts.select import PositionRow
from kg.serve.pages.chart import charts
from kg.serve.pages.markup import Markup, Piece, address, el, link, name, thing_address
from kg.serve.pages.shell import section
from kg.serve.pages.tables import Column, Record, View, arranged, choices, table

_MOST_FIGURES = 4
_MOST_ROWS = 400


def figures(positions: Sequence[PositionRow], *, by_reporter: bool) -> Markup | None:
    """Return sums as figures; None without positions.

    Args:
        positions: Those of the last balance date of each reporter, of one reporter or
            of one party with several.
        by_reporter: Whether each reporter has figures of its own.
    """
    groups: dict[tuple[str, str], list[PositionRow]] = defaultdict(list)
    for position in positions:
        whose = position.reporter if by_reporter else ""
        groups[whose, position.currency].append(position)
    shown: list[Markup] = []
    for (whose, currency), several in _largest_first(groups):
        day = several[0].date
        sums = {
            side: sum((p.amount for p in several if p.side == side), Decimal(0))
            for side in Side
        }
        beside = f" · {whose}" if by_reporter else ""
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
        el("p", amount, el("small", currency), class_="amount"),
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
) -> Markup:
    """Return the balances over time: drawings, values to filter by, the table.

    Args:
        positions: All there are, of any day.
        view: Sort and filters, from the address.
        base: Of the graph's IRIs.
        others: Whom the rows name: ``party`` or ``reporter``.
        parameter: Of the query ``timeline`` that gives the same rows: ``reporter`` or
            ``party``.
    """
    if not positions:
        line = "No balance counts here; the queries below tell what was reported."
        return section(
            "Balances over time", el("p", line, class_="empty"), id=view.anchor
        )
    rows = [_row(position) for position in positions]
    columns = _columns(base, others)
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
        Markup(
            el("span", "Balances over time")
            + el("small", link("CSV", csv), " · ", link("as a query", whole))
        ),
        charts(_groups(positions, others)),
        filters,
        el("div", table(columns, kept[:_MOST_ROWS], view), class_="stack"),
        el("p", f"and {more:,} more in the query", class_="note") if more > 0 else None,
        id=view.anchor,
    )


def _amount(row: Record) -> Decimal:
    value = row["amount"]
    return value if isinstance(value, Decimal) else Decimal(0)


def _row(position: PositionRow) -> dict[str, object]:
    return {
        "party": position.name,
        "reporter": position.reporter,
        "date": position.date,
        "side": str(position.side),
        "amount": position.amount,
        "currency": position.currency,
        "position": position,
    }


def _columns(base: str, others: str) -> list[Column]:
    return [
        Column(others, show=lambda row: _other(row, base, others)),
        Column("date"),
        Column("side", "Reported as", _side),
        Column("amount"),
        Column("currency"),
        Column("facts", "Evidence", lambda row: _evidence(row, base)),
    ]


def _other(row: Record, base: str, others: str) -> Piece:
    position = row["position"]
    assert isinstance(position, PositionRow)
    iri = position.entity if others == "reporter" else position.party
    return link(name(row[others]), thing_address(iri, base))


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
    positions: Sequence[PositionRow], others: str
) -> list[tuple[str, list[PositionRow]]]:
    """Return what is drawn: of a reporter each currency, of a party each reporter's."""
    groups: dict[tuple[str, str], list[PositionRow]] = defaultdict(list)
    for position in positions:
        if position.on_balance_date:
            whose = "All parties" if others == "party" else position.reporter
            groups[whose, position.currency].append(position)
    return [
        (f"{whose} · {currency}", several)
        for (whose, currency), several in _largest_first(groups)
    ]
