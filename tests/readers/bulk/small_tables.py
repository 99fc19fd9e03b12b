"""Small tables of bulk data, made for tests."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kg.build.read import batches, read_batch
from kg.model.fact import Fact
from kg.model.filing import Identity, Reading, Unread
from tests.readers.packing import packed

ADSH = "0000000123-24-000007"
OTHER = "0000000456-24-000008"
HEADS: Mapping[str, str] = {
    "sub": "adsh cik name sic form period filed instance nciks",
    "num": "adsh tag version ddate qtrs uom dimh iprx value footnote footlen dimn coreg "
    "durp datp dcml",
    "txt": "adsh tag version ddate qtrs iprx lang dcml durp datp dimh dimn coreg escaped "
    "srclen txtlen footnote footlen context value",
    "dim": "dimhash segments segt",
    "tag": "tag version custom abstract datatype iord crdr tlabel doc",
    "ren": "adsh report rfile menucat shortname longname roleuri",
    "pre": "adsh report line stmt inpth tag version prole plabel negating",
    "cal": "adsh grp arc negative ptag pversion ctag cversion",
}
PLAIN_HEADS: Mapping[str, str] = {
    "sub": HEADS["sub"],
    "num": "adsh tag version ddate qtrs uom segments coreg value footnote",
    "tag": "tag version custom abstract datatype iord crdr tlabel doc",
    "pre": "adsh report line stmt inpth rfile tag version plabel negating",
}
GAAP = "us-gaap/2023"
DUE = "DueToRelatedPartiesCurrent"
HASHES = {
    "0xf": "RelatedPartyTransactionsByRelatedParty=FinchTradingLtd;",
    "0xw": "RelatedPartyTransactionsByRelatedParty=JoanWren;",
    "0xd": "RelatedPartyTransactionsByRelatedParty=Director;",
}

Rows = Mapping[str, Sequence[Mapping[str, object]]]


def num(value: object, dimh: str = "0x00000000", **cells: object) -> dict[str, object]:
    """Return a row of num: what is due to a party at the end of 2023."""
    row = {
        "adsh": ADSH, "tag": DUE, "version": GAAP, "ddate": "20231231", "qtrs": 0,
        "uom": "USD", "dimh": dimh, "iprx": 0, "value": value, "durp": "0.0",
        "datp": "0.0", "dcml": 0,
    }  # fmt: skip
    return row | cells


def rows() -> dict[str, list[dict[str, object]]]:
    """Return the tables of one filing: two parties, a role and their total."""
    title = "0007 - Disclosure - Related Party Balances (Details)"
    role = "http://finch.example/role/Related"
    return {
        "sub": [
            {
                "adsh": ADSH, "cik": 123, "name": "HEATH CORP", "form": "10-K",
                "period": "20231231", "filed": "20240305",
                "instance": "heath-20231231.xml",
            }
        ],
        "num": [
            num("700.0000", "0xf"), num("50.2500", "0xw"), num("20.0000", "0xd"),
            num("770.2500"),
        ],
        "txt": [
            {
                "adsh": ADSH, "tag": "DocumentType", "version": "dei/2023",
                "ddate": "20231231", "qtrs": 4, "lang": "en-US", "dimh": "0x00000000",
                "value": "10-K", "txtlen": 4, "durp": "0.0", "datp": "0.0",
            }
        ],
        "dim": [
            {"dimhash": key, "segments": text, "segt": 0} for key, text in HASHES.items()
        ],
        "tag": [{"tag": DUE, "version": GAAP, "tlabel": "Due to Related Parties, Current"}],
        "ren": [{"adsh": ADSH, "report": 7, "longname": title, "roleuri": role}],
        "pre": [
            {
                "adsh": ADSH, "report": 7, "line": 1, "tag": DUE, "version": GAAP,
                "prole": "label", "plabel": "Due to related parties",
            }
        ],
    }  # fmt: skip


def text_of(
    table: str, lines: Sequence[Mapping[str, object]], heads: Mapping[str, str]
) -> str:
    """Return a table as it is published."""
    columns = heads[table].split()
    written = [columns]
    written += [[str(row.get(column, "")) for column in columns] for row in lines]
    return "".join("\t".join(cells) + "\n" for cells in written)


def texts(
    tables: Rows, heads: Mapping[str, str] = HEADS, ending: str = "tsv"
) -> dict[str, bytes]:
    """Return the files of a data set."""
    return {
        f"{table}.{ending}": text_of(table, tables.get(table, ()), heads).encode()
        for table in heads
    }


def folder_of(place: Path, files: Mapping[str, bytes]) -> Path:
    """Write files to a folder."""
    place.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (place / name).write_bytes(data)
    return place


def zip_of(place: Path, files: Mapping[str, bytes]) -> Path:
    """Write files to a zip."""
    place.write_bytes(packed(dict(files)))
    return place


def results_of(*sources: Path) -> list[Reading | Unread]:
    """Return what a build would read of sources."""
    found, unread = batches([str(source) for source in sources], {}, Identity())
    return [*unread, *(result for batch in found for result in read_batch(batch))]


def reading_of(*sources: Path) -> Reading:
    """Return the one reading of sources."""
    (reading,) = [r for r in results_of(*sources) if isinstance(r, Reading)]
    return reading


def messages_of(*sources: Path) -> list[str]:
    """Return the lines on what cannot be read of sources."""
    return [r.message for r in results_of(*sources) if isinstance(r, Unread)]


def said(facts: Sequence[Fact]) -> Iterator[tuple[object, ...]]:
    """Yield who, as what and how much, for each number."""
    for fact in facts:
        if fact.unit is not None:
            yield fact.party, fact.relationship, fact.value
