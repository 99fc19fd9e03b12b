"""Marked-up blocks as plain text, in time that grows with their length alone."""

import time

import pytest
from lxml import etree

from kg.readers.xbrl.plaintext import all_text, text_of, text_within


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Two\n words ", "Two words"),
        ("<p>Loans to <b>officers</b></p><p>None.</p>", "Loans to officers None."),
        ("One<br/>two<td>three</td>four", "One two three four"),
        ("A&amp;B &lt; 5&#160;%&nbsp;<i>net</i>", "A&B < 5 % net"),
        ("Less than < 5 % and > 3", "Less than < 5 % and > 3"),
        ("A &amp; B", "A &amp; B"),
        ("<p>a</p><!-- hidden <p>b</p> --><p>c</p>", "a c"),
        ("<style>p { x: y }</style><P CLASS='a'>Text</P>", "Text"),
        ("<head><title>T</title></head><script>1 < 2</script >after", "after"),
        ("<!-- <script> --><p>a</p><script><!-- </script>b", "a b"),
        ("<p>kept</p><script>never closed", "kept never closed"),
        ("<!-- never closed <p>kept</p>", "<!-- never closed kept"),
        ("<ix:x>a</ix:x><custom-tag>b</custom-tag>", "ab"),
        ("", ""),
    ],
)
def test_values(value, text) -> None:
    assert text_of(value) == text


@pytest.mark.parametrize(
    "part",
    [
        "<a",
        "</",
        "<!--",
        "<script>",
        "<style",
        "<b><!--",
        "<head>-->",
        "&",
        "<a:b:c ",
        "<",
    ],
)
def test_markup_that_is_never_closed_is_read_soon(part) -> None:
    start = time.process_time()
    text_of("<p>a</p>" + part * 100_000)
    text_of(part + "a" * 500_000)
    text_of(part + " " * 500_000)
    assert time.process_time() - start < 30  # quadratic: minutes


def test_elements_left_out_take_what_is_in_them_with_them() -> None:
    root = etree.fromstring("<p>a<x>b<i>c</i></x>d<br/>e<i>f</i></p>")
    assert text_within(root, "x") == "ad ef"
    assert text_within(root) == "abcd ef"
    assert all_text(root) == "abcdef"


def test_the_tail_of_an_element_is_not_its_text() -> None:
    root = etree.fromstring("<p><i>a<b>b</b></i>tail</p>")
    assert text_within(root[0]) == "ab"
