"""Who the names are, in the graph: one party over filings, undone without a trace."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.errors import InputError, NotFoundError

DAY = date(2024, 5, 31)


def page(*rows: tuple[str, str], day: str = "Dec. 31, 2020") -> str:
    """Return a text page of balances due from parties."""
    lines = ["|", "RELATED PARTY BALANCES (Details) - USD ($)", "|", day]
    for party, amount in rows:
        lines += [f"|{party} [Member]", "|Related Party Transaction [Line Items]"]
        lines += ["|Due from related parties", f"|$ {amount}"]
    return "\n".join([*lines, "|X", "- Definition", "x", ""])


def write(folder: Path, cik: str, number: int, text: str) -> Path:
    target = folder / f"{cik}_{number:018}_R4.txt"
    target.write_text(text, "utf-8")
    return target


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    return [
        write(
            tmp_path, "11", 1, page(("Zorvex Trading Co., Ltd", "5"), ("Ann Li", "1"))
        ),
        write(
            tmp_path,
            "11",
            2,
            page(("Zorvex Trading Company Limited", "7"), day="Dec. 31, 2021"),
        ),
        write(tmp_path, "22", 3, page(("Zorvex Trading Co Ltd", "9"))),
        write(
            tmp_path, "22", 4, page(("Zorvex Shipping Limited", "2"), ("ANN LI", "3"))
        ),
    ]


def quads(graph: kg.Graph) -> set[str]:
    return {str(quad) for quad in graph.store}


def names(graph: kg.Graph) -> list[tuple[str, ...]]:
    return sorted(tuple(n.key for n in party.names) for party in graph.parties())


def test_spellings_of_one_name_are_one_party_over_filings_and_reporters(
    sources,
) -> None:
    with kg.open() as graph:
        graph.build(sources)
        assert names(graph) == [
            ("11/ann li",),
            (
                "11/zorvex trading co., ltd",
                "11/zorvex trading company limited",
                "22/zorvex trading co ltd",
            ),
            ("22/ann li",),
            ("22/zorvex shipping limited",),
        ]
        (row,) = graph.query("shared")
        assert (row.party, row.n) == ("Zorvex Trading Company Limited", 2)
        families = {row.name: row.parties for row in graph.query("families")}
        assert families["Zorvex"] == (
            "Zorvex Shipping Limited | Zorvex Trading Company Limited"
        )


def test_the_order_of_builds_does_not_matter(sources) -> None:
    with kg.open() as one, kg.open() as other:
        one.build(sources)
        for source in reversed(sources):
            other.build([source])
        assert quads(one) == quads(other)


def test_building_again_changes_nothing(sources) -> None:
    with kg.open() as graph:
        graph.build(sources)
        before = quads(graph)
        assert graph.build(sources).changed == 0
        assert quads(graph) == before


def test_a_decision_moves_facts_and_undoing_it_moves_them_back(sources) -> None:
    with kg.open() as graph:
        graph.build(sources)
        before = quads(graph)
        number = graph.decide(
            "11/zorvex trading co., ltd",
            "22/zorvex trading co ltd",
            "different",
            why="two companies",
            by="ann",
            when=DAY,
        )
        assert len(graph.query("shared")) == 0
        graph.undo(number, why="one after all", by="ann", when=DAY)
        after = {quad for quad in quads(graph) if "/decision/1" not in quad}
        assert after == before


def test_a_decision_outlives_a_rebuild(sources) -> None:
    with kg.open() as graph:
        graph.build(sources)
        graph.decide("11/ann li", "22/ann li", "same", why="cv", by="ann", when=DAY)
        decided = names(graph)
        assert ("11/ann li", "22/ann li") in decided
        for source in sources:
            graph.build([source])
        assert names(graph) == decided
        assert {row.party: row.n for row in graph.query("shared")}["ANN LI"] == 2


def test_exposure_follows_the_party_decided(sources) -> None:
    with kg.open() as graph:
        graph.build(sources)
        rows = graph.query("exposure", party="Zorvex Trading%")
        assert [(row.reporter, row.due_from) for row in rows] == [
            ("CIK 11", 5),
            ("CIK 11", 7),
            ("CIK 22", 9),
        ]


def test_decisions_go_out_and_in_as_a_file(sources) -> None:
    with kg.open() as graph, kg.open() as other:
        graph.build(sources)
        graph.decide("11/ann li", "22/ann li", "same", why="cv", by="ann", when=DAY)
        text = graph.export_decisions()
        other.build(sources)
        assert other.import_decisions(text) == 1
        assert other.import_decisions(text) == 0
        assert quads(graph) == quads(other)


def test_a_name_is_found_by_its_printing_where_one_reporter_bears_it(sources) -> None:
    with kg.open() as graph:
        graph.build(sources)
        with pytest.raises(NotFoundError, match="no name 'Nobody'"):
            graph.decide("Nobody", "ann li", "same", why="x", by="y", when=DAY)
        with pytest.raises(InputError, match="2 reporters"):
            graph.decide(
                "Zorvex Shipping Limited", "ann li", "same", why="x", by="y", when=DAY
            )


def test_a_reporter_that_is_another_s_counterparty_is_one_party(tmp_path) -> None:
    cover = (
        "|\nCover\n|\nDec. 31, 2020\n|Entity Registrant Name\n|Quorzim Holdings Inc\n"
    )
    sources = [
        write(tmp_path, "33", 5, page(("Ann Li", "1"))),
        write(tmp_path, "44", 6, page(("Quorzim Holdings, Inc.", "8"))),
    ]
    assert cover
    with kg.open() as graph:
        graph.build(sources[:1], entity="Quorzim Holdings Inc")
        graph.build(sources[1:], entity="Brillo Corp")
        (row,) = graph.query("exposure", reporter="Brillo%")
        assert row.party == "Quorzim Holdings Inc"
        party = next(p for p in graph.query("parties") if p.party == row.party)
        assert party.party_iri.endswith("/entity/33")


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False))
def test_undoing_every_decision_restores_the_first_state(
    tmp_path_factory, draw
) -> None:
    folder = tmp_path_factory.mktemp("undo")
    sources = [
        write(
            folder,
            str(cik),
            cik,
            page(*((f"Nam{n} Corp", str(n + 1)) for n in range(4))),
        )
        for cik in (51, 52)
    ]
    with kg.open() as graph:
        graph.build(sources)
        keys = sorted(key for party in names(graph) for key in party)
        before = {quad for quad in quads(graph) if "/decision/" not in quad}
        made = []
        for _ in range(6):
            a, b = draw.sample(keys, 2)
            verdict = draw.choice(["same", "different", "unsure"])
            made.append(graph.decide(a, b, verdict, why="w", by="p", when=DAY))
        random.Random(1).shuffle(made)
        for number in made:
            graph.undo(number, why="w", by="p", when=DAY)
        assert {q for q in quads(graph) if "/decision/" not in q} == before
