"""A name in a note stands for the one name of the facts that fits, or for none."""

import pytest

from kg.notes.naming import NamesOfFiling

NAMES = (
    "Ada Moss", "Mr. Li Ji Yong", "Uonlive H K Ltd", "Third Harbour Corp", "Luo Hui",
    "Forward Investment Llc", "Ed J. Vale", "Bay Holdings SA", "Bay Holdings Europe AG",
    "Fern Ltd, an entity controlled by Ada Moss", "Dream Go Inc.",
    "Luxor Holding AG",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "stands_for"),
    [
        ("ADA MOSS", "Ada Moss"),
        ("Ms. Ada Moss", "Ada Moss"),
        ("Ms. Moss", "Ada Moss"),
        ("Ms. Fern", None),
        ("Moss", None),
        ("Mr. Li JiYong", "Mr. Li Ji Yong"),
        ("Uonlive (HK) Ltd", "Uonlive H K Ltd"),
        ("Uonlive (HK) Inc.", None),
        ("Luxor Holding Ltd", "Luxor Holding AG"),
        ("Dreamgo Inc.", "Dream Go Inc."),
        ("1357 Third Harbour Corp.", "Third Harbour Corp"),
        ("Hui Luo", "Luo Hui"),
        ("Forward Investments, LLC", "Forward Investment Llc"),
        ("Ed Vale", "Ed J. Vale"),
        ("Fern Ltd", "Fern Ltd, an entity controlled by Ada Moss"),
        ("Bay Holdings SA", "Bay Holdings SA"),
        ("Bay Holdings", None),
        ("Bay", None),
        ("Somebody Else", None),
        ("", None),
    ],
)
def test_a_name_stands_for_what_fits(name: str, stands_for: str | None) -> None:
    assert NamesOfFiling(NAMES).name_of(name) == stands_for


def test_a_surname_of_several_is_nobody() -> None:
    assert NamesOfFiling(("Ada Moss", "Eve Moss")).name_of("Ms. Moss") is None
    assert NamesOfFiling(("Ada Moss",), ["Eve Moss"]).name_of("Ms. Moss") is None
    assert NamesOfFiling(("Ada Moss",), ["Eve Fern"]).name_of("Ms. Moss") == "Ada Moss"


def test_spellings_of_one_form_have_one_name() -> None:
    names = NamesOfFiling(("Fern Bay Ltd", "Fern Bay Limited", "FERN BAY LTD"))
    found = {names.name_of(n) for n in ("Fern Bay Ltd", "Fern Bay Limited", "fern bay")}
    assert found == {"FERN BAY LTD"}
