"""Altered sources are read, or refused as bad input; nothing else comes out.

``FUZZ_EXAMPLES`` says how many examples each property tries (`make fuzz`).
"""

import json
import os
from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from targets import COMPANY_FACTS, METALINKS, TARGETS, TOKENS, VALUE, seeds, survives

from kg.readers.xbrl.element_names import words_of
from kg.readers.xbrl.plaintext import text_of
from kg.readers.xbrl.transforms import _RULES, UnfitTextError, transformed

GIVEN = os.environ.get("FUZZ_EXAMPLES")
fuzzed = settings(
    max_examples=int(GIVEN or 25),
    derandomize=GIVEN is None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
SEEDS = seeds()
places = st.integers(0, 2**32)
tokens = st.sampled_from(TOKENS) | st.binary(max_size=6)
edits = st.lists(st.tuples(places, st.integers(0, 200), tokens), min_size=1, max_size=6)
moves = st.lists(st.tuples(places, places, st.integers(1, 400)), max_size=2)
keys = st.sampled_from(
    sorted(
        {*METALINKS, *COMPANY_FACTS, *VALUE, "tag", "report", "label", "role", "lang"}
    )
)
leaves = (
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=12)
    | st.sampled_from(["0001104659-22-000001", "2021-12-31", "1e999999", 10**400])
)
objects = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(keys | st.text(max_size=6), inner, max_size=5)
    ),
    max_leaves=30,
)


values = st.sampled_from(
    ["", "close", "year", "loan", "cny", "each", "f6", "#f6", "3", "-3", "INF", "true",
     "hx:LoanRate", "us-gaap:Assets", "a:b:c", ":", "_", "en-US", "zh", "1e999999999",
     "NaN", "9" * 400, "2021-12-31", "2021-12-31T24:00:00", "9999-12-31T24:00:00",
     "0001-01-01T00:00:00", "iso4217:CNY", "ixt:fixed-zero", "ixt-sec:durwordsen"]
) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)  # fmt: skip
tree_edits = st.lists(
    st.tuples(
        places, st.sampled_from(["drop", "copy", "move", "text", "name", "value"]), values
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


def replanted(data: bytes, changes: list[tuple[int, str, str]]) -> bytes:
    """Return a well-formed document with elements moved, attributes and texts altered."""
    root = etree.fromstring(data.strip())
    for at, change, value in changes:
        elements = [e for e in root.iter(etree.Element) if e is not root]
        if not elements:
            break
        element, other = elements[at % len(elements)], elements[at // 7 % len(elements)]
        if change == "drop":
            element.getparent().remove(element)
        elif change == "copy":
            other.append(deepcopy(element))
        elif change == "move" and element not in other.iterancestors():
            other.append(element) if element is not other else None
        elif change == "text":
            element.text = value
        elif element.attrib:
            names = sorted(element.attrib)
            name = names[at // 11 % len(names)]
            if change == "name":
                element.attrib.pop(name)
            else:
                element.set(name, value)
    return etree.tostring(root)


def altered(
    data: bytes,
    changes: list[tuple[int, int, bytes]],
    copies: list[tuple[int, int, int]],
) -> bytes:
    """Return data with spans replaced by tokens and others copied elsewhere."""
    for at, span, token in changes:
        place = at % (len(data) + 1)
        data = data[:place] + token + data[place + span :]
    for source, target, span in copies:
        start, place = source % (len(data) + 1), target % (len(data) + 1)
        data = data[:place] + data[start : start + span] + data[place:]
    return data


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_seeds_are_valid(target) -> None:
    seed, read = TARGETS[target]
    assert read(SEEDS[seed]) or target == "summary file"


@pytest.mark.parametrize("target", sorted(TARGETS))
@fuzzed
@given(changes=edits, copies=moves, size=st.none() | places)
def test_altered_sources(target, changes, copies, size) -> None:
    data = altered(SEEDS[TARGETS[target][0]], changes, copies)
    survives(target, data if size is None else data[: size % (len(data) + 1)])


@pytest.mark.parametrize("target", ["instance", "inline", "linkbase", "schema"])
@fuzzed
@given(changes=tree_edits)
def test_altered_trees(target, changes) -> None:
    survives(target, replanted(SEEDS[target], changes))


@pytest.mark.parametrize("target", sorted(TARGETS))
@fuzzed
@given(data=st.binary(max_size=200))
def test_noise(target, data) -> None:
    survives(target, data)


@pytest.mark.parametrize("target", ["metalinks", "companyfacts"])
@fuzzed
@given(held=objects)
def test_any_json(target, held) -> None:
    survives(target, json.dumps(held).encode())


@fuzzed
@given(value=st.fixed_dictionaries({}, optional=dict.fromkeys(VALUE, leaves)))
def test_any_value_of_company_facts(value) -> None:
    facts = {"us-gaap": {"Assets": {"units": {"CNY": [{**VALUE, **value}]}}}}
    survives("companyfacts", json.dumps({**COMPANY_FACTS, "facts": facts}).encode())


@fuzzed
@given(rule=st.sampled_from(sorted(_RULES)), text=st.text(max_size=40) | st.sampled_from(
    ["9" * 5000, "²", "-" * 3000, "hundred " * 1000, "March", "1 2 3", "and", "٣"]
))  # fmt: skip
def test_any_text_under_any_rule(rule, text) -> None:
    try:
        assert isinstance(transformed(rule, text), str)
    except UnfitTextError as error:
        assert str(error) == " ".join(text.split()) or str(error) == text  # noqa: PT017


@fuzzed
@given(text=st.text(max_size=300))
def test_any_text_has_plain_words(text) -> None:
    assert "\n" not in text_of(text)
    assert isinstance(words_of(text), str)


attributes = st.dictionaries(
    st.sampled_from(["format", "scale", "sign", "decimals", "precision", "unitRef", "id"]),
    st.sampled_from(
        ["ixt:num-dot-decimal", "ixt:fixed-zero", "ixt-sec:numwordsen", "3", "-3", "99",
         "-", "INF", "cny", "each", "none", "9" * 400, "", "f6"]
    ),
    max_size=4,
)  # fmt: skip
texts = st.sampled_from(
    ["1,234", "—", "(5)", "1e9", "-0", "", "9" * 400, "NaN"]
) | st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<&"), max_size=20
)


@pytest.mark.parametrize("kind", ["nonFraction", "nonNumeric", "fraction"])
@fuzzed
@given(marks=st.lists(st.tuples(attributes, texts), min_size=1, max_size=4))
def test_any_marks_of_an_inline_document(kind, marks) -> None:
    body = "".join(
        f'<ix:{kind} name="hx:A" contextRef="close" '
        + " ".join(f'{name}="{value}"' for name, value in mark.items())
        + f">{text}</ix:{kind}>"
        for mark, text in marks
    )
    survives("inline", SEEDS["inline"].replace(b"</body>", f"{body}</body>".encode()))
