"""The one writer of a graph folder: it makes the next publication and shows it.

The next publication grows in ``work/`` from hard links to the files of the newest one,
so that a file that does not change costs nothing. A writer that is killed leaves
nothing but ``work/``, which the next one clears.
"""

import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.errors import GraphError
from kg.store import manifest as manifests
from kg.store.files import write_whole
from kg.store.locks import FileLock, is_running
from kg.store.manifest import FileEntry, Manifest, entry_of
from kg.store.publications import (
    LOG,
    RDF,
    compare,
    current_number,
    has_lost_current,
    publication_numbers,
)
from kg.store.rdf import RdfWriter, link_or_copy

_ENDING: Final = 5.0
"""Seconds that processes of a killed writer are given to end."""
_LOOK: Final = 0.05
KEPT: Final = 2
"""Publications kept even when nobody reads them."""


_LIVE: Final = "live"


class GraphWriter:
    """A graph folder, being written by this process alone; made when absent.

    Args:
        folder: The graph folder.
        rdf: Whether RDF is kept beside the tables; None keeps what the graph has.
        base: Base of the IRIs of a graph that is new.
        base_tables: Names of the tables of which a second copy is kept.
        manifest: What to begin with in place of the newest publication, when that is
            damaged.

    Raises:
        GraphError: Another process writes it, the folder is something else, or it is
            damaged.
    """

    def __init__(
        self,
        folder: Path,
        *,
        base_tables: tuple[str, ...],
        rdf: bool | None = None,
        base: str | None = None,
        manifest: Manifest | None = None,
    ) -> None:
        self.folder, self._base_tables = folder, base_tables
        self._rdf: RdfWriter | None = None
        self._next, self._begun = folder / "work" / "next", False
        self._lock = self._locked()
        try:
            self.manifest = manifest or self._newest(base)
            self._from_scratch = manifest is not None
            if rdf is not None:
                self.manifest = replace(self.manifest, rdf=rdf)
            self._drop_broken_line()
            self._compared: set[str] = set()
            shutil.rmtree(folder / "work", ignore_errors=True)
            self._begin()
        except BaseException:
            self._lock.release()
            raise

    @property
    def tables(self) -> Path:
        """Folder of the tables of the publication being made."""
        if not self._begun:
            self._begin()
        return self._next

    def check(self, names: Iterable[str]) -> None:
        """Compare files of the newest publication with its manifest, each once.

        What is built on a damaged file would get a checksum of its own, and take the
        place of the whole one in the second copy. What is not built upon keeps its
        checksum, so that whoever reads it finds the damage.

        Args:
            names: Paths in the folder of a publication; it may hold no such files.

        Raises:
            GraphError: A file is missing or is not what was written.
        """
        source = self.folder / "published" / str(self.manifest.number)
        for name in names:
            entry = self.manifest.files.get(name)
            if entry is not None and name not in self._compared:
                compare(source / name, entry, whole=True)
                self._compared.add(name)

    @property
    def rdf(self) -> RdfWriter | None:
        """The store being written; None where the graph keeps no RDF."""
        if self._rdf is None and self.manifest.rdf:
            source = self.folder / "published" / str(self.manifest.number) / RDF
            self._rdf = RdfWriter(
                self.folder / "work" / _LIVE, source if self.has_rdf else None
            )
        return self._rdf

    @property
    def has_rdf(self) -> bool:
        """Whether the newest publication has a store to begin with."""
        place = self.folder / "published" / str(self.manifest.number) / RDF
        return not self._from_scratch and place.is_dir()

    @property
    def log(self) -> Path:
        """Path of the log of decisions."""
        return self.folder / LOG

    def append_decisions(self, lines: str) -> None:
        """Add lines to the log of decisions; they are on disk when this returns.

        Raises:
            GraphError: It cannot be written.
        """
        size = self.log.stat().st_size if self.log.exists() else 0
        try:
            with self.log.open("a", encoding="utf-8", newline="\n") as out:
                out.write(lines)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            # A disk that fills up cuts the line, and nothing is read past a cut line.
            with suppress(OSError):
                os.truncate(self.log, size)
            raise GraphError(_unwritable(self.log, error)) from None

    def _drop_broken_line(self) -> None:
        """Cut off a decision whose writing was broken off: nobody was told it stands.

        One that the publication reflects is kept and gets the end it lost, so that the
        next is not written into its line.
        """
        with suppress(FileNotFoundError):
            content = self.log.read_bytes()
            whole = content.rfind(b"\n") + 1
            if whole == len(content):
                return
            if content.count(b"\n") >= self.manifest.decisions:
                os.truncate(self.log, whole)
            else:
                with self.log.open("ab") as out:
                    out.write(b"\n")

    def publish(self, *, buckets: int, facts: int, decisions: int) -> None:
        """Show readers what was made, and go on from there.

        Args:
            buckets: Into how many buckets the tables are now cut.
            facts: How many facts the graph now holds.
            decisions: How many entries of the log it reflects.

        Raises:
            GraphError: The folder cannot be written.
        """
        number = max([self.manifest.number, *publication_numbers(self.folder)]) + 1
        place = self.folder / "published" / str(number)
        try:
            if self._rdf is not None:
                self._rdf.backup(self.tables / RDF)
            elif not self.manifest.rdf:
                shutil.rmtree(self.tables / RDF, ignore_errors=True)
            if self.log.exists():
                (self.tables / LOG).unlink(missing_ok=True)
                shutil.copyfile(self.log, self.tables / LOG)
            self.manifest = replace(
                self.manifest,
                number=number,
                buckets=buckets,
                facts=facts,
                decisions=decisions,
                files=self._entries(),
            )
            text = self.manifest.to_json()
            write_whole(self.tables / manifests.NAME, text.encode())
            self._write_spare(text)
            self.tables.replace(place)
            with FileLock(Path(f"{place}.lock"), exclusive=False):
                write_whole(self.folder / "current", f"{number}\n".encode())
            write_whole(self.folder / manifests.NAME, text.encode())
        except OSError as error:
            raise GraphError(_unwritable(place, error)) from None
        self._from_scratch = False
        self._compared = set()
        self._drop(publication_numbers(self.folder))
        # The last publication of a build is the commonest: the next is begun when
        # its tables are first asked for.
        self._begun = False

    def close(self) -> None:
        """Drop what was not published, and let other writers in."""
        if self._rdf is not None:
            self._rdf.close()
            self._rdf = None
        shutil.rmtree(self.folder / "work", ignore_errors=True)
        self._lock.release()

    def _begin(self) -> None:
        """Make the tables of the next publication from links to the newest one."""
        self._begun = True
        try:
            self.tables.mkdir(parents=True, exist_ok=True)
            source = self.folder / "published" / str(self.manifest.number)
            made = {""}
            # Hundreds of files, for each of which `Path` takes longer than the link.
            for name, entry in self.manifest.files.items():
                below = name.rpartition("/")[0]
                if below == RDF and self.manifest.rdf:
                    continue
                if _size_of(f"{source}/{name}") != entry.size:
                    compare(source / name, entry, whole=False)
                if below not in made:
                    (self.tables / below).mkdir(parents=True, exist_ok=True)
                    made.add(below)
                link_or_copy(f"{source}/{name}", f"{self.tables}/{name}")
            if self.manifest.rdf and self._rdf is None and self.has_rdf:
                self._link_rdf(source / RDF)
        except OSError as error:
            raise GraphError(_unwritable(self.tables, error)) from None

    def _link_rdf(self, source: Path) -> None:
        """Take the published store over as it is, until it is written to."""
        (self.tables / RDF).mkdir()
        for path in source.iterdir():
            if path.is_file() and path.name != "LOCK":
                link_or_copy(path, self.tables / RDF / path.name)

    def _entries(self) -> dict[str, FileEntry]:
        """Return the files of the next publication; unchanged ones are not read again.

        A file that is a link to one of the newest publication has its checksum.
        """
        inodes = self._published_inodes()
        entries = {}
        for folder, _, names in os.walk(self.tables):
            below = Path(folder).relative_to(self.tables).as_posix()
            for name in names:
                if name in ("LOCK", manifests.NAME):
                    continue
                place = os.path.join(folder, name)  # noqa: PTH118
                stat = os.stat(place)  # noqa: PTH116
                entry = inodes.get((stat.st_dev, stat.st_ino))
                key = name if below == "." else f"{below}/{name}"
                entries[key] = entry or entry_of(Path(place))
        return dict(sorted(entries.items()))

    def _published_inodes(self) -> dict[tuple[int, int], FileEntry]:
        source = self.folder / "published" / str(self.manifest.number)
        entries = {}
        for name, entry in self.manifest.files.items():
            with suppress(OSError):
                stat = os.stat(f"{source}/{name}")  # noqa: PTH116
                entries[stat.st_dev, stat.st_ino] = entry
        return entries

    def _write_spare(self, manifest: str) -> None:
        """Bring the second copy of the base up to date; it shares no file."""
        spare = self.folder / "spare"
        wanted = {
            name: entry
            for name, entry in self.manifest.files.items()
            if name.partition("/")[0] in self._base_tables
        }
        before: Manifest | None = None
        if self._from_scratch:
            shutil.rmtree(spare, ignore_errors=True)
        try:
            before = manifests.read_manifest(spare / manifests.NAME)
        except (FileNotFoundError, GraphError):
            shutil.rmtree(spare, ignore_errors=True)
        # Without its manifest the second copy is made anew, so a writer that is killed
        # here leaves nothing that a manifest describes wrongly.
        (spare / manifests.NAME).unlink(missing_ok=True)
        for name, entry in wanted.items():
            is_same = before is not None and before.files.get(name) == entry
            if not is_same or _size_of(f"{spare}/{name}") is None:
                place = spare / name
                place.parent.mkdir(parents=True, exist_ok=True)
                beside = place.with_name(place.name + ".new")
                shutil.copyfile(self.tables / name, beside)
                beside.replace(place)
        for table in self._base_tables:
            for path in (spare / table).glob("*.parquet"):
                if f"{table}/{path.name}" not in wanted:
                    path.unlink()
        if (self.tables / LOG).exists():
            shutil.copyfile(self.tables / LOG, spare / LOG)
        spare.mkdir(exist_ok=True)
        write_whole(spare / manifests.NAME, manifest.encode())

    def _newest(self, base: str | None) -> Manifest:
        """Return the manifest of the newest publication; an empty one without any."""
        number = current_number(self.folder)
        if number is None:
            if has_lost_current(self.folder):
                message = (
                    f"found {self.folder / 'current'} missing; mend it with kg rebuild "
                    f"-g {self.folder}"
                )
                raise GraphError(message)
            # A build that was killed made a first publication and showed it to nobody:
            # kept, it would make the next the second one, as of a lost ``current``.
            for made in publication_numbers(self.folder):
                shutil.rmtree(self.folder / "published" / str(made))
            return Manifest() if base is None else Manifest(base=base)
        place = self.folder / "published" / str(number)
        try:
            found = manifests.read_manifest(place / manifests.NAME)
        except FileNotFoundError:
            if (self.folder / manifests.NAME).exists():
                message = (
                    f"found {place} missing or damaged; mend it with kg rebuild -g "
                    f"{self.folder}"
                )
                raise GraphError(message) from None
            raise GraphError(manifests.other_format(self.folder, 1)) from None
        if base is not None and base != found.base:
            message = (
                f"found the base {base}, expected {found.base}, with which the graph "
                "was built; leave it out, or build another graph"
            )
            raise GraphError(message)
        return found

    def _locked(self) -> FileLock:
        path = self.folder / "writer.lock"
        try:
            self._check_place()
            (self.folder / "published").mkdir(parents=True, exist_ok=True)
            lock = _lock_of_writer(path)
        except BlockingIOError:
            pid = path.read_text(encoding="ascii").strip()
            message = (
                f"found {self.folder} being written by process {pid or 'unknown'}; "
                "wait until it is done, or end it"
            )
            raise GraphError(message) from None
        except OSError as error:
            message = (
                f"found {self.folder} not writable ({error.strerror or error}); choose "
                "another with -g"
            )
            raise GraphError(message) from None
        lock.write(f"{os.getpid()}\n")
        return lock

    def _check_place(self) -> None:
        """Refuse a file, and a folder that holds something else.

        Raises:
            GraphError: It is either.
        """
        folder = self.folder
        parts = ("published", "spare", "current", manifests.NAME)
        if not folder.exists() or any((folder / part).exists() for part in parts):
            return
        if not folder.is_dir() or any(folder.iterdir()):
            message = (
                f"found {folder} holding something else, expected a graph folder or "
                "an empty one; choose another with -g"
            )
            raise GraphError(message)

    def _drop(self, numbers: list[int]) -> None:
        """Remove old publications nobody holds."""
        for number in numbers[:-KEPT]:
            place = self.folder / "published" / str(number)
            lock_path = Path(f"{place}.lock")
            try:
                lock = FileLock(lock_path, exclusive=True)
            except BlockingIOError:
                continue
            with lock:
                shutil.rmtree(place, ignore_errors=True)
                lock_path.unlink(missing_ok=True)


def _lock_of_writer(path: Path) -> FileLock:
    """Lock a folder for writing.

    Processes that shared the work of one that was killed hold its lock until they have
    ended, and may write until then; so where the process that is named is no more, they
    are waited for.

    Raises:
        BlockingIOError: A process that is there writes, or they do not end.
        OSError: The lock cannot be made.
    """
    until = time.monotonic() + _ENDING
    while True:
        try:
            return FileLock(path, exclusive=True)
        except BlockingIOError:
            pid = path.read_text(encoding="ascii").strip()
            if is_running(pid) or time.monotonic() > until:
                raise
            time.sleep(_LOOK)


def _size_of(place: str) -> int | None:
    """Return how many bytes a file has; None where there is none."""
    try:
        return os.stat(place).st_size  # noqa: PTH116
    except OSError:
        return None


def _unwritable(path: Path, error: OSError) -> str:
    return f"found {path} not writable ({error}); make room there"
