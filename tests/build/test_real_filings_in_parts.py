"""Filings as filed, with pages and instance, built in three parts in any order.

Every other page is taken as text where its text is at hand, so that the others tell in
which columns its values belong.
"""

import shutil
from itertools import permutations
from pathlib import Path

import pytest

from kg.facts.schema import TABLES

ACCESSION = "0000000123-24-000001"
FILINGS = (
    "gahc_10q_20240930",
    "imii_10k_2023",
    "laes_f1a_2024",
    "pavs_20f_20250331",
    "qmis_10q_20240630",
    "vxel_10k_2023",
)
_SOURCE = list(TABLES["reports"]).index("source")
NO_FACTS = ("FilingSummary.xml", "Financial_Report.xlsx")

Parts = tuple[list[Path], list[Path], list[Path]]


def parts_of(name: str, shared: Path, folder: Path) -> Parts:
    """Return the document of a filing, its pages as HTML, and others as text."""
    filing = shared / "filings" / name
    document = [
        place
        for place in sorted(filing.iterdir())
        if place.is_file() and place.name not in NO_FACTS
    ]
    pages = sorted((filing / "rendered").glob("R*.htm"))
    texts = []
    for page in pages[1::2]:
        lost = shared / "rendered" / name / f"{page.stem}.lossy.txt"
        if lost.is_file():
            texts.append(folder / f"{page.stem}.txt")
            shutil.copyfile(lost, texts[-1])
    printed = {text.stem for text in texts}
    return document, [page for page in pages if page.stem not in printed], texts


@pytest.fixture
def rdf() -> bool:
    """RDF follows from the tables, as other tests hold."""
    return False


@pytest.mark.slow
@pytest.mark.parametrize("name", FILINGS)
def test_a_filing_in_parts_is_the_filing_whole(
    shared, tmp_path, name, new_graph, content
) -> None:
    parts = parts_of(name, shared, tmp_path)
    assert all(map(len, parts))

    def built(*steps: list[Path]) -> dict[str, list[tuple[object, ...]]]:
        graph = new_graph()
        for step in steps:
            graph.build(step, accession=ACCESSION, rdf=False)
        return content(graph)

    document, pages, texts = parts
    whole = built([*document, *pages, *texts])
    assert len(whole["facts"]) > 0
    for order in list(permutations(parts))[::2]:
        assert built(*order) == whole
    graph = new_graph()
    graph.build([*document, *pages, *texts], accession=ACCESSION, rdf=False)
    sources = {row[_SOURCE] for row in whole["reports"]}
    there = [place for place in (*pages, *texts) if place.name in sources]
    gone = there[::9]
    for place in gone:
        graph.remove(str(place))
    left = [place for place in (*pages, *texts) if place not in gone]
    assert content(graph) == built([*document, *left])
