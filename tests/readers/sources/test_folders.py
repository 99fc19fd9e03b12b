"""Which files make a filing: folders, archives, archives in them, single instances."""

import io
import zipfile
from pathlib import Path

import pytest

from kg.build.documents import read_documents_of
from kg.build.loaded_files import LoadedFile
from kg.build.read import batches, read_batch
from kg.errors import ReadError
from kg.model.filing import Identity, Reading
from kg.readers.sources import sources_of
from kg.readers.xbrl.parsing import LARGEST

DATA = Path(__file__).resolve().parents[2] / "data" / "xbrl"
TAXONOMY = sorted(
    path for path in DATA.iterdir() if path.suffix == ".xsd" or "_" in path.name
)
INSTANCE = DATA / "hx-20211231.xml"
PAGE = b"|\nBALANCES (Details) - CNY\n|\nDec. 31, 2021\n|Assets\n|\xc2\xa5 12,345,000\n|X\n"


def packed(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return held.getvalue()


def filing(*, inline: bool = False) -> dict[str, bytes]:
    """Return the files of the invented filing by name."""
    documents = [DATA / "hx-20211231.htm", DATA / "hx-exhibit.htm"]
    return {
        path.name: path.read_bytes()
        for path in (*TAXONOMY, *(documents if inline else [INSTANCE]))
    }


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def other(number: int) -> bytes:
    """Return the instance of another filing, whose schema has another name."""
    data = INSTANCE.read_bytes().replace(b"hx-20211231.xsd", b"ab-%d.xsd" % number)
    return data.replace(b"2417000", b"%d" % number)


def filings_of(path: Path) -> dict[str, list[str]]:
    """Return the names of the files of each filing."""
    found: dict[str, list[str]] = {}
    for file in sources_of(str(path)):
        found.setdefault(file.filing, []).append(file.path.rpartition("/")[2])
    return found


def readings_of(path: Path) -> list[Reading]:
    found, unread = batches([str(path)], {}, Identity())
    assert unread == []
    results = [result for batch in found for result in read_batch(batch)]
    assert [
        r.message for r in results if not isinstance(r, Reading) and r.message
    ] == []
    return [result for result in results if isinstance(result, Reading)]


def labelled(reading: Reading) -> int:
    return dict(reading.counts)["schemas and linkbases"]


def test_an_archive_of_a_filing_is_one_filing(tmp_path) -> None:
    place = tmp_path / "hx.zip"
    place.write_bytes(packed(filing()))
    assert filings_of(place) == {str(place): sorted(filing())}
    (reading,) = readings_of(place)
    assert (len(reading.facts), labelled(reading)) == (26, 5)
    assert reading.source == f"{place}/hx-20211231.xml"


@pytest.mark.parametrize("inline", [False, True])
def test_folder_archive_and_archive_in_an_archive_give_the_same(
    tmp_path, inline
) -> None:
    files = filing(inline=inline)
    folder = write(tmp_path / "folder", files)
    archive = tmp_path / "hx.zip"
    archive.write_bytes(packed(files))
    nested = tmp_path / "outer.zip"
    nested.write_bytes(packed({"inner/hx.zip": archive.read_bytes()}))
    told = []
    for place in (folder, archive, nested):
        (reading,) = readings_of(place)
        told.append([(f.concept, f.members, f.value, f.label) for f in reading.facts])
    assert told[0] == told[1] == told[2]


def test_a_zipped_taxonomy_beside_an_instance_names_it(tmp_path) -> None:
    zipped = packed({path.name: path.read_bytes() for path in TAXONOMY})
    folder = write(
        tmp_path, {"hx.xml": INSTANCE.read_bytes(), "hx_taxonomy.zip": zipped}
    )
    (reading,) = readings_of(folder)
    assert labelled(reading) == 5


def test_a_single_instance_finds_the_linkbases_beside_it(tmp_path) -> None:
    files = {**filing(), "ab-1.xsd": b"<schema/>", "ab-1_lab.xml": b"<linkbase/>"}
    folder = write(tmp_path, files)
    place = folder / INSTANCE.name
    assert filings_of(place) == {
        str(place): [INSTANCE.name, *(path.name for path in TAXONOMY)]
    }
    (reading,) = readings_of(place)
    assert (reading.source, labelled(reading)) == (str(place), 5)


def test_a_single_instance_finds_the_archive_its_schema_address_names(tmp_path) -> None:
    zipped = packed({f"sub/{path.name}": path.read_bytes() for path in TAXONOMY})
    address = b"http://huaxia.example/hx_taxonomy.zip/sub/hx-20211231.xsd"
    data = INSTANCE.read_bytes().replace(b'"hx-20211231.xsd"', b'"' + address + b'"')
    folder = write(tmp_path, {"hx.xml": data, "hx_taxonomy.zip": zipped})
    (reading,) = readings_of(folder / "hx.xml")
    assert labelled(reading) == 5


def test_several_instances_in_a_folder_are_filings_of_their_own(tmp_path) -> None:
    files = {**filing(), "one.xml": other(1), "two.xml": other(2), "notes.csv": b"a,b"}
    schema = TAXONOMY[0].read_bytes()
    folder = write(tmp_path, {**files, "ab-1.xsd": schema})
    assert filings_of(folder) == {
        f"{folder}/hx-20211231.xml": sorted(filing()),
        f"{folder}/one.xml": ["ab-1.xsd", "one.xml"],
        f"{folder}/two.xml": ["two.xml"],
        None: ["notes.csv"],
    }
    read = {Path(r.source).name: labelled(r) for r in readings_of(folder)}
    assert read == {"hx-20211231.xml": 5, "one.xml": 1, "two.xml": 0}


def test_several_instances_under_one_accession_are_reports_of_one_filing(
    tmp_path,
) -> None:
    folder = write(
        tmp_path / "0001104659-22-000001",
        {**filing(), "fees.xml": other(7)},
    )
    readings = readings_of(folder)
    assert sorted(r.report for r in readings) == ["instance", "instance-fees"]
    assert {r.identity.accession for r in readings} == {"0001104659-22-000001"}


def test_pages_below_a_filing_are_part_of_it(tmp_path) -> None:
    folder = write(tmp_path, {**filing(), "rendered/R2.txt": PAGE})
    assert set(filings_of(folder)) == {str(folder)}
    readings = readings_of(folder)
    assert sorted(r.report for r in readings) == ["R2", "instance"]
    assert len({r.filing_digest for r in readings}) == 1
    assert {r.identity.cik for r in readings} == {"1751876"}


def test_a_filing_in_a_folder_below_another_is_its_own(tmp_path) -> None:
    files = {**filing(), "later/one.xml": other(1), "later/R4.txt": PAGE}
    folder = write(tmp_path, files)
    assert filings_of(folder) == {
        str(folder): sorted(filing()),
        f"{folder}/later": ["R4.txt", "one.xml"],
    }
    reports = {(Path(r.source).name, r.names_filing) for r in readings_of(folder)}
    assert len({digest for _, digest in reports}) == 2


def test_the_same_holds_inside_an_archive(tmp_path) -> None:
    place = tmp_path / "all.zip"
    place.write_bytes(
        packed({**filing(), "later/one.xml": other(1), "more/R4.txt": PAGE})
    )
    assert filings_of(place) == {
        str(place): [*sorted(filing()), "R4.txt"],
        f"{place}/later": ["one.xml"],
    }


def test_archives_in_a_folder_are_filings_of_their_own(tmp_path) -> None:
    folder = write(
        tmp_path,
        {"a.zip": packed(filing()), "b.zip": packed({"one.xml": other(1)})},
    )
    assert len(readings_of(folder)) == 2
    assert len(filings_of(folder)) == 2


def test_archives_are_opened_three_deep(tmp_path) -> None:
    data = packed({"one.xml": other(1)})
    for name in ("c.zip", "b.zip"):
        data = packed({name: data})
    place = tmp_path / "a.zip"
    place.write_bytes(data)
    assert [file.path for file in sources_of(str(place))] == [
        f"{place}/b.zip/c.zip/one.xml"
    ]
    place.write_bytes(packed({"a.zip": data}))
    (file,) = sources_of(str(place))
    assert file.path == f"{place}/a.zip/b.zip/c.zip"
    (batch,) = batches([str(place)], {}, Identity())[0]
    (unread,) = read_batch(batch)
    assert unread.message.startswith(f"{file.path}: found a binary file")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (packed({"../b.txt": b"x"}), "that leaves the archive"),
        (b"PK\x03\x04junk", "a.zip: "),
    ],
)
def test_a_bad_archive_in_a_folder_hides_nothing_beside_it(
    tmp_path, data, found
) -> None:
    folder = write(tmp_path, {"a.zip": data, "b.txt": b"x"})
    bad, good = sources_of(str(folder))
    assert (bad.path, good.path) == (str(folder / "a.zip"), str(folder / "b.txt"))
    assert (bad.required, good.load()) == (True, b"x")
    with pytest.raises(ReadError, match=found):
        bad.load()


def test_a_folder_with_an_accession_gives_it_to_all(tmp_path) -> None:
    folder = write(tmp_path / "data" / "1751876" / "000110465922000001", filing())
    known = {file.identity for file in sources_of(str(folder))}
    assert known == {Identity(cik="1751876", accession="0001104659-22-000001")}


def test_pages_and_summary_without_instance_are_a_filing(tmp_path) -> None:
    summary = (
        b"<?xml version='1.0'?><FilingSummary><Version>3</Version></FilingSummary>"
    )
    folder = write(tmp_path, {"FilingSummary.xml": summary, "R2.txt": PAGE})
    assert filings_of(folder) == {str(folder): ["FilingSummary.xml", "R2.txt"]}
    (reading,) = readings_of(folder)
    assert reading.filing_digest is not None


def test_a_renamed_summary_makes_no_filing_of_its_folder(tmp_path) -> None:
    summary = b"<FilingSummary><Version>3</Version></FilingSummary>"
    folder = write(tmp_path, {"copy_FilingSummary.xml": summary, "R2.txt": PAGE})
    assert {file.filing for file in sources_of(str(folder))} == {None}


def test_names_without_instance_are_bad_input(tmp_path) -> None:
    place = write(tmp_path, {"hx.xsd.xml": TAXONOMY[0].read_bytes()}) / "hx.xsd.xml"
    loaded = [
        LoadedFile(file, Identity(), file.load()) for file in sources_of(str(place))
    ]
    (unread,) = read_documents_of(loaded, limit=LARGEST)
    assert "found a schema or linkbase, which holds no facts" in unread.message
