"""The XBRL readers that `xbrl_readers.py` sets beside one another, and how each is run.

Each reader reads each filing in a process of its own, without network, and reports what
it finds, how fast and in how much memory. `stages_of` says where our own time goes.
"""

# The environments of the peers run this file too: nothing but Python up here.
import resource
import socket
import sys
import tempfile
import time
import zipfile
from collections import Counter
from functools import cache, partial, wraps
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEERS = {
    "edgartools": "edgartools",
    "arelle": "arelle-release[db]",
    "xbrlkit": "xbrlkit",
}
OWN = {"lxml": "lxml", "kg": "related-party-kg"}
PARTS = ("_lab", "_pre", "_cal", "_def")
XBRLI = "{http://www.xbrl.org/2003/instance}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"
LABEL, HREF = XLINK + "label", XLINK + "href"
STANDARD = "http://www.xbrl.org/2003/role/label"


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
    from quads import grouped, parties_of

    from kg.build.read import batches, read_batch
    from kg.facts import filings
    from kg.graph import filing as graph
    from kg.iris import Iris
    from kg.model.filing import Identity, Reading

    iris = Iris()

    def readings(folder):
        found, _ = batches([str(folder)], {}, Identity())
        return [r for b in found for r in read_batch(b) if isinstance(r, Reading)]

    def read(folder):
        return sum(len(reading.facts) for reading in readings(folder))

    def to_rdf(folder, target):
        with target.open("w", encoding="utf-8") as out:
            for group in grouped(readings(folder)):
                rows = filings.filing_rows(group, iris=iris)
                parties = parties_of(rows, iris)
                lines = graph.filing_lines(rows, parties, iris)
                out.writelines(f"{line}\n" for line in lines)
        return lambda: lines_of(target)

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

    import kg.build.documents
    import kg.facts.filings
    import kg.graph.filing
    import kg.readers.xbrl.assembly
    import kg.readers.xbrl.instance
    import kg.readers.xbrl.linkbases

    clock = Clock()
    for stage, module, name in (
        ("parse", kg.readers.xbrl.instance, "tree_of"),
        ("parse", kg.readers.xbrl.linkbases, "tree_of"),
        ("linkbases", kg.build.documents, "names_of"),
        ("contexts and values", kg.readers.xbrl.instance, "read"),
        ("facts", kg.readers.xbrl.assembly, "reading_of"),
        ("rows", kg.facts.filings, "filing_rows"),
        ("statements", kg.graph.filing, "filing_lines"),
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
