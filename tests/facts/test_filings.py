"""The rows of a filing: of its reports in any order, and what repeats what."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from kg.facts.filings import (
    chosen_readings,
    contents_of,
    filing_rows,
    linked_rows,
)
from kg.facts.rows import FilingRows, Level, Side, Status
from kg.facts.settled import differing_rows, settled_rows
from kg.iris import Iris
from kg.model.fact import PlacedBy
from kg.model.filing import Identity, Reading

IRIS = Iris()
REPORTS = "https://w3id.org/rpkg/id/filing/0001104659-21-117128/"


def make(*readings: Reading, **options) -> FilingRows:
    return filing_rows(readings, iris=IRIS, **options)


@pytest.fixture
def halves(seed: Reading) -> tuple[Reading, Reading]:
    second = replace(seed, report="R66", digest="b" * 64, facts=seed.facts[14:])
    return replace(seed, facts=seed.facts[:14]), second


@pytest.fixture
def instance(seed: Reading) -> Reading:
    """What the seed page says, as an instance says it."""
    facts = tuple(
        replace(
            fact,
            row=None,
            column=None,
            columns=(),
            ref=f"id{n}",
            concept_by="xbrl",
            placed_by=PlacedBy.XBRL,
        )
        for n, fact in enumerate(seed.facts)
        if fact.unit == "CNY"
    )
    return replace(
        seed,
        report="instance",
        kind="instance",
        digest="c" * 64,
        columns=(),
        facts=facts,
    )


def test_the_seed_has_levels_sides_and_translations(rows: FilingRows) -> None:
    levels = [row.level for row in rows.facts]
    assert [levels.count(level) for level in Level] == [12, 6, 4, 0]
    assert sum(row.status is Status.TRANSLATED for row in rows.facts) == 2
    first = rows.facts[0]
    assert (first.fact.unit, first.translates) == ("USD", rows.facts[1].iri)
    assert first.side is Side.DUE_FROM
    assert {row.reporter for row in rows.facts} == {"1494558"}
    assert rows.filing.digest == ""
    assert rows.filing.iri + "/" == REPORTS


def test_the_order_of_reports_does_not_matter(halves) -> None:
    whole = make(*halves)
    assert len(whole.facts) == 22
    for order in permutations(halves):
        assert make(*order) == whole


def test_a_new_statement_of_the_filing_goes_before_the_old_one(halves) -> None:
    first, second = halves
    before = make(first).filing
    amended = replace(second, identity=Identity(accession=first.identity.accession))
    assert make(amended, before=before).filing == before
    amended = replace(second, identity=replace(first.identity, form="6-K/A"))
    assert make(amended, before=before).filing.identity.form == "6-K/A"


def test_a_cik_that_one_report_tells_is_that_of_all(halves) -> None:
    first, second = halves
    nameless = replace(first, identity=Identity(accession=first.identity.accession))
    assert make(nameless).filing.reporter == "filing-0001104659-21-117128"
    assert {row.reporter for row in make(nameless, second).facts} == {"1494558"}


def test_the_source_that_tells_more_is_taken(seed) -> None:
    html = replace(seed, kind="rpage-html", digest="f" * 64)
    other = replace(seed, digest="0" * 64)
    for order in permutations([seed, html, other]):
        assert chosen_readings(order) == [html]
    for order in permutations([seed, other]):
        assert [reading.digest for reading in chosen_readings(order)] == ["0" * 64]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_page_repeats_the_instance_in_whatever_order(seed, instance, order) -> None:
    made = make(*((seed, instance)[n] for n in order))
    page = [row for row in made.facts if row.report == REPORTS + "R65"]
    assert [row.status for row in page if row.fact.unit == "CNY"] == [
        Status.REPEATED
    ] * len(instance.facts)
    assert {row.repeats for row in page if row.repeats} == {
        row.iri for row in made.facts if row.report == REPORTS + "instance"
    }


def test_uncertain_facts_of_a_page_repeat_nothing(seed, instance) -> None:
    facts = tuple(replace(fact, columns=(0, 1)) for fact in seed.facts)
    rows = make(replace(seed, facts=facts), instance)
    page = [row for row in rows.facts if row.report == REPORTS + "R65"]
    assert {row.status for row in page} == {Status.UNCERTAIN}


def test_a_second_copy_in_a_document_repeats_the_first(instance) -> None:
    one, two = instance.facts[0], replace(instance.facts[0], ref="x", same_as="id1")
    first, second = make(replace(instance, facts=(one, two))).facts
    assert (first.status, second.status) == (Status.CERTAIN, Status.REPEATED)
    assert second.repeats == first.iri
    lonely = make(replace(instance, facts=(replace(two, same_as="gone"),))).facts[0]
    assert lonely.status is Status.CERTAIN


def test_several_names_on_one_fact_are_a_joint_party(seed) -> None:
    names = ("Tarn Lake Ltd", "Orrin Vale Ltd", "Tarn Lake Limited")
    fact = replace(
        seed.facts[10], members=names, axes=(None,) * 3,
        roles=(seed.facts[10].roles[0],) * 3, party=" | ".join(names), other=(),
    )  # fmt: skip
    (row,) = make(replace(seed, facts=(fact,))).facts
    assert len(row.mentions) == 3
    assert row.party_key == "1494558/orrin vale ltd | 1494558/tarn lake limited"
    bar = replace(fact, members=("A | B",), axes=(None,), roles=fact.roles[:1])
    (row,) = make(replace(seed, facts=(bar,))).facts
    assert row.mentions == (row.party_key,) == ("1494558/a | b",)


def test_members_of_a_group_stay_its_members_when_reports_are_linked_again(
    seed,
) -> None:
    one = seed.facts[10]
    party = one.roles[0]

    def fact(amount, row, *names):
        return replace(
            one, members=names, axes=(None,) * len(names), roles=(party,) * len(names),
            party=" | ".join(names), relationship=None, other=(), row=row,
            value=Decimal(amount),
        )  # fmt: skip

    group, mill, tin = "Harrow Group", "Harrow Mill Ltd", "Harrow Tin Ltd"
    facts = (fact(75, 1, group), fact(45, 2, group, mill), fact(30, 3, tin, group))
    made = make(replace(seed, facts=facts))
    assert [row.fact.party for row in made.facts] == [group, mill, tin]
    assert [row.party_key is None for row in made.facts] == [True, False, False]
    assert linked_rows(made.filing, contents_of(made)) == made


# Settled columns.


@pytest.fixture
def doubtful(seed: Reading) -> FilingRows:
    """The seed page with its last two facts in no settled column."""
    facts = tuple(
        replace(fact, placed_by=PlacedBy.UNCERTAIN, columns=(1, 2)) if n > 19 else fact
        for n, fact in enumerate(seed.facts)
    )
    return make(replace(seed, facts=facts))


def test_a_decision_puts_a_fact_into_its_column(doubtful) -> None:
    fact = doubtful.facts[20]
    (row,) = differing_rows(doubtful, {fact.iri: 2})
    assert (row.iri, row.fact.instant) == (fact.iri, date(2020, 12, 31))
    assert (row.fact.value, row.fact.unit) == (Decimal(220000), "CNY")
    assert (row.status, row.fact.placed_by) == (Status.CERTAIN, PlacedBy.SETTLED)
    again = settled_rows(settled_rows(doubtful, {fact.iri: 2}), {fact.iri: 1})
    assert again == settled_rows(doubtful, {fact.iri: 1})
    assert doubtful.facts[20].status is Status.UNCERTAIN


def test_decisions_about_other_facts_and_columns_change_nothing(doubtful) -> None:
    fact = doubtful.facts[20].iri
    assert differing_rows(doubtful, {fact: 3, "https://e.org/none": 0}) == []
    assert settled_rows(doubtful, {}) == doubtful


def test_a_settled_fact_may_be_a_translation(seed) -> None:
    facts = list(seed.facts)
    facts[3] = replace(facts[3], placed_by=PlacedBy.UNCERTAIN, columns=(0, 1))
    doubtful = make(replace(seed, facts=tuple(facts)))
    settled = settled_rows(doubtful, {doubtful.facts[3].iri: 0})
    assert settled.facts[3].status is Status.TRANSLATED
    assert settled.facts[3].translates == settled.facts[4].iri
