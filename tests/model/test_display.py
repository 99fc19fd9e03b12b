from decimal import Decimal

import pytest

from kg.model.display import how_many, record_html, table_html
from kg.model.fact import PlacedBy, drafted
from kg.model.finding import Finding, Findings, Severity, Status
from kg.queries.rows import Rows
from kg.signals.records import Signal, Signals

HOSTILE = [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ('"><img src=x onerror=alert(1)>', "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
    ("Moss\u202egnp.exe", "Moss\\u202egnp.exe"),
    ("Quill & Sons\x07", "Quill &amp; Sons\\x07"),
]


@pytest.mark.parametrize(("name", "shown"), HOSTILE)
def test_names_of_filings_are_text(name, shown):
    signals = Signals([Signal("spike", name, name, name, Decimal("0.5"))])
    findings = Findings(
        [Finding("totals", Status.FAIL, Severity.ERROR, name, reporter=name)]
    )
    rows = Rows(["party", "net"], [(name, Decimal(3))])
    for table in (signals, findings, rows):
        page = table._repr_html_()
        assert f"<bdi>{shown}</bdi>" in page
        assert name not in page
    assert f"<bdi>{shown}</bdi>" in record_html([("party", name)])
    assert f"<bdi>{shown}</bdi>" in table_html([name], [("x",)])


def test_a_long_name_is_cut_with_the_whole_beside_it():
    page = table_html(["party"], [("Tarn Creek " * 60,)])
    assert "…</bdi>" in page
    assert f'title="{("Tarn Creek " * 60).strip()}"' in page


def test_a_cut_says_how_much_is_shown_and_which_part():
    rows = Rows(
        ["party", "currency", "amount"],
        [(f"Party {n}", "USD", Decimal(n * 1000)) for n in range(310)],
    )
    page = rows._repr_html_()
    assert "<div>shown 20 of 310 rows, largest amount first</div>" in page
    assert page.count("<tr>") == 21
    assert len(page) < 10_000
    assert "309,000</td>" in page
    assert "289,000</td>" not in page
    assert page.index("309,000") < page.index("308,000")


def test_the_size_of_an_amount_has_no_sign_and_other_currencies_are_said():
    cells = [(f"P{n}", "USD" if n % 2 else "EUR", Decimal(n)) for n in range(40)]
    cells.append(("Debtor", "EUR", Decimal(-99)))
    page = Rows(["party", "currency", "net"], cells)._repr_html_()
    assert page.index("-99</td>") < page.index("39</td>")
    assert "shown 20 of 41 rows, largest net first, whatever the currency" in page


def test_rows_without_amounts_are_shown_from_the_first():
    rows = Rows(["name", "party_iri"], [(f"N{n}", f"https://x/{n}") for n in range(25)])
    page = rows._repr_html_()
    assert "shown 20 of 25 rows, in the order of the answer" in page
    assert "columns not shown: party_iri" in page
    assert "https://x" not in page
    only = Rows(["party_iri"], [("https://x/1",)])._repr_html_()
    assert "https://x/1" in only
    assert "not shown" not in only


def test_an_empty_answer_says_so_with_its_notes():
    rows = Rows(["party"], [])
    rows.notes = ("party 'Q' matches nothing; near: Quillen <Ltd>",)
    assert rows._repr_html_() == (
        "<div>0 rows</div><div>party &#x27;Q&#x27; matches nothing; near: "
        "Quillen &lt;Ltd&gt;</div>"
    )


def test_a_short_answer_keeps_its_order():
    rows = Rows(["party", "net"], [("B", Decimal(1)), ("A", Decimal(9)), ("C", None)])
    page = rows._repr_html_()
    assert page.index(">B<") < page.index(">A<") < page.index(">C<")
    assert "<div>3 rows</div>" in page


def test_findings_show_fails_and_count_the_rest():
    made = [Finding("totals", Status.PASS, Severity.INFO, "adds up")] * 3
    made += [Finding("rates", Status.NOT_APPLICABLE, Severity.INFO, "no rate")]
    made += [Finding("signs", Status.FAIL, Severity.ERROR, f"f{n}") for n in range(23)]
    page = Findings(made)._repr_html_()
    assert "shown 20 of 23 fails, in order of rules" in page
    assert "3 passed, 1 not applicable" in page
    assert "adds up" not in page
    assert "0 fails" in Findings(made[:4])._repr_html_()


def test_signals_have_a_short_repr():
    signals = Signals([Signal("spike", "R", "P", "m", Decimal("0.5"))] * 22)
    assert repr(signals) == "<22 signals>"
    assert "shown 20 of 22 signals, weightiest first" in signals._repr_html_()


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (20, 21, "shown 20 of 21 rows, x"),
        (20, 20, "20 rows"),
        (1, 1, "1 row"),
        (0, 0, "0 rows"),
    ],
)
def test_how_many(count, total, said):
    assert how_many(count, total, "rows", "x") == said


def test_a_fact_shows_its_place_and_what_is_not_settled(one_fact):
    page = one_fact._repr_html_()
    assert "<bdi>Due &lt;from&gt; Moss</bdi>" in page
    assert "1,250,000</td>" in page
    assert "report R4, row 3, column 0" in page
    assert "columns it may stand in" in page
    assert "<bdi>0, 1</bdi>" in page
    assert "relationship" not in page


@pytest.fixture
def one_fact():
    return drafted(
        *("a.txt", "R4", 3, 0, "$ 1,250", "line 9", "Due <from> Moss", None, None),
        *((), (), (), "Moss", None, (), Decimal(1250000), "USD", -3),
        *(None, None, None, None, PlacedBy.UNCERTAIN, (0, 1)),
        *(None,) * 6,
        *("", (), None, None, None, (), None, None, None, False, False),
    )
