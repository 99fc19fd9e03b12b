"""Shows how far long work is."""

import sys
from types import TracebackType


class Bar:
    """A progress bar on standard error, on a terminal only."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and sys.stderr.isatty()

    def __enter__(self) -> "Bar":
        return self

    def show(self, done: int, total: int) -> None:
        """Show how far it is."""
        if self._shown:
            width = 30 * done // max(total, 1)
            last = "  deriving who owes whom" if done == total else ""
            sys.stderr.write(f"\r[{'#' * width:<30}] {done}/{total}{last}")
            sys.stderr.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * 79 + "\r")
