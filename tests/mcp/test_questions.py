"""A hundred questions with their answers, asked of the tools as an assistant would.

The amounts were read from the pages in ``examples/``; a quarter of the questions cannot
be answered from them, and there the tools must say why.
"""

import csv
import json
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import kg
from kg.mcp.reply import LARGEST
from kg.mcp.tools import NAMES, Tools

TABLE = Path(__file__).parents[1] / "data" / "assistant_questions.csv"
QUESTIONS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
ANSWERED = [q for q in QUESTIONS if not q["abstains"]]
NOT_ANSWERED = [q for q in QUESTIONS if q["abstains"]]
AMOUNTS = ("amount", "due_from", "due_to", "net", "before", "after", "change")


@pytest.fixture(scope="module")
def tools(examples):
    with kg.open(examples) as graph:
        yield Tools(graph)


@pytest.fixture(scope="module")
def told(tools):
    """Asks each question once."""

    @cache
    def ask(number):
        question = QUESTIONS[number]
        arguments = json.loads(question["arguments"])
        text = getattr(tools, question["tool"])(**arguments)
        assert len(text.encode()) <= LARGEST
        return json.loads(text)

    return lambda question: ask(QUESTIONS.index(question))


def test_there_are_a_hundred_and_a_quarter_cannot_be_answered():
    assert (len(ANSWERED), len(NOT_ANSWERED)) == (75, 25)
    asked = Counter(question["tool"] for question in QUESTIONS)
    assert set(asked) >= set(NAMES) - {"checks", "read_text"}


@pytest.mark.parametrize("question", ANSWERED, ids=lambda q: q["question"])
def test_a_question_is_answered_by_its_rows(told, question):
    rows = told(question)["rows"]
    for wanted in json.loads(question["rows"]):
        assert any(wanted.items() <= row.items() for row in rows), rows


@pytest.mark.parametrize("question", NOT_ANSWERED, ids=lambda q: q["question"])
def test_what_cannot_be_answered_brings_no_row_and_says_why(told, question):
    reply = told(question)
    assert "rows" not in reply
    assert question["abstains"] in reply["abstained"]


@pytest.mark.parametrize("question", ANSWERED, ids=lambda q: q["question"])
def test_no_number_comes_without_its_cell(told, question):
    if question["tool"] in ("evidence", "sparql"):
        pytest.skip("rows of evidence are cells; a query of one's own has a note")
    for row in told(question)["rows"]:
        if any(name in row for name in AMOUNTS):
            assert row["cells"], row
        if "amount" in row and len(row["cells"]) == 1:
            digits = "".join(c for c in row["cells"][0]["raw"] if c.isdigit())
            amount = str(abs(Decimal(row["amount"])).normalize().to_eng_string())
            assert Decimal(amount) % Decimal(digits) == 0, row


def test_sums_are_those_of_the_query_exposure(examples, tools):
    with kg.open(examples) as graph:
        wanted = {
            (row.reporter, row.party, str(row.date), row.currency): row.net
            for row in graph.rows("exposure", as_of="latest")
        }
    got, start = {}, 0
    while True:
        reply = json.loads(tools.exposure(start=start))
        for row in reply["rows"]:
            key = (row["reporter"], row["party"], row["date"], row["currency"])
            got[key] = Decimal(row["net"])
        if "next" not in reply:
            break
        start = reply["next"]
    assert got == wanted
    assert len(got) == 17


def test_the_reply_in_the_documents_is_the_one_given(tools):
    text = (Path(__file__).parents[2] / "docs" / "assistant.md").read_text("utf-8")
    shown = text.split("```json\n")[2].split("```")[0]
    given = tools.balances("Viomi", "Xiaomi Inc", as_of="2018-12-31")
    assert json.loads(shown) == json.loads(given)
