"""Has the system's own browser draw a picture, for a file without a person at it.

Names and amounts are laid by the page's script, so that a file of the picture needs a
browser. It is started without a window, on a folder of its own, and reads the page from
a file; it loads nothing.
"""

import base64
import binascii
import os
import re
import shutil
import subprocess
import tempfile
from enum import StrEnum
from html import unescape
from pathlib import Path
from typing import Final

from kg.errors import InputError, NotFoundError

BROWSERS: Final = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    "microsoft-edge",
)  # fmt: skip
"""Names of the browsers that can be asked, in this order."""
_FLAGS: Final = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--window-size=1640,1080", "--force-device-scale-factor=2",
    "--virtual-time-budget=3000", "--dump-dom",
)  # fmt: skip
_PATIENCE: Final = 120
"""Seconds after which a browser is given up."""
_DRAW: Final = """<script>
setTimeout(() => {
  const made = document.createElement("pre");
  made.id = "made-picture";
  made.textContent = window.picture.FORM();
  document.body.append(made);
}, 500);
</script></body>"""


class PictureForm(StrEnum):
    """Forms of a picture that a browser makes."""

    SVG = "svg"
    PNG = "png"


def browser_path() -> str | None:
    """Return where the system has a browser that can be asked; None for none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def picture_file(page: str, form: PictureForm) -> bytes:
    """Return the picture of a page of `kg.views.drawing.view`, as it opens.

    Args:
        page: The page.
        form: SVG, or PNG at two pixels for one.

    Raises:
        NotFoundError: The system has no such browser.
        InputError: The browser did not draw it.
    """
    browser = browser_path()
    if browser is None:
        message = (
            f"an {form.upper()} needs a browser ({', '.join(BROWSERS[:3])}), and none "
            "is installed; write -o graph.html, open it, and choose SVG or PNG there"
        )
        raise NotFoundError(message)
    drawn = page.replace("</body>", _DRAW.replace("FORM", form))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "picture.html")
        path.write_text(drawn, encoding="utf-8")
        text = _made(_dom([browser, *_flags(folder), path.as_uri()]))
    if form is PictureForm.SVG:
        return text.encode() + b"\n"
    try:
        return base64.b64decode(text.partition(",")[2], validate=True)
    except binascii.Error as error:
        message = f"the browser gave no PNG ({error})"
        raise InputError(message) from None


def _flags(folder: str) -> list[str]:
    # Root, as in a container, has no sandbox to start; the page is our own.
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [*_FLAGS, *root, f"--user-data-dir={folder}/profile"]


def _dom(command: list[str]) -> str:
    try:
        run = subprocess.run(
            command, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"the browser did not draw the picture: {error}"
        raise InputError(message) from None
    return run.stdout.decode("utf-8", "replace")


def _made(dom: str) -> str:
    found = re.search(r'<pre id="made-picture">(.*?)</pre>', dom, re.DOTALL)
    if found is None:
        message = "the browser did not draw the picture; write -o graph.html instead"
        raise InputError(message)
    return unescape(found[1])
