"""What is told of the rest of a company, of parts of it, and by belonging."""

import pytest

from kg.notes.sentences import statements_of
from tests.notes.sentences.plain import note


def _ties(text):
    return {
        (s.subject, s.predicate, s.object.rstrip("."), str(s.value or ""))
        for s in statements_of(note(text))
        if s.certain and s.kind == "tie"
    }


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Elm Ltd holds a 51% equity interest in Oak Ltd, the other 49% being held by Mr. Abe Fox.",
            {("Elm Ltd", "owns", "Oak Ltd", "0.51"), ("Oak Ltd", "owned-by", "Mr. Abe Fox", "0.49")},
        ),
        (
            "The Company holds 80% of Elm Inc. and the remaining 20% is held by Mr. Abe Fox.",
            {("", "owns", "Elm Inc", "0.8"), ("Elm Inc.", "owned-by", "Mr. Abe Fox", "0.2")},
        ),
        (
            "We hold a 49% interest in Elm LLC; the remaining 51% belongs to Oak Corp.",
            {("", "owns", "Elm LLC", "0.49"), ("Elm LLC", "owned-by", "Oak Corp", "0.51")},
        ),
        (
            "Elm Ltd is 70% owned by the Company. Mr. Abe Fox owns the remaining 30%.",
            {("Elm Ltd", "owned-by", "", "0.7"), ("Mr. Abe Fox", "owns", "Elm Ltd", "0.3")},
        ),
        ("The remaining 30% was paid to Mr. Abe Fox.", set()),
        (
            "Elm S.A., 40% of whose capital is held by Oak S.A., is a supplier.",
            {("Elm S.A.", "owned-by", "Oak S.A", "0.4")},
        ),
        (
            "We rent from Elm LLC, 60% of the equity of which is owned by Mr. Abe Fox.",
            {("Elm LLC", "owned-by", "Mr. Abe Fox", "0.6")},
        ),
        (
            "Elm Ltd, in which Mr. Abe Fox and Ms. Ida Day hold 60% and 40%, respectively, charged us $5.",
            {("Elm Ltd", "owned-by", "Mr. Abe Fox", "0.6"), ("Elm Ltd", "owned-by", "Ms. Ida Day", "0.4")},
        ),
        (
            "Elm Ltd was formed by Mr. Abe Fox and Ms. Ida Day, who hold 80% and 20% of its equity interest, respectively.",
            {
                ("Mr. Abe Fox", "owns", "Elm Ltd", "0.8"),
                ("Ms. Ida Day", "owns", "Elm Ltd", "0.2"),
                ("Mr. Abe Fox", "founder-of", "Elm Ltd", ""),
                ("Ms. Ida Day", "founder-of", "Elm Ltd", ""),
            },
        ),
        (
            "Elm Ltd owns 100% of Oak Ltd, 70% of Ash Ltd and 51% of Fir Ltd.",
            {("Elm Ltd", "owns", "Oak Ltd", "1"), ("Elm Ltd", "owns", "Ash Ltd", "0.7"), ("Elm Ltd", "owns", "Fir Ltd", "0.51")},
        ),
        (
            "Elm Hotels Ltd manages our inns. Mr. Abe Fox owns 80% of Elm Hotels Ltd, and our President, Ms. Ida Day, the remaining 20%.",
            {
                ("Mr. Abe Fox", "owns", "Elm Hotels Ltd", "0.8"),
                ("Ms. Ida Day", "owns", "Elm Hotels Ltd", "0.2"),
                ("Ms. Ida Day", "is", "President", ""),
            },
        ),
        # A list ends with the bracket that it stands in.
        (
            "Elm Partners (owned by Mr. Abe Fox), Ms. Ida Day (our CFO) and Mr. Cy Lee (a director) lent us $5.",
            {
                ("Elm Partners", "owned-by", "Mr. Abe Fox", ""),
                ("Ms. Ida Day", "is", "CFO", ""),
                ("Mr. Cy Lee", "is", "director", ""),
            },
        ),
        (
            "We rent from Elm Holdings Ltd, Mr. Fox's personal holding company.",
            {("Elm Holdings Ltd", "owned-by", "Mr. Fox", "")},
        ),
        (
            "Dr. Abe Fox receives royalties through Elm IP Ltd, his wholly-owned company.",
            {("Elm IP Ltd", "owned-by", "Dr. Abe Fox", "")},
        ),
        (
            "Mr. Fox and Mr. Day lent us $5 through Elm Ltd, his own firm.",
            set(),
        ),
        (
            "Abe Fox and Cy Lee control Elm Ltd and Oak Ltd, respectively.",
            {("Elm Ltd", "controlled-by", "Abe Fox", ""), ("Oak Ltd", "controlled-by", "Cy Lee", "")},
        ),
        (
            "The Company's parent, Elm Group AG, which holds 71.3% of the outstanding shares, charges us fees.",
            {("Elm Group AG", "parent-of", "", ""), ("Elm Group AG", "owns", "", "0.713")},
        ),
        (
            "Mr. Abe Fox left in 2014; his wife, Mrs. Lynn Fox, continues as our bookkeeper.",
            {("Mrs. Lynn Fox", "family-of", "Mr. Abe Fox", "")},
        ),
        (
            "Elm Management Co., which Mr. Fox controls, provides bookkeeping.",
            {("Elm Management Co.", "controlled-by", "Mr. Fox", "")},
        ),
        ("We acquired Elm Ltd, which Mr. Fox owned until May 3, 2019.", set()),
        (
            "In 2020 we established Elm Ltd in Malta, 80% of which is owned by the Company, with the remaining 20% owned by Mr. Fox.",
            {("Elm Ltd", "owned-by", "", "0.8"), ("Elm Ltd", "owned-by", "Mr. Fox", "0.2")},
        ),
        (
            "The office is rented from Elm LLC, which belongs to Ms. Ida Day.",
            {("Elm LLC", "owned-by", "Ms. Ida Day", "")},
        ),
        (
            "Ms. Ida Day is our Chairman and the holder of 41.6% of our shares.",
            {("Ms. Ida Day", "is", "Chairman", ""), ("Ms. Ida Day", "owns", "", "0.416")},
        ),
        (
            "Elm Ltd is a subsidiary of Oak Ltd, itself wholly owned by the Company.",
            {("Elm Ltd", "subsidiary-of", "Oak Ltd", ""), ("Oak Ltd", "owned-by", "", "")},
        ),
        (
            "The Company became the primary beneficiary of Elm Co., Ltd.",
            {("", "parent-of", "Elm Co., Ltd", "")},
        ),
        (
            "Investments in Elm LP (30%) and Oak LLC (22.5%) are accounted for by the equity method.",
            {("Elm LP", "owned-by", "", ""), ("Oak LLC", "owned-by", "", "")},
        ),
    ],
)  # fmt: skip
def test_parts_of_companies_have_their_owners(text, ties):
    assert _ties(text) == ties


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        (
            "Ed Voss, the Company's Chairman, and Ida Calder, its Chief Financial Officer, are the managers of Elm LLC.",
            {
                ("Ed Voss", "is", "Chairman", ""),
                ("Ida Calder", "is", "Chief Financial Officer", ""),
                ("Ed Voss", "officer-of", "Elm LLC", ""),
                ("Ida Calder", "officer-of", "Elm LLC", ""),
            },
        ),
        (
            "The Company owed its shareholders, namely (i) Ed Moss, who is also our President, (ii) Elm GmbH, and (iii) Ida Gale, Mr. Moss's aunt, $5,000.",
            {
                ("Ed Moss", "is", "shareholders", ""),
                ("Elm GmbH", "is", "shareholders", ""),
                ("Ida Gale", "is", "shareholders", ""),
                ("Ed Moss", "is", "President", ""),
                ("Ida Gale", "family-of", "Mr. Moss", ""),
            },
        ),
        (
            "Our co-founders, Ed Moss and Ida Gale, each of whom is also a director of the Company, own 22% and 18% of Elm Inc., respectively.",
            {
                ("Ed Moss", "is", "co-founders", ""),
                ("Ida Gale", "is", "co-founders", ""),
                ("Ed Moss", "is", "director", ""),
                ("Ida Gale", "is", "director", ""),
                ("Ed Moss", "owns", "Elm Inc", "0.22"),
                ("Ida Gale", "owns", "Elm Inc", "0.18"),
            },
        ),
        (
            "Ms. Ida Day's employer, Elm Ltd, is a supplier.",
            {("Ms. Ida Day", "employed-by", "Elm Ltd", "")},
        ),
        (
            "Ms. Ida Day chairs the board of Elm Inc.",
            {("Ms. Ida Day", "director-of", "Elm Inc", "")},
        ),
        (
            "Ida Day, who heads Elm Services, Inc., is our director.",
            {("Ida Day", "officer-of", "Elm Services, Inc", ""), ("Ida Day", "is", "director", "")},
        ),
        (
            "Fir Media is a company founded and led by Ms. Ida Day.",
            {("Ms. Ida Day", "founder-of", "Fir Media", ""), ("Ms. Ida Day", "officer-of", "Fir Media", "")},
        ),
        (
            "Elm University is also a stockholder of ours.",
            {("Elm University", "is", "stockholder", "")},
        ),
        (
            "Elm Ltd and the Company share the same parent.",
            {("Elm Ltd", "common-control", "", "")},
        ),
        (
            "Elm Inc. is owned by Chairman emeritus Walter Yost.",
            {("Elm Inc.", "owned-by", "Walter Yost", ""), ("Walter Yost", "is", "Chairman emeritus", "")},
        ),
        (
            "Elm Ltd, in which our Chief Executive Officer (Mr. Abe Fox) has a controlling interest, lent us $5.",
            {("Elm Ltd", "controlled-by", "Mr. Abe Fox", ""), ("Mr. Abe Fox", "is", "Chief Executive Officer", "")},
        ),
        # Whose partner somebody is may be a friend.
        ("Mr. Fox's partner, Ms. Ida Day, sold us a car.", set()),
        (
            "At year end, Elm Advisors, LLC owned 20,000 shares of the Company.",
            {("Elm Advisors, LLC", "owns", "", "")},
        ),
    ],
)  # fmt: skip
def test_who_holds_an_office_is_told_apart(text, ties):
    assert _ties(text) == ties
