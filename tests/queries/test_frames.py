"""Answers as data frames: numeric for arithmetic, exact on request."""

from datetime import date
from decimal import Decimal

import pytest

from kg.errors import InputError
from kg.queries import frames
from kg.queries.rows import Rows

ROWS = Rows(
    ["party", "date", "n", "net"],
    [
        ("Moss", date(2021, 6, 30), 2, Decimal("1685000.25")),
        ("Quillen", None, None, None),
    ],
)


def test_a_pandas_frame_is_numeric():
    pandas = pytest.importorskip("pandas")
    frame = ROWS.to_pandas()
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds["net"] == "float64"
    assert kinds["n"] == "Int64"
    assert kinds["date"] == "datetime64[s]"
    assert frame["net"].sum() == 1685000.25
    assert frame["date"].dt.year[0] == 2021
    assert frame["party"].tolist() == ["Moss", "Quillen"]
    assert pandas.isna(frame["date"][1])
    assert pandas.isna(frame["n"][1])


def test_a_pandas_frame_is_exact_on_request():
    pytest.importorskip("pandas")
    frame = ROWS.to_pandas(exact=True)
    assert frame["net"][0] == Decimal("1685000.25")
    assert isinstance(frame["net"][0], Decimal)
    assert frame["date"][0] == date(2021, 6, 30)
    assert set(map(str, frame.dtypes)) == {"object"}


def test_an_empty_answer_is_an_empty_frame():
    pytest.importorskip("pandas")
    frame = Rows(["party", "net"], []).to_pandas()
    assert list(frame.columns) == ["party", "net"]
    assert str(frame["net"].dtype) == "float64"
    assert len(frame) == 0


def test_a_long_answer_is_the_same_frame():
    arrow = pytest.importorskip("pyarrow")
    pytest.importorskip("pandas")
    table = arrow.table(
        {
            "party": ["Moss"],
            "net": arrow.array([Decimal("1.5000000000")], arrow.decimal128(38, 10)),
        }
    )
    rows = Rows(["party", "net"], table=table)
    assert rows.to_pandas()["net"].tolist() == [1.5]
    assert rows.to_pandas(exact=True)["net"].tolist() == [Decimal("1.5")]
    assert "1.5</td>" in rows._repr_html_()


def test_a_polars_frame_keeps_decimals():
    pytest.importorskip("polars")
    assert ROWS.to_polars()["net"].to_list() == [Decimal("1685000.25"), None]


@pytest.mark.parametrize("name", ["pandas", "polars", "pyarrow"])
def test_a_missing_library_is_named_with_what_brings_it(name, monkeypatch):
    def missing(_):
        raise ImportError

    monkeypatch.setattr(frames, "import_module", missing)
    with pytest.raises(InputError, match=rf"no {name}.*\[frames\]"):
        frames.library(name)
