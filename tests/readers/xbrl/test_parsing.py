"""Hostile and damaged XML: refused in one line, nothing fetched, nothing expanded."""

import re
import time

import pytest

from kg.errors import ReadError
from kg.readers.xbrl import inline, instance, linkbases, parsing
from kg.readers.xbrl.parsing import (
    LARGEST,
    check_count,
    json_of,
    stream_of,
    tree_of,
)

ROOT = (
    '<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:hx="http://huaxia.example/1"'
)
SECRET = "file:///etc/passwd"
LOL = "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
)  # nine levels of ten
ATTACKS = {
    "billion laughs": f'<!DOCTYPE xbrl [<!ENTITY a0 "lol">{LOL}]>{ROOT}><hx:A>&a9;</hx:A>',
    "laughs in an attribute": (
        f'<!DOCTYPE xbrl [<!ENTITY a0 "lol">{LOL}]>{ROOT}><hx:A b="&a9;"/>'
    ),
    "one entity": f'<!DOCTYPE xbrl [<!ENTITY a "b">]>{ROOT}><hx:A>&a;</hx:A>',
    "an entity nobody uses": f'<!DOCTYPE xbrl [<!ENTITY a "b">]>{ROOT}>',
    "an external entity": (
        f'<!DOCTYPE xbrl [<!ENTITY a SYSTEM "{SECRET}">]>{ROOT}><hx:A>&a;</hx:A>'
    ),
    "an external parameter entity": (
        f'<!DOCTYPE xbrl [<!ENTITY % a SYSTEM "{SECRET}"> %a;]>{ROOT}>'
    ),
    "an external document type": (
        f'<!DOCTYPE xbrl SYSTEM "{SECRET}">{ROOT}><hx:A>&passwd;</hx:A>'
    ),
    "an entity declared nowhere": (
        f'<!DOCTYPE xbrl SYSTEM "http://127.0.0.1:9/x.dtd">{ROOT}>&nbsp;'
    ),
}


def all_of_stream(data: bytes, source: str, **said) -> list[str]:
    """Read child by child; return the tags met, the root's first."""
    return [element.tag for element in stream_of(data, source, **said)]


@pytest.mark.parametrize("attack", sorted(ATTACKS))
@pytest.mark.parametrize("limit", [50_000_000, 500_000_000])
def test_entities_are_refused(attack, limit) -> None:
    data = f"{ATTACKS[attack]}</xbrl>".encode()
    start = time.process_time()
    for read in (tree_of, all_of_stream):
        with pytest.raises(ReadError) as caught:
            read(data, "hx.xml", what="an instance", limit=limit)
        assert "\n" not in str(caught.value)
        assert "root:" not in str(caught.value)
    assert time.process_time() - start < 30  # quadratic: minutes


def test_an_external_document_type_is_never_loaded(tmp_path) -> None:
    (tmp_path / "x.dtd").write_text(
        '<!ENTITY a "secret"><!ATTLIST xbrl b CDATA "secret">', encoding="utf-8"
    )
    for place in ("http://127.0.0.1:9/x.dtd", str(tmp_path / "x.dtd")):
        data = f'<!DOCTYPE xbrl SYSTEM "{place}">{ROOT}/>'.encode()
        root = tree_of(data, "hx.xml", what="an instance")
        assert (len(root), dict(root.attrib)) == (0, {})
        with pytest.raises(ReadError, match="declared nowhere"):
            tree_of(data.replace(b"/>", b">&a;</xbrl>"), "hx.xml", what="an instance")


def test_includes_are_not_followed() -> None:
    inner = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text"'
        f' href="{SECRET}"/>'
    )
    root = tree_of(f"{ROOT}>{inner}</xbrl>".encode(), "hx.xml", what="an instance")
    assert "".join(root.itertext()) == ""


@pytest.mark.parametrize("limit", [50_000_000, 500_000_000])
def test_deep_nesting_is_refused(limit) -> None:
    deep = "<hx:A>" * 100_000 + "</hx:A>" * 100_000
    with pytest.raises(ReadError, match="Excessive depth"):
        tree_of(f"{ROOT}>{deep}</xbrl>".encode(), "hx.xml", what="it", limit=limit)


@pytest.mark.parametrize("read", [instance.read, inline.read])
def test_a_hundred_thousand_attributes_end_soon(read) -> None:
    many = " ".join(f'a{n}="b"' for n in range(100_000))
    start = time.process_time()
    with pytest.raises(ReadError):
        read(f"<html {many}/>".encode(), "hx.xml")
    assert time.process_time() - start < 30  # quadratic: minutes


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   \n",
        b"xbrl",
        f"{ROOT}>".encode(),
        f"{ROOT}><hx:A>1</hx:B></xbrl>".encode(),
        f"{ROOT}/><more/>".encode(),
        f"{ROOT}>\x00</xbrl>".encode(),
        f"{ROOT}>\x01</xbrl>".encode(),
        f"{ROOT}>&#0;</xbrl>".encode(),
        f"{ROOT}><unknown:A/></xbrl>".encode(),
        f"{ROOT} a='1' a='2'/>".encode(),
        f"{ROOT}>é</xbrl>".encode("latin-1"),
        f'<?xml version="1.0" encoding="nonsense"?>{ROOT}/>'.encode(),
        f'<?xml version="1.0" encoding="utf-16"?>{ROOT}/>'.encode(),
        f"{ROOT}/>".encode("utf-16-le")[:-3],
        b"\xef\xbb\xbf",
    ],
)
def test_damaged_files_are_told_in_one_line(data) -> None:
    with pytest.raises(ReadError, match="expected an XBRL instance") as caught:
        tree_of(data, "hx.xml", what="an XBRL instance")
    assert str(caught.value).startswith("hx.xml")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encodings_that_are_declared_or_marked(encoding) -> None:
    declared = "iso-8859-1" if encoding == "latin-1" else encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>{ROOT}>é</xbrl>'
    assert tree_of(text.encode(encoding), "hx.xml", what="it").text == "é"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_white_space_before_the_declaration_is_passed_over(mark) -> None:
    text = f'\r\n \t<?xml version="1.0"?>{ROOT}>\n<hx:A/></xbrl>'
    root = tree_of(mark + text.encode(), "hx.xml", what="it")
    assert root[0].sourceline == 3


def test_comments_and_instructions_are_passed_over() -> None:
    text = f"<!-- a --><?b c?>{ROOT}>1<!-- - -->2<?d?>3</xbrl>"
    assert tree_of(text.encode(), "hx.xml", what="it").text == "123"


def test_a_file_that_is_too_large_says_which_option_reads_it() -> None:
    with pytest.raises(ReadError, match="expected at most 10; give --largest"):
        tree_of(b"<a>23456789</a>", "hx.xml", what="it", limit=10)


COUNTED = {
    "facts": (lambda n: check_count(n, 100_000, "facts", "a"), 100_000),
    "lifted in proportion": (
        lambda n: check_count(n, 100_000, "facts", "a", 3 * LARGEST),
        300_000,
    ),
    "a lower limit is one of bytes alone": (
        lambda n: check_count(n, 100_000, "facts", "a", 10),
        100_000,
    ),
}


@pytest.mark.parametrize("case", sorted(COUNTED))
def test_more_parts_than_a_file_may_have_are_refused(case) -> None:
    check, most = COUNTED[case]
    check(most)
    with pytest.raises(ReadError, match=f"found {most + 1} facts") as caught:
        check(most + 1)
    (needed,) = re.findall(r"give --largest (\d+) ", str(caught.value))
    check_count(most + 1, 100_000, "facts", "a", int(needed) * 1_000_000)


@pytest.mark.parametrize("read", [tree_of, all_of_stream])
def test_countless_tags_and_attributes_are_refused(monkeypatch, read) -> None:
    monkeypatch.setattr(parsing, "MOST_TAGS", 6)
    monkeypatch.setattr(parsing, "MOST_ATTRIBUTES", 3)
    held = '<a b="1" c="2"/><d e="3">a=b=c=d</d>'
    read(f"<x>{held}</x>".encode(), "hx.xml", what="it")
    with pytest.raises(ReadError, match="found 7 tags, expected at most 6"):
        read(f"<x>{held}<f/><g/></x>".encode(), "hx.xml", what="it")
    with pytest.raises(ReadError, match="found 4 attributes, expected at most 3"):
        read(f'<x y=">">{held}</x>'.encode(), "hx.xml", what="it")
    read(f'<x y="1">{held}</x>'.encode(), "hx.xml", what="it", limit=2 * LARGEST)


def test_countless_values_of_json_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(parsing, "MOST_JSON", 2)
    json_of(b"[1, 2, 3]", "a.json", what="JSON", limit=100)
    with pytest.raises(ReadError, match="found 3 values, expected at most 2"):
        json_of(b"[1, 2, 3, 4]", "a.json", what="JSON", limit=100)
    with pytest.raises(ReadError, match="found 12 bytes, expected at most 11"):
        json_of(b"[1, 2, 3, 4]", "a.json", what="JSON", limit=11)


def test_a_stream_gives_the_root_and_then_its_children_whole() -> None:
    text = f"\n<?xml version='1.0'?><!-- a -->{ROOT}>1<a><b>2</b>3</a>\n<c/>4</xbrl>"
    stream = stream_of(text.encode(), "hx.xml", what="it")
    assert next(stream).tag.endswith("}xbrl")
    found = [(e.tag.rpartition("}")[2], "".join(e.itertext())) for e in stream]
    assert found == [("a", "23"), ("c", "")]


def test_a_stream_forgets_the_children_before() -> None:
    data = b"<x>" + b"<a>some text of an element</a> " * 20_000 + b"</x>"
    stream = stream_of(data, "hx.xml", what="it")
    root = next(stream)
    seen = [len(root) for _ in stream]
    assert len(seen) == 20_000
    assert max(seen) < 4_000


def test_an_entity_far_down_a_stream_is_refused() -> None:
    many = "<a>some text of an element</a> " * 5_000
    for held in (f"{many}&b;{many}", f"{many}<a>&b;</a>{many}", f"{many}&b;"):
        data = f'<!DOCTYPE x SYSTEM "x.dtd"><x>{held}</x>'.encode()
        with pytest.raises(ReadError, match="declared nowhere"):
            all_of_stream(data, "hx.xml", what="it")


def test_a_truncated_file_is_told_with_its_line(files) -> None:
    for name in ("hx-20211231.xml", "hx-20211231.htm"):
        ((_, data),) = files(name)
        with pytest.raises(ReadError, match="damaged XML") as caught:
            tree_of(data[: len(data) // 2], name, what="it")
        assert caught.value.line > 20


def test_linkbases_are_parsed_with_the_same_care() -> None:
    data = f'<!DOCTYPE a [<!ENTITY a SYSTEM "{SECRET}">]><linkbase>&a;</linkbase>'
    with pytest.raises(ReadError, match="entities of its own"):
        linkbases.taxonomy_of([("hx_lab.xml", data.encode())])
