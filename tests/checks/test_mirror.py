"""One claim told by both ends: agrees within rounding, differs, or is told by one."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.api.graph import Graph
from kg.facts.uncounted import Uncounted
from kg.model.finding import Finding, Severity, Status
from kg.queries.named import named
from kg.resources import ontology_rows
from tests.test_one_source import _SUBSIDIARY, DATA, r_page

DAY, BEFORE = "Dec. 31, 2023", "Dec. 31, 2022"
FROM, TO = "Due from related parties", "Due to related parties"
IN_THOUSANDS = " $ in Thousands"
ROOT = Path(__file__).resolve().parents[2]
LENDER, BORROWER = "Quillfeather Marine Inc", "Tamburlane Optics Inc"
Told = tuple[str, ...]
"""Party, label, printed values."""


class Filed:
    """Builds a page a reporter, told by name, and answers by the mirror alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.graph = kg.open(folder / "graph")

    def build(
        self,
        pages: dict[str, Sequence[Told]],
        *,
        scales: dict[str, str] | None = None,
        currencies: dict[str, str] | None = None,
        days: dict[str, Sequence[str]] | None = None,
    ) -> Graph:
        manifest = ["source,cik,entity,accession,filed"]
        for n, (name, told) in enumerate(pages.items(), start=1):
            text = r_page(
                (currencies or {}).get(name, "USD ($)"),
                (days or {}).get(name, [DAY]),
                *told,
                scale=(scales or {}).get(name, ""),
            )
            (self.folder / f"{n}.txt").write_text(text, encoding="utf-8")
            accession = f"{2000000 + n:010d}-24-000001"
            manifest.append(f"{n}.txt,{2000000 + n},{name},{accession},2024-03-01")
        listed = self.folder / "manifest.csv"
        listed.write_text("\n".join(manifest) + "\n", encoding="utf-8")
        self.graph.build(manifest=listed)
        return self.graph

    def findings(self) -> list[Finding]:
        return list(self.graph.check(rules=["mirror"]))

    def results(self) -> list[tuple[object, object]]:
        """Return result and reason of each row, equal in both engines."""
        tables = self.graph.query("mirror")
        store = self.graph.query("mirror", engine="sparql")
        assert list(tables.cells) == list(store.cells)
        return [(row.result, row.why) for row in tables]


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[Filed]:
    made = Filed(tmp_path)
    yield made
    made.graph.close()


def pair(creditor: str, debtor: str) -> dict[str, list[Told]]:
    return {LENDER: [(BORROWER, FROM, creditor)], BORROWER: [(LENDER, TO, debtor)]}


def test_equal_amounts_agree_and_both_cells_are_shown(filed) -> None:
    filed.build(pair("$ 4,210", "$ 4,210"))
    (finding,) = filed.findings()
    assert finding.status is Status.PASS
    assert finding.message == (
        f"Owed by {BORROWER} to {LENDER} on 2023-12-31: {LENDER} states 4,210 USD as "
        f"due from it, {BORROWER} states 4,210 USD as due to it."
    )
    assert [cell.raw for cell in finding.cells] == ["$ 4,210", "$ 4,210"]
    assert finding.tolerance == Decimal(1)
    (row,) = filed.graph.query("mirror")
    assert row.creditor_cells == "0002000001-24-000001 row 1 column 0: $ 4,210"
    assert row.debtor_cells == "0002000002-24-000001 row 1 column 0: $ 4,210"


@pytest.mark.parametrize(
    ("creditor", "debtor", "result"),
    [
        ("$ 4,210,499", "$ 4,210", "agree"),
        ("$ 4,210,501", "$ 4,210", "differ"),
        ("$ 4,209,500", "$ 4,210", "agree"),
        ("$ 4,210,437", "$ 5", "differ"),
    ],
)
def test_a_rounded_amount_stands_for_an_interval(
    filed, creditor, debtor, result
) -> None:
    filed.build(pair(creditor, debtor), scales={BORROWER: IN_THOUSANDS})
    assert filed.results() == [(result, None)]


def test_a_break_is_a_warning_with_the_difference(filed) -> None:
    filed.build(pair("$ 4,210", "$ 4,310"))
    (finding,) = filed.findings()
    assert (finding.status, finding.severity) == (Status.FAIL, Severity.WARNING)
    assert finding.message.endswith("100 USD apart.")
    assert {number.name: number.value for number in finding.numbers} == {
        "due_from": 4210,
        "due_to": 4310,
        "difference": -100,
    }


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({LENDER: [(BORROWER, FROM, "$ 70")]}, "the debtor states nothing"),
        ({BORROWER: [(LENDER, TO, "$ 70")]}, "the creditor states nothing"),
        ({LENDER: [(BORROWER, TO, "$ 70")]}, "the creditor states nothing"),
    ],
)
def test_the_other_side_is_silent(filed, told, why) -> None:
    other = {LENDER: [("Ondine Yards Ltd", FROM, "$ 5")]}
    other[BORROWER] = [("Ondine Yards Ltd", TO, "$ 5")]
    filed.build(other | told)
    (named,) = (name for name in (LENDER, BORROWER) if name not in told)
    filed.graph.decide(
        f"2000001/{named}", f"2000002/{named}", "same",
        why="CIK", by="ann", when=date(2024, 5, 1),
    )  # fmt: skip
    assert filed.results() == [("silent", why)]
    (finding,) = filed.findings()
    assert finding.status is Status.NOT_APPLICABLE
    assert "states nothing as due" in finding.message


def test_a_like_name_is_no_mirror(filed) -> None:
    pages = pair("$ 4,210", "$ 9")
    pages[LENDER] = [("Tamburlane Optics Holdings LLC", FROM, "$ 4,210")]
    pages[BORROWER] = [("Quillfeather Maritime Ltd", TO, "$ 9")]
    filed.build(pages)
    assert filed.results() == []
    (finding,) = filed.findings()
    assert finding.message.startswith("No two reporters")


def test_another_day_or_currency_is_not_compared(filed) -> None:
    pages = pair("$ 4,210", "$ 9")
    filed.build(pages, days={BORROWER: [BEFORE]})
    assert filed.results() == []


def test_each_currency_is_of_its_own(filed) -> None:
    filed.build(pair("$ 4,210", "€ 9"), currencies={BORROWER: "EUR (€)"})
    assert sorted(map(str, filed.results())) == [
        "('silent', 'the creditor states nothing')",
        "('silent', 'the debtor states nothing')",
    ]


@pytest.mark.parametrize(
    ("lender", "borrower", "result"),
    [
        (["$ 100", "$ 30"], "$ 70", "agree"),
        (["$ 100", "$ 30"], "$ 60", "differ"),
        (["$ 2,500", "$ 1,000"], "$ 1,500", "agree"),
        (["$ 2,500", "$ 100"], "$ 2,500", "agree"),
    ],
)
def test_one_may_net_what_the_other_states_gross(
    filed, lender, borrower, result
) -> None:
    gross, back = lender
    filed.build(
        {
            LENDER: [(BORROWER, FROM, gross), (BORROWER, TO, back)],
            BORROWER: [(LENDER, TO, borrower)],
        }
    )
    found = dict(filed.results())
    assert result in found
    if result == "agree" and borrower != gross:
        assert found == {"agree": "net of both sides"}
    if result == "differ":
        assert found == {"differ": None, "silent": "the creditor states nothing"}


@pytest.mark.parametrize(
    ("lender", "borrower"),
    [
        ("$ 30,412,345", "$ 30,400,000"),
        ("$ 7,000", "$ 7,123"),
        ("$ 2,000,000", "$ 1,987,654"),
    ],
)
def test_round_figures_of_a_page_prove_nothing(filed, lender, borrower) -> None:
    filed.build(pair(lender, borrower))
    assert filed.results() == [("cannot tell", "the figures are round")]
    (finding,) = filed.findings()
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message.endswith("; nothing follows, for the figures are round.")


@pytest.mark.parametrize(
    "label",
    [
        "Allowance for amounts due from related parties",
        "Allowance for credit losses on due from related parties",
        "Unamortized discount on note receivable from related party",
        "Maximum amount due from related parties",
    ],
)
def test_what_is_in_no_position_leaves_the_claim_open(filed, label) -> None:
    pages = pair("$ 4,210", "$ 4,310")
    pages[LENDER].append((BORROWER, label, "$ 100"))
    filed.build(pages)
    assert filed.results() == [("cannot tell", "an amount is in no position")]


@pytest.mark.parametrize(
    "label",
    [
        "Undrawn commitment, due from related parties",
        "Guarantee of amounts due from related parties",
        "Decrease in due from related parties",
    ],
)
def test_what_is_no_debt_leaves_nothing_open(filed, label) -> None:
    pages = pair("$ 4,210", "$ 4,310")
    pages[LENDER].append((BORROWER, label, "$ 100"))
    filed.build(pages)
    assert filed.results() == [("differ", None)]


def test_several_balances_of_a_side_are_added(filed) -> None:
    pages = pair("$ 4,210", "$ 4,000")
    pages[BORROWER].append((LENDER, "Interest payable to related parties", "$ 210"))
    filed.build(pages)
    (row,) = filed.graph.query("mirror")
    assert (row.due_to, row.result) == (Decimal(4210), "agree")
    assert row.debtor_cells.count(" | ") == 1


def test_the_network_and_the_mirror_say_the_same(filed) -> None:
    filed.build(pair("$ 4,210", "$ 4,310"))
    net = filed.graph.network(as_of="latest")
    told = {
        data["amount"]: data["disagrees"]
        for *_, data in net.edges(data=True)
    }  # fmt: skip
    (row,) = filed.graph.query("mirror")
    assert told == {row.due_from: row.due_to, row.due_to: row.due_from}


def test_a_claim_is_found_from_either_end_and_told_once(filed) -> None:
    filed.build(pair("$ 4,210", "$ 4,310"))
    assert len(filed.findings()) == 1
    for name in (LENDER, BORROWER):
        (finding,) = filed.graph.check(rules=["mirror"], reporter=name)
        assert finding.reporter == name
        assert finding.status is Status.FAIL
        assert len(filed.graph.query("mirror", reporter=name)) == 1


@pytest.fixture(scope="module")
def planted(tmp_path_factory) -> Iterator[tuple[Graph, dict[str, bool]]]:
    """A hundred planted pairs, every tenth with a break above rounding."""
    folder = tmp_path_factory.mktemp("planted")
    filed, pages, scales, broken = Filed(folder), {}, {}, {}
    for n in range(100):
        one, other = f"{_name(n)} Marine Inc", f"{_name(n)} Optics Inc"
        owed = 10_000_000 + n * 7_919
        broken[one] = n % 10 == 3
        told = owed + 1_100 + n if broken[one] else owed
        pages[one] = [(other, FROM, f"$ {owed:,}")]
        pages[other] = [(one, TO, f"$ {round(told / 1000):,}")]
        scales[other] = IN_THOUSANDS
    yield filed.build(pages, scales=scales), broken
    filed.graph.close()


def _name(n: int) -> str:
    """Return a word of its own for each number."""
    syllables = ("ba", "ke", "lo", "mi", "nu", "po", "ra", "se", "ti", "vu")
    return (syllables[n // 10] + syllables[n % 10] + "quil").title()


def test_planted_breaks_are_found_and_nothing_else(planted) -> None:
    graph, broken = planted
    rows = graph.query("mirror")
    assert len(rows) == 100
    told = {row.creditor: row.result for row in rows}
    assert told == {n: "differ" if is_b else "agree" for n, is_b in broken.items()}


def test_reasons_stand_alike_in_both_languages_and_are_known() -> None:
    info = named("mirror")
    sparql = info.text.split("?reason NOT IN (")[1].split("))")[0]
    sql = info.sql.split("u.reason NOT IN (")[1].split(")")[0].replace("''", "’")
    reasons = set(sparql.split('"')[1::2])
    assert reasons == {part.replace("’", "'") for part in sql.split("'")[1::2]}
    known = {row["reason"] for row in ontology_rows("reasons.csv")}
    known |= {str(reason) for reason in Uncounted}
    assert reasons - known == {"planned or supposed"}
    assert "planned or supposed" in (ROOT / "docs" / "queries.md").read_text("utf-8")


def test_what_an_entity_of_the_group_states_leaves_the_claim_open(tmp_path) -> None:
    text = r_page("CNY (¥)", ["Dec. 31, 2021"], ("Huaxia Holding Ltd.", FROM, "¥ 77"))
    (tmp_path / "trading.txt").write_text(text, encoding="utf-8")
    instance = (DATA / "hx-20211231.xml").read_text(encoding="utf-8")
    head = instance.rpartition("</xbrli:xbrl>")[0]
    (tmp_path / "hx.xml").write_text(head + _SUBSIDIARY, encoding="utf-8")
    (tmp_path / "m.csv").write_text(
        "source,cik,entity,accession,filed\n"
        'trading.txt,2000009,"Huaxia Trading Co., Ltd",0002000009-22-000001,2022-04-02\n'
        "hx.xml,1751876,Huaxia Holding Ltd.,0001751876-22-000001,2022-04-01\n",
        encoding="utf-8",
    )
    with kg.open(tmp_path / "graph") as graph:
        graph.build(manifest=tmp_path / "m.csv")
        tables = graph.query("mirror", on="2021-12-31")
        store = graph.query("mirror", engine="sparql", on="2021-12-31")
    assert list(tables.cells) == list(store.cells)
    assert [(row.creditor, row.result, row.why) for row in tables] == [
        (
            "Huaxia Trading Co., Ltd",
            "cannot tell",
            "an entity of the group states it",
        )
    ]


def test_one_reporter_is_answered_from_the_files_of_both_ends(
    filed, monkeypatch
) -> None:
    monkeypatch.setattr("kg.build.workspace.bucket_count", lambda facts: 64)
    third, fourth = "Ondine Yards Ltd", "Pelagia Freight Corp"
    filed.build(
        {
            LENDER: [
                (BORROWER, FROM, "$ 70"),
                (fourth, FROM, "$ 8"),
                (third, TO, "$ 41"),
            ],
            BORROWER: [(LENDER, TO, "$ 70"), ("Ferris Coal Inc", TO, "$ 5")],
            third: [(LENDER, FROM, "$ 40"), (fourth, TO, "$ 6")],
            fourth: [(LENDER, TO, "$ 9"), (third, FROM, "$ 6")],
        }
    )
    names = (LENDER, BORROWER, third, fourth)
    everything = list(filed.graph.query("mirror").cells)
    assert len(everything) == 4
    for name in names:
        asked = list(filed.graph.query("mirror", reporter=name).cells)
        assert asked == [row for row in everything if name in row[:2]]
