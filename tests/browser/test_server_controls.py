"""One of each kind of control of every page of the server: mouse, keys, touch alike."""

from itertools import pairwise

import pytest
from controls import controls, order, outcome
from test_server_pages import PAGES, QC
from visits import PHONE, WIDE

from kg.api.graph import Graph
from kg.resources import folder

pytest.importorskip("uvicorn", reason="the extra [serve] is not installed")

from tests.serve.served import running

pytestmark = pytest.mark.browser
EVERY = {
    **{name: place for name, place in PAGES.items() if name != "picture"},
    "chosen": QC + "?side=due+to",
    "sorted": "/id/entity/1494558?sort=-amount&side=due+to",
    "answer": "/sparql?query=SELECT+*+%7B%3Fs+%3Fp+%3Fo%7D+LIMIT+3",
    "notes": "/query/statements",
}
OFTEN = ("home", "party", "fact", "sparql", "chosen")
"""Pages tried each time, with every kind of control; the others take minutes."""


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of a server of the shipped examples."""
    place = tmp_path_factory.mktemp("pressed") / "graph"
    with Graph(place) as graph:
        graph.build(manifest=folder("examples") / "manifest.csv")
    with running(place) as origin:
        yield origin


def used(visit, target, way, *, frame):
    """Return what comes of each kind of control of a page, by one way."""
    opened = visit(target, size=PHONE if way == "touch" else WIDE)
    found = {}
    for control in controls(opened, frame=frame):
        found[control.kind] = outcome(opened, control, way)
        # What a page answers with an error is told to the console too.
        opened.told.clear()
        opened.page.goto(target)
        controls(opened, frame=frame)
    return found


@pytest.mark.parametrize("name", EVERY)
def test_keys_reach_every_control_in_the_order_of_the_page_and_show_it(
    visit, served, name
):
    opened = visit(served + EVERY[name])
    controls(opened, frame=True)
    reached = [place for place in order(opened) if place >= 0]
    count = opened("[data-control]").count()
    assert set(reached) == set(range(count))
    # A field that has the focus at first is where the order begins; then it is round.
    turns = sum(after < before for before, after in pairwise(reached))
    assert turns <= 1


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if name in OFTEN else pytest.mark.slow)
        for name in EVERY
    ],
)
def test_every_control_does_by_keys_and_touch_what_it_does_by_mouse(
    visit, served, name
):
    frame = name in ("home", "party")
    target = served + EVERY[name]
    wide = used(visit, target, "mouse", frame=frame)
    assert wide
    assert used(visit, target, "keys", frame=frame) == wide
    assert used(visit, target, "touch", frame=frame) == wide
