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
SKOS = "http://www.w3.org/2004/02/skos/core#"


def generate(folder, *options):
    command = [sys.executable, str(folder / "generate.py"), *options]
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
