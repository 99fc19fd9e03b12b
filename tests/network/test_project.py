"""Balances become edges debtor -> creditor, each counted once."""

from datetime import date
from decimal import Decimal

from kg.network.project import project

JUNE, DECEMBER = date(2021, 6, 30), date(2020, 12, 31)
QC = "https://w3id.org/rpkg/id/party/1494558/beijing-qc-technology"
AMBOW = "https://w3id.org/rpkg/id/entity/1494558"


def balance(**changes):
    row = {
        "reporter": "Ambow Education Holding Ltd.",
        "reporter_iri": AMBOW,
        "party": "Beijing QC Technology Company Limited",
        "party_iri": QC,
        "relationship": "Management",
        "side": "due from",
        "concept": "us-gaap:DueFromRelatedPartiesCurrent",
        "date": JUNE,
        "amount": Decimal(2039000),
        "currency": "CNY",
        "filing": "0001104659-21-117128",
        "report": "R65",
        "row": 7,
        "column": 0,
    }
    return row | changes


def due_to(**changes):
    due = {"side": "due to", "concept": "us-gaap:DueToRelatedPartiesCurrent"}
    return balance(**due | {"amount": Decimal(354000), "row": 9} | changes)


def amounts(net):
    return sorted((a, b, d["amount"]) for a, b, d in net.edges(data=True))


def test_the_party_owes_what_is_due_from_it_and_is_owed_what_is_due_to_it():
    net = project([balance(), due_to()])
    assert amounts(net) == [
        (AMBOW, QC, Decimal(354000)),
        (QC, AMBOW, Decimal(2039000)),
    ]


def test_nodes_carry_name_kind_and_iri():
    net = project([balance()], [{"party_iri": QC, "kind": "organisation"}])
    assert net.nodes[AMBOW] == {
        "name": "Ambow Education Holding Ltd.",
        "kind": "reporter",
        "iri": AMBOW,
    }
    assert net.nodes[QC]["kind"] == "organisation"


def test_a_party_that_reports_itself_is_a_reporter():
    own = balance(reporter_iri=QC, party_iri="x", party="Other", reporter="QC")
    kinds = [{"party_iri": QC, "kind": "organisation"}]
    net = project([balance(), own], kinds)
    assert net.nodes[QC]["kind"] == "reporter"


def test_the_latest_filed_of_two_filings_counts():
    later = balance(amount=Decimal(2040000), filing="0000000001-22-000001")
    filings = [
        {"accession": "0001104659-21-117128", "filed": "2021-09-22"},
        {"accession": "0000000001-22-000001", "filed": date(2022, 4, 1)},
    ]
    net = project([balance(), later], filings=filings)
    assert amounts(net) == [(QC, AMBOW, Decimal(2040000))]


def test_of_one_filing_the_most_precise_counts():
    exact = balance(amount=Decimal(2039412), report="R70")
    assert amounts(project([balance(), exact])) == [(QC, AMBOW, Decimal(2039412))]


def test_every_date_stays_unless_one_is_asked_for():
    rows = [balance(), balance(date=DECEMBER, amount=Decimal(1961000), column=1)]
    assert len(project(rows).edges) == 2
    assert amounts(project(rows, as_of="latest")) == [(QC, AMBOW, Decimal(2039000))]
    assert amounts(project(rows, as_of=DECEMBER)) == [(QC, AMBOW, Decimal(1961000))]


def test_rows_as_text_give_the_same_network():
    row = balance()
    text = row | {"date": "2021-06-30", "amount": "2039000", "row": "7", "column": "0"}
    typed, read = (project([r]).edges(data=True) for r in (row, text))
    (a, b, one), (c, d, two) = [*typed, *read]
    assert (a, b, one["date"], one["amount"]) == (c, d, two["date"], two["amount"])


def test_sources_take_the_cell_from_the_evidence():
    cell = {
        "filing": "0001104659-21-117128",
        "report": "R65",
        "row": 7,
        "column": 0,
        "raw": "2,039",
        "url": "https://www.sec.gov/R65.htm",
        "placed_by": "currency-run",
    }
    net = project([balance()], evidence=[cell])
    ((_, _, edge),) = net.edges(data=True)
    assert edge["sources"] == [
        {
            "raw": "2,039",
            "report": "R65",
            "url": "https://www.sec.gov/R65.htm",
            "row": 7,
            "column": 0,
            "placed_by": "currency-run",
            "filing": "0001104659-21-117128",
        }
    ]


def test_families_are_no_edges():
    other = balance(party_iri="qcy", party="Beijing QCY")
    name = "Beijing QC Technology Company Limited | Beijing QCY"
    families = [{"name": "QC", "parties": name}, {"name": "Z", "parties": "Absent"}]
    net = project([balance(), other], families=families)
    assert len(net.edges) == 2
    assert net.graph["families"] == [{"name": "QC", "members": [QC, "qcy"]}]


def test_the_order_of_rows_does_not_matter():
    rows = [balance(), due_to(), balance(date=DECEMBER, amount=Decimal(1961000))]
    one, two = project(rows), project(reversed(rows))
    assert list(one.edges(data=True, keys=True)) == list(
        two.edges(data=True, keys=True)
    )


def test_a_balance_without_party_is_no_edge():
    total = balance(party=None, party_iri=None, amount=Decimal(3235000), row=1)
    assert amounts(project([total, balance()])) == [(QC, AMBOW, Decimal(2039000))]
