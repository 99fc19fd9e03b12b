"""Whatever answers, the person who asks gets rows or one line."""

import base64
import time

import pyoxigraph
import pytest

import kg
from kg.api.loading import load
from kg.errors import GraphError, InputError, QueryError
from kg.remote.access import Access, access_of
from kg.remote.store import RemoteStore
from kg.remote.transport import Transport
from tests.remote import endpoints

JSON = "application/sparql-results+json"
ONE = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"urn:a"}}]}}'


class _Canned(endpoints.BaseHTTPRequestHandler):
    """Gives answers from a list, the last one for ever."""

    def log_message(self, *_):
        pass

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append(dict(self.headers))
        canned = self.server.canned
        status, headers, body = canned.pop(0) if len(canned) > 1 else canned[0]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        for chunk in body if isinstance(body, list) else [body]:
            if isinstance(chunk, float):
                time.sleep(chunk)
            else:
                self.wfile.write(chunk)
                self.wfile.flush()


def asked(canned, seen=None, **access):
    """Return the rows that come of canned answers."""
    attributes = {"canned": canned, "seen": [] if seen is None else seen}
    with endpoints.serving(_Canned, **attributes) as origin:
        settings = Access(
            f"{origin}/sparql", **{"timeout": 5.0, "retries": 2, **access}
        )
        store = RemoteStore(settings, Transport(settings, sleep=lambda _: None))
        return list(store.texts("SELECT ?x WHERE { ?x ?y ?z }"))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, {"Content-Type": "text/html"}, b"<html>"), "found text/html (a web page)"),
        ((200, {"Content-Type": "text/csv"}, b"x\n1"), "found text/csv, expected rows"),
        ((200, {"Content-Type": JSON}, b"<html>"), "that cannot be read"),
        ((200, {"Content-Type": JSON}, b"[" * 100_000), "that cannot be read"),
        ((200, {"Content-Type": JSON}, b'{"boolean": true}'), "found true or false"),
        ((200, {}, ONE), "found text/plain, expected rows"),
        ((301, {"Location": "http://elsewhere.example/"}, b""), "found a redirect (301)"),
        ((307, {"Location": "https://b.example/"}, b""), "found a redirect (307)"),
        ((302, {"Location": "file:///etc/passwd"}, b""), "found a redirect (302)"),
        ((404, {"Content-Type": "text/html"}, b"<b>no"), "found the status 404, expected"),
        ((401, {}, b""), "found no access (401); set KG_SPARQL_USER"),
        ((403, {}, b"not\nyou"), "found no access (403: not)"),
        ((503, {}, b""), "found the status 503"),
        ((200, {"Content-Type": JSON, "Content-Length": "999"}, ONE), "of 999 bytes came"),
        (
            (200, {"Content-Type": JSON, "X-SPARQL-MaxRows": "1"}, ONE),
            "found an answer cut at 1 rows",
        ),
        ((206, {"Content-Type": JSON}, ONE), "found a part of an answer (206)"),
        (
            (200, {"Content-Type": JSON, "X-SQL-State": "S1TAT"}, ONE),
            "found a part of an answer (S1TAT: ); raise the store's limit",
        ),
        (
            (200, {"Content-Type": JSON, "X-SQL-State": "S1TAT", "X-SQL-Message":
                   "RC...: Returning incomplete results.  Activity: 103 rnd"}, ONE),
            "(S1TAT: RC...: Returning incomplete results.)",
        ),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_one_line(answer, said) -> None:
    with pytest.raises(GraphError) as raised:
        asked([answer])
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert str(raised.value).startswith("http://127.0.0.1:")


@pytest.mark.skipif(endpoints.VIRTUOSO is None, reason="Virtuoso is not installed")
def test_tables_are_not_made_of_a_graph_that_virtuoso_cut(in_folder, tmp_path) -> None:
    with endpoints.virtuoso(tmp_path, rows=50) as address:
        load(in_folder.place, address, journal=tmp_path / "journal")
        with (
            kg.open(address) as graph,
            pytest.raises(GraphError, match=r"cut at 50 rows.*ResultSetMaxRows"),
        ):
            graph.check(rules=["totals"])


@pytest.mark.skipif(endpoints.VIRTUOSO is None, reason="Virtuoso is not installed")
@pytest.mark.parametrize("form", ["SELECT (COUNT(*) AS ?n)", "CONSTRUCT { ?a ?p ?d }"])
def test_what_virtuoso_found_when_its_time_was_over_is_refused(form, tmp_path) -> None:
    text = (
        f"{form} WHERE {{ ?a ?p ?b . ?c ?q ?d . ?e ?r ?f FILTER(?b < ?d && ?f < ?b) }}"
    )
    with endpoints.virtuoso(tmp_path, seconds=1) as address:
        store = RemoteStore(Access(f"{address}?timeout=1000", retries=0))
        with pytest.raises((GraphError, QueryError), match=r"S1TAT|S1T00"):
            list(store.query(text))
        with pytest.raises((GraphError, QueryError), match=r"S1TAT|S1T00|\(500"):
            list(RemoteStore(Access(address, retries=0)).query(text))


def test_what_a_store_says_of_a_query_is_repeated_without_its_controls() -> None:
    with pytest.raises(QueryError) as raised:
        asked([(400, {}, b"Error\x1b[31m SP031: lost filters\nSELECT ...")])
    assert "(400: Error[31m SP031: lost filters)" in str(raised.value)


def test_a_huge_answer_is_not_read_to_its_end() -> None:
    answer = (200, {"Content-Type": JSON}, [b" " * 100_000] * 50)
    with pytest.raises(GraphError, match="more than 1,000,000 bytes"):
        asked([answer], largest=1_000_000)


def test_a_slow_answer_ends_with_the_time_it_has() -> None:
    start = time.monotonic()
    drip = [part for _ in range(20) for part in (b" ", 0.1)]
    with pytest.raises(GraphError, match=r"within 0\.5 seconds"):
        asked([(200, {"Content-Type": JSON}, drip)], timeout=0.5)
    assert time.monotonic() - start < 4


def test_failures_that_pass_are_tried_again() -> None:
    good = (200, {"Content-Type": JSON}, ONE)
    seen: list = []
    answers = [(503, {"Retry-After": "3"}, b""), (429, {}, b""), good]
    assert asked(answers, seen) == [("urn:a",)]
    assert len(seen) == 3


def test_pauses_grow_and_keep_to_what_is_asked() -> None:
    pauses: list[float] = []
    canned = [(503, {"Retry-After": "7"}, b""), (503, {}, b""), (502, {}, b"")]
    with endpoints.serving(_Canned, canned=canned, seen=[]) as origin:
        access = Access(origin, retries=3)
        transport = Transport(access, sleep=pauses.append)
        with pytest.raises(GraphError, match="found the status 502"):
            transport.post([("query", "ASK {}")], JSON)
    assert pauses == [7.0, 14.0, 28.0]


def test_nobody_there_is_one_line() -> None:
    port = endpoints.free_port()
    access = Access(f"http://127.0.0.1:{port}/sparql", retries=1)
    with pytest.raises(GraphError, match=r"found no answer.*store that runs"):
        Transport(access, sleep=lambda _: None).post([("query", "ASK {}")], JSON)


def test_a_token_and_a_password_are_sent() -> None:
    good = (200, {"Content-Type": JSON}, ONE)
    seen: list = []
    asked([good], seen, token="secret")
    assert seen[0]["Authorization"] == "Bearer secret"
    challenge = (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")
    seen.clear()
    asked([challenge, good], seen, user="me", password="pass")
    sent = base64.b64decode(seen[1]["Authorization"].removeprefix("Basic "))
    assert sent == b"me:pass"
    digest = 'Digest realm="x", nonce="n", qop="auth", algorithm=MD5'
    seen.clear()
    asked([(401, {"WWW-Authenticate": digest}, b""), good], seen, user="me")
    assert seen[1]["Authorization"].startswith('Digest username="me", realm="x"')


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://", "found no address"),
        ("http://a b/sparql", "found no address"),
        ("http://host:port/", "found no address"),
        ("https://me:pass@host/sparql", "found a password in the address"),
    ],
)
def test_an_address_that_is_none_is_refused(url, said) -> None:
    with pytest.raises(InputError, match=said) as raised:
        kg.open(url)
    assert "pass@" not in str(raised.value)


@pytest.mark.parametrize("value", ["soon", "-1", "0", "inf", "nan"])
def test_a_timeout_that_is_none_is_refused(value) -> None:
    with pytest.raises(InputError, match=f"KG_SPARQL_TIMEOUT={value}"):
        access_of("http://a/", {"KG_SPARQL_TIMEOUT": value})


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "SELECT * WHERE { \\u0053ERVICE <http://e.example/> { ?s ?p ?o } }",
    ],
)
def test_updates_and_service_are_refused_before_anything_is_sent(text) -> None:
    canned = [(200, {"Content-Type": JSON}, ONE)]
    seen: list = []
    with endpoints.serving(_Canned, canned=canned, seen=seen) as origin:
        remote = RemoteStore(Access(origin))
        from kg.iris import Iris  # noqa: PLC0415
        from kg.queries.sparql import ask_text  # noqa: PLC0415

        with pytest.raises(QueryError, match=r"found (SERVICE|the update)"):
            ask_text(lambda: remote, text, {}, Iris(), None)
    assert seen == []


def test_an_empty_store_is_named() -> None:
    with (
        endpoints.python_store(pyoxigraph) as origin,
        kg.open(origin) as graph,
        pytest.raises(GraphError, match="found no graph of this kind"),
    ):
        graph.query("balances")


@pytest.mark.parametrize("union", [True, False])
def test_a_store_without_a_union_is_asked_for_one(union, in_folder) -> None:
    with endpoints.python_store(pyoxigraph, union=union) as origin:
        journal = in_folder.place.parent / f"journal-{union}"
        load(in_folder.place, f"{origin}/update", journal=journal)
        with kg.open(f"{origin}/query") as graph:
            assert len(graph.query("exposure")) == len(in_folder.query("exposure"))
