"""Short names of facts."""

import pytest

import kg
from kg.errors import InputError, NotFoundError
from kg.facts.short_names import short_name

PAGE = (
    "|\nDue to related parties (Details) - USD ($)\n|\nDec. 31, 2022\nDec. 31, 2021\n"
    "|Tarn Creek LLC [Member]\n|RELATED PARTY TRANSACTIONS [Line Items]\n"
    "|Due to related parties\n|$ 5\n|$ 7\n"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("short")
    with kg.open(folder / "graph") as opened:
        for number in ("11", "12"):
            page = folder / number / "R4.txt"
            page.parent.mkdir()
            page.write_text(PAGE, encoding="utf-8")
            accession = f"0001234567-22-0000{number}"
            opened.build(page, cik="1234567", entity="Quillen", accession=accession)
        yield opened


@pytest.mark.parametrize(
    ("tail", "short"),
    [
        ("filing/0001-22-1/R4/3/1", "R4:3.1"),
        ("page/ab12/page-0123456789ab/12/10", "page-0123456789ab:12.10"),
        ("filing/0001-22-1/instance/fact/0123456789ab", "instance:0123456789ab"),
        ("filing/0001-22-1/instance/fact/0123456789ab/2", "instance:0123456789ab.2"),
        ("filing/0001-22-1/a%20b/1/2", "a b:1.2"),
        ("party/1/x", "https://w3id.org/rpkg/id/party/1/x"),
    ],
)
def test_a_fact_is_named_by_report_row_and_value(tail, short):
    assert short_name(f"https://w3id.org/rpkg/id/{tail}") == short


@pytest.mark.parametrize(
    "text",
    [
        "0001234567-22-000012/R4:1.2",
        "000123456722000012/R4:1.2",
        "filing/0001234567-22-000012/R4/1/2",
        "https://w3id.org/rpkg/id/filing/0001234567-22-000012/R4/1/2",
    ],
)
def test_each_spelling_means_the_same_fact(graph, text):
    iri = "https://w3id.org/rpkg/id/filing/0001234567-22-000012/R4/1/2"
    assert graph.fact_iri(text) == iri


@pytest.mark.parametrize("text", ["R4:1.2", "R4:1", "0001234567-22-000012/R4:1"])
def test_a_name_of_several_facts_says_which_there_are(graph, text):
    with pytest.raises(InputError, match=r"say which: .*0001234567-22-000012/R4:1\.2"):
        graph.fact_iri(text)


@pytest.mark.parametrize("text", ["R4:9.9", "R4:9", "instance:0123456789ab", "R4", "?"])
def test_a_name_of_no_fact_is_not_found(graph, text):
    with pytest.raises(NotFoundError, match="found no fact"):
        graph.fact_iri(text)


def test_a_wrong_row_names_those_of_the_report(graph):
    with pytest.raises(NotFoundError, match=r"R4 has R4:1\.1, R4:1\.2"):
        graph.fact_iri("R4:7.1")
