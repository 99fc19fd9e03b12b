"""Write an invented month of Financial Statement and Notes data in the real width.

    python benchmarks/bulk_month.py FOLDER [--rows 6000000] [--related 0.03] [--each N]
    python benchmarks/bulk_month.py FOLDER --as-filed [--rows 1000000] [--each 31]

`bulk.py` copies real filings; a real month is wider and mostly on other subjects. Here
each filing has a thousand rows of num, or so many as `--each` says: elements of the
taxonomies and some of its own, two days each, four in ten under one to three members;
of each hundred rows so many as `--related` says are about related parties, densely:
each names a party. One filing in four has a short note. Names and amounts are invented.

With `--as-filed` there are rows on related parties alone, in the shapes that real
filings have (see `bulk_related.py`): so many a filing as `--each` says in the mean,
four filings a filer, the quarters and the year.
"""

import argparse
import hashlib
import itertools
import random
import sys
from pathlib import Path
from typing import Final, TextIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.bulk_related import DENSE, ENDS, Filer, Number, dense, facts_of_filing
from benchmarks.bulk_tables import HEADS, SOUNDS

_REPORTS: Final = 40
_WORDS: Final = 14**4
_NO_DIMENSION: Final = "0x00000000"
_OTHER_AXES: Final = (
    "ProductOrService", "StatementBusinessSegments", "StatementEquityComponents",
    "StatementClassOfStock", "PropertyPlantAndEquipmentByType", "Range",
    "DebtInstrument", "AwardType", "FairValueByFairValueHierarchyLevel",
    "ConcentrationRiskByBenchmark",
)  # fmt: skip
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
        """Write one filing of a filer of its own, on all subjects."""
        draw, word = self._draw, _word(number)
        adsh, reports = self._heads(number, number, word, "20231231")
        for tag, label in DENSE:
            self._element(adsh, tag, "us-gaap/2023", label, "20")
        for told in dense(draw, word, self._of_related, _word):
            self._told(adsh, told)
        self._others(adsh, word, reports, self._each - self._of_related)
        if draw.random() < 0.25:
            self._note(adsh, _word(draw.randrange(_WORDS)))

    def add_as_filed(self, number: int) -> int:
        """Write one filing on related parties in the shapes of real ones.

        Returns how many rows of num it has.
        """
        draw = self._draw
        filer, filing = divmod(number, len(ENDS))
        if filing == 0:
            self._filer = Filer(_word(filer), filer, _word)
        day = f"2023{ENDS[filing]}"
        adsh, _ = self._heads(number, filer, _word(filer), day)
        count = facts_of_filing(draw, self._each)
        elements: set[tuple[str, str]] = set()
        for told in self._filer.numbers(draw, count, filing):
            version = adsh if told.is_own else "us-gaap/2023"
            for report in ("20", "2") if told.is_stated else ("20",):
                if (told.element, report) not in elements:
                    elements.add((told.element, report))
                    self._element(adsh, told.element, version, told.label, report)
            self._told(adsh, told)
        if draw.random() < 0.25:
            self._note(adsh, _word(draw.randrange(_WORDS)))
        return count

    def _heads(
        self, number: int, filer: int, word: str, day: str
    ) -> tuple[str, list[str]]:
        """Write what a filing is and its reports; returns its number and theirs."""
        adsh = f"{number:010d}-24-000001"
        self._row(
            "sub", adsh=adsh, cik=str(1_000_000 + filer), name=f"{word} Holdings Inc",
            form="10-K" if day.endswith("1231") else "10-Q", period=day,
            filed="20240331", instance=f"{word.lower()}-{day}.xml",
        )  # fmt: skip
        reports = [str(n) for n in range(2, 2 + _REPORTS)]
        for report in reports:
            is_related = report in ("20", "21")
            title = "RELATED PARTY TRANSACTIONS" if is_related else f"NOTE {report}"
            self._row(
                "ren", adsh=adsh, report=report, roleuri=f"http://x/role/{report}",
                longname=f"{report} - Disclosure - {title} (Details)",
            )  # fmt: skip
        return adsh, reports

    def _element(
        self, adsh: str, tag: str, version: str, label: str, report: str
    ) -> None:
        """Write an element and where it is presented."""
        self._tag(tag, version, label)
        self._row(
            "pre", adsh=adsh, report=report, tag=tag, version=version,
            prole="label", plabel=label,
        )  # fmt: skip

    def _told(self, adsh: str, told: Number) -> None:
        """Write a number on related parties."""
        version = adsh if told.is_own else "us-gaap/2023"
        self._number(
            adsh, told.element, version, told.day, told.quarters, told.segments
        )

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
            for report in draw.sample(reports, 2):
                report = "2" if report in ("20", "21") else report
                self._element(adsh, name, version, label, report)
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
            self._number(adsh, name, version, f"{year}1231", quarters, segments)

    def _number(
        self, adsh: str, tag: str, version: str, day: str, quarters: str, segments: str
    ) -> None:
        hashed = self._dimensions(segments) if segments else _NO_DIMENSION
        self._row(
            "num", adsh=adsh, tag=tag, version=version, ddate=day,
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


def write_as_filed(folder: Path, rows: int, each: int) -> None:
    """Write so many rows of num or some more, `each` a filing in the mean."""
    month = _Month(folder, 1, each)
    written = number = 0
    while written < rows:
        written += month.add_as_filed(number)
        number += 1
    month.close()


def main() -> None:
    """Write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=6_000_000)
    parser.add_argument("--related", type=float, default=0.03)
    parser.add_argument("--each", type=int, help="rows of num a filing")
    parser.add_argument("--as-filed", action="store_true", help="in real shapes")
    given = parser.parse_args()
    if given.as_filed:
        write_as_filed(given.folder, given.rows, given.each or 31)
    else:
        write_month(given.folder, given.rows, given.related, given.each or 1000)


if __name__ == "__main__":
    main()
