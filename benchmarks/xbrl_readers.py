"""XBRL readers beside one another, on the filings beside the checkout; one table.

    python benchmarks/xbrl_readers.py [--shared ../shared] [--peers DIR] [--runs 5]

Claims: every fact is read with nothing but the filing at hand, no slower than by the
fastest package that finds them all and in a third of its memory; and the way to RDF is
several times faster than that of others.

lxml: 40 lines that take concept, label, value, period and dimensions, no more; what it
counts are the facts in the files. kg: `read_batch`, with labels, dimensions and roles;
to N-Quads, all facts (``kg build --all``). Peers are installed by name, each into a
virtual environment of its own under ``--peers`` (or $KG_BENCH_PEERS; a temporary folder
otherwise). Each reader reads each filing in a process of its own, without network.

facts, share: found, of those in the files. facts/s: found per CPU second, best of the
runs, median of the filings it finds any in. triples/s: from the file to text of RDF.
MB: peak memory, median. start: CPU seconds of imports. packages, MB: installed, with
all it depends on. ours: medians of our facts/s and triples/s over its own on the same
filings; CPU seconds vary with the machine and the hour, ratios of one run hardly.

The second table says where our own time goes, all filings in one process.
"""

# The environments of the peers run this file too: nothing but Python up here.
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from functools import partial
from pathlib import Path
from statistics import median

from xbrl_peers import OWN, PEERS, ROOT, worked

FILINGS = (
    "gahc_10q_20240930", "ggho_10q_20140930", "fizz_10k_20200502",
    "aapl_0000320193-25-000057", "tsla_10q_20240630", "unp_10k_20121231",
    "nflx_10q_20100930", "msft_10k_2015", "small_2015", "imii_10k_2023",
    "laes_f1a_2024", "pavs_20f_20250331", "qmis_10q_20240630", "vxel_10k_2023",
    "clnh_10q_2021",
)  # fmt: skip
NOWHERE = "http://127.0.0.1:9"


def main():
    """Read every filing with every reader and print the tables."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--peers", type=Path, default=os.environ.get("KG_BENCH_PEERS"))
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.work:
        print(json.dumps(worked(*asked.work, asked.runs)))
        return
    filings = asked.shared / "filings"
    if not filings.is_dir():
        sys.exit(f"found no filings/ in {asked.shared}, expected them; --shared DIR")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        pythons, failed = installed_peers(asked.peers or place / "peers")
        run = partial(run_alone, __file__, place=place)
        names = [name for name in FILINGS if (filings / name).is_dir()]
        for name in names:
            lay_out(filings / name, place / "filings" / name)
        results = {name: {} for name in pythons}
        for filing in names:
            for reader, python in pythons.items():
                where = place / "filings" / filing
                results[reader][filing] = run(python, reader, where, asked.runs)
        kits = {name: run(python, name, "-", 1) for name, python in pythons.items()}
        print_readers(results, kits, failed)
        print_stages(run(sys.executable, "stages", place / "filings", asked.runs))


def installed_peers(folder, packages=PEERS):
    """Return the Python of every reader, and why a peer is not there.

    Args:
        folder: Where the environments of the peers are, or will be.
        packages: What pip is asked for, by reader.
    """
    pythons, failed = dict.fromkeys(OWN, sys.executable), {}
    for reader, package in packages.items():
        python = folder / reader / "bin" / "python"
        if not python.exists():
            venv.create(folder / reader, with_pip=True)
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        pip.append(package)
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            pythons[reader] = python
        else:
            said = [line for line in done.stderr.splitlines() if "ERROR" in line]
            failed[reader] = " ".join(said or ["pip failed"])
    return pythons, failed


def lay_out(filing, place):
    """Copy the XBRL documents of a filing; no pages, nothing inline."""
    place.mkdir(parents=True)
    for path in sorted(filing.iterdir()):
        known = path.suffix in (".xml", ".xsd", ".zip")
        if known and path.name != "FilingSummary.xml":
            shutil.copyfile(path, place / path.name)


def run_alone(script, python, reader, filing, runs, place):
    """Let a script's reader read in a process of its own; what it reports, or said."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    env |= dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), NOWHERE)
    env["HOME"] = str(place)
    command = [python, script, "--runs", str(runs), "--work", reader, str(filing)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=env, timeout=1800
    )
    lines = done.stdout.splitlines()  # readers may print of their own
    if done.returncode or not lines:
        return {"facts": 0, "said": (done.stderr.strip() or "nothing").splitlines()[-1]}
    return json.loads(lines[-1])


# Tables

HEADS = (
    "reader", "version", "facts", "share", "facts/s", "MB", "triples", "triples/s",
    "MB", "start", "packages", "MB", "ours: facts", "triples",
)  # fmt: skip


def print_readers(results, kits, failed):
    """Print one line a reader, then why some gave nothing."""
    there = {name: found["facts"] for name, found in results["lxml"].items()}
    speeds = {reader: speeds_of(found) for reader, found in results.items()}
    rows = [HEADS]
    for reader, found in results.items():
        count = sum(each["facts"] for each in found.values())
        facts, triples = speeds[reader]
        rows.append(
            (
                reader,
                str(kits[reader].get("version")),
                str(count),
                f"{count / sum(there.values()):.1%}",
                middle(facts.values()),
                middle(each["memory"] for each in found.values() if "memory" in each),
                str(sum(each.get("triples", 0) for each in found.values()) or "-"),
                middle(triples.values()),
                middle(e["rdf memory"] for e in found.values() if "rdf memory" in e),
                f"{median(e['start'] for e in found.values() if 'start' in e):.2f}",
                str(kits[reader].get("packages")),
                f"{kits[reader].get('size', 0):.0f}",
                *map(ratio, speeds["kg"], speeds[reader]),
            )
        )
    for reader, message in failed.items():
        print(f"{reader} is left out: {message}")
    print_table(rows)
    for reader, found in results.items():
        said = sorted(each["said"] for each in found.values() if "said" in each)
        if said:
            print(f"{reader}, {len(said)} of {len(found)} filings, such as: {said[0]}")


def speeds_of(found):
    """Return facts/s and triples/s by filing, where it gives any."""
    facts = {
        name: each["facts"] / each["seconds"]
        for name, each in found.items()
        if each["facts"]
    }
    triples = {
        name: each["triples"] / each["rdf seconds"]
        for name, each in found.items()
        if each.get("triples")
    }
    return facts, triples


def middle(values):
    """Return the median as text, or "-" of none."""
    held = list(values)
    return f"{median(held):,.0f}" if held else "-"


def ratio(ours, theirs):
    """Return the median of our speeds over theirs on the same filings."""
    shared = [ours[name] / theirs[name] for name in theirs if name in ours]
    return f"x {median(shared):.1f}" if shared else "-"


def print_table(rows):
    """Print rows under their heads, numbers to the right."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)]
        print("  ".join(cells))


def print_stages(found):
    """Print where our own time goes."""
    if "said" in found:
        print("stages:", found["said"])
        return
    print(
        f"\nkg, all filings: start {found['start']:.2f} s; "
        f"{found['facts']} facts in {found['reading']:.2f} s, "
        f"{found['facts'] / found['reading']:,.0f}/s; "
        f"{found['triples']} triples in {found['whole']:.2f} s, "
        f"{found['triples'] / found['whole']:,.0f}/s"
    )
    for stage, seconds in sorted(found["spent"].items(), key=lambda each: -each[1]):
        print(f"  {stage:20}{seconds:6.3f} s{seconds / found['whole']:7.1%}")


if __name__ == "__main__":
    main()
