"""Notes of further filers: tables of subsidiaries, stakes and holders in other shapes."""

from tests.notes.strangers.case import DEBT, GROUP, POLICIES, RELATED, STAKES, case
from tests.notes.strangers.markup import heading, para, spaced

GROUPS = (
    case(
        "a biotech's subsidiaries by country, no head of shares",
        POLICIES,
        para(
            "The consolidated financial statements include the accounts of the Company "
            "and its wholly-owned subsidiaries:"
        )
        + spaced(
            ("Name of subsidiary", "Place of incorporation"),
            ("Tessellate Bio Pty Ltd", "Australia"),
            ("Tessellate Bio Ireland Limited", "Ireland"),
        ),
        ("Tessellate Bio Pty Ltd", "subsidiary-of", ""),
        ("Tessellate Bio Ireland Limited", "subsidiary-of", ""),
    ),
    case(
        "shares without a sign under a head with one",
        GROUP,
        para("Details of the Company's subsidiaries are as follows:")
        + spaced(
            ("Company name", "Domicile", "Equity held (%)"),
            ("Bramble Holdings Ltd", "BVI", "100"),
            ("Bramble (Macau) Ltd", "Macau", "51"),
        ),
        ("Bramble Holdings Ltd", "subsidiary-of", ""),
        ("Bramble (Macau) Ltd", "subsidiary-of", ""),
    ),
    case(
        "wholly-owned in words",
        GROUP,
        para("The Company has the following subsidiaries:")
        + spaced(
            ("Entity", "State", "Ownership", "Business"),
            ("Sagebrush Hemp LLC", "Colorado", "Wholly-owned", "Farming"),
            ("Juniper Extracts LLC", "Oregon", "51%", "Extraction"),
        ),
        ("Sagebrush Hemp LLC", "subsidiary-of", ""),
        ("Juniper Extracts LLC", "subsidiary-of", ""),
    ),
    case(
        "who holds stands beside wholly owned",
        GROUP,
        spaced(
            ("Subsidiary", "Ownership", "Purpose"),
            ("Ormond Air Ltd", "100% owned by Harrow Corp", "Leasing"),
            ("Ormond Jets Ltd", "Wholly owned subsidiary of Ormond Air Ltd", "Charter"),
        ),
        ("Ormond Air Ltd", "subsidiary-of", ""),
        ("Ormond Jets Ltd", "subsidiary-of", "Ormond Air Ltd"),
    ),
    case(
        "relationship of each entity to the reporter",
        GROUP,
        spaced(
            ("Name", "Relationship", "Jurisdiction"),
            ("Cobalt Sky Inc.", "Wholly-owned subsidiary", "Delaware"),
            ("Cobalt Drones Ltd", "80%-owned subsidiary", "England"),
        ),
        ("Cobalt Sky Inc.", "is", "Wholly-owned subsidiary"),
        ("Cobalt Drones Ltd", "is", "80%-owned subsidiary"),
    ),
    case(
        "an insurer's associates with the share of two years",
        STAKES,
        para("Investments in associates accounted for under the equity method:")
        + spaced(
            ("Associate", "2024", "2023", "Country"),
            ("Petrel Re Ltd", "25.0%", "25.0%", "Bermuda"),
            ("Tern Title Inc.", "40.0%", "35.0%", "USA"),
        ),
        ("Petrel Re Ltd", "owned-by", ""),
        ("Tern Title Inc.", "owned-by", ""),
    ),
    case(
        "a developer's ventures and its partners' shares",
        STAKES,
        para("The Company's unconsolidated joint ventures are:")
        + spaced(
            ("Joint venture", "Our ownership %", "Partner", "Total assets"),
            ("Wren Court JV LLC", "45%", "Stoat Capital LP", "$12,400"),
            ("Finch Row JV LLC", "50%", "Badger Homes Inc.", "$9,150"),
        ),
        ("Wren Court JV LLC", "owned-by", ""),
        ("Finch Row JV LLC", "owned-by", ""),
    ),
    case(
        "holders by percent of class",
        RELATED,
        para("Principal stockholders of the Company as of March 1, 2024:")
        + spaced(
            ("Name of beneficial owner", "Shares owned", "Percent of class"),
            ("Lupine Ventures LP", "2,400,000", "24.0%"),
            ("Orla Byrne", "900,000", "9.0%"),
            ("All directors and officers as a group (5 persons)", "3,300,000", "33.0%"),
        ),
        ("Lupine Ventures LP", "owns", ""),
        ("Orla Byrne", "owns", ""),
    ),
    case(
        "a list of subsidiaries with their shares in brackets",
        POLICIES,
        para("The Company consolidates the following subsidiaries:")
        + "<ul><li>Ibis Water Inc. (100%)</li><li>Egret Water LLC (67%)</li></ul>",
        ("Ibis Water Inc.", "subsidiary-of", ""),
        ("Egret Water LLC", "subsidiary-of", ""),
    ),
    case(
        "lenders of a table of loans are no subsidiaries",
        DEBT,
        para("Loans of the Company and its subsidiaries:")
        + spaced(
            ("Lender", "Interest rate", "Maturity", "Balance"),
            ("First Otter Bank", "5.5%", "June 30, 2027", "$400,000"),
            ("Second Otter Bank", "6.0%", "July 31, 2028", "$250,000"),
        ),
    ),
    case(
        "customers of an affiliate by share of sales",
        "us-gaap:ConcentrationRiskDisclosureTextBlock",
        para("Sales to affiliates and to the largest customers of the subsidiaries:")
        + spaced(
            ("Customer", "Percentage of sales"),
            ("Plover Markets Inc.", "18%"),
            ("Curlew Stores LLC", "14%"),
        ),
    ),
    case(
        "a shell's structure told in sentences",
        GROUP,
        heading("Organization")
        + para(
            "Harrow Corp was incorporated in Nevada. On May 2, 2022, it acquired all of "
            "the outstanding shares of Kelso Bioscience Ltd, which became its wholly-owned "
            "subsidiary. Kelso Bioscience Ltd owns 100% of Kelso Labs GmbH."
        ),
        ("Kelso Bioscience Ltd", "subsidiary-of", ""),
        ("Kelso Bioscience Ltd", "owns", "Kelso Labs GmbH"),
    ),
    case(
        "noncontrolling holders of a subsidiary",
        GROUP,
        para(
            "Pomelo Drinks LLC is a 70%-owned subsidiary of the Company. The remaining "
            "30% is owned by Citron Partners LP, the noncontrolling member."
        ),
        ("Pomelo Drinks LLC", "subsidiary-of", ""),
    ),
    case(
        "equity pledges and a nominee",
        GROUP,
        para(
            "Anhui Shuyuan Technology Co., Ltd. (“Shuyuan”) is controlled by Harrow Corp "
            "through contractual arrangements. Mr. Bo Xun and Ms. Cai Mei hold 60% and 40% "
            "of the equity interests of Shuyuan, respectively."
        ),
        ("Anhui Shuyuan Technology Co., Ltd.", "controlled-by", ""),
        ("Mr. Bo Xun", "owns", "Shuyuan"),
        ("Ms. Cai Mei", "owns", "Shuyuan"),
    ),
)
