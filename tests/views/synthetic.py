"""A made-up network of any size, the same every time: rows as the queries give them."""

import random
from datetime import date
from decimal import Decimal

_PLACES = (
    "Beijing",
    "Shanghai",
    "Shenzhen",
    "Hangzhou",
    "Chengdu",
    "Suzhou",
    "Wuhan",
    "Xiamen",
)
_TRADE = (
    "Lanmei",
    "Qingyu",
    "Tongda",
    "Hexin",
    "Yunfan",
    "Borui",
    "Jiahua",
    "Mingyang",
    "Ruitai",
    "Xinghe",
)
_WORK = (
    "Technology",
    "Education",
    "Trading",
    "Logistics",
    "Investment",
    "Culture",
    "Software",
)
_FORMS = ("Co., Ltd.", "Company Limited", "Group Limited", "Inc.")
_GIVEN = ("Wei", "Min", "Jun", "Yan", "Li", "Hao", "Jing", "Anna", "Peter", "Maria")
_LAST = (
    "Zhang",
    "Chen",
    "Huang",
    "Lin",
    "Zhou",
    "Meyer",
    "Rossi",
    "Novak",
    "Silva",
    "Tanaka",
)


def _party(kind, n, draw):
    if kind == "person":
        return f"{draw.choice(_GIVEN)} {draw.choice(_LAST)} {n}"
    if kind == "group":
        return f"Members of management team {n}"
    words = (draw.choice(_PLACES), f"{draw.choice(_TRADE)}{n}", draw.choice(_WORK))
    return " ".join((*words, draw.choice(_FORMS)))


def network_rows(nodes, *, seed=1):
    """Return rows of balances, parties, families for about `nodes` nodes."""
    draw = random.Random(seed)
    reporters = max(1, nodes // 16)
    kinds = ["organisation"] * 6 + ["person"] * 2 + ["group", "unknown"]
    parties = [
        (f"https://w3id.org/rpkg/id/party/{n}", kind, _party(kind, n, draw))
        for n in range(nodes - reporters)
        for kind in [draw.choice(kinds)]
    ]
    balances = []
    for n, (iri, _, name) in enumerate(parties):
        times = 2 if reporters > 1 and n % 23 == 0 else 1
        for reporter in draw.sample(range(reporters), times):
            balances += _balances(n, iri, name, reporter, draw)
    kinds_rows = [
        {"party": name, "kind": kind, "party_iri": i} for i, kind, name in parties
    ]
    family = [p[2] for p in parties if p[1] == "organisation"][:2]
    families = [{"name": "Lanmei", "parties": " | ".join(family), "n": 2}]
    return {"balances": balances, "parties": kinds_rows, "families": families}


def _balances(n, iri, name, reporter, draw):
    sides = (
        ["due from", "due to"] if n % 7 == 3 else [draw.choice(["due from", "due to"])]
    )
    for row, side in enumerate(sides):
        for on in (date(2021, 6, 30), date(2020, 12, 31)):
            amount = Decimal(round(10 ** draw.uniform(1.5, 5.5))) * 1000
            yield {
                "reporter": f"Reporting Holding {reporter} Ltd.",
                "reporter_iri": f"https://w3id.org/rpkg/id/entity/{1000 + reporter}",
                "party": name,
                "party_iri": iri,
                "relationship": draw.choice(["Management", "Affiliate", ""]),
                "side": side,
                "concept": "us-gaap:DueFromRelatedPartiesCurrent"
                if side == "due from"
                else "us-gaap:DueToRelatedPartiesCurrent",
                "date": on,
                "amount": amount,
                "currency": "USD" if reporter % 3 == 2 else "CNY",
                "filing": f"0001104659-21-{reporter:06d}",
                "report": "R65",
                "row": 2 * n + row + 1,
                "column": 0 if on.year == 2021 else 1,
                "raw": f"¥ {amount / 1000:,.0f}",
                "url": f"https://www.sec.gov/Archives/{1000 + reporter}/R65.htm",
                "placed_by": "currency-run",
            }
