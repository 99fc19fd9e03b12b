"""What the site is made of beside the pages: reference from code, notebooks, links."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import lists
import reference

import kg

ROOT: Final = Path(__file__).resolve().parents[2]
GENERATED: Final[Mapping[str, Callable[[], str]]] = {
    "reference/commands.md": reference.commands,
    "reference/python.md": reference.python,
    "reference/http.md": reference.http,
    "reference/tools.md": reference.tools,
}
"""Pages made from code when the site is built."""
PICTURE: Final = "example.html"
"""The picture of the examples, on the page that describes it."""
_FRAME: Final = (
    f'<iframe class="picture" src="{PICTURE}" title="Who owes whom in the examples">'
    f'</iframe>\n<p class="beside"><a href="{PICTURE}">Alone in the window</a></p>\n'
)
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
    files.append(File.generated(config, PICTURE, content=picture()))
    return files


def picture() -> str:
    """Return the picture of the shipped examples."""
    with kg.open() as graph:
        graph.build(manifest=kg.examples(), rdf=False)
        return str(graph.view())


def on_page_markdown(markdown: str, page: Any, **_: object) -> str:  # noqa: ANN401
    """Make a page that reads well in a repository read as well on the site."""
    if page.file.src_uri == "index.md":
        page.meta["hide"] = ["navigation", "toc"]
    text = markdown
    if page.file.src_uri == "picture.md":
        # Below the first paragraph; the file in the repository has no such frame.
        head, first, rest = text.split("\n\n", 2)
        text = f"{head}\n\n{first}\n\n{_FRAME}\n{rest}"
    text = _NOT_RUN.sub("", text)
    text = _TABLE_CODE.sub(lambda match: match[0].replace("\\|", "|"), text)
    text = _NOTEBOOK.sub(r"](notebooks/\1.md)", text)
    return lists.indented(text)
