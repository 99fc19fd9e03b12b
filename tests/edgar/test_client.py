import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from kg.edgar import client
from kg.edgar.client import (
    Answer,
    AskedToWaitError,
    Client,
    NoAnswerError,
    Pace,
    connect,
)
from kg.errors import InputError, NotFoundError


@pytest.fixture
def page(edgar):
    edgar.files["/R1.htm"] = b"0123456789"
    return f"{edgar.url}/R1.htm"


def test_a_whole_answer_is_asked_for_once(edgar, page):
    assert edgar.client.get(page) == b"0123456789"
    assert edgar.asked == ["/R1.htm"]
    assert edgar.slept == []


def test_busy_answers_are_waited_for_as_long_as_they_say(edgar, page):
    edgar.faults["/R1.htm"] = [
        ("status", 429, {"Retry-After": "7"}),
        ("status", 503, {}),
        ("status", 503, {"Retry-After": "soon"}),
    ]
    assert edgar.client.get(page) == b"0123456789"
    assert edgar.slept == [7.0, 2.0, 4.0]


def test_retry_after_may_be_a_date(edgar, page):
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=50), usegmt=True)
    past = format_datetime(datetime.now(UTC) - timedelta(seconds=50), usegmt=True)
    edgar.faults["/R1.htm"] = [
        ("status", 429, {"Retry-After": soon}),
        ("status", 429, {"Retry-After": past}),
    ]
    assert edgar.client.get(page) == b"0123456789"
    assert 40 < edgar.slept[0] <= 50
    assert edgar.slept[1] == 0


def test_a_long_pause_ends_it_at_once(edgar, page):
    edgar.faults["/R1.htm"] = [("status", 429, {"Retry-After": "600"})]
    with pytest.raises(
        AskedToWaitError, match=r"a pause of 600 s.*it goes on where it was"
    ):
        edgar.client.get(page)
    assert len(edgar.asked) == 1


@pytest.mark.parametrize("fault", [("cut", 4), ("slow", 0.3)])
def test_a_cut_or_late_answer_is_fetched_again(edgar, page, fault):
    edgar.faults["/R1.htm"] = [fault, fault]
    assert edgar.client.get(page) == b"0123456789"
    assert len(edgar.asked) == 3
    assert edgar.slept == [1.0, 2.0]


@pytest.mark.parametrize("length", [4, 0])
def test_an_answer_without_length_is_measured_by_the_list(edgar, page, length):
    edgar.faults["/R1.htm"] = [("unsaid", length)]
    assert edgar.client.get(page, size=10) == b"0123456789"
    edgar.faults["/R1.htm"] = [("unsaid", length)]
    assert edgar.client.get(page) == b"0123456789"[:length]


def test_a_compressed_answer_is_not_measured_but_never_empty():
    bodies = [b"longer than it says", b""]
    headers = {"content-encoding": "gzip", "content-length": "3"}
    asked = Client(
        lambda _: Answer(200, headers, bodies.pop()), "", "", sleep=lambda _: None
    )
    assert asked.get("x", size=5) == b"longer than it says"


def test_attempts_are_bounded(edgar, page):
    edgar.faults["/R1.htm"] = [("status", 503, {})] * 9
    with pytest.raises(
        NoAnswerError, match=r"R1.htm: found EDGAR busy .status 503. in 5"
    ):
        edgar.client.get(page)
    assert len(edgar.asked) == 5
    assert edgar.slept == [1.0, 2.0, 4.0, 8.0]


def test_a_silent_server_is_an_error_of_one_line():
    asked = Client(
        lambda _: (_ for _ in ()).throw(ConnectionError("refused")), "", "", sleep=id
    )
    with pytest.raises(
        NoAnswerError, match=r"found no answer \(refused\) in 5 attempts"
    ):
        asked.get("x")


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (404, NotFoundError),
        (410, NotFoundError),
        (403, NoAnswerError),
        (418, InputError),
    ],
)
def test_what_will_not_change_is_not_asked_again(edgar, page, status, error):
    edgar.faults["/R1.htm"] = [("status", status, {})]
    with pytest.raises(error, match=f"status {status}"):
        edgar.client.get(page)
    assert len(edgar.asked) == 1


def test_without_httpx_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)
    with (
        pytest.raises(InputError, match=r"found no httpx, which kg fetch needs; run"),
        connect("Jane Doe jane@example.com"),
    ):
        pass


def test_requests_are_spaced_evenly_and_a_pause_is_not_made_up_for():
    now, slept = [100.0], []

    def sleep(seconds):
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(8, sleep, lambda: now[0])
    for _ in range(3):
        pace.wait()
    assert slept == [0.125, 0.125]
    now[0] += 10
    pace.wait()
    pace.wait()
    assert slept == [0.125, 0.125, 0.125]


@pytest.mark.parametrize("text", ["soon", "0", "-1", "inf", "nan"])
def test_a_time_out_that_is_none_is_refused(text):
    with (
        pytest.raises(InputError, match=r"found the time-out .*EDGAR_HTTP_TIMEOUT"),
        connect("Jane Doe jane@example.com", {"EDGAR_HTTP_TIMEOUT": text}),
    ):
        pass


def test_an_address_that_is_none_is_no_answer(monkeypatch):
    monkeypatch.setattr(client, "ATTEMPTS", 1)
    with connect("Jane Doe jane@example.com", {}) as edgar:
        for address in ("edgar", "http://[", "http://127.0.0.1:1/x"):
            with pytest.raises(NoAnswerError, match=r"found no answer \("):
                edgar.get(address)
