"""Whom words mean: defined names, "this entity", "its", lists, with invented names."""

import pytest

from kg.notes.sentences import statements_of
from tests.notes.sentences.plain import note


def _said(text, kind):
    return {
        (s.subject, s.predicate, s.object.rstrip("."), str(s.value or ""))
        for s in statements_of(note(text))
        if s.certain and s.kind == kind
    }


TIES = [
    # A list of companies ends before a person; "each of" is of the list's own role.
    (
        "Elm Ltd is owned by each of Mr. Abe Fox, our CEO, Mr. Bo Day, a director of the Company and Mr. Cy Lee, the chairman of Oak Corp.",
        {
            ("Elm Ltd", "owned-by", "Mr. Abe Fox", ""),
            ("Elm Ltd", "owned-by", "Mr. Bo Day", ""),
            ("Elm Ltd", "owned-by", "Mr. Cy Lee", ""),
            ("Mr. Abe Fox", "is", "CEO", ""),
            ("Mr. Bo Day", "is", "director", ""),
            ("Mr. Cy Lee", "director-of", "Oak Corp", ""),
        },
    ),
    (
        "They are affiliates of Ada Moss, Chairman and Bo Fern, Chief Financial Officer.",
        {("Ada Moss", "is", "Chairman", ""), ("Bo Fern", "is", "Chief Financial Officer", "")},
    ),
    (
        "Ada Moss is a director of Elm Ltd and Bo Fern, our CEO, lent us $5.",
        {("Ada Moss", "director-of", "Elm Ltd", ""), ("Bo Fern", "is", "CEO", "")},
    ),
    # Who is named behind "including" has the role.
    (
        "Certain members of our Board, including Ada Moss, Bo Fern and Cy Hale, invested.",
        {
            (who, "is", "members of our Board", "")
            for who in ("Ada Moss", "Bo Fern", "Cy Hale")
        },
    ),
    (
        "We rent from affiliates of Bay Fund, including Elm LLC and Oak LLC.",
        {
            ("Elm LLC", "affiliate-of", "Bay Fund", ""),
            ("Oak LLC", "affiliate-of", "Bay Fund", ""),
        },
    ),
    (
        "Our directors, such as Ada Moss and Bo Fern, bought notes.",
        {("Ada Moss", "is", "directors", ""), ("Bo Fern", "is", "directors", "")},
    ),
    # A name in a bracket is that of the company described before it.
    (
        'We rent from a company owned by our CEO ("Fernbank"). Fernbank is controlled by Ada Moss.',
        {
            ("Fernbank", "owned-by", "CEO", ""),
            ("Fernbank", "controlled-by", "Ada Moss", ""),
        },
    ),
    (
        'We lent $5 to an entity controlled by our director (the "Tenant Co").',
        {("Tenant Co", "controlled-by", "director", "")},
    ),
    (
        'We lent $5 to an entity controlled by our director (the "Loan").',
        set(),
    ),
    # "It" and "this entity" are the one company spoken of.
    (
        "Elm Ltd lent us $5. It is owned by our CEO.",
        {("Elm Ltd", "owned-by", "CEO", "")},
    ),
    (
        "Elm Ltd lent us $5. This entity is a shareholder of Oak Ltd.",
        {("Elm Ltd", "owns", "Oak Ltd", "")},
    ),
    ("Elm Ltd and Oak Ltd lent us $5. It is owned by our CEO.", set()),
    # A role defined for a party is that party behind "the" alone.
    (
        'Relm Inc. (the "Parent") lent us $5. Ada Moss is a shareholder of the Parent.',
        {("Ada Moss", "owns", "Parent", "")},
    ),
    # "Its" is no person's.
    (
        "Elm Inc. is considered a related party because Mr. Kim is its sole owner.",
        {("Mr. Kim", "owns", "Elm Inc.", "")},
    ),
    # Reasons of being related.
    # What tells nothing is passed, and the role behind it is read.
    (
        "We owe Elm Inc., the Company's third-party contractor for software and investor in the Company, $5.",
        {("Elm Inc.", "is", "investor", "")},
    ),
    (
        "We sold to Elm Inc., a related party and principal stockholder of the Company whose president is Mr. Kim.",
        {
            ("Elm Inc.", "is", "principal stockholder", ""),
            ("Mr. Kim", "officer-of", "Elm Inc.", ""),
        },
    ),
    # Active verbs, and offices right behind a person.
    (
        "Elm Inc., a company that controls Oak Inc., lent us $5.",
        {("Oak Inc.", "controlled-by", "Elm Inc.", "")},
    ),
    ("Ada Moss founded Elm Inc.", {("Ada Moss", "founder-of", "Elm Inc", "")}),
    ("Oak Inc. formed Elm Inc.", set()),
    ("We rent from Elm Ltd, a company managed by Mr. Kim.", {("Mr. Kim", "officer-of", "Elm Ltd", "")}),
    (
        "Elm Inc. is owned by Ada Moss the CEO and a director of the Company.",
        {("Elm Inc.", "owned-by", "Ada Moss", ""), ("Ada Moss", "is", "CEO and a director", "")},
    ),
    # Roles cut no name; "Messrs." is no title of the first alone.
    (
        "Messrs. Kim and Park are the CEO and CFO of Energy 9 GP, LLC.",
        {
            ("Kim", "officer-of", "Energy 9 GP, LLC", ""),
            ("Park", "officer-of", "Energy 9 GP, LLC", ""),
        },
    ),
    # Shares told by nouns, and of nobody else.
    ("Mr. Kim owned 10.7% of outstanding shares of common stock.", {("Mr. Kim", "owns", "", "0.107")}),
    (
        "We own Elm Ltd, a holding company with a 49% interest in Oak Ltd.",
        {("Elm Ltd", "owns", "Oak Ltd", "0.49")},
    ),
    # A consolidated VIE is a subsidiary.
    ("Elm Co., Ltd. is the Company's VIE.", {("Elm Co., Ltd.", "subsidiary-of", "", "")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ties"), TIES)
def test_who_is_meant(text, ties):
    found = _said(text, "tie")
    expected = {(who, tie, other.rstrip("."), share) for who, tie, other, share in ties}
    assert expected <= found if expected else found == set()


TERMS = [
    ("The Company lent $5 for a note bearing 3% per annum.", ("interest", "0.03")),
    ("This note, which is due on demand, is at a rate of 4%.", ("interest", "0.04")),
    (
        "The note was amended to increase the interest rate to 9%.",
        ("interest", "0.09"),
    ),
    ("The Company's Chairman has guaranteed a mortgage note.", ("guaranteed-by", "")),
    ("Ada Moss provided guarantees for our loans with a bank.", ("guaranteed-by", "")),
    ("Ada Moss is the guarantor of the loan agreement.", ("guaranteed-by", "")),
    ("A subordinated secured promissory note was issued.", ("secured", "")),
    ("The loans are unsecured and due within one year.", ("maturity", "")),
    ("The loans have maturities ranging from May to June 2024.", ("maturity", "")),
    ("Our revenue grew 5% per annum.", ()),
    ("The agreement was amended to extend the term to May 1, 2024.", ()),
]


@pytest.mark.parametrize(("text", "term"), TERMS)
def test_terms_by_their_form(text, term):
    found = {(predicate, value) for _, predicate, _, value in _said(text, "term")}
    assert term in found if term else found == set()


@pytest.mark.parametrize(
    "text",
    [
        "Elm Ltd lent us $5 at 3%. Elm Ltd extended the note through May 1, 2025.",
        "Bo Fern lent us $5. Ada Moss extended the maturity of the note to May 1, 2025.",
    ],
)
def test_who_extends_a_note_may_be_borrower_or_lender(text):
    extended = [s for s in statements_of(note(text)) if s.predicate == "maturity"]
    assert [s.subject for s in extended] in (["Elm Ltd"], ["Bo Fern"], [""])
