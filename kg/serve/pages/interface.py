"""The page that tells programmers what they may ask, and how."""

from collections.abc import Sequence

from kg.queries.named import QueryInfo
from kg.serve.pages.markup import el, link
from kg.serve.pages.shell import heading, page, section
from kg.serve.pages.tables import Column, table
from kg.serve.routes import ADDRESSES


def interface_page(queries: Sequence[QueryInfo]) -> str:
    """Return the page of the addresses for programs."""
    rows = [
        {
            "address": f"{address.stem}{address.names.upper()}",
            "gives": address.summary,
            "takes": ", ".join(parameter.name for parameter in address.parameters),
        }
        for address in ADDRESSES
        if address.summary
    ]
    columns = [
        Column("address", show=lambda row: el("code", str(row["address"]))),
        Column("gives"),
        Column("takes", "Parameters"),
    ]
    items = [
        el(
            "li",
            link(
                el("code", f"/api/query/{info.name}"), f"/api/query/{info.name}?limit=5"
            ),
            el("span", ", ".join(p.name for p in info.parameters), class_="detail"),
        )
        for info in queries
    ]
    described = link("OpenAPI 3.1", "/openapi.json")
    return page(
        "API",
        heading(
            "For programs",
            "JSON",
            "Amounts are decimals in whole units, as text; days are ISO 8601; the "
            "unknown is null. Errors are application/problem+json and say what is "
            "near.",
        ),
        section(
            "Addresses",
            table(columns, rows),
            beside=described,
        ),
        section("Named queries", el("ul", items, class_="columns")),
        here="/api",
    )
