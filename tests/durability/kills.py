"""Kills processes that write a graph at random moments, and counts what that costs.

    python -m tests.durability.kills [--kills 100] [--seed 1] [--seconds 330]

Each process does one thing to a graph - builds some filings, alone or with processes
that share the reading, builds one in an altered form, removes one, decides that two names are two parties, takes that back, rebuilds - and
is killed with SIGKILL at a moment drawn evenly from the time it takes. Then another
process looks at the graph. Counted are

* losses: a filing or a decision that a command had reported as done and that is gone;
* half filings: a filing with fewer facts than its page, or a value of another version;
* manual repairs: a command that refuses to work until a person runs another one.

The next command is run on what the killed one left; nothing is cleaned up in between.
Every twentieth time a command is left to end, and at the end all filings are built: the
graph must then be equal to one that was built at once. One graph keeps RDF and one does
not; one run in fifteen begins a new folder, so first builds are killed too.

Prints the tally, one line a kind of command. Exit 1 if anything was lost.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb  # noqa: F401  # imported once, before the processes part
import pyoxigraph  # noqa: F401

import kg
import kg.api.graph
import kg.build.decide
import kg.build.names
import kg.build.read
import kg.build.rebuild
import kg.build.write
import kg.queries.sql_answers
import kg.readers.forms
from tests.durability.filings import (
    FACTS,
    PARTIES,
    accession,
    page,
    write,
)
from tests.durability.looking import built, seen
from tests.durability.processes import answer_of, in_child

FILINGS: Final = 8
WHO: Final = {"why": "tried", "by": "durability", "when": date(2024, 5, 31)}
kg.build.write.PUBLISH_EVERY = 0.0  # a publication in the middle of a build, too


@dataclass
class State:
    """What commands on one graph folder were reported as done.

    Attributes:
        folder: The graph.
        rdf: Whether it keeps RDF.
        done: Version of each filing that is built, by number.
        decided: Numbers of the filings of whose names it is decided that they differ.
        unsure: Numbers of those on which a killed command may have decided.
    """

    folder: Path
    rdf: bool
    done: dict[int, int] = field(default_factory=dict)
    decided: set[int] = field(default_factory=set)
    unsure: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Step:
    """One command: what it does, and the filings and decisions it may leave changed."""

    kind: str
    act: Callable[[], None]
    filings: dict[int, int | None] = field(default_factory=dict)
    decisions: tuple[int, ...] = ()


class Trial:
    """A series of kills on one folder of pages.

    Args:
        place: A folder of its own.
        seed: Of the random moments and commands.
    """

    def __init__(self, place: Path, seed: int) -> None:
        self.place, self.draw = place, random.Random(seed)
        self.pages = write(place / "pages", range(FILINGS))
        self.states = [self._new(rdf) for rdf in (False, True)]
        self.kills: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()
        self.faults: dict[str, list[str]] = defaultdict(list)
        self.took: dict[tuple[str, bool], float] = {}

    def _new(self, rdf: bool) -> State:
        name = f"graph-{self.draw.randrange(10**9)}"
        return State(self.place / name, rdf)

    def step(self, *, to_the_end: bool = False) -> None:
        """Do one command, kill it unless it is to end, and look at what is left."""
        number = self.draw.randrange(2)
        if self.draw.random() < 1 / 15:
            shutil.rmtree(self.states[number].folder, ignore_errors=True)
            self.states[number] = self._new(self.states[number].rdf)
        state = self.states[number]
        step = self._chosen(state)
        expected = self.took.get((step.kind, state.rdf))
        started = time.monotonic()
        child, reading = in_child(step.act)
        if expected is not None and not to_the_end:
            time.sleep(self.draw.uniform(0, 1.1 * expected))
            os.kill(child, signal.SIGKILL)
        answer = answer_of(child, reading)
        if isinstance(answer, Exception):
            self.faults["manual repairs"].append(f"{step.kind}: {answer}")
        elif answer is None:
            self.kills[step.kind] += 1
        else:
            self.ended[step.kind] += 1
            spent = time.monotonic() - started
            if expected is None or to_the_end:
                self.took[step.kind, state.rdf] = spent
        self._look(state, step, is_done=answer == "done")

    def _chosen(self, state: State) -> Step:
        """Return a command that can be given to a graph as it is."""
        kinds = ["build", "build"]
        if state.done:
            kinds += ["alter", "decide", "decide", "take back", "remove", "rebuild"]
        kind = self.draw.choice(kinds)
        if kind == "take back" and not state.decided:
            kind = "decide"
        make = {
            "build": self._build,
            "alter": self._alter,
            "remove": self._remove,
            "decide": self._decide,
            "take back": self._undo,
            "rebuild": self._rebuild,
        }
        return make[kind](state)

    def _build(self, state: State) -> Step:
        numbers = self.draw.sample(range(FILINGS), self.draw.randint(1, 4))
        for n in numbers:
            self.pages[n].write_text(page(n), encoding="utf-8")
        sources = [self.pages[n] for n in numbers]
        jobs = self.draw.choice([1, 1, 2])

        def act() -> str:
            with kg.Graph(state.folder) as graph:
                graph.build(sources, rdf=state.rdf, jobs=jobs)
            return "done"

        kind = "build" if jobs == 1 else "build shared"
        return Step(kind, act, dict.fromkeys(numbers, 0))

    def _alter(self, state: State) -> Step:
        number = self.draw.choice(sorted(state.done))
        version = self.draw.randrange(1, 90)
        self.pages[number].write_text(page(number, version), encoding="utf-8")

        def act() -> str:
            with kg.Graph(state.folder) as graph:
                graph.build(self.pages[number])
            return "done"

        return Step("alter", act, {number: version})

    def _remove(self, state: State) -> Step:
        number = self.draw.choice(sorted(state.done))

        def act() -> str:
            with kg.Graph(state.folder) as graph:
                graph.remove(accession(number))
            return "done"

        return Step("remove", act, {number: None})

    def _decide(self, state: State) -> Step:
        number = self.draw.choice(sorted(state.done))
        return Step("decide", _judging(state, number, "different"), decisions=(number,))

    def _undo(self, state: State) -> Step:
        number = self.draw.choice(sorted(state.decided))
        act = _judging(state, number, "unsure")
        return Step("take back", act, decisions=(number,))

    def _rebuild(self, state: State) -> Step:
        def act() -> str:
            with kg.Graph(state.folder) as graph:
                graph.rebuild()
            return "done"

        return Step("rebuild", act)

    def _look(self, state: State, step: Step, *, is_done: bool) -> None:
        """Compare a graph with what was reported as done, and note what is wrong."""
        found = answer_of(*in_child(lambda: seen(state.folder)))
        if not isinstance(found, tuple):
            self.faults["manual repairs"].append(f"after {step.kind}: {found}")
            return
        facts, versions, decided = found
        expected = dict(state.done)
        for number in range(FILINGS):
            key = accession(number)
            allowed = {expected.get(number)}
            if number in step.filings:
                new = step.filings[number]
                allowed = {new} if is_done else allowed | {new}
            version = versions.get(key)
            if version not in allowed:
                kind = "losses" if version is None else "half filings"
                self.faults[kind].append(f"{step.kind}: {key} {version} {allowed}")
            if facts.get(key, FACTS) != FACTS or version == -1:
                self.faults["half filings"].append(f"{step.kind}: {key} {facts}")
            if version is None:
                state.done.pop(number, None)
            else:
                state.done[number] = version
        for number in step.decisions:
            if not is_done:
                state.unsure.add(number)
            elif step.kind == "decide":
                state.decided.add(number)
                state.unsure.discard(number)
            else:
                state.decided.discard(number)
                state.unsure.discard(number)
        gone = state.decided - decided - state.unsure
        self.faults["losses"] += [f"{step.kind}: decision on {n}" for n in sorted(gone)]
        state.decided = {n for n in decided if n in state.done}

    def end(self) -> None:
        """Build all filings, and compare with a graph that was built at once."""
        for number in range(FILINGS):
            self.pages[number].write_text(page(number), encoding="utf-8")
        for state in self.states:
            for n in range(FILINGS):
                if n in state.decided:
                    answer_of(*in_child(_judging(state, n, "unsure")))
            left = answer_of(
                *in_child(lambda s=state: built(s.folder, self.pages, s.rdf))
            )
            whole = self.place / f"whole-{state.rdf}"
            right = answer_of(
                *in_child(lambda w=whole, s=state: built(w, self.pages, s.rdf))
            )
            if left != right or not isinstance(left, list):
                self.faults["losses"].append(f"the end differs, {left!s:.300}")

    def tally(self) -> str:
        """Return what came of it, one line a kind of command."""
        lines = [
            f"{kind:12} {self.kills[kind]:5} killed {self.ended[kind]:5} ended before"
            for kind in sorted(self.kills | self.ended)
        ]
        kinds = ("losses", "half filings", "manual repairs")
        counts = ", ".join(f"{len(self.faults[kind])} {kind}" for kind in kinds)
        lines.append(f"{self.kills.total()} random kills: {counts}")
        return "\n".join(lines)


def _judging(state: State, number: int, verdict: str) -> Callable[[], str]:
    """Return what decides whether two names of a filing are one party."""
    cik = 4_000_000 + number

    def act() -> str:
        with kg.Graph(state.folder) as graph:
            first, second = (f"{cik}/{name}" for name in PARTIES[:2])
            graph.decide(first, second, verdict, **WHO)
        return "done"

    return act


def run(kills: int, seed: int, seconds: float, place: Path) -> Trial:
    """Kill processes until there were so many, or the time is over."""
    trial = Trial(place, seed)
    until = time.monotonic() + seconds
    turn = 0
    while trial.kills.total() < kills and time.monotonic() < until:
        trial.step(to_the_end=turn % 20 == 0)
        turn += 1
    trial.end()
    return trial


def main() -> int:
    """Run the trial and print its tally."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=330.0)
    given = parser.parse_args()
    with TemporaryDirectory(prefix="kg-kills-") as place:
        trial = run(given.kills, given.seed, given.seconds, Path(place))
    sys.stdout.write(trial.tally() + "\n")
    for kind, faults in trial.faults.items():
        for fault in faults[:10]:
            sys.stderr.write(f"{kind}: {fault}\n")
    return 1 if any(trial.faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
