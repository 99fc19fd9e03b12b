"""Nothing is lost: what an instance holds, counted apart, is what is read from it."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from kg.build.documents import read_documents_of
from kg.build.loaded_files import LoadedFile
from kg.model.filing import Identity, Reading
from kg.readers.sources import sources_of
from kg.readers.xbrl import instance
from kg.readers.xbrl.parsing import LARGEST

XBRLI = "{http://www.xbrl.org/2003/instance}"
IX = "{http://www.xbrl.org/2013/inlineXBRL}"
INSTANCES = {
    "aapl_0000320193-25-000057/aapl-20250329_htm.xml": 760,
    "clnh_10q_2021/clnh-20230930_htm.xml": 1068,
    "fizz_10k_20200502/fizz20200502_10k_htm.xml": 681,
    "gahc_10q_20240930/Form10q_htm.xml": 899,
    "ggho_10q_20140930/ggho-20140930.xml": 1653,
    "imii_10k_2023/IMII_instance_FY_2023_2025.xml": 1012,
    "laes_f1a_2024/LAES_instance__2024_2025.xml": 1349,
    "msft_10k_2015/msft-20150630.xml": 2151,
    "nflx_10q_20100930/nflx-20100930.xml": 303,
    "pavs_20f_20250331/pavs_instance_FY_2025_2026.xml": 846,
    "qmis_10q_20240630/QMIS_instance_Q2_2024_2025.xml": 628,
    "small_2015/cannabics_pharmaceuticals_inc_10k.xml": 251,
    "small_2015/transatlantic_capital_inc_10k.xml": 230,
    "small_2015/wl_ross_holding_corp_10k.xml": 308,
    "tsla_10q_20240630/tsla-20240630_htm.xml": 1149,
    "unp_10k_20121231/unp-20121231.xml": 1526,
    "vxel_10k_2023/VXEL_instance_FY_2023_2025.xml": 562,
}
INLINE = {
    "aapl_0000320193-25-000057/aapl-20250329.htm": 760,
    "fizz_10k_20200502/fizz20200502_10k.htm": 681,
}
TWINS = {
    "aapl_0000320193-25-000057/aapl-20250329.htm": "aapl_0000320193-25-000057/aapl-20250329_htm.xml",
    "fizz_10k_20200502/fizz20200502_10k.htm": "fizz_10k_20200502/fizz20200502_10k_htm.xml",
}  # fmt: skip
RELATED = (
    "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis",
    "us-gaap:RelatedPartyTransactionAxis",
)


@cache
def reading_of(path: Path) -> Reading:
    """Read one document with what lies beside it."""
    loaded = [
        LoadedFile(file, Identity(), file.load()) for file in sources_of(str(path))
    ]
    found = read_documents_of(loaded, limit=LARGEST)
    (reading,) = [each for each in found if isinstance(each, Reading)]
    return reading


@pytest.fixture
def reading(shared: Path, name: str) -> Reading:
    return reading_of(shared / "filings" / name)


@pytest.fixture
def root(shared: Path, name: str) -> etree._Element:
    return etree.parse(shared / "filings" / name).getroot()


def local(name: str | None) -> str:
    return (name or "").strip().rpartition(":")[2].rpartition("}")[2]


def cuts_of(root: etree._Element) -> dict[str, set[tuple[str, str]]]:
    """Return axis and member of each context of a document."""
    found = {}
    for context in root.iter(XBRLI + "context"):
        found[context.get("id")] = {
            (local(cut.get("dimension")), local("".join(cut.itertext())))
            for cut in context.iter("{http://xbrl.org/2006/xbrldi}*")
        }
    return found


def labels_of(root: etree._Element) -> dict[str, str]:
    """Return the standard label of each element of a label linkbase, by id."""
    link = "{http://www.xbrl.org/2003/linkbase}"
    xlink = "{http://www.w3.org/1999/xlink}"
    texts = {
        label.get(xlink + "label"): " ".join((label.text or "").split())
        for label in root.iter(link + "label")
        if label.get(xlink + "role").endswith("/label")
    }
    ids = {
        loc.get(xlink + "label"): loc.get(xlink + "href").partition("#")[2]
        for loc in root.iter(link + "loc")
    }
    return {
        ids[arc.get(xlink + "from")]: texts[arc.get(xlink + "to")]
        for arc in root.iter(link + "labelArc")
        if arc.get(xlink + "to") in texts
    }


def cuts_read(reading: Reading) -> list[set[tuple[str, str]]]:
    return [
        {
            (local(axis), local(name) if name else member)
            for axis, name, member in zip(
                fact.axes, fact.member_names, fact.members, strict=True
            )
        }
        for fact in reading.facts
    ]


def test_the_lists_name_every_document_of_the_filings(shared: Path) -> None:
    def begins(path: Path, *marks: bytes) -> bool:
        head = path.read_bytes()[:9000]
        return any(mark in head for mark in marks)

    files = [path for path in (shared / "filings").rglob("*.*") if path.is_file()]
    instances = [
        path
        for path in files
        if path.suffix == ".xml" and begins(path, b"<xbrl ", b"xbrl xmlns", b":xbrl")
        if etree.parse(path).getroot().tag == XBRLI + "xbrl"
    ]
    inline = [
        path
        for path in files
        if path.suffix in (".htm", ".html") and begins(path, b"inlineXBRL")
    ]
    for found, listed in ((instances, INSTANCES), (inline, INLINE)):
        names = {str(path.relative_to(shared / "filings")) for path in found}
        assert names == set(listed)


@pytest.mark.parametrize("name", sorted(INSTANCES))
def test_every_child_of_an_instance_with_a_context_is_a_fact(
    reading, root, name
) -> None:
    children = [child for child in root if child.get("contextRef") is not None]
    cuts = cuts_of(root)
    assert len(reading.facts) == INSTANCES[name]
    assert [local(fact.concept) for fact in reading.facts] == [
        local(child.tag) for child in children
    ]
    assert cuts_read(reading) == [cuts[child.get("contextRef")] for child in children]


@pytest.mark.parametrize("name", sorted(INSTANCES))
def test_every_number_of_an_instance_is_read_as_it_stands(reading, root, name) -> None:
    written = [
        "" if child.text is None else Decimal(child.text)
        for child in root
        if child.get("contextRef") is not None and child.get("unitRef") is not None
    ]
    assert [fact.value for fact in reading.facts if fact.unit is not None] == written


@pytest.mark.parametrize("name", sorted(INLINE))
def test_every_mark_of_an_inline_document_is_a_fact(reading, root, name) -> None:
    marks = list(root.iter(IX + "nonFraction", IX + "nonNumeric", IX + "fraction"))
    cuts = cuts_of(root)
    assert len(reading.facts) == INLINE[name]
    assert [local(fact.concept) for fact in reading.facts] == [
        local(mark.get("name")) for mark in marks
    ]
    assert cuts_read(reading) == [cuts[mark.get("contextRef")] for mark in marks]
    assert reading.warnings == ()


@pytest.mark.parametrize("name", sorted(TWINS))
def test_an_inline_document_gives_the_facts_of_its_instance(
    shared, reading, name
) -> None:
    twin = reading_of(shared / "filings" / TWINS[name])

    def told(facts):
        return Counter(
            replace(fact, source="", raw="", ref=None, same_as=None) for fact in facts
        )

    assert told(reading.facts) == told(twin.facts)
    assert reading.identity == twin.identity


@pytest.mark.parametrize("name", ["gahc_10q_20240930/Form10q_htm.xml"])
def test_related_parties_of_a_filing_are_all_named_by_its_linkbase(
    shared, reading, name
) -> None:
    linkbase = shared / "filings" / Path(name).parent / "gahc-20240930_lab.xml"
    labels = labels_of(etree.parse(linkbase).getroot())
    related = [fact for fact in reading.facts if set(fact.axes) & set(RELATED)]
    members = {
        (element, label)
        for fact in related
        for axis, element, label in zip(
            fact.axes, fact.member_names, fact.members, strict=True
        )
        if axis in RELATED
    }
    assert len(related) == 192
    assert len(members) == len({element for element, _ in members}) == 19
    # shown as the pages print them: under whichever role a presentation asks for
    for element, label in members:
        assert (element, label) in reading.member_labels
    standard = {
        " ".join(
            labels[element.replace(":", "_")].lower().replace("[member]", "").split()
        )
        for element, _ in members
    }
    assert {label.lower() for _, label in members} - standard == {
        "former managing director"
    }


@pytest.mark.parametrize("name", ["ggho_10q_20140930/ggho-20140930.xml"])
def test_without_linkbases_members_are_words_and_counted(reading, name) -> None:
    counts = dict(reading.counts)
    assert counts["schemas and linkbases"] == 0
    assert (counts["concepts without label"], counts["members without label"]) == (
        417,
        139,
    )
    assert {fact.label_by for fact in reading.facts} == {"name"}


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("laes_f1a_2024/LAES_instance__2024_2025.xml", {"EUR": 5, "USD": 1003}),
        ("pavs_20f_20250331/pavs_instance_FY_2025_2026.xml", {"CNY": 2, "USD": 572}),
        ("gahc_10q_20240930/Form10q_htm.xml", {"CHF": 4, "USD": 513}),
    ],
)
def test_currencies_beside_the_dollar_are_kept(reading, units) -> None:
    currencies = Counter(
        fact.unit for fact in reading.facts if len(fact.unit or "") == 3
    )
    assert currencies == units


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("aapl_0000320193-25-000057/aapl-20250329_htm.xml", 5),
        ("clnh_10q_2021/clnh-20230930_htm.xml", 2),
        ("gahc_10q_20240930/Form10q_htm.xml", 5),
        ("imii_10k_2023/IMII_instance_FY_2023_2025.xml", 2),
        ("laes_f1a_2024/LAES_instance__2024_2025.xml", 2),
        ("pavs_20f_20250331/pavs_instance_FY_2025_2026.xml", 2),
        ("tsla_10q_20240630/tsla-20240630_htm.xml", 5),
        ("unp_10k_20121231/unp-20121231.xml", 4),
        ("small_2015/wl_ross_holding_corp_10k.xml", 0),
    ],
)
def test_an_instance_given_by_its_path_brings_what_names_it(reading, count) -> None:
    assert dict(reading.counts)["schemas and linkbases"] == count


@pytest.mark.parametrize("name", sorted(INSTANCES))
def test_read_child_by_child_an_instance_is_the_same(
    shared: Path, monkeypatch, name: str
) -> None:
    data = (shared / "filings" / name).read_bytes()
    whole = instance.read(data, name)
    monkeypatch.setattr(instance, "STREAMED_FROM", 0)
    assert instance.read(data, name) == whole
