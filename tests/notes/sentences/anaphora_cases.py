"""Sentences that name a company once and mean it twice, with invented names.

Each row is a sentence and the ties it states for certain, as in the tables of ties.
"""

TIES = [
    # "That company" is the one named last, in the sentence or the one before.
    (
        "Tom Birch is the Chairman of Alder Ltd and owns 12% of that company.",
        [
            ("Tom Birch", "director-of", "Alder Ltd"),
            ("Tom Birch", "owns", "Alder Ltd", "0.12"),
        ],
    ),
    (
        "Alder Ltd supplies yarn to us. Tom Birch is the chairman and owns 12% of that company.",
        [
            ("Tom Birch", "director-of", "Alder Ltd"),
            ("Tom Birch", "owns", "Alder Ltd", "0.12"),
        ],
    ),
    (
        "Yarn is sold by Alder Corp. Mr. Tom Birch is the president of such company and holds 35% of its shares.",
        [
            ("Mr. Tom Birch", "officer-of", "Alder Corp"),
            ("Mr. Tom Birch", "owns", "Alder Corp", "0.35"),
        ],
    ),
    (
        "Jane Roe is a founder of Fern AB and owns 18% of the latter.",
        [
            ("Jane Roe", "founder-of", "Fern AB"),
            ("Jane Roe", "owns", "Fern AB", "0.18"),
        ],
    ),
    # Of several, and of none, it is not known which is meant.
    (
        "Alder Ltd and Moss Corp. supply yarn. Tom Birch is the chairman and owns 12% of that company.",
        [],
    ),
    ("Tom Birch is the chairman and owns 12% of such company.", []),
    ("Any such company would be controlled by Jane Roe.", []),
    # A share told behind a bare role leaves open where that is held.
    (
        "Jane Roe is the President and owns 50% of Alder Ltd.",
        [("Jane Roe", "owns", "Alder Ltd", "0.5")],
    ),
    (
        "Jane Roe is the President and owns 50% of our common stock.",
        [("Jane Roe", "is", "President"), ("Jane Roe", "owns", "", "0.5")],
    ),
    (
        "Jane Roe is a director of and owns 30% of Alder Ltd.",
        [
            ("Jane Roe", "director-of", "Alder Ltd"),
            ("Jane Roe", "owns", "Alder Ltd", "0.3"),
        ],
    ),
    # Whose "its" is where the sentence opens with it.
    (
        "Through its 75% owned subsidiary, Alder LLC, the Company bought a gin.",
        [("Alder LLC", "subsidiary-of", "", "0.75")],
    ),
    (
        "In 2022, through its subsidiary, Alder Dye Ltd, Alder Ltd dyed our yarn.",
        [("Alder Dye Ltd", "subsidiary-of", "Alder Ltd")],
    ),
    (
        "Through its affiliate, Alder Ltd, which was sold, yarn was bought.",
        [],
    ),
    # Whose CEO serves on our Board.
    (
        "Alder Ltd, whose chief executive officer, Tom Birch, sits on our board of directors, sells us yarn.",
        [
            ("Tom Birch", "officer-of", "Alder Ltd"),
            ("Tom Birch", "director-of", ""),
        ],
    ),
    (
        "We sell to Fern AG, whose president, Dr. Ute Brandl, owns 9% of our common stock.",
        [
            ("Dr. Ute Brandl", "officer-of", "Fern AG"),
            ("Dr. Ute Brandl", "owns", "", "0.09"),
        ],
    ),
    # Offices elsewhere that are over, and a successor.
    (
        "Tom Birch had been the Chief Financial Officer of Alder Ltd before joining us.",
        [],
    ),
    (
        "Our Treasurer, Jane Roe, was also the treasurer of Alder Ltd until 2019.",
        [("Jane Roe", "is", "Treasurer")],
    ),
    ("Tom Birch, formerly the controller of Alder Ltd, joined us.", []),
    (
        "Tom Birch is the controller of Alder Ltd.",
        [("Tom Birch", "officer-of", "Alder Ltd")],
    ),
    (
        "Tom Birch succeeded Jane Moss as our Chief Executive Officer.",
        [("Tom Birch", "is", "Chief Executive Officer")],
    ),
    (
        "Ada Fern replaced Tom Birch as the Company's President.",
        [("Ada Fern", "is", "President")],
    ),
    # Members own a company without shares.
    (
        "Jane Roe, Tom Birch and Fern Corp. are members of Alder LLC.",
        [
            ("Jane Roe", "owns", "Alder LLC"),
            ("Tom Birch", "owns", "Alder LLC"),
            ("Fern Corp.", "owns", "Alder LLC"),
        ],
    ),
    (
        "The members of Alder LLC are Jane Roe and Fern Corp.",
        [("Jane Roe", "owns", "Alder LLC"), ("Fern Corp.", "owns", "Alder LLC")],
    ),
    ("Jane Roe and Tom Birch are members of Alder Corp.", []),
    ("Jane Roe is a member of the audit committee of Alder LLC.", []),
    # Each its own.
    (
        "Jane Roe owns 30% and 20% of Alder Ltd and Moss Corp., respectively.",
        [
            ("Jane Roe", "owns", "Alder Ltd", "0.3"),
            ("Jane Roe", "owns", "Moss Corp.", "0.2"),
        ],
    ),
    (
        "Alder Ltd and Moss Corp. are owned 30% and 20% by Jane Roe, respectively.",
        [
            ("Alder Ltd", "owned-by", "Jane Roe", "0.3"),
            ("Moss Corp.", "owned-by", "Jane Roe", "0.2"),
        ],
    ),
    (
        "Jane Roe owns 30% and 20% of Alder Ltd, Moss Corp. and Fern AG, respectively.",
        [],
    ),
    # Lists of subsidiaries with and without shares, parted by commas or semicolons.
    (
        "The Company's subsidiaries are: Alder LLC (100%), Moss GmbH (75%) and Fern Ltd (60%).",
        [
            ("Alder LLC", "subsidiary-of", "", "1"),
            ("Moss GmbH", "subsidiary-of", "", "0.75"),
            ("Fern Ltd", "subsidiary-of", "", "0.6"),
        ],
    ),
    (
        "The principal subsidiaries are as follows: Alder LLC (100%); Moss GmbH (80%).",
        [
            ("Alder LLC", "subsidiary-of", "", "1"),
            ("Moss GmbH", "subsidiary-of", "", "0.8"),
        ],
    ),
    (
        "The statements include the Company and its subsidiaries: Alder LLC; Moss GmbH (51% owned); and Fern AG.",
        [
            ("Alder LLC", "subsidiary-of", ""),
            ("Moss GmbH", "subsidiary-of", "", "0.51"),
            ("Fern AG", "subsidiary-of", ""),
        ],
    ),
    (
        "Our shareholders are: Alder LLC (60%) and Moss GmbH (40%).",
        [
            ("Alder LLC", "is", "shareholders", "0.6"),
            ("Alder LLC", "owns", "", "0.6"),
            ("Moss GmbH", "is", "shareholders", "0.4"),
            ("Moss GmbH", "owns", "", "0.4"),
        ],
    ),
    # What two share, and what else is told of one.
    (
        "The Company shares two directors with Alder Ltd.",
        [("", "common-director", "Alder Ltd")],
    ),
    (
        "We buy from Alder Ltd, with which the Company shares a director.",
        [("Alder Ltd", "common-director", "")],
    ),
    ("The Company shares an office with Alder Ltd.", []),
    (
        "Jane Roe is a shareholder of Alder Ltd, a subsidiary of Fern Corp., and the spouse of Mr. Tom Birch.",
        [
            ("Jane Roe", "owns", "Alder Ltd"),
            ("Alder Ltd", "subsidiary-of", "Fern Corp."),
            ("Jane Roe", "family-of", "Mr. Tom Birch"),
        ],
    ),
    (
        "Director Jane Roe's son is an officer of Alder Ltd.",
        [
            ("Jane Roe", "is", "Director"),
            ("Jane Roe's son", "officer-of", "Alder Ltd"),
        ],
    ),
    (
        "The interest in Moss GmbH of 20% is held by Tom Birch.",
        [("Moss GmbH", "owned-by", "Tom Birch", "0.2")],
    ),
    # A defined title needs no article, and "the VIE," says what a name is.
    (
        'Alder Holdings Corp. (the "Parent") owns 55% of our stock. Fern LLC is controlled by Parent.',
        [
            ("Alder Holdings Corp.", "owns", "", "0.55"),
            ("Fern LLC", "controlled-by", "Parent"),
        ],
    ),
    (
        "Mr. Wu Jun holds 51% of the equity interest in the VIE, Fern Education Co., Ltd., as nominee shareholder.",
        [("Mr. Wu Jun", "owns", "Fern Education Co., Ltd.", "0.51")],
    ),
    (
        "We entered into a lease with Alder LLC, 30% of the membership interests in which are owned by Jane Roe.",
        [("Alder LLC", "owned-by", "Jane Roe", "0.3")],
    ),
    # What was owned once, and what was sold.
    ("We acquired Fern Corp., formerly owned by Jane Roe, from a bank.", []),
    ("Fern Corp., previously controlled by Jane Roe, leases our mill.", []),
    ("In 2020, the Company disposed of its subsidiary, Alder Ltd, to Jane Roe.", []),
    ("The Company sold its wholly owned subsidiary Alder Ltd in May 2021.", []),
    (
        "The Company sold yarn through its subsidiary, Alder Ltd, to Jane Roe.",
        [("Alder Ltd", "subsidiary-of", "")],
    ),
    # Directors of several, each of one.
    (
        "Jane Roe and Tom Birch are directors of Alder Ltd and Fern Corp., respectively.",
        [
            ("Jane Roe", "director-of", "Alder Ltd"),
            ("Tom Birch", "director-of", "Fern Corp."),
        ],
    ),
    (
        "Jane Roe and Tom Birch are directors of Alder Ltd and Fern AG.",
        [
            ("Jane Roe", "director-of", "Alder Ltd"),
            ("Jane Roe", "director-of", "Fern AG"),
            ("Tom Birch", "director-of", "Alder Ltd"),
            ("Tom Birch", "director-of", "Fern AG"),
        ],
    ),
    # "Its" may be either's.
    (
        "Alder Ltd's sole shareholder is Fern Corp. and its director is Jane Roe.",
        [("Fern Corp.", "owns", "Alder Ltd")],
    ),
    (
        "Alder Ltd is related to the Company as Jane Roe is its controller.",
        [("Jane Roe", "officer-of", "Alder Ltd")],
    ),
    # A full stop of a form may end the sentence.
    (
        "We lease a ship from Moss Ltd., a sister company of Fern Corp. Charter hire is paid in advance.",
        [("Moss Ltd.", "common-control", "Fern Corp.")],
    ),
    # Forms of several words, and of small letters.
    (
        "We pay fees to Vale S.à r.l., a company owned by Jane Roe.",
        [("Vale S.à r.l.", "owned-by", "Jane Roe")],
    ),
    (
        "Vale Sp. z o.o. is owned by Jane Roe. Mr. Moss is our director.",
        [("Vale Sp. z o.o.", "owned-by", "Jane Roe"), ("Mr. Moss", "is", "director")],
    ),
    (
        "We pay fees to Vale d.o.o., a company controlled by Jane Roe.",
        [("Vale d.o.o.", "controlled-by", "Jane Roe")],
    ),
    # Whose company it is, told by "she" and "her".
    (
        "Jane Roe, our CFO, charged $60 through Quinn Corp., a private company controlled by her.",
        [("Jane Roe", "is", "CFO"), ("Quinn Corp.", "controlled-by", "Jane Roe")],
    ),
    (
        "Tom Birch, President, provides services through Birch Geo Ltd., a company he owns.",
        [("Tom Birch", "is", "President"), ("Birch Geo Ltd.", "owned-by", "Tom Birch")],
    ),
    (
        "Tom Birch and Ada Fern use Birch Geo Ltd., a company owned by him.",
        [],
    ),
    (
        "We rent from Skein Inc., whose chairman, Ole Brandt, is the brother of our CEO, Jane Fern.",
        [
            ("Ole Brandt", "director-of", "Skein Inc."),
            ("Ole Brandt", "family-of", "Jane Fern"),
            ("Jane Fern", "is", "CEO"),
        ],
    ),
    (
        "Services are provided by Alder LLC, a subsidiary of Fern Corp. Late payments bear interest.",
        [("Alder LLC", "subsidiary-of", "Fern Corp.")],
    ),
    ("In 2024 we converted a SAFE held by Alder LLC at a discount.", []),
    (
        "We lease from Alder Ltd, a company in which our CEO, Luca Fern, has an indirect 33% interest.",
        [("Luca Fern", "is", "CEO"), ("Luca Fern", "owns", "Alder Ltd", "0.33")],
    ),
]
