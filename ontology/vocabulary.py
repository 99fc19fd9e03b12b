"""Writes docs/vocabulary.md from rpkg.ttl.

Run ``python ontology/vocabulary.py``; with ``--check`` nothing is written and the exit
code is 1 when the committed file differs.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, parse

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "vocabulary.md"
RP = "https://w3id.org/rpkg/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
PREFIXES = {
    RP: "rp:",
    RDF: "rdf:",
    RDFS: "rdfs:",
    OWL: "owl:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://www.w3.org/ns/prov#": "prov:",
    "http://www.w3.org/ns/org#": "org:",
    "http://xmlns.com/foaf/0.1/": "foaf:",
    "http://purl.org/dc/terms/": "dct:",
}
HEAD = """# Vocabulary

Made from `ontology/rpkg.ttl` by `ontology/vocabulary.py`; edit the former. `rp:` is
`https://w3id.org/rpkg/ns#`, `id:` is `https://w3id.org/rpkg/id/`. Examples are written
subject, property, value, most of them around one filing; `R65/7/1` is short for
`id:filing/0001104659-21-117128/R65/7/1`. A 1 under "most" is a functional property: one
value a node.
"""

Described = dict[str, dict[str, list[str]]]
"""Values by term and property, all as they are shown."""


def shown(term: object) -> str:
    """Return a term as the page shows it: prefixed, or a literal's text."""
    if isinstance(term, Literal):
        return term.value
    iri = term.value if isinstance(term, NamedNode) else str(term)
    for namespace, prefix in PREFIXES.items():
        if iri.startswith(namespace):
            return prefix + iri.removeprefix(namespace)
    return iri


def described(quads: Iterable[Quad]) -> Described:
    """Gather the own terms of the vocabulary, in alphabetical order."""
    terms: Described = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(RP):
            terms[shown(quad.subject)][shown(quad.predicate)].append(shown(quad.object))
    return {name: terms[name] for name in sorted(terms, key=str.casefold)}


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for row in rows:
        cells = [cell.replace("|", "\\|").replace("\n", " ") for cell in row]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def page() -> str:
    """Return the text of docs/vocabulary.md."""
    classes, properties, individuals = [], [], []
    for name, values in described(parse(path=HERE / "rpkg.ttl")).items():
        text = {key: ", ".join(entries) for key, entries in values.items()}
        meaning, example = text["rdfs:comment"], f"`{text.get('skos:example', '')}`"
        kinds = values["rdf:type"]
        if "owl:Class" in kinds:
            above = text.get("rdfs:subClassOf", "")
            classes.append((name, above, meaning, example))
        elif any(kind.endswith("Property") for kind in kinds):
            most = "1" if "owl:FunctionalProperty" in kinds else ""
            ends = text["rdfs:domain"], text["rdfs:range"]
            properties.append((name, *ends, most, meaning, example))
        else:
            individuals.append((name, text["rdf:type"], meaning))
    columns = ("property", "domain", "range", "most", "meaning", "example")
    return "\n".join(
        (
            HEAD,
            "## Classes\n",
            table(("class", "below", "meaning", "example"), classes),
            "## Properties\n",
            table(columns, properties),
            "## Individuals\n",
            table(("individual", "class", "meaning"), individuals),
        )
    )


def main() -> int:
    """Write or check the page; return the exit code."""
    text = page()
    if "--check" in sys.argv[1:]:
        current = PAGE.read_text("utf-8") if PAGE.exists() else ""
        if current != text:
            print("docs/vocabulary.md is stale; run python ontology/vocabulary.py")
            return 1
        return 0
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
