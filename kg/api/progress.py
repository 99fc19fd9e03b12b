"""Shows how far long work is."""

import sys
import time
from typing import Self


def pace(done: int, total: int, seconds: float) -> str:
    """Return how fast work goes and how long it will take; "" before it can be told.

    Args:
        done: How many are done.
        total: Of how many.
        seconds: Since the work began.

    >>> pace(30, 120, 12.0), pace(1, 120, 60.0), pace(0, 120, 3.0), pace(5, 5, 1.0)
    ('2.5/s, 0:36 left', '1.0/min, 1:59:00 left', '', '')
    """
    if not 0 < done < total or seconds <= 0:
        return ""
    rate = done / seconds
    shown = f"{rate:,.1f}/s" if rate >= 0.1 else f"{rate * 60:.1f}/min"
    left = round((total - done) / rate)
    hours, minutes = divmod(left // 60, 60)
    clock = f"{hours}:{minutes:02}" if hours else f"{minutes}"
    return f"{shown}, {clock}:{left % 60:02} left"


class Bar:
    """A progress bar on standard error, on a terminal only.

    It is drawn when it is told something and never by a thread of its own: a build
    forks, and a thread may hold a lock then.

    Args:
        words: What is being done.
        last: What is done when all is counted; the same without it.
        shown: False shows nothing anywhere.
    """

    def __init__(self, words: str, last: str = "", *, shown: bool = True) -> None:
        self._words, self._last = words, last or words
        self._shown = shown and sys.stderr.isatty()

    def __enter__(self) -> Self:
        if self._shown:
            from rich.console import Console
            from rich.progress import (
                BarColumn,
                MofNCompleteColumn,
                Progress,
                TextColumn,
            )

            self._bar = Progress(
                BarColumn(bar_width=30),
                MofNCompleteColumn(),
                TextColumn("{task.description}  {task.fields[pace]}", markup=False),
                console=Console(stderr=True),
                transient=True,
                auto_refresh=False,
            )
            self._task = self._bar.add_task(self._words, total=None, pace="")
            self._began = time.monotonic()
            self._bar.start()
        return self

    def show(self, done: int, total: int, words: str = "") -> None:
        """Show how far it is, how fast it goes, and what is done now."""
        if self._shown:
            self._bar.update(
                self._task,
                completed=done,
                total=total,
                description=words or (self._last if done == total else self._words),
                pace=pace(done, total, time.monotonic() - self._began),
                refresh=True,
            )

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._bar.stop()
