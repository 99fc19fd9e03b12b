"""Locks on files, let go by the system when their process ends, however it ends."""

import os
import sys
from pathlib import Path
from types import TracebackType

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, exclusive: bool) -> None:
        """Lock one byte far beyond the end; Windows has no shared lock here."""
        os.lseek(handle, 1 << 30, os.SEEK_SET)
        if exclusive:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int, *, exclusive: bool) -> None:
        """Lock the file, or raise OSError at once when another holds it."""
        kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        fcntl.flock(handle, kind | fcntl.LOCK_NB)


class FileLock:
    """A lock held from its making to `release`.

    Args:
        path: File to lock; made when absent.
        exclusive: Alone, or together with others that do not ask to be alone.

    Raises:
        BlockingIOError: Another process holds it.
    """

    def __init__(self, path: Path, *, exclusive: bool) -> None:
        self._path = path
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(self._handle, exclusive=exclusive)
        except OSError as error:
            os.close(self._handle)
            raise BlockingIOError(*error.args) from None

    @property
    def stands(self) -> bool:
        """Whether the path still names the locked file."""
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.stat())
        except FileNotFoundError:
            return False

    def write(self, text: str) -> None:
        """Make `text` the content of the locked file."""
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, text.encode())

    def release(self) -> None:
        """Let the lock go; harmless when done before."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> "FileLock":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()
