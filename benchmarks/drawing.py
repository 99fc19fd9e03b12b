"""Time of a drawn network: pyvis as it comes against `kg view`.

Run: python benchmarks/drawing.py [--browser PATH] [NODES...]. Python's part is CPU
seconds to the page's text. With a browser (headless Chromium found by name when PATH is
not given) also the wall seconds until it has dumped the page once, and of our page
those from the start of the document to its first picture, and its size packed.
"""

import argparse
import gzip
import re
import shutil
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
        return int(drawn[1]) / 1000 if drawn else float("inf")


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
            return float("inf")
        return time.perf_counter() - start


def main():
    """Print one line a size: seconds of both and their ratio."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("nodes", nargs="*", type=int, default=[10, 100, 5000])
    options.add_argument("--browser", default=shutil.which("chromium"))
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
            first, second = (shown(given.browser, p) for p in (their_page, our_page))
            line += f"  {first:14.1f} {second:7.1f} {first / second:6.1f}"
            line += f"  {first_picture(given.browser, our_page):13.2f}"
        print(line)


if __name__ == "__main__":
    main()
