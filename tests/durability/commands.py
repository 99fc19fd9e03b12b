"""The commands that are killed: what each does, and what it may leave changed."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import kg
from kg.api.loading import load
from tests.durability.filings import PARTIES, accession, page, write

FILINGS: Final = 8
WHO: Final = {"why": "tried", "by": "durability", "when": date(2024, 5, 31)}


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
    act: Callable[[], object]
    filings: dict[int, int | None] = field(default_factory=dict)
    decisions: tuple[int, ...] = ()


class Commands:
    """Draws commands on graphs of a folder of pages.

    Args:
        place: A folder of its own.
        draw: Chooses.
        store: Origin of a SPARQL store that graphs are loaded into.
    """

    def __init__(self, place: Path, draw: random.Random, store: str) -> None:
        self.draw, self._store = draw, store
        self.pages = write(place / "pages", range(FILINGS))
        self.journal = place / "journal"

    def drawn(self, state: State) -> Step:
        """Return a command that can be given to a graph as it is."""
        kinds = ["build", "build"]
        if state.done:
            kinds += ["alter", "decide", "decide", "take back", "remove", "rebuild"]
            kinds += ["load"] if state.rdf else []
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
            "load": self._load,
        }
        return make[kind](state)

    def _build(self, state: State) -> Step:
        numbers = self.draw.sample(range(FILINGS), self.draw.randint(1, 4))
        for n in numbers:
            self.pages[n].write_text(page(n), encoding="utf-8")
        sources = [self.pages[n] for n in numbers]
        jobs = self.draw.choice([1, 1, 2])

        def act() -> None:
            with kg.Graph(state.folder) as graph:
                graph.build(sources, rdf=state.rdf, jobs=jobs)

        kind = "build" if jobs == 1 else "build shared"
        return Step(kind, act, dict.fromkeys(numbers, 0))

    def _alter(self, state: State) -> Step:
        number = self.draw.choice(sorted(state.done))
        version = self.draw.randrange(1, 90)
        self.pages[number].write_text(page(number, version), encoding="utf-8")

        def act() -> None:
            with kg.Graph(state.folder) as graph:
                graph.build(self.pages[number])

        return Step("alter", act, {number: version})

    def _remove(self, state: State) -> Step:
        number = self.draw.choice(sorted(state.done))

        def act() -> None:
            with kg.Graph(state.folder) as graph:
                graph.remove(accession(number))

        return Step("remove", act, {number: None})

    def _decide(self, state: State) -> Step:
        number = self.draw.choice(sorted(state.done))
        return Step("decide", judging(state, number, "different"), decisions=(number,))

    def _undo(self, state: State) -> Step:
        number = self.draw.choice(sorted(state.decided))
        act = judging(state, number, "unsure")
        return Step("take back", act, decisions=(number,))

    def _rebuild(self, state: State) -> Step:
        def act() -> None:
            with kg.Graph(state.folder) as graph:
                graph.rebuild()

        return Step("rebuild", act)

    def _load(self, state: State) -> Step:
        def act() -> None:
            load(state.folder, f"{self._store}/update", journal=self.journal)

        return Step("load", act)


def judging(state: State, number: int, verdict: str) -> Callable[[], None]:
    """Return what decides whether two names of a filing are one party."""
    cik = 4_000_000 + number

    def act() -> None:
        with kg.Graph(state.folder) as graph:
            first, second = (f"{cik}/{name}" for name in PARTIES[:2])
            graph.decide(first, second, verdict, **WHO)

    return act
