"""Texts of bulk data are judged once, however many filings and rows have them."""

import random
from collections import Counter
from dataclasses import replace
from types import SimpleNamespace

import pytest

from kg.build.loaded_files import knowledge_of_related_parties
from kg.readers.bulk import named_rows
from kg.readers.bulk.spool import contents_of
from kg.readers.knowledge import Candidates
from tests.readers.bulk.small_tables import GAAP, folder_of, num, rows, texts

FILINGS = [f"0000000{n}-2{n % 5}-000007" for n in range(123, 153)]


def candidates() -> Candidates:
    """Return what may concern related parties."""
    known = knowledge_of_related_parties().candidates
    assert known is not None
    return known


def many_filings() -> dict[str, list[dict[str, object]]]:
    """Return the tables of thirty filings alike, each with an element of its own."""
    tables = rows()
    for table in ("sub", "num", "txt", "ren", "pre"):
        given = tables[table]
        tables[table] = [row | {"adsh": adsh} for adsh in FILINGS for row in given]
    for adsh in FILINGS:
        own = {"adsh": adsh, "tag": "LoanFromDirector", "version": adsh}
        tables["num"].append(num("5.0", **own))
    return tables


@pytest.mark.parametrize("name", ["bare", "title", "element", "names_parties"])
def test_each_text_is_judged_once(tmp_path, name) -> None:
    asked: Counter[tuple[object, ...]] = Counter()
    judge = getattr(candidates(), name)

    def counted(*texts: str) -> object:
        asked[texts] += 1
        return judge(*texts)

    folder = folder_of(tmp_path / "a", texts(many_filings()))
    contents_of(str(folder), folder, replace(candidates(), **{name: counted}))
    assert asked
    # Parties are looked for in the dimensions of each filing once more.
    most = 1 + 3 * len(FILINGS) if name == "names_parties" else 1
    assert max(asked.values()) <= most


def test_elements_of_filers_are_no_taxonomy_each(tmp_path) -> None:
    asked: list[str] = []

    def told(concept: str) -> bool:
        asked.append(concept)
        return False

    folder = folder_of(tmp_path / "a", texts(many_filings()))
    contents_of(str(folder), folder, replace(candidates(), bare=told))
    families = {concept.partition(":")[0] for concept in asked}
    assert families == {"us-gaap", "dei", "ifrs-full"}


@pytest.mark.parametrize("at_once", [1, 7, 1_000])
def test_processes_that_share_the_work_choose_the_same_rows(
    tmp_path, monkeypatch, at_once
) -> None:
    tables = many_filings()
    for adsh in FILINGS:  # wanted for the name of a party in the label alone
        own = {"adsh": adsh, "tag": "Quay", "version": adsh}
        tables["num"].append(num("9.0", **own))
        tables["tag"].append(own | {"tlabel": "Rent of Finch Trading Ltd"})
    folder = folder_of(tmp_path / "a", texts(tables))

    def chosen(**given: int) -> list[bytes]:
        known = replace(candidates(), **given)
        return [each.load() for each in contents_of(str(folder), folder, known).entries]

    alone = [sorted(filing.splitlines()) for filing in chosen()]
    assert len(alone) == len(FILINGS)
    assert all(any(b"\tQuay\t" in line for line in filing) for filing in alone)
    monkeypatch.setattr(named_rows, "_AT_ONCE", at_once)
    shared = [sorted(filing.splitlines()) for filing in chosen(workers=2)]
    assert shared == alone


@pytest.mark.parametrize("count", [0, 7, 400])
def test_rows_left_out_are_counted_with_their_filing(tmp_path, count) -> None:
    tables = rows()
    tables["num"] += [
        num(n, tag=f"Inventory{n}", version=GAAP) for n in range(100, 100 + count)
    ]
    folder = folder_of(tmp_path / "a", texts(tables))
    (entry,) = contents_of(str(folder), folder, candidates()).entries
    head = entry.load().partition(b"\n")[0]
    assert head.endswith(f"\t{count}".encode())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["quay"], ["a\tQuay Ltd", "b\tAshQuay and the Quay"]),
        (["heron"], ["c\tHERON, L.P."]),
        (["hk"], ["d\tHappy Kitchen H.K."]),
        (["nobody"], []),
        (["quay", "heron", "and"], ["a\tQuay Ltd", "b\tAshQuay and the Quay",
                                    "c\tHERON, L.P.", "e\tMoor & Sons"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("other", [(), ("f\tAços Ltda",)])
def test_lines_that_hold_a_word_are_found_once_each(words, found, other) -> None:
    lines = [
        "a\tQuay Ltd", "b\tAshQuay and the Quay", "c\tHERON, L.P.",
        "d\tHappy Kitchen H.K.", "e\tMoor & Sons", *other,
    ]  # fmt: skip
    sought = SimpleNamespace(
        first_words=frozenset(words), short_names=frozenset(), debts=frozenset()
    )
    met = named_rows._lines_naming(sought, "\n".join(lines))
    # A line with letters beyond ASCII may hold any word.
    assert list(met) == [*found, *other]


@pytest.mark.parametrize("seed", range(20))
def test_a_short_name_is_looked_for_where_a_debt_is_told(seed) -> None:
    draw = random.Random(seed)
    parts = ["Quay", "HERON", "Note", "Loans", "H.K.", "& Sons", "of", "Moor", "é"]
    lines = [
        f"{n}\t{''.join(draw.choices([*parts, ' '], k=draw.randrange(6)))}"
        for n in range(draw.randrange(1, 40))
    ]
    sought = SimpleNamespace(
        first_words=frozenset(draw.sample(["quay", "hk", "sons"], k=draw.randrange(3))),
        short_names=frozenset(draw.sample(["heron", "moor", "quay"], k=2)),
        debts=frozenset(["note", "loan"]),
    )

    def may_name(line: str) -> bool:
        small = "".join(c for c in line.replace("&", "and").lower() if c.isalnum())
        holds = [
            any(word in small for word in words)
            for words in (sought.first_words, sought.short_names, sought.debts)
        ]
        return not line.isascii() or holds[0] or (holds[1] and holds[2])

    met = named_rows._lines_naming(sought, "\n".join(lines))
    assert list(met) == list(filter(may_name, lines))
