"""The style sheet and the sign of the pages, in the colours of the picture."""

import hashlib
from importlib.resources import files
from typing import Final

from kg.views.palette import DUE_FROM, DUE_TO, style_rules

STYLE: Final = style_rules() + files("kg.serve.pages").joinpath("style.css").read_text(
    encoding="utf-8"
)
VERSION: Final = hashlib.sha256(STYLE.encode()).hexdigest()[:12]
"""Changes with the style sheet, so that a browser does not keep an old one."""
FAVICON: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    f'<circle cx="8" cy="16" r="6" fill="{DUE_FROM}"/>'
    f'<circle cx="24" cy="16" r="6" fill="{DUE_TO}"/>'
    '<path d="M13 16h6" stroke="#7b8794" stroke-width="3"/></svg>'
)
