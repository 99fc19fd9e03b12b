"""Write an invented month of Financial Statement and Notes data in the real width.

    python benchmarks/bulk_month.py FOLDER [--rows 6000000] [--related 0.03] [--each N]

`bulk.py` copies real filings; a real month is wider and mostly on other subjects. Here
each filing has a thousand rows of num, or so many as `--each` says: elements of the
taxonomies and some of its own, two days each, four in ten under one to three members;
of each hundred rows so many as `--related` says stand on the axis of related parties,
whose parties are met as often as in a heavy-tailed list, one in twenty of them by
several filers. One filing in four has a short note. Names and amounts are invented.
"""

import argparse
import hashlib
import itertools
import random
import sys
from pathlib import Path
from typing import Final, TextIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.bulk_tables import HEADS, SOUNDS

_REPORTS: Final = 40
_SHARED: Final = 500
_WORDS: Final = 14**4
_NO_DIMENSION: Final = "0x00000000"
_RELATED_AXES: Final = (
    "RelatedPartyTransactionsByRelatedParty", "RelatedPartyTransaction",
)  # fmt: skip
_OTHER_AXES: Final = (
    "ProductOrService", "StatementBusinessSegments", "StatementEquityComponents",
    "StatementClassOfStock", "PropertyPlantAndEquipmentByType", "Range",
    "DebtInstrument", "AwardType", "FairValueByFairValueHierarchyLevel",
    "ConcentrationRiskByBenchmark",
)  # fmt: skip
_BALANCES: Final = (
    ("DueToRelatedPartiesCurrent", "Due to related parties, current"),
    ("NotesPayableRelatedPartiesClassifiedCurrent", "Notes payable, related parties"),
    ("AccountsReceivableRelatedPartiesCurrent", "Receivables from related parties"),
)
_FLOWS: Final = (
    ("RelatedPartyTransactionAmountsOfTransaction", "Amounts of transaction"),
    ("ProceedsFromRelatedPartyDebt", "Proceeds from related party debt"),
)
_SOUNDS: Final = (*SOUNDS, "zo")
_HEADS: Final = {name: head.split() for name, head in HEADS.items()}


class _Month:
    """Tables being written; what recurs is written once."""

    def __init__(self, folder: Path, related: float, each: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._files: dict[str, TextIO] = {
            name: (folder / f"{name}.tsv").open("w", encoding="utf-8")
            for name in _HEADS
        }
        for name, head in _HEADS.items():
            self._files[name].write("\t".join(head) + "\n")
        self._draw = random.Random(7)
        self._each, self._of_related = each, round(each * related)
        self._elements = _elements()
        self._seen: set[str] = set()

    def close(self) -> None:
        """Finish the files."""
        for file in self._files.values():
            file.close()

    def _row(self, table: str, **cells: str) -> None:
        line = "\t".join([cells.get(name, "") for name in _HEADS[table]])
        self._files[table].write(line + "\n")

    def _tag(self, name: str, version: str, label: str) -> None:
        if f"{name}/{version}" not in self._seen:
            self._seen.add(f"{name}/{version}")
            self._row("tag", tag=name, version=version, tlabel=label)

    def _dimensions(self, segments: str) -> str:
        hashed = "0x" + hashlib.md5(segments.encode()).hexdigest()
        if hashed not in self._seen:
            self._seen.add(hashed)
            self._row("dim", dimhash=hashed, segments=segments, segt="0")
        return hashed

    def add_filing(self, number: int) -> None:
        """Write one filing."""
        draw, adsh = self._draw, f"{number:010d}-24-000001"
        word = _word(number)
        self._row(
            "sub", adsh=adsh, cik=str(1_000_000 + number), name=f"{word} Holdings Inc",
            form="10-K", filed="20240331", instance=f"{word.lower()}-20231231.xml",
        )  # fmt: skip
        reports = [str(n) for n in range(2, 2 + _REPORTS)]
        for report in reports:
            is_related = report in ("20", "21")
            title = "RELATED PARTY TRANSACTIONS" if is_related else f"NOTE {report}"
            self._row(
                "ren", adsh=adsh, report=report, roleuri=f"http://x/role/{report}",
                longname=f"{report} - Disclosure - {title} (Details)",
            )  # fmt: skip
        self._parties(adsh, word, self._of_related)
        self._others(adsh, word, reports, self._each - self._of_related)
        if draw.random() < 0.25:
            self._note(adsh, _word(draw.randrange(_WORDS)))

    def _parties(self, adsh: str, word: str, count: int) -> None:
        """Write rows on the axis of related parties."""
        draw, names = self._draw, []
        for _ in range(max(3, count // 6)):
            if draw.random() < 0.05:
                names.append(f"SharedPelican{_word(draw.randrange(_SHARED))}Ltd")
            else:
                first, last = (_word(draw.randrange(_WORDS)) for _ in range(2))
                names.append(f"{first}{last}Ltd")
        presented = [*_BALANCES, *_FLOWS]
        for tag, label in presented:
            self._tag(tag, "us-gaap/2023", label)
            self._row(
                "pre", adsh=adsh, report="20", tag=tag, version="us-gaap/2023",
                prole="label", plabel=label,
            )  # fmt: skip
        made: set[tuple[str, ...]] = set()
        while len(made) < count:
            # Few parties are met often, most once or twice.
            name = names[min(int(draw.paretovariate(0.7)) - 1, len(names) - 1)]
            tag, _ = draw.choice(presented)
            year = draw.choice(("2023", "2022", "2021", "2020"))
            segments = f"{_RELATED_AXES[0]}={name};"
            if draw.random() < 0.3:
                segments += f"DebtInstrument=Note{_word(draw.randrange(9))}{word};"
            if draw.random() < 0.1:
                segments += f"{_RELATED_AXES[1]}=LeaseOf{word};"
            quarters = "4" if (tag, _) in _FLOWS else "0"
            if (tag, year, segments) in made:
                continue
            made.add((tag, year, segments))
            self._number(adsh, tag, "us-gaap/2023", year, quarters, segments)

    def _others(self, adsh: str, word: str, reports: list[str], count: int) -> None:
        """Write rows on other subjects."""
        draw = self._draw
        if not count:
            return
        elements = draw.sample(self._elements, 200)
        used = [(name, "us-gaap/2023", label) for name, label in elements]
        used += [
            (f"Measure{_word(n)}{word}", adsh, f"Measure {_word(n)} of {word}")
            for n in range(40)
        ]
        for name, version, label in used:
            self._tag(name, version, label)
            for report in draw.sample(reports, 2):
                self._row(
                    "pre", adsh=adsh, tag=name, version=version, prole="label",
                    report=report if report not in ("20", "21") else "2", plabel=label,
                )  # fmt: skip
        made: set[tuple[str, ...]] = set()
        while len(made) < count:
            name, version, _ = draw.choice(used)
            year, segments = draw.choice(("2023", "2022", "2021", "2020")), ""
            if draw.random() < 0.4:
                for axis in draw.sample(_OTHER_AXES, draw.choice((1, 1, 2, 3))):
                    segments += f"{axis}={axis[:6]}{_word(draw.randrange(12))}{word};"
            if (name, year, segments) in made:
                continue
            made.add((name, year, segments))
            quarters = draw.choice(("0", "4"))
            self._number(adsh, name, version, year, quarters, segments)

    def _number(
        self, adsh: str, tag: str, version: str, year: str, quarters: str, segments: str
    ) -> None:
        hashed = self._dimensions(segments) if segments else _NO_DIMENSION
        self._row(
            "num", adsh=adsh, tag=tag, version=version, ddate=f"{year}1231",
            qtrs=quarters, uom="USD", dimh=hashed, iprx="0", durp="0.0", datp="0.0",
            value=f"{self._draw.randrange(1, 10_000_000) * 1000}.0000", dcml="-3",
        )  # fmt: skip

    def _note(self, adsh: str, party: str) -> None:
        self._row(
            "txt", adsh=adsh, tag="RelatedPartyTransactionsDisclosureTextBlock",
            version="us-gaap/2023", ddate="20231231", qtrs="4", iprx="0", lang="en-US",
            durp="0.0", datp="0.0", dimh=_NO_DIMENSION,
            value=f"As of December 31, 2023 the Company owed $500,000 to {party} "
            "Pelican Ltd, which is controlled by our Chief Executive Officer. The "
            "loan bears interest at 5% a year and is due on demand.",
        )  # fmt: skip
        self._tag("RelatedPartyTransactionsDisclosureTextBlock", "us-gaap/2023", "Note")


def _elements() -> list[tuple[str, str]]:
    """Return elements of a taxonomy with their labels."""
    words = [
        "Deferred",
        "Income",
        "Tax",
        "Asset",
        "Lease",
        "Liability",
        "Current",
        "Revenue",
        "Goodwill",
        "Inventory",
        "Pension",
        "Segment",
        "Interest",
        "Expense",
        "Equipment",
        "Software",
        "Warranty",
        "Restructuring",
    ]
    return [
        ("".join(three), " ".join(three).capitalize())
        for three in itertools.permutations(words, 3)
    ]


def _word(number: int) -> str:
    """Return an invented word for a number, no two alike.

    >>> _word(0), _word(15)
    ('Bababa', 'Dedeba')
    """
    digits = []
    for _ in range(4):
        number, digit = divmod(number, len(_SOUNDS))
        digits.append(_SOUNDS[digit])
    syllables = [digits[2], digits[0], digits[1], digits[3]]
    while len(syllables) > 3 and syllables[-1] == _SOUNDS[0]:
        syllables.pop()
    return "".join(syllables).title()


def write_month(folder: Path, rows: int, related: float, each: int) -> None:
    """Write the tables of so many rows of num to a folder, so many a filing."""
    month = _Month(folder, related, each)
    for number in range(max(1, rows // each)):
        month.add_filing(number)
    month.close()


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=6_000_000)
    parser.add_argument("--related", type=float, default=0.03)
    parser.add_argument("--each", type=int, default=1000, help="rows of num a filing")
    given = parser.parse_args()
    write_month(given.folder, given.rows, given.related, given.each)


if __name__ == "__main__":
    main()
