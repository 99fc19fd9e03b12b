"""Sentences of further filers, with invented names: the terms of debts.

Each row is a sentence and what it states, as in the table of terms.
"""

TERMS = [
    # A guarantor by name behind the role, and who gave a guarantee.
    (
        "Guarantees given by the controlling shareholder, Alder S.A., on behalf of the Company were $80.",
        [("", "guaranteed-by", "Alder S.A.")],
    ),
    (
        "The loan is guaranteed by the majority owner, Birch Holdings Ltd.",
        [("", "guaranteed-by", "Birch Holdings Ltd.")],
    ),
    (
        "Mr. R. Fern has given a personal guarantee for the term loan.",
        [("", "guaranteed-by", "Mr. R. Fern")],
    ),
    (
        "The note to Jane Roe became convertible, at her election, into shares of common stock.",
        [("Jane Roe", "convertible")],
    ),
    (
        "The note to Lyle Fern matured on May 1, 2021. On April 1, 2021 we extended the maturity date to May 1, 2022. On April 3, 2022 the maturity date of the note to Mr. Fern was further extended to May 1, 2024.",
        [("Mr. Fern", "maturity", "2024-05-01")],
    ),
    # What is taken off a base rate is no rate; words that stop at a colon say nothing.
    (
        "The loan of Elm Ltd bears interest at the annual rate of 2.5% below its best lending rate.",
        [("Elm Ltd", "interest", None)],
    ),
    (
        "Loans from Fern Ltd bear interest at 1% per annum under the prime rate.",
        [("Fern Ltd", "interest", None)],
    ),
    ("The facilities of Elm Ltd were secured by:", []),
    # What is told of debts to several together is told of each.
    (
        "We received unsecured loans from Fern Ltd and Elm Ltd last year. These loans bear interest at 5% p.a. Alder Ltd is owned by Jane Roe.",
        [
            ("Fern Ltd", "unsecured"),
            ("Elm Ltd", "unsecured"),
            ("Fern Ltd", "interest", "0.05"),
            ("Elm Ltd", "interest", "0.05"),
        ],
    ),
    (
        "Promissory notes issued to Jane Birch and Otto Birch are payable on demand.",
        [("Jane Birch", "on-demand"), ("Otto Birch", "on-demand")],
    ),
    (
        'We sold to Mr. Rose and Ms. Walter our 8% promissory notes (the "8% Notes").',
        [("", "interest", "0.08")],
    ),
    (
        'The Company issued a $250,000 unsecured note ("Hydro Note") to Jane Birch and Tom Birch.',
        [("", "unsecured")],
    ),
    # Whose balance it is, where two are named, or one heads the paragraph.
    (
        "The Company and its subsidiary Champ Ltd settled Champ Ltd's account payable to a related party, Borneo Ltd, by a two-year note bearing interest at 2%.",
        [
            ("Borneo Ltd", "interest", "0.02"),
            ("Borneo Ltd", "maturity", "two-year note"),
        ],
    ),
    (
        "Bank of Fernhill: Annual interest is at 9%, secured by the Company's building.",
        [
            ("Bank of Fernhill", "interest", "0.09"),
            ("Bank of Fernhill", "secured", "Company's building"),
        ],
    ),
    (
        "Fern Rural Credit Union Mill Rd. Branch: Due on July 1, 2012 with interest, guaranteed by Jane Roe.",
        [
            ("Fern Rural Credit Union Mill Rd. Branch", "maturity", "2012-07-01"),
            ("Fern Rural Credit Union Mill Rd. Branch", "guaranteed-by", "Jane Roe"),
        ],
    ),
    (
        "Subsequent Events: The loan is due on July 1, 2012.",
        [("", "maturity", "2012-07-01")],
    ),
    (
        "In 2017, our venture, Alder Ltd, made a loan of $5 to one of its employees. The loan bears interest at 2%.",
        [("", "interest", "0.02")],
    ),
    # A part of a base rate is no rate of interest.
    (
        "Annual interest is fixed at 130% of the prime rate of the People's Bank.",
        [("", "interest", None)],
    ),
    (
        "The loan bears interest at 110% of LIBOR.",
        [("", "interest", None)],
    ),
    (
        "The loan bears interest based on the prevailing prime rate plus 2%.",
        [("", "interest", None)],
    ),
    (
        "Interest, is computed at LIBOR plus 5.25%, on amounts drawn.",
        [("", "interest", None)],
    ),
    # Rates of several notes, and between two.
    (
        "The rates on the notes are 13%, 7% and 8%.",
        [("", "interest", "0.13"), ("", "interest", "0.07"), ("", "interest", "0.08")],
    ),
    (
        "All loans have interest rates ranging between 7.99% and 12%.",
        [("", "interest", "0.0799"), ("", "interest", "0.12")],
    ),
    (
        "The buyers agreed to purchase an 18% interest bearing note.",
        [("", "interest", "0.18")],
    ),
    # Only debts mature, whatever was bought with them.
    (
        "The purchase price was paid by a note, payable to Fern Ltd, which matured on May 15, 2010.",
        [("Fern Ltd", "maturity", "2010-05-15")],
    ),
    (
        "The Company paid fees in cash and by a note maturing on June 3, 2012.",
        [("", "maturity", "2012-06-03")],
    ),
    (
        "The note was due July 2, 2011, renewed on June 27, 2011 and extended to July 1, 2012.",
        [("", "maturity", "2012-07-01")],
    ),
    (
        "The Company agreed to pay Fern Ltd the unpaid principal amount of $5 on or before August 13, 2014.",
        [("Fern Ltd", "maturity", "2014-08-13")],
    ),
    (
        "We issued a bridge loan with a term to July 30, 2013.",
        [("", "maturity", "2013-07-30")],
    ),
    (
        "We issued notes redeemable on December 31, 2025.",
        [("", "maturity", "2025-12-31")],
    ),
    ("The Company was not obligated to make further payments until July 2016.", []),
    # Secured and convertible notes by their names.
    (
        "We entered into a Senior Secured Convertible Note with Fern Ltd in May.",
        [
            ("Fern Ltd", "convertible"),
            ("Fern Ltd", "secured", "a Senior Secured Convertible Note"),
        ],
    ),
    (
        "10% Secured Convertible Subordinated Notes to a director were repaid.",
        [
            ("", "convertible"),
            ("", "interest", "0.1"),
            ("", "secured", "10% Secured Convertible Subordinated Notes"),
        ],
    ),
    (
        "The holders may convert the Bridge Note to Common Shares at $0.45 per share.",
        [("", "convertible")],
    ),
    ("The Company does not have a convertible note.", []),
    (
        "A guaranty of the note has been made by Jane Roe.",
        [("", "guaranteed-by", "Jane Roe")],
    ),
    (
        "Jane Roe remained a guarantor under the loan.",
        [("", "guaranteed-by", "Jane Roe")],
    ),
]
"""Each sentence with the terms it states."""
