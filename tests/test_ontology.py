"""The ontology's files: generated ones fit their tables, and all of them parse."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, parse

ROOT = Path(__file__).resolve().parents[1]
TURTLE = sorted((ROOT / "ontology").glob("*.ttl"))
GENERATED = ("concepts.ttl", "relationships.ttl")
NAMESPACE = "https://w3id.org/rpkg/ns#"
OWL = "http://www.w3.org/2002/07/owl#"
DCT = "http://purl.org/dc/terms/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS = "http://www.w3.org/2004/02/skos/core#"


def generate(folder, *options, script="generate.py"):
    command = [sys.executable, str(folder / script), *options]
    return subprocess.run(command, check=False, capture_output=True, text=True)


@pytest.fixture
def copied(tmp_path):
    return Path(shutil.copytree(ROOT / "ontology", tmp_path / "ontology"))


def test_generated_files_fit_their_tables():
    done = generate(ROOT / "ontology", "--check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("name", GENERATED)
def test_generating_anew_gives_the_same_bytes(copied, name):
    held = (copied / name).read_bytes()
    (copied / name).unlink()
    assert generate(copied).returncode == 0
    assert (copied / name).read_bytes() == held


def test_a_stale_file_is_told_and_left_alone(copied):
    stale = copied / "concepts.ttl"
    stale.write_text("# stale\n", encoding="utf-8")
    done = generate(copied, "--check")
    assert done.returncode == 1
    assert done.stdout.startswith("1 files differ from their tables")
    assert stale.read_text("utf-8") == "# stale\n"


def test_broader_types_and_exact_matches_exist():
    described = {
        quad.subject
        for name in GENERATED
        for quad in parse(path=ROOT / "ontology" / name)
    }
    pointed = {
        quad.object
        for quad in parse(path=ROOT / "ontology/relationships.ttl")
        if quad.predicate.value in (SKOS + "broader", SKOS + "exactMatch")
    }
    assert pointed <= described


def test_generated_files_use_declared_properties_only():
    declared = {quad.subject for quad in parse(path=ROOT / "ontology/rpkg.ttl")}
    used = {
        term
        for quad in parse(path=ROOT / "ontology/concepts.ttl")
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(NAMESPACE)
    }
    assert used <= declared


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_every_file_parses(path):
    assert any(True for _ in parse(path=path))


def test_the_scheme_holds_the_types_a_build_uses():
    text = (ROOT / "ontology/relationships.ttl").read_text("utf-8")
    for name in ("management", "seniorEmployee", "affiliate", "unspecified"):
        assert f"rel:{name} a skos:Concept" in text


def test_the_page_of_the_vocabulary_is_current():
    done = generate(ROOT / "ontology", "--check", script="vocabulary.py")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_stale_page_of_the_vocabulary_is_told_and_written_anew(copied):
    page = copied.parent / "docs" / "vocabulary.md"
    page.parent.mkdir()
    assert generate(copied, "--check", script="vocabulary.py").returncode == 1
    assert not page.exists()
    assert generate(copied, script="vocabulary.py").returncode == 0
    assert page.read_bytes() == (ROOT / "docs/vocabulary.md").read_bytes()


def test_every_class_and_property_has_an_example_of_itself():
    quads = list(parse(path=ROOT / "ontology/rpkg.ttl"))
    shown = {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate.value == SKOS + "example"
    }
    for quad in quads:
        if quad.object.value == OWL + "Class":
            assert quad.subject.value in shown
        elif quad.object.value in (OWL + "ObjectProperty", OWL + "DatatypeProperty"):
            name = quad.subject.value.removeprefix(NAMESPACE)
            assert f" rp:{name} " in shown[quad.subject.value]


def test_every_concept_stands_in_a_scheme_that_is_described():
    quads = [q for name in GENERATED for q in parse(path=ROOT / "ontology" / name)]
    schemes = {
        quad.subject.value: quad.object
        for quad in quads
        if quad.predicate.value == SKOS + "inScheme"
    }
    kinds = {q.subject: q.object.value for q in quads if q.predicate.value == RDF_TYPE}
    concepts = {n.value for n, kind in kinds.items() if kind == SKOS + "Concept"}
    assert len(concepts) > 290
    assert schemes.keys() == concepts
    assert {kinds[scheme] for scheme in schemes.values()} == {SKOS + "ConceptScheme"}
    tops = {
        (quad.subject, quad.object)
        for quad in quads
        if quad.predicate.value == SKOS + "hasTopConcept"
    }
    assert tops == {
        (quad.object, quad.subject)
        for quad in quads
        if quad.predicate.value == SKOS + "topConceptOf"
    }


@pytest.mark.parametrize("name", ["rpkg.ttl", "alignments.ttl", "shapes.ttl"])
def test_an_ontology_says_whose_it_is_and_which_version(name):
    quads = list(parse(path=ROOT / "ontology" / name))
    [head] = [q.subject for q in quads if q.object.value == OWL + "Ontology"]
    stated = {q.predicate.value: q.object.value for q in quads if q.subject == head}
    assert stated[DCT + "license"] == "https://spdx.org/licenses/MIT"
    assert stated[DCT + "creator"] == "the related-party-kg project"
    assert stated[DCT + "date"] == "2026-11-29"
    assert stated[OWL + "versionIRI"] == f"{head.value}/{stated[OWL + 'versionInfo']}"


def test_a_trade_name_is_no_agent():
    domains = {
        quad.subject.value: quad.object.value
        for quad in parse(path=ROOT / "ontology/rpkg.ttl")
        if quad.predicate.value == "http://www.w3.org/2000/01/rdf-schema#domain"
    }
    for name in ("name", "nameKey"):
        assert domains[NAMESPACE + name].endswith("rdf-schema#Resource")
