"""The fenced blocks of the documents, and what each says it prints.

A ``console`` block has commands behind ``$`` and below each what it prints; a line of
three dots stands for any lines, and a command without lines below it prints what it
likes. A ``bash`` block has commands alone. The ``python`` and ``pycon`` blocks of a page
share their names. ``<!-- not run: why -->`` above a block leaves it out.
"""

import contextlib
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.cli import _run

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(
    r"^(?:<!-- not run: (?P<why>[^\n]+?) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
DOTS = "..."
BESIDE = ("make", "pip", "python", "curl", "cd", "npx", "jupyter", "export")
"""Commands of others, which are told and not run."""
WAITING = ("serve", "mcp", "fetch")
"""Commands that wait for others or need the network: their options alone are tried."""


@dataclass(frozen=True)
class Block:
    """A block of a page.

    Attributes:
        page: The page, from the root of the project.
        line: Line of its fence, from 1.
        kind: ``console``, ``python`` and so on.
        text: What is in it.
        why: Why it is not run; None where it is.
    """

    page: str
    line: int
    kind: str
    text: str
    why: str | None


def blocks_of(path: Path) -> Iterator[Block]:
    """Yield the blocks of a page in order."""
    text = path.read_text("utf-8")
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start("kind")) + 1
        page = path.relative_to(ROOT).as_posix()
        yield Block(page, line, match["kind"], match["text"], match["why"])


def commands_of(block: Block) -> Iterator[tuple[str, list[str]]]:
    r"""Yield each command of a block with the lines it is said to print.

    >>> block = Block("p", 1, "console", "$ kg a \\\n  -b\nx\n$ kg c\n", None)
    >>> list(commands_of(block))
    [('kg a    -b', ['x']), ('kg c', [])]
    """
    text = block.text.replace("\\\n", " ")
    if block.kind == "bash":
        yield from ((line, []) for line in text.splitlines() if line.strip())
        return
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *printed = part.splitlines()
        while printed and not printed[-1].strip():
            printed.pop()
        yield command, printed


def agrees(printed: list[str], told: list[str]) -> bool:
    """Tell whether lines are those told, where dots stand for any lines.

    >>> agrees(["a", "b", "c"], ["a", "...", "c"]), agrees(["a", "b"], ["a"])
    (True, False)
    >>> agrees(["a", "b"], ["a", "..."]), agrees(["a"], ["...", "b"])
    (True, False)
    """
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == DOTS else re.escape(line.rstrip()) + r"[ ]*\n"
        for line in told
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def is_run(words: list[str]) -> bool:
    """Tell whether a command is one of this program, and ends without the network.

    >>> is_run(["kg", "check"]), is_run(["kg", "serve"]), is_run(["make", "demo"])
    (True, False, False)
    """
    waits = words[1:2] and words[1] in WAITING and "--list" not in words
    return words[:1] == ["kg"] and not waits


def lay_out(built: Path, folder: Path) -> None:
    """Put the examples and their graph where the documents suppose them."""
    shutil.copytree(built / "graph", folder / "graph")
    shutil.copytree(ROOT / "examples", folder / "examples")


def printed_by(words: list[str]) -> tuple[int, list[str]]:
    """Run a command; return its exit code and what it prints, blank ends cut."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = _run(words[1:])
    lines = [line.rstrip() for line in printed.getvalue().splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return code, lines
