"""Sets our writing of RDF beside tools that make RDF of tables.

    python benchmarks/rdf_peers.py [FACTS] [--peers DIR]

Invented facts of seven columns become six statements each: by rdflib, by maplib and by
morph-kgc from the table, by Oxigraph from N-Triples into a store. Ours writes the rows
of the example filings, as often as gives as many statements; ours have longer literals
and lie in named graphs. Each runs in a process of its own. A package that is not in
this environment is looked for under ``--peers DIR/NAME`` (an environment of its own:
``python -m venv DIR/maplib``); without it its line says so.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BASE = "https://heath.example/"
COLUMNS = ("id", "reporter", "party", "day", "amount", "currency", "concept")
XSD = "http://www.w3.org/2001/XMLSchema#"
PACKAGES = {
    "kg": "related-party-kg", "rdflib": "rdflib", "oxigraph": "pyoxigraph",
    "maplib": "maplib", "morph-kgc": "morph-kgc",
}  # fmt: skip
MAPPING = f"""@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
@prefix h: <{BASE}> .
@prefix xsd: <{XSD}> .
h:map rml:logicalSource [ rml:source "facts.csv" ; rml:referenceFormulation ql:CSV ] ;
  rr:subjectMap [ rr:template "{BASE}fact/{{id}}" ] ;
  rr:predicateObjectMap
    [ rr:predicate h:reporter ;
      rr:objectMap [ rr:template "{BASE}r/{{reporter}}" ] ] ,
    [ rr:predicate h:party ; rr:objectMap [ rr:template "{BASE}p/{{party}}" ] ] ,
    [ rr:predicate h:day ;
      rr:objectMap [ rml:reference "day" ; rr:datatype xsd:date ] ] ,
    [ rr:predicate h:amount ;
      rr:objectMap [ rml:reference "amount" ; rr:datatype xsd:decimal ] ] ,
    [ rr:predicate h:currency ; rr:objectMap [ rml:reference "currency" ] ] ,
    [ rr:predicate h:concept ; rr:objectMap [ rml:reference "concept" ] ] .
"""
TEMPLATE = f"""@prefix h: <{BASE}> .
@prefix xsd: <{XSD}> .
h:fact [ ?s, ?r, ?p, xsd:date ?day, xsd:long ?amount, xsd:string ?currency,
         xsd:string ?concept ] :: {{
  ottr:Triple(?s, h:reporter, ?r), ottr:Triple(?s, h:party, ?p),
  ottr:Triple(?s, h:day, ?day), ottr:Triple(?s, h:amount, ?amount),
  ottr:Triple(?s, h:currency, ?currency), ottr:Triple(?s, h:concept, ?concept) }} .
"""


def write_facts(place, count):
    """Write invented facts as a table and as statements."""
    with (
        (place / "facts.csv").open("w", newline="") as table,
        (place / "facts.nt").open("w") as lines,
    ):
        writer = csv.writer(table)
        writer.writerow(COLUMNS)
        for n in range(count):
            row = [
                n,
                n % 500,
                n % 900,
                f"2023-{n % 12 + 1:02}-28",
                1000 + n,
                "USD",
                "Due",
            ]
            writer.writerow(row)
            subject = f"<{BASE}fact/{n}> <{BASE}"
            lines.write(f"{subject}reporter> <{BASE}r/{row[1]}> .\n")
            lines.write(f"{subject}party> <{BASE}p/{row[2]}> .\n")
            lines.write(f'{subject}day> "{row[3]}"^^<{XSD}date> .\n')
            lines.write(f'{subject}amount> "{row[4]}"^^<{XSD}decimal> .\n')
            lines.write(f'{subject}currency> "{row[5]}" .\n')
            lines.write(f'{subject}concept> "{row[6]}" .\n')


def ours(place, count):
    """Write the rows of the examples until there are as many statements."""
    from benchmarks.quads import parties_of, rows_of
    from kg.iris import Iris
    from kg.resources import folder

    iris = Iris()
    prepared = [
        (r, parties_of(r, iris)) for r in rows_of([str(folder("examples"))], iris)
    ]
    yield None
    from kg.graph.filing import filing_lines

    written = 0
    with (place / "kg.nq").open("w") as out:
        while written < 6 * count:
            for rows, parties in prepared:
                lines = filing_lines(rows, parties, iris)
                out.writelines(f"{line}\n" for line in lines)
                written += len(lines)
    yield written


def by_rdflib(place, _):
    """Build a graph statement by statement and serialize it."""
    from rdflib import Graph, Literal, Namespace

    heath, xsd = Namespace(BASE), Namespace(XSD)
    graph = Graph()
    yield None
    with (place / "facts.csv").open(newline="") as table:
        for row in csv.DictReader(table):
            fact = heath[f"fact/{row['id']}"]
            graph.add((fact, heath.reporter, heath[f"r/{row['reporter']}"]))
            graph.add((fact, heath.party, heath[f"p/{row['party']}"]))
            graph.add((fact, heath.day, Literal(row["day"], datatype=xsd.date)))
            graph.add(
                (fact, heath.amount, Literal(row["amount"], datatype=xsd.decimal))
            )
            graph.add((fact, heath.currency, Literal(row["currency"])))
            graph.add((fact, heath.concept, Literal(row["concept"])))
    graph.serialize(place / "rdflib.nt", format="nt", encoding="utf-8")
    yield len(graph)


def by_oxigraph(place, _):
    """Load statements that are written already into a store on disk."""
    from pyoxigraph import RdfFormat, Store

    yield None
    store = Store(place / "store")
    store.bulk_load(path=place / "facts.nt", format=RdfFormat.N_TRIPLES)
    yield len(store)


def by_maplib(place, _):
    """Map a data frame by a template and write the triples."""
    import polars as pl
    from maplib import Model

    yield None
    frame = pl.read_csv(place / "facts.csv").with_columns(
        s=BASE + "fact/" + pl.col("id").cast(pl.String),
        r=BASE + "r/" + pl.col("reporter").cast(pl.String),
        p=BASE + "p/" + pl.col("party").cast(pl.String),
        day=pl.col("day").str.to_date(),
    )
    model = Model()
    model.add_template(TEMPLATE)
    columns = ["s", "r", "p", "day", "amount", "currency", "concept"]
    model.map(f"{BASE}fact", frame.select(columns))
    model.write(str(place / "maplib.nt"), format="ntriples")
    yield sum(1 for _ in (place / "maplib.nt").open())


def by_morph(place, _):
    """Map the table by RML."""
    import morph_kgc

    (place / "map.ttl").write_text(MAPPING)
    os.chdir(place)
    yield None
    settings = "[CONFIGURATION]\nnumber_of_processes: 1\n[facts]\nmappings: map.ttl\n"
    found = morph_kgc.materialize_set(settings)
    Path("morph.nt").write_text("".join(f"{line} .\n" for line in found))
    yield len(found)


RUNS = {
    "kg": ours, "rdflib": by_rdflib, "oxigraph": by_oxigraph, "maplib": by_maplib,
    "morph-kgc": by_morph,
}  # fmt: skip


def timed(name, place, count):
    """Print what one tool needs, as JSON."""
    steps = RUNS[name](place, count)
    next(steps)
    started = time.process_time()
    statements = next(steps)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = [metadata.version(PACKAGES[name]), statements, seconds, peak]
    sys.stdout.write(json.dumps(found) + "\n")


def main():
    """Run every tool that can be had and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("facts", nargs="?", type=int, default=20_000)
    parser.add_argument("--peers", type=Path, default=os.environ.get("KG_BENCH_PEERS"))
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        timed(given.run[0], Path(given.run[1]), given.facts)
        return
    print(f"{given.facts:,} facts, six statements each")
    print(f"{'':24}{'statements/s':>14}{'CPU s':>8}{'MB':>7}{'ours is':>10}")
    own = None
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_facts(place, given.facts)
        for name in RUNS:
            beside = given.peers / name / "bin/python" if given.peers else Path()
            python = str(beside) if beside.is_file() else sys.executable
            command = [python, __file__, str(given.facts), "--run", name, folder]
            here = os.environ | {"PYTHONPATH": str(ROOT) if name == "kg" else ""}
            done = subprocess.run(command, capture_output=True, text=True, env=here)
            if done.returncode:
                said = (done.stderr.strip().splitlines() or ["no word"])[-1]
                why = "not installed" if "ModuleNotFoundError" in said else said[:80]
                print(f"{name:24}skipped: {why}")
                continue
            version, statements, seconds, peak = json.loads(
                done.stdout.splitlines()[-1]
            )
            speed = statements / seconds
            own = own or speed
            ratio = f"x {own / speed:.1f}"
            line = f"{f'{name} {version}':24}{speed:>14,.0f}{seconds:>8.2f}"
            print(f"{line}{peak:>7,.0f}{ratio:>10}")


if __name__ == "__main__":
    main()
