import pytest

from kg.errors import QueryError
from kg.queries.tokens import bound, refuse_writing, tokens

REFUSED = [
    "SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://e.org/>{ ?s ?p ?o } }",
    "PREFIX : <http://e.org/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''a''' . # '''\n SERVICE <http://e.org/> { ?s ?p ?o } # '''\n}",
    "INSERT DATA { <a:b> <a:c> 1 }",
    "# SELECT\nPREFIX a: <a:> DELETE WHERE { ?s ?p ?o }",
    "LOAD <http://e.org/>",
    "clear all",
    "WITH <a:b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]
TAKEN = [
    "SELECT * { ?s ?p 'SERVICE' }",
    'SELECT * { ?s ?p """a "SERVICE" DROP""" }',
    "SELECT * { ?s <http://e.org/SERVICE> ?service } # SERVICE",
    "PREFIX g: <http://fasb.org/us-gaap#> SELECT * { ?s g:ServiceRevenue ?o }",
    "ASK { ?delete ?insert ?load }",
]


@pytest.mark.parametrize("query", REFUSED)
def test_what_writes_or_reaches_out_is_refused(query):
    with pytest.raises(QueryError):
        refuse_writing(query)


@pytest.mark.parametrize("query", TAKEN)
def test_words_inside_names_texts_and_comments_are_no_keywords(query):
    refuse_writing(query)
    assert "".join(token.text for token in tokens(query)) == query


def test_parameters_are_bound_as_terms_and_nowhere_else():
    query = "SELECT * { ?s ?p $x . ?s ?x '$x' } # $x"
    assert bound(query, {"x": '"} DROP"'}) == (
        "SELECT * { ?s ?p \"} DROP\" . ?s ?x '$x' } # $x"
    )
    with pytest.raises(QueryError, match="parameter y"):
        bound(query, {"y": "1"})
