"""The documents keep up with the program, and speak of the project alone."""

import re
import subprocess
from pathlib import Path
from tempfile import gettempdir

import pytest
from typer.main import get_command

from kg.cli.app import app
from kg.cli.drawing import EXPORT_ENDINGS
from kg.cli.network import NETWORK_ENDINGS
from kg.queries import listing

ROOT = Path(__file__).resolve().parents[1]


def test_every_command_and_option_is_documented():
    text = (ROOT / "docs/cli.md").read_text("utf-8")
    for name, command in get_command(app).commands.items():
        assert f"`kg {name}" in text
        for option in command.params:
            if option.opts[-1].startswith("--"):
                assert option.opts[-1] in text, f"{name} {option.opts[-1]}"


@pytest.mark.parametrize(
    ("command", "endings"),
    [("export", EXPORT_ENDINGS), ("network", {".txt": "table", **NETWORK_ENDINGS})],
)
def test_endings_and_formats_of_what_is_written_are_documented(command, endings):
    text = (ROOT / "docs/cli.md").read_text("utf-8")
    (formats,) = re.findall(rf"^\| `kg {command}` \| (.*`\..*) \|$", text, re.MULTILINE)
    assert re.findall(r"`(\.[\w.]+)`", formats) == list(endings)
    listed = re.findall(rf"^\| `kg {command}`.*`--format ([^`]*)`", text, re.MULTILINE)
    option = next(
        p for p in get_command(app).commands[command].params if p.name == "form"
    )
    for names in listed:
        assert f"[{names.replace(chr(92), '')}]" == option.metavar


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


def places_telling(root: Path) -> list[str]:
    """Return the beginnings of paths that would tell where a checkout lies.

    Its folder, and the one above, but where many have that one: a document may name it.
    """
    above = root.parent
    return [f"{place}/" for place in (root, above) if place not in _EVERYWHERE]


_EVERYWHERE = {
    Path(place)
    for place in (
        "/",
        "/tmp",
        "/var/tmp",
        "/home",
        "/opt",
        "/srv",
        "/root",
        gettempdir(),
    )
}


def test_a_checkout_in_a_folder_everyone_has_is_told_by_its_own_name():
    for above in ("/tmp", "/opt"):
        clone = Path(above) / "clone"
        assert places_telling(clone) == [f"{clone}/"]
    own = Path("/data") / "own"
    assert places_telling(own / "kg") == [f"{own / 'kg'}/", f"{own}/"]


def test_tracked_files_name_no_machine_path():
    try:
        listed = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout.split("\n")
    except (OSError, subprocess.CalledProcessError):
        listed = []
    places = places_telling(ROOT)
    for name in listed:
        path = ROOT / name
        if path.is_file() and path.suffix != ".png":
            text = path.read_text("utf-8", errors="replace")
            assert not [place for place in places if place in text], name
