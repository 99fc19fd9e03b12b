"""Opens a page in the system's browser and returns what a script left in it."""

import json
import re
import shutil
import subprocess
from html import unescape

import pytest

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"),
    *("--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars"),
    *("--virtual-time-budget=5000", "--dump-dom"),
)


def dom_of(folder, html, fragment="", size=(1280, 900)):
    """Return the text of the page's elements once its scripts ran."""
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("no chromium to draw the page")
    file = folder / "graph.html"
    file.write_text(html, encoding="utf-8")
    command = [
        *(browser, *FLAGS, f"--user-data-dir={folder / 'profile'}"),
        *(f"--window-size={size[0]},{size[1]}", file.as_uri() + fragment),
    ]
    run = subprocess.run(command, capture_output=True, timeout=90, check=True)
    return run.stdout.decode("utf-8")


def result_of(folder, html, script, fragment="", size=(1280, 900)):
    """Return the JSON value of a script that runs after the page's own.

    Args:
        folder: Where to put the page.
        html: The page.
        script: Body of an async function; what it returns is the result.
        fragment: Of the address.
        size: Of the window.
    """
    lines = (
        "<pre id='result'></pre><script>",
        "const byId = (id) => document.getElementById(id);",
        "const all = (css) => [...document.querySelectorAll(css)];",
        "const change = (box, value, type) => { box.value = value;"
        " box.dispatchEvent(new Event(type, { bubbles: true })); };",
        f"(async () => {{ {script} }})().then((value) =>",
        " { byId('result').textContent = JSON.stringify(value); },",
        " (error) => { byId('result').textContent = JSON.stringify(String(error)); });",
        "</script></body>",
    )
    dom = dom_of(folder, html.replace("</body>", "\n".join(lines)), fragment, size)
    return json.loads(
        unescape(re.search(r'<pre id="result">(.*?)</pre>', dom, re.DOTALL)[1])
    )
