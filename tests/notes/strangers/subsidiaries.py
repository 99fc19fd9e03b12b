"""Notes of filers that list their subsidiaries, with every tie each states."""

from tests.notes.strangers.case import GROUP, POLICIES, STAKES, case
from tests.notes.strangers.markup import heading, para, plain, spaced

SUBSIDIARIES = (
    case(
        "a shipping company lists ship-owning companies without a head for names",
        GROUP,
        para("The Company is the sole owner of the following subsidiaries:")
        + spaced(
            ("Company", "Country of incorporation", "Vessel", "Ownership %"),
            ("Althea Shipping Corp", "Marshall Islands", "M/V Althea", "100%"),
            ("Briseis Maritime Inc.", "Liberia", "M/V Briseis", "100%"),
        ),
        ("Althea Shipping Corp", "subsidiary-of", ""),
        ("Briseis Maritime Inc.", "subsidiary-of", ""),
    ),
    case(
        "a Chinese group with sections for subsidiaries, VIE and its subsidiary",
        GROUP,
        para("As of June 30, 2024, details of the major subsidiaries and VIE are:")
        + spaced(
            (
                "Name",
                "Date of incorporation",
                "Place of incorporation",
                "Percentage of direct or indirect ownership",
                "Principal activities",
            ),
            ("Subsidiaries", "", "", "", ""),
            (
                "Lanmu Holding Limited (“Lanmu BVI”)",
                "May 2, 2018",
                "BVI",
                "100%",
                "Investment holding",
            ),
            ("VIE", "", "", "", ""),
            (
                "Hefei Lanmu Culture Co., Ltd. (“Hefei Lanmu”)",
                "July 3, 2012",
                "PRC",
                "100%",
                "Education",
            ),
            ("Subsidiaries of Hefei Lanmu", "", "", "", ""),
            ("Wuhu Lanmu School Co., Ltd.", "July 3, 2014", "PRC", "60%", "Education"),
        ),
        ("Lanmu Holding Limited", "subsidiary-of", ""),
        ("Hefei Lanmu Culture Co., Ltd.", "subsidiary-of", ""),
        ("Wuhu Lanmu School Co., Ltd.", "subsidiary-of", "Hefei Lanmu"),
    ),
    case(
        "shares of two years, one of them gone",
        POLICIES,
        para("The consolidated financial statements include these subsidiaries:")
        + spaced(
            ("", "", "Ownership", "Ownership"),
            ("Subsidiary", "Jurisdiction", "December 31, 2024", "December 31, 2023"),
            ("Corvid Mining Pty Ltd", "Australia", "79.7%", "79.1%"),
            ("Jackdaw Resources Inc.", "Nevada", "N/A", "100%"),
        ),
        ("Corvid Mining Pty Ltd", "subsidiary-of", ""),
    ),
    case(
        "who holds stands beside the share",
        GROUP,
        spaced(
            ("Name of subsidiary", "Place", "% of ownership", "Principal activities"),
            ("Otter Trading Ltd", "Hong Kong", "100% by the Company", "Trading"),
            (
                "Weasel Retail Ltd",
                "Hong Kong",
                "51% owned by Otter Trading Ltd",
                "Retail",
            ),
        ),
        ("Otter Trading Ltd", "subsidiary-of", ""),
        ("Weasel Retail Ltd", "subsidiary-of", "Otter Trading Ltd"),
    ),
    case(
        "a column tells who holds",
        GROUP,
        plain(
            ("Name of entity", "Held by", "Interest held", "Nature of business"),
            ("Subsidiaries", "", "", ""),
            ("Mole Digging Sdn. Bhd.", "Harrow Corp", "100%", "Tunnels"),
            ("Vole Digging Sdn. Bhd.", "Mole Digging Sdn. Bhd.", "70%", "Tunnels"),
        ),
        ("Mole Digging Sdn. Bhd.", "subsidiary-of", ""),
        ("Vole Digging Sdn. Bhd.", "subsidiary-of", "Mole Digging Sdn. Bhd."),
    ),
    case(
        "direct and indirect shares",
        GROUP,
        plain(
            ("Subsidiaries", "Direct", "Indirect", "Country"),
            ("Gannet Bank", "100%", "—", "Malta"),
            ("Gannet Leasing Ltd", "—", "80%", "Malta"),
        )
        .replace("<td>Direct</td>", "<td>Direct ownership (%)</td>")
        .replace("<td>Indirect</td>", "<td>Indirect ownership (%)</td>"),
        ("Gannet Bank", "subsidiary-of", ""),
        ("Gannet Leasing Ltd", "subsidiary-of", ""),
    ),
    case(
        "a REIT's joint ventures by their nominal share",
        STAKES,
        para("The investments in unconsolidated joint ventures consist of:")
        + spaced(
            ("Entity", "Properties", "Nominal % Ownership", "June 30, 2024"),
            ("Larkspur Square Venture LLC", "Larkspur Square", "50.00%", "$71,203"),
            ("Foxglove Holdings LP", "1 Foxglove Road", "20.00%", "$8,114"),
            ("Total", "", "", "$79,317"),
        ),
        ("Larkspur Square Venture LLC", "owned-by", ""),
        ("Foxglove Holdings LP", "owned-by", ""),
    ),
    case(
        "a utility's equity method investees",
        STAKES,
        heading("Equity Method Investments")
        + spaced(
            ("Investee", "Ownership Interest", "Carrying amount"),
            ("Bittern Pipeline, LLC (1)", "48.5%", "$1,204"),
            ("Heron Storage, LLC", "33.33%", "$88"),
        )
        + para("(1) Operated by an affiliate of the other member."),
        ("Bittern Pipeline, LLC", "owned-by", ""),
        ("Heron Storage, LLC", "owned-by", ""),
    ),
    case(
        "a family company's holders",
        "us-gaap:StockholdersEquityNoteDisclosureTextBlock",
        para("The following shareholders hold more than 5% of the Company's shares:")
        + spaced(
            ("Name of shareholder", "Number of shares", "% ownership"),
            ("Hale Family Trust", "4,000,000", "40.0%"),
            ("Edith Hale", "1,000,000", "10.0%"),
        ),
        ("Hale Family Trust", "owns", ""),
        ("Edith Hale", "owns", ""),
    ),
    case(
        "percentages of revenue are no shares",
        "us-gaap:ConcentrationRiskDisclosureTextBlock",
        para("No customer is an affiliate of the Company.")
        + spaced(
            ("Company", "% of total revenue", "% of receivables"),
            ("Quarry Stores Inc.", "31%", "12%"),
            ("Slate Stores Inc.", "11%", "9%"),
        ),
    ),
    case(
        "a fund's portfolio by net assets",
        "us-gaap:InvestmentHoldingsScheduleOfInvestmentsTextBlock",
        para("Investments in affiliates and others:")
        + spaced(
            ("Portfolio Company", "Interest rate", "% of Net Assets", "Fair value"),
            ("Basalt Software LLC", "11.2%", "3.1%", "$4,100"),
        ),
    ),
    case(
        "a segment's countries",
        "us-gaap:SegmentReportingDisclosureTextBlock",
        para("Our subsidiaries sell in these countries.")
        + spaced(("Country", "2024", "2023"), ("Japan", "21%", "20%")),
    ),
)
