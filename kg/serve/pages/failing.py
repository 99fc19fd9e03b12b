"""The page that says why there is no answer."""

from kg.serve.pages.markup import address, el, link, name
from kg.serve.pages.shell import page, search_form


def failure_page(title: str, line: str, near: tuple[str, ...] = ()) -> str:
    """Return a page with one line of why, and what may have been meant."""
    hints = [el("li", link(name(text), address("/", q=text))) for text in near]
    return page(
        title,
        el(
            "div",
            el("p", "No answer", class_="kind"),
            el("h1", title),
            el("p", line, class_="lead"),
            class_="heading",
        ),
        el("div", el("p", "Perhaps you look for:"), el("ul", hints)) if hints else None,
        search_form("", large=True),
        at_home=True,
    )
