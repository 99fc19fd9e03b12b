"""Mends a damaged graph folder, and makes everything anew that follows from the facts.

Facts and decisions are kept twice, so whatever file was lost or changed, its content is
looked for by checksum in all publications and in the second copy. Everything else -
names, positions, RDF - is made anew from them.
"""

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.build.refresh import Change, refresh
from kg.build.workspace import Workspace
from kg.errors import GraphError, NotFoundError
from kg.facts.decisions import read_decisions, whole_lines
from kg.facts.schema import BASE
from kg.processes import seldom_collected
from kg.store import manifest as manifests
from kg.store.manifest import FileEntry, Manifest, trouble_of
from kg.store.publications import LOG, current_number, publication_numbers
from kg.store.writer import GraphWriter

_SPARE: Final = "spare"


@seldom_collected()
def rebuild(folder: Path, *, rdf: bool | None = None, jobs: int = 1) -> str:
    """Mend a graph and make anew everything that follows from its facts.

    See `kg.api.graph.Graph.rebuild`.

    Raises:
        NotFoundError: There is no graph.
        GraphError: Another process writes it; or facts are lost in both copies, which
            the message names. Nothing is changed then.
    """
    places = _places(folder)
    manifest, base = _content_to_keep(folder, places)
    log, mended_log = _decisions(folder, places)
    damaged = _damaged(folder, manifest)
    begin = replace(
        manifest,
        number=max([manifest.number, *publication_numbers(folder)]),
        decisions=min(manifest.decisions, read_decisions(log).count),
        files={},
        rdf=manifest.rdf if rdf is None else rdf,
    )
    writer = GraphWriter(folder, base_tables=BASE, manifest=begin)
    try:
        for name, source in base.items():
            target = writer.tables / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        if mended_log:
            writer.log.write_text(log, encoding="utf-8", newline="\n")
        _make_anew(writer, jobs)
    finally:
        writer.close()
    _drop_damaged(folder)
    found = [*damaged, *([LOG] if mended_log else [])]
    mended = f"; mended {', '.join(found)}" if found else ""
    lost = manifest.decisions - begin.decisions
    missing = f"; {lost} decisions are lost in all copies" if lost else ""
    return f"{manifest.facts:,} facts kept, everything else made anew{mended}{missing}"


def _make_anew(writer: GraphWriter, jobs: int) -> None:
    """Make everything that follows from the facts, and publish it."""
    space = Workspace(writer)
    filings = space.tables.rows("filings", None, ("filing", "reporter"))
    change = Change(
        {reporter for _, reporter in filings},
        {filing for filing, _ in filings},
        decided=True,
    )
    refresh(space, change, jobs=jobs)
    space.publish()


def _places(folder: Path) -> list[Path]:
    """Return where copies of a graph's files may lie, the newest first.

    Raises:
        NotFoundError: There is no graph.
    """
    numbers = publication_numbers(folder)[::-1]
    places = [folder / "published" / str(number) for number in numbers]
    places += [folder / _SPARE]
    if not any(place.is_dir() for place in places):
        message = f"found no graph in {folder}; build one with kg build"
        raise NotFoundError(message)
    return places


def _content_to_keep(
    folder: Path, places: Iterable[Path]
) -> tuple[Manifest, dict[str, Path]]:
    """Return the manifest to mend the graph by, and whole copies of its base.

    That of the publication readers see: a command that was killed may have left a newer
    one that it never showed, which serves where facts of the one shown are lost, or
    where none is shown. An older one never does: what was built since would be gone.

    Raises:
        GraphError: There is none: an older format, all are damaged, or facts are lost.
    """
    found = _manifests(folder, places)
    if not found:
        raise GraphError(manifests.other_format(folder, 1))
    newest = max(found)
    shown = _shown(folder, newest)
    if newest < shown:
        message = (
            f"found no whole {manifests.NAME} of publication {shown}, expected one in "
            f"published/{shown}, in spare/ or in {folder}; restore it from a backup, "
            "or build the sources again into a new graph; nothing was changed"
        )
        raise GraphError(message)
    try:
        first = found.get(shown, found[newest])
        return first, _base_files(first, places)
    except GraphError:
        if newest == shown:
            raise
        return found[newest], _base_files(found[newest], places)


def _shown(folder: Path, newest: int) -> int:
    """Return the number of the publication shown; the newest where none is told."""
    try:
        shown = current_number(folder)
    except GraphError:  # damaged, which is mended
        return newest
    is_there = shown is not None and (folder / "published" / str(shown)).is_dir()
    return shown if shown is not None and is_there else newest


def _manifests(folder: Path, places: Iterable[Path]) -> dict[int, Manifest]:
    """Return the manifests that are whole, by the number of their publication."""
    found: dict[int, Manifest] = {}
    for place in (*places, folder):
        with suppress(FileNotFoundError, GraphError):
            manifest = manifests.read_manifest(place / manifests.NAME)
            found.setdefault(manifest.number, manifest)
    return found


def _base_files(manifest: Manifest, places: Iterable[Path]) -> dict[str, Path]:
    """Return a whole copy of each file of the base, by its path.

    Raises:
        GraphError: One has none.
    """
    copies: dict[str, Path] = {}
    lost = []
    for name, entry in manifest.files.items():
        if name.partition("/")[0] not in BASE:
            continue
        whole = next(
            (p / name for p in places if trouble_of(p / name, entry) is None), None
        )
        if whole is None:
            lost.append(name)
        else:
            copies[name] = whole
    if lost:
        message = (
            f"found no whole copy of {', '.join(lost)}, expected one in published/ or "
            "spare/; restore these files from a backup, or build the sources again "
            "into a new graph; nothing was changed"
        )
        raise GraphError(message)
    return copies


def _decisions(folder: Path, places: Iterable[Path]) -> tuple[str, bool]:
    """Return the log of decisions, and whether the one at its place is not whole.

    Of a damaged log the lines before the damage count; the copies may know more.
    """
    own = _content(folder / LOG)
    copies = [whole_lines(_content(path / LOG)) for path in (folder, *places)]
    longest = max(copies, key=len)
    return longest, own != longest


def _content(path: Path) -> str:
    """Return the text of a log as far as it can be read; "" when it is missing."""
    try:
        return path.read_bytes().decode(errors="replace")
    except OSError:
        return ""


def _damaged(folder: Path, manifest: Manifest) -> list[str]:
    """Return the files of the newest publication that are not as they were written."""
    place = folder / "published" / str(manifest.number)
    files: Mapping[str, FileEntry] = manifest.files
    return [
        name
        for name, entry in files.items()
        if trouble_of(place / name, entry) is not None
    ]


def _drop_damaged(folder: Path) -> None:
    """Remove publications that hold damaged files, but for the newest one."""
    for number in publication_numbers(folder)[:-1]:
        place = folder / "published" / str(number)
        try:
            files = manifests.read_manifest(place / manifests.NAME).files
            whole = not any(trouble_of(place / name, files[name]) for name in files)
        except (FileNotFoundError, GraphError):
            whole = False
        if not whole:
            shutil.rmtree(place, ignore_errors=True)
