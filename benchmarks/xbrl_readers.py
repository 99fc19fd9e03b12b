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
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from collections import Counter
from functools import cache, partial, wraps
from importlib import metadata
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
FILINGS = (
    "gahc_10q_20240930", "ggho_10q_20140930", "fizz_10k_20200502",
    "aapl_0000320193-25-000057", "tsla_10q_20240630", "unp_10k_20121231",
    "nflx_10q_20100930", "msft_10k_2015", "small_2015", "imii_10k_2023",
    "laes_f1a_2024", "pavs_20f_20250331", "qmis_10q_20240630", "vxel_10k_2023",
    "clnh_10q_2021",
)  # fmt: skip
PEERS = {
    "edgartools": "edgartools",
    "arelle": "arelle-release[db]",
    "xbrlkit": "xbrlkit",
}
OWN = {"lxml": "lxml", "kg": "related-party-kg"}
PARTS = ("_lab", "_pre", "_cal", "_def")
NOWHERE = "http://127.0.0.1:9"
XBRLI = "{http://www.xbrl.org/2003/instance}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"
LABEL, HREF = XLINK + "label", XLINK + "href"
STANDARD = "http://www.xbrl.org/2003/role/label"


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


def installed_peers(folder, *names):
    """Return the Python of every reader, and why a peer is not there.

    Args:
        folder: Where the environments of the peers are, or will be.
        names: The peers wanted; all without it.
    """
    pythons, failed = dict.fromkeys(OWN, sys.executable), {}
    for reader in names or PEERS:
        python = folder / reader / "bin" / "python"
        if not python.exists():
            venv.create(folder / reader, with_pip=True)
        pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        pip.append(PEERS[reader])
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


# In the processes of the readers


def worked(reader, filing, runs):
    """Return what a reader finds in a filing, how fast and in how much memory."""

    def refused(*_, **__):
        message = "no network here"
        raise OSError(message)

    socket.socket.connect = socket.create_connection = refused
    path = Path(filing)
    if filing == "-":
        return installed(reader)
    if reader == "stages":
        return stages_of(path, runs)
    start = time.process_time()
    read, to_rdf = READERS[reader]()
    found = {"start": time.process_time() - start}
    try:
        found["seconds"], found["facts"] = best(lambda: read(path), runs)
        found["memory"] = peak()
        if to_rdf is not None and found["facts"]:
            with tempfile.TemporaryDirectory() as out:
                write = partial(to_rdf, path, Path(out, "graph"))
                found["rdf seconds"], count = best(write, runs)
                found["rdf memory"] = peak()
                found["triples"] = count()
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is its result
        said = f"{type(error).__name__}: {error}".replace(f"{path}/", "")[:160]
        found |= {"facts": found.get("facts", 0), "said": said}
    return found


def best(task, runs):
    """Return the least CPU seconds of several calls, and what the last returned."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        result = task()
        times.append(time.process_time() - start)
    return min(times), result


def peak():
    """Return the most memory this process has had, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (2**20 if sys.platform == "darwin" else 2**10)


def installed(reader):
    """Return version, number and MB of a package with all it depends on."""
    from pip._vendor.packaging.requirements import Requirement

    first = (OWN | PEERS)[reader]
    waiting, held = [Requirement(first)], {}
    while waiting:
        wanted = waiting.pop()
        if wanted.name in held:
            continue
        try:
            held[wanted.name] = there = metadata.distribution(wanted.name)
        except metadata.PackageNotFoundError:
            continue
        for line in there.requires or ():
            need = Requirement(line)
            extras = [{"extra": extra} for extra in ("", *wanted.extras)]
            if need.marker is None or any(map(need.marker.evaluate, extras)):
                waiting.append(need)
    files = [Path(d.locate_file(f)) for d in held.values() for f in d.files or ()]
    if reader == "kg":
        files += [f for part in ("kg", "ontology", "queries") for f in under(part)]
    size = sum(file.stat().st_size for file in set(files) if file.is_file())
    version = held[Requirement(first).name].version
    return {"version": version, "packages": len(held), "size": size / 2**20}


def under(part):
    """Return the files below a folder of the checkout."""
    return (ROOT / part).rglob("*")


def instances(folder):
    """Return the instances of a folder."""
    return [
        path
        for path in sorted(folder.glob("*.xml"))
        if not path.stem.endswith((*PARTS, ".xsd"))
    ]


def lxml_reader():
    """Read concept, label, value, period and dimensions of each fact."""
    from lxml import etree

    parser = etree.XMLParser(remove_comments=True, remove_pis=True)

    def roots(folder):
        for path in folder.iterdir():
            if path.suffix == ".zip":
                archive = zipfile.ZipFile(path)
                names = [n for n in archive.namelist() if n.endswith((".xml", ".xsd"))]
                yield from (etree.fromstring(archive.read(n), parser) for n in names)
            else:
                yield etree.parse(path, parser).getroot()

    def read(folder):
        files = list(roots(folder))
        links = [link for root in files for link in root.iter(LINK + "labelLink")]
        labels = dict(pair for link in links for pair in labels_of(link))
        return len([fact for root in files for fact in facts_of(root, labels)])

    return read, None


def labels_of(link):
    """Yield element and standard label of a label link."""
    at = {e.get(LABEL): e.get(HREF).partition("#")[2] for e in link.iter(LINK + "loc")}
    arcs = link.iter(LINK + "labelArc")
    shown = {arc.get(XLINK + "to"): at[arc.get(XLINK + "from")] for arc in arcs}
    for label in link.iter(LINK + "label"):
        if label.get(XLINK + "role", STANDARD) == STANDARD:
            yield shown.get(label.get(LABEL)), label.text


def context_of(element):
    """Return period and dimensions of a context."""
    period, cuts = {}, []
    for child in element.iter():
        tag = child.tag.rpartition("}")[2]
        if tag in ("instant", "startDate", "endDate"):
            period[tag] = child.text.strip()
        elif tag in ("explicitMember", "typedMember"):
            cuts.append((child.get("dimension"), "".join(child.itertext())))
    return period, cuts


def facts_of(root, labels):
    """Yield the facts of an instance."""
    contexts = {e.get("id"): context_of(e) for e in root.iter(XBRLI + "context")}
    for element in root.iter():
        if element.get("contextRef") is not None:
            concept = f"{element.prefix}_{element.tag.rpartition('}')[2]}"
            label, unit = labels.get(concept), element.get("unitRef")
            period, cuts = contexts[element.get("contextRef")]
            yield concept, label, element.text, unit, period, cuts


def kg_reader():
    """Read with labels and dimensions; all facts to N-Quads."""
    sys.path.insert(0, str(ROOT))
    from kg.pipeline.build import filing_groups, meaning
    from pyoxigraph import RdfFormat, serialize

    from kg.build.read import batches, read_batch
    from kg.graph import Terms, filing_quads
    from kg.model.filing import Identity, Reading

    def readings(folder):
        found, _ = batches([str(folder)], {}, Identity())
        return [r for b in found for r in read_batch(b) if isinstance(r, Reading)]

    def read(folder):
        return sum(len(reading.facts) for reading in readings(folder))

    def to_rdf(folder, target):
        with target.open("wb") as out:
            for group in filing_groups(readings(folder), Terms()):
                serialize(filing_quads(group, meaning()), out, RdfFormat.N_QUADS)
        return lambda: lines_of(target)

    meaning()
    return read, to_rdf


def lines_of(path):
    """Return the lines of a file: N-Triples and N-Quads have a statement on each."""
    return path.read_bytes().count(b"\n")


def edgartools_reader():
    """Read instance and linkbases; a taxonomy in an archive is unpacked for it."""
    from edgar.xbrl import XBRL

    @cache
    def files_of(folder):
        unpacked = tempfile.mkdtemp(dir=Path.home())
        for archive in folder.glob("*.zip"):
            zipfile.ZipFile(archive).extractall(unpacked)
        return [*folder.iterdir(), *Path(unpacked).rglob("*.x*")]

    def read(folder):
        found, files = 0, files_of(folder)

        def one(*ends):
            return next((file for file in files if file.name.endswith(ends)), None)

        for path in instances(folder):
            xbrl = XBRL.from_files(
                instance_file=path,
                schema_file=one(".xsd", ".xsd.xml"),
                presentation_file=one("_pre.xml"),
                calculation_file=one("_cal.xml"),
                definition_file=one("_def.xml"),
                label_file=one("_lab.xml"),
            )
            found += len(xbrl.facts.get_facts())
        return found

    return read, None


def arelle_reader():
    """Load through Arelle's own interface; to Turtle by its database plug-in."""
    from arelle.api.Session import Session
    from arelle.plugin.xbrlDB import XbrlSemanticRdfDB as rdf
    from arelle.RuntimeOptions import RuntimeOptions
    from rdflib import Graph

    def loaded(folder, take):
        packages = [str(path) for path in folder.glob("*.zip")]
        found = 0
        for path in instances(folder):
            options = RuntimeOptions(
                entrypointFile=str(path),
                packages=packages or None,
                internetConnectivity="offline",
                disablePersistentConfig=True,
                keepOpen=True,
            )
            with Session() as arelle:
                arelle.run(options, logFileName="logToBuffer")
                found += take(arelle.get_models()[0])
        return found

    def read(folder):
        return loaded(folder, lambda model: len(model.factsInInstance))

    def to_rdf(folder, target):
        target.unlink(missing_ok=True)
        store = partial(rdf.insertIntoDB, host="rdfTurtleFile", database=str(target))
        loaded(folder, lambda model: store(model) or 0)
        return lambda: len(Graph().parse(target, format="turtle"))

    return read, to_rdf


def xbrlkit_reader():
    """Load to its model; its holon graph to N-Triples."""
    from xbrlkit.model import FilingMeta
    from xbrlkit.parse import close, load_model, to_xbrl_model
    from xbrlkit.serialize import build_holon_graph

    name = "0000000000-00-000001"

    def models(folder):
        packages = [str(path) for path in folder.glob("*.zip")]
        for path in instances(folder):
            with tempfile.TemporaryDirectory() as cache:
                loaded = load_model(path, Path(cache), offline=True, packages=packages)
                yield to_xbrl_model(loaded, FilingMeta(accession=name, cik="1"))
                close(loaded.modelManager.cntlr)

    def read(folder):
        return sum(len(model.facts) for model in models(folder))

    def to_rdf(folder, target):
        with target.open("w") as out:
            for model in models(folder):
                graph = build_holon_graph(model, report_id=name)
                out.write(graph.serialize(format="nt"))
        return lambda: lines_of(target)

    return read, to_rdf


READERS = {
    "lxml": lxml_reader,
    "kg": kg_reader,
    "edgartools": edgartools_reader,
    "arelle": arelle_reader,
    "xbrlkit": xbrlkit_reader,
}


# Where our own time goes


class Clock:
    """CPU seconds by stage; what a stage spends inside another counts there alone."""

    def __init__(self):
        self.spent = Counter()
        self._inner = [0.0]

    def timed(self, stage, function):
        """Return the function, its time noted under a stage."""

        @wraps(function)
        def call(*args, **kwargs):
            self._inner.append(0.0)
            start = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                whole = time.process_time() - start
                self.spent[stage] += whole - self._inner.pop()
                self._inner[-1] += whole

        return call


def stages_of(filings, runs):
    """Return seconds by stage over all filings, of the best run; facts and triples."""
    start = time.process_time()
    read, to_rdf = kg_reader()
    started = time.process_time() - start
    import kg.pipeline.documents
    import kg.readers.documents
    import pyoxigraph

    import kg.graph
    import kg.readers.xbrl.instance
    import kg.readers.xbrl.linkbases

    clock = Clock()
    for stage, module, name in (
        ("parse", kg.readers.xbrl.instance, "tree_of"),
        ("parse", kg.readers.xbrl.linkbases, "tree_of"),
        ("linkbases", kg.pipeline.documents, "names_of"),
        ("contexts and values", kg.readers.xbrl.instance, "read"),
        ("facts", kg.readers.documents, "reading_of"),
        ("quads", kg.graph, "filing_quads"),
        ("serialise", pyoxigraph, "serialize"),
    ):
        setattr(module, name, clock.timed(stage, getattr(module, name)))
    read, to_rdf = kg_reader()
    folders = sorted(path for path in filings.iterdir() if path.is_dir())
    reading, facts = best(lambda: sum(map(read, folders)), runs)
    made = []
    with tempfile.TemporaryDirectory() as out:
        for _ in range(runs):
            clock.spent.clear()
            whole, counts = best(
                lambda: [to_rdf(f, Path(out, f.name)) for f in folders], 1
            )
            made.append((whole, dict(clock.spent)))
        triples = sum(count() for count in counts)
    whole, spent = min(made, key=lambda each: each[0])
    return {
        "start": started,
        "facts": facts,
        "reading": reading,
        "triples": triples,
        "whole": whole,
        "spent": spent | {"rest": whole - sum(spent.values())},
    }


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
