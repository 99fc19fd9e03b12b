"""Notes that list subsidiaries by the sentence before a table, or in items."""

from tests.notes.strangers.case import GROUP, POLICIES, RELATED, case
from tests.notes.strangers.markup import para, plain, spaced

LISTS = (
    case(
        "a caption tells what a table without a head for entities lists",
        POLICIES,
        para("The functional currencies of the Company and its subsidiaries are:")
        + plain(
            ("Entity", "Functional currency"),
            ("Harrow Corp", "US dollar"),
            ("Dipper Mining Ltd.", "Canadian dollar"),
            ("Wren Mining S.A.", "Peruvian sol"),
        ),
        ("Dipper Mining Ltd.", "subsidiary-of", ""),
        ("Wren Mining S.A.", "subsidiary-of", ""),
    ),
    case(
        "ship-owning subsidiaries beside their ships",
        GROUP,
        para("The Company is the owner of the following ship-owning subsidiaries:")
        + plain(
            ("Company", "Vessel", "Flag", "Deadweight", "Year built"),
            ("Petrel Shipping Ltd", "M/V Petrel", "Malta", "57,000", "2010"),
            ("Fulmar Maritime Inc.", "M/V Fulmar", "Liberia", "76,000", "2012"),
        ),
        ("Petrel Shipping Ltd", "subsidiary-of", ""),
        ("Fulmar Maritime Inc.", "subsidiary-of", ""),
    ),
    case(
        "entities of the statements",
        POLICIES,
        para(
            "The entities included in these consolidated financial statements are as "
            "follows:"
        )
        + plain(
            ("Siskin Timber LLC", "Oregon limited liability company"),
            ("Linnet Mills Inc.", "Maine corporation"),
        ),
        ("Siskin Timber LLC", "subsidiary-of", ""),
        ("Linnet Mills Inc.", "subsidiary-of", ""),
    ),
    case(
        "lines behind the subsidiaries of the company",
        POLICIES,
        para("Subsidiaries of the Company include:")
        + para("Pipit Foods Ltd.")
        + para("Dunlin (Asia) Ltd. (80%)"),
        ("Pipit Foods Ltd", "subsidiary-of", ""),
        ("Dunlin (Asia) Ltd.", "subsidiary-of", ""),
    ),
    case(
        "items that say in words who holds them",
        GROUP,
        para("The Company's subsidiaries consist of the following:")
        + "<ul><li>Plover Kiln Ltd (“PKL”), a company organized in the BVI, wholly "
        "owned;</li><li>Plover Ceramics (HK) Limited, 100% owned by PKL;</li>"
        "<li>Foshan Pulu Co., Ltd., an enterprise established in the PRC and held by "
        "Plover Ceramics (HK) Limited.</li></ul>",
        ("Plover Kiln Ltd", "subsidiary-of", ""),
        ("Plover Ceramics (HK) Limited", "owned-by", "PKL"),
        ("Foshan Pulu Co., Ltd.", "owned-by", "Plover Ceramics (HK) Limited"),
    ),
    case(
        "years below the head of a share, former names in cells",
        GROUP,
        para("The Company has direct interests in its subsidiaries:")
        + plain(
            ("", "", "Interest", "Interest"),
            ("Name of subsidiary", "Country", "2023 %", "2022 %"),
            ("Knot Asia P.L.C., previously known as Ruff P.L.C. (“Knot”)", "Malaysia", "100", "100"),
            ("Harrow Corp", "United Kingdom", "100", "100"),
            ("Godwit Online Sdn Bhd", "Malaysia", "—", "—"),
        ),
        ("Knot Asia P.L.C.", "subsidiary-of", ""),
    ),
    case(
        "entities held through another's contracts",
        GROUP,
        plain(
            ("Name", "Background", "Ownership"),
            ("Sora Tea HK Limited", "A Hong Kong company", "100% owned by the Company"),
            ("Nanping Suola Co., Ltd.", "A PRC company", "VIE of Sora Tea HK Limited"),
        ),
        ("Sora Tea HK Limited", "owned-by", ""),
        ("Nanping Suola Co., Ltd.", "subsidiary-of", "Sora Tea HK Limited"),
    ),
    case(
        "what others are at the party of a row",
        RELATED,
        spaced(
            ("Name of related party", "Relationship"),
            ("Weihai Crake Co., Ltd.", "The Company holds 19% equity interest in this entity"),
            ("Crake Storage Co., Ltd.", "Mr. Guo Wei acts as its legal representative"),
            ("Rail Properties Limited", "Mr. Guo Wei and Ms. Su Mei are directors and shareholders"),
        ),
        ("Weihai Crake Co., Ltd.", "is", "The Company holds 19% equity interest in this entity"),
        ("", "owns", "Weihai Crake Co., Ltd."),
        ("Crake Storage Co., Ltd.", "is", "Mr. Guo Wei acts as its legal representative"),
        ("Mr. Guo Wei", "officer-of", "Crake Storage Co., Ltd."),
        ("Rail Properties Limited", "is", "Mr. Guo Wei and Ms. Su Mei are directors and shareholders"),
        ("Mr. Guo Wei", "director-of", "Rail Properties Limited"),
        ("Ms. Su Mei", "director-of", "Rail Properties Limited"),
        ("Mr. Guo Wei", "owns", "Rail Properties Limited"),
        ("Ms. Su Mei", "owns", "Rail Properties Limited"),
    ),
    case(
        "subsidiaries with when and where each was formed, between semicolons",
        GROUP,
        para(
            "The Company conducts its business through its subsidiaries: Smew Timber "
            "LLC, formed in Oregon in 2011; Smew Mills LLC, formed in 2012; and Teal "
            "Transport Inc., acquired in 2018."
        ),
        ("Smew Timber LLC", "subsidiary-of", ""),
        ("Smew Mills LLC", "subsidiary-of", ""),
        ("Teal Transport Inc.", "subsidiary-of", ""),
    ),
)  # fmt: skip
