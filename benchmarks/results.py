"""Runs the benchmarks and writes ``benchmarks/RESULTS.md`` from what they print.

    python benchmarks/results.py [NAME...] [--shared ../shared] [--peers DIR]
                                 [--limit SECONDS] [--write]

Every script of the table below is run, or those named; what each printed is kept in
``benchmarks/printed/NAME.txt`` with its command, revision, machine, load and seconds,
so that a part can be run anew. Then the page is made of all that is kept: no number in
it is written by hand. ``--write`` runs nothing. A script that needs the ground truth is
passed over without it; one that takes longer than ``--limit`` is given up, which its
section says.

Peers are those of each script: `xbrl_peers.py` for readers of XBRL and of pages,
kglite-datasets for company facts, `rdf_peers.py` for tools that make RDF, Oxigraph and
Virtuoso for loading and queries, networkx for measures, pyvis for drawings.
"""

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
PRINTED = HERE / "printed"
PAGE = HERE / "RESULTS.md"
_LIBRARIES = (
    "duckdb", "pyoxigraph", "rdflib", "lxml", "networkx", "pyvis", "numpy", "scipy",
    "pyarrow",
)  # fmt: skip
_ENVIRONMENTS = re.compile(r"/[^\s'\"]*/(?=benchmarks/|kg/|shared/|examples/)")
"""Folders of this machine, which are nobody else's."""


@dataclass(frozen=True)
class Script:
    """One benchmark: its file, what it is of, its arguments, what it needs."""

    name: str
    subject: str
    arguments: tuple[str, ...] = ()
    has_truth: bool = False
    has_peers: bool = False


SCRIPTS = (
    Script("xbrl_readers", "Read", ("--runs", "3"), has_truth=True, has_peers=True),
    Script("html_pages", "Read", ("--runs", "3"), has_truth=True, has_peers=True),
    Script("company_facts", "Read", has_peers=True),
    Script("score_pages", "Place", ("--half", "fit"), has_truth=True),
    Script("blanked_pages", "Place", has_truth=True),
    Script("page_heads", "Place", has_truth=True),
    Script("parties", "Map", ("--alone",), has_truth=True),
    Script("selection", "Map", has_truth=True),
    Script("notes", "Map", ("--line", "fit"), has_truth=True),
    Script("notes_in_graph", "Map", ("--half", "fit"), has_truth=True),
    Script("identity", "Map"),
    Script("rarity", "Map"),
    Script("identity_scale", "Map", ("10000",)),
    Script("identity_increment", "Map"),
    Script("quads", "Load"),
    Script("rdf_peers", "Load", ("20000",), has_peers=True),
    Script("queries", "Load and query", ("20000",)),
    Script("virtuoso", "Load and query"),
    Script("exposure", "Query", has_truth=True),
    Script("mirror", "Query", ("1000",)),
    Script("network", "Network"),
    Script("drawing", "View"),
    Script("scale", "Scale"),
    Script("cluster", "Scale", ("20",)),
)
"""What is run, in the order of the page."""
BY_HAND = {
    "bulk": "wants filings, or a month written by `bulk_month.py`",
    "identity_rules": "its tables stand in docs/identity.md",
    "mutants": "`make mutants`, many minutes",
    "old_and_new": "wants an earlier checkout",
    "refit_heads": "some minutes",
    "refit_placement": "many minutes",
    "serving": "`make test-serve`",
}
"""Scripts that are not run here, and why."""
NO_PEERS = {
    "kglite-datasets": "of company facts alone; it makes no graph of related parties, "
    "and reads neither XBRL instances nor R pages",
}
"""Tools of the field that no script measures, and why."""


@dataclass(frozen=True)
class Run:
    """One run of a script."""

    command: str
    revision: str
    day: str
    machine: str
    versions: str
    load: str
    seconds: float
    outcome: str


def machine() -> str:
    """Return processor, cores, memory and system, as the system tells them."""
    model = platform.processor() or platform.machine()
    memory = "memory unknown"
    try:
        cpus = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        names = re.findall(r"^model name\s*:\s*(.+)$", cpus, re.MULTILINE)
        model = names[0] if names else model
        kilobytes = int(Path("/proc/meminfo").read_text(encoding="utf-8").split()[1])
        memory = f"{kilobytes / 2**20:.0f} GiB"
    except (OSError, ValueError, IndexError):
        pass
    return (
        f"{model}, {os.cpu_count()} cores, {memory}, "
        f"{platform.system()} {platform.release().partition('-')[0]}"
    )


def versions() -> str:
    """Return the versions of Python and of the libraries that do the work."""
    found = [f"Python {platform.python_version()}"]
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return ", ".join(found)


def revision() -> str:
    """Return the revision of the code, with a mark where files differ from it."""
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--dirty", "--exclude", "*"],
            cwd=HERE, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return said.stdout.strip()


def arguments_of(script: Script, shared: Path, peers: Path | None) -> list[str]:
    """Return the arguments of a script on this machine."""
    given = list(script.arguments)
    if script.has_truth:
        given += ["--shared", str(shared)]
    if script.has_peers and peers is not None:
        given += ["--peers", str(peers)]
    return given


def run(script: Script, shared: Path, peers: Path | None, limit: float) -> None:
    """Run a script and keep what it prints."""
    command = [sys.executable, str(HERE / f"{script.name}.py")]
    command += arguments_of(script, shared, peers)
    before = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    environment = os.environ | {"PYTHONPATH": str(HERE.parent)}
    started = time.monotonic()
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=limit, check=False,
            env=environment,
        )  # fmt: skip
        text = done.stdout
        outcome = "done" if done.returncode == 0 else f"exit code {done.returncode}"
        if done.returncode:
            text += "".join(done.stderr.splitlines(keepends=True)[-1:])
    except subprocess.TimeoutExpired as late:
        text = late.stdout.decode(errors="replace") if late.stdout else ""
        outcome = f"given up after {limit:.0f} s"
    told = Run(
        " ".join(["python", f"benchmarks/{script.name}.py", *script.arguments]),
        revision(),
        datetime.now(UTC).date().isoformat(),
        machine(),
        versions(),
        before,
        round(time.monotonic() - started, 1),
        outcome,
    )
    PRINTED.mkdir(exist_ok=True)
    kept = json.dumps(asdict(told)) + "\n" + _ENVIRONMENTS.sub("", text)
    (PRINTED / f"{script.name}.txt").write_text(kept, encoding="utf-8")
    print(f"{script.name}: {outcome}, {told.seconds} s", flush=True)


def kept(script: Script) -> tuple[Run, str] | None:
    """Return the last run of a script and what it printed; None without one."""
    try:
        text = (PRINTED / f"{script.name}.txt").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    head, _, body = text.partition("\n")
    return Run(**json.loads(head)), body.strip("\n")


def page() -> Iterator[str]:
    """Yield the lines of the page."""
    yield "# Results\n"
    yield (
        "Written by `python benchmarks/results.py` from what the scripts printed; no "
        "number is\nwritten by hand. What each claims, and what earlier revisions "
        "printed, stands in\n[README](README.md). CPU seconds vary with the machine "
        "and the hour; compare ratios\nof one run.\n"
    )
    told = [(script, found) for script in SCRIPTS if (found := kept(script))]
    for line in sorted({(found.machine, found.versions) for _, (found, _) in told}):
        yield f"* {line[0]}; {line[1]}"
    yield ""
    subject = ""
    for script, (found, text) in told:
        if script.subject != subject:
            subject = script.subject
            yield f"## {subject}\n"
        yield f"`{found.command}`\n"
        yield (
            f"Revision {found.revision}, {found.day}; {found.seconds:,.0f} s, "
            f"{found.outcome}; load of the machine before it "
            f"(1, 5, 15 minutes): {found.load}.\n"
        )
        yield f"```text\n{text}\n```\n"
    yield "## Not here\n"
    for script in SCRIPTS:
        if kept(script) is None:
            yield f"* `{script.name}.py`: not run yet"
    for name, reason in BY_HAND.items():
        yield f"* `{name}.py`: {reason}"
    for name, reason in NO_PEERS.items():
        yield f"* {name}: {reason}"


def chosen(names: Sequence[str]) -> list[Script]:
    """Return the scripts of some names, all without any."""
    known = {script.name for script in SCRIPTS}
    for name in names:
        if name not in known:
            sys.exit(f"found no {name}, expected one of {', '.join(sorted(known))}")
    return [script for script in SCRIPTS if not names or script.name in names]


def main() -> None:
    """Run what is asked for and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--peers", type=Path, default=os.environ.get("KG_BENCH_PEERS"))
    parser.add_argument("--limit", type=float, default=3600.0)
    parser.add_argument("--write", action="store_true", help="run nothing")
    given = parser.parse_args()
    for script in () if given.write else chosen(given.names):
        if script.has_truth and not given.shared.is_dir():
            print(f"{script.name}: passed over, there is no {given.shared}")
            continue
        run(script, given.shared, given.peers, given.limit)
    PAGE.write_text("\n".join(page()).rstrip("\n") + "\n", encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
