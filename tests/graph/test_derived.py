"""The derived graphs: positions, names, who owes whom, families."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.facts.balances import Key, Position
from kg.facts.filings import filing_rows
from kg.facts.projection import EntityRow, PartyRow, Projection, project
from kg.facts.rows import Side
from kg.graph import vocabulary as voc
from kg.graph.derived import (
    family_lines,
    name_key,
    position_iri,
    reporter_lines,
)
from kg.iris import Iris
from kg.parties.decisions import Decision, Verdict

IRIS = Iris()
ID = IRIS.base
ENTITY, SUBSIDIARY = IRIS.entity("1"), IRIS.subsidiary("1", "acme online")
PARTY = ID + "party/1/beta"
JUNE, MARCH = date(2021, 6, 30), date(2021, 3, 31)
FILED, AMENDED = date(2021, 9, 17), date(2022, 4, 1)
POSITION = Position(
    Key(ENTITY, PARTY, Side.DUE_FROM, JUNE, "CNY"),
    Decimal("2039000"),
    (ID + "f/1", ID + "f/2"),
    (ID + "f/3",),
    AMENDED,
)
PAST = replace(
    POSITION, amount=Decimal(5), facts=(ID + "f/0",), also=(), known_from=FILED,
    known_until=AMENDED, current=False,
)  # fmt: skip


def projection(*positions: Position, **changes) -> Projection:
    return replace(
        Projection(
            reporter="1",
            entities=(EntityRow(ENTITY, "1", "ACME  Ltd"),),
            dates=((ENTITY, MARCH), (ENTITY, JUNE)),
            positions=positions,
            uncounted=(),
            restated=(),
        ),
        **changes,
    )


def values(quads, subject: str, predicate: str) -> list[str]:
    return sorted(
        quad.object.value
        for quad in quads
        if quad.subject.value == subject and str(quad.predicate) == predicate
    )


def owed(quads) -> list[tuple[str, str]]:
    return [
        (quad.subject.value, quad.object.value)
        for quad in quads
        if str(quad.predicate) == voc.OWES
    ]


def test_a_position_bears_what_is_asked_of_it(parsed):
    quads = parsed(reporter_lines(projection(POSITION), (), (), IRIS))
    assert {q.graph_name.value for q in quads} == {ID + "graph/derived/1"}
    iri = position_iri(POSITION, "1", IRIS)
    assert iri == IRIS.position("1", PARTY, "due from", JUNE, "CNY")
    expected = {
        voc.TYPE: [voc.RP + "Position"],
        voc.REPORTER: [ENTITY],
        voc.RELATED_PARTY: [PARTY],
        voc.SIDE: [voc.RP + "DueFrom"],
        voc.SIDE_NAME: ["due from"],
        voc.ON_DATE: ["2021-06-30"],
        voc.ON_BALANCE_DATE: ["2021-06-30"],
        voc.CURRENCY_CODE: ["CNY"],
        voc.UNIT: [voc.ISO4217 + "CNY"],
        voc.AMOUNT: ["2039000"],
        voc.DEBTOR: [PARTY],
        voc.CREDITOR: [ENTITY],
        voc.FROM_FACT: [ID + "f/1", ID + "f/2"],
        voc.ALSO_STATED_BY: [ID + "f/3"],
        voc.KNOWN_FROM: ["2022-04-01"],
        voc.KNOWN_UNTIL: [],
    }
    assert {name: values(quads, iri, name) for name in expected} == expected
    assert owed(quads) == [(PARTY, ENTITY)]


def test_a_past_position_is_of_another_class_and_makes_nobody_owe(parsed):
    quads = parsed(reporter_lines(projection(PAST), (), (), IRIS))
    iri = position_iri(POSITION, "1", IRIS) + "/2021-09-17"
    assert position_iri(PAST, "1", IRIS) == iri
    assert values(quads, iri, voc.TYPE) == [voc.RP + "PastPosition"]
    assert values(quads, iri, voc.AMOUNT) == ["5"]
    assert values(quads, iri, voc.KNOWN_FROM) == ["2021-09-17"]
    assert values(quads, iri, voc.KNOWN_UNTIL) == ["2022-04-01"]
    assert owed(quads) == []


def test_states_of_one_position_have_different_iris(parsed):
    lines = reporter_lines(projection(PAST, POSITION), (), (), IRIS)
    subjects = {
        q.subject.value for q in parsed(lines) if str(q.predicate) == voc.AMOUNT
    }
    assert len(subjects) == 2


@pytest.mark.parametrize(
    ("side", "amount", "debts"),
    [
        (Side.DUE_FROM, "7", [(PARTY, ENTITY)]),
        (Side.DUE_TO, "7", [(ENTITY, PARTY)]),
        (Side.DUE_FROM, "-7", [(ENTITY, PARTY)]),
        (Side.DUE_TO, "-7", [(PARTY, ENTITY)]),
        (Side.DUE_TO, "0", []),
    ],
)
def test_who_owes_follows_the_money(parsed, side, amount, debts):
    position = replace(
        POSITION, key=POSITION.key._replace(side=side), amount=Decimal(amount)
    )
    quads = parsed(reporter_lines(projection(position), (), (), IRIS))
    assert owed(quads) == debts
    due_from = side is Side.DUE_FROM
    iri = position_iri(position, "1", IRIS)
    assert values(quads, iri, voc.DEBTOR) == [PARTY if due_from else ENTITY]


def test_a_position_on_another_day_bears_no_balance_date(parsed):
    event = replace(POSITION, key=POSITION.key._replace(date=date(2021, 5, 5)))
    quads = parsed(reporter_lines(projection(event), (), (), IRIS))
    assert values(quads, position_iri(event, "1", IRIS), voc.ON_BALANCE_DATE) == []
    assert values(quads, ENTITY, voc.BALANCE_DATE) == ["2021-03-31", "2021-06-30"]
    assert values(quads, ENTITY, voc.LATEST_BALANCE_DATE) == ["2021-06-30"]


def test_positions_of_a_subsidiary_are_its_own(parsed):
    own = replace(POSITION, key=POSITION.key._replace(reporter=SUBSIDIARY))
    entities = (
        EntityRow(ENTITY, "1", "ACME  Ltd"),
        EntityRow(SUBSIDIARY, "1", "Acme Online", subsidiary=True),
    )
    quads = parsed(
        reporter_lines(projection(POSITION, own, entities=entities), (), (), IRIS)
    )
    elsewhere = replace(
        own, key=own.key._replace(reporter=IRIS.subsidiary("2", "acme online"))
    )
    iris = {
        position_iri(POSITION, "1", IRIS),
        position_iri(own, "1", IRIS),
        position_iri(elsewhere, "2", IRIS),
    }
    assert len(iris) == 3
    assert values(quads, position_iri(own, "1", IRIS), voc.CREDITOR) == [SUBSIDIARY]
    assert values(quads, SUBSIDIARY, voc.NAME) == ["Acme Online"]
    assert values(quads, SUBSIDIARY, voc.CIK) == []
    assert values(quads, ENTITY, voc.CIK) == ["1"]


def test_entities_and_parties_bear_a_name_and_its_key(parsed):
    parties = [PartyRow(PARTY, "1", "Beta GmbH", "organisation")]
    quads = parsed(reporter_lines(projection(), parties, (), IRIS))
    assert values(quads, PARTY, voc.NAME) == ["Beta GmbH"]
    assert values(quads, PARTY, voc.NAME_KEY) == ["beta gmbh"]
    assert values(quads, PARTY, voc.KIND) == ["organisation"]
    assert values(quads, ENTITY, voc.NAME) == ["ACME  Ltd"]
    assert values(quads, ENTITY, voc.NAME_KEY) == [name_key("acme ltd")]
    assert values(quads, ENTITY, voc.REPORTER_KEY) == ["1"]


def test_a_reporter_without_cik_has_its_key_alone(parsed):
    entity = IRIS.entity("entity-acme")
    empty = projection(
        reporter="entity-acme",
        entities=(EntityRow(entity, "entity-acme", "Acme"),),
        dates=(),
    )
    quads = parsed(reporter_lines(empty, (), (), IRIS))
    assert values(quads, entity, voc.REPORTER_KEY) == ["entity-acme"]
    assert values(quads, entity, voc.CIK) == []
    assert values(quads, entity, voc.LATEST_BALANCE_DATE) == []


def test_a_restated_balance_revises_the_earlier_one(parsed):
    pair = (ID + "f/9", ID + "f/8")
    quads = parsed(reporter_lines(projection(restated=(pair,)), (), (), IRIS))
    assert values(quads, pair[0], voc.REVISION_OF) == [pair[1]]


def test_the_seed_owes_and_is_owed_what_the_page_says(seed, parties_of, parsed):
    rows = filing_rows([seed], iris=IRIS)
    seen = project([rows], parties_of(rows), IRIS)
    quads = parsed(reporter_lines(seen, (), (), IRIS))
    amounts = sorted(
        Decimal(q.object.value) for q in quads if str(q.predicate) == voc.AMOUNT
    )
    assert len(amounts) == 12
    # The two dates' sums of the page: 3,235 + 2,771 and 3,024 + 2,544 thousand.
    assert sum(amounts) == Decimal("11573000")
    assert len(owed(quads)) == 6


def test_what_rules_decided_stands_with_the_reporter_of_the_first_name(parsed):
    link = Decision(0, "1/alpha", "2/alpha", Verdict.SAME, "normal-form/1", "one form")
    parties = [PartyRow(PARTY, "1", "Alpha", "person")]
    quads = parsed(reporter_lines(projection(), parties, [link], IRIS))
    (subject,) = {q.subject.value for q in quads if "decision/rule/" in q.subject.value}
    assert values(quads, subject, voc.JUDGEMENT) == [voc.RP + "Same"]
    assert values(quads, subject, voc.DECIDED_BY) == ["normal-form/1"]
    assert values(quads, subject, voc.ORDINAL) == []
    assert values(quads, PARTY, voc.KIND) == ["person"]


def test_a_family_links_its_bearers(parsed):
    bearers = (ID + "party/1/xiaomi-a", ID + "party/2/xiaomi-b")
    family = ID + "trade-name/xiaomi"
    rows = [[family, "Xiaomi", bearer, "1"] for bearer in bearers]
    quads = parsed(family_lines(rows, IRIS))
    assert IRIS.trade_name("xiaomi") == family
    assert {q.graph_name.value for q in quads} == {ID + "graph/derived/families"}
    assert values(quads, family, voc.TYPE) == [voc.RP + "TradeName"]
    assert values(quads, family, voc.NAME) == ["Xiaomi"]
    for bearer in bearers:
        assert values(quads, bearer, voc.HAS_TRADE_NAME) == [family]
