"""Examines a graph folder: what is wrong with it, and what to do about each.

Nothing is changed, and nothing that is wrong is raised: a person who asks wants to see
all of it at once. Whatever a killed build leaves behind is no damage; it is told as a
remark, as is what keeps the folder from being written.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import GraphError, NotFoundError
from kg.facts.decisions import whole_lines
from kg.facts.schema import BASE
from kg.store import manifest as manifests
from kg.store.locks import FileLock
from kg.store.manifest import FileEntry, Manifest, trouble_of
from kg.store.publications import LOG, RDF, current_number, publication_numbers

_SPARE: Final = "spare"
_COPIES: Final = 2
"""How many copies of a graph a build may need room for: the next and the second one."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing about a graph folder.

    Attributes:
        what: What was found, with the path.
        cure: What to do.
        is_damage: Whether the graph cannot be asked or changed as it is until then;
            else it is a remark.
    """

    what: str
    cure: str
    is_damage: bool = True

    def __str__(self) -> str:
        return f"found {self.what}; {self.cure}"


@dataclass(frozen=True, slots=True)
class Examination:
    """What an examination comes to.

    Attributes:
        troubles: Damage first, then remarks, each in order of paths.
        size: Bytes of the newest publication that were compared.
        facts: How many facts it holds.
    """

    troubles: tuple[Trouble, ...]
    size: int = 0
    facts: int = 0

    @property
    def damage(self) -> tuple[Trouble, ...]:
        """What is to be mended."""
        return tuple(trouble for trouble in self.troubles if trouble.is_damage)

    @property
    def remarks(self) -> tuple[Trouble, ...]:
        """What is no damage."""
        return tuple(trouble for trouble in self.troubles if not trouble.is_damage)


def examine(folder: Path) -> Examination:
    """Compare everything in a graph folder with what was written there.

    Raises:
        NotFoundError: There is no graph at all.
    """
    parts = ("published", _SPARE, "current", manifests.NAME, "work")
    if not any((folder / part).exists() for part in parts):
        message = f"found no graph in {folder}; build one with kg build, or name it"
        raise NotFoundError(message)
    mend = f"mend it with kg rebuild -g {folder}"
    troubles: list[Trouble] = []
    manifest, place = None, _published(folder, mend, troubles)
    if place is not None:
        manifest = _manifest(place, mend, troubles)
    if manifest is not None and place is not None:
        troubles += _files(folder, place, manifest, mend)
        troubles += _second_copy(folder, manifest, mend)
        troubles += _log(folder, manifest, mend)
    troubles += _remarks(folder, manifest)
    ordered = sorted(troubles, key=lambda trouble: not trouble.is_damage)
    if manifest is None:
        return Examination(tuple(ordered))
    size = sum(entry.size for entry in manifest.files.values())
    return Examination(tuple(ordered), size, manifest.facts)


def _published(folder: Path, mend: str, troubles: list[Trouble]) -> Path | None:
    """Return the folder of the newest publication; None, and why, without one."""
    try:
        number = current_number(folder)
    except GraphError:
        troubles.append(Trouble(f"{folder / 'current'} damaged", mend))
        return None
    if number is None:
        numbers = publication_numbers(folder)
        if (folder / manifests.NAME).exists() or max(numbers, default=0) > 1:
            troubles.append(Trouble(f"{folder / 'current'} missing", mend))
        elif _is_idle(folder):
            cure = "build the sources again, which completes it"
            troubles.append(Trouble(f"nothing published in {folder} yet", cure))
        return None
    place = folder / "published" / str(number)
    if not place.is_dir():
        troubles.append(Trouble(f"the publication {place} missing", mend))
        return None
    return place


def _manifest(place: Path, mend: str, troubles: list[Trouble]) -> Manifest | None:
    """Return the manifest of a publication; None, and why, where it is not whole."""
    path = place / manifests.NAME
    try:
        return manifests.read_manifest(path)
    except FileNotFoundError:
        spare = place.parents[1] / _SPARE
        if not (place.parents[1] / manifests.NAME).exists() and not spare.is_dir():
            old = manifests.other_format(place, 1).removeprefix("found ")
            what, _, cure = old.partition("; ")
            troubles.append(Trouble(what, cure))
        else:
            troubles.append(Trouble(f"no {path}", mend))
    except GraphError as error:
        what, _, cure = str(error).removeprefix("found ").partition("; ")
        troubles.append(Trouble(what, mend if "rebuild" in cure else cure))
    return None


def _files(
    folder: Path, place: Path, manifest: Manifest, mend: str
) -> Iterator[Trouble]:
    """Yield the files of a publication that are not as they were written."""
    for name, entry in manifest.files.items():
        state = trouble_of(place / name, entry)
        if state is None:
            continue
        cure = mend
        if name.partition("/")[0] in BASE and not _has_whole_copy(folder, name, entry):
            cure = (
                "no copy of it is whole: restore it from a backup, or build the "
                "sources again into a new graph with kg build -g NEW"
            )
        yield Trouble(f"{place / name} {state}", cure)
    if manifest.rdf and not any(name.startswith(f"{RDF}/") for name in manifest.files):
        yield Trouble(f"no RDF in {place}, which is to hold it", mend)


def _has_whole_copy(folder: Path, name: str, entry: FileEntry) -> bool:
    numbers = map(str, publication_numbers(folder))
    places = [*(folder / "published" / number for number in numbers), folder / _SPARE]
    return any(trouble_of(place / name, entry) is None for place in places)


def _second_copy(folder: Path, manifest: Manifest, mend: str) -> Iterator[Trouble]:
    """Yield what is wrong with the second copy of what filings say."""
    spare = folder / _SPARE
    try:
        kept = manifests.read_manifest(spare / manifests.NAME)
    except (FileNotFoundError, GraphError):
        what = f"no whole second copy of what filings say in {spare}"
        yield Trouble(what, "the next kg build makes it", is_damage=False)
        return
    for name, entry in kept.files.items():
        if name.partition("/")[0] in BASE and manifest.files.get(name) == entry:
            state = trouble_of(spare / name, entry)
            if state is not None:
                yield Trouble(f"{spare / name} {state}", mend)


def _log(folder: Path, manifest: Manifest, mend: str) -> Iterator[Trouble]:
    """Yield what is wrong with the log of decisions."""
    path = folder / LOG
    try:
        text = path.read_bytes().decode(errors="replace")
    except FileNotFoundError:
        text = ""
    except OSError as error:
        yield Trouble(f"{path} unreadable ({error.strerror})", "check its permissions")
        return
    count = len(whole_lines(text).splitlines())
    written = len(text.splitlines())
    cut = written == count + 1 and not text.endswith("\n")
    if count < manifest.decisions:
        what = f"{count} whole decisions in {path}, expected {manifest.decisions}"
        yield Trouble(what, mend)
    elif cut:
        what = f"a decision in {path} whose writing was broken off"
        yield Trouble(what, "the next command that writes drops it", is_damage=False)
    elif count < written:
        yield Trouble(f"line {count + 1} of {path} damaged", mend)
    if count > manifest.decisions:
        more = count - manifest.decisions
        what = f"{more} decisions in {path} that are not applied yet"
        yield Trouble(what, "the next kg build applies them", is_damage=False)


def _is_idle(folder: Path) -> bool:
    """Whether no process writes the folder, as far as can be told."""
    path = folder / "writer.lock"
    if not path.exists():
        return True
    try:
        FileLock(path, exclusive=False).release()
    except OSError:
        return False
    return True


def _remarks(folder: Path, manifest: Manifest | None) -> Iterator[Trouble]:
    """Yield what is no damage: a writer, its leavings, rights, room."""

    def remark(what: str, cure: str) -> Trouble:
        return Trouble(what, cure, is_damage=False)

    if not _is_idle(folder):
        pid = (folder / "writer.lock").read_text(encoding="ascii").strip()
        what = f"{folder} being written by process {pid or 'unknown'}"
        yield remark(what, "ask again when it is done")
    elif (folder / "work").is_dir():
        what = f"{folder / 'work'}, left by a build that was broken off"
        yield remark(
            what, "build its sources again, which completes it; nothing is lost"
        )
    if not os.access(folder, os.W_OK):
        yield remark(f"{folder} not writable", "it can be asked, and not be changed")
    if manifest is not None:
        need = _COPIES * sum(entry.size for entry in manifest.files.values())
        free = shutil.disk_usage(folder).free
        if free < need:
            what = f"{free:,} bytes free beside {folder}, and a build may need {need:,}"
            yield remark(what, "make room there")
