"""The ontology's files: generated ones fit their tables, and all of them parse."""

import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import parse

ROOT = Path(__file__).resolve().parents[1]
TURTLE = sorted((ROOT / "ontology").glob("*.ttl"))


def test_generated_files_fit_their_tables():
    done = subprocess.run(
        [sys.executable, str(ROOT / "ontology/generate.py"), "--check"], check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_every_file_parses(path):
    assert any(True for _ in parse(path=path))


def test_the_scheme_holds_the_types_a_build_uses():
    text = (ROOT / "ontology/relationships.ttl").read_text("utf-8")
    for name in ("management", "seniorEmployee", "affiliate", "unspecified"):
        assert f"rel:{name} a skos:Concept" in text
