"""Sentences as related-party notes are written, with invented names, and their ties.

Each row is a sentence and what it states: subject, predicate, object, and the share
where one is said. "" is the reporter.
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
        "Cedar Berhad was owned by and under the control of our majority shareholder.",
        [
            ("Cedar Berhad", "owned-by", "majority shareholder"),
            ("Cedar Berhad", "controlled-by", "majority shareholder"),
        ],
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
