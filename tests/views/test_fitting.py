"""Texts in lines of a terminal."""

import pytest

from kg.model.characters import columns_taken
from kg.views.fitting import fitted_widths, wrapped
from kg.views.table import text_table


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Quillen Materials Limited", 12, ["Quillen", "Materials", "Limited"]),
        ("owed on 2021-12-31", 14, ["owed on", "2021-12-31"]),
        ("net -49,406,000 CNY", 10, ["net", "-49,406,00", "0 CNY"]),
        ("sub-licensing fees", 10, ["sub-", "licensing", "fees"]),
        ("us-gaap:OtherRevenue", 13, ["us-gaap:Other", "Revenue"]),
        ("青岛海洋运输", 5, ["青岛", "海洋", "运输"]),
        ("กรุงเทพมหานคร", 4, None),
        ("x" * 9, 4, ["xxxx", "xxxx", "x"]),
        ("", 4, [""]),
    ],
)
def test_a_text_goes_on_where_a_reader_expects_it(text, width, lines):
    made = wrapped(text, width)
    assert lines is None or made == lines
    assert max(map(columns_taken, made)) <= width
    assert "".join(made).replace(" ", "") == text.replace(" ", "")


def test_the_widest_texts_give_way_first():
    assert fitted_widths([40, 20, 10], [True, True, False], 60, least=12) == [
        26,
        20,
        10,
    ]
    assert fitted_widths([5, 5], [True, True], 60, least=12) == [5, 5]
    assert fitted_widths([50, 20], [False, True], 60, least=12) is None


def test_a_table_that_fits_begins_with_its_heads():
    assert text_table(["a", "b"], [{"a": "1", "b": "2"}] * 2, room=60)[:4] == "a  b"
