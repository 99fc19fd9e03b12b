"""Ties and terms that need more evidence than a pattern of words; names are invented."""

import pytest

from kg.model.note import NoteDocument, Statement, StatementKind
from kg.notes.sentences import statements_of


def stated(text: str, *, certain: bool = True) -> list[Statement]:
    """Return the ties and terms of a text, sure ones or candidates."""
    note = NoteDocument("", None, None, None, "", None, None, text, ())
    return [s for s in statements_of(note) if s.certain is certain]


def ties(text: str, *, certain: bool = True) -> set[tuple[str, str, str]]:
    """Return the ties of a text."""
    found = stated(text, certain=certain)
    return {
        (s.subject, s.predicate, s.object) for s in found if s.kind is StatementKind.TIE
    }


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "Fern Ltd is a related party as it is owned by two officers of the Company and Halden Inc. provides services to Fern Ltd.",
            {"officers"},
        ),
        (
            "Fern Ltd is controlled by Jane Roe and Gale Partners LLC leases a warehouse to the Company.",
            {"Jane Roe"},
        ),
        (
            "Moss LLC was owned by John Roe and Birch Inc. received fees of $500.",
            {"John Roe"},
        ),
        ("Moss LLC is owned by John Roe and Birch Inc.", {"John Roe", "Birch Inc."}),
        (
            "Goldleaf Ltd is owned in part by Ken Regal, James Weald and Joel Thorn.",
            {"Ken Regal", "James Weald", "Joel Thorn"},
        ),
        (
            "Birch Inc. is owned in equal parts by Jane Roe and John Roe.",
            {"Jane Roe", "John Roe"},
        ),
        (
            "Moss LLC is owned in whole or in part by Jane Roe.",
            {"Jane Roe"},
        ),
    ],
)  # fmt: skip
def test_an_owner_is_no_subject_of_the_next_verb(text: str, owners: set[str]) -> None:
    assert {o for _, p, o in ties(text) if p in ("owned-by", "controlled-by")} == owners


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Jane Roe is a relative of Lau Yan, Karen, the director of the Company.",
            ("Karen", "family-of", "Lau Yan"),
        ),
        (
            "The owner is the brother of Dr. Moss's wife, Fernbank continues to be a related party.",
            ("Fernbank", "family-of", "Dr. Moss"),
        ),
        (
            "Rent is paid to Mr. Roe's cousin, Halden for a house.",
            ("Halden", "family-of", "Mr. Roe"),
        ),
        (
            "Certain other family members of Carl Moss and Karen Moss own Hamlet West, Inc.",
            ("Karen Moss", "owns", "Hamlet West, Inc."),
        ),
        (
            "The siblings of Carl Moss and Karen Moss also own a licensed restaurant, Hamlet East, Inc.",
            ("Karen Moss", "owns", "Hamlet East, Inc."),
        ),
        (
            "Mr. Roe is the chief strategy officer, U.S. and Global Deputy General Counsel for Garsell Ltd.",
            ("Mr. Roe", "is", "chief strategy officer"),
        ),
        (
            "Jane Roe is the president, treasurer and head of sales of Fern Ltd.",
            ("Jane Roe", "is", "president"),
        ),
        (
            "The Company entered into an employment agreement with Mr. John Roe.",
            ("Mr. John Roe", "employed-by", ""),
        ),
        (
            "Fern Ltd is an entity controlled by a shareholder of the Company.",
            ("Fern Ltd", "controlled-by", "shareholder"),
        ),
        (
            "Moss LLC, a company owned by stockholders of the Company, leases the plant.",
            ("Moss LLC", "owned-by", "stockholders"),
        ),
        (
            "Birch Inc. is owned by an investor of the Company.",
            ("Birch Inc.", "owned-by", "investor"),
        ),
    ],
)  # fmt: skip
def test_what_may_be_told_of_another_is_no_sure_tie(
    text: str, tie: tuple[str, str, str]
) -> None:
    assert tie not in ties(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Jane Roe's husband, John Roe, lent $500.", ("John Roe", "family-of", "Jane Roe")),
        ("Mr. Moss's wife, Ms. Moss-Hall, lent $500.", ("Ms. Moss-Hall", "family-of", "Mr. Moss")),
        ("Jane Roe's wife and John Roe own Hamlet West, Inc.", ("John Roe", "owns", "Hamlet West, Inc.")),
        ("Fern Ltd is controlled by our director.", ("Fern Ltd", "controlled-by", "director")),
        ("Fern Ltd is owned by our controlling shareholder.", ("Fern Ltd", "owned-by", "controlling shareholder")),
        ("Mr. Roe is a director, and has lent money to Fern Ltd.", ("Mr. Roe", "is", "director")),
    ],
)  # fmt: skip
def test_what_is_clear_stays_sure(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in ties(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Fern Ltd, which was a subsidiary of Fern Biotech Corp. (c) Gale Systems Ltd, a Taiwanese company, lent $500.",
            ("Fern Ltd", "subsidiary-of", "Fern Biotech Corp."),
        ),
        (
            "Moss LLC is a subsidiary of Birch Inc. (ii) Halden Ltd, a supplier, is owned by Jane Roe.",
            ("Moss LLC", "subsidiary-of", "Birch Inc."),
        ),
        (
            "Rent is paid to Jane Roe's firm, Moss Ltd. (3) Halden Corp. is owned by Jane Roe.",
            ("Halden Corp.", "owned-by", "Jane Roe"),
        ),
        (
            "Fern Mining Corp. Gale Vanadium Corp. was incorporated on May 1, 2021, and is wholly owned by Silverline Ltd.",
            ("Gale Vanadium Corp.", "owned-by", "Silverline Ltd."),
        ),
        (
            "Moss Foods Inc. Birch Farms LLC is wholly owned by Jane Roe.",
            ("Birch Farms LLC", "owned-by", "Jane Roe"),
        ),
        (
            "Alder Land LLC Cedar Homes Inc. is controlled by John Roe.",
            ("Cedar Homes Inc.", "controlled-by", "John Roe"),
        ),
    ],
)  # fmt: skip
def test_items_and_names_that_run_on_are_parted(
    text: str, tie: tuple[str, str, str]
) -> None:
    found = ties(text)
    assert tie in found
    assert not [s for s, p, o in found if (p, s) != (tie[1], tie[0]) and o == tie[2]]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "A note was issued to Fern Ltd, a related party and significant shareholder, for services.",
            ("Fern Ltd", "is", "significant shareholder"),
        ),
        (
            "We rent from Jane Roe, a related party and director, a house.",
            ("Jane Roe", "is", "director"),
        ),
        (
            "We buy from Moss LLC, a related company and a shareholder, timber.",
            ("Moss LLC", "is", "shareholder"),
        ),
        (
            "Jane Roe, who currently owns 20% of both Fern Ltd and Gale Ltd, is a director.",
            ("Jane Roe", "owns", "Gale Ltd"),
        ),
        (
            "John Roe owns 30% of each of Fern Ltd and Gale Ltd.",
            ("John Roe", "owns", "Fern Ltd"),
        ),
        (
            "The Company holds 25% of the shares of both Moss LLC and Birch Inc.",
            ("", "owns", "Birch Inc."),
        ),
    ],
)  # fmt: skip
def test_what_is_told_of_both(text: str, tie: tuple[str, str, str]) -> None:
    assert tie in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "The average interest rate of the lending is 6.14% for the year, which benchmarks to the borrowing rate for bank loans from Fernhill Bank.",
        "The loan bears interest at 5% per annum, by reference to the rate published by Fernhill Bank.",
        "The interest rate of the loan is 4% per annum, the prevailing rate of loans from Moss Bank.",
    ],
)
def test_the_bank_whose_rate_is_quoted_is_no_lender(text: str) -> None:
    terms = [s for s in stated(text) if s.kind is StatementKind.TERM]
    assert [(s.subject, s.predicate) for s in terms] == [("", "interest")]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Liquid Inc. is a related party as it is a wholly owned subsidiary of Nanter Inc.",
            ("Liquid Inc.", "subsidiary-of", "Nanter Inc."),
        ),
        (
            "Jane Roe is a related party of the Company because she is a director of Fern Ltd.",
            ("Jane Roe", "director-of", "Fern Ltd."),
        ),
        (
            "Fern Ltd is considered a related party since it is 50% owned by Jane Roe.",
            ("Fern Ltd", "owned-by", "Jane Roe"),
        ),
        (
            "Moss LLC is a related party since it is an affiliate of Jane Roe.",
            ("Moss LLC", "affiliate-of", "Jane Roe."),
        ),
        (
            "The owner of Fern LLC is a principal shareholder and board member of the Company.",
            ("Fern LLC", "owned-by", "board member"),
        ),
        (
            "The sole owner of Moss Ltd is our director.",
            ("Moss Ltd", "owned-by", "director"),
        ),
        (
            "One of the owners of Birch Inc. is the Company's Chief Executive Officer.",
            ("Birch Inc.", "owned-by", "Chief Executive Officer"),
        ),
        (
            "We agreed with Premier Shock, Inc., a Georgia Corporation (“PS”). PS is owned by Michael Stolar.",
            ("PS", "owned-by", "Michael Stolar"),
        ),
        (
            "We pay Halden Works LLC, a Nevada limited liability company (“HW”), rent. HW is controlled by our director.",
            ("HW", "controlled-by", "director"),
        ),
        (
            "Loans came from Gale Trade Ltd, a private company (“GT”). GT is owned by Jane Roe.",
            ("GT", "owned-by", "Jane Roe"),
        ),
    ],
)  # fmt: skip
def test_who_is_spoken_of_is_known_from_the_words_before(
    text: str, tie: tuple[str, str, str]
) -> None:
    bare = {(s, p, o.rstrip(".")) for s, p, o in ties(text)}
    assert (*tie[:2], tie[2].rstrip(".")) in bare


@pytest.mark.parametrize(
    "text",
    [
        "The director of Fern LLC is our director.",
        "A company is considered a related party since it is owned by a director.",
        "The lender of Moss Ltd is a shareholder of the Company.",
        "The Company paid Fern Ltd $500 as it is a supplier of Gale Ltd.",
    ],
)
def test_who_is_spoken_of_is_not_guessed(text: str) -> None:
    assert not {
        tie for tie in ties(text) if tie[1] in ("owned-by", "owns", "subsidiary-of")
    }
