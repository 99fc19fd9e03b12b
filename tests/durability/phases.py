"""What a process is doing at each moment, told through memory it shares with its parent.

The functions of `PHASES` are wrapped while `followed` lasts. A process that is forked
meanwhile and calls `Watch.begin` writes down which of them it is in, so that its parent
knows it even of one that was killed, and can be woken when a certain one begins.
"""

import importlib
import mmap
import os
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True)
class Phase:
    """Something a command does, by the function or method that does it.

    Attributes:
        name: What is done.
        module, path: Where the function stands: ``Class.method`` or ``function``.
        counts: Tells from the arguments whether a call is of this phase.
    """

    name: str
    module: str
    path: str
    counts: Callable[..., bool] = lambda *_, **__: True


def _is_current(path: Path, *_: object) -> bool:
    return path.name == "current"


PHASES: Final = (
    Phase("opening", "kg.store.writer", "GraphWriter.__init__"),
    Phase("reading sources", "kg.build.write", "build"),
    Phase("finding whole copies", "kg.build.rebuild", "_base_files"),
    Phase("writing filings", "kg.build.workspace", "Workspace.store"),
    Phase("writing a decision", "kg.store.writer", "GraphWriter.append_decisions"),
    Phase("gathering names", "kg.build.refresh", "names_of"),
    Phase("deciding names", "kg.build.refresh", "decide"),
    Phase("naming parties", "kg.build.refresh", "NameChanges.of"),
    Phase("working out", "kg.build.refresh", "make_part"),
    Phase("writing names", "kg.build.refresh", "_write_shared"),
    Phase("writing RDF", "kg.build.refresh", "_write_rdf"),
    Phase("publishing", "kg.store.writer", "GraphWriter.publish"),
    Phase("second copy", "kg.store.writer", "GraphWriter._write_spare"),
    Phase("showing", "kg.store.writer", "write_whole", _is_current),
    Phase("dropping the old", "kg.store.writer", "GraphWriter._drop"),
    Phase("closing", "kg.store.writer", "GraphWriter.close"),
    Phase("loading", "kg.remote.loading", "Loader.load"),
    Phase("sending", "kg.remote.loading", "Loader._replace"),
    Phase("counting", "kg.remote.loading", "Loader.count"),
    Phase("noting", "kg.remote.loading", "Journal.add"),
)
"""In the order in which a command goes through them; later ones lie within earlier."""

_ENTRY: Final = struct.Struct("=Qd")
"""How often a phase began, and the seconds spent in it."""
_HEAD: Final = struct.Struct("=q")
"""Number of the phase a process is in; -1 for none."""


class Watch:
    """What one process at a time does; its parent asks, the process itself tells.

    Args:
        phases: What is told apart.
    """

    def __init__(self, phases: tuple[Phase, ...] = PHASES) -> None:
        self._phases = phases
        self._memory = mmap.mmap(-1, _HEAD.size + _ENTRY.size * len(phases))
        self._process = -1
        self._aim, self._after, self._bell = -1, 0, -1
        self.clear()

    def clear(self) -> None:
        """Forget what the last process did; called by the parent."""
        self._memory[:] = _HEAD.pack(-1) + _ENTRY.pack(0, 0.0) * len(self._phases)

    def begin(self, aim: str | None, after: int, bell: int) -> None:
        """Tell of this process from now on.

        Args:
            aim: Phase at whose beginning a byte is written.
            after: How often it begins before.
            bell: Descriptor the byte is written to.
        """
        names = [phase.name for phase in self._phases]
        self._process = os.getpid()
        self._aim = -1 if aim is None else names.index(aim)
        self._after, self._bell = after, bell

    @property
    def current(self) -> str | None:
        """The phase the process is in, or was killed in."""
        (number,) = _HEAD.unpack_from(self._memory)
        return None if number < 0 else self._phases[number].name

    @property
    def met(self) -> dict[str, tuple[int, float]]:
        """How often each phase began, and the seconds spent in it, where it began."""
        found = {}
        for number, phase in enumerate(self._phases):
            count, seconds = self._entry(number)
            if count:
                found[phase.name] = count, seconds
        return found

    def _entry(self, number: int) -> tuple[int, float]:
        place = _HEAD.size + number * _ENTRY.size
        count, seconds = _ENTRY.unpack_from(self._memory, place)
        return count, seconds

    def _store(self, number: int, count: int, seconds: float) -> None:
        place = _HEAD.size + number * _ENTRY.size
        _ENTRY.pack_into(self._memory, place, count, seconds)

    def wrapped(self, number: int, original: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that tells when it begins and ends."""
        counts = self._phases[number].counts

        @wraps(original)
        def told(*given: Any, **named: Any) -> Any:
            if os.getpid() != self._process or not counts(*given, **named):
                return original(*given, **named)
            (outer,) = _HEAD.unpack_from(self._memory)
            count, seconds = self._entry(number)
            self._store(number, count + 1, seconds)
            _HEAD.pack_into(self._memory, 0, number)
            if number == self._aim and count == self._after:
                os.write(self._bell, b"!")
            started = time.perf_counter()
            try:
                return original(*given, **named)
            finally:
                spent = time.perf_counter() - started
                count, seconds = self._entry(number)
                self._store(number, count, seconds + spent)
                _HEAD.pack_into(self._memory, 0, outer)

        return told


@contextmanager
def followed() -> Iterator[Watch]:
    """Wrap the functions of `PHASES`; give the watch that tells of them."""
    watch = Watch()
    originals: list[tuple[Any, str, Any]] = []
    try:
        for number, phase in enumerate(PHASES):
            owner: Any = importlib.import_module(phase.module)
            *way, name = phase.path.split(".")
            for step in way:
                owner = getattr(owner, step)
            kept = vars(owner)[name]
            originals.append((owner, name, kept))
            is_of_class = isinstance(kept, classmethod)
            made = watch.wrapped(number, kept.__func__ if is_of_class else kept)
            setattr(owner, name, classmethod(made) if is_of_class else made)
        yield watch
    finally:
        for owner, name, kept in reversed(originals):
            setattr(owner, name, kept)
