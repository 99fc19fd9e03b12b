"""What counts as one balance, each kind of fault in small filings of invented names."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.facts.select import Wanted, select_positions

DAY = "2023-12-31"
PARTY = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
INVESTEE = "us-gaap:EquityMethodInvestmentNonconsolidatedInvesteeAxis"
ENTITY = "dei:LegalEntityAxis"
Told = tuple[str, str, int]
"""Element, context and amount."""
HEAD = """<?xml version="1.0"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance"
 xmlns:xbrldi="http://xbrl.org/2006/xbrldi"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:us-gaap="http://fasb.org/us-gaap/2023" xmlns:dei="http://xbrl.sec.gov/dei/2023"
 xmlns:srt="http://fasb.org/srt/2023" xmlns:qz="http://quorzim.example/20231231">
<unit id="usd"><measure>iso4217:USD</measure></unit>
"""


def context(name: str, day: str, *members: tuple[str, str]) -> str:
    """Return a context of Quorzim Corp on a day."""
    segment = "".join(
        f'<xbrldi:explicitMember dimension="{axis}">qz:{member}</xbrldi:explicitMember>'
        for axis, member in members
    )
    segment = f"<segment>{segment}</segment>" if segment else ""
    scheme = '<identifier scheme="http://www.sec.gov/CIK">0001000001</identifier>'
    return (
        f'<context id="{name}"><entity>{scheme}{segment}</entity>'
        f"<period><instant>{day}</instant></period></context>\n"
    )


def instance(contexts: Iterable[str], *facts: Told, period: str = DAY) -> str:
    """Return an instance that tells facts, and the end of its period."""
    cover = (
        '<context id="cover"><entity><identifier scheme="http://www.sec.gov/CIK">'
        "0001000001</identifier></entity><period><startDate>2023-01-01</startDate>"
        f"<endDate>{period}</endDate></period></context>"
        f'<dei:DocumentPeriodEndDate contextRef="cover">{period}'
        "</dei:DocumentPeriodEndDate>"
    )
    told = "".join(
        f'<{element} contextRef="{where}" unitRef="usd" decimals="0">{amount}'
        f"</{element}>\n"
        for element, where, amount in facts
    )
    return HEAD + "".join(contexts) + cover + told + "</xbrl>"


@pytest.fixture
def graph(tmp_path: Path):
    with kg.Graph(tmp_path / "graph") as made:
        yield made


@pytest.fixture
def build(tmp_path: Path, graph: kg.Graph) -> Callable[..., None]:
    """Builds facts, all unless told, of one document or page of Quorzim Corp."""

    def _build(
        text: str, year: int = 2024, name: str = "qz.xml", *, everything: bool = True
    ) -> None:
        place = tmp_path / str(year) / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
        graph.build(
            [place],
            rdf=False,
            everything=everything,
            cik="1000001",
            entity="Quorzim Corp",
            accession=f"0001000001-{year % 100}-000001",
            filed=date(year, 3, 1),
        )

    return _build


def owed(graph: kg.Graph, **wanted: object) -> list[tuple[str, str, Decimal]]:
    """Return party, side and amount of positions."""
    rows = select_positions(graph._graph.snapshot(), Wanted(**wanted))
    return [(row.name, str(row.side), row.amount) for row in rows]


def reasons(graph: kg.Graph) -> dict[str, str]:
    """Return why facts are in no position, by element or label and amount."""
    rows = graph._graph.snapshot().rows(
        "SELECT coalesce(f.concept, f.label), f.value, u.reason FROM uncounted AS u "
        "JOIN facts AS f ON f.iri = u.fact"
    )
    return {f"{what.rpartition(':')[2]} {value}": why for what, value, why in rows}


def of(party: str, axis: str = PARTY, day: str = DAY, *more: tuple[str, str]) -> str:
    return context(party, day, (axis, f"{party}Member"), *more)


@pytest.mark.parametrize(
    ("equity", "axis"),
    [
        ("us-gaap:MembersEquity", INVESTEE),
        ("us-gaap:PartnersCapital", PARTY),
        ("us-gaap:StockholdersEquity", INVESTEE),
        ("us-gaap:LiabilitiesAndStockholdersEquity", PARTY),
    ],
)
def test_a_partys_own_sheet_is_no_balance_with_it(build, graph, equity, axis) -> None:
    contexts = [of("HarrowGateVentureLLC", axis), of("TarnLakeLtd")]
    build(
        instance(
            contexts,
            ("us-gaap:Assets", "HarrowGateVentureLLC", 9000),
            (equity, "HarrowGateVentureLLC", 5000),
            ("us-gaap:AccountsPayableCurrent", "HarrowGateVentureLLC", 700),
            ("us-gaap:OtherReceivables", "HarrowGateVentureLLC", 40),
            ("us-gaap:NotesReceivableNet", "TarnLakeLtd", 300),
        )
    )
    assert [row[1:] for row in owed(graph)] == [("due from", Decimal(300))]
    own = "from the party's own balance sheet"
    assert reasons(graph)["AccountsPayableCurrent 700"] == own


def test_a_summary_of_an_investee_needs_no_equity(build, graph) -> None:
    contexts = [of("HarrowGateVentureLLC", INVESTEE)]
    facts = [
        ("us-gaap:AssetsCurrent", "HarrowGateVentureLLC", 90),
        ("us-gaap:LiabilitiesNoncurrent", "HarrowGateVentureLLC", 30),
        ("us-gaap:NotesPayable", "HarrowGateVentureLLC", 20),
    ]
    build(instance(contexts, *facts))
    assert owed(graph) == []


@pytest.mark.parametrize(
    ("element", "counted"),
    [
        ("us-gaap:NotesPayable", False),
        ("us-gaap:AccountsPayableCurrent", False),
        ("us-gaap:SecuredDebt", False),
        ("us-gaap:DueToAffiliateCurrent", True),
        ("qz:AdvancesPayableToInvestee", True),
        ("us-gaap:NotesReceivableNet", True),
    ],
)
def test_what_an_investee_owes_others_is_not_owed_to_it(
    build, graph, element, counted
) -> None:
    contexts = [of("HarrowGateVentureLLC", INVESTEE)]
    build(instance(contexts, (element, "HarrowGateVentureLLC", 500)))
    assert len(owed(graph)) == counted


def test_assets_beside_a_receivable_of_a_related_party_are_no_sheet(
    build, graph
) -> None:
    facts = [
        ("us-gaap:Liabilities", "TarnLakeLtd", 30),
        ("us-gaap:OtherReceivables", "TarnLakeLtd", 20),
    ]
    build(instance([of("TarnLakeLtd")], *facts))
    assert [row[1:] for row in owed(graph)] == [("due from", Decimal(20))]


@pytest.mark.parametrize(
    "element",
    [
        "us-gaap:InvestmentsInAffiliatesSubsidiariesAssociatesAndJointVentures",
        "us-gaap:EquityMethodInvestments",
        "qz:InvestmentsInAndAdvancesToAssociates",
    ],
)
def test_a_stake_is_not_owed(build, graph, element) -> None:
    build(instance([of("TarnLakeLtd")], (element, "TarnLakeLtd", 500)))
    assert owed(graph) == []
    assert list(reasons(graph).values()) == ["equity or investment"]


@pytest.mark.parametrize(
    ("element", "side"),
    [
        ("qz:LossDueToFlood", None),
        ("qz:DecreaseInRevenueDueToPandemic", None),
        ("qz:AdjustmentDueToTranslation", None),
        ("qz:AmountsOwingToDirector", "due to"),
        ("qz:BalanceOwedByAffiliate", "due from"),
        ("qz:AccruedExpensesDueToRelatedParties", "due to"),
        ("qz:LoanPaybleToDirector", "due to"),
    ],
)
def test_due_to_is_a_side_only_where_it_names_a_creditor(
    build, graph, element, side
) -> None:
    build(instance([of("TarnLakeLtd")], (element, "TarnLakeLtd", 500)))
    assert [row[1] for row in owed(graph)] == ([] if side is None else [side])


@pytest.mark.parametrize(
    "element",
    [
        "us-gaap:LongTermDebt",
        "us-gaap:ShortTermBorrowings",
        "us-gaap:LineOfCredit",
        "qz:RevolvingLineOfCreditFromFounder",
        "us-gaap:DepositLiabilitiesCurrent",
    ],
)
def test_debt_of_a_named_party_is_due_to_it(build, graph, element) -> None:
    build(instance([of("TarnLakeLtd")], (element, "TarnLakeLtd", 500)))
    assert [row[1:] for row in owed(graph)] == [("due to", Decimal(500))]


def test_debt_gives_way_to_notes_of_the_party(build, graph) -> None:
    facts = [
        ("us-gaap:LongTermDebt", "TarnLakeLtd", 500),
        ("us-gaap:NotesPayable", "TarnLakeLtd", 450),
    ]
    build(instance([of("TarnLakeLtd")], *facts))
    assert [row[1:] for row in owed(graph)] == [("due to", Decimal(450))]
    assert reasons(graph) == {"LongTermDebt 500": "debt told more closely beside it"}


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


def test_a_receivable_of_one_party_on_another_is_not_the_reporters(
    build, graph
) -> None:
    between = of("TarnLakeLtd", ENTITY, DAY, (PARTY, "HarrowGateVentureLLCMember"))
    alone = context("alone", DAY, (PARTY, "TarnLakeLtdMember"))
    facts = [
        ("us-gaap:NotesReceivableNet", "TarnLakeLtd", 500),
        ("us-gaap:NotesReceivableNet", "alone", 200),
    ]
    build(instance([between, alone], *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(200)]


@pytest.mark.parametrize(
    ("name", "parts", "is_total"),
    [
        ("DepotsTotalMember", (1, 2), True),
        ("TotalRelatedDepotsMember", (1, 2), True),
        ("AllAffiliatesMember", (1, 2), True),
        ("OsprelHoldingsLtdMember", (1, 2), False),
        ("OsprelHoldingsLtdMember", (1, 2, 4), True),
        ("TotalQuarrySAMember", (1, 3), False),
    ],
)
def test_a_party_that_is_the_sum_of_the_others_is_a_total(
    build, graph, name, parts, is_total
) -> None:
    parties = [f"Depot{'ABCDE'[n]}LLC" for n in range(len(parts))]
    whole = 3 if len(parts) == 2 else sum(parts)
    contexts = [*(of(p) for p in parties), context("sum", DAY, (PARTY, name))]
    facts = [
        ("us-gaap:NotesPayable", p, n) for p, n in zip(parties, parts, strict=True)
    ]
    build(instance(contexts, *facts, ("us-gaap:NotesPayable", "sum", whole)))
    assert sum(row[2] for row in owed(graph)) == sum(parts) + whole * (not is_total)


def test_a_sum_that_holds_on_one_day_of_two_is_chance(build, graph) -> None:
    amounts = {"2022-12-31": (900, 1900, 1900), DAY: (1000, 2000, 3000)}
    contexts, facts = [], []
    for day, told in amounts.items():
        for name, amount in zip("ABC", told, strict=True):
            member = (PARTY, f"{name}rdenLtdMember")
            contexts.append(context(f"{name}{day}", day, member))
            facts.append(("us-gaap:NotesPayable", f"{name}{day}", amount))
    build(instance(contexts, *facts))
    assert sum(row[2] for row in owed(graph, on=date(2023, 12, 31))) == 6000


def test_notes_larger_than_what_is_told_without_instrument_are_added(
    build, graph
) -> None:
    note = context(
        "note",
        DAY,
        (PARTY, "AnselBrookMember"),
        ("us-gaap:DebtInstrumentAxis", "PromissoryNoteOneMember"),
    )
    facts = [
        ("us-gaap:OtherLiabilitiesCurrent", "AnselBrook", 21),
        ("us-gaap:OtherLiabilitiesCurrent", "note", 1300),
    ]
    build(instance([of("AnselBrook"), note], *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(1321)]


@pytest.mark.parametrize(
    ("elements", "amount"),
    [
        (("NotesReceivableGross", "NotesReceivableNet"), 90),
        (("NotesReceivableGross",), 100),
        (("NotesReceivableGross", "InterestReceivable"), 190),
    ],
)
def test_gross_gives_way_to_the_net_of_the_same_thing(
    build, graph, elements, amount
) -> None:
    amounts = (100, 90)
    facts = [
        (f"us-gaap:{element}", "TarnLakeLtd", told)
        for element, told in zip(elements, amounts, strict=False)
    ]
    build(instance([of("TarnLakeLtd")], *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(amount)]


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ({"NotesPayable": 60, "NotesPayableCurrent": 25, "NotesPayableOther": 35}, 60),
        ({"OtherLiabilities": 12, "NotesPayable": 10, "InterestPayableCurrent": 2}, 12),
        ({"OtherLiabilities": 13, "NotesPayable": 10, "InterestPayableCurrent": 2}, 25),
    ],
)
def test_an_element_that_sums_the_others_is_their_whole(
    build, graph, told, amount
) -> None:
    facts = [(f"us-gaap:{name}", "TarnLakeLtd", value) for name, value in told.items()]
    build(instance([of("TarnLakeLtd")], *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(amount)]


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


def text_page(title: str, *lines: str) -> str:
    return "\n".join(["|", title, "|", "Dec. 31, 2023", *lines, "|X", "- Definition"])


RELATED = "RELATED PARTY TRANSACTIONS"


@pytest.mark.parametrize(
    ("title", "lines", "expected"),
    [
        (
            f"{RELATED} - Amounts due from related parties (Details) - USD ($)",
            ("|Balance", "|$ 500"),
            ("due from", 500),
        ),
        (
            f"{RELATED} - Loans from shareholders (Details) - USD ($)",
            ("|Loans", "|$ 500"),
            ("due to", 500),
        ),
        (
            f"{RELATED} - Amounts due from/to related parties (Details) - USD ($)",
            ("|Balance", "|$ 500"),
            None,
        ),
        (
            f"{RELATED} - Amounts due from related parties (Details) - USD ($)",
            ("|Investment", "|$ 500"),
            None,
        ),
        (
            f"{RELATED} - Intercompany loans (Details) - USD ($)",
            ("|Assets", "|$ 500"),
            ("due from", 500),
        ),
        (
            f"{RELATED} - Intercompany loans (Details) - USD ($)",
            ("|Liabilities", "|$ 500"),
            ("due to", 500),
        ),
        (
            f"{RELATED} - Intercompany loans (Details) - USD ($)",
            ("|Liabilities", "|$ (500)"),
            None,
        ),
        (
            f"{RELATED} - Summary of affiliates (Details) - USD ($)",
            ("|Assets", "|$ 500"),
            None,
        ),
    ],
)
def test_the_title_gives_a_bare_balance_its_side(
    build, graph, title, lines, expected
) -> None:
    build(text_page(title, "|Tarn Lake Ltd [Member]", *lines), name="R9.txt")
    assert [row[1:] for row in owed(graph)] == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("heading", "label", "side"),
    [
        ("Receivable [Abstract]", "Management fees", "due from"),
        ("Payables [Abstract]", "Management fees", "due to"),
        ("Liabilities [Abstract]", "Loans", "due to"),
        ("Assets [Abstract]", "Trade", "due from"),
        ("Assets [Abstract]", "Right-of-use asset", None),
        ("Transactions [Abstract]", "Trade", None),
    ],
)
def test_a_heading_gives_the_rows_below_it_their_side(
    build, graph, heading, label, side
) -> None:
    title = f"{RELATED} (Details) - USD ($)"
    rows = ("|Tarn Lake Ltd [Member]", f"|{heading}", f"|{label}", "|$ 500")
    build(text_page(title, *rows), name="R9.txt")
    assert [row[1] for row in owed(graph)] == ([] if side is None else [side])


@pytest.mark.parametrize(
    ("element", "amount", "wanted"),
    [
        ("qz:DueToFromRelatedParty", -1234, ("due from", 1234)),
        ("qz:DueFromToRelatedParties", -50, ("due to", 50)),
        ("qz:DueToFromRelatedParty", 1234, ("due to", 1234)),
        ("qz:DueToRelatedParty", -7, ("due to", -7)),
    ],
)
def test_a_negative_amount_of_both_sides_is_owed_the_other_way(
    build, graph, element, amount, wanted
) -> None:
    build(instance([of("TarnLakeLtd")], (element, "TarnLakeLtd", amount)))
    assert [row[1:] for row in owed(graph)] == [wanted]


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
    ("element", "counted"),
    [
        ("us-gaap:NotesReceivableNet", 500),
        ("us-gaap:DueFromJointVentures", 500),
        ("qz:LoansToInvestee", 500),
        ("us-gaap:EquityMethodInvestments", None),
        ("us-gaap:NotesPayable", None),
    ],
)
def test_what_an_investee_owes_is_a_claim_on_it(build, graph, element, counted) -> None:
    contexts = [of("HarrowGateVentureLLC", INVESTEE), of("TarnLakeLtd")]
    build(
        instance(
            contexts,
            (element, "HarrowGateVentureLLC", 500),
            ("us-gaap:NotesPayable", "TarnLakeLtd", 1),
        )
    )
    amounts = [row[2] for row in owed(graph) if row[0] != "Tarn Lake Ltd"]
    assert amounts == ([] if counted is None else [Decimal(counted)])


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


def test_the_owed_of_a_business_that_is_sold_is_owed_to_others(build, graph) -> None:
    deals = "us-gaap:RelatedPartyTransactionAxis"
    contexts = [of("QuorzimNorthLLC", deals), of("TarnLakeLtd")]
    facts = [
        ("us-gaap:NotesPayableRelatedPartiesCurrent", "QuorzimNorthLLC", 37),
        ("us-gaap:GainLossOnSaleOfBusiness", "QuorzimNorthLLC", 5),
        ("us-gaap:NotesPayable", "TarnLakeLtd", 1),
        ("us-gaap:GainLossOnSaleOfBusiness", "TarnLakeLtd", 2),
    ]
    build(instance(contexts, *facts))
    assert [row[2] for row in owed(graph)] == [Decimal(1)]
    assert "business bought or sold" in reasons(graph).values()


NOTE = ("us-gaap:ShortTermDebtTypeAxis", "NoteOfJuneMember")


@pytest.mark.parametrize(
    ("element", "told", "wanted"),
    [
        ("qz:NotePayableToTarnLake", [], [100]),
        ("qz:NotePayableToTarnLake", [("note", 150)], [100]),
        ("qz:NotePayableToTarnLake", [("note", 60)], [100]),
        ("qz:NotePayableToHarrowGate", [("note", 60)], [60]),
        ("qz:NotePayableToOthers", [], []),
    ],
)
def test_a_total_whose_label_names_a_party_is_the_whole_of_it(
    build, graph, element, told, wanted
) -> None:
    contexts = [
        context("all", DAY),
        of("TarnLakeLtd"),
        context("note", DAY, (PARTY, "TarnLakeLtdMember"), NOTE),
    ]
    facts = [(element, where, amount) for where, amount in [("all", 100), *told]]
    sold = ("us-gaap:RelatedPartyTransactionAmountsOfTransaction", "TarnLakeLtd", 3)
    build(instance(contexts, *facts, sold))
    assert [row[2] for row in owed(graph)] == wanted


DEBT = "us-gaap:DebtInstrumentAxis"


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ((PARTY, "TarnLakeLtdMember"), [("Tarn Lake Ltd", "due to", 500)]),
        ((PARTY, "JoanRoeMember"), [("Joan Roe", "due to", 70)]),
        (("srt:CounterpartyNameAxis", "TarnLakeLtdMember"), []),
    ],
)
def test_a_related_party_named_as_the_lender_of_a_note_is_owed_it(
    build, graph, known, wanted
) -> None:
    contexts = [
        context("known", DAY, known),
        context("ltd", DAY, (DEBT, "TarnLakeLtdMember")),
        context("joan", DAY, (DEBT, "JoanRoeMember")),
    ]
    build(
        instance(
            contexts,
            ("qz:RevenueFromRelatedParties", "known", 1)
            if known[0] == PARTY
            else ("us-gaap:Revenues", "known", 1),
            ("us-gaap:NotesPayable", "ltd", 500),
            ("us-gaap:NotesPayable", "joan", 70),
        ),
        everything=False,
    )
    assert owed(graph) == wanted


@pytest.mark.parametrize(
    ("axis", "wanted"),
    [
        ("srt:CounterpartyNameAxis", "Tarn Lake Ltd"),
        ("srt:TitleOfIndividualAxis", "Tarn Lake Ltd"),
        ("srt:OwnershipAxis", "Tarn Lake Ltd"),
        ("us-gaap:RelatedPartyTransactionAxis", "Tarn Lake Ltd"),
        ("us-gaap:LongtermDebtTypeAxis", "Tarn Lake Ltd"),
    ],
)
def test_the_axis_of_related_parties_names_who_is_owed(
    build, graph, axis, wanted
) -> None:
    both = of("TarnLakeLtd", PARTY, DAY, (axis, "HarrowGateLLCMember"))
    build(instance([both], ("us-gaap:NotesPayable", "TarnLakeLtd", 500)))
    assert owed(graph) == [(wanted, "due to", 500)]


def test_the_axis_of_counterparties_goes_before_that_of_owners(build, graph) -> None:
    both = of(
        "HarrowGateLLC", "srt:OwnershipAxis", DAY,
        ("srt:CounterpartyNameAxis", "TarnLakeLtdMember"),
    )  # fmt: skip
    build(instance([both], ("us-gaap:NotesPayable", "HarrowGateLLC", 500)))
    assert owed(graph) == [("Tarn Lake Ltd", "due to", 500)]


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


@pytest.mark.parametrize("equity", ["StockholdersEquity", "MembersEquity"])
def test_an_own_sheet_is_known_by_lines_that_are_not_of_related_parties(
    build, graph, equity
) -> None:
    build(
        instance(
            [of("HarrowGateVentureLLC"), of("TarnLakeLtd")],
            ("us-gaap:Liabilities", "HarrowGateVentureLLC", 900),
            (f"us-gaap:{equity}", "HarrowGateVentureLLC", 500),
            ("us-gaap:DueToRelatedPartiesCurrent", "HarrowGateVentureLLC", 188),
            ("us-gaap:DueToRelatedPartiesCurrent", "TarnLakeLtd", 7),
        ),
        everything=False,
    )
    assert [row[2] for row in owed(graph)] == [7]
