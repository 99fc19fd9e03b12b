"""What people type: words for currencies and sides, and names they half remember."""

import pytest

from kg.queries.search import search
from kg.queries.words import match_values


@pytest.mark.parametrize(
    ("parameter", "text", "values", "taken", "note"),
    [
        ("currency", "cny", ("CNY", "USD"), ("CNY",), ""),
        ("currency", "RMB", ("CNY", "USD"), ("CNY",), "taken as: CNY"),
        ("currency", " renminbi", ("CNY",), ("CNY",), "taken as: CNY"),
        ("currency", "US$", ("CNY", "USD"), ("USD",), "taken as: USD"),
        (
            "currency",
            "RMB",
            ("USD",),
            (),
            "'RMB', that is CNY, matches nothing; there is USD",
        ),
        ("side", "payable", ("due from", "due to"), ("due to",), "taken as: due to"),
        ("side", "Receivables", ("due from", "due to"), ("due from",), "as: due from"),
        ("side", "owed by us", ("due from", "due to"), ("due to",), "as: due to"),
        ("side", "owed to us", ("due from", "due to"), ("due from",), "as: due from"),
        ("side", "Debtors", ("due from", "due to"), ("due from",), "as: due from"),
        ("side", "due%", ("due from", "due to"), ("due from", "due to"), ""),
        ("relationship", "exec", ("Executive", "Owner"), ("Executive",), "beginning"),
        ("relationship", "officer", ("Chief officer",), ("Chief officer",), "by part"),
        ("relationship", "Direktor", ("Director",), ("Director",), "by spelling"),
        ("relationship", "Founder", ("Director",), (), "there is Director"),
        ("relationship", "Founder", (), (), "there is none"),
    ],
)
def test_a_word_is_taken_for_values_and_the_note_tells_how(
    parameter, text, values, taken, note
) -> None:
    found, told = match_values(parameter, text, values)
    assert found == taken
    assert note in told
    assert bool(told) == bool(note)


def test_long_lists_of_values_are_cut() -> None:
    _, note = match_values("relationship", "Q", [f"Role {n:02}" for n in range(15)])
    assert note.endswith("Role 10 | Role 11 and 3 more")


def test_search_lists_reporters_parties_and_filings(invented) -> None:
    snapshot = invented._graph.snapshot()
    rows = search(snapshot, "moutai")
    [row] = [row for row in rows if row.name == "Moutai Distribution Holdings Ltd"]
    assert (row.what, row.taken) == ("party", "beginning")
    assert row.detail == (
        "organisation, Shareholder & director | Subsidiary, 2021-12-31 to 2023-12-31, "
        "with Acme Holding Corp | Beta Mining Inc | Bravo Grid Ltd | Huaxia Power Co"
    )
    [row] = search(snapshot, "1000002")
    assert (row.what, row.name, row.taken) == ("reporter", "Beta Mining Inc", "CIK")
    assert row.detail == "CIK 1000002, 1 filing"
    for text in ("0001000002-23-000001", "000100000223000001"):
        [row] = search(snapshot, text)
        assert (row.what, row.name) == ("filing", "0001000002-23-000001")
        assert row.detail == "20-F, filed 2023-04-01, Beta Mining Inc"


def test_a_search_that_finds_nothing_says_what_is_near(invented) -> None:
    rows = search(invented._graph.snapshot(), "Mutay Distribution")
    assert len(rows) == 0
    [note] = rows.notes
    assert note.startswith("found nothing for 'Mutay Distribution'; near: ")
    assert "Moutai Distribution Holdings Ltd" in note
