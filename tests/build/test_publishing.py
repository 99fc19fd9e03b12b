"""When a build shows readers what it has, and how often it prepares to."""

import pytest

from kg.build import write
from kg.store.writer import GraphWriter


class Clock:
    """A clock by which ten seconds pass whenever it is looked at."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        self.seconds += 10
        return self.seconds


@pytest.fixture
def filings(write_page, pages):
    """Return twelve filings of one page each."""
    text = pages[0].read_text("utf-8")
    return [write_page("1494558", number, "R65", text) for number in range(11, 23)]


def published(graph) -> int:
    return int((graph.folder / "current").read_text())


@pytest.mark.parametrize(
    ("every", "publications"),
    [(0.0, 3), (30.0, 2), (10_000.0, 1)],
    ids=["often", "usual", "never"],
)
def test_what_is_nearly_read_is_read_before_anything_is_published(
    filings, new_graph, content, monkeypatch, every, publications
) -> None:
    whole = content(new_graph(filings))
    monkeypatch.setattr(write, "time", Clock())
    monkeypatch.setattr(write, "PUBLISH_EVERY", every)
    graph = new_graph(filings)
    assert published(graph) == publications
    assert content(graph) == whole


def test_one_build_begins_one_publication(pages, new_graph, monkeypatch) -> None:
    graph = new_graph(pages[:3])
    begun = []
    begin = GraphWriter._begin
    monkeypatch.setattr(
        GraphWriter, "_begin", lambda writer: (begun.append(1), begin(writer))
    )
    report = graph.build(pages[3])
    assert (report.changed, report.uncounted["total"]) == (1, 8)
    assert begun == [1]
