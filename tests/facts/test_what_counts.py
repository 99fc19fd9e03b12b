"""What is an event, a plan or settled, and no balance of its day."""

from datetime import date
from decimal import Decimal

import pytest

from tests.facts.small_filings import (
    DAY,
    INVESTEE,
    PARTY,
    context,
    instance,
    of,
    owed,
    reasons,
)


@pytest.mark.parametrize(
    ("axis", "day", "why"),
    [
        (PARTY, "2023-05-16", "taken up on a day without balance sheet"),
        (INVESTEE, DAY, "from the party's own balance sheet"),
    ],
)
def test_debt_of_an_event_or_investee_is_not_counted(
    build, graph, axis, day, why
) -> None:
    contexts = [of("HarrowGateVentureLLC", axis, day), of("TarnLakeLtd")]
    facts = [
        ("us-gaap:LongTermDebt", "HarrowGateVentureLLC", 500),
        ("us-gaap:NotesPayable", "TarnLakeLtd", 1),
    ]
    build(instance(contexts, *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(1)]
    assert reasons(graph) == {"LongTermDebt 500": why}


@pytest.mark.parametrize(
    ("days", "counted"),
    [
        (("2023-05-16",), 1),
        (("2023-05-16", "2023-08-11"), 0),
        ((DAY, "2023-05-16"), 2),
        (("2023-03-31", "2023-06-30"), 2),
        (("2023-05-31", "2023-08-31"), 0),
    ],
)
def test_drawings_on_several_days_are_no_balances(build, graph, days, counted) -> None:
    contexts = [of("HarrowGateLLC")]
    facts = [("us-gaap:NotesPayable", "HarrowGateLLC", 1)]
    for day in days:
        contexts.append(context(f"on{day}", day, (PARTY, "TarnLakeLtdMember")))
        facts.append(("us-gaap:NotesPayable", f"on{day}", 500))
    build(instance(contexts, *facts))
    assert [row[2] for row in owed(graph)].count(Decimal(500)) == counted


def test_latest_is_the_newest_sheet_though_nobody_owes_on_it(build, graph) -> None:
    build(instance([of("TarnLakeLtd")], ("us-gaap:NotesPayable", "TarnLakeLtd", 500)))
    newer = context("plain", "2024-12-31")
    total = ("us-gaap:DueToRelatedPartiesCurrent", "plain", 0)
    build(instance([newer], total, period="2024-12-31"), year=2025)
    assert owed(graph, as_of="latest") == []
    assert [row[2] for row in owed(graph, as_of=date(2024, 6, 30))] == [Decimal(500)]
    known = owed(graph, as_of="latest", known=date(2024, 6, 1))
    assert [row[2] for row in known] == [Decimal(500)]
    assert list(graph.query("exposure", as_of="latest")) == []


@pytest.mark.parametrize(
    ("axis", "member", "why"),
    [
        ("srt:RangeAxis", "srt:MaximumMember", "maximum or minimum"),
        ("srt:StatementScenarioAxis", "srt:ScenarioForecastMember", "planned"),
        (
            "us-gaap:FairValueByFairValueHierarchyLevelAxis",
            "us-gaap:FairValueInputsLevel3Member",
            "fair value",
        ),
    ],
)
def test_an_amount_that_is_a_bound_plan_or_fair_value_is_not_owed(
    build, graph, axis, member, why
) -> None:
    bound = of("TarnLakeLtd", PARTY, DAY, (axis, "X")).replace("qz:X", member)
    build(instance([bound], ("us-gaap:NotesPayable", "TarnLakeLtd", 500)))
    assert owed(graph) == []
    assert [reason.startswith(why) for reason in reasons(graph).values()] == [True]


@pytest.mark.parametrize(
    ("day", "counted"),
    [("2023-09-30", 1), ("2023-03-31", 1), ("2023-05-31", 0), ("2023-11-30", 0)],
)
def test_borrowings_on_a_month_end_off_the_quarters_are_an_event(
    build, graph, day, counted
) -> None:
    contexts = [of("HarrowGateLLC"), context("then", day, (PARTY, "TarnLakeLtdMember"))]
    build(
        instance(
            contexts,
            ("us-gaap:NotesPayable", "HarrowGateLLC", 1),
            ("us-gaap:LongTermLineOfCredit", "then", 500),
        )
    )
    assert [row[2] for row in owed(graph)].count(Decimal(500)) == counted


@pytest.mark.parametrize(
    ("flow", "left"),
    [
        ("us-gaap:DebtConversionConvertedInstrumentAmount1", []),
        ("us-gaap:RepaymentsOfNotesPayable", []),
        ("us-gaap:InterestExpense", [Decimal(95)]),
    ],
)
def test_what_is_settled_on_a_day_is_not_owed_on_it(build, graph, flow, left) -> None:
    member = (
        f'<segment><xbrldi:explicitMember dimension="{PARTY}">qz:TarnLakeLtdMember'
        "</xbrldi:explicitMember></segment>"
    )
    scheme = '<identifier scheme="http://www.sec.gov/CIK">0001000001</identifier>'
    on_day = (
        f'<context id="flow"><entity>{scheme}{member}</entity><period><startDate>'
        "2023-02-08</startDate><endDate>2023-02-08</endDate></period></context>"
    )
    contexts = [of("TarnLakeLtd", day="2023-02-08"), context("sheet", DAY), on_day]
    build(
        instance(
            contexts,
            ("us-gaap:InterestPayableCurrent", "TarnLakeLtd", 95),
            (flow, "flow", 95),
            ("us-gaap:Assets", "sheet", 9000),
        )
    )
    assert [amount for _, _, amount in owed(graph)] == left


@pytest.mark.parametrize(
    ("beside", "day", "more"),
    [
        ("us-gaap:InterestPayableCurrent", "2023-01-01", {490}),
        ("us-gaap:OtherAssets", "2023-01-01", {90}),
        ("us-gaap:InterestPayableCurrent", "2023-02-02", set()),
    ],
)
def test_the_opening_of_a_year_is_the_sheet_before_it(
    build, graph, beside, day, more
) -> None:
    names = ["Quillen", "Orrin", "Zenta", "Harrow", "Corvane", "Brisk"]
    days = ["2022-12-31", DAY]
    sheets = [
        context(f"{name}{on[:4]}", on, (PARTY, f"{name}LtdMember"))
        for name in names
        for on in days
    ]
    build(
        instance(
            [of("TarnLakeLtd", day=day), *sheets],
            ("us-gaap:UnsecuredDebtCurrent", "TarnLakeLtd", 400),
            (beside, "TarnLakeLtd", 90),
            *[
                ("us-gaap:NotesPayable", f"{n}{on[:4]}", 3)
                for n in names
                for on in days
            ],
        )
    )
    assert {row[2] for row in owed(graph)} == more | {3}
