"""The hidden tables under an HTML R page: what each element is."""

from collections.abc import Iterator

from lxml import etree

from kg.readers.pages.pagetable import ElementInfo

_FIELDS = {
    "name": "name",
    "data type": "data_type",
    "balance type": "balance",
    "period type": "period_type",
}


def definitions_of(root: etree._Element) -> tuple[ElementInfo, ...]:
    """Return the elements the page defines, in order, each once."""
    elements: dict[str, ElementInfo] = {}
    for table in root.iter("table"):
        if "authRefData" not in (table.get("class") or "").split():
            continue
        info = _element_of(table)
        if info is not None:
            elements.setdefault(info.name, info)
    return tuple(elements.values())


def _element_of(table: etree._Element) -> ElementInfo | None:
    fields = dict(_fields(table))
    prefix, _, local = fields.get("name", "").partition("_")
    if not local:
        return None
    return ElementInfo(
        name=f"{prefix}:{local}",
        definition=_definition(table),
        data_type=fields.get("data_type"),
        balance=fields.get("balance"),
        period_type=fields.get("period_type"),
    )


def _fields(table: etree._Element) -> Iterator[tuple[str, str]]:
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag == "td"]
        if len(cells) != 2:
            continue
        key = _text(cells[0]).rstrip(":").casefold()
        value = _text(cells[1])
        if key in _FIELDS and value and value != "na":
            yield _FIELDS[key], value


def _definition(table: etree._Element) -> str | None:
    for link in table.iter("a"):
        if "Definition" in (link.text or ""):
            shown = link.getnext()
            text = _text(shown) if shown is not None else ""
            return text if text and text != "No definition available." else None
    return None


def _text(node: etree._Element) -> str:
    return " ".join("".join(str(part) for part in node.itertext()).split())
