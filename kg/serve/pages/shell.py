"""The frame of every page: head, way home and search, foot."""

from kg.serve.pages.markup import Markup, Piece, el, link, visible_lines
from kg.serve.pages.style import VERSION

_FOOT = (
    "Drawn from disclosures as filed; each amount is the reporter's own. A balance "
    "with a related party is an ordinary disclosure: nothing here says that anyone "
    "acted wrongly. Check the source before you rely on a figure."
)


def page(title: str, *content: Piece, at_home: bool = False, here: str = "") -> str:
    """Return a whole page.

    Args:
        title: Plain text.
        *content: What stands between head and foot.
        at_home: Whether the page has a search field of its own.
        here: Address of the entry of the head that is this page.
    """
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el(
            "meta",
            name="viewport",
            content="width=device-width, initial-scale=1",
        ),
        el("meta", name="color-scheme", content="light dark"),
        el("title", visible_lines(title), " · kg" if title != "kg" else ""),
        el("link", rel="icon", href="/favicon.svg", type="image/svg+xml"),
        el("link", rel="stylesheet", href=f"/style.css?v={VERSION}"),
    )
    body = el(
        "body",
        el("a", "Skip to content", href="#content", class_="skip"),
        el(
            "header",
            link(el("span", "kg", class_="mark"), "/", title="Home", class_="home"),
            None if at_home else search_form(""),
            el("nav", [_entry(*entry, here) for entry in _ENTRIES]),
            class_="top",
        ),
        el("main", *content, id="content"),
        el("footer", el("p", _FOOT)),
    )
    return f"<!DOCTYPE html>\n{el('html', head, body, lang='en')}\n"


_ENTRIES = (
    ("Queries", "/query"),
    ("SPARQL", "/sparql"),
    ("Picture", "/picture"),
    ("API", "/api"),
)


def _entry(text: str, target: str, here: str) -> Markup:
    return el("a", text, href=target, aria_current="page" if here == target else None)


def search_form(sought: str, *, large: bool = False) -> Markup:
    """Return the search field."""
    return el(
        "form",
        el("label", "Search the graph", for_="q", class_="unseen"),
        el(
            "input",
            type="search",
            name="q",
            id="q",
            value=sought,
            placeholder="Name, CIK or accession",
            autocomplete="off",
            autofocus=large and not sought,
        ),
        el("button", "Search", type="submit"),
        action="/",
        method="get",
        role="search",
        class_="search large" if large else "search",
    )


def section(
    title: Piece, *content: Piece, id: str | None = None, beside: Piece = None
) -> Markup:
    """Return a section with its heading; what stands small beside the title, too."""
    shown = title if beside is None else (el("span", title), el("small", beside))
    return el("section", el("h2", shown), *content, class_="card", id=id)


def heading(kind: str, title: Piece, *lines: Piece, forms: Piece = None) -> Markup:
    """Return the head of a thing's page: what it is, its name, lines below."""
    return el(
        "div",
        el("p", kind, class_="kind"),
        el("h1", title),
        [el("p", line, class_="lead") for line in lines if line],
        el("p", forms, class_="forms") if forms else None,
        class_="heading",
    )


def forms_of(target: str, *, json: str | None = None) -> Markup:
    """Return links to the same thing for programs."""
    sign = "&" if "?" in target else "?"
    links = [
        link("Turtle", f"{target}{sign}format=ttl"),
        link("JSON-LD", f"{target}{sign}format=jsonld"),
    ]
    if json:
        links.insert(0, link("JSON", json))
    return Markup(" ".join(links))
