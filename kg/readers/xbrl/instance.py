"""The XBRL instance: an XML document whose children are contexts, units and facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from lxml import etree

from kg.errors import ReadError
from kg.readers.xbrl.contexts import XBRLI, Namespaces, context_of, unit_of
from kg.readers.xbrl.names import prefix_of, qualified
from kg.readers.xbrl.parsing import LARGEST, check_links, line_of, tree_of
from kg.readers.xbrl.plaintext import all_text
from kg.readers.xbrl.records import Context, Document, RawFact
from kg.readers.xbrl.transforms import is_plain

LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_FRACTION = ("numerator", "denominator")
_TRUE = frozenset(["true", "1"])


def read(data: bytes, source: str, *, limit: int = LARGEST) -> Document:
    """Read an instance.

    Every child of the root with a ``contextRef`` is a fact, and so is one inside a
    tuple; nothing is left out.

    Args:
        data: The whole file.
        source: Path or name, for messages.
        limit: Most bytes to read.

    Raises:
        ReadError: It is damaged, no instance, or a fact names a context or unit that
            is not there.
    """
    root = _root_of(data, source, limit)
    if root.tag != XBRLI + "xbrl":
        message = (
            f"found XML that begins with {etree.QName(root).localname!r}, expected "
            "xbrl; give the instance document"
        )
        raise ReadError(message, source=source, line=line_of(root))
    namespaces = Namespaces(root, data)
    contexts: dict[str, Context] = {}
    units: dict[str, str] = {}
    schemas: list[str] = []
    elements: list[etree._Element] = []
    notes: dict[str, list[str]] = {}
    for child in root:
        tag = child.tag
        if child.get("contextRef") is not None:
            elements.append(child)
        elif tag == XBRLI + "context":
            contexts[child.get("id", "")] = context_of(child, source, namespaces)
        elif tag == XBRLI + "unit":
            units[child.get("id", "")] = unit_of(child)
        elif tag == LINK + "schemaRef":
            schemas.append(child.get(XLINK + "href", ""))
        elif tag == LINK + "footnoteLink":
            for key, texts in footnotes_of(child, source).items():
                notes.setdefault(key, []).extend(texts)
        elif not tag.startswith((XBRLI, LINK)):
            elements += [e for e in child.iter() if e.get("contextRef") is not None]
    facts = tuple(_facts(elements, notes, root.get(_LANG)))
    document = Document(contexts, units, facts, tuple(schemas))
    check_references(document, source)
    return document


def _root_of(data: bytes, source: str, limit: int) -> etree._Element:
    """Return the root; white space between elements is kept only where it may be text.

    It may where a child of the root holds elements and is none of XBRL's own: a tuple,
    or a fact whose writer forgot to escape its markup.
    """
    what = "an XBRL instance"
    root = tree_of(data, source, what=what, limit=limit, blanks=False)
    for child in root:
        if len(child) and not child.tag.startswith((XBRLI, LINK)):
            return tree_of(data, source, what=what, limit=limit)
    return root


def _facts(
    elements: Iterable[etree._Element],
    notes: Mapping[str, Sequence[str]],
    language: str | None,
) -> Iterator[RawFact]:
    """Yield the facts of elements.

    Args:
        elements: In the order of the document.
        notes: Texts of footnotes by id of the fact.
        language: Of the whole document.
    """
    concepts: dict[str, str] = {}
    for element in elements:
        tag, get = element.tag, element.get
        concept = concepts.get(tag)
        if concept is None:
            namespace, _, local = tag.rpartition("}")
            prefix = prefix_of(namespace[1:], element.prefix or "")
            concept = concepts[tag] = qualified(prefix, local)
        key, unit = get("id"), get("unitRef")
        nil = get(_NIL) in _TRUE
        text = "" if nil else _text(element)
        yield RawFact(
            concept,
            get("contextRef", ""),
            unit,
            text,
            text,
            nil,
            get("decimals"),
            get("precision"),
            get(_LANG) or (None if unit else language),
            key,
            line_of(element),
            tuple(notes.get(key, ())) if notes and key is not None else (),
        )


def _text(element: etree._Element) -> str:
    """Return what a fact says, its ends stripped; a fraction as a decimal."""
    if len(element) == 0:
        return (element.text or "").strip()
    parts = [element.find(XBRLI + part) for part in _FRACTION]
    ends = [all_text(part).strip() for part in parts if part is not None]
    # other elements in a fact are markup its writer forgot to escape: text all the same
    return quotient(*ends) if len(ends) == 2 else all_text(element).strip()


def quotient(numerator: str, denominator: str) -> str:
    """Return a fraction as a decimal where both are numbers, else "n/d".

    >>> quotient("1", "4"), quotient("1", "0")
    ('0.25', '1/0')
    """
    if is_plain(numerator) and is_plain(denominator) and Decimal(denominator):
        return f"{Decimal(numerator) / Decimal(denominator):f}"
    return f"{numerator}/{denominator}"


def footnotes_of(link: etree._Element, source: str) -> dict[str, list[str]]:
    """Return the texts of a footnote link by the id of the fact they belong to.

    Raises:
        ReadError: It links more than any filing does.
    """
    located: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, list[str]] = defaultdict(list)
    arcs: list[tuple[str, str]] = []
    for child in link:
        label = child.get(XLINK + "label", "")
        if child.tag == LINK + "loc":
            located[label].append(child.get(XLINK + "href", "").rpartition("#")[2])
        elif child.tag == LINK + "footnote":
            texts[label].append(" ".join(all_text(child).split()))
        elif child.tag == LINK + "footnoteArc":
            arcs.append((child.get(XLINK + "from", ""), child.get(XLINK + "to", "")))
    found: dict[str, list[str]] = defaultdict(list)
    links = 0
    for start, end in arcs:
        keys, said = located.get(start, ()), texts.get(end, ())
        links += len(keys) * len(said)
        check_links(links, source)
        for key in keys:
            found[key] += said
    return found


def check_references(document: Document, source: str) -> None:
    """Refuse a document whose facts name contexts or units that are not in it.

    Raises:
        ReadError: One does; the message names it.
    """
    for fact in document.facts:
        missing = None
        if fact.context not in document.contexts:
            missing = f"the context {fact.context[:60]!r}"
        elif fact.unit is not None and fact.unit not in document.units:
            missing = f"the unit {fact.unit[:60]!r}"
        if missing is not None:
            message = (
                f"found {fact.concept} under {missing}, which is not in the document; "
                "expected the whole of it; give it anew"
            )
            raise ReadError(message, source=source, line=fact.line)
