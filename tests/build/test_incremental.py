"""Building step by step, in any order, with changes taken back, equals building once."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import InputError, NotFoundError
from kg.iris import Iris

DAY = date(2024, 5, 31)
SEED = Path(__file__).parents[1] / "data" / "seed.txt"
WHO = {"why": "cv", "by": "ann", "when": DAY}
FOLLOWING = (
    "mentions", "joints", "parties", "dates", "positions", "uncounted", "restated",
    "links", "entities", "shared", "families", "settled", "facts",
)  # fmt: skip


def test_order_and_number_of_builds_do_not_matter(pages, new_graph, content) -> None:
    whole = content(new_graph(pages))
    assert len(whole["facts"]) == 3 * (22 + 5 + 6)
    assert content(new_graph(pages[::-1])) == whole
    assert content(new_graph(*[[place] for place in pages])) == whole
    assert content(new_graph(*[[place] for place in pages[::-1]])) == whole
    assert content(new_graph(pages[4:], pages[:6])) == whole


def test_building_again_changes_nothing(pages, new_graph, content) -> None:
    graph = new_graph(pages)
    before = content(graph)
    assert graph.build(pages).changed == 0
    assert content(graph) == before


def test_more_processes_build_the_same(pages, new_graph, content, rdf) -> None:
    graph = new_graph()
    graph.build(pages, jobs=2, rdf=rdf)
    assert content(graph) == content(new_graph(pages))


def test_a_page_changed_and_changed_back_leaves_no_trace(
    pages, new_graph, content
) -> None:
    graph = new_graph(pages)
    before, text = content(graph), pages[0].read_text("utf-8")
    pages[0].write_text(text.replace("|2,417\n|2,417", "|9,999\n|2,417"), "utf-8")
    assert graph.build(pages[0]).changed == 1
    assert content(graph) == content(new_graph(pages)) != before
    pages[0].write_text(text, "utf-8")
    graph.build(pages[0])
    assert content(graph) == before


def test_replace_drops_the_reports_that_are_not_given(
    pages, new_graph, content
) -> None:
    graph = new_graph(pages)
    graph.build(pages[0], replace=True)
    assert content(graph) == content(new_graph([pages[0], *pages[3:]]))


def test_what_is_removed_leaves_no_trace(pages, new_graph, content) -> None:
    graph = new_graph(pages)
    assert graph.remove("000000000000000002") == 3
    assert graph.remove(str(pages[8])) == 2  # both other filings hold this page
    left = [pages[0], pages[1], pages[6], pages[7]]
    expected = content(new_graph(left))
    assert content(graph)["positions"] == expected["positions"]
    assert content(graph) == expected
    for accession in ("0000000000-00-000001", "0000000000-00-000003"):
        graph.remove(accession)
    emptied = content(graph)
    ontology = [q for q in expected.get("rdf", []) if "/graph/ontology>" in q[0]]
    assert emptied.pop("rdf", []) == ontology
    assert not any(emptied.values())
    with pytest.raises(NotFoundError, match="found nothing of"):
        graph.remove("0000000000-00-000001")


def test_a_bare_name_of_several_filings_removes_nothing(tmp_path, new_graph) -> None:
    graph = new_graph()
    for number in ("000000000000000001", "000000000000000002"):
        place = tmp_path / number / "R65.txt"
        place.parent.mkdir()
        place.write_text(SEED.read_text("utf-8"), "utf-8")
        graph.build(place, cik="1494558", accession=number)
    with pytest.raises(
        InputError, match=r"found R65\.txt in 2 filings \(0000000000-00-"
    ):
        graph.remove("R65.txt")
    assert graph.remove("000000000000000001") == 1
    assert graph.remove("R65.txt") == 1


def test_a_settled_column_holds_now_and_after_another_build(
    pages, new_graph, content, facts_of
) -> None:
    graph = new_graph(pages)
    before = content(graph)
    first, second, *_ = facts_of(graph)
    graph.settle(first, 0, "note 12 says so")
    graph.settle(second, 1, "a slip")
    graph.settle(second, 2, "seen in the HTML page")
    after = content(graph)
    assert len(after["settled"]) == 2
    assert len(after["decisions"]) == 3
    snapshot = graph._graph.snapshot()
    rows = snapshot.rows(
        "SELECT value, instant, placed_by FROM facts WHERE iri IN (?, ?) ORDER BY iri",
        [first, second],
    )
    assert rows == [
        ("1000000", date(2021, 6, 30), "settled"),
        ("2000000", date(2020, 6, 30), "settled"),
    ]
    assert graph.build(pages).changed == 0
    assert content(graph) == after
    assert after["facts"] == before["facts"]
    fresh = new_graph(pages[:1])
    fresh.build(pages[1:])
    for fact, column in ((first, 0), (second, 1), (second, 2)):
        fresh.settle(fact, column, "again")
    for table in FOLLOWING:
        assert content(fresh)[table] == after[table]


def test_a_settlement_of_nothing_is_refused(pages, new_graph, facts_of) -> None:
    graph = new_graph(pages)
    fact = facts_of(graph)[0]
    with pytest.raises(InputError, match="expected 0 to 2"):
        graph.settle(fact, 3, "no such column")
    with pytest.raises(InputError, match="expected 0 to 2"):
        graph.settle(fact, -1, "no such column")
    with pytest.raises(InputError, match="--why"):
        graph.settle(fact, 1, " ")
    with pytest.raises(NotFoundError, match="found no fact"):
        graph.settle("filing/none/R1/1/1", 0, "why")


def test_a_decision_undone_leaves_no_trace_in_any_table(
    pages, new_graph, content
) -> None:
    graph = new_graph(pages)
    before = content(graph)
    number = graph.decide(
        "1494558/tencent group", "1728190/tencent group", "same", **WHO
    )
    decided = content(graph)
    assert decided["mentions"] != before["mentions"]
    assert decided["positions"] != before["positions"]
    graph.undo(number, **WHO)
    for table in FOLLOWING:
        assert content(graph)[table] == before[table]


def test_a_decision_outlives_the_filings_it_is_about(pages, new_graph, content) -> None:
    graph = new_graph(pages)
    pair = "1494558/beijing qc technology company limited", "1728190/tencent group"
    graph.decide(*pair, "same", **WHO)
    decided = content(graph)
    graph.remove("0000000000-00-000001")
    graph.build(pages)
    assert content(graph) == decided
    late = new_graph(pages[3:])
    with pytest.raises(NotFoundError):
        late.decide(*pair, "same", **WHO)


@pytest.mark.slow
@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 10**6))
def test_random_steps_end_where_one_build_does(
    seed, pages, tmp_path_factory, content, rdf
) -> None:
    draw = random.Random(seed)
    keys = [
        f"{cik}/{name}"
        for cik in ("1494558", "1728190", "1823986")
        for name in ("tencent group", "shandong shichuang company limited")
    ]
    with (
        kg.Graph(tmp_path_factory.mktemp("steps") / "g") as graph,
        kg.Graph(tmp_path_factory.mktemp("whole") / "g") as whole,
    ):
        whole.build(pages, rdf=rdf)
        for place in draw.sample(pages, len(pages)):
            graph.build(place, rdf=rdf)
        made = [
            graph.decide(
                *draw.sample(keys, 2),
                draw.choice(["same", "different", "unsure"]),
                **WHO,
            )
            for _ in range(4)
        ]
        graph.remove(f"0000000000-00-00000{draw.randint(1, 3)}")
        for number in draw.sample(made, len(made)):
            graph.undo(number, **WHO)
        for place in draw.sample(pages, len(pages)):
            graph.build(place)
        expected = content(whole)
        for table in FOLLOWING:
            assert content(graph)[table] == expected[table]


def test_every_iri_of_a_table_is_one_of_another(pages, new_graph) -> None:
    snapshot = new_graph(pages)._graph.snapshot()
    for query in (
        "SELECT fact FROM (SELECT unnest(facts) AS fact FROM positions) "
        "WHERE fact NOT IN (SELECT iri FROM facts)",
        "SELECT party FROM positions WHERE party NOT IN (SELECT iri FROM names)",
        "SELECT fact FROM uncounted WHERE fact NOT IN (SELECT iri FROM facts)",
        "SELECT iri FROM facts WHERE party_key IS NOT NULL AND party_iri IS NULL",
        "SELECT iri FROM names GROUP BY iri HAVING count(*) > 1",
        "SELECT iri FROM facts GROUP BY iri HAVING count(*) > 1",
        "SELECT entity FROM dates WHERE entity NOT IN (SELECT entity FROM entities)",
    ):
        assert snapshot.rows(query) == [], query


def test_balances_are_counted_or_listed_with_a_reason(pages, new_graph) -> None:
    rows = (
        new_graph(pages)
        ._graph.snapshot()
        .rows(
            """
        SELECT f.iri FROM facts AS f
        WHERE f.side IS NOT NULL AND f.instant IS NOT NULL AND f.status <> 'repeated'
          AND f.iri NOT IN (SELECT fact FROM uncounted)
          AND f.iri NOT IN (SELECT unnest(facts) FROM positions)
          AND f.iri NOT IN (SELECT unnest(also) FROM positions)
        """
        )
    )
    assert rows == []


def test_a_filing_under_two_reporters_leaves_no_trace_at_the_first(
    write_page, new_graph, content
) -> None:
    """A CIK that becomes known moves the filing from its nameless reporter."""
    place = write_page("1494558", 1, "R65", "")
    nameless = place.with_name("R65.txt")
    nameless.write_text(
        (Path(__file__).parents[1] / "data/seed.txt").read_text("utf-8")
    )
    accession = "0000000000-00-000001"
    graph = new_graph()
    graph.build(nameless, accession=accession, rdf=False)
    graph.build(nameless, accession=accession, cik="1494558", rdf=False)
    alone = new_graph()
    alone.build(nameless, accession=accession, cik="1494558", rdf=False)
    assert content(graph) == content(alone)
    assert {row[2] for row in content(graph)["facts"]} == {"1494558"}


def test_a_base_is_kept_and_another_refused(pages, tmp_path) -> None:
    base = "https://example.org/id/"
    with kg.Graph(tmp_path / "g") as graph:
        graph.build(pages[0], rdf=False, base=base)
        assert graph._graph.snapshot().iris == Iris(base)
        with pytest.raises(kg.errors.GraphError, match="found the base"):
            graph.build(pages[1], base="https://example.com/id/")
        graph.build(pages[1])
        rows = graph._graph.snapshot().rows("SELECT iri FROM facts")
    assert all(str(iri).startswith(base) for (iri,) in rows)
