"""Measures of small networks whose outcome is known by hand."""

from datetime import date
from decimal import Decimal

import pytest
from made_network import DAY, network, position

from kg.api.graph import Graph
from kg.errors import InputError, NotFoundError
from kg.network.measures import MEASURES, Claims, measures_of
from kg.network.money import Rate, Rates, convenience_rates, in_currency, read_rates
from kg.resources import folder


def row(reporter: str, party: str, side: str, amount: int, currency: str = "CNY"):
    return position(reporter, party, side, amount, currency=currency)


def claims(*rows) -> Claims:
    return Claims(in_currency(network(*rows)))


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
    net = network(row("A", "x", "due from", 6), row("A", "y", "due to", 2, "USD"))
    with pytest.raises(InputError, match="CNY, USD"):
        in_currency(net)
    one = in_currency(net, "CNY")
    assert one.graph["without_rate"] == 1
    rates = Rates([Rate(date(2021, 1, 1), "USD", "CNY", Decimal("6.45"), 3)])
    both = in_currency(net, "CNY", rates)
    amounts = sorted(data["amount"] for _, _, data in both.edges(data=True))
    assert amounts == [Decimal("6"), Decimal("12.90")]
    assert both.graph["without_rate"] == 0
    assert [d.get("original") for *_, d in both.edges(data=True)] == ["2 USD", None]


def test_a_rate_holds_from_its_day_on() -> None:
    rates = read_rates("date,from,to,rate\n2021-06-30,USD,CNY,6.45\n", "rates.csv")
    assert rates.rate("USD", "CNY", date(2021, 6, 29)) is None
    later = rates.rate("USD", "CNY", date(2021, 12, 31))
    assert (later.units, later.digits) == (Decimal("6.45"), 3)
    assert rates.rate("CNY", "USD", DAY).units == 1 / Decimal("6.45")


@pytest.mark.parametrize(
    "line",
    ["2021-06-30,USD,CNY,0", "2021-06-30,USD,CNY,NaN", "June,USD,CNY,6", "x",
     "2021-06-30,USD,CNY,-6", "2021-06-30,USD,CNY,Infinity"],
)  # fmt: skip
def test_a_bad_rate_names_its_line(line: str) -> None:
    with pytest.raises(InputError, match=r"rates\.csv:2"):
        read_rates(f"date,from,to,rate\n{line}\n", "rates.csv")


def test_a_converted_amount_is_rounded_to_what_the_rate_bears() -> None:
    table = Rates([Rate(DAY, "USD", "CNY", Decimal("6.457"), 4)])
    net = network(row("A", "x", "due from", 2039412, "USD"), row("A", "y", "due to", 7))
    one = in_currency(net, "cny", table)
    assert sorted(one.edges(data="amount"))[1] == ("p:x", "e:A", Decimal(13170000))
    assert one.graph["currency"] == "CNY"
    assert one.graph["conversion"] == (
        "CNY: 0 amounts without a rate left out, 1 converted: "
        "1 at 6.457 CNY for 1 USD (2021-06-30)"
    )


def test_a_rate_of_ones_own_filing_goes_before_a_later_one_of_another() -> None:
    own = Rate(date(2020, 1, 1), "USD", "CNY", Decimal(7), 1, "e:A", "filing-a")
    other = Rate(date(2021, 1, 1), "USD", "CNY", Decimal(6), 1, "e:B", "filing-b")
    table = Rates([other, own])
    assert table.rate("USD", "CNY", DAY, "e:A") == own
    assert table.rate("USD", "CNY", DAY, "e:C") == other
    assert table.rate("USD", "CNY", date(2020, 6, 1), "e:B") == own
    net = network(row("C", "x", "due from", 100, "USD"))
    line = in_currency(net, "CNY", table).graph["conversion"]
    assert line.endswith(
        "1 at 6 CNY for 1 USD (2021-01-01, filing-b), of another reporter's filing"
    )


def test_many_rates_are_counted_after_the_first_three() -> None:
    rates = [Rate(date(2020, n, 1), "USD", "CNY", Decimal(n), 1) for n in range(1, 6)]
    rows = [
        position(party=f"p{n}", amount=1, currency="USD", date=date(2020, n, 2))
        for n in range(1, 6)
    ]
    line = in_currency(network(*rows), "CNY", Rates(rates)).graph["conversion"]
    assert line.endswith("; the others at 2 more rates")
    assert line.count(" at ") == 4


def test_one_currency_needs_no_word_about_conversion() -> None:
    assert in_currency(network(position())).graph["conversion"] == ""


def test_a_currency_no_amount_has_is_refused_with_those_there_are() -> None:
    net = network(row("A", "x", "due from", 6), row("A", "y", "due to", 2, "USD"))
    with pytest.raises(InputError, match=r"no amount in XXX .* one of CNY, USD"):
        in_currency(net, "XXX")


def test_convenience_rates_are_those_of_the_filings(tmp_path) -> None:
    with Graph(tmp_path / "graph") as graph:
        graph.build(manifest=folder("examples") / "manifest.csv", rdf=False)
        ambow, waterdrop, huya = convenience_rates(graph._graph.snapshot())
    assert (ambow.source, ambow.target, ambow.day) == ("USD", "CNY", DAY)
    assert ambow.units == Decimal(3235000) / Decimal(501000)
    assert (ambow.digits, ambow.filing) == (3, "0001104659-21-117128")
    assert waterdrop.units == Decimal(20449000) / Decimal(3209000)
    assert waterdrop.reporter.endswith("/1823986")
    assert huya.digits == 5
    assert huya.reporter.endswith("/1728190")


def test_a_negative_amount_is_a_debt_of_the_other_side() -> None:
    net = in_currency(network(row("A", "x", "due from", -3)))
    assert list(net.edges(data="amount")) == [("e:A", "p:x", 3)]
    found = measured("concentration", Claims(net))
    assert found == [("A", "due to", 1, "x", Decimal("1.0000"), Decimal("1.0000"))]


def test_both_tellers_of_a_claim_are_reporters_of_it() -> None:
    claim = position("A", "B", "due from", 5, party_iri="e:B")
    mirror = position("B", "A", "due to", 5, party_iri="e:A")
    both = claims(claim, mirror, row("A", "x", "due to", 1))
    assert ("B", 5, 0, -5) in measured("strength", both)
    found = measured("concentration", both)
    assert [(line[0], line[1], line[3]) for line in found] == [
        ("A", "due from", "B"), ("A", "due to", "x"), ("B", "due to", "A"),
    ]  # fmt: skip
    assert measured("components", both) == [(3, 2, "A | B")]


def ends(amount, other_amount, *, side="due from", day=DAY):
    """Return the positions in which A and B report one claim."""
    opposite = {"due from": "due to", "due to": "due from"}[side]
    return (
        position("A", "B", side, amount, party_iri="e:B", date=day),
        position("B", "A", opposite, other_amount, party_iri="e:A", date=day),
    )


@pytest.mark.parametrize(
    ("rows", "strength"),
    [
        # B says it owes 1,400,000, A that it is owed 1,500,000.
        (ends(1500000, 1400000), ("A", 0, 1400000, 1400000)),
        (ends(1500000, 1600000, side="due to"), ("B", 0, 1500000, 1500000)),
        (ends(1500000, 1500000), ("A", 0, 1500000, 1500000)),
        # An end that tells nothing has no edge: the other's amount counts.
        (ends(1500000, 0), ("A", 0, 1500000, 1500000)),
        # The ends see it the other way round: two edges of two directions.
        (ends(1500000, -1400000), ("A", 1400000, 1500000, 100000)),
        # Two days are two claims.
        (
            (*ends(1500000, 1400000), ends(900000, 0, day=date(2020, 6, 30))[0]),
            ("A", 0, 2300000, 2300000),
        ),
    ],
)
def test_a_claim_its_ends_tell_differently_is_added_once(rows, strength) -> None:
    assert strength in measured("strength", claims(*rows))


def test_what_only_the_creditor_tells_in_this_currency_is_added() -> None:
    one, other = ends(1500000, 1400000)
    net = in_currency(network(one, other))
    net.remove_edge(other.debtor, other.creditor, key=other.iri)
    assert measured("strength", Claims(net))[0] == ("A", 0, 1500000, 1500000)


def test_each_end_keeps_its_own_amount_in_its_concentration() -> None:
    rows = (*ends(300, 200), row("A", "x", "due from", 100))
    shares = {
        (name, side): share
        for name, side, _, _, share, _ in measured("concentration", claims(*rows))
    }
    assert shares == {
        ("A", "due from"): Decimal("0.7500"),
        ("B", "due to"): Decimal("1.0000"),
    }


def test_an_unknown_measure_names_those_there_are() -> None:
    with pytest.raises(
        NotFoundError, match=r"found no measure .foo., expected one of degree"
    ):
        measures_of(network(), ["foo"])
    assert [m.name for m in measures_of(network(), ["degree"])] == ["degree"]
