"""Readers: one that takes too long is replaced, the others go on; publications."""

import multiprocessing
import signal
import threading
import time

import httpx
import pytest

from kg.api.graph import Graph
from kg.serve.messages import Asked, Audience
from kg.serve.reader import read_and_answer
from tests.serve.served import page_of

pytest.importorskip("starlette", reason="the extra [serve] is not installed")

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
EASY = "ASK {}"


def asked(address, query, **headers):
    return httpx.get(
        f"{address}/sparql", params={"query": query}, headers=headers, timeout=60
    )


def test_a_runaway_query_is_stopped_and_the_server_lives(examples, serving):
    with serving(examples, seconds=1.5, readers=1) as address:
        assert asked(address, EASY).status_code == 200
        start = time.monotonic()
        stopped = asked(address, RUNAWAY)
        assert stopped.status_code == 503
        assert stopped.text == "found no answer within 1.5 seconds; ask for less\n"
        assert "retry-after" in stopped.headers
        assert time.monotonic() - start < 6
        assert asked(address, EASY).status_code == 200


def test_others_go_on_beside_a_runaway_query(examples, serving):
    with serving(examples, seconds=8, readers=2) as address:
        for _ in range(2):
            asked(address, EASY)
        statuses = []
        work = threading.Thread(
            target=lambda: statuses.append(asked(address, RUNAWAY).status_code)
        )
        work.start()
        time.sleep(0.3)
        start = time.monotonic()
        answer = httpx.get(f"{address}/api/query/exposure", timeout=60)
        assert answer.json()["total"] == 38
        assert time.monotonic() - start < 6
        assert httpx.get(f"{address}/health").json()["status"] == "ok"
        work.join()
        assert statuses == [503]


def test_too_many_questions_are_refused_at_once(examples, serving):
    with serving(examples, seconds=3, readers=1, waiting=1) as address:
        answers = []
        threads = [
            threading.Thread(
                target=lambda n=n: answers.append(asked(address, f"{RUNAWAY} #{n}"))
            )
            for n in range(5)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        busy = [answer for answer in answers if "waiting" in answer.text]
        assert len(busy) == 3
        assert {(a.status_code, a.headers["retry-after"]) for a in busy} == {(503, "5")}


def test_a_large_answer_is_an_error_and_never_half_a_success(examples, serving):
    with serving(examples, answer=20_000) as address:
        for query, form in (
            ("SELECT * { ?s ?p ?o }", "text/csv"),
            ("SELECT * { ?s ?p ?o }", "application/sparql-results+xml"),
            ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "text/turtle"),
        ):
            answer = asked(address, query, Accept=form)
            assert answer.status_code == 500
            assert answer.text.startswith("found an answer of more than 20,000 bytes")
            assert answer.text.count("\n") == 1
        assert asked(address, EASY).status_code == 200


def test_readers_follow_what_is_published(tmp_path, serving):
    page = tmp_path / "R1.txt"
    with Graph(tmp_path / "graph") as graph:
        page.write_text(page_of(["Acme Mining Ltd"]), encoding="utf-8")
        graph.build([page], cik="1000001", accession="0001000001-24-000001")
        with serving(tmp_path / "graph") as address:
            first = httpx.get(f"{address}/api/query/exposure", timeout=60)
            assert [row["due_to"] for row in first.json()["rows"]] == ["1000"]
            page.write_text(page_of(["Acme Mining Ltd", "Birch Ltd"]), encoding="utf-8")
            graph.build([page], cik="1000001", accession="0001000001-24-000001")
            then = httpx.get(f"{address}/api/query/exposure", timeout=60)
            assert [row["due_to"] for row in then.json()["rows"]] == ["1000", "2000"]
            sparql = "SELECT ?p { ?p a <https://w3id.org/rpkg/ns#Position> }"
            assert len(asked(address, sparql).json()["results"]["bindings"]) == 2
            numbers = [int(a.headers["x-publication"]) for a in (first, then)]
            assert numbers[1] > numbers[0]
            health = httpx.get(f"{address}/health").json()
            assert health["publication"] == numbers[1]


def test_an_answer_keeps_to_one_publication(tmp_path):
    page = tmp_path / "R1.txt"
    page.write_text(page_of(["Acme Mining Ltd"]), encoding="utf-8")
    place = tmp_path / "graph"
    with Graph(place) as graph, Graph(place) as writer:
        writer.build([page], cik="1000001", accession="0001000001-24-000001")
        with graph.still() as number:
            assert len(graph.rows("exposure")) == 1
            page.write_text(page_of(["Acme Mining Ltd", "Birch Ltd"]), encoding="utf-8")
            writer.build([page], cik="1000001", accession="0001000001-24-000001")
            assert len(graph.rows("exposure")) == 1
        with graph.still() as newer:
            assert newer > number
            assert len(graph.rows("exposure")) == 2


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers here")
def test_a_reader_whose_server_is_gone_ends_by_itself(examples):
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(
        target=read_and_answer, args=(there, str(examples), 10**6, -4.0), daemon=True
    )
    process.start()
    here.send(Asked("sparql", Audience.CLIENT, parameters=(("query", RUNAWAY),)))
    process.join(60)
    assert process.exitcode == -signal.SIGALRM


def test_a_graph_without_rdf_has_pages_and_data_and_says_so(tmp_path, serving):
    page = tmp_path / "R1.txt"
    page.write_text(page_of(["Acme Mining Ltd"]), encoding="utf-8")
    with Graph(tmp_path / "graph") as graph:
        graph.build([page], cik="1000001", accession="0001000001-24-000001", rdf=False)
    with serving(tmp_path / "graph") as address:
        refused = asked(address, EASY)
        assert (refused.status_code, refused.text.count("\n")) == (404, 1)
        assert "kg rebuild" in refused.text
        html = {"Accept": "text/html"}
        for target in ("/", "/id/entity/1000001", "/api/reporter/1000001", "/picture"):
            answer = httpx.get(address + target, headers=html, timeout=60)
            assert answer.status_code == 200, target


def test_what_a_client_has_is_not_sent_again_until_something_is_published(
    tmp_path, serving
):
    page = tmp_path / "R1.txt"
    page.write_text(page_of(["Acme Mining Ltd"]), encoding="utf-8")
    with Graph(tmp_path / "graph") as graph:
        graph.build([page], cik="1000001", accession="0001000001-24-000001")
        with serving(tmp_path / "graph") as address:
            target = f"{address}/api/query/exposure"
            first = httpx.get(target, timeout=60)
            given = {"If-None-Match": first.headers["etag"]}
            again = httpx.get(target, headers=given)
            assert (again.status_code, again.content) == (304, b"")
            page.write_text(page_of(["Birch Ltd"]), encoding="utf-8")
            graph.build([page], cik="1000001", accession="0001000001-24-000001")
            then = httpx.get(target, headers=given, timeout=60)
            assert [row["party"] for row in then.json()["rows"]] == ["Birch Ltd"]
            assert "etag" not in httpx.get(f"{target}?partty=x").headers
        with serving(tmp_path / "graph") as address:
            given = {"If-None-Match": then.headers["etag"]}
            other = httpx.get(
                f"{address}/api/query/exposure", headers=given, timeout=60
            )
            assert other.status_code == 200
