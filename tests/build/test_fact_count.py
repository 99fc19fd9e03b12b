"""How many facts a graph says it has, after builds and what takes them back."""

import pytest

import kg


def told_and_stored(graph: kg.Graph) -> tuple[int, int]:
    """Return what the manifest tells, and how many rows there are."""
    stored = graph._graph.snapshot().tables.rows("facts")
    return graph._graph._newest().manifest.facts, len(stored)


@pytest.mark.parametrize("rdf", [False])
def test_the_manifest_tells_how_many_facts_are_stored(pages, new_graph) -> None:
    graph = new_graph(pages[:5])
    assert told_and_stored(graph) == (22 + 5 + 6 + 22 + 5,) * 2
    graph.build(pages[4:])
    assert told_and_stored(graph) == (99, 99)
    graph.build(pages)
    assert told_and_stored(graph) == (99, 99)
    graph.remove(str(pages[0]))  # all three filings hold it
    assert told_and_stored(graph) == (33, 33)
    graph.build(pages[1], replace=True)
    assert told_and_stored(graph) == (27, 27)
    graph.rebuild()
    assert told_and_stored(graph) == (27, 27)
    graph.build(pages[2])
    assert told_and_stored(graph) == (33, 33)
