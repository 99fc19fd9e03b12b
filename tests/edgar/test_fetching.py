"""The whole way through the connection of httpx, against a local server."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "data/1494558/000110465921117128"

pytest.importorskip("httpx", reason="httpx, of the extra [edgar], is absent")


def start(edgar, home, *arguments):
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "EDGAR_BASE_URL": edgar.url,
        "EDGAR_DATA_URL": edgar.url,
        "EDGAR_HTTP_TIMEOUT": "0.5",
        "EDGAR_IDENTITY": "Jane Doe jane@example.com",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "kg", "fetch", *arguments, "-o", home / "filings"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=heed_interrupts if os.name == "posix" else None,
    )


def heed_interrupts():
    """Take SIGINT as a terminal sends it, though a shell runs this in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_faults_are_mended_and_nothing_is_fetched_twice(edgar, ambow, tmp_path):
    edgar.faults = {
        f"{ambow}/FilingSummary.xml": [("status", 429, {"Retry-After": "0"})],
        f"{ambow}/R1.htm": [("cut", 5)],
        f"{ambow}/R2.htm": [("slow", 1)],
        f"{ambow}/ambo.xsd": [("status", 404, {})],
    }
    done = start(edgar, tmp_path, "AMBO")
    out, err = done.communicate(timeout=60)
    assert out.splitlines()[0].endswith(
        "filings: 9 files fetched, 0 already there, 1 missed; "
        "0 filings without XBRL passed over"
    )
    assert err.startswith(f"kg: {edgar.url}{ambow}/ambo.xsd: found nothing there")
    assert done.returncode == 3
    assert edgar.agents == {"Jane Doe jane@example.com"}
    edgar.asked.clear()
    done = start(edgar, tmp_path, "1494558")
    assert "1 files fetched, 9 already there" in done.communicate(timeout=60)[0]
    assert edgar.asked == ["/submissions/CIK0001494558.json", f"{ambow}/ambo.xsd"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_interrupted_it_keeps_what_is_whole(edgar, ambow, tmp_path):
    edgar.faults[f"{ambow}/R1.htm"] = [("status", 429, {"Retry-After": "60"})]
    done = start(edgar, tmp_path, "1494558")
    until = time.monotonic() + 30
    while f"{ambow}/R1.htm" not in edgar.asked and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(0.2)
    done.send_signal(signal.SIGINT)
    out, err = done.communicate(timeout=30)
    assert out == ""
    assert err.startswith("kg: interrupted; the files fetched so far are kept in")
    assert done.returncode == 130
    names = sorted(place.name for place in (tmp_path / "filings" / FOLDER).iterdir())
    assert names == [
        ".index.json",
        ".sha256",
        "FilingSummary.xml",
        "Financial_Report.xlsx",
        "MetaLinks.json",
    ]


def test_an_unknown_ticker_is_one_line(edgar, ambow, tmp_path):
    done = start(edgar, tmp_path, "NOSUCHTICKER")
    _, err = done.communicate(timeout=60)
    assert err.startswith("kg: found no company with the ticker NOSUCHTICKER")
    assert err.count("\n") == 1
    assert done.returncode == 3


def test_it_stays_below_the_limit_of_edgar(edgar, ambow, tmp_path):
    files = {f"R{n}.htm": b"<html/>" for n in range(1, 25)}
    edgar.add_filing("1494558", "0001104659-21-117128", files)
    done = start(edgar, tmp_path, "1494558")
    done.communicate(timeout=60)
    assert len(edgar.asked) == 26
    later = edgar.times[10:]
    assert min(b - a for a, b in zip(edgar.times, later, strict=False)) >= 1
