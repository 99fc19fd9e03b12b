"""The documents keep up with the program, and speak of the project alone."""

import re
import subprocess
from pathlib import Path
from tempfile import gettempdir

from typer.main import get_command

from kg.cli.app import app
from kg.cli.drawing import EXPORT_ENDINGS
from kg.cli.network import NETWORK_ENDINGS
from kg.network.export import EXPORTS
from kg.queries import listing

ROOT = Path(__file__).resolve().parents[1]


def test_every_command_and_option_is_documented():
    text = (ROOT / "docs/cli.md").read_text("utf-8")
    for name, command in get_command(app).commands.items():
        assert f"`kg {name}" in text
        for option in command.params:
            if option.opts[-1].startswith("--"):
                assert option.opts[-1] in text, f"{name} {option.opts[-1]}"


def test_every_ending_of_an_export_is_documented():
    text = (ROOT / "docs/cli.md").read_text("utf-8")
    (row,) = re.findall(r"^\| `kg export` \| (`\..*) \|$", text, re.MULTILINE)
    of_graph = [ending for ending in EXPORT_ENDINGS if ending not in NETWORK_ENDINGS]
    assert re.findall(r"`(\.[\w.]+)`", row) == of_graph


def test_every_form_of_the_network_is_documented_with_its_ending():
    text = (ROOT / "docs/network.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (?:`(\S+)` )?\| ", text, re.MULTILINE)
    forms = {name: export.ending or "" for name, export in EXPORTS.items()}
    assert dict(rows) == {"table": ".txt", "measures": "", **forms}


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
