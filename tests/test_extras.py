"""How an extra is installed, by how this package came here."""

import sys
from importlib import metadata
from pathlib import Path

from kg import extras

ROOT = Path(__file__).resolve().parents[1]


def test_a_checkout_installs_its_own_extra(monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(extras, "checkout", lambda: ROOT)
    monkeypatch.setattr(sys, "executable", "/opt/venv/bin/python")
    command = '/opt/venv/bin/python -m pip install -e ".[serve]"'
    assert extras.install_command("serve", ["starlette"]) == command


def test_from_elsewhere_the_checkout_is_named(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(extras, "checkout", lambda: Path("/home/ann/my graph"))
    assert '-e "/home/ann/my graph[xlsx]"' in extras.install_command("xlsx", [])


def test_an_installed_package_names_the_packages(monkeypatch):
    monkeypatch.setattr(extras, "checkout", lambda: None)
    told = [
        'starlette>=0.40; extra == "serve"',
        "uvicorn>=0.30 ; extra == 'serve'",
        'openpyxl>=3.1; extra == "xlsx"',
        "rdflib>=7",
    ]
    monkeypatch.setattr(metadata, "requires", lambda name: told)
    command = extras.install_command("serve", ["starlette"])
    assert command.endswith(' -m pip install "starlette>=0.40" "uvicorn>=0.30"')


def test_a_package_that_is_not_installed_gives_the_usual_names(monkeypatch):
    def absent(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(extras, "checkout", lambda: None)
    monkeypatch.setattr(metadata, "requires", absent)
    command = extras.install_command("mcp", ["mcp"])
    assert command.endswith(" -m pip install mcp")


def test_only_what_is_missing_is_told():
    assert extras.missing_packages("kg x", "x", "json") is None
    error = extras.missing_packages("kg x", "x", "json", "no_such_module_a")
    assert str(error).startswith("found no no_such_module_a, which kg x needs; run ")
