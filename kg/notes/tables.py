"""Name / relationship rows of the tables of a note: what each party is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from kg.model.fact import Role
from kg.model.note import Cell, NoteDocument, Statement, StatementKind
from kg.notes.documents import is_definition
from kg.notes.footnotes import footnotes_of, without_marks
from kg.notes.grids import is_amount
from kg.notes.holdings import holdings_of
from kg.notes.layout import NoteTable, TableCell, tables_of
from kg.notes.members import lists_of, members_of
from kg.notes.pairs import bare_rows, names_in, tells_tie
from kg.notes.pieces import is_mark
from kg.notes.sentences.roles import role_at
from kg.notes.words import match_of, says
from kg.parties.persons import is_bare_person
from kg.parties.relationships import relationship_classes
from kg.parties.roles import classify
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal
from kg.patterns import pattern_of

ROW: Final = "relationship-row"
"""Rule of a row of a table with a column of names and one of relationships."""
LABEL: Final = "role-in-label"
"""Rule of a label that names a person and, behind a dash or comma, the office."""

PAIR: Final = "relationship-pair"
"""Rule of a name and a relationship beside each other, without heads over them."""

FOOTNOTE: Final = "role-in-footnote"
"""Rule of a label whose mark leads to the words of an office or tie, no sentence."""

BESIDE_NAMES: Final = frozenset({LABEL, PAIR, FOOTNOTE})
"""Rules of words that stand beside a name and in no column of relationships."""

_LABEL: Final = pattern_of(r"(?P<name>[^,–—]+?)(?:,\s+|\s+[–—-]\s+)(?P<role>\S.*)")
_BRACKETED: Final = pattern_of(r"(?P<name>[^()]+?)\s*\((?P<role>[^()]{4,})\)")
_PERSON: Final = pattern_of(
    r"(?!(?:Other|Total|Due|Loans?|Amounts?|Fees?|Former|The|Our|Executive|Chief) )"
    r"[A-Z][a-z’'-]+(?: [A-Z]\.?| [A-Z][a-z’'-]+){1,3}"
)
"""How a person's name is printed; an office stands beside it."""
_MOST_OF_NAME: Final = 5
_MOST_WORDS: Final = 15
"""Words of a footnote beyond which it is more than the name of a tie."""
_TITLE: Final = pattern_of(r"(?:mr|ms|mrs|miss|dr|dato)\b\W*", re.IGNORECASE)


def statements_of_tables(
    document: NoteDocument, reporter: str = ""
) -> tuple[Statement, ...]:
    """Return what the tables of a note say each party is, by offset.

    A policy states nothing of anybody.

    Args:
        document: The note.
        reporter: Name of the reporter, so that it is known where it holds others.
    """
    if document.policy:
        return ()
    found: list[Statement] = []
    for table in tables_of(document):
        found += _of_table(document, table)
        held = list(holdings_of(document, table, reporter))
        found += held or members_of(document, table, reporter)
    return (*found, *lists_of(document))


def _of_table(document: NoteDocument, table: NoteTable) -> Iterator[Statement]:
    columns = _columns(table)
    if columns is None:
        yield from _of_labels(table)
        yield from _of_footnotes(document, table)
        for name, tie in bare_rows(table):
            for subject in names_in(without_marks(name.text)[0]):
                yield _tie(subject, without_marks(tie.text)[0], name, tie, PAIR)
    else:
        yield from _each_name(_of_rows(document, table, *columns))


def _each_name(rows: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the statements of rows, one a name where a cell holds several."""
    for said in rows:
        # "Type of service | Relationship" has lines of the accounts for names.
        if says("line of accounts", said.subject):
            continue
        for name in names_in(said.subject):
            titled = _BRACKETED.fullmatch(name)
            if titled is None or not _is_titled(titled["name"], titled["role"]):
                yield replace(said, subject=name)
                continue
            # "Mr. Roe (Managing Director)" under "key management personnel"
            yield replace(said, subject=titled["name"].strip())
            yield replace(
                said, subject=titled["name"].strip(), object=titled["role"], rule=LABEL
            )


def _is_titled(name: str, role: str) -> bool:
    """Whether a bracket behind a person's name holds an office."""
    bare = _TITLE.sub("", name.strip())
    person = bare != name.strip() or is_bare_person(bare) or _holds_office(bare, role)
    return person and bool(says("office", role)) and _is_office(role)


def _columns(table: NoteTable) -> tuple[TableCell, TableCell] | None:
    """Return the heads of the columns of names and of relationships, or None.

    Where no head says "name" it is the first column of words that numbers no rows, or
    what stands before the relationships where they alone have a head.
    """
    for row in table.heads:
        tie = next((c for c in row if says("relationship head", c.text)), None)
        if tie is None:
            continue
        others = [c for c in row if c is not tie and not says("number head", c.text)]
        name = next((c for c in others if says("name head", c.text)), None)
        before = [c for c in others if c.cell.column < tie.cell.column]
        if name is None and before:
            name = before[0]
        elif name is None and tie.cell.column > 0 and len(row) == 1:
            name = _unheaded(tie)
        if name is not None:
            return name, tie
    return None


def _unheaded(tie: TableCell) -> TableCell:
    """Return an empty head over all that stands before another."""
    width, at = tie.cell.column, tie.cell.start
    cell = Cell(tie.cell.row, 0, 1, width, at, at, header=True)
    return TableCell(cell, "")


def _of_rows(
    document: NoteDocument, table: NoteTable, name_head: TableCell, tie_head: TableCell
) -> Iterator[Statement]:
    """Yield a statement a row; a row without name goes on with the one above it."""
    notes = footnotes_of(document, table.place)
    pending: Statement | None = None
    leads = tie_head.cell.column < name_head.cell.column
    last: TableCell | None = None
    for row in table.rows:
        name, tie = _under(row, name_head), _under(row, tie_head)
        if leads:  # What stands before several names stands for all of them.
            last = tie = tie or last
        if name is None and tie is not None and pending is not None:
            pending = _continued(pending, tie)
            continue
        if pending is not None:
            yield pending
        pending = _of_row(document, name, tie, notes)
    if pending is not None:
        yield pending


def _under(row: tuple[TableCell, ...], head: TableCell) -> TableCell | None:
    """Return the cell of words under a head; numbers of rows are none."""
    columns = range(head.cell.column, head.cell.column + head.cell.colspan)
    cells = [c for c in row if any(c.covers(column) for column in columns)]
    worded = [c for c in cells if any(map(str.isalpha, c.text)) or is_mark(c.text)]
    return worded[-1] if worded and not is_amount(worded[-1].text) else None


def _of_row(
    document: NoteDocument,
    name: TableCell | None,
    tie: TableCell | None,
    notes: Mapping[str, tuple[int, int]],
) -> Statement | None:
    """Return what a row says, or None where it is no row of a party."""
    if name is None or tie is None or name is tie:
        return None
    subject, _ = without_marks(name.text)
    words, marks = without_marks(tie.text)
    if is_mark(tie.text):
        marks, words = (tie.text.strip("()[]"),), ""
    if not words:
        place = next((notes[mark] for mark in marks if mark in notes), None)
        words = "" if place is None else document.text[slice(*place)]
    total = says("total", subject) and not ends_legal(words_of(subject))
    if not words or total or says("name head", subject):  # "Total Formation Inc."
        return None
    if says("nobody", subject):
        return None
    if is_definition(words):
        return None
    return _tie(subject, words, name, tie, ROW)


def _tie(
    subject: str, words: str, first: TableCell, last: TableCell, rule: str
) -> Statement:
    return Statement(
        kind=StatementKind.TIE,
        subject=subject,
        predicate="is",
        object=words,
        value=None,
        unit=None,
        day=None,
        valid_from=None,
        valid_to=None,
        start=min(first.cell.start, last.cell.start),
        end=max(first.cell.end, last.cell.end),
        rule=rule,
    )


def _is_office(words: str) -> bool:
    """Whether words name an office or tie, and no loan or other thing."""
    is_thing = classify(words).role is Role.OTHER
    return not is_thing and bool(relationship_classes(words) - {"relatedParty"})


def _continued(statement: Statement, tie: TableCell) -> Statement:
    """Return a statement with the words of a further row of its party."""
    return replace(
        statement,
        object=f"{statement.object} {tie.text}",
        start=min(statement.start, tie.cell.start),
        end=max(statement.end, tie.cell.end),
    )


def _labels(table: NoteTable) -> Iterator[TableCell]:
    """Yield the labels of the rows with amounts, sums left out."""
    for row in table.rows:
        if len(row) < 2 or not any(is_amount(cell.text) for cell in row[1:]):
            continue
        label = next((cell for cell in row if not is_amount(cell.text)), None)
        if label is not None and not says("total", label.text):
            yield label


def _of_labels(table: NoteTable) -> Iterator[Statement]:
    """Yield what labels of rows with amounts say: "Jane Roe, Director"."""
    for label in _labels(table):
        words = without_marks(label.text)[0]
        bracketed = _BRACKETED.fullmatch(words)
        of_firm = bracketed is not None and ends_legal(words_of(bracketed["name"]))
        # A comma before "S. A. de C. V." is of the name.
        found = bracketed if of_firm else _LABEL.fullmatch(words) or bracketed
        parts = _parted(words) if bracketed is None else None
        parts = parts or (found and (found["name"], found["role"]))
        if not parts:
            continue
        name, role = _named(parts[0].strip()), _without_business(parts[1].strip())
        bare = _TITLE.sub("", name)
        titled = bare != name
        is_person = titled or is_bare_person(bare) or _holds_office(bare, role)
        # Behind a comma the sentences tell what a firm is.
        is_firm = bracketed is not None and ends_legal(words_of(name))
        if (is_person and _is_office(role)) or (is_firm and tells_tie(role)):
            yield _tie(name, role, label, label, LABEL)


def _without_business(role: str) -> str:
    """Return a role without what is dealt in: "Parent" of "Parent/services"."""
    parts = [part.strip() for part in role.split("/")]
    told = [part for part in parts if tells_tie(part) or _is_office(part)]
    return "/".join(told) if told and len(told) < len(parts) else role


def _holds_office(name: str, role: str) -> bool:
    """Whether words are a person's name, for an office stands beside it."""
    printed = _PERSON.fullmatch(name) is not None
    return (
        printed
        and bool(says("office", role))
        and not says("legal form", f"{name} {role}")
    )


def _parted(label: str) -> tuple[str, str] | None:
    """Return name and office of a label that parts them by nothing, or None.

    >>> _parted("Paula Kuhn Chief Executive Officer, Director")
    ('Paula Kuhn', 'Chief Executive Officer, Director')
    """
    words = label.split()
    for at in range(2, min(len(words), _MOST_OF_NAME)):
        name, role = " ".join(words[:at]), " ".join(words[at:])
        begins = role_at([word.casefold().strip(",") for word in words], at)
        if begins and _PERSON.fullmatch(name) and _is_office(role):
            return name, role
    return None


def _named(label: str) -> str:
    """Return a label without the words of the balance before the name."""
    found = match_of("label prefix", label)
    return label if found is None else label[found.end() :]


def _of_footnotes(document: NoteDocument, table: NoteTable) -> Iterator[Statement]:
    """Yield what footnotes say of the labels whose marks lead to them.

    Only words that name an office or tie: a sentence is for the reader of sentences.
    The span is that of the footnote: other labels may stand between.
    """
    notes = footnotes_of(document, table.place)
    for label in _labels(table) if notes else ():
        name, marks = without_marks(label.text)
        for mark in marks:
            place = notes.get(mark)
            words = "" if place is None else document.text[slice(*place)].strip(" .;")
            if place is None or not _names_tie(words):
                continue
            said = _tie(_named(name), words, label, label, FOOTNOTE)
            yield replace(said, start=place[0], end=place[1])


def _names_tie(words: str) -> bool:
    """Whether words name an office or tie, and are no sentence."""
    if len(words.split()) > _MOST_WORDS or says("verb", words):
        return False
    if says("other tie", words):
        return False
    known = relationship_classes(words) - {"relatedParty"}
    return bool(known) or says("tie begins", words)
