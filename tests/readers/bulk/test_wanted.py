"""What is kept of bulk data is the same whether all facts are made or only some."""

import pytest

from kg.build.read import batches, read_batch
from kg.facts.filings import filing_rows
from kg.facts.rows import FilingRows
from kg.iris import Iris
from kg.model.filing import Identity, Reading
from kg.selection import is_wanted
from tests.readers.bulk.small_tables import ADSH, GAAP, folder_of, num, rows, texts

AXIS = "RelatedPartyTransactionsByRelatedParty"
NOTE = {
    "adsh": ADSH, "tag": "RelatedPartyTransactionsDisclosureTextBlock", "version": GAAP,
    "ddate": "20231231", "qtrs": 4, "dimh": "0x00000000",
}  # fmt: skip


def read(folder, *, everything: bool, left_out: bool) -> list[Reading]:
    """Return the readings of a data set of one filing.

    Args:
        folder: Its tables.
        everything: Whether facts are made of all rows.
        left_out: Whether rows are left out before filings are read.
    """
    (batch,), _ = batches([str(folder)], {}, Identity(), everything=not left_out)
    results = read_batch(batch, everything=everything)
    return [result for result in results if isinstance(result, Reading)]


def stored(folder, *, everything: bool) -> tuple[FilingRows, int]:
    """Return what is kept of a data set of one filing, and how many facts are made.

    Where not all are, rows are left out before, which changes no reading.
    """
    readings = read(folder, everything=everything, left_out=not everything)
    if not everything:
        chosen = read(folder, everything=False, left_out=False)
        assert [r.facts for r in readings] == [r.facts for r in chosen]
        assert [r.passed_over for r in readings] == [r.passed_over for r in chosen]
        assert [r.warnings for r in readings] == [r.warnings for r in chosen]
    made = sum(len(reading.facts) for reading in readings)
    iris = Iris("https://heath.example/")
    return filing_rows(readings, iris=iris, keep=is_wanted), made


def with_row(segments: str = "", **cells: object) -> dict[str, list[dict[str, object]]]:
    """Return the tables with a row more, and a hundred that concern nobody."""
    tables = rows()
    tables["dim"].append({"dimhash": "0xn", "segments": segments, "segt": 0})
    cells.setdefault("tag", "OtherLiabilitiesCurrent")
    tables["num"].append(num("123.0", "0xn" if segments else "0x00000000", **cells))
    tables["num"] += [
        num(n, tag=f"Inventory{n}", version=ADSH) for n in range(100, 200)
    ]
    return tables


@pytest.mark.parametrize(
    ("tables", "kept"),
    [
        (with_row(f"{AXIS}=HeronLtd;"), 4),  # the page does not name it
        (with_row(f"{AXIS}=HeronLtd;", tag="DueToRelatedPartiesCurrent"), 5),
        (with_row("CounterpartyName=FinchTradingLtd;"), 5),
        (with_row("DebtInstrument=LoanFromDirector;"), 5),
        (with_row("DebtInstrument=FinchTradingLtd;"), 5),
        (with_row("ProductOrService=LoanOfFinchTradingLtd;"), 5),
        (with_row("Lenders=JoanWren;"), 5),
        (with_row(tag="DueToFinchTradingLtd", version=ADSH), 5),
        (with_row(tag="NotePayableRelatedParty", version=ADSH), 5),
        (with_row("BusinessSegments=Rubber;", tag="DueToAffiliateCurrent"), 5),
        (with_row(tag="Assets"), 5),
        (with_row("BusinessSegments=Rubber;", tag="Assets"), 4),
        (with_row("BusinessSegments=Rubber;"), 4),
        (with_row(), 4),
        (with_row(coreg="HeathPower"), 4),
        (with_row("Lenders=O'Finch & Trading Ltd;"), 4),  # a typed member
        (with_row(f"{AXIS}=VăratecLtd;", tag="DueToRelatedPartiesCurrent"), 5),
        (with_row("OwnersOfHeath=Wren;", tag="OtherLiabilities", qtrs=1), 4),
        (with_row("DebtInstrument=ChiefExecutiveOfficer;"), 5),
        (with_row("DebtInstrument=BankLoan;", tag="LoansFromDirector"), 5),
    ],
)
def test_rows_that_are_left_out_change_nothing(tmp_path, tables, kept) -> None:
    folder = folder_of(tmp_path / "a", texts(tables))
    whole, all_facts = stored(folder, everything=True)
    wanted, some = stored(folder, everything=False)
    assert wanted.facts == whole.facts
    assert sum(row.fact.unit is not None for row in wanted.facts) == kept
    assert (all_facts, some < 12) == (106, True)


def test_lines_of_a_partys_own_sheet_are_kept(tmp_path) -> None:
    tables = with_row("ConsolidationItems=FinchTradingLtd;", tag="Liabilities")
    tables["num"] += [
        num("5.0", "0xn", tag="StockholdersEquity"),
        num("6.0", "0xn", tag="DueToRelatedPartiesCurrent"),
    ]
    folder = folder_of(tmp_path / "a", texts(tables))
    whole, _ = stored(folder, everything=True)
    wanted, _ = stored(folder, everything=False)
    assert wanted.facts == whole.facts
    told = {row.fact.concept for row in wanted.facts}
    assert {"us-gaap:Liabilities", "us-gaap:StockholdersEquity"} <= told


def test_a_note_tells_of_a_party_on_another_axis(tmp_path) -> None:
    tables = with_row("Lenders=HeronHoldings;", tag="LoansPayable")
    tables["txt"].append(NOTE | {"value": "We owe Heron Holdings, owned by our CEO."})
    folder = folder_of(tmp_path / "a", texts(tables))
    whole, _ = stored(folder, everything=True)
    wanted, _ = stored(folder, everything=False)
    assert wanted.facts == whole.facts
    assert "Heron Holdings" in {row.fact.party for row in wanted.facts}


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("Owed to Finch Trading Ltd.", 5),
        ("Owed to FINCH TRADING", 5),
        ("Owed to Joan Wren’s estate", 4),
        ("Owed to an affiliate", 5),
        ("Owed to goldfinch traders", 4),
        ("Owed to Fin-Ch", 4),
    ],
)
def test_labels_name_parties(tmp_path, label, kept) -> None:
    tables = with_row(tag="OtherLiability", version=ADSH)
    shown = {"adsh": ADSH, "report": 9, "version": ADSH, "prole": "label"}
    tables["pre"].append(shown | {"tag": "OtherLiability", "plabel": label})
    folder = folder_of(tmp_path / "a", texts(tables))
    whole, _ = stored(folder, everything=True)
    wanted, _ = stored(folder, everything=False)
    assert wanted.facts == whole.facts
    assert sum(row.fact.unit is not None for row in wanted.facts) == kept


@pytest.mark.parametrize(
    ("label", "kept"),
    [("Loan from a director", 5), ("Finch Trading Ltd", 5), ("Quillen Bank loan", 4)],
)
def test_labels_of_members_tell_what_their_names_do_not(tmp_path, label, kept) -> None:
    tables = with_row("DebtInstrument=NoteThree;", tag="NotesPayable")
    shown = {"adsh": ADSH, "report": 9, "version": ADSH, "prole": "terseLabel"}
    tables["pre"].append(shown | {"tag": "NoteThreeMember", "plabel": label})
    folder = folder_of(tmp_path / "a", texts(tables))
    whole, _ = stored(folder, everything=True)
    wanted, _ = stored(folder, everything=False)
    assert wanted.facts == whole.facts
    assert sum(row.fact.unit is not None for row in wanted.facts) == kept


@pytest.mark.parametrize("unit", ["CNY", "HKD"])
def test_translations_are_found_among_all_facts(tmp_path, unit) -> None:
    tables = rows()
    told = tables["num"]
    tables["num"] = [
        row | {"uom": unit, "value": float(row["value"]) * 7} for row in told
    ]
    tables["num"] += [row | {"ddate": "20221231"} for row in tables["num"]]
    tables["num"] += [*told, num(5, tag="Inventory", uom=unit)]
    folder = folder_of(tmp_path / "a", texts(tables))
    whole, all_facts = stored(folder, everything=True)
    wanted, some = stored(folder, everything=False)
    assert wanted.facts == whole.facts
    assert all_facts == some
    assert sum(row.translates is not None for row in wanted.facts) == 4
