"""Which files of a filing are loaded at all."""

from dataclasses import replace

from kg.build import loaded_files
from kg.build.read import Batch, batches, read_batch
from kg.model.filing import Identity, Reading
from kg.readers.sources import sources_of
from kg.readers.sources.entries import Entry

PAGE = "|\nDUE (Details) - CNY\n|\nDec. 31, 2021\n|Due to related parties\n|¥ 5\n|X\n"
SUMMARY = "<FilingSummary></FilingSummary>"


def filing(folder, **files: str):
    """Write a filing of one page and more files; return its only batch."""
    names = {"FilingSummary.xml": SUMMARY, "R2.txt": PAGE}
    names.update({name.replace("__", "."): text for name, text in files.items()})
    for name, text in names.items():
        (folder / name).write_text(text, encoding="utf-8")
    (batch,), unread = batches([str(folder)], {}, Identity())
    assert unread == []
    return batch


def test_a_picture_of_a_filing_is_named_and_never_loaded(tmp_path) -> None:
    batch = filing(tmp_path, logo__jpg="\x00\x01 picture")
    (place,) = [n for n, (f, _) in enumerate(batch.files) if f.path.endswith(".jpg")]
    picture, said = batch.files[place]
    loads = []

    entry = Entry(picture.path, lambda: loads.append(1), picture.entry.head)
    watched = replace(picture, entry=entry)
    files = [*batch.files[:place], (watched, said), *batch.files[place + 1 :]]
    found = read_batch(Batch(tuple(files)))
    assert loads == []
    others = {r.source: r.reason for r in found if not isinstance(r, Reading)}
    assert others[picture.path] == "carries no facts"
    assert sum(isinstance(r, Reading) for r in found) == 1


def test_a_file_that_is_too_large_is_refused_before_it_is_loaded(
    tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(loaded_files, "LARGEST_MEMBER", 100)
    place = tmp_path / "R2.txt"
    place.write_text(PAGE + "|" * 200, encoding="utf-8")
    (batch,), _ = batches([str(place)], {}, Identity())
    size = place.stat().st_size
    (found,) = read_batch(batch, limit=10)
    assert f"found {size} bytes, expected at most 100; give --largest" in found.message
    (found,) = read_batch(batch, limit=size)
    assert isinstance(found, Reading)


def test_a_file_without_a_name_any_reader_knows_is_bad_when_given(tmp_path) -> None:
    place = tmp_path / "logo.jpg"
    place.write_bytes(b"\x00\x01")
    (source,) = sources_of(str(place))
    assert source.required
    (batch,), _ = batches([str(place)], {}, Identity())
    (found,) = read_batch(batch)
    assert str(place) in found.message
