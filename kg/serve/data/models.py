"""The forms of JSON answers, as JSON Schema: what the OpenAPI document says of them."""

import re
from typing import Final

from kg.queries.columns import AMOUNTS, is_iri
from kg.queries.named import QueryInfo

Schema = dict[str, object]

_DECIMAL: Final = r"^-?[0-9]+(\.[0-9]+)?$"
_COUNTS: Final = frozenset(("row", "column", "n", "reports", "facts", "incomplete"))
_DAYS: Final = frozenset((
    "date", "since", "until", "first", "last", "filed", "day", "valid_from", "valid_to",
    "period", "instant",
))  # fmt: skip
_SELECT: Final = re.compile(r"^SELECT\s+(?:DISTINCT\s+)?(.*?)\s*WHERE", re.M | re.S)
_COLUMN: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\s+AS\s+\?(\w+)\)|\?(\w+)")


def text(**more: object) -> Schema:
    """Return the schema of a text or null."""
    return {"type": ["string", "null"], **more}


def columns_of(info: QueryInfo) -> list[str]:
    """Return the columns of a named query, from the head of its SPARQL."""
    head = _SELECT.search(info.text)
    found = _COLUMN.findall(head[1] if head else "")
    return [bound or plain for bound, plain in found]


def column_schema(name: str, columns: list[str]) -> Schema:
    """Return the schema of the values of a column of a named query.

    ``start`` and ``end`` are days of a flow, and places in a note beside ``document``.
    """
    if name in ("start", "end"):
        return _count() if "document" in columns else text(format="date")
    if name in AMOUNTS:
        return text(pattern=_DECIMAL, description="decimal in whole units")
    if name in _COUNTS:
        return _count()
    if name in _DAYS:
        return text(format="date")
    return text(format="iri") if is_iri(name) else text()


def _count() -> Schema:
    return {"type": ["integer", "null"]}


def record(**properties: Schema) -> Schema:
    """Return the schema of an object."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def listed(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def named(name: str) -> Schema:
    """Return a reference to a model of `MODELS`."""
    return {"$ref": f"#/components/schemas/{name}"}


_STRING: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": "integer"}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_AMOUNT: Final[Schema] = {"type": "string", "pattern": _DECIMAL}
_ANY: Final[Schema] = {"type": "object"}

MODELS: Final[dict[str, Schema]] = {
    "Problem": {
        **record(type=_STRING, title=_STRING, status=_NUMBER, detail=_STRING),
        "description": "RFC 9457; `near` lists what may have been meant.",
    },
    "Position": record(
        iri=_STRING, reporter=_STRING, reporter_iri=_STRING, party=_STRING,
        party_iri=_STRING, kind=_STRING, side={"enum": ["due from", "due to"]},
        date=_DAY, amount=_AMOUNT, currency=_STRING, debtor=_STRING, creditor=_STRING,
        facts=listed(_STRING), on_balance_date={"type": "boolean"},
        incomplete=_NUMBER,
    ),
    "Party": record(
        iri=_STRING, what={"enum": ["party", "reporter"]}, name=_STRING, kind=_STRING,
        cik=text(), ciks=listed(_STRING), leis=listed(_STRING),
        balances=listed(named("Position")), claims=listed(named("Position")),
        latest=listed(named("Position")), names=listed(_ANY), reasons=listed(_ANY),
        roles=listed(_ANY), statements=listed(_ANY), filings=listed(_ANY),
        uncounted={"type": "object", "additionalProperties": _NUMBER},
        family=listed(record(name=_STRING, iri=_STRING)),
    ),
    "Filing": record(
        filing=_STRING, iri=_STRING, form=text(), filed=text(format="date"),
        period=text(format="date"), reporter=_STRING, reporter_iri=_STRING, cik=text(),
        accession=text(), reports=listed(_ANY), notes=listed(_ANY), total=_NUMBER,
        offset=_NUMBER, facts=listed(_ANY),
    ),
    "Cell": record(
        fact=_STRING, raw=_STRING, row={"type": ["integer", "null"]},
        column={"type": ["integer", "null"]}, ref=text(), report=text(), title=_STRING,
        head=_STRING, label=_STRING, filing=_STRING, url=text(), placed_by=_STRING,
        amount=text(), scale={"type": ["integer", "null"]},
    ),
    "Fact": record(
        iri=_STRING, reporter=_STRING, party=text(), label=_STRING, concept=text(),
        side=text(), value=text(), number={"type": ["boolean", "null"]}, unit=text(),
        instant=text(format="date"), start=text(format="date"), end=text(format="date"),
        status=_STRING, level=_STRING,
        reason=text(description="why it is in no position"),
        evidence=listed(named("Cell")), candidates=listed(_NUMBER),
        position={"anyOf": [named("Position"), {"type": "null"}]},
    ),
    "Neighbourhood": record(
        iri=_STRING, what=_STRING, name=_STRING, shown=_NUMBER, total=_NUMBER,
        told=_STRING, edges=listed(named("Position")),
    ),
    "Hit": record(
        what={"enum": ["reporter", "party", "filing"]}, name=_STRING, taken=_STRING,
        detail=_STRING, found_iri=_STRING,
    ),
}  # fmt: skip
"""Models of answers, by name."""


def rows_model(row: Schema, *, query: bool) -> Schema:
    """Return the schema of an answer of rows."""
    first = {"query": _STRING} if query else {"q": _STRING}
    return record(
        **first,
        columns=listed(_STRING),
        total=_NUMBER,
        offset=_NUMBER,
        rows=listed(row),
        next=text(description="address of the rows that follow"),
        notes=listed(_STRING),
    )
