"""Locks on files, let go by the system when their process ends, however it ends."""

import errno
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, *, exclusive: bool) -> None:
        """Lock one byte far beyond the end; Windows has no shared lock here."""
        os.lseek(handle, 1 << 30, os.SEEK_SET)
        if exclusive:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int, *, exclusive: bool) -> None:
        """Lock the file, or raise OSError at once when another process holds it."""
        kind = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
        fcntl.flock(handle, kind | fcntl.LOCK_NB)


class FileLock:
    """A lock held from its making to `release`.

    A shared lock needs no permission to write: it is taken on the file as it is, and
    where the file neither exists nor can be made (read-only media), nobody can write
    there either and no lock is needed.

    Args:
        path: File to lock; made when absent.
        exclusive: Alone, or together with others that do not ask to be alone.

    Raises:
        BlockingIOError: Another process holds it.
        OSError: It cannot be opened.
    """

    def __init__(self, path: Path, *, exclusive: bool) -> None:
        self._path = path
        self._handle = _opened(path, exclusive=exclusive)
        if self._handle < 0:
            return
        try:
            _lock(self._handle, exclusive=exclusive)
        except OSError as error:
            os.close(self._handle)
            raise BlockingIOError(*error.args) from None

    @property
    def stands(self) -> bool:
        """Whether the path still names the locked file."""
        if self._handle < 0:
            return True
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

    def __exit__(self, *_: object) -> None:
        self.release()


def is_running(pid: str) -> bool:
    """Whether a process of this number runs; True where that cannot be told.

    >>> is_running(str(os.getpid())), is_running("0"), is_running("none")
    (True, True, True)
    """
    if sys.platform == "win32" or not pid.isascii() or not pid.isdigit():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _opened(path: Path, *, exclusive: bool) -> int:
    """Return a handle of a lock file; -1 for a shared lock where nothing is written."""
    if exclusive:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        return os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        try:
            return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
                return -1
            raise
