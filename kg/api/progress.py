"""Shows how far long work is."""

import sys
from typing import Self


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
                TextColumn("{task.description}", markup=False),
                console=Console(stderr=True),
                transient=True,
                auto_refresh=False,
            )
            self._task = self._bar.add_task(self._words, total=None)
            self._bar.start()
        return self

    def show(self, done: int, total: int, words: str = "") -> None:
        """Show how far it is, and what is done now."""
        if self._shown:
            self._bar.update(
                self._task,
                completed=done,
                total=total,
                description=words or (self._last if done == total else self._words),
                refresh=True,
            )

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._bar.stop()
