"""Finding names, selecting positions, and the cells facts stand in."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.facts.evidence import cells_of, scale_of
from kg.facts.lookup import (
    find_parties,
    find_reporters,
    reporter_keys,
    reporters_naming,
)
from kg.facts.rows import Side
from kg.facts.select import Wanted, select_positions
from kg.facts.snapshot import Snapshot
from kg.facts.tables import Tables, bucket_of, connection

SEED = Path(__file__).parents[1] / "data" / "seed.txt"
ENTITY = "https://w3id.org/rpkg/id/entity/1494558"
JUNE, DECEMBER = date(2021, 6, 30), date(2020, 12, 31)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory) -> Iterator[Snapshot]:
    with kg.Graph(tmp_path_factory.mktemp("asking") / "g") as graph:
        graph.build(
            SEED,
            rdf=False,
            cik="1494558",
            entity="Ambow Education Holding Ltd.",
            accession="0001104659-21-117128",
            filed=date(2021, 9, 17),
        )
        yield graph._graph.snapshot()


@pytest.mark.parametrize(
    ("text", "how", "names"),
    [
        ("beijing  qc technology company limited", "name", 1),
        ("Beijing%", "pattern", 2),
        ("Beijing Q", "beginning", 1),
        ("QCY", "part", 1),
        ("Beijing QC Tecnology Company Limited", "spelling", 1),
        ("limited quality beijing", "", 0),
        ("technology beijing hjrt", "words", 1),
        ("hjrt beijing company ltd", "words", 1),
        ("shandong shichung software", "spelling", 1),
        ("tecnology", "spelling", 4),
        ("nobody at all", "", 0),
        ("", "", 0),
        ("'; DROP TABLE parties", "", 0),
    ],
)
def test_a_party_is_found_by_what_is_printed(snapshot, text, how, names) -> None:
    match = find_parties(snapshot, text)
    assert len(match.iris) == names
    assert match.how == how or not names
    assert bool(match.note) is (how not in ("name", "pattern"))


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Ambow Education Holding Ltd.", "name"),
        ("1494558", "CIK"),
        ("0001494558", "CIK"),
        ("CIK 1494558", "CIK"),
        (ENTITY, "name"),
        ("ambow", "beginning"),
    ],
)
def test_a_reporter_is_found_by_name_and_number(snapshot, text, how) -> None:
    match = find_reporters(snapshot, text)
    assert (match.iris, match.how) == ((ENTITY,), how)
    assert find_reporters(snapshot, "149455").iris == ()


def test_whose_files_a_question_needs(snapshot) -> None:
    assert reporter_keys(snapshot, [ENTITY, "https://e.org/none"]) == ["1494558"]
    parties = find_parties(snapshot, "Beijing%").iris
    assert reporters_naming(snapshot, parties) == ["1494558"]
    assert reporters_naming(snapshot, []) == []


def amounts(snapshot: Snapshot, **wanted: object) -> list[Decimal]:
    return [row.amount for row in select_positions(snapshot, Wanted(**wanted))]


def test_positions_are_selected_by_each_of_their_parts(snapshot) -> None:
    assert len(amounts(snapshot)) == 12
    assert sum(amounts(snapshot, side=Side.DUE_FROM, on=JUNE)) == 3235000
    assert sum(amounts(snapshot, side=Side.DUE_TO, on=JUNE)) == 2771000
    assert len(amounts(snapshot, as_of="latest")) == 6
    assert len(amounts(snapshot, as_of=date(2021, 6, 29))) == 6
    assert amounts(snapshot, as_of=date(2020, 12, 30)) == []
    assert amounts(snapshot, currency="usd") == []
    assert len(amounts(snapshot, currency="cny")) == 12
    assert amounts(snapshot, known=date(2021, 9, 16)) == []
    assert len(amounts(snapshot, known=date(2021, 9, 17))) == 12
    assert amounts(snapshot, reporters=["https://e.org/none"]) == []
    assert len(amounts(snapshot, reporters=[ENTITY], on=DECEMBER)) == 6
    parties = find_parties(snapshot, "Beijing QC%").iris
    assert amounts(snapshot, parties=parties, on=JUNE) == [2039000, 354000]


def test_debtor_and_creditor_follow_the_money(snapshot) -> None:
    for row in select_positions(snapshot, Wanted()):
        is_due_from = row.side is Side.DUE_FROM
        assert (row.debtor, row.creditor) == (
            (row.party, ENTITY) if is_due_from else (ENTITY, row.party)
        )
        assert (row.reporter, row.kind) == (
            "Ambow Education Holding Ltd.",
            "organisation",
        )
        assert row.on_balance_date


def test_a_cell_tells_where_a_person_finds_the_number(snapshot) -> None:
    parties = find_parties(snapshot, "Beijing QC%").iris
    (row, _) = select_positions(snapshot, Wanted(parties=parties, on=JUNE))
    ((cell,),) = cells_of(snapshot, row.facts, ["1494558"]).values()
    assert (cell.raw, cell.scale, cell.amount) == ("2,039", 3, Decimal(2039000))
    assert (cell.row, cell.column, cell.label) == (
        7,
        1,
        "Amounts due from related parties",
    )
    line = SEED.read_text("utf-8").splitlines()[(cell.line or 0) - 1]
    assert line == "|2,039"
    assert "2021" in cell.head
    assert cells_of(snapshot, ["https://e.org/none"]) == {}


@pytest.mark.parametrize(
    ("raw", "amount", "scale"),
    [
        ("$ (3,235)", "-3235000", 3),
        ("¥ 2,770.5", "2770500", 3),
        ("1,000", "1000", 0),
        ("37%", "0.37", -2),
        ("0", "0", 0),
        ("—", "0", 0),
        ("—", "5", None),
        ("12", "13000", None),
        ("0", "5", None),
        ("1.2.3", "5", None),
        ("5 shares", "5", 0),
    ],
)
def test_the_scale_between_what_is_printed_and_the_amount(raw, amount, scale) -> None:
    assert scale_of(raw, Decimal(amount)) == scale


@pytest.fixture(scope="module")
def several(tmp_path_factory) -> Iterator[Snapshot]:
    """A graph of three reporters whose tables lie in three buckets."""
    with kg.Graph(tmp_path_factory.mktemp("several") / "g") as graph:
        for cik in ("1", "2", "3"):
            graph.build(SEED, rdf=False, cik=cik, accession=f"{cik:0>10}-21-000001")
        yield graph._graph.snapshot()


def test_a_question_sees_the_files_of_its_reporters_alone(several, monkeypatch) -> None:
    folder = several.tables.folder
    several = Snapshot(Tables(folder, 64), several.iris)
    keys = ("1", "2", "3")
    for place in folder.rglob("00.parquet"):
        database = connection()
        for key in keys:
            target = place.with_name(f"{bucket_of(key, 64)}.parquet")
            database.execute(
                f"COPY (FROM '{place}' WHERE reporter = '{key}') TO '{target}'"
            )
    query = "SELECT DISTINCT reporter FROM facts ORDER BY 1"
    for key in keys:
        assert several.rows(query, reporters=[key]) == [(key,)]
        with several.cursor([key]) as cursor:
            assert cursor.execute(query).fetchall() == [(key,)]
    assert several.rows(query, reporters=["1", "3"]) == [("1",), ("3",)]
    assert several.rows(query, reporters=["1"]) == [("1",)]


def test_many_threads_ask_a_new_snapshot_at_once(several) -> None:
    fresh = Snapshot(several.tables, several.iris)

    def ask(number: int) -> tuple[str, ...]:
        with fresh.cursor([str(number % 3 + 1)]) as cursor:
            cursor.execute("SELECT count(*) FROM facts").fetchall()
        return find_parties(fresh, "Beijing%").names

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(24)))) == 1
