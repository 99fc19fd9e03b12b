"""Which fact of an instance a page prints: agreement, contradiction, and ties."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest

import kg
from kg.facts.matching import Printed, matches, printed, with_elements
from kg.readers.labels import elements_by_label, folded, letters

CLOSE, OPENING = date(2021, 12, 31), date(2020, 12, 31)
FACT = Printed(
    concept="us-gaap:DueToRelatedPartiesCurrent",
    label="amounts due to related parties",
    value=Decimal(2417000),
    unit="CNY",
    instant=CLOSE,
    start=None,
    end=None,
    count=2,
    labels=frozenset({"huaxiatradingcoltd", "director"}),
    names=frozenset({"HuaxiaTradingCoLtdMember", "DirectorMember"}),
)
FLOW = replace(
    FACT, concept="us-gaap:Repayments", instant=None, start=date(2021, 1, 1), end=CLOSE
)
TOTAL = replace(FACT, count=0, labels=frozenset(), names=frozenset())


def found(page: Printed, *facts: Printed) -> int | None:
    return matches([page], facts).get(0)


def test_what_agrees_in_everything_is_found() -> None:
    others = [replace(FACT, value=Decimal(1)), replace(FACT, instant=OPENING)]
    assert found(FACT, *others, FACT) == 2


@pytest.mark.parametrize(
    "told",
    [
        {"concept": None},
        {"unit": None},
        {"names": frozenset()},
        {"labels": frozenset()},
        {"labels": frozenset({"huaxiatrading", "director"}), "names": frozenset()},
        {"label": "due to the director", "concept": None},
        {"value": Decimal(-2417000)},
        {"concept": "us-gaap:DueToOfficersOrStockholders"},
        {"concept": None, "label": "due to the director", "names": frozenset()},
        {"concept": None, "label": "due to the director", "labels": frozenset()},
    ],
)
def test_a_page_may_tell_less_or_turn_the_sign(told) -> None:
    assert found(replace(FACT, **told), FACT) == 0


@pytest.mark.parametrize(
    "told",
    [
        {"value": Decimal(2417001)},
        {"unit": "USD"},
        {"instant": OPENING},
        {"count": 1},
        {"count": 3},
    ],
)
def test_what_contradicts_is_not_found(told) -> None:
    assert found(replace(FACT, **told), FACT) is None


@pytest.mark.parametrize(
    ("start", "at"),
    [
        (None, 0),
        (date(2021, 1, 1), 0),
        (date(2020, 12, 26), 0),
        (date(2021, 1, 17), 0),
        (date(2021, 1, 18), None),
        (date(2021, 10, 1), None),
    ],
)
def test_a_start_may_be_off_by_half_a_month(start, at) -> None:
    assert found(replace(FLOW, start=start), FLOW) == at


def test_of_two_starts_the_equal_one_is_taken() -> None:
    other = replace(FLOW, start=date(2021, 1, 10))
    assert found(FLOW, other, FLOW) == 1
    assert found(FLOW, FLOW, other) == 0


@pytest.mark.parametrize(
    ("count", "shared", "at"),
    [(1, 0, 0), (2, 1, 0), (2, 0, None), (3, 2, 0), (3, 1, None)],
)
def test_among_several_all_members_but_one_must_agree(count, shared, at) -> None:
    """The label settles which; the members say whether either is it."""
    page = replace(
        FACT, count=count, names=frozenset(), labels=frozenset("abc"[:count])
    )
    fact = replace(page, labels=frozenset([*"abc"[:shared], *"xyz"[: count - shared]]))
    other = replace(fact, label="due to others")
    assert found(page, fact, other) == at
    assert found(page, fact) == 0


def test_a_total_is_known_by_its_label_alone() -> None:
    page = replace(TOTAL, concept=None)
    assert found(page, TOTAL) == 0
    other = replace(TOTAL, concept="us-gaap:OtherLiabilities", label="due to others")
    assert found(page, other, TOTAL) == 1
    assert found(replace(TOTAL, label="due from others"), other) is None


def test_a_text_tells_a_total_by_size_and_day() -> None:
    """A page shows a concept under any of its labels, and a text names no element."""
    page = replace(TOTAL, concept=None, label="owed to our directors")
    assert found(page, TOTAL) == 0
    assert found(page, replace(TOTAL, instant=OPENING)) is None
    assert found(page, replace(TOTAL, unit="USD")) is None
    assert found(replace(page, instant=None), TOTAL) is None
    for value, at in ((1000, 0), (-1000, 0), (999, None)):
        small = replace(TOTAL, value=Decimal(value))
        assert found(replace(page, value=Decimal(value)), small) == at
    told = replace(page, value="unsecured", unit=None)
    assert found(told, replace(TOTAL, value="unsecured", unit=None)) is None


def test_one_amount_under_two_elements_is_repeated_by_a_text() -> None:
    assets, claims = (
        replace(TOTAL, concept=f"us-gaap:{name}", label=label)
        for name, label in (("Assets", "assets"), ("Claims", "claims"))
    )
    page = replace(TOTAL, concept=None, label="balance sheet total")
    assert found(page, assets, claims) == 0
    assert found(page, claims, assets) == 0
    assert found(replace(page, label="claims"), assets, claims) == 1
    assert found(replace(page, concept="us-gaap:Other"), assets, claims) is None


def test_flows_that_differ_in_an_untold_start_are_one_amount() -> None:
    later = replace(FLOW, start=date(2021, 1, 15))
    untold = replace(FLOW, start=None)
    assert found(untold, later, FLOW) == 0
    assert found(untold, FLOW, replace(FLOW, end=OPENING)) == 0
    assert found(FLOW, later, FLOW) == 1


def test_an_amount_under_a_misread_heading_is_found_whatever_the_members() -> None:
    page = replace(
        FACT,
        concept=None,
        label="balance",
        count=1,
        labels=frozenset({"unsecuredloan"}),
        names=frozenset(),
    )
    assert found(page, replace(FACT, instant=OPENING), FACT) == 1
    assert found(page, FACT, replace(FACT, labels=page.labels)) == 1
    assert found(replace(page, names=frozenset({"LoanMember"})), FACT) is None
    assert found(replace(page, concept="us-gaap:Loans"), FACT) is None
    flow = replace(page, instant=None, start=FLOW.start, end=CLOSE)
    assert found(flow, replace(FLOW, start=OPENING.replace(year=2019))) is None
    assert found(flow, FLOW) == 0


def test_a_zero_without_date_says_too_little() -> None:
    zero = replace(FACT, value=Decimal(0))
    undated = replace(zero, instant=None)
    assert found(replace(undated, labels=frozenset(), names=frozenset()), zero) is None
    assert found(undated, zero) == 0


def test_two_facts_that_agree_equally_are_a_tie() -> None:
    undated = replace(FACT, instant=None)
    assert found(undated, FACT, replace(FACT, instant=OPENING)) is None
    assert found(undated, FACT, FACT) == 0


def test_of_several_that_agree_in_part_the_most_alike_is_taken() -> None:
    other = replace(FACT, labels=frozenset({"others", "director"}), names=frozenset())
    assert found(FACT, other, FACT) == 1
    negative = replace(FACT, value=-FACT.value)
    assert found(FACT, negative, FACT) == 1


def test_a_named_element_tells_two_members_of_one_label_apart() -> None:
    one, other = (
        replace(
            FACT,
            count=1,
            labels=frozenset({"director"}),
            names=frozenset({f"{n}Member"}),
        )
        for n in "AB"
    )
    assert found(one, other, one) == 1
    assert found(other, other, one) == 0


def test_texts_are_compared_folded() -> None:
    told = replace(TOTAL, value="unsecured", unit=None)
    assert found(told, replace(told, value="secured"), told) == 1


def test_neither_the_order_nor_the_other_values_matter() -> None:
    facts = [FACT, TOTAL, FLOW, replace(TOTAL, instant=OPENING)]
    pages = [TOTAL, FACT, replace(FLOW, start=None), replace(FACT, unit="USD")]
    told = matches(pages, facts)
    assert told == {0: 1, 1: 0, 2: 2}
    for order in permutations(range(len(pages))):
        shuffled = matches([pages[n] for n in order], facts)
        assert {order[n]: at for n, at in shuffled.items()} == told


def test_one_fact_may_be_printed_often() -> None:
    assert matches([FACT, FACT], [FACT]) == {0: 0, 1: 0}


def test_labels_are_compared_without_marks_spaces_case_or_plural() -> None:
    assert folded("  Money Market\nFunds [Member]") == "money market funds"
    assert letters("Money market funds [Member]") == letters("Money-Market Fund")
    assert letters("关联方 [Member]") == "关联方"
    assert letters("***") == "***"


def test_a_label_that_one_element_alone_bears_names_it() -> None:
    labels = [("hx:AMember", "Trading"), ("hx:AMember", "Huaxia [Member]")]
    named = elements_by_label([*labels, ("hx:BMember", "trading")])
    assert named == {"huaxia": "hx:AMember"}
    page = replace(FACT, labels=frozenset({"huaxia", "trading"}), names=frozenset())
    assert with_elements(page, named).names == {"AMember"}


@pytest.mark.parametrize(
    ("by", "concept"),
    [
        ("xbrl", "us-gaap:DueToRelatedPartiesCurrent"),
        ("definition", "us-gaap:DueToRelatedPartiesCurrent"),
        ("label", None),
        (None, None),
    ],
)
def test_an_element_is_told_by_the_source_and_not_by_a_label(by, concept) -> None:
    source = Path(__file__).parents[1] / "data" / "xbrl" / "hx-20211231.xml"
    fact = replace(
        next(fact for fact in kg.read(source) if fact.members),
        concept="us-gaap:DueToRelatedPartiesCurrent",
        concept_by=by,
        member_names=("hx:AMember", None),
        members=("A", "B"),
    )
    told = printed(fact)
    assert (told.concept, told.names, told.count) == (concept, {"AMember"}, 2)
