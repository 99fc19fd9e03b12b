"""A made-up network of any size, the same every time."""

import random
from datetime import date
from decimal import Decimal

from made_network import network, position

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


def synthetic_network(nodes, *, seed=1, latest=True):
    """Return a network of about `nodes` nodes: of its last day, or of two days."""
    draw = random.Random(seed)
    reporters = max(1, nodes // 16)
    kinds = ["organisation"] * 6 + ["person"] * 2 + ["group", "unknown"]
    parties = [
        (f"https://w3id.org/rpkg/id/party/{n}", kind, _party(kind, n, draw))
        for n in range(nodes - reporters)
        for kind in [draw.choice(kinds)]
    ]
    rows = []
    for n, (iri, kind, name) in enumerate(parties):
        times = 2 if reporters > 1 and n % 23 == 0 else 1
        for reporter in draw.sample(range(reporters), times):
            rows += _positions(n, iri, name, kind, reporter, draw)
    family = [iri for iri, kind, _ in parties if kind == "organisation"][:2]
    families = [{"iri": "family/Lanmei", "name": "Lanmei", "members": family}]
    days = _DAYS[:1] if latest else _DAYS
    kept = [row for row in rows if row.date in days]
    return network(*kept, families=families, as_of="latest" if latest else "")


_DAYS = (date(2021, 6, 30), date(2020, 12, 31))


def _positions(n, iri, name, kind, reporter, draw):
    sides = (
        ["due from", "due to"] if n % 7 == 3 else [draw.choice(["due from", "due to"])]
    )
    for side in sides:
        for day in _DAYS:
            yield position(
                f"Reporting Holding {reporter} Ltd.",
                name,
                side,
                Decimal(round(10 ** draw.uniform(1.5, 5.5))) * 1000,
                party_iri=iri,
                kind=kind,
                date=day,
                currency="USD" if reporter % 3 == 2 else "CNY",
            )
