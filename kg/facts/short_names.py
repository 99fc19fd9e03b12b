"""Short names of facts, as people type them: ``R109:3.1`` for ``.../R109/3/1``.

A short name is the report, then the row and which value of the row it is, counted from
1 whatever column it stands in; so it stays the same when the column is settled. Outside
pages it is the hash at the end of the IRI, ``instance:fc89a7d77f00``. Reports of more
than one filing may bear one name: ``0001104659-24-052244/R109:3.1`` tells them apart.
"""

import re
from typing import Final
from urllib.parse import quote, unquote

from kg.errors import InputError, NotFoundError
from kg.facts.snapshot import Snapshot

_IRI: Final = re.compile(
    r".*/(?P<report>[^/]+)/(?:(?P<row>\d+)/(?P<value>\d+)"
    r"|fact/(?P<hash>[0-9a-f]{12})(?:/(?P<again>\d+))?)"
)
_SHORT: Final = re.compile(
    r"(?:(?P<filing>[0-9A-Fa-f-]+)/)?(?P<report>[^/:]+):"
    r"(?:(?P<hash>[0-9a-f]{12})(?:\.(?P<again>\d+))?|(?P<row>\d+)(?:\.(?P<value>\d+))?)"
)
_FOUND: Final = """
    SELECT iri, filing FROM facts
    WHERE (iri = $iri OR ends_with(iri, $tail) OR contains(iri, $within))
      AND ($filing IS NULL OR starts_with(replace(filing, '-', ''), $filing))
    ORDER BY filing, iri
"""
_SHOWN: Final = 5
"""Most facts or filings that a message names."""


def short_name(iri: str) -> str:
    """Return the short name of a fact; the IRI itself where it has none.

    >>> short_name("https://example.org/filing/0001-24-1/R109/3/1")
    'R109:3.1'
    >>> short_name("https://example.org/page/ab/instance/fact/0123456789ab/2")
    'instance:0123456789ab.2'
    """
    match = _IRI.fullmatch(iri)
    if match is None:
        return iri
    again = f".{match['again']}" if match["again"] else ""
    rest = f"{match['row']}.{match['value']}" if match["row"] else match["hash"] + again
    return f"{unquote(match['report'])}:{rest}"


def fact_named(snapshot: Snapshot, text: str) -> str:
    """Return the IRI of the fact that a short name, or its IRI, means.

    Args:
        snapshot: The graph.
        text: ``R109:3.1``; ``R109:3`` where the row has one value; with the filing
            before it; an IRI, or what follows the base in it.

    Raises:
        NotFoundError: There is no such fact.
        InputError: There are several.
    """
    facts: dict[str, str] = dict(
        snapshot.rows_named(_FOUND, _wanted(snapshot, text.strip()))
    )
    if not facts:
        raise NotFoundError(_missing(snapshot, text))
    if len(facts) == 1:
        return next(iter(facts))
    filings = sorted(set(facts.values()))
    names = [f"{filing}/{short_name(iri)}" for iri, filing in facts.items()]
    more = ", ..." if len(names) > _SHOWN else ""
    where = f"in {len(filings)} filings" if len(filings) > 1 else f"{len(names)} times"
    message = (
        f"found {text} {where}, expected one fact; say which: "
        f"{', '.join(names[:_SHOWN])}{more}"
    )
    raise InputError(message)


def _wanted(snapshot: Snapshot, text: str) -> dict[str, object]:
    """Return what `_FOUND` looks for."""
    base = snapshot.iris.base
    iri = text if text.startswith(base) else base + text
    wanted: dict[str, object] = {"iri": iri, "tail": None, "within": None}
    match = _SHORT.fullmatch(text)
    wanted["filing"] = None
    if match is None or text.startswith(base):
        return wanted
    report = "/" + quote(match["report"], safe="")
    if match["hash"]:
        again = f"/{match['again']}" if match["again"] else ""
        wanted["tail"] = f"{report}/fact/{match['hash']}{again}"
    elif match["value"]:
        wanted["tail"] = f"{report}/{match['row']}/{match['value']}"
    else:
        wanted["within"] = f"{report}/{match['row']}/"
    if match["filing"]:
        wanted["filing"] = match["filing"].replace("-", "").lower()
    return wanted


def _missing(snapshot: Snapshot, text: str) -> str:
    """Return that there is no such fact, with facts of the report where there are."""
    report = text.rpartition("/")[2].partition(":")[0]
    query = "SELECT iri FROM facts WHERE contains(iri, $within) ORDER BY place LIMIT 40"
    within = f"/{quote(report, safe='')}/"
    near = [
        short_name(iri) for (iri,) in snapshot.rows_named(query, {"within": within})
    ]
    shown = ", ".join(dict.fromkeys(near[:_SHOWN]))
    told = f"{report} has {shown}, ...; " if near and ":" in text else ""
    return (
        f"found no fact {text}, expected a name such as R109:3.1 or an IRI; {told}"
        "kg query uncertain lists those to settle, kg query evidence all"
    )
