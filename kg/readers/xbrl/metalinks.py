"""MetaLinks.json, EDGAR's own digest of a filing's names, as a taxonomy.

It holds, element by element, labels, type, balance and the reports it is presented in.
Its form is the SEC's (EDGAR Renderer); what is not there is passed over.
"""

import json
from collections.abc import Mapping

from kg.errors import ReadError
from kg.readers.xbrl.linkbases import STANDARD_ROLE, Element, Taxonomy
from kg.readers.xbrl.parsing import LARGEST, check_json

_ROLES = {
    "label": STANDARD_ROLE,
    "terseLabel": "http://www.xbrl.org/2003/role/terseLabel",
    "verboseLabel": "http://www.xbrl.org/2003/role/verboseLabel",
    "totalLabel": "http://www.xbrl.org/2003/role/totalLabel",
    "periodStartLabel": "http://www.xbrl.org/2003/role/periodStartLabel",
    "periodEndLabel": "http://www.xbrl.org/2003/role/periodEndLabel",
}


def taxonomy_of_metalinks(
    data: bytes, source: str, taxonomy: Taxonomy, *, limit: int = LARGEST
) -> None:
    """Add what a MetaLinks.json says to a taxonomy.

    Raises:
        ReadError: It is no JSON, or more than `limit` bytes.
    """
    check_json(data, source, limit)
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as error:
        message = f"found damaged JSON ({error}), expected MetaLinks.json; give it anew"
        raise ReadError(message, source=source) from None
    taxonomy.files += 1
    for document in _objects(_get(held, "instance")):
        for report in _objects(_get(document, "report")):
            role, title = _text(report, "role"), _text(report, "longName")
            if role and title:
                taxonomy.roles.setdefault(role, title)
        tags = _get(document, "tag")
        if isinstance(tags, Mapping):
            for key, tag in tags.items():
                if isinstance(key, str) and isinstance(tag, Mapping):
                    _add(taxonomy, key, tag)


def _add(taxonomy: Taxonomy, key: str, tag: Mapping[object, object]) -> None:
    """Add one element; `key` is its prefix and name joined by "_"."""
    name = ":".join(key.split("_", 1))
    labels: dict[str, str] = {}
    for language in _objects(_get(tag, "lang")):
        for written, text in _pairs(_get(language, "role")):
            role = _ROLES.get(written)
            if role is not None and isinstance(text, str):
                labels.setdefault(role, " ".join(text.split()))
    if labels:
        taxonomy.labels.setdefault(name, labels)
    balance = _text(tag, "crdr")
    taxonomy.elements.setdefault(
        name, Element(name, _text(tag, "xbrltype") or "", None, balance, abstract=False)
    )
    presented = _get(tag, "presentation")
    for role in presented if isinstance(presented, list) else []:
        if isinstance(role, str):
            taxonomy.presented[name].add(role)


def _get(held: object, key: str) -> object:
    return held.get(key) if isinstance(held, Mapping) else None


def _text(held: object, key: str) -> str | None:
    value = _get(held, key)
    return value if isinstance(value, str) and value else None


def _pairs(held: object) -> list[tuple[str, object]]:
    if not isinstance(held, Mapping):
        return []
    return [(key, value) for key, value in held.items() if isinstance(key, str)]


def _objects(held: object) -> list[object]:
    return [value for _, value in _pairs(held)]
