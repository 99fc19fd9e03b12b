"""Ties are dashed lines beside the arrows, with their words, and no balances."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from made_network import network, position

from kg.network.ties import Tie, TieKind
from kg.views.drawing import view
from kg.views.palette import NIGHT, TIE

MOSS, FERN, BAY = "p:Ada Moss", "p:Fern Ltd", "e:Ambow"


def tie(source=MOSS, target=FERN, kind=TieKind.OWNERSHIP, **changes):
    made = {
        "key": f"statement:{source}/{target}/{kind}", "source": source,
        "target": target, "kind": kind, "predicate": "owned-by", "says": "owns",
        "share": Decimal("0.4"), "valid_from": date(2020, 1, 1), "valid_to": None,
        "words": "Fern Ltd, 40% owned by Ada Moss", "document": "1/Block/2021",
        "start": 10, "end": 41, "filing": "1", "filed": None, "statements": ("s",),
            "title": "Related parties", "url": "https://example.com/R9.htm",
    }  # fmt: skip
    return Tie(**made | changes)


def page(*ties, **options):
    rows = (position(party=name.partition(":")[2]) for name in (MOSS, FERN))
    return view(network(*rows, ties=list(ties)), **options)


def data(html, name):
    pattern = rf'<script type="application/json" id="data-{name}">(.*?)</script>'
    return json.loads(re.search(pattern, html, re.DOTALL)[1])


def lines(html):
    return [edge for edge in data(html, "edges") if edge["id"].startswith("t")]


def test_a_tie_is_a_dashed_grey_line_from_who_has_the_say():
    (line,) = lines(page(tie()))
    assert (line["from"], line["to"], line["title"]) == (
        MOSS,
        FERN,
        "owns 40 %, by the note",
    )
    assert line["dashes"]
    assert line["color"]["color"] == TIE
    assert TIE in NIGHT
    assert "label" not in line


def test_kin_has_no_head():
    html = page(tie(), tie(kind=TieKind.FAMILY, says="is kin of", share=None))
    heads = [line["arrows"]["to"]["enabled"] for line in lines(html)]
    assert heads == [True, False]


def test_the_page_tells_the_words_and_where_they_stand():
    (told,) = data(page(tie()), "details")["ties"]
    assert told == {
        "id": "t0", "source": MOSS, "target": FERN, "kind": "ownership",
        "says": "owns 40 %", "days": "from 2020-01-01",
        "words": "Fern Ltd, 40% owned by Ada Moss", "place": "1/Block/2021, 10-41",
        "filing": "1", "more": 0, "title": "Related parties",
        "url": "https://example.com/R9.htm",
    }  # fmt: skip


def test_ties_are_no_balances_and_move_no_node():
    without, beside = page(), page(tie(), tie(MOSS, BAY))
    assert data(beside, "details")["edges"] == data(without, "details")["edges"]
    assert data(beside, "nodes") == data(without, "nodes")
    arrows = [e for e in data(beside, "edges") if e["id"].startswith("e")]
    assert arrows == data(without, "edges")


def test_a_tie_to_who_is_not_drawn_is_not_drawn():
    assert lines(page(tie(), limit=1)) == []
    assert data(page(tie(target="p:Nobody")), "details")["ties"] == []


@pytest.mark.parametrize(("source", "target"), [(MOSS, FERN), (FERN, MOSS)])
def test_a_line_between_two_parties_goes_round_their_reporter(source, target):
    html = page(tie(source, target))
    (line,) = lines(html)
    places = {n["id"]: (n["x"] - 0.0, n["y"] - 0.0) for n in data(html, "nodes")}
    hub = places[BAY]
    (x, y), (p, q) = ((places[e][0] - hub[0], places[e][1] - hub[1])
                      for e in (source, target))  # fmt: skip
    clockwise = x * q - y * p > 0
    assert line["smooth"]["type"] == ("curvedCW" if clockwise else "curvedCCW")


def test_several_ties_between_two_bend_apart():
    html = page(tie(), tie(kind=TieKind.DIRECTORSHIP, says="is a director of"))
    first, second = (line["smooth"]["roundness"] for line in lines(html))
    assert second > first


def test_markup_in_words_stays_text():
    html = page(tie(words="</script><b>x</b>"))
    assert "</script><b>" not in html
    (told,) = data(html, "details")["ties"]
    assert told["words"] == "</script><b>x</b>"


def test_a_switch_and_the_legend_stand_on_the_page():
    html = page(tie())
    assert 'id="layers"' in html
    assert 'data-arrow="tie"' in html
    assert 'data-arrow="kin"' in html
