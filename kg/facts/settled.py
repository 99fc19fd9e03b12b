"""Applies what people decided about columns to the rows of a filing.

The rows as read are never changed: the rows that differ are kept apart and put in their
place when facts are read, so that withdrawing a decision gives back what was read.
"""

from collections.abc import Mapping

from kg.facts.filings import StoredFact, contents_of, linked_rows
from kg.facts.rows import FactRow, FilingRows
from kg.facts.translations import translations
from kg.parties.roles import classify
from kg.readers.pages.pagefacts import placed_in


def settled_rows(rows: FilingRows, columns: Mapping[str, int]) -> FilingRows:
    """Return a filing with facts in the columns decided for them.

    Args:
        rows: The filing as read.
        columns: Value column from 0, by IRI of the fact; facts that are not in the
            filing, and columns its page does not have, are passed over.

    Returns:
        The filing as it is read with the decisions: a settled fact has the date, unit
        and value of its column, and which facts of its page are convenience
        translations is found again.
    """
    contents = []
    for report, entries in contents_of(rows):
        chosen = {
            n: columns[entry.iri]
            for n, entry in enumerate(entries)
            if entry.iri in columns and columns[entry.iri] < len(report.columns)
        }
        if not chosen:
            contents.append((report, entries))
            continue
        facts = [
            placed_in(entry.fact, chosen[n], report.columns, report.scales, classify)
            if n in chosen
            else entry.fact
            for n, entry in enumerate(entries)
        ]
        originals = translations(facts)
        contents.append(
            (
                report,
                tuple(
                    StoredFact(
                        entry.iri,
                        facts[n],
                        entries[originals[n]].iri if n in originals else None,
                    )
                    for n, entry in enumerate(entries)
                ),
            )
        )
    return linked_rows(rows.filing, contents)


def differing_rows(rows: FilingRows, columns: Mapping[str, int]) -> list[FactRow]:
    """Return the rows that decisions make other than they were read, in order."""
    decided = settled_rows(rows, columns).facts
    return [new for old, new in zip(rows.facts, decided, strict=True) if new != old]
