"""The picture as a notebook shows it: in a frame that reaches nothing around it."""

import html
from typing import Final

from kg.model.display import line_html

_HEIGHT: Final = 720
"""Pixels: a network of some tens of nodes is legible at it."""
_ALLOWED: Final = "allow-scripts allow-downloads"
"""The page may run and save its pictures; it has no origin and opens no window."""


class View(str):
    """The picture of a graph as one HTML page; a notebook shows it in a frame.

    It is the text of the page, so that it can be written, sent or compared. Its
    `repr` is short.

    Attributes:
        path: Where it was written too; "" when nowhere.
    """

    path: str = ""

    def __repr__(self) -> str:
        written = f", written to {self.path}" if self.path else ""
        return f"<picture, {len(self):,} characters of HTML{written}>"

    def _repr_html_(self) -> str:
        """Return the page in a sandboxed frame."""
        frame = (
            f'<iframe sandbox="{_ALLOWED}" width="100%" height="{_HEIGHT}" '
            'style="border:1px solid #ccc" title="Who owes whom" '
            f'srcdoc="{html.escape(self)}"></iframe>'
        )
        return frame + line_html(f"written to {self.path}" if self.path else "")
