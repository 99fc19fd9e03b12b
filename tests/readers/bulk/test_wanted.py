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


def stored(folder, *, everything: bool) -> tuple[FilingRows, int]:
    """Return what is kept of a data set of one filing, and how many facts are made."""
    (batch,), _ = batches([str(folder)], {}, Identity())
    readings = [
        result
        for result in read_batch(batch, everything=everything)
        if isinstance(result, Reading)
    ]
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
