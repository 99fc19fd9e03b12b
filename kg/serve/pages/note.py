"""The page of a note: its text, with the words marked that state something."""

from collections.abc import Sequence
from urllib.parse import quote

from kg.iris import Iris
from kg.model.note import Block, BlockKind
from kg.queries.notes import GraphNote, NoteStatement
from kg.serve.pages.markup import Markup, Piece, el, kept, name, thing_link
from kg.serve.pages.shell import heading, page, section
from kg.serve.pages.tables import Column, table

Span = tuple[int, int]


def note_address(key: str, start: object = None) -> str:
    """Return where a note is shown, at the words from an offset on.

    >>> note_address("0000000077-24-000001/us-gaap:X/2023", 60)
    '/note/0000000077-24-000001%2Fus-gaap%3AX%2F2023#c60'
    """
    place = "" if start is None else f"#c{start}"
    return f"/note/{quote(key, safe='')}{place}"


def note_page(note: GraphNote, base: str) -> str:
    """Return the page of a note."""
    document = note.document
    spans = parted([(said.start, said.end) for said in note.statements])
    filing = thing_link(note.filing, Iris(base).filing(note.filing), base)
    days = " to ".join(str(day) for day in (document.start, document.end) if day)
    body = [_block(note, block, spans) for block in document.blocks]
    return page(
        document.title,
        heading(
            "Note · policy, states nothing of anybody" if document.policy else "Note",
            name(document.title),
            [name(note.reporter), " · ", filing, f" · {days}" if days else None],
        ),
        el("section", body, class_="card note-text"),
        _statements(note.statements),
    )


def parted(spans: Sequence[Span]) -> list[Span]:
    """Return spans of which no two overlap, covering the same words.

    One begins wherever one of those given does, so that each has a place to lead to.

    >>> parted([(5, 9), (0, 3), (7, 12), (5, 6)])
    [(0, 3), (5, 7), (7, 12)]
    """
    parts: list[Span] = []
    reach = 0
    starts = sorted({start for start, _ in spans})
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        reach = max([reach, *(end for first, end in spans if first == start)])
        end = reach if following is None else min(reach, following)
        if start < end:
            parts.append((start, end))
    return parts


def _block(note: GraphNote, block: Block, spans: Sequence[Span]) -> Markup:
    text = note.document.text
    if block.kind is BlockKind.TABLE:
        rows: dict[int, list[Piece]] = {}
        for cell in block.cells:
            shown = _marked(text, cell.start, cell.end, spans)
            kind = "th" if cell.header else "td"
            rows.setdefault(cell.row, []).append(
                el(
                    kind,
                    shown,
                    colspan=cell.colspan if cell.colspan > 1 else None,
                    rowspan=cell.rowspan if cell.rowspan > 1 else None,
                )
            )
        lines = [el("tr", rows[number]) for number in sorted(rows)]
        return el("div", el("table", el("tbody", lines)), class_="scroll")
    kind = "h3" if block.kind is BlockKind.HEADING else "p"
    item = "item" if block.kind is BlockKind.ITEM else None
    return el(kind, _marked(text, block.start, block.end, spans), class_=item)


def _marked(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Piece]:
    """Return a part of a text, with the words of spans marked."""
    pieces: list[Piece] = []
    at = start
    for first, last in spans:
        left, right = max(first, start), min(last, end)
        if left >= right:
            continue
        # Only where the words begin: an id stands once on a page.
        anchor = f"c{first}" if left == first else None
        pieces += [text[at:left], el("mark", text[left:right], id=anchor)]
        at = right
    return [*pieces, text[at:end]]


def _statements(statements: Sequence[NoteStatement]) -> Piece:
    rows = [
        {
            "subject": said.subject or "the reporter",
            "predicate": said.predicate,
            "object": said.object,
            "words": el("a", name(said.words), href=f"#c{said.start}"),
            "certainty": said.certainty,
            "rule": said.rule,
        }
        for said in statements
    ]
    columns = [
        Column("subject"),
        Column("predicate", "States"),
        Column("object"),
        Column("words", show=lambda row: kept(row["words"])),
        Column("certainty"),
        Column("rule"),
    ]
    if not rows:
        return section("What it states", el("p", "Nothing was read.", class_="empty"))
    return section("What it states", table(columns, rows))
