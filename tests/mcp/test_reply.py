import json

import pytest

from kg.mcp.reply import LARGEST, AbstainError, Reply, abstention, written


def test_pages_follow_one_another_and_lose_no_row():
    rows = [{"name": "X" * 90, "n": n} for n in range(200)]
    seen, start = [], 0
    while True:
        text = written(Reply(rows), start)
        assert len(text.encode()) <= LARGEST
        page = json.loads(text)
        seen += [row["n"] for row in page["rows"]]
        if "next" not in page:
            break
        assert page["next"] == start + len(page["rows"])
        start = page["next"]
    assert seen == list(range(200))


@pytest.mark.parametrize(
    "letter", ["x", "\N{CJK UNIFIED IDEOGRAPH-4E2D}", '"', "\U0001f600"]
)
def test_a_row_too_large_is_cut_and_says_so(letter):
    text = written(Reply([{"words": letter * 20_000, "n": 1}], ("note",)), 0)
    assert len(text.encode()) <= LARGEST
    [row] = json.loads(text)["rows"]
    assert row["n"] == 1
    assert row["words"].endswith("…")


def test_a_list_too_long_is_cut():
    text = written(Reply([{"names": [f"name {n}" for n in range(5000)]}]), 0)
    assert len(text.encode()) <= LARGEST
    assert json.loads(text)["rows"][0]["names"][-1] == "…"


@pytest.mark.parametrize("start", [3, 99, -1])
def test_a_start_behind_the_end_is_said(start):
    with pytest.raises(AbstainError, match="there are 3 rows"):
        written(Reply([{"n": n} for n in range(3)]), start)


def test_an_abstention_is_one_line_and_bounded():
    text = abstention("why\nnot" + "x" * 9000, ["é" * 500] * 20)
    assert len(text.encode()) <= LARGEST
    told = json.loads(text)
    assert told["abstained"].startswith("why not")
    assert len(told["near"]) == 6
