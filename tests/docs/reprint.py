"""Writes anew what the console blocks of the documents show.

Run ``python -m tests.docs.reprint`` in the checkout, and read the difference. Lines with
dots for others are left as they are, and named where they do not fit.
"""

import os
import shlex
import sys
import tempfile
from pathlib import Path

import kg
from tests.docs.blocks import (
    DOTS,
    PAGES,
    ROOT,
    Block,
    agrees,
    blocks_of,
    commands_of,
    is_run,
    lay_out,
    printed_by,
)


def reprinted(block: Block) -> str:
    """Return the text of a block with what its commands print now."""
    text = block.text
    for command, told in commands_of(block):
        words = shlex.split(command, comments=True)
        if not is_run(words):
            continue
        _, lines = printed_by(words)
        if not told or agrees(lines, told):
            continue
        if DOTS in (line.strip() for line in told):
            sys.stderr.write(f"{block.page}:{block.line}: {command} differs\n")
        else:
            text = text.replace("\n".join(told), "\n".join(lines), 1)
    return text


def main() -> None:
    """Reprint every page, each on a graph of its own."""
    with tempfile.TemporaryDirectory() as built:
        with kg.open(Path(built) / "graph") as graph:
            graph.build(manifest=kg.examples())
        for path in PAGES:
            with tempfile.TemporaryDirectory() as folder:
                lay_out(Path(built), Path(folder))
                os.chdir(folder)
                page = path.read_text("utf-8")
                for block in blocks_of(path):
                    if block.why is None and block.kind in ("console", "bash"):
                        page = page.replace(block.text, reprinted(block), 1)
                path.write_text(page, "utf-8")
                os.chdir(ROOT)


if __name__ == "__main__":
    main()
