"""The text dialects of R pages, from the seed to cut files."""

import importlib.util
import json
from decimal import Decimal

import pytest

from kg.errors import ReadError
from kg.model.fact import PlacedBy
from kg.readers import read_bytes
from kg.readers.pages.text import read, sniffs

QC = "Beijing QC Technology Company Limited"
SHICHUANG = "Shandong Shichuang Software Engineering Company Limited"
# due from, due to; (party, relationship) -> thousands at 2021-06-30, 2020-12-31
DUE_FROM = {
    (None, None): (3235, 3024),
    (None, "Management"): (3235, 3024),
    ("Jinan QCY Intelligent Technology Co., Ltd", "Management"): (775, 774),
    (QC, "Management"): (2039, 1961),
    ("URSUS Information Technology (Beijing) Company Limited", "Management"): (
        201,
        201,
    ),
    ("Beijing HJRT Technology Company, Limited", "Management"): (220, 88),
}
DUE_TO = {
    (None, None): (2771, 2543),
    (None, "Management"): (2771, 2543),
    (SHICHUANG, "Senior employee"): (2417, 2417),
    (QC, "Management"): (354, 126),
}


@pytest.fixture
def facts_of(labels, classify):
    """Reads a text to facts."""

    def _read(text: str, source: str = "page.txt"):
        return read_bytes(
            text.encode(), source, concepts=labels, classify=classify
        ).facts

    return _read


def test_the_seed_gives_its_22_facts(seed, facts_of) -> None:
    expected = {("Amounts due from related parties", None, None, 0): Decimal(501000)}
    expected["Amounts due to related parties", None, None, 0] = Decimal(429000)
    for label, side in (("from", DUE_FROM), ("to", DUE_TO)):
        for (party, relationship), amounts in side.items():
            for column, amount in enumerate(amounts, start=1):
                key = (
                    f"Amounts due {label} related parties",
                    party,
                    relationship,
                    column,
                )
                expected[key] = Decimal(amount * 1000)
    facts = facts_of(seed)
    found = {(f.label, f.party, f.relationship, f.column): f.value for f in facts}
    assert found == expected
    assert len(facts) == 22
    assert all(fact.certain for fact in facts)


def test_rows_and_lines_are_numbered_from_one(seed, facts_of) -> None:
    facts = facts_of(seed)
    assert [fact.row for fact in facts][-2:] == [10, 10]
    lines = seed.splitlines()
    for fact in facts:
        number = int(fact.ref.removeprefix("line "))
        assert lines[number - 1] == f"|{fact.raw}"


def test_blanks_kept_as_bare_bars_place_every_value(facts_of) -> None:
    page = (
        "|\nT (Details) - USD ($)\n|\nDec. 31, 2021\n|\nDec. 31, 2020\n"
        "|Huaxia [Member]\n|\n|\n|Loans due to\n|\n|$ 5\n|X\n"
    )
    (fact,) = facts_of(page)
    assert (fact.column, fact.placed_by) == (1, PlacedBy.FULL_ROW)
    assert fact.members == ("Huaxia",)


def test_tabs_between_cells(facts_of) -> None:
    page = (
        "RELATED PARTY (Details)\n¥ in Thousands\tJun. 30, 2021\nCNY (¥)\t"
        "Dec. 31, 2020\nCNY (¥)\nManagement\t \t \nBalances [Line Items]\t \t \n"
        "Amounts due to\t \t¥ 2,543\nAmounts due from\t¥ 1\t\n"
    )
    first, second = facts_of(page)
    assert (first.column, first.value, first.unit) == (1, Decimal(2543000), "CNY")
    assert (second.column, second.relationship) == (0, "Management")


def test_bars_between_cells(facts_of) -> None:
    page = (
        "RELATED PARTY (Details) - USD ($) | Dec. 31, 2021 | Dec. 31, 2020 |\n"
        "Huaxia | Management | | |\nBalances [Line Items] | | |\n"
        "Amounts due to | | $ 7 |\n"
    )
    (fact,) = facts_of(page)
    assert (fact.column, fact.value) == (1, Decimal(7))
    assert (fact.party, fact.relationship) == ("Huaxia", "Management")


TITLE = "RELATED PARTY (Details) - USD ($)"


@pytest.mark.parametrize(
    "page",
    [
        f"{TITLE}\tDec. 31, 2024\tDec. 31, 2023\nQuay Ltd [Member]\t\t\n"
        "Balances [Line Items]\t\t\nAmounts due to\t$ 7\t$ 8\n"
        "Mill Company [Member]\t\t\nAmounts due to\t\t$ 9\n",
        f"{TITLE}\tDec. 31, 2024\tDec. 31, 2023\nQuay Ltd [Member]\n"
        "Balances [Line Items]\nAmounts due to\t$ 7\t$ 8\n"
        "Mill Company [Member]\nAmounts due to\t\t$ 9\n",
        f"{TITLE} | Dec. 31, 2024 | Dec. 31, 2023 |\nQuay Ltd [Member] |  |  |\n"
        "Balances [Line Items] |  |  |\nAmounts due to | $ 7 | $ 8 |\n"
        "Mill Company [Member] |  |  |\nAmounts due to |  | $ 9 |\n",
    ],
    ids=["tabs", "tabs cut at the end", "bars"],
)
def test_a_first_row_that_is_a_member_holds_in_every_column(facts_of, page) -> None:
    assert [(f.column, f.party, f.value) for f in facts_of(page)] == [
        (0, "Quay Ltd", Decimal(7)),
        (1, "Quay Ltd", Decimal(8)),
        (1, "Mill Company", Decimal(9)),
    ]


def test_a_dump_may_begin_with_a_member(facts_of) -> None:
    page = (
        f"XML 76 R68.htm IDEA: XBRL DOCUMENT\n{TITLE}\nDec. 31, 2024\nDec. 31, 2023\n"
        "Quay Ltd [Member]\nBalances [Line Items]\nAmounts due to $ 100 $ (2,000)\n"
    )
    assert [fact.party for fact in facts_of(page)] == ["Quay Ltd", "Quay Ltd"]


def test_a_member_in_the_last_head_stays_there(facts_of) -> None:
    page = (
        f"{TITLE}\tDec. 31, 2024\nMill Company [Member]\tDec. 31, 2024\n"
        "Quay Ltd [Member]\nAmounts due to\t$ 7\t$ 8\n"
    )
    assert [fact.party for fact in facts_of(page)] == ["Mill Company", "Quay Ltd"]


def test_dump_with_one_row_a_line(facts_of) -> None:
    page = (
        "XML 76 R68.htm IDEA: XBRL DOCUMENT\nRELATED PARTY (Details) (USD $)\n"
        "Dec. 31, 2013\nDec. 31, 2012\nAmounts due to $ 100 $ (2,000)\n"
    )
    facts = facts_of(page)
    assert [(f.label, f.value, f.column) for f in facts] == [
        ("Amounts due to", Decimal(100), 0),
        ("Amounts due to", Decimal(-2000), 1),
    ]


def test_glued_pages_give_value_and_element(facts_of) -> None:
    page = (
        "|\nBalance Sheets (USD $)\nIn Millions, unless otherwise specified\n|\n"
        "Dec. 31, 2014\n|\nDec. 31, 2013\n|Receivable from Parents\n"
        "|$ 269.8us-gaap_DueFromRelatedPartiesCurrent\n/ dei_LegalEntityAxis\n"
        "= act_WarnerMember\n|$ 126.5us-gaap_DueFromRelatedPartiesCurrent\n|X\n"
    )
    first, second = facts_of(page)
    assert first.concept == "us-gaap:DueFromRelatedPartiesCurrent"
    assert (first.concept_by, first.value) == ("xbrl", Decimal(269800000))
    assert second.value == Decimal(126500000)


def test_footnote_marks_are_no_values(facts_of) -> None:
    page = (
        "|\nT (Details) - USD ($)\n|\nDec. 31, 2021\n|[1]\n|\nDec. 31, 2020\n"
        "|Amounts due to\n|[1]\n|$ 5\n|[2]\n|$ 6\n|X\n"
    )
    assert [(f.raw, f.column) for f in facts_of(page)] == [("$ 5", 0), ("$ 6", 1)]


def test_texts_are_values_where_the_label_promises_them(facts_of) -> None:
    page = (
        "|\nNotes (Details) - USD ($)\n|12 Months Ended\n|\nDec. 31, 2023\n|\n"
        "Dec. 31, 2022\n|Huaxia [Member]\n|Relationship description\n"
        "|Affiliate - Controlled by Director\n|Notes payable\n|$ 0\n|$ 60,000\n|X\n"
    )
    facts = facts_of(page)
    assert facts[0].value == "Affiliate - Controlled by Director"
    assert (facts[0].unit, facts[0].decimals) == (None, None)
    assert [f.label for f in facts] == ["Relationship description"] + [
        "Notes payable"
    ] * 2


HEAD = "|\nBalances (Details) - USD ($)\n|\nDec. 31, 2023\n|\nDec. 31, 2022\n"


def cells_of(facts) -> list[tuple[str, tuple[str, ...], str]]:
    return [(fact.label, fact.members, fact.raw) for fact in facts]


def test_a_label_that_repeats_before_texts_labels_them(facts_of) -> None:
    """No word promises a text: the place of the cells does."""
    blocks = "|{} [Member]\n|Balances [Line Items]\n|Seat\n|{}\n|Loan\n|$ {}\n|$ {}\n"
    page = (
        HEAD
        + blocks.format("Alder Ltd", "Hong Kong", 10, 20)
        + blocks.format("Birch Ltd", "Lagos", 30, 40)
    )
    assert cells_of(facts_of(page + "|X\n")) == [
        ("Seat", ("Alder Ltd",), "Hong Kong"),
        ("Loan", ("Alder Ltd",), "$ 10"),
        ("Loan", ("Alder Ltd",), "$ 20"),
        ("Seat", ("Birch Ltd",), "Lagos"),
        ("Loan", ("Birch Ltd",), "$ 30"),
        ("Loan", ("Birch Ltd",), "$ 40"),
    ]


def test_it_labels_them_under_members_without_a_mark_too(facts_of) -> None:
    blocks = "|{}\n|Tie\n|{}\n|Amount due to\n|$ {}\n|$ {}\n"
    page = (
        HEAD
        + "|Loans from directors\n|$ 1\n|$ 2\n"
        + blocks.format("Cedar Ltd", "Common director", 10, 20)
        + blocks.format("Douglas Ltd", "Owned by the chairman's wife", 30, 40)
    )
    assert cells_of(facts_of(page + "|X\n"))[2:] == [
        ("Tie", ("Cedar Ltd",), "Common director"),
        ("Amount due to", ("Cedar Ltd",), "$ 10"),
        ("Amount due to", ("Cedar Ltd",), "$ 20"),
        ("Tie", ("Douglas Ltd",), "Owned by the chairman's wife"),
        ("Amount due to", ("Douglas Ltd",), "$ 30"),
        ("Amount due to", ("Douglas Ltd",), "$ 40"),
    ]


def test_a_section_that_repeats_before_labels_is_none(facts_of) -> None:
    blocks = "|{} [Member]\n|Amounts\n|Loan\n|$ {}\n|$ {}\n"
    page = HEAD + blocks.format("Elm Ltd", 1, 2) + blocks.format("Fir Ltd", 3, 4)
    assert cells_of(facts_of(page + "|X\n")) == [
        ("Loan", ("Elm Ltd",), "$ 1"),
        ("Loan", ("Elm Ltd",), "$ 2"),
        ("Loan", ("Fir Ltd",), "$ 3"),
        ("Loan", ("Fir Ltd",), "$ 4"),
    ]


def test_a_cell_of_several_lines_is_one_value(facts_of) -> None:
    page = (
        "|\nNotes (Details)\n|12 Months Ended\n|\nDec. 31, 2023\n|Terms\n|\n"
        "Due on demand.\nNo interest.\n|X\n"
    )
    (fact,) = facts_of(page)
    assert fact.value == "Due on demand. No interest."


def test_years_may_label_rows(facts_of) -> None:
    page = (
        "|\nDebt (Details) - USD ($)\n|\nDec. 31, 2024\n|Notes due to\n|$ 9\n"
        "|2025\n|4,000\n|2026\n|$ 5,000\n|X\n"
    )
    assert [(f.label, f.raw) for f in facts_of(page)][1:] == [
        ("2025", "4,000"),
        ("2026", "$ 5,000"),
    ]


def test_a_url_line_names_the_filing(seed, labels) -> None:
    url = "https://www.sec.gov/Archives/edgar/data/1494558/000110465921117128/R65.htm"
    table = read(f"url: {url}\n{seed}", "x.txt", concepts=labels)
    assert table.report == "R65"
    assert table.identity.cik == "1494558"
    assert table.identity.accession == "0001104659-21-117128"
    assert table.identity.url == url


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (3, "ends inside its head"),
        (12, "ends inside its head"),
        (14, "cut"),
    ],
)
def test_a_page_cut_before_its_first_value_is_refused(seed, facts_of, lines, said):
    text = "\n".join(seed.splitlines()[:lines])
    with pytest.raises(ReadError, match=said):
        facts_of(text)


@pytest.mark.parametrize("end", ["|2,", "|", "|¥ ", "|Amounts due fr", "|(2,77"])
def test_a_page_cut_inside_a_cell_is_refused(seed, facts_of, end) -> None:
    text = "\n".join([*seed.splitlines()[:21], end])
    with pytest.raises(ReadError, match="cut inside a row"):
        facts_of(text)


def test_a_page_cut_behind_a_row_is_read_with_a_warning(seed, labels) -> None:
    text = "\n".join(seed.splitlines()[:21])
    table = read(text, "x.txt", concepts=labels)
    assert sum(len(row.cells) for row in table.rows) == 6
    assert table.warnings == (
        "no end of table was seen: the page may be cut at its last cell '2,543'",
    )


LOST_TABLES = (
    "tables inside text blocks are lost in this form; give the HTML page to have them "
    "read"
)


@pytest.mark.parametrize(
    ("title", "value", "lost"),
    [
        ("Related Parties (Tables)", "$ 7", True),
        ("LOANS (TABLES) - USD ($)", "12.5%", True),
        ("Related Parties", "The parties trade with each other. " * 20, True),
        ("Related Parties (Details)", "Five years from the first loan", False),
        ("Balance Sheets", "$ 5", False),
    ],
)
def test_a_page_of_text_blocks_says_that_their_tables_are_lost(
    title, value, lost, labels
) -> None:
    page = f"|\n{title}\n|12 Months Ended\n|\nDec. 31, 2023\n|Loans\n|{value}\n|X\n"
    table = read(page, "R7.txt", concepts=labels)
    assert table.warnings == ((LOST_TABLES,) if lost else ())


def test_a_cell_of_bars_begins_no_table(facts_of) -> None:
    page = (
        "|\nDUE (Details) - USD\n|\nDec. 31, 2021\n|Amounts due to\n|$ 5\n|X\n|||||\n"
    )
    assert [fact.value for fact in facts_of(page)] == [Decimal(5)]


def test_other_texts_are_not_sniffed() -> None:
    assert not sniffs("Dear reader,\nthis is a letter.\n")
    assert not sniffs("<html><body>|</body></html>")
    assert not sniffs('{"facts": []}')


@pytest.mark.slow
def test_every_value_of_the_annotated_pages_is_found(shared, facts_of) -> None:
    spec = importlib.util.spec_from_file_location(
        "print_page", shared / "rpages" / "print_page.py"
    )
    printer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(printer)
    found = wanted = 0
    for path in sorted((shared / "rpages" / "facts").glob("*_R*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(printer.page_lines(page)) + "\n"
        left = [(f.label, f.raw) for f in facts_of(text, path.name)]
        for fact in page["facts"]:
            key = (fact["label"], fact["raw"].strip())
            wanted += 1
            if key in left:
                left.remove(key)
                found += 1
    assert found / wanted >= 0.995
