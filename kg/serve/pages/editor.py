"""The page where a person writes SPARQL: an editor, places to start, the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.queries.named import QueryInfo
from kg.serve.pages.markup import Markup, address, el, link, preformatted
from kg.serve.pages.shell import heading, page, section
from kg.serve.pages.tables import scrolled
from kg.serve.pages.values import term

_FIRST: Final = """\
# Who owes whom, the largest first
PREFIX rp: <https://w3id.org/rpkg/ns#>
SELECT ?debtor ?creditor ?amount ?currency ?date
WHERE {
  ?position a rp:Position ; rp:debtor ?d ; rp:creditor ?c ; rp:date ?date ;
            rp:amount ?amount ; rp:currencyCode ?currency .
  ?d rp:name ?debtor .
  ?c rp:name ?creditor .
}
ORDER BY DESC(?amount)
LIMIT 50
"""
_LONG: Final = 4000
"""Characters from which on a query is posted: addresses have a limit."""


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a query.

    Attributes:
        columns: Of the rows.
        rows: Terms of the answer; None where there are no rows.
        more: Whether rows were left out.
        verdict: Answer of ASK.
        error: Why there is no answer; "" for none.
        triples: Whether the rows are triples.
    """

    columns: Sequence[str] = ()
    rows: Sequence[Sequence[object]] | None = None
    more: bool = False
    verdict: bool | None = None
    error: str = ""
    triples: bool = False


def editor_page(
    queries: Sequence[QueryInfo],
    text: str | None = None,
    told: Told | None = None,
    base: str = "",
) -> str:
    """Return the page.

    Args:
        queries: Named queries to start from.
        text: The query; None shows one to begin with.
        told: What came of it; None where nothing was asked.
        base: Of the graph's IRIs.
    """
    shown = _FIRST if text is None else text
    answer = None if told is None else _answer(told, shown, base)
    return page(
        "SPARQL",
        heading(
            "SPARQL 1.1",
            "Ask the graph",
            "The default graph is the union of all named graphs. Updates and SERVICE "
            "are refused.",
        ),
        _form(queries, shown),
        el("div", answer, id="answer") if answer else None,
        here="/sparql",
    )


def _form(queries: Sequence[QueryInfo], shown: str) -> Markup:
    description = link("service description", "/sparql?format=ttl")
    return el(
        "form",
        _starts(queries),
        el("label", "Query", for_="query", class_="unseen"),
        el(
            "textarea",
            preformatted("\n" + shown),
            name="query",
            id="query",
            spellcheck="false",
            autocapitalize="off",
        ),
        el(
            "div",
            el("button", "Ask", type="submit", class_="main"),
            el(
                "span",
                "Programs ask the same address: see the ",
                description,
                ".",
                class_="note",
            ),
            class_="act",
        ),
        action="/sparql#answer",
        method="get" if len(shown) < _LONG else "post",
        class_="card editor",
    )


def _answer(told: Told, text: str, base: str) -> Markup | None:
    if told.error:
        return el("p", told.error, class_="failed", role="alert")
    if told.verdict is not None:
        verdict = "true" if told.verdict else "false"
        return section("Answer", el("p", verdict, class_="verdict"))
    if told.rows is None:
        return None
    body = [el("tr", [el("td", term(cell, base)) for cell in row]) for row in told.rows]
    head = el("tr", [el("th", column, scope="col") for column in told.columns])
    grid = el("table", el("thead", head), el("tbody", body))
    forms = ("ttl", "jsonld", "nt") if told.triples else ("csv", "json", "tsv", "xml")
    links = [
        Markup(link(form.upper(), address("/sparql", query=text, format=form)) + " ")
        for form in forms
    ]
    count = f"{len(told.rows):,}" + (" shown, more in the files" if told.more else "")
    title = Markup(el("span", "Answer") + el("small", count) + el("small", links))
    return section(title, scrolled(grid))


def _starts(queries: Sequence[QueryInfo]) -> Markup:
    chips = [
        el(
            "a",
            info.name,
            href=address("/sparql", start=info.name),
            title=info.description,
            class_="chip",
        )
        for info in queries
    ]
    return el("p", el("span", "Start from"), chips, class_="starts")
