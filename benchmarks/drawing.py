"""Time of a drawn network: pyvis as it comes against `kg view`.

Run: python benchmarks/drawing.py [--browser PATH] [--screens FOLDER] [NODES...].
Python's part is CPU seconds to the page's text. With a browser (Chromium found by name
when PATH is not given) also the wall seconds until it has dumped the page once, and of
our page those from the start of the document to its first picture, and its size packed.
With --screens, which needs the extra [browser], each size is also put into FOLDER as it
is seen by day, by night, on a phone and on paper, to be looked at.
"""

import argparse
import gzip
import math
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "views"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "network"))

from synthetic import synthetic_network

from kg.views.browser import browser_path
from kg.views.drawing import view

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=1000",
    "--dump-dom",
)


def pyvis_page(net):
    """Return the page pyvis makes of a network by its own means."""
    plain = nx.MultiDiGraph()
    plain.add_nodes_from((n, {"label": d["name"]}) for n, d in net.nodes(data=True))
    for debtor, creditor, data in net.edges(data=True):
        plain.add_edge(debtor, creditor, title=str(data["amount"]))
    drawn = Network(directed=True, cdn_resources="in_line")
    drawn.from_nx(plain)
    return drawn.generate_html()


def cpu(make):
    """Return CPU seconds and result of one call."""
    start = time.process_time()
    page = make()
    return time.process_time() - start, page


_CLOCK = """<script>
document.body.dataset.drawn = Math.round(performance.now());</script></body>"""
"""The page draws itself before its last script ends, so that this is the time of it."""


def first_picture(browser, page):
    """Return seconds from the start of the document to its first picture."""
    timed = page.replace("</body>", _CLOCK)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(timed, encoding="utf-8")
        flags = [flag for flag in _FLAGS if "budget" not in flag]
        command = [browser, *flags]
        command += [f"--user-data-dir={folder}/profile", path.as_uri()]
        run = subprocess.run(command, capture_output=True, timeout=120, check=False)
        drawn = re.search(rb'data-drawn="(\d+)"', run.stdout)
        return int(drawn[1]) / 1000 if drawn else math.inf


def shown(browser, page):
    """Return wall seconds until the browser has drawn a page and ended; 120 at most."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        path.write_text(page, encoding="utf-8")
        command = [browser, *_FLAGS, f"--user-data-dir={folder}/profile", path.as_uri()]
        start = time.perf_counter()
        try:
            subprocess.run(command, capture_output=True, timeout=120, check=False)
        except subprocess.TimeoutExpired:
            return math.inf
        return time.perf_counter() - start


_MODES = {
    "day": {"viewport": {"width": 1280, "height": 900}},
    "night": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "device_scale_factor": 2,
    },
}


def screens(browser, page, folder, nodes):
    """Write what a page looks like: a PNG for each mode, and a PDF of the paper."""
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{nodes}.html"
    path.write_text(page, encoding="utf-8")
    flags = [flag for flag in _FLAGS if "budget" not in flag and flag != "--dump-dom"]
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=browser, args=flags[1:])
        for mode, options in _MODES.items():
            screen = opened.new_page(**options)
            screen.goto(path.as_uri())
            if mode == "phone":
                screen.locator("#picture").scroll_into_view_if_needed()
            screen.wait_for_timeout(500)
            screen.screenshot(path=folder / f"{nodes}-{mode}.png")
            if mode == "day":
                screen.pdf(path=folder / f"{nodes}-paper.pdf", format="A4")
        opened.close()


_PATIENT = 5000
"""Nodes beyond which pyvis' own page, never drawn in time, is not waited for."""


def main():
    """Print one line a size: seconds of both and their ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "nodes", nargs="*", type=int, default=[10, 100, 1000, 5000, 20000]
    )
    options.add_argument("--browser", default=browser_path())
    options.add_argument("--screens", type=Path)
    given = options.parse_args()
    print(
        "nodes  python: pyvis    ours  ratio    KB gz   browser: pyvis    ours  ratio"
        "  first picture"
    )
    view(synthetic_network(10))
    for nodes in given.nodes:
        net = synthetic_network(nodes)
        theirs, their_page = cpu(lambda net=net: pyvis_page(net))
        ours, our_page = cpu(lambda net=net: view(net))
        line = f"{nodes:5}  {theirs:13.2f} {ours:7.2f} {theirs / max(ours, 0.01):6.1f}"
        line += f"  {len(gzip.compress(our_page.encode())) / 1000:7.0f}"
        if given.browser:
            first = shown(given.browser, their_page) if nodes < _PATIENT else math.inf
            second = shown(given.browser, our_page)
            line += f"  {first:14.1f} {second:7.1f} {first / second:6.1f}"
            line += f"  {first_picture(given.browser, our_page):13.2f}"
        print(line, flush=True)
        if given.screens and given.browser:
            screens(given.browser, our_page, given.screens, nodes)


if __name__ == "__main__":
    main()
