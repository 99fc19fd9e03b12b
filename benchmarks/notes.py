"""Score what sentences of notes are read to state, on notes judged by hand.

    python benchmarks/notes.py [--shared ../shared] [--misses] [--tally]

``tests/data/notes_gold/statements.csv`` holds ties, terms and events of the notes of
filers whose filings rules are written by, ``statements_heldout.csv`` those of filers
nobody who writes a rule reads; facts and the hash of a sentence, not its words.

A statement is right when a row of its filing says the same: of the same party (short
names and names without title or legal form are one), with the same predicate or its
inverse, of the same object, and with the same number where both have one. Each role of
"director and CEO" counts by itself. Whose balance a term is may be left open by either.
A statement is counted once a filing, however often the notes say it.

precision: of the statements read as certain, those that are right. recall: of the rows,
those that are read. definitions: ties and terms read from policies, which state none.
CPU: of reading the notes of a filing, its XBRL being read already.

``--misses`` lists what is wrong and missing in the half for fitting; ``--tally`` counts
 in both halves, by predicate, rows and statements and why they differ, no words.
"""

import argparse
import csv
import re
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from halves import half_of  # noqa: E402

from kg.build.read import batches, read_batch  # noqa: E402
from kg.facts.party_keys import party_members  # noqa: E402
from kg.model.filing import Identity, Reading  # noqa: E402
from kg.model.note import (  # noqa: E402
    Block,
    BlockKind,
    Cell,
    NoteDocument,
    Statement,
    StatementKind,
)
from kg.notes.reading import statements_of_notes, whole_notes  # noqa: E402
from kg.notes.sentences import short_names, statements_of  # noqa: E402
from kg.notes.sentences.wordclasses import predicate_of_type, predicates  # noqa: E402
from kg.parties.legal import split_legal  # noqa: E402
from kg.parties.relationships import canonical_role  # noqa: E402
from kg.parties.roles import relationship_type  # noqa: E402
from kg.parties.spelling import words_of  # noqa: E402
from kg.parties.wordlists import name_words  # noqa: E402

GOLD = ROOT / "tests/data/notes_gold"
FILES = (
    ("fit", "statements.csv", "fit"),
    ("opened", "statements_heldout.csv", "fit"),
    ("held out", "statements_heldout.csv", "held out"),
)
"""What each line of the table is scored on: name, file, half of the rows."""
KINDS = (StatementKind.TIE, StatementKind.TERM, StatementKind.EVENT)
_PART = re.compile(r"\s*(?:,\s*and\b|,|\band\b|&|/|;|\bor\b)\s*", re.IGNORECASE)
_SAME = {
    "unsecured": ("secured", "unsecured"),
    "on-demand": ("maturity", "demand"),
    "no-maturity": ("maturity", "none"),
    "no-interest": ("interest", "none"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement or a row of the gold, in the form both are compared in."""

    kind: str
    subject: str
    predicate: str
    object: str
    value: Decimal | None
    day: date | None
    shown: str


@dataclass(slots=True)
class Score:
    """What was read of one half."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wrong: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    missed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    definitions: int = 0
    seconds: list[float] = field(default_factory=list)
    tally: dict[tuple[str, str, str], int] = field(
        default_factory=lambda: defaultdict(int)
    )


def main() -> None:
    """Read the notes of every filing of the gold and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--line", choices=[line for line, *_ in FILES])
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument("--tally", action="store_true", help="count by predicate")
    options = parser.parse_args()
    if not (options.shared / "corpus").is_dir():
        print(f"skipped: found no corpus/ in {options.shared}; --shared DIR")
        return
    heads = ("half", "filings", *(f"{k} {x}" for k in KINDS for x in ("prec", "rec")))
    print(
        "  ".join(f"{head:>10}" for head in (*heads, "definit.", "CPU med", "CPU max"))
    )
    for line, name, half in FILES:
        path = GOLD / name
        if path.is_file() and line in (options.line or line):
            listed = options.misses and half == "fit"
            score = score_of(path, half, options.shared, list_misses=listed)
            print("  ".join(f"{cell:>10}" for cell in cells_of(line, score)))
            if options.tally:
                for (kind, predicate, what), count in sorted(score.tally.items()):
                    print(f"    {kind:6} {predicate:16} {what:45} {count:4}")


def score_of(path: Path, half: str, shared: Path, *, list_misses: bool) -> Score:
    """Return how the filings of a gold file are read."""
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            # Filers that were opened since they were judged are in neither half.
            if half_of(row["cik"]) == half:
                rows[row["filing"], row["cik"]].append(_as_tie(row))
    score = Score()
    for (filing, cik), judged in sorted(rows.items()):
        notes, names, reporter = notes_of(shared / filing, cik)
        before = time.process_time()
        read = [s for _, s in statements_of_notes(notes, names, reporter=reporter)]
        score.seconds.append(time.process_time() - before)
        score.definitions += sum(
            s.certain and s.kind in (StatementKind.TIE, StatementKind.TERM)
            for note in notes
            if note.policy
            for s in statements_of(replace(note, policy=False), names)
        )
        full: dict[str, str] = {}
        judged = [_of_reporter(row, reporter) for row in judged]
        for note in notes:
            full |= short_names(note, names)
        said = {x for s in read if s.certain for x in of_statement(s, full)}
        gold = {
            x for row in judged for each in with_ties(row) for x in of_row(each, full)
        }
        compare(filing, said, gold, score, list_misses=list_misses)
        maybe = {x for s in read if not s.certain for x in of_statement(s, full)}
        words = " ".join(" ".join(words_of(note.text)) for note in notes)
        count_differences(said, maybe, gold, words, score)
    return score


def notes_of(source: Path, cik: str) -> tuple[list[NoteDocument], list[str], str]:
    """Return the notes of a filer, the names its facts print, and its own name."""
    groups, _ = batches([str(source)], {}, Identity())
    found = [
        reading
        for group in groups
        for reading in read_batch(group, notes=True)
        if isinstance(reading, Reading) and (reading.identity.cik or cik) == cik
    ]
    notes = [note for reading in found for note in reading.notes]
    names = {
        name
        for reading in found
        for fact in reading.facts
        if fact.party is not None
        for name in party_members(fact)
    }
    reporter = next((r.identity.entity for r in found if r.identity.entity), "")
    return whole_notes(notes), sorted(names), reporter


def compare(
    filing: str, said: set[Said], gold: set[Said], score: Score, *, list_misses: bool
) -> None:
    """Count what is right, wrong and missed in a filing."""
    for one in sorted(said, key=repr):
        right = any(agree(one, row) for row in gold)
        (score.right if right else score.wrong)[one.kind] += 1
        if not right and list_misses:
            print("wrong", filing, one.shown, sep=" | ")
    for row in sorted(gold, key=repr):
        found = any(agree(one, row) for one in said)
        (score.found if found else score.missed)[row.kind] += 1
        if not found and list_misses:
            print("missed", filing, row.shown, sep=" | ")


def count_differences(
    said: set[Said], maybe: set[Said], gold: set[Said], words: str, score: Score
) -> None:
    """Count why rows are missed and statements are wrong, without their words."""
    for row in gold:
        score.tally[row.kind, row.predicate, "rows"] += 1
        if any(agree(one, row) for one in said):
            continue
        why = "missed, nothing alike read"
        if any(agree(one, row) for one in maybe):
            why = "missed, a candidate"
        elif any(name and name not in words for name in (row.subject, row.object)):
            why = "missed, its words are in no note read"
        elif alike := {difference(one, row) for one in said if one.kind == row.kind} - {
            ""
        }:
            why = f"missed, read with another {min(alike)}"
        elif row.kind == StatementKind.TIE and is_nameless(row):
            why = "missed, of nobody named"
        score.tally[row.kind, row.predicate, why] += 1
    for one in said:
        if not any(agree(one, row) for row in gold):
            alike = {difference(one, row) for row in gold if one.kind == row.kind} - {
                ""
            }
            why = (
                f"wrong, {min(alike)} differs"
                if alike
                else "wrong, nothing alike judged"
            )
            score.tally[one.kind, one.predicate, why] += 1


def difference(one: Said, row: Said) -> str:
    """Return in what a statement and a row differ when they share the rest; "" else."""
    subject, thing = same(one.subject, row.subject), same(one.object, row.object)
    if one.predicate == row.predicate:
        if subject and thing:
            return "number"
        if subject:
            return "object"
        if thing and one.object:
            return "subject"
        return ""
    return "predicate" if subject and thing else ""


def is_nameless(row: Said) -> bool:
    """Whether the subject of a row is described, not named."""
    subject = row.shown.split(" | ")[1]
    return bool(subject) and not any(word[:1].isupper() for word in subject.split())


def agree(one: Said, other: Said) -> bool:
    """Whether a statement says what a row of the gold says."""
    if (one.kind, one.predicate) != (other.kind, other.predicate):
        return False
    if one.kind == StatementKind.TERM:
        return agree_on_term(one, other)
    if one.kind == StatementKind.EVENT:
        numbers = one.value == other.value or None in (one.value, other.value)
        return (
            numbers
            and same(one.subject, other.subject)
            and same(one.object, other.object)
        )
    if one.value is not None and other.value is not None and one.value != other.value:
        return False
    straight = same(one.subject, other.subject) and same(one.object, other.object)
    turned = one.predicate in ("affiliate-of", "family-of") or "common" in one.predicate
    return straight or (
        turned and same(one.subject, other.object) and same(one.object, other.subject)
    )


def agree_on_term(one: Said, other: Said) -> bool:
    """Whether two terms are one: of one party, with the same rate, day or words."""
    if one.subject and other.subject and not same(one.subject, other.subject):
        return False
    if one.value != other.value and one.predicate == "interest":
        return False
    if one.day is not None or other.day is not None:
        return one.day == other.day
    if one.object in ("", "demand", "none", "unsecured") or other.object in (
        "demand",
        "none",
        "unsecured",
    ):
        return one.object == other.object
    if one.predicate in ("interest", "convertible"):
        return True
    return bool(set(one.object.split()) & set(other.object.split()))


def same(one: str, other: str) -> bool:
    """Whether two names or roles are one; a surname is its bearer."""
    if one == other:
        return True
    left, right = one.split(), other.split()
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    return " ".join(short) in " ".join(long) and (
        len(short) > 1 or short[0] in (long[-1], long[0])
    )


def of_statement(said: Statement, full: dict[str, str]) -> Iterator[Said]:
    """Yield what a statement says, each role by itself."""
    yield from of_parts(
        said.kind, said.subject, said.predicate, said.object, said.value, said.day, full
    )


def _as_tie(row: dict[str, str]) -> dict[str, str]:
    """Return a row of a table of names and relationships as the tie it is."""
    return row if row["kind"] != "row" else row | {"kind": "tie", "predicate": "is"}


def _of_reporter(row: dict[str, str], reporter: str) -> dict[str, str]:
    """Return a row with "" where it calls the reporter by its own name."""
    own = key_of(reporter, {})
    if own and key_of(row["object"], {}) == own:
        return row | {"object": ""}
    return row


def with_ties(row: dict[str, str]) -> Iterator[dict[str, str]]:
    """Yield a row of the gold; of a table's row also the ties its words state."""
    yield row
    if row["predicate"] != "is" or row["kind"] != StatementKind.TIE:
        return
    text = f"{row['subject']}\t{row['object']}"
    middle = len(row["subject"])
    cells = (
        Cell(0, 0, 1, 1, 0, middle, header=False),
        Cell(0, 1, 1, 1, middle + 1, len(text), header=False),
    )
    blocks = (Block(BlockKind.TABLE, 0, len(text), cells),)
    note = NoteDocument("", None, None, None, "", None, None, text, blocks)
    for tie in statements_of(note, [row["subject"]]):
        if tie.kind is StatementKind.TIE:
            value = "" if tie.value is None else str(tie.value)
            yield row | {
                "subject": tie.subject, "predicate": tie.predicate,
                "object": tie.object, "value": value,
            }  # fmt: skip


def of_row(row: dict[str, str], full: dict[str, str]) -> Iterator[Said]:
    """Yield what a row of the gold says, each role by itself."""
    yield from of_parts(
        row["kind"],
        row["subject"],
        row["predicate"],
        row["object"],
        Decimal(row["value"]) if row["value"] else None,
        date.fromisoformat(row["day"]) if row["day"] else None,
        full,
    )


def of_parts(
    kind: str,
    subject: str,
    predicate: str,
    object_: str,
    value: Decimal | None,
    day: date | None,
    full: dict[str, str],
) -> Iterator[Said]:
    """Yield what the parts of a statement or a row say, each role by itself."""
    shown = " | ".join(
        (kind, subject, predicate, object_, str(value or ""), str(day or ""))
    )
    name, other = key_of(subject, full), key_of(object_, full)
    if kind == StatementKind.TERM:
        predicate, detail = _SAME.get(predicate, (predicate, ""))
        words = detail or " ".join(words_of(object_))
        if predicate == "maturity" and day is None and not detail:
            words = "demand" if "demand" in words else words
            words = "none" if words.startswith("no ") else words
        yield Said(kind, name, predicate, words, value, day, shown)
    elif (
        kind == StatementKind.TIE
        and predicate in ("is", "officer-of", "director-of")
        and (predicate == "is" or not object_)
    ):
        yield from _roles(kind, name, object_ or predicate, value, full, shown)
    elif kind in (StatementKind.TIE, StatementKind.EVENT):
        predicate = "owns" if predicate == "shareholder-of" else predicate
        inverse = predicates()[predicate].inverse if predicate in predicates() else ""
        if predicate in ("owns", "parent-of"):
            name, other, predicate = other, name, inverse
        yield Said(
            kind, name, predicate, other, value, day if kind == "event" else None, shown
        )


def _roles(
    kind: str,
    name: str,
    words: str,
    value: Decimal | None,
    full: dict[str, str],
    shown: str,
) -> Iterator[Said]:
    """Yield each role of a phrase; a tie to the reporter is that tie."""
    del full
    for part in _PART.split(words):
        tie = predicate_of_type(relationship_type(part))
        if tie is not None and tie == "owns":
            yield Said(kind, "", "owned-by", name, value, None, shown)
        elif tie in ("subsidiary-of", "affiliate-of", "common-control"):
            yield Said(kind, name, tie, "", None, None, shown)
        elif tie == "parent-of":
            yield Said(kind, "", "subsidiary-of", name, None, None, shown)
        elif words_of(part):
            yield Said(kind, name, "is", _role(part), value, None, shown)


def _role(words: str) -> str:
    """Return a role without what says whose it is and since when."""
    bare = re.sub(
        r"(?i)\b(?:the|our|its|a|an|company['’]?s?|of the|of|board|directors)\b",
        " ",
        words,
    )
    return (
        " ".join(words_of(canonical_role(" ".join(bare.split()) or words)))
        or "director"
    )


def key_of(name: str, full: dict[str, str]) -> str:
    """Return the words of a name in full, without titles and legal form."""
    words = words_of(full.get(name, name))
    titles = name_words("title") | name_words("title-male") | name_words("title-female")
    while len(words) > 1 and words[0] in {*titles, "the", "our"}:
        words = words[1:]
    return " ".join(split_legal(words)[0]) if words else ""


def cells_of(half: str, score: Score) -> Iterable[str]:
    """Return the line of the table of one half."""
    yield half
    yield str(len(score.seconds))
    for kind in KINDS:
        yield share(score.right[kind], score.wrong[kind])
        yield share(score.found[kind], score.missed[kind])
    yield str(score.definitions)
    yield f"{statistics.median(score.seconds or [0]):.3f}"
    yield f"{max(score.seconds or [0]):.3f}"


def share(right: int, wrong: int) -> str:
    """Return right in right and wrong with their count, or a dash for none."""
    total = right + wrong
    return f"{right / total:.3f}/{total}" if total else "-"


if __name__ == "__main__":
    main()
