"""Puts a pyvis network on a page of its own: offline, titled, safe against its data.

pyvis' template loads Bootstrap from a CDN, has no title and an empty heading; this page
takes nodes, edges and options from the `Network` and vis-network from the installed
pyvis package, and names no address a browser would load.
"""

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyvis.network import Network

from kg.views.palette import style_rules

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_SCRIPTS = (
    "base", "state", "folds", "shown", "shapes", "canvas", "sheet", "rows", "amounts",
    "labels", "cells", "panel", "chart", "table", "search", "filters", "days", "svg",
    "save", "print", "keys", "start",
)  # fmt: skip
"""Scripts of the page in the order they run, in one closure."""
_STYLES = ("page", "controls", "panel", "table", "small", "print")
_MAP = "//# sourceMappingURL="


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows.

    Attributes:
        network: Nodes with places, edges, options.
        title: Title and heading, plain text.
        subtitle: A line below it, plain text; "" for none.
        summary: How much is shown, plain text.
        left_out: What is not shown and why, plain text; "" for nothing.
        details: What the panel and the table say, for JSON.
    """

    network: Network
    title: str
    subtitle: str
    summary: str
    left_out: str
    details: Mapping[str, object]


def script_safe(value: object) -> str:
    r"""Return JSON that may stand inside a script element whatever it holds.

    >>> script_safe({"name": "</script>"})
    '{"name":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=True)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


@cache
def _asset(name: str) -> str:
    return files("kg.views").joinpath(name).read_text(encoding="utf-8")


@cache
def vis_network() -> str:
    """Return the vis-network script of the installed pyvis package."""
    script = files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
    return script.partition(_MAP)[0].replace("</script", "<\\/script").rstrip()


def page_html(page: Page) -> str:
    """Return the whole page. Same page, same text: no clock, no random ids."""
    nodes, edges, _, _, _, options = page.network.get_network_data()
    parts = {
        "title": html.escape(page.title),
        "subtitle": html.escape(page.subtitle),
        "summary": html.escape(page.summary),
        "left-out": html.escape(page.left_out),
        "colours": style_rules(),
        "style": "".join(_asset(f"web/{name}.css") for name in _STYLES),
        "nodes": script_safe(nodes),
        "edges": script_safe(edges),
        "options": script_safe(json.loads(options)),
        "details": script_safe(page.details),
        "vis": vis_network(),
        "script": "".join(_asset(f"web/{name}.js") for name in _SCRIPTS),
    }
    pieces = _asset("web/page.html").split("{{")
    text = [pieces[0]]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}}")
        text += [parts[name], rest]
    return "".join(text)
