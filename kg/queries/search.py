"""Searches a graph for a text: reporters, parties and filings that it may mean."""

from typing import Final

from kg.facts.lookup import Match, find_parties, find_reporters
from kg.facts.snapshot import Snapshot
from kg.queries.columns import Cells, Iri
from kg.queries.meant import named_alike
from kg.queries.rows import Rows

COLUMNS: Final = ("what", "name", "taken", "detail", "found_iri")
"""``what``: reporter, party or filing. ``taken``: how the text was taken for it."""
_MOST: Final = 50
"""Most reporters and most parties that a search lists."""

_REPORTERS: Final = """
    SELECT e.entity, e.name,
           concat_ws(', ', 'CIK ' || any_value(f.cik),
                     count(f.filing) || CASE count(f.filing) WHEN 1 THEN ' filing'
                                             ELSE ' filings' END,
                     'latest ' || max(f.period))
    FROM entities AS e LEFT JOIN filings AS f ON f.reporter = e.reporter
    WHERE list_contains(?, e.entity) GROUP BY e.entity, e.name ORDER BY e.name, e.entity
"""
_PARTIES: Final = """
    SELECT p.party, p.name, concat_ws(', ', any_value(p.kind),
           nullif(gathered(f.relationship), ''),
           min(coalesce(f.instant, f."end")) || ' to '
           || max(coalesce(f.instant, f."end")),
           'with ' || nullif(gathered(r.name), ''))
    FROM parties AS p LEFT JOIN facts AS f ON f.party_iri = p.party
    LEFT JOIN names AS r ON r.iri = f.whose
    WHERE list_contains(?, p.party) GROUP BY p.party, p.name ORDER BY p.name, p.party
"""
_FILINGS: Final = """
    SELECT iri, filing, concat_ws(', ', form, period, 'filed ' || filed, entity)
    FROM filings WHERE starts_with(filing, $text)
        OR replace(filing, '-', '') = $text OR iri = $text
    ORDER BY filing LIMIT 50
"""


def search(snapshot: Snapshot, text: str) -> Rows:
    """Return what a text may mean: reporters, then parties, then filings, by name.

    A text is a name or a part of it, also spelled a little otherwise; a CIK; an
    accession number or its beginning; an IRI. A note says where more match, or what is
    spelled most like the text where nothing does.
    """
    cells: list[Cells] = []
    notes: list[str] = []
    matches = (
        ("reporter", find_reporters(snapshot, text), _REPORTERS),
        ("party", find_parties(snapshot, text), _PARTIES),
    )
    for what, match, query in matches:
        for how, iris in _with_longer(snapshot, what, text, match):
            for iri, name, detail in snapshot.rows(query, [iris[:_MOST]]):
                cells.append((what, name, how, detail, Iri(iri)))
        if len(match.iris) > _MOST:
            notes.append(f"{what}: {len(match.iris)} match, the first {_MOST} shown")
    accession = text.strip()
    if len(accession.replace("-", "")) >= 10:
        for iri, name, detail in snapshot.rows_named(_FILINGS, {"text": accession}):
            cells.append(("filing", name, "name", detail, Iri(iri)))
    if not cells:
        notes.append(_describe_near(text, [match for _, match, _ in matches]))
    rows = Rows(COLUMNS, cells)
    rows.notes = tuple(notes)
    return rows


def _with_longer(
    snapshot: Snapshot, what: str, text: str, match: Match
) -> list[tuple[str, list[str]]]:
    """Return a match, and behind a whole name those that begin with it."""
    found = [(match.how, list(match.iris))]
    if match.how == "name":
        longer = [iri for iri, _ in named_alike(snapshot, what, text)]
        found.append(("beginning", [i for i in longer if i not in match.iris]))
    return found


def reporters(snapshot: Snapshot) -> list[dict[str, object]]:
    """Return iri, name and detail of each reporting entity, by name."""
    own = "SELECT entity FROM entities WHERE NOT subsidiary"
    entities = [entity for (entity,) in snapshot.rows(own)]
    found = snapshot.rows(_REPORTERS, [entities])
    return [{"iri": iri, "name": name, "detail": detail} for iri, name, detail in found]


def _describe_near(text: str, matches: list[Match]) -> str:
    names = sorted({name for match in matches for name in match.names})
    near = f"near: {' | '.join(names)}" if names else "no name is spelled like it"
    return f"found nothing for {text!r}; {near}"
