"""Sentences on balances as notes are written, with invented names, and their terms.

Each row is a sentence and what it states: the party whose balance it is, predicate, and
the rate, day, or words where the rule keeps some.
"""

TERMS = [
    # One payment, what is moved, and a rate that is only called so.
    (
        "The loan from Alder Ltd was repayable in one balloon instalment on April 3, 2019.",
        [("Alder Ltd", "maturity", "2019-04-03")],
    ),
    (
        "Alder Ltd granted us a loan with a single payment of capital and interest on July 15, 2024.",
        [("Alder Ltd", "maturity", "2024-07-15")],
    ),
    (
        "On May 2, 2018 we moved the maturity of the note to Alder Ltd to May 2, 2020 and raised the coupon to 12%.",
        [("Alder Ltd", "maturity", "2020-05-02"), ("Alder Ltd", "interest", "0.12")],
    ),
    (
        "We borrowed $500 from Jane Birch. The note carries a rate of 8% and is backed by our trucks.",
        [("Jane Birch", "interest", "0.08"), ("Jane Birch", "secured", "our trucks")],
    ),
    (
        "Note payable to Alder Ltd; interest accrues at 9.5% annually; principal due June 30, 2020.",
        [("Alder Ltd", "interest", "0.095"), ("Alder Ltd", "maturity", "2020-06-30")],
    ),
    # The balance told before, or that heads the paragraph.
    (
        "We borrowed $500 from Jane Birch. The loan bears interest at 5% and is unsecured.",
        [("Jane Birch", "interest", "0.05"), ("Jane Birch", "unsecured")],
    ),
    (
        "The Company owes Alder Ltd $90 under a note. Alder Ltd is owned by our director. It is payable on demand.",
        [("Alder Ltd", "on-demand")],
    ),
    (
        "We borrowed $500 from Jane Birch. We borrowed $300 from Alder Ltd. It is payable on demand.",
        [("", "on-demand")],
    ),
    (
        "Jane Birch lent us $500. Tom Roe lent us $200. The loan is unsecured.",
        [("", "unsecured")],
    ),
    (
        "We borrowed $500 from Jane Birch. We also have a bank loan. It bears interest at 7%.",
        [("", "interest", "0.07")],
    ),
    (
        "We borrowed $500 from Jane Birch. The loans from the bank bear interest at 7%.",
        [("", "interest", "0.07")],
    ),
    (
        "We owe loans to Jane Birch and Alder Ltd. The loans are unsecured.",
        [("", "unsecured")],
    ),
    (
        "Jane Birch (Director) – On May 1, 2023, the Company issued a note to Birch LP, due on May 1, 2025.",
        [("Jane Birch", "maturity", "2025-05-01")],
    ),
    (
        "The notes bear interest at 9% and 11%.",
        [("", "interest", "0.09"), ("", "interest", "0.11")],
    ),
    (
        "The parties amended the note, which extended it to March 1, 2025.",
        [("", "maturity", "2025-03-01")],
    ),
    (
        "The amounts due to related parties are unsecured, non-interest bearing and payable on demand.",
        [("", "unsecured"), ("", "interest", "0"), ("", "on-demand")],
    ),
    (
        "The advances are unsecured, interest-free and have no fixed terms of repayment.",
        [("", "unsecured"), ("", "interest", "0"), ("", "no-maturity")],
    ),
    (
        "The loan bears interest at 5% per annum and matures on December 31, 2025.",
        [("", "interest", "0.05"), ("", "maturity", "2025-12-31")],
    ),
    (
        "The note bears interest at a rate of 8% per annum, is unsecured and is due on June 30, 2024.",
        [("", "interest", "0.08"), ("", "unsecured"), ("", "maturity", "2024-06-30")],
    ),
    (
        "These loans do not bear interest and are due on demand.",
        [("", "interest", "0"), ("", "on-demand")],
    ),
    (
        "The balance is unsecured, bears no interest and is repayable on demand.",
        [("", "unsecured"), ("", "interest", "0"), ("", "on-demand")],
    ),
    (
        "The loan from Mr. John Alder is non-interest bearing, unsecured and due upon demand.",
        [
            ("Mr. John Alder", "interest", "0"),
            ("Mr. John Alder", "unsecured"),
            ("Mr. John Alder", "on-demand"),
        ],
    ),
    (
        "On May 5, 2022, the Company issued to Karen Birch an unsecured promissory note bearing interest at 10% per annum and maturing on May 5, 2023.",
        [
            ("Karen Birch", "unsecured"),
            ("Karen Birch", "interest", "0.1"),
            ("Karen Birch", "maturity", "2023-05-05"),
        ],
    ),
    (
        "The amount due to Palm Logistics Ltd. is interest free, unsecured and has no fixed repayment date.",
        [
            ("Palm Logistics Ltd.", "interest", "0"),
            ("Palm Logistics Ltd.", "unsecured"),
            ("Palm Logistics Ltd.", "no-maturity"),
        ],
    ),
    (
        "The note carries an interest rate of 12% and is secured by all of the assets of the Company.",
        [("", "interest", "0.12"), ("", "secured", "all of the assets of the Company")],
    ),
    (
        "The line of credit is secured by a first lien on the real property.",
        [("", "secured", "a first lien on the real property")],
    ),
    (
        "The facility is guaranteed by Robert Cedar.",
        [("", "guaranteed-by", "Robert Cedar")],
    ),
    (
        "The bank loan is personally guaranteed by our Chief Executive Officer.",
        [("", "guaranteed-by", "Chief Executive Officer")],
    ),
    (
        "The note is convertible into shares of common stock at $0.10 per share.",
        [("", "convertible")],
    ),
    (
        "The outstanding principal may be converted into common stock at the option of the holder.",
        [("", "convertible")],
    ),
    (
        "The loan is denominated in Hong Kong dollars.",
        [("", "currency", "Hong Kong dollars")],
    ),
    (
        "The loan is due within one year and accrues interest at 6% annually.",
        [("", "maturity", "due within one year"), ("", "interest", "0.06")],
    ),
    (
        "The advance is not secured and carries no interest.",
        [("", "unsecured"), ("", "interest", "0")],
    ),
    (
        "The promissory note is non-interest bearing and payable on the earlier of December 31, 2021 or the closing of the Initial Public Offering.",
        [
            ("", "interest", "0"),
            (
                "",
                "maturity",
                "earlier of December 31, 2021 or the closing of the Initial Public Offering",
            ),
        ],
    ),
    (
        "The loans bear interest ranging from 4% to 6% per annum.",
        [("", "interest", "0.04"), ("", "interest", "0.06")],
    ),
    ("The note bears interest at prime plus 2%.", [("", "interest", None)]),
    (
        "Borrowings under the facility bear interest at LIBOR plus 3.5% per annum.",
        [("", "interest", None)],
    ),
    (
        "In March 2023, the maturity date of the note was extended to March 31, 2025.",
        [("", "maturity", "2025-03-31")],
    ),
    (
        "The advances had no formal repayment terms and were without interest.",
        [("", "no-maturity"), ("", "interest", "0")],
    ),
    (
        "The loan from Karen Birch has an annual interest rate of 4.5% and a maturity date of January 1, 2026.",
        [
            ("Karen Birch", "interest", "0.045"),
            ("Karen Birch", "maturity", "2026-01-01"),
        ],
    ),
    (
        "The working capital loans would be repaid without interest or be convertible into warrants.",
        [],
    ),
    (
        "The balances with related parties are unsecured, interest free and have no specific repayment terms.",
        [("", "unsecured"), ("", "interest", "0"), ("", "no-maturity")],
    ),
    (
        "These amounts are non-trade in nature, unsecured, non-interest bearing and repayable on demand.",
        [("", "unsecured"), ("", "interest", "0"), ("", "on-demand")],
    ),
    (
        "The loan is collateralized by inventory and accounts receivable.",
        [("", "secured", "inventory and accounts receivable")],
    ),
    (
        "The related party loan is unsecured with interest at 3% per annum.",
        [("", "unsecured"), ("", "interest", "0.03")],
    ),
    (
        "The shareholder loan has no maturity date and does not accrue interest.",
        [("", "no-maturity"), ("", "interest", "0")],
    ),
    (
        "The loan payable to Verbena Holdings Ltd bears a fixed interest rate of 7.25% per annum and is repayable in full on September 1, 2027.",
        [
            ("Verbena Holdings Ltd", "interest", "0.0725"),
            ("Verbena Holdings Ltd", "maturity", "2027-09-01"),
        ],
    ),
    ("The 8% note is due on demand.", [("", "on-demand"), ("", "interest", "0.08")]),
    ("A 10% interest rate applies to the note.", [("", "interest", "0.1")]),
    (
        "The convertible promissory note bears interest at 1% per annum.",
        [("", "convertible"), ("", "interest", "0.01")],
    ),
    ("The note was originally due on March 1, 2020.", [("", "maturity", "2020-03-01")]),
    (
        "There is no stated interest and no repayment terms for the advances.",
        [("", "interest", "0"), ("", "no-maturity")],
    ),
    (
        "The loan has a term of three years and an interest rate of 5%.",
        [("", "maturity", "a term of three years"), ("", "interest", "0.05")],
    ),
    (
        "The amount is due on demand, without interest.",
        [("", "on-demand"), ("", "interest", "0")],
    ),
    (
        "All advances are payable in Canadian dollars, unsecured and due on demand.",
        [("", "currency", "Canadian dollars"), ("", "unsecured"), ("", "on-demand")],
    ),
    (
        "The loan was guaranteed by the Company's director, Peter Oak, and his spouse.",
        [("", "guaranteed-by", "Peter Oak"), ("", "guaranteed-by", "his spouse")],
    ),
    (
        "Interest on the notes accrues at the rate of eighteen percent (18%) per annum.",
        [("", "interest", "0.18")],
    ),
    (
        "The loan of RMB 2,000,000 from Mr. Zhao Ming carries interest at 4.35% per annum.",
        [("Mr. Zhao Ming", "interest", "0.0435")],
    ),
    (
        "This facility accrues interest at the rate of 12% per annum, is unsecured, and matures in three years from origination.",
        [
            ("", "interest", "0.12"),
            ("", "unsecured"),
            ("", "maturity", "matures in three years from origination"),
        ],
    ),
    (
        "The two notes were amended to extend the maturity date from May 6, 2023, to May 6, 2024.",
        [("", "maturity", "2024-05-06")],
    ),
    (
        "All notes payable to related parties bear interest at a rate of 5 to 7 percent per annum.",
        [("", "interest", "0.05"), ("", "interest", "0.07")],
    ),
    (
        "The Company borrowed $20,000 from Anna Maple under a 6% unsecured demand note.",
        [
            ("Anna Maple", "interest", "0.06"),
            ("Anna Maple", "unsecured"),
            ("Anna Maple", "on-demand"),
        ],
    ),
    (
        "The amount due to Tulip Rich is non-interest bearing, unsecured and due on demand by the lender.",
        [
            ("Tulip Rich", "interest", "0"),
            ("Tulip Rich", "unsecured"),
            ("Tulip Rich", "on-demand"),
        ],
    ),
    (
        "The Note was non-interest bearing and payable on the earlier of December 31, 2020 or the completion of the initial public offering.",
        [
            ("", "interest", "0"),
            (
                "",
                "maturity",
                "earlier of December 31, 2020 or the completion of the initial public offering",
            ),
        ],
    ),
    (
        "The loan agreement has an annual interest rate of one percent (1%).",
        [("", "interest", "0.01")],
    ),
    (
        "The loan from director is unsecured and non interest-bearing.",
        [("", "unsecured"), ("", "interest", "0")],
    ),
]
"""Each sentence with the terms it states."""

SILENT = [
    "None of our directors guaranteed the credit facility.",
    "None of the shareholders has guaranteed the bank loan.",
    "The Company's interest in Alder Ltd decreased from 60% to 20%.",
    "Our interests in Fern LLC were changed from 10% to 15%.",
    "The fee is 2% of the value of assets secured by or subject to each investment.",
    "The note requires monthly installments of interest only through May 30, 2011.",
    "Elm Ltd has the right to convert 500 shares of common stock it owns into units.",
    "Ada Moss may convert her preferred shares into 500 shares of common stock.",
    "The holder may elect to convert the warrants into ordinary shares.",
    "The Company owns a 30% interest in Mahogany Foods Ltd.",
    "The amount due on December 31, 2023 was $5,000.",
    "If an event of default occurs, the note may bear interest at 18% per annum.",
    "The lease has a term of five years and expires on May 31, 2026.",
    "The options expire on March 1, 2030 and vest over three years.",
    "The employment agreement has a term of two years.",
    "Interest expense was $5,000 for the year ended December 31, 2023.",
    "The Company's effective tax rate was 21%.",
    "Salary increases at a rate of 3% per annum.",
    "The Sponsor may, but is not obligated to, loan the Company funds, and such loans would be non-interest bearing.",
    "In no event is the interest rate on the note less than 6% per annum.",
    "Such working capital loans may be non-interest bearing if the lender so agrees, or would bear interest at 5%.",
    "The Company had no interest rate swaps outstanding.",
    "We hold a 50% interest in the venture that owns the building.",
    "The notes are not guaranteed by our subsidiaries.",
    "The bank accounts are denominated in Canadian dollars.",
    "The risk free interest rate was 4.66%.",
    "The term of the 2022 Plan was extended until June 8, 2033.",
    "The management agreement has a one-year term and is renewable.",
    "The effective interest rate of the debt was 12%.",
    "Our chairman holds a 10% membership interest in the lessor.",
]
"""Sentences that state no term of a balance."""
