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
    thing_link,
)
from kg.serve.pages.shell import heading, page, section
from kg.serve.pages.tables import (
    Column,
    Record,
    View,
    arranged,
    choices,
    page_links,
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
        if key in ("fact", "url") or not is_iri(key)
    ]
    offered = [c for c in columns if c.key in _OFFERED]
    csv = address(view.path, **given, format="csv")
    forms = (
        link("CSV", csv),
        " · ",
        link("JSON", address(f"/api/query/{info.name}", **given)),
        " · ",
        link("SPARQL", address("/sparql", start=info.name)),
    )
    return page(
        info.title,
        heading("Query", info.title, info.description),
        _fields(info, given),
        section(
            counted(len(kept), "row"),
            [el("p", name(note), class_="note") for note in rows.notes],
            choices(listed, offered, view),
            table(columns, kept[start:last], view)
            if kept
            else el("p", "No row.", class_="empty"),
            page_links(view, start, _PAGE, len(kept)),
            id="rows",
            beside=forms,
        ),
        here="/query",
    )


def _column(key: str, columns: Sequence[str], base: str) -> Column:
    iri = _LINKED.get(key)

    def show(row: Record) -> Piece:
        value = row.get(key)
        if value is None:
            return None
        if iri in columns and row.get(str(iri)):
            return thing_link(value, row[str(iri)], base)
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
