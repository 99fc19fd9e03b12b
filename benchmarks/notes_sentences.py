"""Score the grammar of notes on sentences no rule was written by when they were.

    python benchmarks/notes_sentences.py [--batch h] [--misses]

``tests/data/notes_sentences/sentences.csv`` holds sentences as 10-K, 10-Q, 20-F, S-1
and F-1 filings write them, with invented names, and what each states. They were written
in batches, each before the rules were run on it; what a batch gave at first sight is
in ``benchmarks/README.md``, for the rules were mended by it afterwards.

``says`` lists statements parted by ``;;``: subject, predicate, object and value (a day
stands in the place of the object). An empty subject or object is the reporter; one that
begins with ``?`` may be read or not. They are compared as ``notes.py`` compares.
"""

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from notes import Said, agree, of_parts, of_statement, same  # noqa: E402

from kg.model.note import (  # noqa: E402
    Block,
    BlockKind,
    NoteDocument,
    StatementKind,
)
from kg.notes.sentences import short_names, statements_of  # noqa: E402
from kg.notes.sentences.wordclasses import predicates  # noqa: E402

FILE = ROOT / "tests/data/notes_sentences/sentences.csv"
KINDS = tuple(StatementKind)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_VENTURES = ("investee", "associate", "venture")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, what it states for certain, and what may be read in it."""

    batch: str
    text: str
    must: frozenset[Said]
    may: frozenset[Said]

    def wrong(self) -> list[Said]:
        """Return what is read and not stated."""
        stated = self.must | self.may
        return [r for r in read(self.text) if not any(_agree(r, s) for s in stated)]

    def missed(self) -> list[Said]:
        """Return what is stated and not read."""
        said = read(self.text)
        return [s for s in self.must if not any(_agree(r, s) for r in said)]


@cache
def read(text: str) -> frozenset[Said]:
    """Return what the grammar reads in a text as certain."""
    note = document_of(text)
    full = short_names(note)
    found: set[Said] = set()
    for said in statements_of(note):
        if said.certain and said.kind is StatementKind.NONE:
            found.add(_none(said.predicate))
        elif said.certain:
            found |= set(of_statement(said, full))
    return frozenset(found)


def document_of(text: str) -> NoteDocument:
    """Return a note of one paragraph."""
    blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return NoteDocument("", "1", None, None, "", None, None, text, blocks)


def sentences() -> Iterator[Sentence]:
    """Yield the sentences of the file."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            full = short_names(document_of(row["text"]))
            must: set[Said] = set()
            may: set[Said] = set()
            for part in filter(None, row["says"].split(" ;; ")):
                (may if part.startswith("?") else must).update(_said(part, full))
            yield Sentence(row["batch"], row["text"], frozenset(must), frozenset(may))


def _said(part: str, full: dict[str, str]) -> Iterator[Said]:
    """Yield what one statement of a row says, each role by itself."""
    cells = [cell.strip() for cell in part.lstrip("? ").split("|")] + [""] * 3
    subject, predicate, other, value = cells[:4]
    kind = predicates()[predicate].kind
    if kind is StatementKind.NONE:
        yield _none(predicate)
        return
    day = date.fromisoformat(other) if _DAY.fullmatch(other) else None
    yield from of_parts(
        kind,
        subject,
        predicate,
        "" if day else other,
        Decimal(value) if value else None,
        day,
        full,
    )


def _none(predicate: str) -> Said:
    return Said(StatementKind.NONE, "", predicate, "", None, None, predicate)


def _agree(one: Said, other: Said) -> bool:
    """Whether what is read says what is stated; a seat on the board is a director."""
    if one.kind == StatementKind.NONE:
        return (one.kind, one.predicate) == (other.kind, other.predicate)
    if (one.kind, one.predicate) == (StatementKind.TIE, "is") and same(
        one.subject, other.subject
    ):
        board = {"board", "member"} & set(one.object.split())
        if other.predicate == "is" and board and other.object == "director":
            return True
        if other.predicate == "associate-of" and not other.object:
            return any(word in one.object for word in _VENTURES)
    return agree(one, other)


def main() -> None:
    """Print precision and recall of each batch."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--batch", help="only this one")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    counts: dict[str, Counter[tuple[str, str]]] = {}
    number: Counter[str] = Counter()
    for sentence in sentences():
        if options.batch not in (None, sentence.batch):
            continue
        count = counts.setdefault(sentence.batch, Counter())
        number[sentence.batch] += 1
        wrong, missed = sentence.wrong(), sentence.missed()
        for said in read(sentence.text):
            count[said.kind, "wrong" if said in wrong else "right"] += 1
        for said in sentence.must:
            count[said.kind, "missed" if said in missed else "found"] += 1
        if options.misses and (wrong or missed):
            print(sentence.text)
            for what, group in (("wrong", wrong), ("missed", missed)):
                print("".join(f"  {what}: {said.shown}\n" for said in group), end="")
    heads = ("batch", "sentences", *(f"{k} {x}" for k in KINDS for x in ("pre", "rec")))
    print("  ".join(f"{head:>9}" for head in heads))
    for batch, count in counts.items():
        cells = [batch, str(number[batch])]
        for kind in KINDS:
            cells.append(_share(count[kind, "right"], count[kind, "wrong"]))
            cells.append(_share(count[kind, "found"], count[kind, "missed"]))
        print("  ".join(f"{cell:>9}" for cell in cells))


def _share(good: int, bad: int) -> str:
    return f"{good / (good + bad):.3f}/{good + bad}" if good + bad else "-"


if __name__ == "__main__":
    main()
