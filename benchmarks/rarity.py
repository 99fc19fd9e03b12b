"""Show what bits of rarity part bodies from their namesakes, or count letters anew.

    python benchmarks/rarity.py
    python benchmarks/rarity.py --letters WORDS ... > ontology/letters.csv

Without arguments: for each half of the filers, the rarity of the names of
``identity_reporters.csv`` that two bodies bear and of those that one body bears, and
how many pairs of either sort a threshold unites. The threshold of `kg.parties.rarity`
is set by the half ``fit`` alone.

--letters counts which letter follows which in lists of ordinary words, one a line, and
prints the table of bits. The table in use was counted over 230,000 English words,
20,000 family names and 4,200 given names of a census, and the words in names of 34,000
towns; a family name counts four times, a given name eight times, a town's word twice.
Repeat a file to weigh it.
"""

import argparse
import csv
import math
import sys
from collections import Counter
from pathlib import Path
from string import ascii_lowercase

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "benchmarks"))

from halves import HALVES, half_of  # noqa: E402
from identity import FILES, rows_of  # noqa: E402

from kg.parties.names import name_form  # noqa: E402
from kg.parties.rarity import RARE, rarity  # noqa: E402

MOST_BITS = 12
SMOOTHING = 20
STEPS = (40, 60, 80, RARE, 120)


def rarities(half: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return the rarity of names that one body bears, and of those that two bear."""
    bodies: dict[str, int] = {}
    namesakes: dict[str, int] = {}
    for row in rows_of(FILES[-1]):
        if half_of(row["reporter_cik"]) == half and row["note"] != "hard negative":
            one = row["note"] == "named by two reporters"
            kept, name = (bodies if one else namesakes), row["name"]
            kept[row["entity_id"] if one else name] = rarity(name_form(name))
    return bodies, namesakes


def show() -> None:
    """Print what each threshold unites, by half."""
    for half in HALVES:
        bodies, namesakes = rarities(half)
        greatest = max(namesakes.values())
        print(
            f"{half}: greatest rarity of a name that two bodies bear: {greatest} bits"
        )
        for step in STEPS:
            right = sum(bits >= step for bits in bodies.values())
            wrong = sum(bits >= step for bits in namesakes.values())
            print(
                f"{step:5} bits: {right} of {len(bodies)} bodies united, "
                f"{wrong} of {len(namesakes)} namesakes"
            )


def count(paths: list[Path]) -> None:
    """Print the bits of each letter after each other in the words of some files."""
    pairs: Counter[tuple[str, str]] = Counter()
    for path in paths:
        for word in path.read_text(encoding="utf-8").lower().split():
            if word.isascii() and word.isalpha():
                pairs.update(zip(["start", *word], [*word, "end"], strict=True))
    marks = [*ascii_lowercase, "end"]
    total = sum(pairs.values())
    chance = {m: sum(pairs[b, m] for b in ["start", *marks]) / total for m in marks}
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["after", *marks])
    for before in ["start", *ascii_lowercase]:
        every = sum(pairs[before, mark] for mark in marks) + SMOOTHING
        bits = (
            -math.log2((pairs[before, mark] + SMOOTHING * chance[mark]) / every)
            for mark in marks
        )
        table.writerow([before, *(min(MOST_BITS, round(bit)) for bit in bits)])


def main() -> None:
    """Show the thresholds, or count letters."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--letters", nargs="+", type=Path, metavar="WORDS")
    args = parser.parse_args()
    if args.letters:
        count(args.letters)
    else:
        show()


if __name__ == "__main__":
    main()
