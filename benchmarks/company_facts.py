"""Company facts, the totals of one company, from the file to a graph; two readers.

    python benchmarks/company_facts.py [VALUES] [--peers DIR] [--runs 3]

The file is invented: as many values as asked for, in filings of 500, of 12 of the some
two dozen elements that kglite-datasets keeps; of related parties it keeps none. kg:
read with labels and periods, then all facts as N-Quads. kglite-datasets: its tables in
CSV, then its graph in memory, a node a value; what it fetches over the network lies
where it looks. It is installed into an environment of its own under ``--peers`` (or
$KG_BENCH_PEERS; a temporary folder otherwise), and each runs in a process of its own.

read, graph: values per second of processor, best of the runs, from the file each time;
ours: our speed over its. MB: peak memory.
"""

import argparse
import json
import os
import sys
import tempfile
import zipfile
from functools import partial
from pathlib import Path

from xbrl_peers import best, kg_reader, peak
from xbrl_readers import installed_peers, print_table, run_alone

CIK = 1234567
PEER = "kglite-datasets"
A_FILING = 500
ELEMENTS = (
    "Assets", "AssetsCurrent", "Liabilities", "LiabilitiesCurrent",
    "StockholdersEquity", "Revenues", "GrossProfit", "OperatingIncomeLoss",
    "NetIncomeLoss", "CostOfRevenue", "LongTermDebtNoncurrent",
    "RetainedEarningsAccumulatedDeficit",
)  # fmt: skip


def main():
    """Read with both and print a line each."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("values", nargs="?", type=int, default=20_000)
    options.add_argument("--peers", type=Path, default=os.environ.get("KG_BENCH_PEERS"))
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--work", nargs=2, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.work:
        reader, place = asked.work
        print(json.dumps(READERS[reader](Path(place), asked.runs)))
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write(place / "given", asked.values)
        peers = asked.peers or place / "peers"
        pythons, failed = installed_peers(peers, {PEER: f"{PEER}[arrow]"})
        found = {
            reader: run_alone(
                __file__, pythons[reader], reader, place / "given", asked.runs, place
            )
            for reader in READERS
            if reader in pythons
        }
    print_found(found, asked.values)
    for reader, message in failed.items():
        print(f"{reader} is left out: {message}")


def print_found(found, values):
    """Print a line a reader."""
    rows = [("reader", "values", "read/s", "graph/s", "MB", "ours: read", "graph")]
    ours = found["kg"]
    for reader, told in found.items():
        if "said" in told:
            print(f"{reader}: {told['said']}")
            continue
        speeds = [values / told[step] for step in ("read", "graph")]
        ratios = [f"x {told[step] / ours[step]:.1f}" for step in ("read", "graph")]
        rows.append(
            (
                reader,
                str(told["values"]),
                *(f"{s:,.0f}" for s in speeds),
                f"{told['memory']:.0f}",
                *ratios,
            )
        )
    print_table(rows)


def write(place, count):
    """Write company facts where kglite-datasets looks for what it fetched."""
    elements: dict[str, list[dict[str, object]]] = {}
    accessions = []
    for n in range(count):
        filing, month = divmod(n, A_FILING)
        if month == 0:
            accessions.append(f"{CIK:010}-{filing % 90:02}-{filing:06}")
        year = 2000 + filing % 25
        value = {
            "end": f"{year}-{month % 12 + 1:02}-28", "val": 1000 + n, "fy": year,
            "accn": accessions[-1], "fp": "FY", "form": "10-K",
            "filed": f"{year + 1}-03-01",
        }  # fmt: skip
        if n % 2:
            value["start"] = f"{year - 1}-{month % 12 + 1:02}-28"
        elements.setdefault(ELEMENTS[n % len(ELEMENTS)], []).append(value)
    told = {
        name: {"label": name, "description": name, "units": {"USD": values}}
        for name, values in elements.items()
    }
    facts = {"cik": CIK, "entityName": "Heath Ltd", "facts": {"us-gaap": told}}
    file = place / "raw" / "financials" / f"companyfacts_CIK{CIK:010}.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(facts), encoding="utf-8")
    days = ["2024-03-01"] * len(accessions)
    recent = {
        "accessionNumber": accessions, "filingDate": days, "reportDate": days,
        "form": ["10-K"] * len(accessions),
        "primaryDocument": ["a.htm"] * len(accessions),
    }  # fmt: skip
    company = {
        "cik": CIK, "name": "Heath Ltd", "tickers": [], "exchanges": [],
        "entityType": "operating", "filings": {"recent": recent, "files": []},
    }  # fmt: skip
    (place / "raw" / "submissions").mkdir()
    (place / "raw" / "company_tickers.json").write_text("{}", encoding="utf-8")
    archive = place / "raw" / "submissions" / "submissions.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.writestr(f"CIK{CIK:010}.json", json.dumps(company))


def by_kg(place, runs):
    """Read the file, and write all facts as N-Quads."""
    read, to_rdf = kg_reader()
    given = place / "raw" / "financials"
    told = {}
    told["read"], told["values"] = best(partial(read, given), runs)
    with tempfile.TemporaryDirectory() as out:
        told["graph"], _ = best(partial(to_rdf, given, Path(out, "graph")), runs)
    return told | {"memory": peak()}


def by_kglite(place, runs):
    """Make its tables, and its graph of them."""
    from kglite import from_blueprint
    from kglite_datasets import _sec_internal
    from kglite_datasets.sec import wrapper

    def read():
        told = _sec_internal.extract_all_py(str(place), force=True)
        return told["xbrl"]["rows_written"]

    def graph():
        read()
        return from_blueprint(str(plan), verbose=False, save=False)

    plan = place / "plan.json"
    whole = wrapper._blueprint_with_root(wrapper._load_blueprint(), place)
    plan.write_text(json.dumps(whole), encoding="utf-8")
    told = {}
    told["read"], told["values"] = best(read, runs)
    told["graph"], _ = best(graph, runs)
    return told | {"memory": peak()}


READERS = {"kg": by_kg, PEER: by_kglite}


if __name__ == "__main__":
    sys.exit(main())
