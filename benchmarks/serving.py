"""Asks a server as other clients do, and as two hundred readers do beside a build.

    python benchmarks/serving.py [FACTS] [--readers 200] [--seconds 60] [--pause 1]

A graph of five thousand facts, unless said, as `queries.py` makes it, is served by `kg
serve` in a process of its own. First curl, rdflib and, where they are installed,
SPARQLWrapper, comunica (``comunica-sparql`` on the path) and schemathesis ask it; each
says what it found. Then so many readers ask named queries of one reporter or one party
at a time, each pausing between an answer and its next question, while one `kg build`
after another writes and publishes. Prints answers a second, those that failed, and the
milliseconds of the median, of 95 and of 99 in 100: of all answers, of those that were
the first of their question from a publication, and of those that were kept.

Aimed at: no failure, and 99 in 100 under 500 ms, with readers that pause a second.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

import kg
from queries import page, party_names, write_pages

_COUNT = "SELECT (COUNT(*) AS ?n) { ?p a <https://w3id.org/rpkg/ns#Position> }"
_QUERIES = ("exposure", "timeline", "balances", "flows")


def started(graph: Path) -> tuple[subprocess.Popen[str], str]:
    """Start a server; return its process and address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "-g", str(graph), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip().rstrip("/")


def client_lines(origin: str) -> Iterator[str]:
    """Yield what each client found."""
    wanted = httpx.get(f"{origin}/sparql", params={"query": _COUNT}, timeout=60)
    count = wanted.json()["results"]["bindings"][0]["n"]["value"]
    graph = rdflib.Graph(SPARQLStore(f"{origin}/sparql"))
    [row] = graph.query(_COUNT)
    yield f"rdflib: {row.n} positions of {count}"
    if shutil.which("curl"):
        asked = ["curl", "-s", "-H", "Accept: text/csv", "--data-urlencode"]
        done = subprocess.run(
            [*asked, f"query={_COUNT}", f"{origin}/sparql"],
            capture_output=True,
            text=True,
            check=True,
        )
        yield f"curl: {done.stdout.split()[-1]} positions of {count}"
    yield from _wrapper_line(origin, count)
    yield from _comunica_line(origin, count)
    yield from _schema_line(origin)


def _wrapper_line(origin: str, count: str) -> Iterator[str]:
    if find_spec("SPARQLWrapper") is None:
        yield "SPARQLWrapper: not installed"
        return
    from SPARQLWrapper import JSON, XML, SPARQLWrapper

    for name, form in (("JSON", JSON), ("XML", XML)):
        wrapper = SPARQLWrapper(f"{origin}/sparql", returnFormat=form)
        wrapper.setQuery(_COUNT)
        answer = wrapper.query().convert()
        text = json.dumps(answer) if form == JSON else answer.toxml()
        yield f"SPARQLWrapper, {name}: {'as' if count in text else 'not as'} expected"


def _comunica_line(origin: str, count: str) -> Iterator[str]:
    program = shutil.which("comunica-sparql")
    if program is None:
        yield "comunica: not installed"
        return
    done = subprocess.run(
        [program, f"sparql@{origin}/sparql", "-q", _COUNT],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        yield f"comunica: did not run ({done.stderr.strip().splitlines()[-1]})"
        return
    yield f"comunica: {'as' if count in done.stdout else 'not as'} expected"


def _schema_line(origin: str) -> Iterator[str]:
    program = shutil.which("schemathesis")
    if program is None:
        yield "schemathesis: not installed"
        return
    done = subprocess.run(
        [
            program, "run", f"{origin}/openapi.json", "--max-examples", "20",
            "--checks", "not_a_server_error,status_code_conformance,"
            "content_type_conformance,response_schema_conformance",
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    last = [line for line in done.stdout.splitlines() if line.strip()][-1:]
    yield f"schemathesis: exit {done.returncode}, {' '.join(last).strip('= ')}"


def targets(facts: int, count: int) -> list[str]:
    """Return so many different questions about one reporter or one party."""
    draw = random.Random(5)
    reporters = max(1, facts // 192)
    found = []
    for _ in range(count):
        reporter = draw.randrange(reporters)
        name = draw.choice(_QUERIES)
        if draw.random() < 0.5:
            given = {"reporter": f"Reporter {reporter} Inc"}
        else:
            given = {"party": f"Party {reporter}-{draw.randrange(12)} Ltd"}
        found.append(str(httpx.URL(f"/api/query/{name}", params=given)))
    return found


@dataclass
class Tally:
    """What readers met.

    Attributes:
        fresh: Milliseconds of answers that were the first of their question from a
            publication.
        kept: Milliseconds of the others.
        failed: How many answers were none, by what came instead.
    """

    fresh: list[float] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)
    failed: Counter[str] = field(default_factory=Counter)


async def measured(
    origin: str, asked: list[str], readers: int, seconds: float, pause: float
) -> Tally:
    """Return what so many readers met."""
    draw = random.Random(7)
    tally, seen = Tally(), set()
    ends = time.monotonic() + seconds

    async def read(client: httpx.AsyncClient) -> None:
        await asyncio.sleep(draw.random() * pause)
        while time.monotonic() < ends:
            target = draw.choice(asked)
            start = time.perf_counter()
            try:
                answer = await client.get(target)
                took = (time.perf_counter() - start) * 1000
                key = target, answer.headers.get("x-publication")
                if answer.status_code != 200:
                    tally.failed[answer.text] += 1
                    continue
                (tally.kept if key in seen else tally.fresh).append(took)
                seen.add(key)
            except httpx.HTTPError as error:
                tally.failed[repr(error)] += 1
            await asyncio.sleep(draw.expovariate(1 / pause) if pause else 0)

    async with AsyncExitStack() as stack:
        # A client each: one that all share spends its time on its own queue.
        clients = [
            httpx.AsyncClient(base_url=origin, timeout=60, verify=False)
            for _ in range(readers)
        ]
        for client in clients:
            await stack.enter_async_context(client)
        await asyncio.gather(*map(read, clients))
    return tally


class Builds:
    """Builds of pages of new reporters, one after another; each publishes at its end.

    Args:
        graph: What they build into.
        place: Where their pages are written.
        pages: Of one build.
    """

    def __init__(self, graph: Path, place: Path, pages: int) -> None:
        self._graph, self._place, self._pages = graph, place, pages
        self._running: subprocess.Popen[bytes] | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        draw = random.Random(11)
        first = 50_000
        while not self._ended.is_set():
            folder = self._place / str(first)
            folder.mkdir()
            for reporter in range(first, first + self._pages):
                text = page(reporter, 2019, party_names(reporter, draw), draw)
                (folder / f"{reporter}.txt").write_text(text, encoding="utf-8")
            first += self._pages
            command = [sys.executable, "-m", "kg", "build", str(folder)]
            command += ["-g", str(self._graph), "--jobs", "1"]
            self._running = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            self._running.wait()

    def end(self) -> None:
        """Break off the one that runs and begin no other."""
        self._ended.set()
        if self._running is not None:
            self._running.terminate()
        self._thread.join()


def spread(times: list[float]) -> str:
    """Return the median and the slowest of 95 and 99 in 100."""
    if not times:
        return "none"
    ordered = sorted(times)
    shown = [f"{ordered[int(len(ordered) * part)]:.0f}" for part in (0.5, 0.95, 0.99)]
    return f"median {shown[0]} ms, 95 in 100 {shown[1]} ms, 99 in 100 {shown[2]} ms"


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("facts", nargs="?", type=int, default=5000)
    options.add_argument("--questions", type=int, default=60)
    options.add_argument("--readers", type=int, default=200)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--pause", type=float, default=1)
    options.add_argument("--pages", type=int, default=30, help="of each build")
    options.add_argument("--no-clients", action="store_true", help="readers alone")
    given = options.parse_args()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        pages, more = place / "pages", place / "more"
        pages.mkdir()
        more.mkdir()
        with kg.open(place / "graph") as graph:
            done = graph.build(manifest=write_pages(pages, given.facts), jobs=2)
        print(
            f"{done.stored:,} facts; load {os.getloadavg()[0]:.1f} on "
            f"{os.cpu_count()} cores"
        )
        process, origin = started(place / "graph")
        try:
            for line in () if given.no_clients else client_lines(origin):
                print(line, flush=True)
            asked = targets(given.facts, given.questions)
            alone = asyncio.run(measured(origin, asked, 1, 5, 0))
            print(f"one reader, first answers: {spread(alone.fresh)}")
            print(f"one reader, kept answers: {spread(alone.kept)}")
            number = httpx.get(f"{origin}/health").json()["publication"]
            builds = Builds(place / "graph", more, given.pages)
            tally = asyncio.run(
                measured(origin, asked, given.readers, given.seconds, given.pause)
            )
            builds.end()
            newest = httpx.get(f"{origin}/health").json()["publication"]
            both = [*tally.fresh, *tally.kept]
            print(
                f"{given.readers} readers of {len(set(asked))} questions, "
                f"{newest - number} publications in {given.seconds:g} s of builds: "
                f"{len(both) / given.seconds:.0f} answers a second, "
                f"{tally.failed.total()} failed; {spread(both)}"
            )
            for line, count in tally.failed.items():
                print(f"failed {count} times: {line.strip()}")
            print(f"first answers of a publication: {spread(tally.fresh)}")
            print(f"kept answers: {spread(tally.kept)}")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


if __name__ == "__main__":
    main()
