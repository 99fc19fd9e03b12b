"""Measures of small networks whose outcome is known by hand."""

from datetime import date
from decimal import Decimal

import pytest

from kg.errors import InputError
from kg.network.measures import MEASURES, Claims
from kg.network.money import Rate, Rates, convenience_rates, in_currency, read_rates
from kg.network.project import project

DAY = date(2021, 6, 30)


def row(reporter: str, party: str, side: str, amount: int, currency: str = "CNY"):
    return {
        "reporter": reporter, "party": party, "side": side, "concept": "us-gaap:X",
        "date": DAY, "amount": Decimal(amount), "currency": currency, "filing": "f",
        "report": "R1", "row": amount, "column": 0,
        "reporter_iri": f"r:{reporter}", "party_iri": f"p:{party}",
    }  # fmt: skip


def claims(*rows) -> Claims:
    return Claims(in_currency(project(rows)))


STAR = (
    row("A", "x", "due from", 6),
    row("A", "y", "due from", 2),
    row("A", "z", "due to", 5),
)
MESH = (*STAR, row("B", "x", "due from", 4), row("B", "y", "due to", 1))


def measured(name: str, held: Claims) -> list[tuple[object, ...]]:
    return list(MEASURES[name](held).rows)


def test_strength_adds_what_is_owed_and_nets_it() -> None:
    assert measured("strength", claims(*STAR))[0] == ("A", 5, 8, 3)


def test_concentration_is_told_by_share_and_index() -> None:
    found = measured("concentration", claims(*STAR))
    assert ("A", "due from", 2, "x", Decimal("0.7500"), Decimal("0.6250")) in found
    assert ("A", "due to", 1, "z", 1, 1) in found


@pytest.mark.parametrize("name", ["betweenness", "pagerank", "communities", "core"])
def test_a_star_is_refused_with_a_reason(name: str) -> None:
    found = MEASURES[name](claims(*STAR))
    assert found.rows == ()
    assert found.reason.startswith("every component is a star")


@pytest.mark.parametrize("name", ["betweenness", "pagerank", "communities"])
def test_more_than_a_star_is_measured(name: str) -> None:
    assert MEASURES[name](claims(*MESH)).rows


def test_shared_counterparties_and_the_reporters_they_link() -> None:
    assert measured("shared", claims(*MESH)) == [("x", 2, "A | B"), ("y", 2, "A | B")]
    assert measured("reporters", claims(*MESH)) == [("A", "B", 2, "x | y")]


def test_claims_in_a_circle_name_the_least_amount() -> None:
    rows = [row("A", "x", "due from", 9), row("A", "y", "due to", 8)]
    rows += [row("B", "x", "due to", 7), row("B", "y", "due from", 6)]
    assert measured("cycles", claims(*rows)) == [(4, 6, "A -> y -> B -> x -> A")]


def test_both_sides_of_one_party_are_no_circle() -> None:
    rows = [row("A", "x", "due from", 9), row("A", "x", "due to", 8)]
    found = MEASURES["cycles"](claims(*rows))
    assert (found.rows, found.reason) == ((), "")


def test_components_are_counted_apart() -> None:
    rows = (*STAR, row("B", "w", "due to", 1))
    assert measured("components", claims(*rows)) == [(4, 3, "A"), (2, 1, "B")]


def test_several_currencies_are_never_added_silently() -> None:
    net = project([row("A", "x", "due from", 6), row("A", "y", "due to", 2, "USD")])
    with pytest.raises(InputError, match="CNY, USD"):
        in_currency(net)
    one = in_currency(net, "CNY")
    assert one.graph["left_out"] == 1
    rates = Rates([Rate(date(2021, 1, 1), "USD", "CNY", Decimal("6.45"))])
    both = in_currency(net, "CNY", rates)
    amounts = sorted(data["amount"] for _, _, data in both.edges(data=True))
    assert amounts == [Decimal("6"), Decimal("12.90")]
    assert both.graph["left_out"] == 0


def test_a_rate_holds_from_its_day_on() -> None:
    rates = read_rates("date,from,to,rate\n2021-06-30,USD,CNY,6.45\n", "rates.csv")
    assert rates.rate("USD", "CNY", date(2021, 6, 29)) is None
    assert rates.rate("USD", "CNY", date(2021, 12, 31)) == Decimal("6.45")
    assert rates.rate("CNY", "USD", DAY) == 1 / Decimal("6.45")


@pytest.mark.parametrize("line", ["2021-06-30,USD,CNY,0", "June,USD,CNY,6", "x"])
def test_a_bad_rate_names_its_line(line: str) -> None:
    with pytest.raises(InputError, match=r"rates\.csv:2"):
        read_rates(f"date,from,to,rate\n{line}\n", "rates.csv")


def test_the_convenience_rate_comes_of_the_largest_pair() -> None:
    pairs = [
        {"day": DAY, "source": "CNY", "target": "USD", "amount": Decimal(shown),
         "original": Decimal(original)}
        for shown, original in ((501000, 3235000), (429000, 2771000))
    ]  # fmt: skip
    (rate,) = convenience_rates(pairs)
    assert (rate.source, rate.target) == ("USD", "CNY")
    assert rate.units == Decimal(3235000) / Decimal(501000)


def test_a_negative_amount_turns_its_edge_round() -> None:
    one = in_currency(project([row("A", "x", "due from", -3)]))
    assert list(one.edges(data="amount")) == [("r:A", "p:x", 3)]
