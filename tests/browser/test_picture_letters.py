"""What is written on the picture can be read: nothing lies on anything else."""

from itertools import pairwise

import pytest
from made_network import network
from pictures import rich
from synthetic import synthetic_network
from visits import PHONE, WIDE

from kg.views.drawing import view

pytestmark = pytest.mark.browser

_MEASURE = """(text) => {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  document.body.append(svg);
  svg.style.cssText = "position: fixed; left: 0; top: 0";
  const boxes = (css) => [...svg.querySelectorAll(css)].map((part) => {
    const box = part.getBBox();
    const name = part.dataset.node || part.dataset.label;
    return [name, box.x, box.y, box.x + box.width, box.y + box.height];
  });
  const lines = [...svg.querySelectorAll("[data-line]")].map((part) => [
    part.dataset.line,
    part.querySelector("polyline").getAttribute("points").split(" ").map((p) => p.split(",").map(Number)),
  ]);
  const found = { labels: boxes("[data-label]"), nodes: boxes("[data-node]"), lines };
  svg.remove();
  return found;
}"""


def measured(opened):
    """Return boxes of labels and nodes and points of lines, in pixels."""
    content = opened.saved("#svg")[1].decode()
    return opened.page.evaluate(_MEASURE, content)


def meet(a, b, slack=1.0):
    """Tell whether two boxes lie on one another."""
    across = min(a[3], b[3]) - max(a[1], b[1])
    down = min(a[4], b[4]) - max(a[2], b[2])
    return across > slack and down > slack


@pytest.mark.parametrize("nodes", [2, 10, 60, 100, 300, 1000])
@pytest.mark.parametrize(
    "size", [WIDE, PHONE, (1920, 1080)], ids=["1280", "390", "1920"]
)
def test_no_name_or_amount_lies_on_another_nor_on_a_node(visit, nodes, size):
    opened = visit(view(synthetic_network(nodes)), size=size)
    found = measured(opened)
    labels = found["labels"]
    assert labels
    for n, label in enumerate(labels):
        assert not [other for other in labels[n + 1 :] if meet(label, other)]
        assert not [node for node in found["nodes"] if meet(label, node, 2.0)]


@pytest.mark.parametrize("nodes", [10, 60])
def test_an_amount_stands_nearer_to_its_own_line_than_to_any_other(visit, nodes):
    opened = visit(view(synthetic_network(nodes)))
    found = measured(opened)
    lines = dict(found["lines"])
    amounts = [label for label in found["labels"] if label[0] in lines]
    assert amounts
    for name, left, top, right, bottom in amounts:

        def far(points, box=(left, top, right, bottom)):
            steps = [
                (x0 + (x1 - x0) * part / 8, y0 + (y1 - y0) * part / 8)
                for (x0, y0), (x1, y1) in pairwise(points)
                for part in range(9)
            ]
            return min(
                max(box[0] - x, 0, x - box[2]) + max(box[1] - y, 0, y - box[3])
                for x, y in steps
            )

        own = far(lines[name])
        assert own <= 8
        for other, points in lines.items():
            if other != name:
                assert far(points) >= own


@pytest.mark.parametrize("nodes", [2, 10, 25])
def test_a_small_picture_names_all_and_tells_every_amount(visit, nodes):
    net = synthetic_network(nodes)
    opened = visit(view(net))
    drawing = opened.drawing()
    words = " ".join(
        "".join(part.itertext()) for part in drawing if part.get("data-label")
    )
    named = {
        part.get("data-label") for part in drawing.iter() if part.get("data-label")
    }
    parties = {n for n, data in net.nodes(data=True) if data["kind"] != "reporter"}
    assert parties <= named
    assert words.count("CNY") + words.count("USD") == net.number_of_edges()


@pytest.mark.parametrize("nodes", [100, 300, 1000])
def test_reporters_in_the_picture_are_named_in_letters_that_can_be_read(visit, nodes):
    drawing = visit(view(synthetic_network(nodes))).drawing()
    hubs = [part for part in drawing if (part.get("data-node") or "").startswith("e:")]
    sizes = [
        float(text.get("font-size"))
        for hub in hubs
        for text in hub
        if text.tag.endswith("text")
    ]
    assert len(sizes) >= 2 * len(hubs) > 0
    assert min(sizes) > 8.5


def test_each_line_bears_its_date_where_a_reporter_has_several(visit):
    from made_network import position  # noqa: PLC0415
    from pictures import OLDER  # noqa: PLC0415

    rows = [
        position("Larch", "Fern", amount=5_000_000),
        position("Larch", "Elm", amount=3_000_000, date=OLDER[0]),
    ]
    drawing = visit(view(network(*rows))).drawing()
    words = {"".join(part.itertext()) for part in drawing if part.get("data-label")}
    assert "5 M CNY2021-06-30" in {w.replace("5,000 k", "5 M") for w in words}
    assert any(w.endswith(OLDER[0].isoformat()) for w in words)


def test_the_legend_names_each_shape_and_line_that_is_drawn_and_no_other(visit):
    opened = visit(rich())
    shown = {
        item.get_attribute("data-kind") or item.get_attribute("data-arrow")
        for item in opened("#legend li:not(.note)").all()
        if item.is_visible()
    }
    assert shown == {
        "reporter", "organisation", "person", "group", "role", "unknown", "family",
        "due-from", "due-to", "turned", "tie",
    }  # fmt: skip
