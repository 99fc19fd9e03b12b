"""Readers of R pages as HTML beside one another, on the 42 pages of one filing.

    python benchmarks/html_pages.py [--shared ../shared] [--peers DIR] [--runs 5]

Claims: every number lands in its column, blanks stay blank, and that in a fraction of
the time of readers that make data frames.

kg: facts with concept, date, unit and scale. pandas: `read_html`, first table.
edgartools: a report's data frame, and its rows by concept. The latter three run in the
environment of edgartools (see xbrl_readers.py).

right: numbers of the pages with their row and column, as printed or in whole units;
wrong: another number or none; blanks filled: numbers where the page has a blank. cpu:
seconds for all pages, best of the runs. MB: peak memory. ours: its seconds over ours.
"""

import argparse
import json
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from decimal import Decimal, InvalidOperation
from functools import partial
from io import StringIO
from pathlib import Path

from xbrl_peers import PEERS, ROOT, best, peak
from xbrl_readers import installed_peers, print_table, run_alone

FILING = "aapl_0000320193-25-000057"
HEADS = (
    "reader", "right", "share", "wrong", "blanks filled", "cpu", "MB", "ours",
)  # fmt: skip
SCALES = (0, 3, 6, -2)
"""Powers of ten a number may be stored at: as printed, thousands, millions, percent."""


def main():
    """Read the pages with every reader, score them and print one line a reader."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--peers", type=Path, default=os.environ.get("KG_BENCH_PEERS"))
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.work:
        reader, folder = asked.work
        print(json.dumps(worked(reader, Path(folder), asked.runs)))
        return
    pages, cells = (asked.shared / part / FILING for part in ("filings", "rendered"))
    if not (pages.is_dir() and cells.is_dir()):
        sys.exit(f"found no pages in {asked.shared}, expected them; --shared DIR")
    truth = {
        path.name.removesuffix(".cells.json"): json.loads(path.read_text("utf-8"))
        for path in sorted(cells.glob("*.cells.json"))
    }
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        peers = asked.peers or place / "peers"
        wanted = {"edgartools": PEERS["edgartools"]}
        pythons, failed = installed_peers(peers, wanted)
        rows, ours = [HEADS], None
        for reader in READERS:
            python = pythons.get("kg" if reader == "kg" else "edgartools")
            if python is None:
                continue
            found = run_alone(__file__, python, reader, pages, asked.runs, place)
            if "said" in found:
                failed[reader] = found["said"]
                continue
            ours = ours or found["seconds"]
            rows.append(line_of(reader, found, truth, ours))
    for reader, message in failed.items():
        print(f"{reader} is left out: {message}")
    print_table(rows)


def line_of(reader, found, truth, ours):
    """Score what a reader found on all pages."""
    count = Counter()
    for name, page in truth.items():
        score(page, found["pages"].get(name, []), count, grid=reader == "pandas")
    numbers = count["right"] + count["wrong"]
    return (
        reader,
        f"{count['right']} of {numbers}",
        f"{count['right'] / numbers:.1%}",
        str(count["wrong"]),
        f"{count['filled']} of {count['blank']}",
        f"{found['seconds']:.2f}",
        f"{found['memory']:.0f}",
        f"x {found['seconds'] / ours:.1f}",
    )


def score(page, rows, count, *, grid):
    """Count the numbers of one page that are right, and the blanks that are not.

    Args:
        page: The true cells.
        rows: Label and cells by column, in page order.
        count: Added to.
        grid: Whether columns are those of the HTML table, label and notes included.
    """
    waiting = defaultdict(list)
    for label, cells in rows:
        waiting[folded(label)].append(cells)
    places = {
        cell["value_col"]: str(cell["col"] if grid else cell["value_col"])
        for row in page["rows"]
        for cell in row["cells"]
        if cell.get("value_col") is not None
    }
    for row in page["rows"]:
        true = {
            cell["value_col"]: number_of(cell["text"])
            for cell in row["cells"]
            if cell.get("class") in ("num", "nump")
        }
        if not true:
            continue
        same = waiting[folded(row["label"])]
        said = same.pop(0) if same else {}
        for column, place in places.items():
            number = number_of(said.get(place))
            if column not in true:
                count["blank"] += 1
                count["filled"] += number is not None
            elif agree(true[column], number):
                count["right"] += 1
            else:
                count["wrong"] += 1


def agree(true, said):
    """Whether a number is the printed one, at whatever scale it is kept."""
    return said is not None and any(true.scaleb(n) == said for n in SCALES)


def number_of(cell):
    """Return the number of a cell, brackets negative; None of anything else."""
    text = re.sub(r"[$€£¥,%\s]|\[\d+\]", "", str(cell))
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1]
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def folded(text):
    """Return a label with case and spaces folded."""
    return " ".join(str(text).split()).casefold()


# In the processes of the readers


def worked(reader, folder, runs):
    """Return rows by page, seconds and memory of one reader."""
    names = sorted(folder.glob("R*.htm"))
    texts = {path.stem: path.read_text("utf-8") for path in names}
    try:
        read = READERS[reader]()
        seconds, pages = best(
            lambda: {name: read(name, text) for name, text in texts.items()}, runs
        )
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is its result
        return {"said": f"{type(error).__name__}: {error}"[:160]}
    rows = {name: list(rows()) for name, rows in pages.items()}
    return {"seconds": seconds, "memory": peak(), "pages": rows}


def kg_reader():
    """Read to facts."""
    sys.path.insert(0, str(ROOT))
    from kg.concepts import load
    from kg.parties.roles import classify
    from kg.readers import read_bytes

    def read(name, text):
        file = f"{name}.htm"
        reading = read_bytes(text.encode(), file, concepts=load(), classify=classify)
        return partial(rows_of, reading)

    def rows_of(reading):
        rows = {}
        for fact in reading.facts:
            _, cells = rows.setdefault(fact.row, (fact.label, {}))
            cells[str(fact.column)] = fact.raw
        return rows.values()

    return read


def pandas_reader():
    """Read the first table of the page to a frame."""
    from pandas import read_html

    def read(_, text):
        return partial(rows_of, read_html(StringIO(text))[0])

    def rows_of(frame):
        for row in frame.itertuples(index=False):
            cells = {str(n): str(cell) for n, cell in enumerate(row)}
            yield str(row[0]), cells

    return read


def frame_reader():
    """Read to the data frame of a report."""
    from edgar.sgml.table_to_dataframe import extract_statement_dataframe

    def read(_, text):
        return partial(rows_of, extract_statement_dataframe(text))

    def rows_of(frame):
        for label, row in zip(frame.index, frame.to_numpy().tolist(), strict=True):
            yield str(label), {str(n): str(cell) for n, cell in enumerate(row)}

    return read


def concept_reader():
    """Read to rows by concept."""
    from edgar.sgml.concept_extractor import extract_concepts_from_report

    def read(_, text):
        return partial(rows_of, extract_concepts_from_report(text))

    def rows_of(page):
        places = {head: str(n) for n, head in enumerate(page.period_headers)}
        for row in page.rows:
            cells = {places.get(head, head): text for head, text in row.values.items()}
            yield row.label, cells

    return read


READERS = {
    "kg": kg_reader,
    "pandas": pandas_reader,
    "edgartools frames": frame_reader,
    "edgartools concepts": concept_reader,
}


if __name__ == "__main__":
    main()
