"""What the site is made of beside the pages: reference from code, notebooks, links."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import lists
import reference

ROOT: Final = Path(__file__).resolve().parents[2]
GENERATED: Final[Mapping[str, Callable[[], str]]] = {
    "reference/commands.md": reference.commands,
    "reference/python.md": reference.python,
    "reference/http.md": reference.http,
    "reference/tools.md": reference.tools,
}
"""Pages made from code when the site is built."""
_NOT_RUN: Final = re.compile(r"^<!-- not run: .*? -->\n", re.MULTILINE)
_TABLE_CODE: Final = re.compile(r"(?<=[ |(])`[^`\n]*\\\|[^`\n]*`")
"""Code of a table with a bar, which is escaped for CommonMark alone."""
_NOTEBOOK_HERE: Final = re.compile(r"\]\(([\w-]+)\.ipynb\)")
_NOTEBOOK: Final = re.compile(r"\]\(\.\./notebooks/([\w-]+)\.ipynb\)")


def notebook_page(path: Path) -> str:
    """Return a notebook as a page: its words and its code, without outputs."""
    parts = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            parts.append(f"```python\n{text}\n```")
        else:
            moved = _NOTEBOOK_HERE.sub(r"](\1.md)", text)
            parts.append(moved.replace("](../docs/", "](../"))
    return "\n\n".join(parts) + "\n"


def pages() -> Iterator[tuple[str, str]]:
    """Yield the pages that no file holds, each with its Markdown."""
    for name, make in GENERATED.items():
        yield name, make()
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        yield f"notebooks/{path.stem}.md", notebook_page(path)


def on_files(files: Any, config: Any) -> Any:  # noqa: ANN401  # classes of mkdocs
    """Add the pages that no file holds."""
    from mkdocs.structure.files import File  # noqa: PLC0415  # doctests need no mkdocs

    for name, text in pages():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, **_: object) -> str:  # noqa: ANN401
    """Make a page that reads well in a repository read as well on the site."""
    if page.file.src_uri == "index.md":
        page.meta["hide"] = ["navigation", "toc"]
    text = _NOT_RUN.sub("", markdown)
    text = _TABLE_CODE.sub(lambda match: match[0].replace("\\|", "|"), text)
    text = _NOTEBOOK.sub(r"](notebooks/\1.md)", text)
    return lists.indented(text)
