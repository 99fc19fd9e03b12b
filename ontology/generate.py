"""Writes concepts.ttl and relationships.ttl from their tables.

Run ``python ontology/generate.py``; with ``--check`` nothing is written and the exit
code is 1 when a committed file differs.
"""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
HEAD = """@prefix rp: <https://w3id.org/rpkg/ns#> .
@prefix rel: <https://w3id.org/rpkg/relationship/> .
@prefix us-gaap: <http://fasb.org/us-gaap#> .
@prefix srt: <http://fasb.org/srt#> .
@prefix dei: <http://xbrl.sec.gov/dei#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ELEMENTS = "<https://w3id.org/rpkg/elements>"
TIES = (
    ("is", "The party itself holds the role"),
    ("controlledBy", "Controlled by the holder of the role"),
    ("influencedBy", "Significantly influenced by the holder of the role"),
)


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of one table of this folder."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def quoted(text: str) -> str:
    """Return a Turtle string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def block(node: str, pairs: list[tuple[str, str]]) -> str:
    """Return one Turtle block."""
    return f"{node} " + " ;\n    ".join(f"{p} {o}" for p, o in pairs) + " .\n"


def scheme(node: str, label: str, top: list[str]) -> str:
    """Return the block of a concept scheme with its top concepts, if it has any."""
    pairs = [("a", "skos:ConceptScheme"), ("skos:prefLabel", quoted(label) + "@en")]
    return block(node, pairs + [("skos:hasTopConcept", name) for name in top])


def concepts() -> str:
    """Return concepts.ttl."""
    sides = {"due from": "rp:DueFrom", "due to": "rp:DueTo"}
    blocks = [HEAD, scheme(ELEMENTS, "Taxonomy elements on related parties", [])]
    for row in table("concepts.csv"):
        pairs = [
            ("a", "skos:Concept"),
            ("skos:inScheme", ELEMENTS),
            ("skos:prefLabel", quoted(row["label"]) + "@en"),
        ]
        if row["side"]:
            pairs.append(("rp:side", sides[row["side"]]))
        if row["balance"]:
            pairs.append(("rp:balance", quoted(row["balance"])))
        if row["period_type"]:
            pairs.append(("rp:periodType", quoted(row["period_type"])))
        if row["first_year"]:
            pairs.append(("rp:fromYear", row["first_year"]))
        if row["last_year"]:
            pairs.append(("rp:toYear", row["last_year"]))
        if row["successor"]:
            pairs.append(("rp:successor", f"us-gaap:{row['successor']}"))
        blocks.append(block(f"{row['prefix']}:{row['name']}", pairs))
    return "\n".join(blocks)


def relationships() -> str:
    """Return relationships.ttl."""
    top = [
        f"rel:{row['type']}"
        for row in table("relationship_types.csv")
        if not row["broader"]
    ]
    blocks = [
        HEAD,
        scheme("rel:scheme", "Relationship types", top),
        scheme("rel:ties", "Ties", [f"rel:{name}" for name, _ in TIES]),
    ]
    for row in table("relationship_types.csv"):
        pairs = [
            ("a", "skos:Concept"),
            ("skos:inScheme", "rel:scheme"),
            ("skos:prefLabel", quoted(row["label"]) + "@en"),
        ]
        if row["broader"]:
            pairs.append(("skos:broader", f"rel:{row['broader']}"))
        else:
            pairs.append(("skos:topConceptOf", "rel:scheme"))
        if row["exact"]:
            pairs.append(("skos:exactMatch", row["exact"]))
        blocks.append(block(f"rel:{row['type']}", pairs))
    for name, label in TIES:
        pairs = [
            ("a", "skos:Concept"),
            ("skos:inScheme", "rel:ties"),
            ("skos:topConceptOf", "rel:ties"),
            ("skos:prefLabel", quoted(label) + "@en"),
        ]
        blocks.append(block(f"rel:{name}", pairs))
    return "\n".join(blocks)


def main() -> int:
    """Write or check the files; return the exit code."""
    made = {"concepts.ttl": concepts(), "relationships.ttl": relationships()}
    stale = 0
    for name, text in made.items():
        path = HERE / name
        if "--check" in sys.argv[1:]:
            held = path.read_text("utf-8") if path.exists() else ""
            stale += held != text
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    if stale:
        print(
            f"{stale} files differ from their tables; run python ontology/generate.py"
        )
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
