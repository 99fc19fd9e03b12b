"""Sentences of further filers, with invented names: three or more ties of each kind.

Each row is a sentence and what it states, as in the table of ties.
"""

TIES = [
    # A partner of a venture is not what we hold a share in; a member of a firm no group.
    (
        "We purchase glass from Alder Glass Ltd, our joint venture with Moss AG, in which we hold a 50% interest.",
        [("Alder Glass Ltd", "is", "joint venture")],
    ),
    (
        "We lease from Birch Ltd, our joint venture with Moss AG, in which Jane Roe holds an equity interest.",
        [("Birch Ltd", "is", "joint venture")],
    ),
    (
        "We have an agreement with Moss AG, in which we hold a 50% interest.",
        [("", "owns", "Moss AG", "0.5")],
    ),
    (
        "Mr. Duncan Fern is a member of Fern Moss PLLC, our counsel.",
        [("Mr. Duncan Fern", "owns", "Fern Moss PLLC")],
    ),
    (
        "Mr. Duncan Fern is a member of Alder Group.",
        [],
    ),
    (
        "Alder GmbH is a member of the Moss Group.",
        [("Alder GmbH", "affiliate-of", "Moss Group")],
    ),
    # A unit of the reporter that no word list knows, and one with a capital.
    (
        "Kyle Berg is employed by the Company as Vice President of Timberlands.",
        [("Kyle Berg", "is", "Vice President of Timberlands")],
    ),
    (
        "Dana Fern was employed by us as Director of Greenways.",
        [("Dana Fern", "is", "Director of Greenways")],
    ),
    (
        "Kyle Berg is employed by Alder Ltd as Vice President of Timberlands.",
        [("Kyle Berg", "employed-by", "Alder Ltd")],
    ),
    (
        "Dana Fern was appointed as President of the Company's Flow Division.",
        [("Dana Fern", "is", "President")],
    ),
    # The second "its" of a series is the first one's; beside one name it is that one's.
    (
        "The Company sold goods to its parent Moss Corp., its affiliate Birch Ltd and its associate Fern AG.",
        [
            ("Moss Corp.", "parent-of", ""),
            ("Birch Ltd", "affiliate-of", ""),
        ],
    ),
    (
        "We paid Moss Corp., its parent Birch Ltd and others.",
        [("Birch Ltd", "parent-of", "Moss Corp.")],
    ),
    ("The parties are its parent Moss Corp., its affiliate Birch Ltd.", []),
    # What is owned before "and" is no owner with the next one.
    (
        "Dana Fern owns 65% of Birch Flow, Inc. and Miles Fern, her brother, owns the remaining 35%.",
        [
            ("Dana Fern", "owns", "Birch Flow, Inc.", "0.65"),
            ("Miles Fern", "owns", "Birch Flow, Inc.", "0.35"),
            ("Miles Fern", "family-of", "Dana Fern"),
        ],
    ),
    (
        "Dana Fern holds 30% of Birch Flow, Inc. and Moss AG owns 10% of Elm Corp.",
        [
            ("Dana Fern", "owns", "Birch Flow, Inc.", "0.3"),
            ("Moss AG", "owns", "Elm Corp.", "0.1"),
        ],
    ),
    ("Moss AG and its affiliates own 32% of Elm Corp.", []),
    # An affiliated company, of nobody else.
    (
        "The office is rented from Birch Estates S.A., an affiliated company, for 4,000.",
        [("Birch Estates S.A.", "affiliate-of", "")],
    ),
    (
        "We buy steel from Moss Metal Corp., an affiliated entity of the Company.",
        [("Moss Metal Corp.", "affiliate-of", "")],
    ),
    (
        "We buy steel from Moss Metal Corp., an affiliated entity of Elm Corp.",
        [("Moss Metal Corp.", "affiliate-of", "Elm Corp.")],
    ),
    # Members of boards, and of "its" board.
    (
        "The Company hired Dr. Farah Moss, a member of its board of directors.",
        [("Dr. Farah Moss", "is", "member of its board of directors")],
    ),
    (
        "Jane Roe is the Chief Executive Officer of Alder Ltd and a member of its board.",
        [
            ("Jane Roe", "officer-of", "Alder Ltd"),
            ("Jane Roe", "director-of", "Alder Ltd"),
        ],
    ),
    (
        "Ana Fern was appointed to our board in connection with the financing.",
        [("Ana Fern", "director-of", "")],
    ),
    (
        "Hans Fern and Dieter Fern are co-trustees of the Moss Family Trust.",
        [
            ("Hans Fern", "trustee-of", "Moss Family Trust"),
            ("Dieter Fern", "trustee-of", "Moss Family Trust"),
        ],
    ),
    (
        "Jane Roe is the successor trustee of the Moss Family Trust.",
        [("Jane Roe", "trustee-of", "Moss Family Trust")],
    ),
    # A name of letters that its bearer's role begins with.
    (
        'Alder Operating, LLC, our managing general partner (the "MGP"), is paid a fee. The MGP is a subsidiary of Moss Corp.',
        [
            ("Alder Operating, LLC", "is", "managing general partner"),
            ("MGP", "subsidiary-of", "Moss Corp."),
        ],
    ),
    (
        'Alder Operating, LLC, our managing general partner (the "MSA"), is paid a fee. The MSA is a subsidiary of Moss Corp.',
        [("Alder Operating, LLC", "is", "managing general partner")],
    ),
    (
        "Alder Corp. holds 3,100,000 units, representing 28.7% of the outstanding units of the Company.",
        [("Alder Corp.", "owns", "", "0.287")],
    ),
    # Associated with somebody is affiliated with them; a role behind names, no comma.
    (
        "Fern Nutrition Ltd and Moss Unit Trust are entities associated with Nora Gale and Simon H. Wick directors of the Company.",
        [
            ("Fern Nutrition Ltd", "affiliate-of", "Nora Gale"),
            ("Fern Nutrition Ltd", "affiliate-of", "Simon H. Wick"),
            ("Moss Unit Trust", "affiliate-of", "Nora Gale"),
            ("Moss Unit Trust", "affiliate-of", "Simon H. Wick"),
            ("Nora Gale", "is", "directors"),
            ("Simon H. Wick", "is", "directors"),
        ],
    ),
    (
        "We lease a mill from Alder Ltd, a company associated with our Chairman, Jane Roe.",
        [("Alder Ltd", "affiliate-of", "Jane Roe"), ("Jane Roe", "is", "Chairman")],
    ),
    ("Revenue associated with Elm Corp. was $3 million.", []),
    (
        "We paid $5 to Jane Roe our Chief Executive Officer.",
        [("Jane Roe", "is", "Chief Executive Officer")],
    ),
    ("We paid Jane Roe director fees of $5,000.", []),
    ("We paid $5 to an Alder Board Member of the Company.", []),
    (
        "Curb Funding, LLC, of which Otto Birch a former director, is 100% owner, lent us $5.",
        [
            ("Otto Birch", "is", "former director"),
            ("Otto Birch", "owns", "Curb Funding, LLC", "1"),
        ],
    ),
    # A role at a part of the reporter.
    (
        "Upon the closing, Mr. Kofler became President of the Company's Business Services division and an executive officer of the Company.",
        [
            ("Mr. Kofler", "is", "President"),
            ("Mr. Kofler", "is", "executive officer"),
        ],
    ),
    (
        "Jane Roe is the Vice President of our Retail segment.",
        [("Jane Roe", "is", "Vice President")],
    ),
    (
        "Otto Birch was the President of the Company's Marine Solutions unit.",
        [("Otto Birch", "is", "President")],
    ),
    # A unit may be the last word of all.
    ("Jane Roe, our SVP Operations", [("Jane Roe", "is", "SVP Operations")]),
    (
        "Otto Birch, our Vice President Sales",
        [("Otto Birch", "is", "Vice President Sales")],
    ),
    (
        "Ada Moss is the EVP of Marketing of the Company",
        [("Ada Moss", "is", "EVP of Marketing")],
    ),
    # "Has been, and serves as"; offices in a row, each with its time.
    (
        "Brenda Keel is a principal shareholder of the Company and has been, and currently serves as, an executive officer and director of the Company.",
        [
            ("Brenda Keel", "is", "principal shareholder"),
            ("Brenda Keel", "is", "executive officer and director"),
        ],
    ),
    (
        "Otto Birch has been and continues to serve as our secretary.",
        [("Otto Birch", "is", "secretary")],
    ),
    (
        "Laura Birch joined the Company as its Chief Medical Officer in April 2015.",
        [("Laura Birch", "is", "Chief Medical Officer")],
    ),
    (
        "The Company employs Tina Roe, the daughter of Jane Roe, as Marketing Director.",
        [
            ("Tina Roe", "family-of", "Jane Roe"),
            ("Tina Roe", "is", "Marketing Director"),
        ],
    ),
    (
        "Jane Roe, one of the Company's directors at the time, was also a director and stockholder of Alder Inc.",
        [
            ("Jane Roe", "is", "directors"),
            ("Jane Roe", "director-of", "Alder Inc."),
            ("Jane Roe", "owns", "Alder Inc."),
        ],
    ),
    # Of two days the first one's share is told first; of two owners each has its own.
    (
        "As of March 31, 2020 and December 31, 2019, Mr. Moyer owned 1.8% and 1.9% of the outstanding shares of the Company's common stock, respectively.",
        [("Mr. Moyer", "owns", "", "0.018")],
    ),
    (
        "Alder Fund LP beneficially owned 12.5% and 13.1% of our common stock as of December 31, 2020 and 2019, respectively.",
        [("Alder Fund LP", "owns", "", "0.125")],
    ),
    (
        "As of May 31, 2023, the Company and Jane Roe held 7% and 9% of Cedar Limited's outstanding common stock.",
        [
            ("", "owns", "Cedar Limited", "0.07"),
            ("Jane Roe", "owns", "Cedar Limited", "0.09"),
        ],
    ),
    (
        "As of December 31, 2021 and 2020, Fern Fund LP and Elm Fund LP owned 12% and 13% of our common stock, respectively.",
        [],
    ),
    # Holders of a share of a company, joint owners, boards in common.
    (
        "We borrowed from Fern Ltd and Elm Ltd, the holder of the 20% non-controlling equity interest of Alder Ltd, last year.",
        [("Elm Ltd", "owns", "Alder Ltd", "0.2")],
    ),
    (
        "Bossier Grill LLC, of which Otto Birch owns 66.0% and we own 5.0%, leases land.",
        [
            ("Otto Birch", "owns", "Bossier Grill LLC", "0.66"),
            ("Bossier Grill LLC", "owned-by", "", "0.05"),
        ],
    ),
    (
        "We paid Kirk Mining Inc., a company with two directors in common, for services.",
        [("Kirk Mining Inc.", "common-director", "")],
    ),
    (
        "Alder Ltd is a company that has a director in common with the Company.",
        [("Alder Ltd", "common-director", "")],
    ),
    (
        "Otto Birch is the controlling person of Alder Ltd and of Cedar Partners, L.P.",
        [
            ("Alder Ltd", "controlled-by", "Otto Birch"),
            ("Cedar Partners, L.P.", "controlled-by", "Otto Birch"),
        ],
    ),
    (
        "Alder Corp. was incorporated on May 1, 2020 under the laws of Canada and wholly owned by Cedar Inc.",
        [("Alder Corp.", "owned-by", "Cedar Inc.")],
    ),
    (
        "Kim Freight Co., an entity that our CEO's wife owns, leases trucks to us.",
        [("our CEO's wife", "owns", "Kim Freight Co.")],
    ),
    (
        "Shen Tools Ltd.: entity controlled by Mr. Zhao Min",
        [("Shen Tools Ltd.", "controlled-by", "Mr. Zhao Min")],
    ),
    (
        "The Company sells feed to Prairie Foods Ltd, in which it holds a 20% interest.",
        [("", "owns", "Prairie Foods Ltd", "0.2")],
    ),
    (
        "We took over a loan made to Tron Energy Corporation, a party related to us through common control.",
        [("Tron Energy Corporation", "common-control", "")],
    ),
    (
        "Cove Properties, L.P., an affiliate of the General Partner, advanced the Partnership $542,000.",
        [("Cove Properties, L.P.", "affiliate-of", "General Partner")],
    ),
    (
        "Liu Wei, non-controlling interest shareholder of Bloom Seasons Ltd, lent us $5.",
        [("Liu Wei", "owns", "Bloom Seasons Ltd")],
    ),
    # Who is related by what they own; shares by their number; positions in a company.
    (
        "Cook Pharma Inc. was deemed to be a related party by ownership of more than 10% of the Company's equity.",
        [("Cook Pharma Inc.", "owns", "", "0.1")],
    ),
    (
        "Elm Fund LP is a related party due to its ownership of 22% of our common stock.",
        [("Elm Fund LP", "owns", "", "0.22")],
    ),
    (
        "As of June 30, 2019, Birch Pharma Inc. owned 1,474,992 shares of the Company's preferred stock.",
        [("Birch Pharma Inc.", "owns", "")],
    ),
    (
        "Vale Ventures LP, through one of its funds, holds a significant equity ownership position in Alder Inc.",
        [("Vale Ventures LP", "owns", "Alder Inc.")],
    ),
    # What lists of subsidiaries say beside each name is passed.
    (
        "The Company has three direct wholly owned subsidiaries, Alder Ltd, a BVI company, Birch Ltd, a Hong Kong company, and Cedar LLC, a Texas limited liability company.",
        [
            ("Alder Ltd", "subsidiary-of", ""),
            ("Birch Ltd", "subsidiary-of", ""),
            ("Cedar LLC", "subsidiary-of", ""),
        ],
    ),
    (
        "On July 1, 2020, the Company formed Alder LLC, a Delaware limited liability company and wholly owned subsidiary.",
        [("Alder LLC", "subsidiary-of", "")],
    ),
    (
        "The Company has three subsidiaries in Israel, Birch Ltd., Cedar Ltd. and Elm Ltd.",
        [
            ("Birch Ltd.", "subsidiary-of", ""),
            ("Cedar Ltd.", "subsidiary-of", ""),
            ("Elm Ltd.", "subsidiary-of", ""),
        ],
    ),
]
"""Each sentence with the ties it states."""
