"""The page where a person writes SPARQL: an editor, places to start, the answer."""

from collections.abc import Sequence
from typing import Final

from kg.queries.named import QueryInfo
from kg.serve.pages.markup import Markup, Piece, address, el, link, preformatted
from kg.serve.pages.shell import heading, page, section
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


def editor_page(
    queries: Sequence[QueryInfo],
    text: str | None = None,
    *,
    columns: Sequence[str] = (),
    rows: Sequence[Sequence[object]] | None = None,
    more: bool = False,
    verdict: bool | None = None,
    error: str = "",
    base: str = "",
    triples: bool = False,
) -> str:
    """Return the page.

    Args:
        queries: Named queries to start from.
        text: The query; None shows one to begin with.
        columns: Of the answer.
        rows: Terms of the answer; None where nothing was asked.
        more: Whether rows were left out.
        verdict: Answer of ASK.
        error: Why there is no answer; "" for none.
        base: Of the graph's IRIs.
        triples: Whether the rows are triples.
    """
    from kg.serve.sparql.forms import PREFIXES  # noqa: PLC0415

    shown = _FIRST if text is None else text
    answer: Piece = None
    if error:
        answer = el("p", error, class_="failed", role="alert")
    elif verdict is not None:
        answer = section(
            "Answer", el("p", "true" if verdict else "false", class_="verdict")
        )
    elif rows is not None:
        body = [
            el("tr", [el("td", term(cell, base, PREFIXES)) for cell in row])
            for row in rows
        ]
        head = el("tr", [el("th", column, scope="col") for column in columns])
        grid = el("table", el("thead", head), el("tbody", body))
        forms = ("ttl", "jsonld", "nt") if triples else ("csv", "json", "tsv", "xml")
        links = [
            Markup(
                link(form.upper(), address("/sparql", query=shown, format=form)) + " "
            )
            for form in forms
        ]
        count = f"{len(rows):,}" + (" shown, more in the files" if more else "")
        title = Markup(el("span", "Answer") + el("small", count) + el("small", links))
        answer = section(
            title, el("div", grid, class_="scroll", tabindex=0, role="region")
        )
    return page(
        "SPARQL",
        heading(
            "SPARQL 1.1",
            "Ask the graph",
            "The default graph is the union of all named graphs. Updates and SERVICE "
            "are refused.",
        ),
        el(
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
                    link("service description", "/sparql?format=ttl"),
                    ".",
                    class_="note",
                ),
                class_="act",
            ),
            action="/sparql#answer",
            method="get" if len(shown) < 4000 else "post",
            class_="card editor",
        ),
        el("div", answer, id="answer") if answer else None,
        here="/sparql",
    )


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
