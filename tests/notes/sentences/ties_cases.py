"""Sentences as related-party notes are written, with invented names, and their ties.

Each row is a sentence and what it states: subject, predicate, object, and the share
where one is said. "" is the reporter. Ties of several, in parts, stand in
`involved_ties_cases`.
"""

TIES = [
    # Shares of several, and several shares of one.
    (
        "Birch LLC and Mr. Alder own 60% and 40% of Cedar Berhad, respectively.",
        [
            ("Birch LLC", "owns", "Cedar Berhad", "0.6"),
            ("Mr. Alder", "owns", "Cedar Berhad", "0.4"),
        ],
    ),
    (
        "As of May 31, 2024, Birch LP, Alder LP and Cedar LP held 30.5%, 20% and 9% of our common stock, respectively.",
        [
            ("Birch LP", "owns", "", "0.305"),
            ("Alder LP", "owns", "", "0.2"),
            ("Cedar LP", "owns", "", "0.09"),
        ],
    ),
    (
        "The Company owns 70% of Birch LLC and 55% of Cedar LLC.",
        [
            ("", "owns", "Birch LLC", "0.7"),
            ("", "owns", "Cedar LLC", "0.55"),
        ],
    ),
    (
        "We paid $3 million for a 25% interest in Dogwood Mining Ltd.",
        [("", "owns", "Dogwood Mining Ltd", "0.25")],
    ),
    (
        "The Company contributed $1 million in exchange for 40% of the units of Elder LLC.",
        [("", "owns", "Elder LLC", "0.4")],
    ),
    (
        "We account for our 20% investment in Fir Pipelines LLC under the equity method.",
        [("", "owns", "Fir Pipelines LLC", "0.2")],
    ),
    # A body and a role in one breath; a place inside a role.
    (
        "Birch Boats Inc., a Delaware corporation and a wholly-owned subsidiary of the Company, builds boats.",
        [("Birch Boats Inc.", "subsidiary-of", "")],
    ),
    (
        "Birch GmbH, our wholly owned German subsidiary, sells boats.",
        [("Birch GmbH", "subsidiary-of", "")],
    ),
    (
        "Alder S.A. de C.V., a wholly owned Mexican subsidiary, sells boats.",
        [("Alder S.A. de C.V.", "subsidiary-of", "")],
    ),
    (
        "Dogwood LLC, whose manager, Karen Birch, is also our Chief Financial Officer, leases land to us.",
        [
            ("Karen Birch", "is", "Chief Financial Officer"),
            ("Karen Birch", "officer-of", "Dogwood LLC"),
        ],
    ),
    (
        "The Company acquired Elder Ltd, which became its wholly-owned subsidiary.",
        [("Elder Ltd", "subsidiary-of", "")],
    ),
    (
        "The rent was paid to Mother Birch Farms, Inc., the new owner of the Oakhurst property.",
        [],
    ),
    (
        "The Company issued 500 shares to Karen Birch upon the conversion of debt owed to the stockholder.",
        [("Karen Birch", "is", "stockholder")],
    ),
    # Roles beside names.
    (
        "Mr. John Alder, our Chief Executive Officer, loaned the Company $50,000.",
        [("Mr. John Alder", "is", "Chief Executive Officer")],
    ),
    (
        "The Company leases its office from Karen Birch, a director of the Company.",
        [("Karen Birch", "is", "director")],
    ),
    (
        "During 2023, the Company paid consulting fees to Robert Cedar, the Company's Chief Financial Officer.",
        [("Robert Cedar", "is", "Chief Financial Officer")],
    ),
    (
        "The Company's President, Mary Dogwood, has advanced funds to the Company.",
        [("Mary Dogwood", "is", "President")],
    ),
    (
        "Our former Chief Operating Officer, Paul Elm, resigned in March 2022.",
        [("Paul Elm", "is", "former Chief Operating Officer")],
    ),
    (
        "Amounts were owed to David Fir, Chairman and CEO of the Company, for accrued salary.",
        [("David Fir", "is", "Chairman and CEO")],
    ),
    (
        "On June 1, 2021, director Susan Hazel provided a loan of $20,000.",
        [("Susan Hazel", "is", "director")],
    ),
    (
        "The loan was provided by Thomas Larch (our majority shareholder).",
        [("Thomas Larch", "is", "majority shareholder")],
    ),
    (
        "Anna Maple and Peter Oak, directors of the Company, each purchased 10,000 shares.",
        [("Anna Maple", "is", "directors"), ("Peter Oak", "is", "directors")],
    ),
    (
        "Ms. Wei Zhang, who is a director and shareholder of the Company, paid expenses on behalf of the Company.",
        [("Ms. Wei Zhang", "is", "director and shareholder")],
    ),
    (
        "Mr. Chen Liu, one of our directors, owns the building.",
        [("Mr. Chen Liu", "is", "directors")],
    ),
    (
        "Mr. Tan Beng Hock is the Executive Director and a substantial shareholder of the Company.",
        [
            (
                "Mr. Tan Beng Hock",
                "is",
                "Executive Director and a substantial shareholder",
            )
        ],
    ),
    (
        "James Rowan served as our Chief Executive Officer until May 2020.",
        [("James Rowan", "is", "Chief Executive Officer")],
    ),
    (
        "Ms. Laura Spruce was appointed as Chief Financial Officer on July 1, 2023.",
        [("Ms. Laura Spruce", "is", "Chief Financial Officer")],
    ),
    (
        "The note is held by William Teak, a former officer and director of the Company.",
        [("William Teak", "is", "former officer and director")],
    ),
    (
        "The Company engaged George Walnut, a greater than 10% shareholder, as a consultant.",
        [
            ("George Walnut", "is", "greater than 10% shareholder", "0.1"),
            ("George Walnut", "owns", "", "0.1"),
            ("George Walnut", "is", "consultant"),
        ],
    ),
    (
        "We borrowed $75,000 from Helen Yew, the wife of our President.",
        [("Helen Yew", "family-of", "President")],
    ),
    (
        "Our sponsor, Aspen Sponsor LLC, purchased 5,750,000 founder shares.",
        [("Aspen Sponsor LLC", "is", "sponsor")],
    ),
    (
        "Mr. Zhao Ming is the legal representative of the Company.",
        [("Mr. Zhao Ming", "is", "legal representative")],
    ),
    (
        "Daniel Boxwood, Vice President of Sales, received a bonus.",
        [("Daniel Boxwood", "is", "Vice President of Sales")],
    ),
    (
        "Mr. Harris Cottonwood, a member of our Board of Directors, is counsel to the lender.",
        [("Mr. Harris Cottonwood", "is", "member of our Board of Directors")],
    ),
    (
        "The agreement with Frank Juniper, our co-founder, expired.",
        [("Frank Juniper", "is", "co-founder")],
    ),
    (
        "Our directors, Mr. Chen Liu and Ms. Wei Zhang, guaranteed the loan.",
        [("Mr. Chen Liu", "is", "directors"), ("Ms. Wei Zhang", "is", "directors")],
    ),
    (
        "The Company's shareholders Mr. Chen Liu and Ms. Wei Zhang advanced funds.",
        [
            ("Mr. Chen Liu", "is", "shareholders"),
            ("Ms. Wei Zhang", "is", "shareholders"),
        ],
    ),
    (
        "Anna Maple and Peter Oak are our Chief Executive Officer and Chief Financial Officer, respectively.",
        [
            ("Anna Maple", "is", "Chief Executive Officer"),
            ("Peter Oak", "is", "Chief Financial Officer"),
        ],
    ),
    (
        "Mr. Peter Stone, who serves on our Board of Directors, is a lender.",
        [("Mr. Peter Stone", "director-of", "")],
    ),
    (
        "Dr. Tsang is our Chairman, Chief Executive Officer, a director and a major stockholder of the Company.",
        [
            (
                "Dr. Tsang",
                "is",
                "Chairman, Chief Executive Officer, a director and a major stockholder",
            )
        ],
    ),
    # Roles elsewhere.
    (
        "Ms. Wei Zhang, who owns 52.37% of Juniper Cayman Ltd, became the ultimate controlling shareholder of the Company.",
        [
            ("Ms. Wei Zhang", "owns", "Juniper Cayman Ltd", "0.5237"),
            ("Ms. Wei Zhang", "is", "ultimate controlling shareholder"),
        ],
    ),
    (
        "Silver Fern Mining Corp. is a related party because its president, John Wood, is a director of the Company.",
        [
            ("John Wood", "officer-of", "Silver Fern Mining Corp."),
            ("John Wood", "is", "director"),
        ],
    ),
    (
        "Accounts payable to Sunrise Law PLLC, a law firm in which our general counsel is a partner, were $30,000.",
        [("general counsel", "partner-of", "Sunrise Law PLLC")],
    ),
    (
        "The Manager, an entity affiliated with our Chairman, earned fees.",
        [("Manager", "affiliate-of", "Chairman")],
    ),
    (
        "ABC Holdings Limited (“ABC”), which holds approximately 61% of the Company's issued and outstanding shares, advanced $2,000,000.",
        [("ABC Holdings Limited", "owns", "", "0.61")],
    ),
    (
        "Mr. Ng Kok Wai is a director of Redwood Trading Sdn Bhd.",
        [("Mr. Ng Kok Wai", "director-of", "Redwood Trading Sdn Bhd")],
    ),
    (
        "Karen Birch is also the Chief Executive Officer of Sycamore Capital LLC.",
        [("Karen Birch", "officer-of", "Sycamore Capital LLC")],
    ),
    (
        "John Alder, our director, is a partner of Poplar Partners LLP.",
        [
            ("John Alder", "is", "director"),
            ("John Alder", "partner-of", "Poplar Partners LLP"),
        ],
    ),
    (
        "Palm Logistics Ltd., of which Mr. Chen Liu is a director, provides freight services.",
        [("Mr. Chen Liu", "director-of", "Palm Logistics Ltd.")],
    ),
    (
        "Willow Media Inc., a company of which our CEO, Mark Acacia, is the president, rents space to us.",
        [
            ("Mark Acacia", "is", "CEO"),
            ("Mark Acacia", "officer-of", "Willow Media Inc."),
        ],
    ),
    (
        "Ginkgo Holdings Limited, whose sole director is Ms. Wei Zhang, advanced HK$100,000.",
        [("Ms. Wei Zhang", "director-of", "Ginkgo Holdings Limited")],
    ),
    (
        "Banyan Technology Co., Ltd., where Mr. Zhao Ming serves as a supervisor, purchased goods.",
        [("Mr. Zhao Ming", "officer-of", "Banyan Technology Co., Ltd.")],
    ),
    (
        "Peter Oak is our Chairman and a director of Cypress Energy Corp.",
        [
            ("Peter Oak", "is", "Chairman"),
            ("Peter Oak", "director-of", "Cypress Energy Corp."),
        ],
    ),
    (
        "Mr. Lau Wai Ming, the controlling shareholder of Baobab International Limited, guaranteed the facility.",
        [("Baobab International Limited", "controlled-by", "Mr. Lau Wai Ming")],
    ),
    (
        "Mangrove Consulting, LLC's managing member, Steven Olive, is our director.",
        [
            ("Steven Olive", "owns", "Mangrove Consulting, LLC"),
            ("Steven Olive", "is", "director"),
        ],
    ),
    # Control and ownership.
    (
        "The Company rents office space from Laurel Properties LLC, an entity controlled by our Chief Executive Officer.",
        [("Laurel Properties LLC", "controlled-by", "Chief Executive Officer")],
    ),
    (
        "Magnolia Farms, Inc. is controlled by Robert Cedar.",
        [("Magnolia Farms, Inc.", "controlled-by", "Robert Cedar")],
    ),
    (
        "We paid Chestnut Advisors LLC, a company owned by our Chairman, Peter Oak, $12,000.",
        [
            ("Chestnut Advisors LLC", "owned-by", "Peter Oak"),
            ("Peter Oak", "is", "Chairman"),
        ],
    ),
    (
        "Hickory Oil Corp., which is wholly owned by Mary Dogwood, operates the wells.",
        [("Hickory Oil Corp.", "owned-by", "Mary Dogwood")],
    ),
    (
        "Beech Software Pte. Ltd. is 51% owned by Mr. Tan Beng Hock.",
        [("Beech Software Pte. Ltd.", "owned-by", "Mr. Tan Beng Hock", "0.51")],
    ),
    (
        "Linden Shipping S.A., a company owned 40% by the Company, charters vessels.",
        [("Linden Shipping S.A.", "owned-by", "", "0.4")],
    ),
    (
        "The Company owns 25% of Mahogany Foods Ltd.",
        [("", "owns", "Mahogany Foods Ltd.", "0.25")],
    ),
    (
        "Anna Maple owns 30% of the outstanding shares of Ebony Minerals Inc.",
        [("Anna Maple", "owns", "Ebony Minerals Inc.", "0.3")],
    ),
    (
        "Rosewood Partners LP holds 12.5% of the Company's common stock.",
        [("Rosewood Partners LP", "owns", "", "0.125")],
    ),
    (
        "Sandalwood Ltd, a company owned and controlled by Mr. Chen Liu, supplied raw materials.",
        [
            ("Sandalwood Ltd", "controlled-by", "Mr. Chen Liu"),
            ("Sandalwood Ltd", "owned-by", "Mr. Chen Liu"),
        ],
    ),
    (
        "Tamarind Resorts Inc., an entity beneficially owned by Karen Birch and Peter Oak, leased the land.",
        [
            ("Tamarind Resorts Inc.", "owned-by", "Karen Birch"),
            ("Tamarind Resorts Inc.", "owned-by", "Peter Oak"),
        ],
    ),
    (
        "The loan from Pecan Group Limited, a company in which our director, John Alder, has a 20% interest, was repaid.",
        [
            ("John Alder", "is", "director"),
            ("John Alder", "owns", "Pecan Group Limited", "0.2"),
        ],
    ),
    (
        "Almond Biotech Inc. is owned by the brother of our Chief Executive Officer.",
        [("Almond Biotech Inc.", "owned-by", "brother of our Chief Executive Officer")],
    ),
    (
        "Mr. Zhao Ming controls Bamboo Paper Co., Ltd.",
        [("Bamboo Paper Co., Ltd.", "controlled-by", "Mr. Zhao Ming")],
    ),
    (
        "The Group is ultimately controlled by Mr. Lau Wai Ming.",
        [("", "controlled-by", "Mr. Lau Wai Ming")],
    ),
    (
        "Coconut Capital Corp. (controlled by Thomas Larch) received a fee.",
        [("Coconut Capital Corp.", "controlled-by", "Thomas Larch")],
    ),
    (
        "Dragon Tree Investments Ltd, 100% owned by Ms. Wei Zhang, is the holder of the note.",
        [("Dragon Tree Investments Ltd", "owned-by", "Ms. Wei Zhang", "1")],
    ),
    (
        "Eucalyptus Health LLC is an entity owned and operated by Susan Hazel.",
        [("Eucalyptus Health LLC", "owned-by", "Susan Hazel")],
    ),
    (
        "Fig Tree Studios, Inc. is majority owned by our director.",
        [("Fig Tree Studios, Inc.", "owned-by", "director")],
    ),
    (
        "Guava Trading Limited is a company controlled by Mr. Ng Kok Wai, a shareholder of the Company.",
        [
            ("Guava Trading Limited", "controlled-by", "Mr. Ng Kok Wai"),
            ("Mr. Ng Kok Wai", "is", "shareholder"),
        ],
    ),
    # Groups.
    (
        "Hawthorn GmbH is a wholly-owned subsidiary of Ironwood AG.",
        [("Hawthorn GmbH", "subsidiary-of", "Ironwood AG")],
    ),
    (
        "Our parent, Ironwood AG, provided a credit line.",
        [("Ironwood AG", "parent-of", "")],
    ),
    (
        "The Company is a majority-owned subsidiary of Jacaranda Holdings plc.",
        [("", "subsidiary-of", "Jacaranda Holdings plc")],
    ),
    (
        "Kapok Services Inc., an affiliate of our majority stockholder, provides management services.",
        [("Kapok Services Inc.", "affiliate-of", "majority stockholder")],
    ),
    (
        "Lemon Grove LLC, an affiliate of the Company, holds the lease.",
        [("Lemon Grove LLC", "affiliate-of", "")],
    ),
    (
        "Mulberry Ltd. and the Company are under common control.",
        [("Mulberry Ltd.", "common-control", "")],
    ),
    (
        "Nutmeg Trading Co., Ltd. is under common control with the Company.",
        [("Nutmeg Trading Co., Ltd.", "common-control", "")],
    ),
    (
        "Orchard Rail Inc., an entity under common control with Peach Rail LLC, supplies cars.",
        [("Orchard Rail Inc.", "common-control", "Peach Rail LLC")],
    ),
    (
        "Plum Systems Inc. and the Company have common directors.",
        [("Plum Systems Inc.", "common-director", "")],
    ),
    (
        "Quince Realty Ltd. and the Company share a common director.",
        [("Quince Realty Ltd.", "common-director", "")],
    ),
    (
        "Our wholly-owned subsidiary, Raffia Textiles Ltd, entered into a supply agreement.",
        [("Raffia Textiles Ltd", "subsidiary-of", "")],
    ),
    (
        "Sassafras Energy LLC is part of the Tupelo Group.",
        [("Sassafras Energy LLC", "affiliate-of", "Tupelo Group")],
    ),
]
"""Each sentence with the ties it states."""

SILENT = [
    "A related party is generally defined as any person that holds 10% or more of the Company's securities and their immediate families.",
    "Related parties include the Company's directors, officers and shareholders, and companies controlled by them.",
    "Parties are considered to be related if one party controls, is controlled by, or is under common control with the Company.",
    "The Company may enter into transactions with entities controlled by our directors.",
    "If the Sponsor is controlled by a foreign person, the Company could be subject to review.",
    "The Company is not controlled by any shareholder.",
    "No director of the Company is a director of Willow Media Inc.",
    "Interest expense - related party was $5,000 for the year ended December 31, 2023.",
    "Under ASC 850, an affiliate is a party controlled by the Company.",
    "Directors' fees were paid in shares.",
    "The shareholder loans were approved by the Board of Directors.",
    "Our officers and directors are reimbursed for out-of-pocket expenses.",
    "The Company intends to acquire Palm Logistics Ltd., which would become a subsidiary of the Company.",
    "Accounts payable to officers and directors were $10,000.",
    "The Founder Shares are identical to the shares of common stock included in the Units.",
    "The audit committee is comprised of independent directors.",
    "The Sponsor, Advisor and their affiliates are related parties of the Company.",
    "On September 3, 2020, the Sponsor transferred 20,000 shares to each of Anna Maple and Peter Oak.",
    "Mr. Alder holds a 4.5% overriding royalty interest in the Redrock acreage.",
    "Juniper Cayman Ltd is a holding company.",
    "The trust account is held with Maple Stock Transfer Company, the trustee.",
    "Redwood Inc. and co-founder Jerry Kaplan filed a complaint.",
    "Birch LLC and Mr. Alder own 60%, 30% and 10% of Cedar Berhad, respectively.",
    "Prior to the merger, Mr. Alder owned 47% of Cedar Berhad.",
    "Before the reorganization, Cedar Berhad was a subsidiary of Birch LLC.",
    "There is a firm in Ohio with which Mr. Alder is a director.",
    "John Alder is not an officer of the Company.",
    # Who controls an unnamed body is told, not who controls what hangs on it.
    "We sold boats to Alder Ltd, an affiliate of an entity controlled by Jane Roe.",
    "Alder Ltd is a subsidiary of a company controlled by Jane Roe.",
    "We owe $5 to Cedar LLC, an associate of another company owned by Jane Roe.",
]
