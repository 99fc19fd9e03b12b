"""Sentences with percentages and days that are easily taken for terms of a debt.

Each row is a sentence and what it states for certain, as in the tables of terms.
"""

RATES = [
    # The rate of a debt that is overdue is not its rate.
    (
        "We borrowed $500 from Jane Birch. The note bears interest at 8% per annum, rising to 15% per annum after an event of default.",
        [("Jane Birch", "interest", "0.08")],
    ),
    (
        "The note to Fern LP carries interest of 6% and 14% upon default.",
        [("Fern LP", "interest", "0.06")],
    ),
    (
        "The loan from Fern LP bears interest at 7% and is in default.",
        [("Fern LP", "interest", "0.07")],
    ),
    (
        "The note to Alder Ltd bears interest at 7% with a default rate of 15%.",
        [("Alder Ltd", "interest", "0.07")],
    ),
    ("Overdue amounts bear interest at 2% per month.", []),
    ("Interest of 10% is charged on late payments by Alder Ltd.", []),
    # A bound, and a rate for some of the time.
    ("The loan from Alder Ltd carries interest at up to 9% per annum.", []),
    ("The loan from Alder Ltd bears interest of at least 6%.", []),
    ("The note bears interest at the lower of 10% and the legal maximum.", []),
    (
        "The loan from Alder Ltd bears interest at prime less 1%.",
        [("Alder Ltd", "interest", None)],
    ),
    (
        "The loan from Alder Ltd bears interest at 6% for the first year and 9% thereafter.",
        [],
    ),
    ("No interest accrued on the note during the grace period.", []),
    ("No interest accrues until July 2025 on the loan.", []),
    ("No interest was paid to Alder Ltd in 2022.", []),
    (
        "The loan from Alder Ltd is interest free.",
        [("Alder Ltd", "interest", "0")],
    ),
    # What is charged for something else, and what money in a bank earns.
    ("We pay Alder Ltd a commitment fee of 0.5% per annum on the facility.", []),
    ("Jane Roe receives a guarantee fee of 2% per annum of the bank loan.", []),
    ("The loan from Alder Ltd was discounted at an imputed rate of 7% per annum.", []),
    ("Cash in the trust account earned interest at 2.1%.", []),
    ("Deposits with Fern Bank are earning interest at 1.5%.", []),
    (
        "The advances to Alder Ltd earn interest at 3%.",
        [("Alder Ltd", "interest", "0.03")],
    ),
    ("It is our policy that loans to employees bear interest at a rate of 4%.", []),
    # Rates over a base, and rates that do without the word "interest".
    (
        "The loan from Alder Ltd carries a margin of 3.5% above three-month EURIBOR.",
        [("Alder Ltd", "interest", None)],
    ),
    (
        "The loan from Alder AS is priced at SOFR plus a margin of 2.75%.",
        [("Alder AS", "interest", None)],
    ),
    (
        "The loan from Alder AS carries an interest of NIBOR 3 months + 5%.",
        [("Alder AS", "interest", None)],
    ),
    (
        "We borrowed $5,000 from Alder Ltd at an annual rate of 3.5%.",
        [("Alder Ltd", "interest", "0.035")],
    ),
    # A rate that was changed takes the place of the first.
    (
        "The interest rate of the loan from Alder Ltd was reduced from 12% to 9% in May 2022.",
        [("Alder Ltd", "interest", "0.09")],
    ),
    (
        "The note to Alder Ltd bears interest at 12%. In May 2022 the note was amended to lower the rate to 9%.",
        [("Alder Ltd", "interest", "0.09")],
    ),
    (
        "Fern LP and Alder Ltd lent us $9. The note to Fern LP bears interest at 5%. The note to Alder Ltd bears interest at 8%. The interest rate on the note to Alder Ltd was raised to 9%.",
        [("Fern LP", "interest", "0.05"), ("Alder Ltd", "interest", "0.09")],
    ),
    # Each its own.
    (
        "The loans from Alder Ltd and Fern LP bear interest at 5% and 6%, respectively.",
        [("Alder Ltd", "interest", "0.05"), ("Fern LP", "interest", "0.06")],
    ),
    (
        "The loans from Alder Ltd, Fern LP and Moss Inc. bear interest at 5%, 6% and 7%, respectively.",
        [
            ("Alder Ltd", "interest", "0.05"),
            ("Fern LP", "interest", "0.06"),
            ("Moss Inc.", "interest", "0.07"),
        ],
    ),
    (
        "The loans from Alder Ltd and Fern LP bear interest at 5% and 6%.",
        [("", "interest", "0.05"), ("", "interest", "0.06")],
    ),
    (
        "The loans from Alder Ltd and Fern LP mature on May 1, 2024 and June 1, 2024, respectively.",
        [
            ("Alder Ltd", "maturity", "2024-05-01"),
            ("Fern LP", "maturity", "2024-06-01"),
        ],
    ),
    # A day that was moved is over.
    (
        "The loan from Alder Ltd, which was originally scheduled to mature on June 30, 2021, now matures on June 30, 2024.",
        [("Alder Ltd", "maturity", "2024-06-30")],
    ),
    (
        "Upon maturity on June 30, 2021, Alder Ltd agreed to extend the note to June 30, 2022.",
        [("Alder Ltd", "maturity", "2022-06-30")],
    ),
    (
        "The note to Alder Ltd was due on June 30, 2021. In May 2021 its maturity was extended to June 30, 2023.",
        [("Alder Ltd", "maturity", "2023-06-30")],
    ),
    (
        "The original maturity date of the note to Alder Ltd is May 1, 2026.",
        [("Alder Ltd", "maturity", "2026-05-01")],
    ),
    (
        "The loan from Alder Ltd has a tenor of 3 years.",
        [("Alder Ltd", "maturity", "a tenor of 3 years")],
    ),
    # What will be security is none yet.
    ("The loan from Alder Ltd will be secured by our receivables.", []),
    (
        "The loan from Alder Ltd is secured by our receivables.",
        [("Alder Ltd", "secured", "our receivables")],
    ),
    # Arrears of hire, damages, a part of a rate, and a rate before an amendment.
    ("Charter hire in arrears bears interest at 8%.", []),
    ("Late payment to Alder Ltd triggers damages at 12% per annum.", []),
    (
        "Our debt to Alder Ltd carries 9% interest, of which 4% is paid in cash.",
        [("Alder Ltd", "interest", "0.09")],
    ),
    (
        "The note to Alder Ltd bears 6% interest, of which 2% is capitalized.",
        [("Alder Ltd", "interest", "0.06")],
    ),
    (
        "The note to Alder Ltd bears interest at 11% per annum; before its amendment the rate was 14%.",
        [("Alder Ltd", "interest", "0.11")],
    ),
    ("At a rate of 7% the value of the loan option was $3,000.", []),
    # A rate or a base rate beside the debt, without the word "interest".
    (
        "A loan of $500 from Fern LP at 5% was used to buy a truck.",
        [("Fern LP", "interest", "0.05")],
    ),
    (
        "We lent Fern LLC $2 million at SOFR plus 5%.",
        [("Fern LLC", "interest", None)],
    ),
    ("The notes were sold to Fern LP at 95% of their face.", []),
    ("We sold the note to Fern LP at 98%.", []),
    (
        "The amount due to Jane Roe bears interest at the Singapore prime rate.",
        [("Jane Roe", "interest", None)],
    ),
    (
        "Interest on the loan from Fern LP is payable semi-annually in arrears at 9.5%.",
        [("Fern LP", "interest", "0.095")],
    ),
    (
        "The loan from Fern LP carries no coupon.",
        [("Fern LP", "interest", "0")],
    ),
    (
        "Alder Ltd lent us $50,000 with a first maturity of May 5, 2022, which was later extended to May 5, 2024.",
        [("Alder Ltd", "maturity", "2024-05-05")],
    ),
    # Guarantees that are over, sought or denied, and one told behind "for which".
    ("The bank waived the personal guarantee of Jane Roe on the loan.", []),
    ("Jane Roe was released from her guarantee of the loan of Moss Bank.", []),
    ("The Company is seeking a guarantee from Jane Roe for a loan.", []),
    ("Neither the Company nor Jane Roe has guaranteed the loan.", []),
    (
        "The loan is covered by a guarantee from Jane Roe.",
        [("", "guaranteed-by", "Jane Roe")],
    ),
    (
        "We owe a loan for which Jane Roe, our director, and her husband, John Roe, gave joint guarantees.",
        [("", "guaranteed-by", "Jane Roe"), ("", "guaranteed-by", "John Roe")],
    ),
    ("Alder Ltd's right to convert its note lapsed in 2021.", []),
    # The debt that somebody gives security for is not owed to him or her.
    (
        "Jane Roe guaranteed the bank loan, which bears interest at 7%.",
        [("", "guaranteed-by", "Jane Roe"), ("", "interest", "0.07")],
    ),
    (
        "Jane Roe provided a guarantee for the facility, which matures on May 1, 2025.",
        [("", "guaranteed-by", "Jane Roe"), ("", "maturity", "2025-05-01")],
    ),
    (
        "Jane Roe guaranteed the bank loan. The loan bears interest at 7%.",
        [("", "guaranteed-by", "Jane Roe"), ("", "interest", "0.07")],
    ),
    (
        "The mortgage over the house of Jane Roe secures the overdraft, which bears interest at 7%.",
        [("", "interest", "0.07")],
    ),
    (
        "Our line of credit, which is co-signed by Jane Roe, bears interest at 7%.",
        [("", "interest", "0.07")],
    ),
    (
        "Jane Roe guaranteed the loan from Fern Bank, which bears interest at 7%.",
        [
            ("Fern Bank", "guaranteed-by", "Jane Roe"),
            ("Fern Bank", "interest", "0.07"),
        ],
    ),
    (
        "Jane Roe (Director) – Jane Roe guaranteed the loans of the Group, which bear interest at 4%.",
        [("", "guaranteed-by", "Jane Roe"), ("", "interest", "0.04")],
    ),
    (
        "The loan from Jane Roe is secured by our mill and bears interest at 7%.",
        [("Jane Roe", "secured", "our mill"), ("Jane Roe", "interest", "0.07")],
    ),
    # "The former" and "the latter" may be two debts.
    (
        "Jane Roe and Fern LP lent us $40,000. Interest is charged on the former at 5% and on the latter at 6%.",
        [("", "interest", "0.05")],
    ),
    (
        "The note to Fern LP was due on June 30, 2022. The maturity has been extended three times, most recently to June 30, 2025.",
        [("Fern LP", "maturity", "2025-06-30")],
    ),
    # What comes with a rate and is none, and an own subsidiary that lends.
    (
        "The note to Fern LP carries a 15% PIK coupon and a premium of 50% upon a sale.",
        [("Fern LP", "interest", "0.15")],
    ),
    (
        "The note to Fern LP bears 8% interest and a fee of 3%.",
        [("Fern LP", "interest", "0.08")],
    ),
    (
        "Moss Bank is our subsidiary. Roe Corp., to which Moss Bank has extended a loan at prime rate plus 0.25%, is owned by Jane Roe.",
        [("", "interest", None)],
    ),
    ("Late payments to Moss Services LLC bear interest at prime plus 3%.", []),
]
