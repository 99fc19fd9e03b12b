"""Notes come out of instances, inline documents and R pages alike."""

from html import escape
from pathlib import Path

import pytest

from kg.build.read import batches, read_batch
from kg.model.filing import Identity, Reading
from kg.model.note import NoteDocument
from kg.notes.choosing import repeated_notes

NOTE = (
    "<p><b>NOTE 3 - RELATED PARTIES</b></p><p>Our chair lent us $50,000 in all, "
    "unsecured and due on demand, and was paid nothing for it so far.</p>"
    "<table><tr><td>Name</td><td>Relationship</td></tr>"
    "<tr><td>Ada Moss</td><td>Chair</td></tr></table>"
)
TEXT = (
    "NOTE 3 - RELATED PARTIES\nOur chair lent us $50,000 in all, unsecured and due on "
    "demand, and was paid nothing for it so far.\nName\tRelationship\nAda Moss\tChair"
)
ELEMENT = "RelatedPartyTransactionsDisclosureTextBlock"
SPACES = (
    'xmlns:us-gaap="http://fasb.org/us-gaap/2023" xmlns:m="http://moss.example/1" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
CONTEXT = (
    '<context id="c" xmlns="http://www.xbrl.org/2003/instance"><entity><identifier '
    'scheme="x">77</identifier></entity><period><startDate>2023-01-01</startDate>'
    "<endDate>2023-12-31</endDate></period></context>"
)


def instance(content: str, element: str = f"us-gaap:{ELEMENT}") -> str:
    return (
        f'<xbrl xmlns="http://www.xbrl.org/2003/instance" {SPACES}>{CONTEXT}'
        f'<{element} contextRef="c">{content}</{element}></xbrl>'
    )


def inline(body: str) -> str:
    return (
        f'<html xmlns="http://www.w3.org/1999/xhtml" {SPACES} '
        f'xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body>'
        f"<ix:header><ix:resources>{CONTEXT}</ix:resources></ix:header>{body}"
        "</body></html>"
    )


def page(cell: str) -> str:
    return (
        '<html><body><table class="report"><tr><th class="tl" rowspan="2"><div>'
        "<strong>RELATED PARTIES</strong></div></th><th>12 Months Ended</th></tr>"
        "<tr><th><div>Dec. 31, 2023</div></th></tr><tr><td class='pl'><a onclick="
        f"\"top.Show.showAR( this, 'defref_us-gaap_{ELEMENT}', window );\">RELATED "
        f'PARTIES</a></td><td class="text">{cell}</td></tr></table></body></html>'
    )


def notes_in(folder: Path, **files: str) -> list[NoteDocument]:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)
    found, unread = batches([str(folder)], {}, Identity())
    assert unread == []
    return [
        note
        for batch in found
        for reading in read_batch(batch, notes=True)
        if isinstance(reading, Reading)
        for note in reading.notes
    ]


def _mark(inner: str, more: str = "") -> str:
    return (
        f'<ix:nonNumeric name="us-gaap:{ELEMENT}" contextRef="c" escape="true" {more}>'
        f"{inner}</ix:nonNumeric>"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("moss_xml", instance(escape(NOTE))),
        ("moss_xml", instance(escape(escape(NOTE)))),
        ("moss_xml", instance(f"<![CDATA[{NOTE}]]>")),
        ("moss_htm", inline(_mark(NOTE))),
        (
            "moss_htm",
            inline(
                _mark(NOTE.partition("<table>")[0], 'continuedAt="k"')
                + "<p>page 7</p><ix:continuation id='k'><table>"
                + NOTE.partition("<table>")[2]
                + "</ix:continuation>"
            ),
        ),
        ("moss_htm", inline(_mark("<ix:exclude><p>Draft</p></ix:exclude>" + NOTE))),
        ("R9_htm", page(NOTE)),
    ],
)
def test_each_form_gives_the_same_note(tmp_path: Path, name: str, text: str) -> None:
    (note,) = notes_in(tmp_path, **{name: text})
    assert note.text == TEXT
    assert note.concept == f"us-gaap:{ELEMENT}"
    assert str(note.end) == "2023-12-31"
    assert [block.kind.value for block in note.blocks] == [
        "heading", "paragraph", "table",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("element", "is_note"),
    [
        ("m:LoansFromShareholdersTextBlock", True),
        ("m:DueToAffiliatesDisclosureTextBlock", True),
        ("m:RelatedPartiesPolicyTextBlock", True),
        ("us-gaap:RevenueRecognitionPolicyTextBlock", False),
        ("us-gaap:IncomeTaxDisclosureTextBlock", False),
    ],
)
def test_elements_are_chosen_by_their_words(
    tmp_path: Path, element: str, is_note: bool
) -> None:
    found = notes_in(tmp_path, moss_xml=instance(escape(NOTE), element))
    assert [note.concept for note in found if not note.aside] == [element] * is_note


@pytest.mark.parametrize("more", ['xsi:nil="true"', ""])
def test_nil_and_empty_blocks_are_no_notes(tmp_path: Path, more: str) -> None:
    text = instance("").replace('contextRef="c">', f'contextRef="c" {more}>')
    assert notes_in(tmp_path, moss_xml=text) == []


def test_a_schedule_within_its_disclosure_is_stated_once(tmp_path: Path) -> None:
    schedule = NOTE[NOTE.index("<table>") :]
    both = instance(escape(NOTE)).replace(
        "</xbrl>",
        '<us-gaap:ScheduleOfRelatedPartyTransactionsTableTextBlock contextRef="c">'
        f"{escape(schedule)}</us-gaap:ScheduleOfRelatedPartyTransactionsTableTextBlock>"
        "</xbrl>",
    )
    notes = notes_in(tmp_path, moss_xml=both)
    assert len(notes) == 2
    held = repeated_notes(notes)
    ((part, whole),) = held.items()
    assert ("Schedule" in part, ELEMENT in whole) == (True, True)


def test_a_page_of_a_block_is_held_by_the_instance(tmp_path: Path) -> None:
    who = "0000000077-24-000001"
    folder = tmp_path / who
    folder.mkdir()
    notes = notes_in(folder, moss_xml=instance(escape(NOTE)), R9_htm=page(NOTE))
    assert {note.text for note in notes} == {TEXT}
    ((held, holder),) = repeated_notes(notes).items()
    assert ("/R9/" in held, "/R9/" in holder) == (True, False)


def test_a_note_beyond_bounds_is_left_out_with_a_warning(tmp_path: Path) -> None:
    wide = "<table><tr>" + "<td>Loans</td>" * 5_000 + "</tr></table>"
    (tmp_path / "moss.xml").write_text(instance(escape(wide)))
    (batch,), _ = batches([str(tmp_path)], {}, Identity())
    (reading,) = read_batch(batch, notes=True)
    assert isinstance(reading, Reading)
    assert reading.notes == ()
    assert "found a table of more than 300 columns" in reading.warnings[-1]
