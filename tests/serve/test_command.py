"""kg serve from outside: it says where it is, serves, and ends when interrupted."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "examples" / "1494558_000110465921117128_R65.txt"


def environment(**more):
    kept = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    kept.pop("KG_GRAPH", None)
    return kept


def kg(*arguments, **more):
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        capture_output=True, text=True, env=environment(**more), check=False, timeout=60,
    )  # fmt: skip


def heed_interrupts() -> None:
    """Take SIGINT as a terminal sends it, though a shell runs this in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def started(*arguments):
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(),
        preexec_fn=heed_interrupts if os.name == "posix" else None,
    )  # fmt: skip
    try:
        yield process, process.stdout.readline().strip()
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_from_a_page_to_an_answer_and_back_to_the_prompt():
    pytest.importorskip("starlette", reason="the extra [serve] is not installed")
    with started(SEED, "--port", "0") as (process, line):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", line)
        answer = httpx.get(
            f"{line}api/query/exposure?party=Beijing%20QC%25", timeout=60
        )
        assert [row["net"] for row in answer.json()["rows"]] == ["1835000", "1685000"]
        page = httpx.get(line, headers={"Accept": "text/html"}, timeout=60)
        assert "Who owes what to whom" in page.text
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
        assert process.returncode == 130
        assert "Traceback" not in said


def test_another_address_than_loopback_has_a_token(examples):
    pytest.importorskip("starlette", reason="the extra [serve] is not installed")
    with started("-g", examples, "--host", "0.0.0.0", "--port", "0") as (_, line):
        made = re.fullmatch(r"(http://127\.0\.0\.1:\d+/)\?token=([\w-]{20,})", line)
        assert made is not None
        assert httpx.get(made[1], timeout=60).status_code == 401
        given = {"Authorization": f"Bearer {made[2]}"}
        assert httpx.get(made[1], headers=given, timeout=60).status_code == 200


def test_a_port_that_is_taken_is_one_line(examples):
    pytest.importorskip("starlette", reason="the extra [serve] is not installed")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = kg("serve", "-g", examples, "--port", port)
    assert done.returncode == 3
    assert done.stderr.startswith(f"kg: found 127.0.0.1:{port} not free to listen at")
    assert done.stderr.count("\n") == 1


def test_a_graph_that_is_not_there_is_one_line(tmp_path):
    pytest.importorskip("starlette", reason="the extra [serve] is not installed")
    done = kg("serve", "-g", tmp_path / "none", "--port", "0")
    assert done.returncode == 3
    assert done.stderr.startswith("kg: found no graph in")
    assert done.stderr.count("\n") == 1


def test_without_the_extra_one_line_says_what_to_install(examples, tmp_path):
    code = (
        "import sys; sys.modules['starlette'] = None; sys.modules['uvicorn'] = None; "
        "sys.argv = ['kg', 'serve', '-g', sys.argv[1]]; "
        "from kg.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(examples)],
        capture_output=True, text=True, env=environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "[serve]" in done.stderr
