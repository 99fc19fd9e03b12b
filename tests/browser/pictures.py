"""Pictures that hold one of everything a picture may show, with invented names."""

from datetime import date
from decimal import Decimal

from made_network import DAY, network, position
from synthetic import synthetic_network

from kg.identity.judge import PartyName, PartyView
from kg.network.beside import Beside
from kg.network.edges import edges_of
from kg.network.ties import Tie, TieKind
from kg.parties.decisions import Decision, Verdict
from kg.views.drawing import view

OLDER = (date(2020, 12, 31), date(2020, 6, 30))
FERN, ALDER, BIRCH = "Fern Technology Ltd", "Alder Trading Co., Ltd.", "Li Birch"


def _row(party, side="due from", amount=2039000, **changes):
    return position("Larch Holding", party, side, amount, **changes)


def _rows():
    kinds = {"kind": "organisation"}
    return (
        _row(FERN, amount=9_500_000, **kinds),
        _row(ALDER, "due to", 354_000, **kinds),
        _row(BIRCH, kind="person", amount=120_000, currency="USD"),
        _row("Board members", "due to", 77_000, kind="group"),
        _row("Director", "due to", 51_000, kind="role"),
        _row("Turned Ltd", amount=-40_000),
        position("Rowan Inc", ALDER, "due from", 610_000, **kinds),
    )


def _beside(party, **changes):
    made = {
        "iri": "fact:w", "reporter": "e:Larch Holding", "party": f"p:{party}",
        "reporter_name": "Larch Holding", "party_name": party, "kind": "organisation",
        "start": date(2021, 1, 1), "end": DAY, "value": Decimal(880000),
        "currency": "CNY", "concept": "us-gaap:CostsAndExpensesRelatedParty",
        "label": "Purchases from related parties", "raw": "|880", "side": None,
        "filing": "0001104659-21-117128", "report": "R65", "title": "Purchases",
        "url": "https://www.sec.gov/R65.htm", "row": 9, "column": 0, "candidates": "",
    }  # fmt: skip
    return made | changes


def rich():
    """Return the page of every kind of node and line, of three days."""
    net = network(*_rows(), as_of="latest", families=[
        {"iri": "family/Fern", "name": "Fern", "members": [f"p:{FERN}", f"p:{ALDER}"]}
    ], left_out={"total": 3}, ties=[_tie()])  # fmt: skip
    past = network(
        _row(FERN, amount=4_000_000, kind="organisation", date=OLDER[0]),
        _row(FERN, amount=1_000_000, kind="organisation", date=OLDER[1]),
        _row("Elm Ltd", amount=5_000, date=OLDER[1]),
    )
    nodes = {node: dict(data) for node, data in past.nodes(data=True)}
    unsettled = _beside(
        BIRCH, iri="fact:u", start=None, end=None, side="due to", candidates="0, 1"
    )
    net.graph["beside"] = Beside(
        past=edges_of(past),
        nodes=nodes,
        days={"e:Larch Holding": [*reversed(OLDER), DAY], "e:Rowan Inc": [DAY]},
        flows=[_beside(FERN)],
        unsettled=[unsettled],
        parties=_parties(),
    )
    fact = next(
        str(c["fact"]) for e in edges_of(net) if FERN in e.key for c in e.cells()
    )
    told = {"rule": "totals", "status": "fail", "message": "the total is 9 and not 8."}
    net.graph["findings"] = {fact: [told]}
    return view(net, title="Larch and Rowan", subtitle="Invented")


def _parties():
    names = tuple(
        PartyName(f"larch/{name}", name, "larch", 1, DAY, DAY)
        for name in (FERN, "Fern Technology Limited")
    )
    rule = Decision(
        0, names[0].key, names[1].key, Verdict.SAME, "normal-form/1", "one normal form"
    )
    party = PartyView(f"p:{FERN}", FERN, "organisation", names, (), (), (rule,))
    return {party.iri: party}


def _tie():
    return Tie(
        key="statement:1", source=f"p:{BIRCH}", target=f"p:{FERN}",
        kind=TieKind.OWNERSHIP, predicate="controlled-by", says="controls",
        share=Decimal("0.6"), valid_from=None, valid_to=None,
        words="Fern, which Mr. Birch controls", document="note:1", start=0, end=30,
        filing="0001104659-21-117128", filed=DAY, statements=("statement:1",),
        title="RELATED PARTY TRANSACTIONS", url="https://www.sec.gov/R20.htm",
    )  # fmt: skip


def folded(nodes=400):
    """Return a network that folds, and its page."""
    net = synthetic_network(nodes)
    return net, view(net)
