"""kg parties show prints what notes state of a party, with the words and their place."""

import json

import pytest
from typer.testing import CliRunner

import kg
from kg.cli.app import app
from tests.noted import Tagged, instance, table

TITLE = "Related Party Transactions Disclosure Text Block"
KEY = (
    "0000000077-24-000001/us-gaap:RelatedPartyTransactionsDisclosureTextBlock"
    "/2023-01-01..2023-12-31"
)
NOTE = table(
    ("Name", "Relationship"),
    ("Ada Moss", "Director"),
    ("Fern Bay Ltd", "Company controlled by Ada Moss"),
) + (
    "<p>The loan from Ada Moss bears interest at 5%. In May the loan from Ada Moss was "
    "renewed. Our director, Ada Moss, is paid nothing. Fern Bay Ltd is controlled by Ada "
    "Moss.</p>"
)


@pytest.fixture
def folder(tmp_path):
    source = tmp_path / "moss.xml"
    tagged = Tagged("AdaMossMember", 500), Tagged("FernBayLtdMember", 70)
    source.write_text(instance(NOTE, *tagged), encoding="utf-8")
    with kg.open(tmp_path / "graph") as graph:
        graph.build(source, accession="0000000077-24-000001", rdf=False)
    return str(tmp_path / "graph")


def shown(folder, *arguments):
    done = CliRunner().invoke(app, ["parties", "show", *arguments, "-g", folder])
    assert done.exit_code == 0
    return done.stdout


def test_ties_and_terms_stand_with_their_words(folder):
    text = shown(folder, "Ada Moss")
    assert (
        "tie: Ada Moss is Director\n  “Ada Moss Director”\n"
        f"  Bay Corp, {TITLE}, {KEY}, " in text
    )
    assert (
        "tie: Fern Bay Ltd controlled-by Ada Moss\n  “Fern Bay Ltd Company con" in text
    )
    assert "term: Ada Moss bears interest at 5% 5 %\n  “" in text


def test_what_is_stated_twice_stands_once(folder):
    text = shown(folder, "Ada Moss")
    assert text.count("tie: Fern Bay Ltd controlled-by Ada Moss\n") == 1
    assert " and 1 more\n" in text


def test_the_other_end_of_a_tie_shows_it_too(folder):
    assert "tie: Fern Bay Ltd controlled-by Ada Moss\n" in shown(folder, "Fern Bay%")


def test_json_has_every_statement_with_its_span(folder):
    (party,) = json.loads(shown(folder, "Fern Bay%", "--format", "json"))
    said = [(s["predicate"], s["object"]) for s in party["statements"]]
    assert said.count(("controlled-by", "Ada Moss")) == 2
    with kg.open(folder) as graph:
        for row in party["statements"]:
            words = graph.read_text(row["document"], row["start"], row["end"])
            assert " ".join(words.split()) == row["words"]


def test_a_name_that_no_party_bears_whole_tells_which_are_near(folder):
    done = CliRunner().invoke(app, ["parties", "show", "Fern", "-g", folder])
    assert done.exit_code != 0
    assert "found no party Fern; near are Fern Bay Ltd; kg" in str(done.exception)
