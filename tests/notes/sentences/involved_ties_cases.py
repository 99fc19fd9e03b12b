"""Sentences that state ties of several, in parts, or of whom was just spoken of.

Rows as in `ties_cases`, which holds those of one tie at a time.
"""

INVOLVED = [
    # Families.
    (
        "Helen Yew, the spouse of John Alder, our Chief Executive Officer, is employed by us.",
        [
            ("Helen Yew", "family-of", "John Alder"),
            ("John Alder", "is", "Chief Executive Officer"),
        ],
    ),
    (
        "Michael Alder is the son of John Alder.",
        [("Michael Alder", "family-of", "John Alder")],
    ),
    (
        "John Alder's brother-in-law, Victor Ash, was paid $30,000.",
        [("Victor Ash", "family-of", "John Alder")],
    ),
    (
        "Mr. Chen Liu and Ms. Wei Zhang are husband and wife.",
        [("Mr. Chen Liu", "family-of", "Ms. Wei Zhang")],
    ),
    (
        "Michael Alder, the son of our director, works in sales.",
        [("Michael Alder", "family-of", "director")],
    ),
    (
        "Ms. Xu Lan is the sister of Mr. Xu Gang, our Chairman.",
        [("Ms. Xu Lan", "family-of", "Mr. Xu Gang"), ("Mr. Xu Gang", "is", "Chairman")],
    ),
    (
        "Linda Fir, daughter of David Fir, is our corporate secretary.",
        [
            ("Linda Fir", "family-of", "David Fir"),
            ("Linda Fir", "is", "corporate secretary"),
        ],
    ),
    # Defined short names.
    (
        "Oleander Sponsor LLC (the “Sponsor”), an affiliate of our Chief Executive Officer, agreed to lend funds.",
        [("Oleander Sponsor LLC", "affiliate-of", "Chief Executive Officer")],
    ),
    (
        "Verbena Holdings Ltd (“Verbena”) is our principal shareholder.",
        [("Verbena Holdings Ltd", "is", "principal shareholder")],
    ),
    (
        "On May 1, 2022, the Company entered into a loan agreement with Verbena Holdings Ltd (“Verbena”). Verbena is controlled by Mr. Xu Gang.",
        [("Verbena", "controlled-by", "Mr. Xu Gang")],
    ),
    # What is said of a name inside what is said of another.
    (
        "The Company paid fees to Violet Labs, Inc. (“Violet”), a company owned by Clover Investments Ltd. (“Clover”), an affiliate of Mr. Alder.",
        [
            ("Violet Labs, Inc.", "owned-by", "Clover Investments Ltd."),
            ("Clover Investments Ltd.", "affiliate-of", "Mr. Alder"),
        ],
    ),
    (
        "A deposit was received from Iris Investment (Beijing) Company Limited (“Iris”), a company wholly controlled by Mr. Xu Jin, the son of Mr. Xu Gang, the Chief Executive Officer of the Company.",
        [
            (
                "Iris Investment (Beijing) Company Limited",
                "controlled-by",
                "Mr. Xu Jin",
            ),
            ("Mr. Xu Jin", "family-of", "Mr. Xu Gang"),
            ("Mr. Xu Gang", "is", "Chief Executive Officer"),
        ],
    ),
    (
        "We lease space from an affiliate of Leslie L. Dale, a director of the Company, under a five-year lease.",
        [("Leslie L. Dale", "is", "director")],
    ),
    (
        "Loans were borrowed from Lotus Wealth Management Co., Ltd, a company that is 69.5% owned by the former Chairman and the Chief Executive Officer, Mr. Ricky Wei.",
        [
            ("Lotus Wealth Management Co., Ltd", "owned-by", "Mr. Ricky Wei", "0.695"),
            ("Mr. Ricky Wei", "is", "former Chairman and the Chief Executive Officer"),
        ],
    ),
    (
        "The Board authorized James Clinton, the Company’s Chief Financial Officer to sign a loan agreement with Directors Stewart Walsh and Jeff Pohl as joint lenders.",
        [
            ("James Clinton", "is", "Chief Financial Officer"),
            ("Stewart Walsh", "is", "Directors"),
            ("Jeff Pohl", "is", "Directors"),
        ],
    ),
    (
        "All obligations are guaranteed by Dahlia Corp., an affiliate of the Seller and the Company.",
        [
            ("Dahlia Corp.", "affiliate-of", "Seller"),
            ("Dahlia Corp.", "affiliate-of", ""),
        ],
    ),
    (
        "On April 13, 2018, the Company employed Mr. Andre Byers as the CTO with compensation of $10,000 per month.",
        [("Mr. Andre Byers", "is", "CTO")],
    ),
    (
        "Juliet Partners LP, a significant stockholder, and Kilo Fund II, L.P., an affiliate of Juliet Partners LP, purchased notes.",
        [
            ("Juliet Partners LP", "is", "significant stockholder"),
            ("Kilo Fund II, L.P.", "affiliate-of", "Juliet Partners LP"),
        ],
    ),
    (
        "Fountain Ltd owned, at December 31, 2020, 60.5% of the Company’s Common Stock.",
        [("Fountain Ltd", "owns", "", "0.605")],
    ),
    (
        "MDX Ventures, LLC, which is 100% owned by a Company officer, holds the note.",
        [("MDX Ventures, LLC", "owned-by", "officer", "1")],
    ),
    (
        "The Company has an agreement with stockholder/director Trent D’Amore.",
        [("Trent D’Amore", "is", "stockholder/director")],
    ),
    (
        "The building is owned by Zinnia Realty, which is owned by Mr. Ashby (60%) and Mr. Birch (40%).",
        [
            ("Zinnia Realty", "owned-by", "Mr. Ashby", "0.6"),
            ("Zinnia Realty", "owned-by", "Mr. Birch", "0.4"),
        ],
    ),
    (
        "Etna Corp. is our 40%-owned equity method investee.",
        [("Etna Corp.", "is", "40%-owned equity method investee", "0.4")],
    ),
    (
        "Elder Trust, whose trustee is Ms. Birch, the wife of Mr. Birch, holds 12% of our outstanding common stock.",
        [
            ("Ms. Birch", "trustee-of", "Elder Trust"),
            ("Ms. Birch", "family-of", "Mr. Birch"),
            ("Elder Trust", "owns", "", "0.12"),
        ],
    ),
    # Who was just spoken of.
    (
        "Mr. Gerald Ashby is the Company’s president. He is also a director and significant shareholder of the Company and the owner of Jericho, Inc.",
        [
            ("Mr. Gerald Ashby", "is", "president"),
            ("Mr. Gerald Ashby", "is", "director and significant shareholder"),
            ("Mr. Gerald Ashby", "owns", "Jericho, Inc"),
        ],
    ),
    (
        "Ms. Karen Birch lent us $5,000. She is a director of the Company.",
        [("Ms. Karen Birch", "is", "director")],
    ),
    ("Mr. Alder and Mr. Birch lent us $5,000. He is a director of the Company.", []),
    ("Mr. Alder lent us $5,000. She is a director of the Company.", []),
    # Groups and their ends.
    (
        "We lease facilities from HVR RE, LLC and HVR Services Limited, which are affiliates under common control with Sigma 2.",
        [
            ("HVR RE, LLC", "common-control", "Sigma 2"),
            ("HVR Services Limited", "common-control", "Sigma 2"),
        ],
    ),
    (
        "Shadow Lake, LLC is wholly-owned and controlled by Vic Nagle, the Company’s Executive Vice President Treasury and Business Affairs.",
        [
            ("Shadow Lake, LLC", "controlled-by", "Vic Nagle"),
            ("Shadow Lake, LLC", "owned-by", "Vic Nagle"),
            (
                "Vic Nagle",
                "is",
                "Executive Vice President Treasury and Business Affairs",
            ),
        ],
    ),
    # More than one thing in a sentence.
    (
        "The Company pays rent to Zinnia LLC, a company owned by Karen Birch, our director, and to Yarrow LLC, a company owned by Peter Oak.",
        [
            ("Zinnia LLC", "owned-by", "Karen Birch"),
            ("Karen Birch", "is", "director"),
            ("Yarrow LLC", "owned-by", "Peter Oak"),
        ],
    ),
    (
        "John Alder, our Chief Executive Officer, Karen Birch, our Chief Financial Officer, and Peter Oak, our Chairman, each hold notes.",
        [
            ("John Alder", "is", "Chief Executive Officer"),
            ("Karen Birch", "is", "Chief Financial Officer"),
            ("Peter Oak", "is", "Chairman"),
        ],
    ),
    (
        "Our CEO, John Alder, and our CFO, Karen Birch, advanced funds.",
        [("John Alder", "is", "CEO"), ("Karen Birch", "is", "CFO")],
    ),
    (
        "The Company has an employment agreement with John Alder, its Chief Executive Officer.",
        [("John Alder", "is", "Chief Executive Officer")],
    ),
    (
        "The lender is Robert Cedar, who was at the time the controlling shareholder.",
        [("Robert Cedar", "is", "controlling shareholder")],
    ),
    (
        "On August 4, 2014, the Company sold the claim to Cottage Hill Corp., a Canadian corporation controlled by Robert Cedar, who was at the time the controlling shareholder of the Company.",
        [
            ("Cottage Hill Corp.", "controlled-by", "Robert Cedar"),
            ("Robert Cedar", "is", "controlling shareholder"),
        ],
    ),
    # Two bodies under common control, by a noun or without one.
    (
        "Because the Company and Alder Ltd are entities under common control, the land was recorded at cost.",
        [("", "common-control", "Alder Ltd")],
    ),
    (
        "Alder Ltd and Cedar LLC are companies under common control.",
        [("Alder Ltd", "common-control", "Cedar LLC")],
    ),
    (
        "Birch Inc. is an entity under common control with Cedar LLC.",
        [("Birch Inc.", "common-control", "Cedar LLC")],
    ),
    # Roles among roles: a part of a transaction may be one of them.
    (
        "Jane Roe is the Founder, President and Chief Executive Officer of Alder Foods Inc., a holding company.",
        [
            ("Jane Roe", "founder-of", "Alder Foods Inc."),
            ("Jane Roe", "officer-of", "Alder Foods Inc."),
        ],
    ),
    (
        "Mr. Birch, the Founder and Chairman of Alder Boats Ltd, lent us $5.",
        [
            ("Mr. Birch", "founder-of", "Alder Boats Ltd"),
            ("Mr. Birch", "director-of", "Alder Boats Ltd"),
        ],
    ),
    (
        "John Roe was the Manager and President of Cedar Mills LLC.",
        [("John Roe", "officer-of", "Cedar Mills LLC")],
    ),
    # A subject behind a legal form begins a sentence.
    (
        "Jane Roe is the majority stockholder of Alder Inc. Lum Wai Birch, the Company's Chief Financial Officer, is also the Co-Chief Financial Officer of Alder Inc.",
        [
            ("Jane Roe", "owns", "Alder Inc."),
            ("Lum Wai Birch", "is", "Chief Financial Officer"),
            ("Lum Wai Birch", "officer-of", "Alder Inc."),
        ],
    ),
    (
        "Jane Roe is a director of Cedar Corp. Otto Birch is a director of Alder LLC.",
        [
            ("Jane Roe", "director-of", "Cedar Corp."),
            ("Otto Birch", "director-of", "Alder LLC."),
        ],
    ),
    (
        "Alder Ltd is a subsidiary of Cedar Inc. Otto Birch, our director, has lent us $5.",
        [
            ("Alder Ltd", "subsidiary-of", "Cedar Inc."),
            ("Otto Birch", "is", "director"),
        ],
    ),
    # The second of two roles ends at its noun, or is none.
    (
        "We owe $5 to Jane Roe, the Company's Chairman and largest individual stockholder.",
        [("Jane Roe", "is", "Chairman and largest individual stockholder")],
    ),
    (
        "We owe $5 to Jane Roe, the Company's President and largest investor group.",
        [("Jane Roe", "is", "President")],
    ),
    (
        "We owe $5 to Jane Roe, the Company's President and principal supplier.",
        [("Jane Roe", "is", "President")],
    ),
    # Abbreviations before a legal form are of the name.
    (
        "We buy parts of Alder Tech. Co., Ltd., a company controlled by Jane Roe.",
        [("Alder Tech. Co., Ltd.", "controlled-by", "Jane Roe")],
    ),
    (
        "We lease land from Cedar Agri. Inc., a company owned by Jane Roe.",
        [("Cedar Agri. Inc.", "owned-by", "Jane Roe")],
    ),
    (
        "Birch Mach. Corp. is under common control of Jane Roe.",
        [("Birch Mach. Corp.", "controlled-by", "Jane Roe")],
    ),
]
"""Each sentence with the ties it states."""
