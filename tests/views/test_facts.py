"""The record of a fact: keys in order, exact values."""

import csv
import io
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal

from kg.model.fact import Fact, PlacedBy, Role
from kg.views.facts import FORMATS, fact_record

SHICHUANG = Fact(
    source="R65.txt",
    report="R65",
    row=20,
    column=0,
    raw="2,417",
    ref="line 71",
    label="Amounts due to related parties",
    concept="us-gaap:DueToRelatedPartiesCurrent",
    concept_by="label",
    members=("Shandong Shichuang", "Senior employee"),
    axes=(None, None),
    roles=(Role.PARTY, Role.RELATIONSHIP),
    party="Shandong Shichuang",
    relationship="Senior employee",
    other=(),
    value=Decimal("2.417E+6"),
    unit="CNY",
    decimals=-3,
    instant=date(2021, 6, 30),
    start=None,
    end=None,
    period_by="concept",
    placed_by=PlacedBy.CURRENCY_RUN,
    columns=(0,),
    cik="1494558",
)


def test_the_record_has_every_key_in_order():
    assert " ".join(fact_record(SHICHUANG)) == (
        "source report row column raw ref label concept concept_by members axes party "
        "relationship other value unit decimals instant start end period_by placed_by "
        "columns cik entity accession form filed url"
    )


def test_a_json_line_is_ascii_and_exact():
    line = FORMATS["jsonl"]([SHICHUANG])
    assert line.isascii()
    record = json.loads(line)
    assert record["value"] == "2417000"
    assert record["members"] == ["Shandong Shichuang", "Senior employee"]
    assert record["axes"] == [None, None]
    assert record["columns"] == [0]
    assert record["decimals"] == -3
    assert record["instant"] == "2021-06-30"
    assert record["placed_by"] == "currency-run"
    assert record["entity"] is None
    assert record["other"] == []


def test_csv_joins_lists():
    (record,) = csv.DictReader(io.StringIO(FORMATS["csv"]([SHICHUANG]), newline=""))
    assert record["members"] == "Shandong Shichuang | Senior employee"
    assert record["value"] == "2417000"


def test_the_table_groups_thousands():
    line = FORMATS["table"]([SHICHUANG]).splitlines()[2]
    assert line.endswith("2,417,000  CNY   2021-06-30  currency-run")


def test_facts_are_printed_without_the_graph_libraries():
    code = (
        "import sys, kg.views.facts; "
        "print({'rdflib', 'networkx', 'pyvis', 'numpy'} & sys.modules.keys())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "set()"
