"""What a command loads before it works: counts, since times vary with the machine."""

import copy
import gc
import importlib
import os
import pickle
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.patterns import _Uncompiled, pattern_of

SEED = Path(__file__).parent / "data" / "seed.txt"
EXTRAS = ("pandas", "polars", "networkx", "rdflib", "pyvis", "starlette", "openpyxl")
"""Loaded by the commands that need them alone."""
COUNTED = """
import re, runpy, sys
compile, counted = re.compile, []
def counting(*args, **kwargs):
    counted.append(args)
    return compile(*args, **kwargs)
re.compile = counting
sys.argv = ["kg", *sys.argv[1:]]
try:
    runpy.run_module("kg", run_name="__main__", alter_sys=True)
except SystemExit as end:
    assert not end.code, end.code
own = [name for name in sys.modules if name.partition(".")[0] == "kg"]
print(len(counted), len(own), *sys.modules, file=sys.stderr)
"""


def loaded_by(*arguments: str) -> tuple[int, int, set[str]]:
    """Return how many patterns a command compiles and modules of kg it loads; all."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, *arguments],
        capture_output=True, text=True, check=True,
        env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    patterns, own, *modules = done.stderr.splitlines()[-1].split()
    return int(patterns), int(own), set(modules)


@pytest.mark.parametrize("arguments", [["--help"], ["help"], ["build", "--help"]])
def test_help_loads_no_library_of_data(arguments) -> None:
    patterns, own, modules = loaded_by(*arguments)
    wanted = {"duckdb", "numpy", "pyoxigraph", "lxml", "rapidfuzz", "multiprocessing"}
    assert modules.isdisjoint({*wanted, *EXTRAS})
    assert own <= 68, "a module of the command line imports what it does not show"
    assert patterns <= 60, "make patterns with kg.patterns.pattern_of"


def test_one_page_loads_what_it_needs(tmp_path) -> None:
    graph = str(tmp_path / "graph")
    for number in (1, 2):
        patterns, own, modules = loaded_by(
            "build", str(SEED), "-g", graph, "--cik", "1494558",
            "--accession", f"0001494558-21-00000{number}",
        )  # fmt: skip
    wanted = {"numpy", "multiprocessing", "concurrent.futures", "sqlite3"}
    assert modules.isdisjoint({*wanted, *EXTRAS})
    assert "kg.notes.sentences" not in modules, "the page has no notes"
    assert own <= 317, "a module that every build loads imports more than it needs"
    assert patterns <= 527, "make patterns with kg.patterns.pattern_of"


def test_a_question_loads_no_reader(tmp_path) -> None:
    graph = str(tmp_path / "graph")
    loaded_by("build", str(SEED), "-g", graph, "--cik", "1494558")
    patterns, own, modules = loaded_by("query", "exposure", "-g", graph)
    wanted = {"numpy", "pyoxigraph", "lxml", "multiprocessing", "kg.readers"}
    assert modules.isdisjoint({*wanted, *EXTRAS})
    assert own <= 130, "a question about tables imports more than it needs"
    assert patterns <= 100, "make patterns with kg.patterns.pattern_of"


def test_every_pattern_of_a_module_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(kg.__path__, "kg."):
        if not module.name.endswith("__main__"):
            try:
                importlib.import_module(module.name)
            except ModuleNotFoundError:  # of an extra that is not installed
                continue
    made = [thing for thing in gc.get_objects() if isinstance(thing, _Uncompiled)]
    assert len(made) > 200
    for pattern in made:
        assert pattern.groups >= 0, pattern.pattern


@pytest.mark.parametrize("text", ["gull(", "[", "(?P<a>x)(?P<a>y)"])
def test_a_fault_shows_when_a_pattern_is_first_used(text) -> None:
    pattern = pattern_of(text)
    with pytest.raises(re.error):
        pattern.search("gull")


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    text, line = r"(?P<bird>gull|tern)s?\b", "A Gull, two terns; gullible"
    lazy, usual = pattern_of(text, re.IGNORECASE), re.compile(text, re.IGNORECASE)
    assert lazy.findall(line) == usual.findall(line) == ["Gull", "tern"]
    assert lazy.sub("bird", line, count=1) == "A bird, two terns; gullible"
    assert lazy.subn("", line) == usual.subn("", line)
    assert lazy.split(line) == usual.split(line)
    assert [m.span() for m in lazy.finditer(line)] == [(2, 6), (12, 17)]
    assert lazy.match(line, 2) is not None
    assert lazy.fullmatch("terns") is not None
    assert lazy.search("plover") is None
    assert (lazy.pattern, lazy.flags) == (usual.pattern, usual.flags)
    assert lazy.groupindex == {"bird": 1}
    assert pattern_of(rb"\d+").findall(b"3 of 14") == [b"3", b"14"]
    for same in (pickle.loads(pickle.dumps(lazy)), copy.copy(lazy)):
        assert same.findall(line) == ["Gull", "tern"]
    assert copy.deepcopy(pattern_of("a")).findall("banana") == ["a", "a", "a"]
