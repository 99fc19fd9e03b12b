"""Every command and every Python block of the documents runs, and prints what it says."""

import doctest
import shlex
import subprocess
import sys

import click
import pytest
from typer.main import get_command

import kg
from kg.cli.app import app
from tests.docs.blocks import (
    BESIDE,
    DOTS,
    PAGES,
    ROOT,
    agrees,
    blocks_of,
    commands_of,
    is_run,
    lay_out,
    printed_by,
)

ALL = [block for path in PAGES for block in blocks_of(path)]
SHELL = {page: [] for page in sorted({block.page for block in ALL})}
PYTHON = {page: [] for page in SHELL}
for block in ALL:
    if block.why is None and block.kind in ("bash", "console"):
        SHELL[block.page].append(block)
    if block.why is None and block.kind in ("python", "pycon"):
        PYTHON[block.page].append(block)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    with kg.open(folder / "graph") as graph:
        graph.build(manifest=kg.examples())
    return folder


@pytest.fixture
def place(built, tmp_path, monkeypatch):
    """A folder with the examples and their graph, as the documents suppose."""
    lay_out(built, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_GRAPH", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.mark.parametrize("page", [page for page, blocks in SHELL.items() if blocks])
def test_commands_print_what_is_shown(page, place):
    for block in SHELL[page]:
        for command, told in commands_of(block):
            where = f"{page}:{block.line}: {command}"
            words = shlex.split(command, comments=True)
            if not words or words[0] in BESIDE:
                continue
            assert words[0] == "kg", where
            if not is_run(words):
                get_command(app).commands[words[1]].make_context(words[1], words[2:])
                continue
            code, lines = printed_by(words)
            assert code == 0 or (code, words[1]) == (1, "check"), f"{where}: {lines}"
            if told:
                assert agrees(lines, told), f"{where} prints\n" + "\n".join(lines)


@pytest.mark.parametrize("page", [page for page, blocks in PYTHON.items() if blocks])
def test_python_runs_and_prints_what_is_shown(page, place):
    names = {"__name__": "__main__"}
    for block in PYTHON[page]:
        if block.kind == "python":
            code = compile(block.text, f"{page}:{block.line}", "exec")
            exec(code, names)
            continue
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        test = doctest.DocTestParser().get_doctest(
            block.text, names, page, page, block.line
        )
        failed = doctest.DocTestRunner(optionflags=flags, verbose=False).run(
            test, clear_globs=False
        )
        assert failed.failed == 0, f"{page}:{block.line}"
        names.update(test.globs)


def indented_commands():
    for path in PAGES:
        fences = 0
        for line in path.read_text("utf-8").splitlines():
            fences += line.startswith("```")
            if fences % 2 == 0 and line.startswith("    kg "):
                yield path.name, line


def examples_of_help():
    commands = get_command(app).commands
    for name, command in commands.items():
        for inner in (command, *getattr(command, "commands", {}).values()):
            told = (inner.epilog or "").removeprefix("Example: ")
            for line in filter(None, map(str.strip, told.split("  ·  "))):
                yield f"help of {name}", line


@pytest.mark.parametrize("found", [indented_commands, examples_of_help])
def test_commands_that_are_told_elsewhere_exist_with_their_options(found):
    commands = get_command(app).commands
    told = list(found())
    assert len(told) > 5
    for page, line in told:
        words = shlex.split(line.partition(" | ")[0], comments=True)
        assert words[0] == "kg", f"{page}: {line}"
        command, given = commands[words[1]], words[2:]
        if given and given[0] in getattr(command, "commands", {}):
            command, given = command.commands[given[0]], given[1:]
        try:
            command.make_context(words[1], given)
        except click.ClickException as error:
            pytest.fail(f"{page}: {line}: {error.format_message()}")


def test_what_is_not_run_says_why():
    for block in ALL:
        assert block.why is None or len(block.why.split()) >= 2, (
            f"{block.page}:{block.line}"
        )


def test_dots_are_not_all_that_is_shown():
    for page, blocks in SHELL.items():
        for block in blocks:
            for command, told in commands_of(block):
                assert told != [DOTS], f"{page}: {command}"


def test_a_type_checker_knows_the_python_blocks(tmp_path):
    """The blocks of README and of the first pages pass mypy --strict as they stand."""
    checked = []
    for page in ("README.md", "docs/start.md", "docs/recipes.md"):
        text = "\n".join(b.text for b in PYTHON[page] if b.kind == "python")
        if text:
            file = (
                tmp_path / f"{page.rpartition('/')[2].removesuffix('.md').lower()}.py"
            )
            file.write_text(text, "utf-8")
            checked.append(str(file))
    # With the options of the project, so that what it knows of the package is used.
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *checked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
