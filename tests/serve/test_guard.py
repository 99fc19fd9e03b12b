"""Who may ask, and what browsers may do with an answer."""

import httpx
import pytest

pytest.importorskip("starlette", reason="the extra [serve] is not installed")

TOKEN = "t0ken-of-a-test"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "[::2", "x@y:z"]
)
def test_another_host_name_is_refused(client, host):
    answer = client.get("/api/query/exposure", headers={"Host": host})
    assert answer.status_code in (400, 421)
    assert "exposure" not in answer.text


@pytest.mark.parametrize(
    "host", ["localhost:80", "LOCALHOST", "127.0.0.1:9", "[::1]:1"]
)
def test_names_of_this_machine_are_let_in(client, host):
    assert client.get("/health", headers={"Host": host}).status_code == 200


def test_another_site_may_not_ask_but_may_lead_here(client):
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert client.get("/api/query/exposure", headers=foreign).status_code == 403
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.get("/query", headers=followed).status_code == 200
    given = {"Origin": "https://evil.example"}
    answer = client.get("/api/query/exposure", headers=given)
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    "target",
    ["/", "/sparql", "/api/query/exposure", "/nothing", "/health", "/style.css"],
)
def test_headers_of_every_answer(client, target):
    headers = client.get(target).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "script-src" not in policy
    assert "server" not in headers or headers["server"] != "uvicorn/"


def test_the_picture_is_a_site_of_its_own(client):
    policy = client.get("/picture").headers["content-security-policy"]
    assert "sandbox allow-scripts" in policy
    scripts = policy.partition("script-src ")[2].partition(";")[0]
    assert scripts.count("'sha256-") == 2
    assert "unsafe" not in scripts


def test_a_long_address_and_a_large_body_are_refused(examples, serving):
    with serving(examples, address=5000, request=10_000) as origin:
        long = httpx.get(f"{origin}/sparql", params={"query": "#" + "x" * 6000})
        assert long.status_code == 414
        large = httpx.post(f"{origin}/sparql", data={"query": "#" + "x" * 20_000})
        assert large.status_code == 413

        def pieces():
            for _ in range(30):
                yield b"x" * 1000

        kind = {"Content-Type": "application/sparql-query"}
        streamed = httpx.post(f"{origin}/sparql", content=pieces(), headers=kind)
        assert streamed.status_code == 413
        assert httpx.get(f"{origin}/health").status_code == 200


def test_a_server_with_a_token_wants_it(examples, serving):
    with (
        serving(examples, token=TOKEN) as origin,
        httpx.Client(base_url=origin) as client,
    ):
        refused = client.get("/api/query/exposure")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == 'Bearer realm="kg"'
        for wrong in ("x", TOKEN + "x", TOKEN[:-1]):
            given = {"Authorization": f"Bearer {wrong}"}
            assert client.get("/style.css", headers=given).status_code == 401
        right = {"Authorization": f"Bearer {TOKEN}"}
        assert (
            client.get("/api/query/exposure", headers=right, timeout=60).status_code
            == 200
        )
        assert client.get("/health").status_code == 200


def test_a_browser_shows_the_token_once(examples, serving):
    with (
        serving(examples, token=TOKEN) as origin,
        httpx.Client(base_url=origin) as client,
    ):
        first = client.get(f"//evil.example?token={TOKEN}&q=a%20b")
        answer = client.get(f"/query?token={TOKEN}&q=a%20b")
        assert answer.status_code == 303
        assert answer.headers["location"] == "/query?q=a+b"
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert "samesite=strict" in answer.headers["set-cookie"].lower()
        assert client.get("/query", timeout=60).status_code == 200
        assert not first.headers.get("location", "/").startswith("//")


@pytest.mark.parametrize("target", ["/picture", "/", "/api/query/exposure"])
def test_an_answer_that_has_not_changed_leaves_its_policy_as_it_was(client, target):
    first = client.get(target, headers={"Accept": "text/html"})
    given = {"Accept": "text/html", "If-None-Match": first.headers["etag"]}
    again = client.get(target, headers=given)
    assert again.status_code == 304
    # A browser would take the policy of a page for that of the picture it kept.
    assert "content-security-policy" not in again.headers
    assert "content-security-policy" in first.headers
