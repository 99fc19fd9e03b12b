"""Colours of the page, by day and by night.

The two colours of money are told apart by colour-blind eyes (Okabe and Ito; the
vermillion is darkened until it can be read as text, 4.5 to 1 on white).
"""

from typing import Final

INK, PAPER, LINE, FAINT, MARK = "#1f2933", "#ffffff", "#52606d", "#7b8794", "#000000"
DUE_FROM, DUE_TO = "#0072b2", "#b84f00"
"""Blue: the party owes the reporter. Vermillion: the reporter owes the party."""
TIE = "#5f6b78"
"""Grey of ties, which are no money."""
FLOW = "#6b4fa0"
"""Violet of flows, which are no debt."""

FILLS: Final = {
    "organisation": "#e4e7eb",
    "person": "#cfe3dc",
    "group": "#efe3c8",
    "role": "#e6dcef",
    "unknown": "#f7f9fb",
}
"""Fill of each kind of counterparty."""

NIGHT: Final = {
    INK: "#e6ebf1",
    PAPER: "#161c24",
    LINE: "#9fadbc",
    FAINT: "#7f8d9c",
    MARK: "#fafcff",
    DUE_FROM: "#56b4e9",
    DUE_TO: "#f08c42",
    TIE: "#93a1b0",
    FLOW: "#bba6ea",
    FILLS["organisation"]: "#3a4655",
    FILLS["person"]: "#2c5a4e",
    FILLS["group"]: "#5d4d28",
    FILLS["role"]: "#4f3f63",
    FILLS["unknown"]: "#242d38",
}
"""Colour that stands for each of these where the reader prefers a dark page."""


def style_rules() -> str:
    """Return the colours as variables of a style sheet, for both preferences."""
    names = {
        "ink": INK,
        "paper": PAPER,
        "line": LINE,
        "due-from": DUE_FROM,
        "due-to": DUE_TO,
        "tie": TIE,
        "flow": FLOW,
        **FILLS,
    }
    day = "".join(f" --{name}: {colour};" for name, colour in names.items())
    night = "".join(f" --{name}: {NIGHT[colour]};" for name, colour in names.items())
    return (
        f":root {{{day} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{{night} }} }}\n"
    )
