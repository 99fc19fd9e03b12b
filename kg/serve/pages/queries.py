"""The pages of the named queries: their list, and one with its rows."""

from collections.abc import Mapping, Sequence

from kg.queries.columns import is_iri
from kg.queries.named import QueryInfo
from kg.queries.rows import Rows
from kg.serve.pages.balances import side_tag
from kg.serve.pages.markup import (
    Markup,
    Piece,
    address,
    counted,
    el,
    link,
    name,
    thing_address,
)
from kg.serve.pages.shell import heading, page, section
from kg.serve.pages.tables import (
    Column,
    Record,
    View,
    arranged,
    choices,
    shown_value,
    table,
)

_PAGE = 200
_LINKED = {"reporter": "reporter_iri", "party": "party_iri"}
_OFFERED = ("date", "side", "currency", "reason", "kind", "predicate", "certainty")
"""Columns whose values are offered to filter by."""


def query_list_page(queries: Sequence[QueryInfo]) -> str:
    """Return the list of the named queries."""
    items = [
        el(
            "li",
            el(
                "a",
                el("span", info.title, class_="title"),
                el("span", info.description, class_="detail"),
                href=f"/query/{info.name}",
                class_="hit",
            ),
        )
        for info in queries
    ]
    return page(
        "Queries",
        heading(
            "Queries", "Named queries", "Each is one question; fill in what narrows it."
        ),
        section("Questions", el("ul", items, class_="results")),
        here="/query",
    )


def query_page(
    info: QueryInfo, rows: Rows, parameters: Sequence[tuple[str, str]], base: str
) -> str:
    """Return the rows of a named query, with its parameters as fields.

    Args:
        info: The query.
        rows: Its answer.
        parameters: Of the address: those of the query, sort, filters, ``from``.
        base: Of the graph's IRIs.
    """
    view = View(f"/query/{info.name}", list(parameters), "rows")
    given = {
        k: v for k, v in parameters if v and k in {p.name for p in info.parameters}
    }
    names = [p.name for p in info.parameters]
    mine = View(view.path, [(k, v) for k, v in parameters if k not in names], "rows")
    listed: list[Record] = list(rows)
    kept = arranged(listed, mine, rows.columns)
    start = int(view.value("from")) if view.value("from").isdigit() else 0
    last = min(start + _PAGE, len(kept))
    columns = [
        _column(key, rows.columns, base)
        for key in rows.columns
        if _is_shown(key, rows.columns)
    ]
    offered = [c for c in columns if c.key in _OFFERED]
    csv = address(view.path, **given, format="csv")
    title = Markup(
        el("span", counted(len(kept), "row"))
        + el(
            "small",
            link("CSV", csv),
            " · ",
            link("JSON", address(f"/api/query/{info.name}", **given)),
            " · ",
            link("SPARQL", address("/sparql", start=info.name)),
        )
    )
    return page(
        info.title,
        heading("Query", info.title, info.description),
        _fields(info, given),
        section(
            title,
            [el("p", name(note), class_="note") for note in rows.notes],
            choices(listed, offered, view),
            el("div", table(columns, kept[start:last], view), class_="stack")
            if kept
            else el("p", "No row.", class_="empty"),
            _pages(view, start, last, len(kept)),
            id="rows",
        ),
        here="/query",
    )


def _is_shown(key: str, columns: Sequence[str]) -> bool:
    return key == "fact" or key == "url" or not is_iri(key)


def _column(key: str, columns: Sequence[str], base: str) -> Column:
    iri = _LINKED.get(key)

    def show(row: Record) -> Piece:
        value = row.get(key)
        if value is None:
            return None
        if iri in columns and row.get(str(iri)):
            return link(name(value), thing_address(str(row[str(iri)]), base))
        if key == "fact":
            return link("cell", thing_address(str(value), base))
        if key in ("reporter", "party", "entity"):
            return link(name(value), address("/", q=value))
        if key in ("filing", "accession", "filing_before", "filing_after"):
            kind = "filing" if "-" in str(value) else "page"
            return link(name(value), f"/id/{kind}/{value}")
        return side_tag(value) if key == "side" else shown_value(value)

    return Column(key, show=show)


def _fields(info: QueryInfo, given: Mapping[str, str]) -> Markup | None:
    if not info.parameters:
        return None
    fields = [
        el(
            "label",
            parameter.name,
            el(
                "input",
                name=parameter.name,
                value=given.get(parameter.name, ""),
                title=parameter.meaning,
                placeholder="2021-06-30" if parameter.kind == "day" else "",
                autocomplete="off",
            ),
        )
        for parameter in info.parameters
    ]
    act = el("div", el("button", "Ask", type="submit", class_="main"), class_="act")
    form = el(
        "form", el("div", fields, act, class_="fields"), action=f"/query/{info.name}"
    )
    return el("section", form, class_="card")


def _pages(view: View, start: int, last: int, total: int) -> Markup | None:
    if total <= _PAGE:
        return None
    links: list[Piece] = []
    if start > 0:
        links.append(
            link("Earlier", view.address(**{"from": str(max(0, start - _PAGE))}))
        )
    if last < total:
        links.append(link("Later", view.address(**{"from": str(last)})))
    return el("p", links, f"{start + 1:,} to {last:,} of {total:,}", class_="pages")
