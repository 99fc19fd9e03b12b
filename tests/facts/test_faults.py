"""Faults that were seen in whole graphs, each a small build and its right answer."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.facts.select import PositionRow, Wanted, select_positions

Row = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]
Asked = list[tuple[str, str, str, str, Decimal]]
HEAD = "DUE FROM AND TO RELATED PARTIES (Details) - USD ($)"
Y21, Y22, Y23 = "Dec. 31, 2021", "Dec. 31, 2022", "Dec. 31, 2023"


def page(days: tuple[str, ...], *rows: Row, head: str = HEAD) -> str:
    """Return a text page; each row is a block of members with labels and cells."""
    lines = ["|", *head.split("\n")]
    for day in days:
        lines += ["|", *day.split("\n")]
    for members, told in rows:
        lines += [f"|{members}", "|RELATED PARTY TRANSACTIONS [Line Items]"]
        for label, cells in told:
            lines += [f"|{label}", *(f"|{cell}" for cell in cells)]
    return "\n".join([*lines, "|X", "- Definition", "Details", ""])


@pytest.fixture
def graph(tmp_path: Path):
    with kg.Graph(tmp_path / "graph") as made:
        yield made


@pytest.fixture
def build(tmp_path: Path, graph: kg.Graph) -> Callable[..., None]:
    """Builds pages of one filing of Quorzim Corp."""

    def _build(*pages: str, year: int = 2024) -> None:
        paths = []
        for number, text in enumerate(pages, start=10):
            place = tmp_path / str(year) / f"R{number}.txt"
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
            paths.append(place)
        graph.build(
            paths,
            rdf=False,
            cik="1000001",
            entity="Quorzim Corp",
            accession=f"0001000001-{year % 100}-000001",
            filed=date(year, 3, 1),
        )

    return _build


def asked(graph: kg.Graph, **wanted: object) -> Asked:
    """Return party, side, day, currency and amount of positions."""
    snapshot = graph._graph.snapshot()
    return [_shown(row) for row in select_positions(snapshot, Wanted(**wanted))]


def _shown(row: PositionRow) -> tuple[str, str, str, str, Decimal]:
    return row.name, str(row.side), row.date.isoformat(), row.currency, row.amount


def reasons(graph: kg.Graph) -> dict[str, str]:
    """Return why facts are in no position, by their label."""
    rows = graph._graph.snapshot().rows(
        "SELECT f.label, u.reason FROM uncounted AS u JOIN facts AS f ON f.iri = u.fact"
    )
    return {str(label): str(reason) for label, reason in rows}


def test_different_labels_of_one_party_are_added(build, graph) -> None:
    rows = (
        ("Loan from director", ("$ 1,700",)),
        ("Advances from director", ("$ 400",)),
    )
    build(page((Y23,), ("Ansel Brook", rows)))
    assert asked(graph) == [("Ansel Brook", "due to", "2023-12-31", "USD", 2100)]


def test_a_label_that_is_reworded_is_no_second_balance(build, graph) -> None:
    old = (("Due from related parties", ("$ 1,700", "$ 1,700")),)
    new = (("Amounts due from related parties", ("$ 1,700", "$ 1,700")),)
    build(page((Y22, Y21), ("Tarn Lake Ltd", old)), year=2023)
    build(page((Y23, Y22), ("Tarn Lake Ltd", new)), year=2024)
    assert {row[2:] for row in asked(graph)} == {
        ("2021-12-31", "USD", Decimal(1700)),
        ("2022-12-31", "USD", Decimal(1700)),
        ("2023-12-31", "USD", Decimal(1700)),
    }


def test_two_instruments_are_added_where_no_whole_is_told(build, graph) -> None:
    def note(name: str, *cells: str) -> Row:
        return f"Ansel Brook | {name}", (("Due to related parties", cells),)

    notes = [
        note("Promissory Note A", "$ 1,500", "$ 1,400"),
        note("Promissory Note B", "$ 2,500", "$ 2,400"),
    ]
    build(page((Y23, Y22), *notes))
    assert [row[2:] for row in asked(graph)] == [
        ("2022-12-31", "USD", Decimal(3800)),
        ("2023-12-31", "USD", Decimal(4000)),
    ]
    whole = ("Ansel Brook", (("Due to related parties", ("$ 4,100", "$ 3,800")),))
    build(page((Y23, Y22), whole, *notes))
    assert [row[4] for row in asked(graph)] == [Decimal(3800), Decimal(4100)]
    assert reasons(graph) == {
        "Due to related parties": "part of a whole told beside it"
    }


def test_a_comparative_under_another_label_replaces_the_earlier_one(
    build, graph
) -> None:
    director = "Ansel Brook | Director"
    build(
        page((Y22, Y21), (director, (("Loan from director", ("$ 1,700", "$ 900")),))),
        year=2023,
    )
    build(
        page(
            (Y23, Y22), (director, (("Loans from a director", ("$ 1,800", "$ 1,750")),))
        ),
        year=2024,
    )
    assert [row[2:] for row in asked(graph)] == [
        ("2021-12-31", "USD", Decimal(900)),
        ("2022-12-31", "USD", Decimal(1750)),
        ("2023-12-31", "USD", Decimal(1800)),
    ]
    assert [row[4] for row in asked(graph, known=date(2023, 6, 1))] == [
        Decimal(900),
        Decimal(1700),
    ]


def test_an_event_is_no_balance_date(build, graph) -> None:
    due = "Due to related parties"
    build(
        page(
            (Y23, Y22),
            ("Tarn Lake Ltd", ((due, ("$ 1,700", "$ 900")),)),
            ("Orrin Vale Ltd", ((due, ("$ 500", "$ 400")),)),
        ),
        page(("Feb. 15, 2024",), ("Tarn Lake Ltd", ((due, ("$ 50",)),))),
    )
    assert asked(graph, as_of="latest") == [
        ("Orrin Vale Ltd", "due to", "2023-12-31", "USD", Decimal(500)),
        ("Tarn Lake Ltd", "due to", "2023-12-31", "USD", Decimal(1700)),
    ]
    (party,) = graph._graph.snapshot().rows(
        "SELECT party FROM parties WHERE name = 'Orrin Vale Ltd'"
    )
    assert len(asked(graph, as_of="latest", parties=party)) == 1
    assert asked(graph, on=date(2024, 2, 15))[0][4] == Decimal(50)
    assert [row[2] for row in asked(graph, as_of=date(2023, 6, 1))] == [
        "2022-12-31",
        "2022-12-31",
    ]


def test_the_reporter_is_not_its_own_counterparty(build, graph) -> None:
    due = "Due to related parties"
    build(
        page(
            (Y23,),
            ("Quorzim Corp", ((due, ("$ 1,234",)),)),
            ("Orrin Vale Ltd", ((due, ("$ 500",)),)),
        )
    )
    assert [row[0] for row in asked(graph)] == ["Orrin Vale Ltd"]
    assert reasons(graph) == {due: "total"}


def test_a_misprinted_cell_leaves_the_others_translations(build, graph) -> None:
    heads = (f"{Y23}\nUSD ($)", f"{Y23}\nCNY (¥)", f"{Y22}\nCNY (¥)")
    cells = {
        "Tarn Lake Ltd": ("$ 141", "¥ 1,000", "¥ 900"),
        "Orrin Vale Ltd": ("$ 382", "¥ 2,000", "¥ 1,900"),
        "Belmar Ltd": ("$ 423", "¥ 3,000", "¥ 1,900"),
    }
    rows = [(name, (("Due to related parties", told),)) for name, told in cells.items()]
    head = "BALANCES WITH RELATED PARTIES (Details)\n¥ in Thousands, $ in Thousands"
    build(page(heads, *rows, head=head))
    assert {row[3] for row in asked(graph)} == {"CNY"}
    assert sorted(row[4] for row in asked(graph, as_of="latest")) == [
        Decimal(1000000),
        Decimal(2000000),
        Decimal(3000000),
    ]


def test_labels_of_maxima_limits_and_provisions_are_no_balance(build, graph) -> None:
    labels = {
        "Maximum amount due from related parties during the year": "maximum or minimum",
        "Unused line of credit due to related party": "commitment or limit",
        "Provision made on receivable balances from related parties": "allowance",
        "Collateral for amounts due to related parties": "collateral",
        "Average balance due to related parties": "average",
    }
    kept = {
        "Amounts owed to related parties": "due to",
        "Amounts due from related parties, net of allowance": "due from",
    }
    rows = [
        (f"Party{n}x Ltd", ((label, (f"$ {100 + n}",)),))
        for n, label in enumerate([*labels, *kept])
    ]
    build(page((Y23,), *rows))
    assert reasons(graph) == labels
    assert [row[1] for row in asked(graph)] == list(kept.values())


def test_a_name_that_is_decided_to_be_the_reporter_s_is_no_counterparty(
    build, graph
) -> None:
    due = "Due to related parties"
    build(page((Y23,), ("Quorzim", ((due, ("$ 1,234",)),))))
    assert [row[0] for row in asked(graph)] == ["Quorzim"]
    keys = ("1000001/quorzim", "1000001/quorzim corp")
    graph.decide(*keys, "same", why="note 1", by="Ada", when=date(2024, 5, 31))
    assert asked(graph) == []
    assert reasons(graph) == {due: "the reporter itself"}


@pytest.mark.parametrize(
    "printed",
    [
        "QUORZIM CORPORATION [Member]",
        "Quorzim, Corp.",
        "Quorzim Corp. and its subsidiaries",
    ],
)
def test_a_reporter_that_names_itself_owes_a_total(printed, build, graph) -> None:
    due = "Due to related parties"
    build(
        page(
            (Y23,),
            (printed, ((due, ("$ 1,234",)),)),
            ("Quorzim Ltd", ((due, ("$ 500",)),)),
            ("Quorzim Trading Corp", ((due, ("$ 70",)),)),
        )
    )
    names = [row[0] for row in asked(graph)]
    assert sorted(names) == ["Quorzim Ltd", "Quorzim Trading Corp"]
    assert reasons(graph) == {due: "total"}
