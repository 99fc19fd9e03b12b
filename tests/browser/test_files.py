"""A file of the picture, made by the system's browser without a person at it."""

from xml.etree import ElementTree

import pytest
from made_network import network, position
from pictures import FERN, rich

from kg.views.browser import PictureForm, picture_file
from kg.views.drawing import view

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (rich(), {FERN, "9,500 k CNY", "Rowan Inc"}),
        (view(network(position(party="</pre><b>&amp;"))), {"</pre><b>&amp;"}),
        (view(network()), {"Related-party balances"}),
    ],
    ids=["rich", "hostile", "empty"],
)
def test_an_svg_holds_names_and_amounts(chromium, page, words):
    made = ElementTree.fromstring(picture_file(page, PictureForm.SVG))
    assert words <= {part.text for part in made.iter() if part.text}
    assert float(made.get("width")) > 1000


def test_a_png_has_two_pixels_for_one(chromium):
    made = picture_file(rich(), PictureForm.PNG)
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    width = int.from_bytes(made[16:20], "big")
    assert width > 2000
