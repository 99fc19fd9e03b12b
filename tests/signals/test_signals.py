"""Each pattern has a page that trips it, and a page that does not."""

from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, NotFoundError
from kg.signals import ACROSS, SIGNALS, thresholds

Row = tuple[str, str, str]
"""Party, label, amount."""

FROM, TO = "Due from related parties", "Due to related parties"


def page(day: str, *rows: Row, extra: tuple[tuple[str, str], ...] = ()) -> str:
    """Return a text page with one balance a row, and rows of no party before."""
    lines = ["|", "RELATED PARTY BALANCES (Details) - USD ($)", "|", day]
    for label, amount in extra:
        lines += [f"|{label}", f"|$ {amount}"]
    for party, label, amount in rows:
        lines += [f"|{party} [Member]", "|Related Party Transaction [Line Items]"]
        lines += [f"|{label}", f"|{'' if amount.endswith('%') else '$ '}{amount}"]
    return "\n".join([*lines, "|X", "- Definition", "x", ""])


@pytest.fixture
def found(tmp_path: Path):
    def signals(
        *pages: str, cik: str = "11", names: tuple[str, ...] = (), **limits: str
    ):
        for n, text in enumerate(pages, start=1):
            whose = cik if cik != "apart" else str(10 + n)
            target = tmp_path / f"{whose}_{n:018}_R4.txt"
            target.write_text(text, "utf-8")
        with kg.open() as graph:
            graph.build(tmp_path, rdf=False)
            return graph.signals(*names, **limits)

    return signals


# Names so rare that two reporters who print one mean one party.
A = "Zorvexquib Jyvaskowitz Vlajkudz Trading Ltd"
B = "Quorzimbex Kwijbovsk Shipping Ltd"
C = "Brillo Foods Ltd"
JUNE20, DEC20, JUNE21, DEC21 = (
    "Jun. 30, 2020",
    "Dec. 31, 2020",
    "Jun. 30, 2021",
    "Dec. 31, 2021",
)

TRIPS = {
    "concentration": [page(DEC21, (A, FROM, "90"), (B, FROM, "10"))],
    "both-sides": [page(DEC21, (A, FROM, "90"), (A, TO, "30"))],
    "growth": [
        page(JUNE20, (A, FROM, "10")),
        page(DEC20, (A, FROM, "20")),
        page(JUNE21, (A, FROM, "40")),
    ],
    "frozen": [page(DEC20, (A, TO, "2,417")), page(JUNE21, (A, TO, "2,417"))],
    "spike": [
        page(JUNE20, (A, FROM, "10")),
        page(DEC20, (A, FROM, "50")),
        page(JUNE21, (A, FROM, "12")),
    ],
    "new": [
        page(DEC20, (A, FROM, "10")),
        page(DEC21, (A, FROM, "10"), (B, FROM, "9")),
    ],
    "vanished": [
        page(DEC20, (A, FROM, "10"), (B, FROM, "9")),
        page(DEC21, (A, FROM, "10")),
    ],
    "role-changed": [
        page(DEC20, (f"{A} [Member] | Director", FROM, "10")),
        page(DEC21, (f"{A} [Member] | Parent company", FROM, "10")),
    ],
    "material": [page(DEC21, (A, FROM, "10"), extra=(("Total assets", "100"),))],
    "loan-terms": [page(DEC21, (A, "Loan due to related party", "10"))],
}

QUIET = {
    "concentration": [page(DEC21, (A, FROM, "30"), (B, FROM, "40"), (C, FROM, "30"))],
    "both-sides": [page(DEC21, (A, FROM, "90"), (B, TO, "30"))],
    "growth": [
        page(JUNE20, (A, FROM, "10")),
        page(DEC20, (A, FROM, "40")),
        page(JUNE21, (A, FROM, "20")),
    ],
    "frozen": [page(DEC20, (A, TO, "2,417")), page(JUNE21, (A, TO, "2,418"))],
    "spike": [
        page(JUNE20, (A, FROM, "10")),
        page(DEC20, (A, FROM, "15")),
        page(JUNE21, (A, FROM, "12")),
    ],
    "new": [page(DEC20, (A, FROM, "10")), page(DEC21, (A, FROM, "11"))],
    "vanished": [
        page(DEC20, (A, FROM, "10"), (B, FROM, "0")),
        page(DEC21, (A, FROM, "10"), (B, FROM, "0")),
    ],
    "role-changed": [
        page(DEC20, (f"{A} [Member] | Director", FROM, "10")),
        page(DEC21, (f"{A} [Member] | Director", FROM, "10")),
    ],
    "material": [page(DEC21, (A, FROM, "1"), extra=(("Total assets", "100"),))],
    "loan-terms": [
        page(
            DEC21,
            (A, "Loan due to related party", "10"),
            (A, "Interest rate, maturity 2025", "5.00%"),
        )
    ],
}


@pytest.mark.parametrize("name", sorted(TRIPS))
def test_a_pattern_is_found_with_its_numbers_and_cells(found, name) -> None:
    (signal,) = [one for one in found(*TRIPS[name]) if one.name == name]
    assert 0 < signal.weight <= 1
    assert signal.cells
    assert "fraud" not in signal.message


@pytest.mark.parametrize("name", sorted(QUIET))
def test_a_page_without_the_pattern_does_not_trip_it(found, name) -> None:
    assert [one for one in found(*QUIET[name]) if one.name == name] == []


def test_the_nets_of_both_sides_are_exact(found) -> None:
    (signal,) = found(*TRIPS["both-sides"], names=("both-sides",))
    assert [(n.name, n.value) for n in signal.numbers] == [
        ("net_2021-12-31", Decimal(60))
    ]


def test_one_party_of_two_reporters_is_shared_and_a_trade_name_is_a_family(
    found,
) -> None:
    pages = [page(DEC21, (A, FROM, "1")), page(DEC21, (A, FROM, "2"))]
    (shared,) = found(*pages, cik="apart", names=("shared",))
    assert shared.party == A
    pages = [
        page(DEC21, (A, FROM, "1")),
        page(DEC21, ("Zorvexquib Jyvaskowitz Vlajkudz Shipping Ltd", FROM, "2")),
    ]
    (family,) = found(*pages, cik="apart", names=("family",))
    assert "whether they belong together is not known" in family.message


def test_a_relabelled_balance_is_no_spike(found) -> None:
    pages = [
        page(DEC20, (A, FROM, "1,000")),
        page(JUNE21, (A, FROM, "1,000"), (B, FROM, "1")),
        page(JUNE21, (A, "Amounts due from related parties", "1,000")),
        page(DEC21, (A, "Amounts due from related parties", "1,000")),
    ]
    assert found(*pages, names=("spike",)) == []
    (frozen,) = found(names=("frozen",))
    assert "is 1,000 USD at 3 dates" in frozen.message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CEO", "Chief Executive Officer"),
        ("Shareholder", "Shareholders"),
        ("Controlling shareholder", "Majority shareholder"),
    ],
)
def test_another_word_for_one_role_is_no_change(found, before, after) -> None:
    pages = [
        page(DEC20, (f"{A} [Member] | {before}", FROM, "10")),
        page(DEC21, (f"{A} [Member] | {after}", FROM, "10")),
    ]
    assert found(*pages, names=("role-changed",)) == []


def test_a_change_of_role_names_both(found) -> None:
    (signal,) = found(*TRIPS["role-changed"], names=("role-changed",))
    assert signal.message == (
        f"{A} is disclosed as parent company in {'0' * 10}-00-000002, before as "
        "director"
    )


def test_claims_in_a_circle_between_reporters(found) -> None:
    pages = [
        page(DEC21, (A, FROM, "9"), (B, TO, "8")),
        page(DEC21, (A, TO, "7"), (B, FROM, "6")),
    ]
    (circle,) = found(*pages, cik="apart", names=("circular",))
    assert "the least of them is 6 USD" in circle.message
    assert {(cell.fact[-8:], cell.raw) for cell in circle.cells} == {
        ("1/R4/1/1", "$ 9"),
        ("1/R4/2/1", "$ 8"),
        ("2/R4/1/1", "$ 7"),
        ("2/R4/2/1", "$ 6"),
    }
    assert circle.reporter == "CIK 11 | CIK 12"


def test_one_reporter_s_balances_are_no_circle(found) -> None:
    text = page(DEC21, (A, FROM, "9"), (B, TO, "8"), (A, TO, "3"))
    assert found(text, names=("circular",)) == []


def test_thresholds_may_be_set(found) -> None:
    assert found(*TRIPS["frozen"], names=("frozen",), frozen_days="400") == []
    with pytest.raises(InputError, match="expected a whole number"):
        found(*TRIPS["frozen"], frozen_days="long")
    for text in ("NaN", "Infinity", "1.5", "-1"):
        with pytest.raises(InputError, match="expected a whole number, zero or more"):
            thresholds({"frozen_days": text})
    with pytest.raises(InputError, match="expected a number, zero or more"):
        thresholds({"share": "NaN"})
    with pytest.raises(InputError, match="no threshold 'speed'"):
        found(*TRIPS["frozen"], speed="1")


def test_an_unknown_pattern_or_reporter_is_named(found) -> None:
    with pytest.raises(NotFoundError, match="no signal 'luck'"):
        found(*TRIPS["frozen"], names=("luck",))


def test_every_pattern_has_a_page_of_each_sort() -> None:
    assert set(TRIPS) == set(QUIET) == set(SIGNALS) - {"roll-forward"}
    assert set(ACROSS) == {"shared", "family", "circular"}


def test_a_note_to_the_statements_is_no_loan(found) -> None:
    pages = [page(DEC21, (A, "Due to related parties (Note 10 (4))", "10"))]
    assert [one for one in found(*pages) if one.name == "loan-terms"] == []
