"""Kills processes that write a graph at random moments, and counts what that costs.

    python -m tests.durability.kills [--kills 100] [--seed 1] [--seconds 330]

Each process does one thing to a graph - builds some filings, alone or with processes
that share the reading, builds one in an altered form, removes one, decides that two
names are two parties, takes that back, rebuilds, loads it into a SPARQL store - and is
killed with SIGKILL. Every second time at a moment drawn evenly from the time it takes;
else while it does what this command was killed in least often so far: a moment drawn
from the time that takes, such as the deciding of names. Then another process looks at
the graph. Counted are

* losses: a filing or a decision that a command had reported as done and that is gone;
* half filings: a filing with fewer facts than its page, or a value of another version;
  a named graph that differs in the store after a load that was killed is done again;
* manual repairs: a command that refuses to work until a person runs another one.

The next command is run on what the killed one left; nothing is cleaned up in between.
Every twentieth time a command is left to end, and at the end all filings are built: the
graph must then be equal to one that was built at once. One graph keeps RDF and one does
not; one run in fifteen begins a new folder, so first builds are killed too.

Prints how many kills of each command fell into each of its phases, and the tally. Exit 1
if anything was lost, or if in a phase that commands go through none was killed.
"""

import argparse
import os
import random
import select
import shutil
import signal
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb  # noqa: F401  # imported once, before the processes part
import pyoxigraph  # noqa: F401

import kg.api.graph
import kg.build.decide
import kg.build.names
import kg.build.read
import kg.build.rebuild
import kg.build.write
import kg.queries.sql_answers
import kg.readers.forms
from tests.durability.commands import FILINGS, Commands, State, Step, judging
from tests.durability.filings import FACTS, accession, page
from tests.durability.looking import built, seen
from tests.durability.phases import PHASES, Watch, followed
from tests.durability.processes import answer_of, in_child
from tests.durability.stores import differing_graphs, served_store

kg.build.write.PUBLISH_EVERY = 0.0  # a publication in the middle of a build, too
_PATIENCE = 60.0
"""Seconds that a process is given to come to what it is to be killed in."""
_BETWEEN = "between"


class Trial:
    """A series of kills on one folder of pages.

    Args:
        place: A folder of its own.
        seed: Of the random moments and commands.
        watch: Tells what processes do.
        store: Origin of a SPARQL store.
    """

    def __init__(self, place: Path, seed: int, watch: Watch, store: str) -> None:
        self.place, self.draw, self.store = place, random.Random(seed), store
        self._watch = watch
        self.commands = Commands(place, self.draw, store)
        self.states = [self._new(rdf) for rdf in (False, True)]
        self.kills: Counter[str] = Counter()
        self.ended: Counter[str] = Counter()
        self.faults: dict[str, list[str]] = defaultdict(list)
        self.took: dict[tuple[str, bool], float] = {}
        self.met: dict[tuple[str, bool], dict[str, tuple[int, float]]] = {}
        self.hits: Counter[tuple[str, str]] = Counter()

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
        step = self.commands.drawn(state)
        expected = self.took.get((step.kind, state.rdf))
        to_the_end = to_the_end or expected is None
        aim = None if to_the_end or self.draw.random() < 0.5 else self._aim(step, state)
        started = time.monotonic()
        answer = self._run(step, state, aim, 0 if to_the_end else expected or 0)
        if isinstance(answer, Exception):
            self.faults["manual repairs"].append(f"{step.kind}: {answer}")
        elif answer is None:
            self.kills[step.kind] += 1
            self.hits[step.kind, self._watch.current or _BETWEEN] += 1
        else:
            self.ended[step.kind] += 1
            if to_the_end:
                self.took[step.kind, state.rdf] = time.monotonic() - started
                self.met.setdefault((step.kind, state.rdf), {}).update(self._watch.met)
        self._look(state, step, is_done=answer == "done")

    def _run(
        self, step: Step, state: State, aim: str | None, expected: float
    ) -> object:
        """Do a command in a process; return its answer, None where it was killed.

        Args:
            step: The command.
            state: The graph.
            aim: What it is killed in; None for any moment.
            expected: Seconds it takes; 0 to let it end.
        """
        hearing, bell = os.pipe()
        count, seconds = self.met.get((step.kind, state.rdf), {}).get(aim or "", (1, 0))
        after = self.draw.randrange(count)
        self._watch.clear()

        def work() -> str:
            os.close(hearing)
            self._watch.begin(aim, after, bell)
            step.act()
            return "done"

        child, reading = in_child(work)
        os.close(bell)
        if aim is not None:
            # Ends too when the process does, which closes its end.
            select.select([hearing], [], [], _PATIENCE)
            time.sleep(self.draw.uniform(0, seconds / count))
        elif expected:
            time.sleep(self.draw.uniform(0, 1.1 * expected))
        if expected:
            os.kill(child, signal.SIGKILL)
        os.close(hearing)
        return answer_of(child, reading)

    def _aim(self, step: Step, state: State) -> str:
        """Return what a command was killed in least often, of all that it does."""
        phases = list(self.met[step.kind, state.rdf])
        fewest = min(self.hits[step.kind, phase] for phase in phases)
        return self.draw.choice(
            [phase for phase in phases if self.hits[step.kind, phase] == fewest]
        )

    def _look(self, state: State, step: Step, *, is_done: bool) -> None:
        """Compare a graph with what was reported as done, and note what is wrong."""
        found = answer_of(*in_child(lambda: seen(state.folder)))
        if not isinstance(found, tuple):
            self.faults["manual repairs"].append(f"after {step.kind}: {found}")
            return
        if step.kind == "load":
            self._look_at_store(state, step)
        facts, versions, decided = found
        self._look_at_filings(state, step, facts, versions, is_done=is_done)
        self._look_at_decisions(state, step, decided, is_done=is_done)

    def _look_at_filings(
        self,
        state: State,
        step: Step,
        facts: dict[str, int],
        versions: dict[str, int],
        *,
        is_done: bool,
    ) -> None:
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

    def _look_at_decisions(
        self, state: State, step: Step, decided: set[int], *, is_done: bool
    ) -> None:
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

    def _look_at_store(self, state: State, step: Step) -> None:
        """Load once more what was being loaded, and compare the store with it."""

        def compared() -> list[str]:
            step.act()
            return differing_graphs(state.folder, self.store)

        found = answer_of(*in_child(compared))
        if not isinstance(found, list):
            self.faults["manual repairs"].append(f"load again: {found}")
        else:
            self.faults["half filings"] += [f"loaded: {name}" for name in found]

    def end(self) -> None:
        """Build all filings, and compare with a graph that was built at once."""
        for number in range(FILINGS):
            self.commands.pages[number].write_text(page(number), encoding="utf-8")
        for state in self.states:
            for n in range(FILINGS):
                if n in state.decided:
                    answer_of(*in_child(judging(state, n, "unsure")))
            left = answer_of(
                *in_child(lambda s=state: built(s.folder, self.commands.pages, s.rdf))
            )
            whole = self.place / f"whole-{state.rdf}"
            right = answer_of(
                *in_child(lambda w=whole, s=state: built(w, self.commands.pages, s.rdf))
            )
            if left != right or not isinstance(left, list):
                self.faults["losses"].append(f"the end differs, {left!s:.300}")

    def missed(self) -> list[str]:
        """Return the phases in which no command was killed, of all they went through."""
        hit = {phase for _, phase in self.hits}
        met = {phase for phases in self.met.values() for phase in phases}
        return [phase.name for phase in PHASES if phase.name in met - hit]

    def spread(self) -> str:
        """Return a table: how many kills of each command fell into each phase."""
        kinds = sorted({kind for kind, _ in self.met})
        order = [phase.name for phase in PHASES] + [_BETWEEN]
        lines = [f"{'killed while':21}" + "".join(f"{kind:>13}" for kind in kinds)]
        met = {
            (kind, phase) for (kind, _), phases in self.met.items() for phase in phases
        }
        for phase in order:
            cells = [
                str(self.hits[kind, phase])
                if (kind, phase) in met or self.hits[kind, phase]
                else ""
                for kind in kinds
            ]
            if any(cells):
                lines.append(f"{phase:21}" + "".join(f"{cell:>13}" for cell in cells))
        return "\n".join(line.rstrip() for line in lines)

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


def run(kills: int, seed: int, seconds: float, place: Path) -> Trial:
    """Kill processes until there were so many, or the time is over.

    Up to twice as many, while there is a phase in which none was killed.
    """
    with followed() as watch, served_store() as store:
        trial = Trial(place, seed, watch, store)
        until = time.monotonic() + seconds
        turn = 0
        while time.monotonic() < until and (
            trial.kills.total() < kills
            or (trial.missed() and trial.kills.total() < 2 * kills)
        ):
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
    sys.stdout.write(f"{trial.spread()}\n\n{trial.tally()}\n")
    for kind, faults in trial.faults.items():
        for fault in faults[:10]:
            sys.stderr.write(f"{kind}: {fault}\n")
    missed = trial.missed()
    for phase in missed:
        sys.stderr.write(f"never killed while {phase}\n")
    return 1 if missed or any(trial.faults.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
