"""MetaLinks.json, EDGAR's own digest of a filing's names, as a taxonomy.

It holds, element by element, labels and the reports it is presented in.
Its form is the SEC's (EDGAR Renderer); what is not there is passed over.
"""

from collections.abc import Mapping

from kg.readers.xbrl.linkbases import STANDARD_ROLE, Taxonomy
from kg.readers.xbrl.parsing import LARGEST, json_of, pairs_of

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
    digest = json_of(data, source, what="MetaLinks.json", limit=limit)
    taxonomy.files += 1
    for document in _values(digest, "instance"):
        for report in _values(document, "report"):
            role, title = _text(report, "role"), _text(report, "longName")
            if role and title:
                taxonomy.roles.setdefault(role, title)
        for key, tag in pairs_of(_get(document, "tag")):
            if isinstance(tag, Mapping):
                _add(taxonomy, key, tag)


def _add(taxonomy: Taxonomy, key: str, tag: Mapping[object, object]) -> None:
    """Add one element; `key` is its prefix and name joined by "_"."""
    name = ":".join(key.split("_", 1))
    labels: dict[str, str] = {}
    for language in _values(tag, "lang"):
        for written, text in pairs_of(_get(language, "role")):
            role = _ROLES.get(written)
            if role is not None and isinstance(text, str):
                labels.setdefault(role, " ".join(text.split()))
    if labels:
        taxonomy.labels.setdefault(name, labels)
    presented = _get(tag, "presentation")
    for role in presented if isinstance(presented, list) else []:
        if isinstance(role, str):
            taxonomy.presented[name].add(role)


def _get(value: object, key: str) -> object:
    return value.get(key) if isinstance(value, Mapping) else None


def _text(value: object, key: str) -> str | None:
    text = _get(value, key)
    return text if isinstance(text, str) and text else None


def _values(value: object, key: str) -> list[object]:
    """Return the values of the JSON object that stands under a key."""
    return [each for _, each in pairs_of(_get(value, key))]
