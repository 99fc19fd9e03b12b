"""One page in every dialect: the same facts, or a refusal that says why.

Title, currency and scale stand at each place programs put them. A figure that differs
between two dialects is the worst fault a reader can have: nothing shows it.
"""

from contextlib import nullcontext, suppress
from decimal import Decimal

import pytest

from kg.concepts import load
from kg.errors import InputError
from kg.model.fact import Fact
from kg.parties.roles import classify
from kg.readers import read_bytes

pytest.importorskip("openpyxl")

from twins import DIALECTS, Page, Rows

from kg.readers.workbook import pages_of

D23, D22, D21 = "Dec. 31, 2023", "Dec. 31, 2022", "Dec. 31, 2021"
TITLE = "Loans (Details) - USD ($)"
TOPIC = "Loans (Details)"
SCALE = "$ in Thousands"
PARTY = "Brindle Quay Ltd [Member]"
FROM, TO = "Due from related party", "Due to related party"
ROWS: Rows = ((PARTY, "", ""), (FROM, "5", "6"), (TO, "7", ""))
YEARS = (D23, D22)
HALVES = ("Jun. 30, 2023", "Jun. 30, 2022", D22)
FLOWS: Rows = (
    (PARTY, "", "", ""),
    ("Sales of goods", "5", "6", ""),
    (TO, "7", "", "9"),
)
GROUPS = (("6 Months Ended", 2), ("", 1))
MARKED = (D23, "", D22)
MARKS: Rows = (
    (PARTY, "", "", ""), (FROM, "5", "[1]", "6"), (TO, "7", "", ""),
    ("Due to others", "", "", "8"),
)  # fmt: skip

THOUSANDS = {
    "at the end of the title": Page(f"{TITLE} {SCALE}", YEARS, ROWS),
    "on a second line of the title": Page(f"{TITLE}\n{SCALE}", YEARS, ROWS),
    "in a row below that of the title": Page("", YEARS, ROWS, ((TITLE,), (SCALE,))),
    "left of the heads": Page(SCALE, YEARS, ROWS, ((TITLE,),)),
    "at the end of a title row": Page("", YEARS, ROWS, ((f"{TITLE} {SCALE}",),)),
    "beside the title": Page("", YEARS, ROWS, ((TITLE, "", SCALE),)),
    "in a row above the title": Page("", YEARS, ROWS, ((SCALE,), (TITLE,))),
    "above a title left of the heads": Page(TITLE, YEARS, ROWS, ((SCALE,),)),
    "in a padded row below the heads": Page(
        TITLE, YEARS, ROWS, below=((SCALE, "", ""),)
    ),
    "in a row below the heads": Page(TITLE, YEARS, ROWS, below=((SCALE,),)),
    "in a row of each head": Page(TITLE, YEARS, ROWS, below=(("", SCALE, SCALE),)),
    "in the heads": Page(TITLE, (f"{D23}\n{SCALE}", f"{D22}\n{SCALE}"), ROWS),
    "with the currency in a row": Page("", YEARS, ROWS, ((TOPIC,), (f"USD ($) {SCALE}",))),
    "behind a row of the currency": Page(
        "", YEARS, ROWS, ((TOPIC,), ("USD ($)",), (SCALE,))
    ),
    "with the currency below the heads": Page(
        TOPIC, YEARS, ROWS, below=((f"USD ($) {SCALE}",),)
    ),
    "of a currency that nothing else tells": Page(
        "", YEARS, ROWS, ((TOPIC,), (SCALE,))
    ),
    "above words": Page("", YEARS, ROWS, ((TITLE,), (SCALE,), ("As restated.",))),
    "in brackets": Page("", YEARS, ROWS, ((TITLE,), ("(in thousands)",))),
    "in words": Page("", YEARS, ROWS, ((TITLE,), ("(Amounts expressed in thousands)",))),
    "above a line of the title": Page(
        "", YEARS, ROWS, ((TITLE,), (SCALE,), ("(Unaudited)",))
    ),
    "behind a row of currencies": Page(
        TOPIC, YEARS, ROWS, below=(("", "USD ($)", "USD ($)"), (SCALE,))
    ),
    "below a title of two rows": Page(
        "", YEARS, ROWS, (("Loans from owners",), ("and others (Details) - USD ($)",), (SCALE,))
    ),
}  # fmt: skip
PAGES = {
    **{f"scale {place}": page for place, page in THOUSANDS.items()},
    "no scale": Page(TITLE, YEARS, ROWS),
    "no scale, title in a row": Page("", YEARS, ROWS, ((TITLE,),)),
    "title of two rows": Page(
        "and others (Details) - USD ($)", YEARS, ROWS, (("Loans from owners",),)
    ),
    "a member in the title": Page(
        "", YEARS, ROWS[1:], ((f"Loans (Details) - {PARTY} - USD ($)",), (SCALE,))
    ),
    "members in the heads": Page(
        "", (f"{D23}\n{PARTY}", f"{D22}\n{PARTY}"), ROWS[1:], ((TITLE,), (SCALE,))
    ),
    "two scales of two units": Page(
        SCALE, YEARS, (*ROWS, ("Shares issued", "9", "8")),
        ((TITLE,), ("shares in Millions",)),
    ),
    "two currencies": Page(
        TOPIC, YEARS, ROWS, below=(("", "USD ($)", "CNY (¥)"), ("¥ in Millions",))
    ),
    "one column": Page(SCALE, (D23,), ((FROM, "5"),), ((TITLE,),)),
    "one column, scale below": Page(TITLE, (D23,), ((FROM, "5"),), below=(("", SCALE),)),
    "footnotes": Page(f"{TITLE} {SCALE}", MARKED, MARKS),
    "footnotes, scale in a row": Page(SCALE, MARKED, MARKS, ((TITLE,),)),
    "footnotes of one column of three": Page(
        TITLE, (*MARKED, D21),
        ((FROM, "5", "[1]", "6", "7"), (TO, "", "", "8", "")),
    ),
    "durations": Page(f"{TITLE} {SCALE}", HALVES, FLOWS, groups=GROUPS),
    "durations, title in a row": Page(SCALE, HALVES, FLOWS, ((TITLE,),), groups=GROUPS),
    "durations, rows above": Page("", HALVES, FLOWS, ((TITLE,), (SCALE,)), groups=GROUPS),
    "durations, scale below": Page(TITLE, HALVES, FLOWS, below=((SCALE,),), groups=GROUPS),
    "equity": Page(
        SCALE, ("Total", "Common Stock [Member]"), (("Balance", "7", "8"),), ((TITLE,),)
    ),
    "a day in the title": Page(SCALE, ("USD ($)",), ((FROM, "5"),), ((f"{TOPIC} - {D23}",),)),
}  # fmt: skip
REFUSED = {
    "scale among the rows": Page(TITLE, YEARS, (*ROWS[:2], (SCALE, "", ""), ROWS[2])),
    "scale below a member": Page(TITLE, YEARS, (ROWS[0], (SCALE, "", ""), *ROWS[1:])),
    "scale below a section": Page(
        TITLE, YEARS, (("Loans [Abstract]", "", ""), (SCALE, "", ""), *ROWS)
    ),
    "currency among the rows": Page(TITLE, YEARS, (*ROWS[:2], ("EUR (€)", "", ""), ROWS[2])),
    "scale inside the title": Page(f"{TITLE} {SCALE} (Unaudited)", YEARS, ROWS),
    "two scales": Page("", YEARS, ROWS, ((TITLE,), (SCALE,), ("$ in Millions",))),
    "two currencies": Page(SCALE, YEARS, ROWS, ((TITLE,), ("CNY (¥)",))),
    "a scale in figures": Page("", YEARS, ROWS, ((TITLE,), ("RMB'000",))),
}  # fmt: skip
LOSSY = {"cells", "apart"}
"""Dialects that lost their blank cells; which column a value stands in may be open."""
MAY_DIFFER = {("title of two rows", "above")}
"""A line of text above a table that has a title of its own is no part of it."""
MAY_REFUSE = {"equity", "a day in the title"}
"""Pages whose heads have no day, by which some dialects know a page."""
NAMES = [path.partition("/")[2] for path in DIALECTS]


def facts_of(page: Page, dialect: str) -> tuple[Fact, ...]:
    """Return the facts of a page; a sheet is read as its text."""
    name = next(name for name in DIALECTS if name.endswith(f"/{dialect}"))
    data, file = DIALECTS[name](page), name.partition("/")[0]
    if dialect == "sheet":
        ((_, text),) = pages_of(data, file)
        data, file = text.encode(), "R4.txt"
    return read_bytes(data, file, concepts=load(), classify=classify).facts


def told(fact: Fact) -> tuple[object, ...]:
    """Return what two dialects must agree on; a column only where it is certain."""
    if not fact.certain:
        return (fact.label, fact.raw, fact.members, fact.title)
    value = (fact.value, fact.unit, fact.start, fact.end, fact.instant)
    return (fact.label, fact.raw, fact.members, fact.title, *value)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_same_facts_in_every_dialect(name: str) -> None:
    page = PAGES[name]
    wanted = facts_of(page, "html")
    assert all(fact.certain for fact in wanted)
    for dialect in NAMES:
        if (name, dialect) in MAY_DIFFER:
            continue
        with suppress(InputError) if name in MAY_REFUSE else nullcontext():
            facts = facts_of(page, dialect)
            assert dialect in LOSSY or all(fact.certain for fact in facts)
            for fact, true in zip(facts, wanted, strict=True):
                assert told(fact) == told(true)[: len(told(fact))], dialect


@pytest.mark.parametrize("place", THOUSANDS)
def test_thousands_are_thousands_wherever_they_are_told(place: str) -> None:
    facts = facts_of(THOUSANDS[place], "ruled")
    assert [fact.value for fact in facts] == [Decimal(n) for n in (5000, 6000, 7000)]
    assert {(fact.unit, fact.members) for fact in facts} == {
        ("USD", ("Brindle Quay Ltd",))
    }


@pytest.mark.parametrize("dialect", NAMES)
@pytest.mark.parametrize("name", REFUSED)
def test_a_scale_that_holds_for_no_one_knows_what_is_refused(
    name: str, dialect: str
) -> None:
    with pytest.raises(InputError, match=r"^R4\.\w+: found ") as raised:
        facts_of(REFUSED[name], dialect)
    assert "\n" not in str(raised.value)
