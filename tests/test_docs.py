"""The documents keep up with the program, and speak of the project alone."""

import re
import subprocess
from pathlib import Path

from typer.main import get_command

from kg.cli.app import app
from kg.queries import listing

ROOT = Path(__file__).resolve().parents[1]


def test_every_command_and_option_is_documented():
    text = (ROOT / "docs/cli.md").read_text("utf-8")
    for name, command in get_command(app).commands.items():
        assert f"`kg {name}" in text
        for option in command.params:
            if option.opts[-1].startswith("--"):
                assert option.opts[-1] in text, f"{name} {option.opts[-1]}"


def test_every_query_and_parameter_is_documented():
    text = (ROOT / "docs/queries.md").read_text("utf-8")
    for query in listing():
        assert f"## {query.name}\n" in text
        for parameter in query.parameters:
            assert f"`{parameter.name}`: {parameter.meaning}" in text


def test_the_commands_of_the_readme_exist():
    text = (ROOT / "README.md").read_text("utf-8")
    known = get_command(app).commands
    used = set(re.findall(r"^kg (\w+)", text, re.MULTILINE))
    assert {"build", "query", "facts", "view", "export"} <= used
    assert used <= set(known)


def test_links_of_the_documents_lead_somewhere():
    for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_pins_name_no_host():
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(r"[\w.-]+==[\w.+!-]+", line), line


def test_tracked_files_name_no_machine_path():
    try:
        listed = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        listed = []
    place = str(ROOT.parent) + "/"
    for name in listed:
        path = ROOT / name
        if path.is_file() and path.suffix != ".png":
            assert place not in path.read_text("utf-8", errors="replace"), name
