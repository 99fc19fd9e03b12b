import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.errors import NotFoundError, QueryError

SEED = Path(__file__).parent / "data" / "seed.txt"
COLUMNS = {
    "balances": "reporter party relationship side concept date amount currency filing"
    " report row column reporter_iri party_iri",
    "flows": "reporter party relationship concept start end amount currency filing"
    " report row column reporter_iri party_iri",
    "totals": "reporter relationship side concept date amount currency filing",
    "exposure": "reporter party date currency due_from due_to net incomplete",
    "parties": "party kind relationships reporters first last party_iri",
    "shared": "party reporters n party_iri",
    "families": "name parties reporters n",
    "timeline": "reporter party side date amount currency",
    "filings": "cik entity accession form filed reports facts",
    "evidence": "fact raw row column report filing url placed_by amount currency date"
    " label party",
    "changes": "reporter party side currency since before until after change",
    "restated": "reporter party side concept date currency before after"
    " filing_before filing_after",
    "uncounted": "reporter party date amount currency reason label concept filing"
    " report row column fact",
    "uncertain": "fact filing report row label party raw candidates reporter",
    "statements": "reporter party kind predicate object value unit day valid_from"
    " valid_to certainty words filing document start end rule reporter_iri party_iri"
    " statement_iri",
    "ties": "reporter party predicate other share valid_from valid_to words filing"
    " document start end reporter_iri party_iri",
    "mirror": "creditor debtor date currency due_from due_to difference rounding result"
    " why creditor_cells debtor_cells creditor_iri debtor_iri creditor_facts"
    " debtor_facts",
    "terms": "reporter party predicate object value unit day words filing document"
    " start end reporter_iri party_iri",
}
DAYS = {"since": "2020-12-31", "until": "2021-06-30"}
QC = "Beijing QC Technology Company Limited"


@pytest.fixture(scope="module")
def graph():
    with kg.open() as made:
        made.build(
            SEED,
            cik="1494558",
            entity="The Reporter",
            accession="0001104659-21-117128",
            filed="2021-09-17",
        )
        yield made


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_stand_in_their_order(graph, name):
    assert graph.query(name).columns == tuple(COLUMNS[name].split())


def test_every_query_is_listed_described_and_runs_with_every_parameter(graph):
    assert [query.name for query in graph.queries()] == sorted(COLUMNS)
    given = {
        "as_of": "latest",
        "known": "2021-12-31",
        "on": "2021-06-30",
        "include": "all",
        **DAYS,
    }
    for query in graph.queries():
        assert query.title
        assert query.description
        asked = {p.name: given.get(p.name, "%") for p in query.parameters}
        every = len(graph.query(query.name))
        assert len(graph.query(query.name, **asked)) <= max(every, 22)


def test_balances_of_a_day_are_those_of_the_page(graph):
    rows = graph.query("balances", as_of=date(2021, 6, 30))
    assert {(row.party.split()[1], row.side, row.amount) for row in rows} == {
        ("QCY", "due from", Decimal(775000)),
        ("QC", "due from", Decimal(2039000)),
        ("Information", "due from", Decimal(201000)),
        ("HJRT", "due from", Decimal(220000)),
        ("QC", "due to", Decimal(354000)),
        ("Shichuang", "due to", Decimal(2417000)),
    }
    assert {row.currency for row in rows} == {"CNY"}
    assert {row.filing for row in rows} == {"0001104659-21-117128"}


def test_totals_translations_and_uncertain_only_when_included(graph):
    assert len(graph.query("balances")) == 12
    assert len(graph.query("balances", include="totals")) == 20
    assert len(graph.query("balances", include=["totals", "translations"])) == 22
    assert len(graph.query("balances", include="all")) == 22
    assert len(graph.query("totals")) == 8
    with pytest.raises(QueryError, match="include=sums"):
        graph.query("balances", include="sums")


def test_exposure_nets_both_sides(graph):
    (row,) = graph.query("exposure", party="beijing qc%", as_of="2021-06-30")
    assert (row.party, row.due_from, row.due_to, row.net) == (
        QC,
        Decimal(2039000),
        Decimal(354000),
        Decimal(1685000),
    )
    nets = graph.query("exposure", as_of="latest")
    assert sum(row.net for row in nets) == Decimal(3235000 - 2771000)


def test_patterns_match_whole_values_whatever_their_case(graph):
    assert len(graph.query("timeline", party=QC.upper())) == 4
    assert len(graph.query("timeline", party="Beijing QC%")) == 4
    assert len(graph.query("timeline", party="Beijing QC")) == 4
    assert len(graph.query("timeline", party="%(beijing)%")) == 2
    assert len(graph.query("timeline", party='.*"} DROP ALL #')) == 0
    assert len(graph.query("balances", relationship="senior%", side="Due To")) == 2
    assert len(graph.query("balances", currency="usd")) == 0
    assert len(graph.query("balances", reporter="the reporter")) == 12


def test_only_what_was_filed_by_a_day_is_known(graph):
    for name in ("balances", "exposure", "timeline", "filings", "parties"):
        assert len(graph.query(name, known="2021-09-16")) == 0
        assert len(graph.query(name, known="2021-09-17")) == len(graph.query(name))


def test_latest_is_each_reporters_last_date(graph):
    rows = graph.query("balances", as_of="latest")
    assert {row.date for row in rows} == {date(2021, 6, 30)}
    assert len(rows) == 6


def test_filings_and_parties(graph):
    (filing,) = graph.query("filings")
    assert tuple(filing.values()) == (
        "1494558",
        "The Reporter",
        "0001104659-21-117128",
        None,
        date(2021, 9, 17),
        1,
        22,
    )
    (party,) = graph.query("parties", party=QC)
    assert (party.kind, party.relationships, party.reporters, party.first) == (
        "organisation",
        "Management",
        "The Reporter",
        date(2020, 12, 31),
    )


@pytest.fixture
def two_facts_of_one_party(tmp_path):
    """A graph in which one fact of a party bears a role and a day, another neither."""
    dated = (
        "|\nRELATED PARTIES (Details) - USD ($)\n|\nJun. 30, 2021\n"
        "|Acme Ltd | Director\n|Due to related parties\n|$ 5\n"
    )
    undated = (
        "|\nRELATED PARTIES (Details)\n|\nUSD ($)\n"
        "|Acme Ltd\n|Related party loan, interest rate\n|3.00%\n"
    )
    for name, text in (("R1", dated), ("R2", undated)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with kg.open() as made:
        made.build(tmp_path, entity="R", accession="0000000007-21-000001")
        yield made


def test_a_fact_without_role_hides_no_other(two_facts_of_one_party):
    (party,) = two_facts_of_one_party.query("parties")
    assert (party.party, party.relationships) == ("Acme Ltd", "Director")
    assert (party.first, party.last) == (date(2021, 6, 30), date(2021, 6, 30))
    told = two_facts_of_one_party.party_history(str(party.party_iri))
    assert [(row["relationship"], row["last"]) for row in told[party.party_iri]] == [
        (None, None),
        ("Director", date(2021, 6, 30)),
    ]


def test_sparql_text_is_asked_over_the_union_of_graphs(graph):
    query = (
        "SELECT (COUNT(*) AS ?n) { ?f a <https://w3id.org/rpkg/ns#Fact> ;"
        " <https://w3id.org/rpkg/ns#currencyCode> $code }"
    )
    assert graph.query(query, code="USD")[0].n == 2
    assert graph.query("ASK { ?s ?p ?o }") is True
    triples = graph.query("CONSTRUCT { ?s a ?t } { ?s a ?t } LIMIT 3")
    assert len(triples) == 3
    assert triples.to_turtle().startswith("<http")


def test_bad_queries_are_one_line(graph):
    for query in ("SELECT nothing", "SELECT * { SERVICE <a:b> {} }", "DROP ALL"):
        with pytest.raises(QueryError) as error:
            graph.query(query)
        assert "\n" not in str(error.value)
    with pytest.raises(NotFoundError, match="balances"):
        graph.query("balance")
    with pytest.raises(QueryError, match="no parameter 'when'"):
        graph.query("balances", when="now")
    with pytest.raises(QueryError, match="expected a date"):
        graph.query("balances", as_of="yesterday")


def test_no_row_of_a_query_over_several_reporters_says_what_it_needs(graph):
    empty = graph.query("mirror")
    assert (len(empty), empty.notes) == (0, (
        "found no row; two reporting entities, of which one names the other, are what "
        "it needs",
    ))  # fmt: skip


def test_rows_are_mappings_frames_and_sparql_results(graph):
    rows = graph.query("exposure", party=QC, as_of="latest")
    assert dict(rows[0])["net"] == Decimal(1685000)
    document = json.loads(graph.query("balances", party=QC).to_sparql_json())
    binding = document["results"]["bindings"][0]
    assert binding["party_iri"]["type"] == "uri"
    assert binding["amount"]["value"] in {"1961000", "126000"}
    pandas = pytest.importorskip("pandas")
    assert isinstance(rows.to_pandas(), pandas.DataFrame)
    pytest.importorskip("polars")
    assert rows.to_polars()["net"].to_list() == [Decimal(1685000)]


def test_changes_between_two_days_are_exact(graph):
    rows = graph.query("changes", party=QC, **DAYS)
    assert [(r.side, r.before, r.after, r.change) for r in rows] == [
        ("due from", 1961000, 2039000, 78000),
        ("due to", 126000, 354000, 228000),
    ]


def test_without_days_the_last_two_of_each_reporter_are_compared(graph):
    given = list(graph.query("changes", **DAYS))
    assert [tuple(row) for row in graph.query("changes")] == [tuple(r) for r in given]


def test_a_day_without_any_balance_of_the_reporter_is_no_change(graph):
    assert len(graph.query("changes", since="2020-12-31", until="2021-12-31")) == 0
