"""Notes of filers of many kinds, with every tie each states, written before reading."""

from tests.notes.strangers.case import DEBT, GROUP, POLICIES, RELATED, case
from tests.notes.strangers.markup import para, plain, spaced
from tests.notes.strangers.subsidiaries import SUBSIDIARIES

RELATIONSHIPS = (
    case(
        "rows without heads under a caption",
        RELATED,
        para("The related parties that had transactions with the Company were:")
        + spaced(
            ("Mr. Tomas Vane", "Chairman and majority shareholder"),
            ("Vane Logistics Ltd", "Company controlled by Mr. Tomas Vane"),
            ("Ms. Ida Crane", "Director"),
        ),
        ("Mr. Tomas Vane", "is", "Chairman and majority shareholder"),
        ("Vane Logistics Ltd", "is", "Company controlled by Mr. Tomas Vane"),
        ("Vane Logistics Ltd", "controlled-by", "Mr. Tomas Vane"),
        ("Ms. Ida Crane", "is", "Director"),
    ),
    case(
        "lettered rows",
        RELATED,
        spaced(
            ("", "Name of related parties", "Relationship with the Group"),
            ("(A)", "Otto Blum", "Director and shareholder"),
            ("(B)", "Blum Estates Ltd", "Controlled by Otto Blum"),
        ),
        ("Otto Blum", "is", "Director and shareholder"),
        ("Blum Estates Ltd", "is", "Controlled by Otto Blum"),
        ("Blum Estates Ltd", "controlled-by", "Otto Blum"),
    ),
    case(
        "letters and names in one cell",
        RELATED,
        spaced(
            ("Name", "Relationship"),
            ("A. Nils Berg", "Chief executive officer"),
            ("B. Berg Foods Oy", "An entity controlled by Nils Berg"),
        ),
        ("Nils Berg", "is", "Chief executive officer"),
        ("Berg Foods Oy", "is", "An entity controlled by Nils Berg"),
        ("Berg Foods Oy", "controlled-by", "Nils Berg"),
    ),
    case(
        "several names in one cell",
        RELATED,
        spaced(
            ("Name of related party", "Nature of relationship"),
            ("Mr. Piet Smal and Ms. Ans Smal", "Directors of the Company"),
            (
                "Smal Grain Ltd and Smal Seeds Ltd",
                "Entities controlled by Mr. Piet Smal",
            ),
        ),
        ("Mr. Piet Smal", "is", "Directors of the Company"),
        ("Ms. Ans Smal", "is", "Directors of the Company"),
        ("Smal Grain Ltd", "is", "Entities controlled by Mr. Piet Smal"),
        ("Smal Seeds Ltd", "is", "Entities controlled by Mr. Piet Smal"),
        ("Smal Grain Ltd", "controlled-by", "Mr. Piet Smal"),
        ("Smal Seeds Ltd", "controlled-by", "Mr. Piet Smal"),
    ),
    case(
        "a list of names with dashes",
        RELATED,
        para("The Company's related parties are as follows:")
        + "<ul><li>Jun Okabe – Chief Executive Officer and director</li>"
        "<li>Okabe Works KK – a company controlled by Jun Okabe</li></ul>",
        ("Jun Okabe", "is", "Chief Executive Officer and director"),
        ("Okabe Works KK", "is", "a company controlled by Jun Okabe"),
        ("Okabe Works KK", "controlled-by", "Jun Okabe"),
    ),
    case(
        "lettered lines of text",
        RELATED,
        para("Related parties:")
        + para("(a) Mr. Ravi Nair - director of the Company;")
        + para("(b) Nair Textiles Private Limited - a company owned by Mr. Ravi Nair."),
        ("Mr. Ravi Nair", "is", "director of the Company"),
        ("Nair Textiles Private Limited", "is", "a company owned by Mr. Ravi Nair"),
        ("Nair Textiles Private Limited", "owned-by", "Mr. Ravi Nair"),
    ),
    case(
        "definitions in quotation marks",
        RELATED,
        para("“Ophion” – Ophion Partners Ltd, a company controlled by Ms. Eva Lund")
        + para("“Ms. Eva Lund” – the Company's chairperson"),
        ("Ophion Partners Ltd", "controlled-by", "Ms. Eva Lund"),
        ("Ms. Eva Lund", "is", "the Company's chairperson"),
    ),
    case(
        "the office in brackets behind the name, beside amounts",
        RELATED,
        para("Amounts due to related parties:")
        + spaced(
            ("", "December 31, 2024", "December 31, 2023"),
            ("Mr. Karl Voss (Director)", "$12,000", "$9,000"),
            ("Voss Farm GmbH (controlled by Mr. Karl Voss)", "$5,000", "$—"),
            ("Total", "$17,000", "$9,000"),
        ),
        ("Mr. Karl Voss", "is", "Director"),
        ("Voss Farm GmbH", "is", "controlled by Mr. Karl Voss"),
        ("Voss Farm GmbH", "controlled-by", "Mr. Karl Voss"),
    ),
    case(
        "a SPAC's sponsor in a sentence",
        RELATED,
        para(
            "On May 3, 2023, Tern Sponsor LLC (the “Sponsor”), an affiliate of our "
            "Chief Executive Officer, purchased 5,750,000 founder shares."
        ),
        ("Tern Sponsor LLC", "affiliate-of", "Chief Executive Officer"),
    ),
    case(
        "three columns, transactions beside",
        RELATED,
        spaced(
            ("Related party", "Relationship", "Nature of transactions"),
            (
                "Ibis Media Ltd",
                "Under common control of Mr. Foy",
                "Advertising services",
            ),
            ("Mr. Hugh Foy", "Founder", "Loans to the Company"),
        ),
        ("Ibis Media Ltd", "is", "Under common control of Mr. Foy"),
        ("Ibis Media Ltd", "controlled-by", "Mr. Foy"),
        ("Mr. Hugh Foy", "is", "Founder"),
    ),
    case(
        "footnotes tell the tie",
        RELATED,
        spaced(
            ("", "2024", "2023"),
            ("Due to Puffin Travel Ltd (1)", "$1,200", "$900"),
            ("Total", "$1,200", "$900"),
        )
        + para("(1) A company controlled by the Company's chairman."),
        ("Puffin Travel Ltd", "is", "A company controlled by the Company's chairman"),
        ("Puffin Travel Ltd", "controlled-by", "chairman"),
    ),
    case(
        "text pages hold no markup",
        RELATED,
        "NOTE 9 - RELATED PARTY TRANSACTIONS\n\nMr. Ben Ash, our director, lent the "
        "Company $20,000, unsecured and due on demand.",
        ("Mr. Ben Ash", "is", "director"),
    ),
    case(
        "a table of loans without relations states none",
        RELATED,
        para("Loans from related parties:")
        + spaced(
            ("Lender", "Interest rate", "Maturity"),
            ("Stoat Capital Ltd", "5%", "June 30, 2026"),
        ),
    ),
)

ASIDE = (
    case(
        "a biotech's subsidiary in its first note",
        GROUP,
        para(
            "The Company conducts trials through its wholly owned subsidiary, Sundew "
            "Bio Pty Ltd."
        )
        + para("The Company's fiscal year ends on June 30."),
        ("Sundew Bio Pty Ltd.", "subsidiary-of", ""),
    ),
    case(
        "strangers to an acquisition are left out",
        "us-gaap:BusinessCombinationDisclosureTextBlock",
        para(
            "On May 1, 2024, the Company acquired Marl Systems Inc. from Loess Holdings "
            "LLC, a subsidiary of Chalk Industries PLC."
        ),
    ),
    case(
        "the owner of a company acquired is no shareholder of the reporter",
        "us-gaap:BusinessCombinationDisclosureTextBlock",
        para(
            "The purchase price was paid to Greta Holm, the sole shareholder, and to "
            "Shale Advisors LLC."
        ),
    ),
    case(
        "a landlord who is a director",
        "us-gaap:CommitmentsAndContingenciesDisclosureTextBlock",
        para(
            "The Company leases its office from Alder Court LLC, an entity owned by "
            "Paul Roy, our Chief Executive Officer."
        ),
        ("Alder Court LLC", "owned-by", "Paul Roy"),
        ("Paul Roy", "is", "Chief Executive Officer"),
    ),
    case(
        "a bank's loans to insiders as a group state nothing",
        DEBT,
        para(
            "Loans to directors and officers of the Bank and their affiliates were made "
            "in the ordinary course."
        ),
    ),
    case(
        "a definition of affiliates states nothing",
        POLICIES,
        para(
            "Parties are considered to be related if one party controls the other. An "
            "affiliate is a company that is controlled by the Company."
        ),
    ),
    case(
        "an officer resigns after the year",
        "us-gaap:SubsequentEventsTextBlock",
        para(
            "On March 1, 2025, Nora Quist, the Company's Chief Financial Officer, "
            "loaned the Company $50,000."
        ),
        ("Nora Quist", "is", "Chief Financial Officer"),
    ),
    case(
        "the chief operating decision maker is nobody",
        "us-gaap:SegmentReportingDisclosureTextBlock",
        para(
            "The Company's Chief Operating Decision Maker is its Chief Executive "
            "Officer."
        ),
    ),
)

MORE = (
    case(
        "a bank holding company and its bank",
        GROUP,
        para(
            "Wren Bancorp, Inc. (the “Company”) is a bank holding company. Its wholly "
            "owned subsidiary, Wren State Bank, operates 12 branches."
        ),
        ("Wren State Bank", "subsidiary-of", ""),
        reporter="Wren Bancorp, Inc.",
    ),
    case(
        "a partnership and its general partner",
        GROUP,
        para(
            "Teal Midstream GP LLC, our general partner, is a wholly owned subsidiary "
            "of Teal Energy Corporation."
        ),
        ("Teal Midstream GP LLC", "is", "general partner"),
        ("Teal Midstream GP LLC", "subsidiary-of", "Teal Energy Corporation"),
        reporter="Teal Midstream Partners LP",
    ),
    case(
        "a table with a merged head over two years of shares",
        GROUP,
        "<table><tr><td rowspan='2'>Name of subsidiaries</td><td rowspan='2'>Place</td>"
        "<td colspan='2'>Effective interest held</td></tr><tr><td>2024</td><td>2023</td>"
        "</tr><tr><td>Rook Tin Sdn. Bhd.</td><td>Malaysia</td><td>75%</td><td>60%</td>"
        "</tr><tr><td>Rook Lead Sdn. Bhd.</td><td>Malaysia</td><td>100%</td><td>100%"
        "</td></tr></table>",
        ("Rook Tin Sdn. Bhd.", "subsidiary-of", ""),
        ("Rook Lead Sdn. Bhd.", "subsidiary-of", ""),
    ),
    case(
        "subsidiaries without any share",
        GROUP,
        para("The Company's subsidiaries are listed below:")
        + plain(
            ("Subsidiary", "Place of incorporation", "Relationship"),
            ("Kestrel Air Ltd", "Ireland", "Wholly owned subsidiary"),
        ),
        ("Kestrel Air Ltd", "is", "Wholly owned subsidiary"),
        ("Kestrel Air Ltd", "subsidiary-of", ""),
    ),
    case(
        "a footnote mark behind the share",
        POLICIES,
        para("Consolidated subsidiaries:")
        + spaced(
            ("Subsidiary", "State", "Ownership"),
            ("Finch Solar LLC", "Ohio", "51.0% (1)"),
        )
        + para("(1) The rest is held by an officer."),
        ("Finch Solar LLC", "subsidiary-of", ""),
    ),
    case(
        "wholly owned in words",
        GROUP,
        plain(
            ("Name of subsidiary", "Jurisdiction", "Ownership interest"),
            ("Lark Foods GmbH", "Germany", "Wholly owned"),
        ),
        ("Lark Foods GmbH", "subsidiary-of", ""),
    ),
    case(
        "entities disposed of have no share left",
        GROUP,
        spaced(
            ("Subsidiary", "Country", "Ownership"),
            ("Dunlin Marine Ltd", "Cyprus", "—"),
        ),
    ),
    case(
        "plan assets are no holdings",
        "us-gaap:PensionAndOtherPostretirementBenefitsDisclosureTextBlock",
        para("The plan of a subsidiary holds:")
        + spaced(("Investments", "Target %", "Actual %"), ("Equity", "60%", "58%")),
    ),
    case(
        "a husband in a list with colons",
        RELATED,
        para("Our related parties are:")
        + "<ol><li>Mrs. Olga Petrov: Chairwoman of the Board</li>"
        "<li>Mr. Ivan Petrov: husband of Mrs. Olga Petrov</li></ol>",
        ("Mrs. Olga Petrov", "is", "Chairwoman of the Board"),
        ("Mr. Ivan Petrov", "is", "husband of Mrs. Olga Petrov"),
        ("Mr. Ivan Petrov", "family-of", "Mrs. Olga Petrov"),
    ),
    case(
        "headings with dashes state nothing",
        RELATED,
        para("Note 7 – Related party balances")
        + para("Accounts payable – related party")
        + para("Loans – directors"),
    ),
    case(
        "a sentence with a dash is no pair",
        RELATED,
        para("Rents – the Company was charged rent by the director in both years."),
    ),
    case(
        "a relation beside a person who is no party by name",
        RELATED,
        spaced(
            ("Name of related party", "Relationship"),
            ("Total", "Director"),
            ("Various", "Shareholders"),
        ),
    ),
    case(
        "names of several related parties with commas",
        RELATED,
        spaced(
            ("Name", "Relationship with the Company"),
            ("Mr. Abe Stone, Mr. Cal Stone", "Directors"),
        ),
        ("Mr. Abe Stone", "is", "Directors"),
        ("Mr. Cal Stone", "is", "Directors"),
    ),
    case(
        "a Malay family company with footnoted labels",
        RELATED,
        spaced(
            ("Amount due to", "2024", "2023"),
            ("Datin Rosli Trading Sdn. Bhd. *", "$4,000", "$3,000"),
        )
        + para("* A company owned by the Company's director."),
        (
            "Datin Rosli Trading Sdn. Bhd.",
            "is",
            "A company owned by the Company's director",
        ),
        ("Datin Rosli Trading Sdn. Bhd.", "owned-by", "director"),
    ),
    case(
        "tenants by area are no holdings",
        "us-gaap:ConcentrationRiskDisclosureTextBlock",
        para("Tenants of our joint venture properties:")
        + spaced(
            ("Company", "Square feet", "% of portfolio"),
            ("Acorn Stores LLC", "40,000", "12%"),
        ),
    ),
)

NAMED = (
    case(
        "accounts of the reporter under another name",
        "us-gaap:ConsolidationPolicyTextBlock",
        para(
            "The consolidated financial statements include the accounts of Plover "
            "Mining, Inc. and its wholly owned subsidiaries, Plover Tin Corp. and "
            "Plover Zinc, Ltd."
        ),
        ("Plover Tin Corp.", "subsidiary-of", ""),
        ("Plover Zinc, Ltd.", "subsidiary-of", ""),
        reporter="Harrow Group",
    ),
    case(
        "a short name of the reporter defined there",
        GROUP,
        para(
            "These consolidated financial statements include the accounts of Curlew "
            "Marine Holdings Inc. (“Curlew”) and its subsidiaries."
        )
        + para("Avocet Tugs Ltd is a wholly owned subsidiary of Curlew."),
        ("Avocet Tugs Ltd", "subsidiary-of", ""),
    ),
    case(
        "accounts of another company are not the reporter's",
        "us-gaap:BusinessCombinationDisclosureTextBlock",
        para(
            "We acquired Stint Labs Inc. Godwit Labs LLC, a subsidiary of Stint Labs "
            "Inc., was sold before."
        ),
    ),
)

CASES = (
    case(
        "the first word of the partnership's name is the group it belongs to",
        RELATED,
        para(
            "ELM is owned 50% by Brunel Carriers and 50% by Tasman Lines. The "
            "Partnership's ships are run by ELM Management, which is a 100% owned "
            "subsidiary of ELM."
        ),
        ("ELM", "owned-by", "Brunel Carriers"),
        ("ELM", "owned-by", "Tasman Lines"),
        ("ELM Management", "subsidiary-of", "ELM"),
        reporter="ELM Offshore Partners LP",
    ),
    *SUBSIDIARIES,
    *RELATIONSHIPS,
    *ASIDE,
    *MORE,
    *NAMED,
)
