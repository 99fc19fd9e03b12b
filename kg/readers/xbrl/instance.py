"""The XBRL instance: an XML document whose children are contexts, units and facts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from lxml import etree

from kg.errors import ReadError
from kg.readers.xbrl.contexts import XBRLI, Namespaces, context_of, unit_of
from kg.readers.xbrl.document import Context, Document, RawFact
from kg.readers.xbrl.element_names import prefix_of, qualified
from kg.readers.xbrl.parsing import (
    LARGEST,
    MOST_FACTS,
    attribute,
    check_count,
    check_links,
    line_of,
    stream_of,
    tree_of,
)
from kg.readers.xbrl.plaintext import all_text
from kg.readers.xbrl.transforms import is_plain

LINK = "{http://www.xbrl.org/2003/linkbase}"
XLINK = "{http://www.w3.org/1999/xlink}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_FRACTION = ("numerator", "denominator")
_TRUE = frozenset(["true", "1"])

STREAMED_FROM = 8_000_000
"""Bytes from which an instance is read child by child: a third slower, and never in
memory as a whole."""


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
    parts = _parts(data, source, limit)
    root = next(parts)
    if root.tag != XBRLI + "xbrl":
        message = (
            f"found XML that begins with {root.tag.rpartition('}')[2]!r}, expected "
            "xbrl; give the instance document"
        )
        raise ReadError(message, source=source, line=line_of(root))
    contents = _Contents(root, data, source)
    contents.take(parts)
    document = contents.document(limit)
    check_references(document, source)
    return document


def _parts(data: bytes, source: str, limit: int) -> Iterator[etree._Element]:
    """Yield the root and then its children; of a large file one at a time.

    White space between elements is kept only where it may be text: where a child of
    the root holds elements and is none of XBRL's own it is a tuple, or a fact whose
    writer forgot to escape its markup.
    """
    what = "an XBRL instance"
    if len(data) > STREAMED_FROM:
        yield from stream_of(data, source, what=what, limit=limit)
        return
    root = tree_of(data, source, what=what, limit=limit, blanks=False)
    for child in root:
        if len(child) and not child.tag.startswith((XBRLI, LINK)):
            root = tree_of(data, source, what=what, limit=limit)
            break
    yield root
    yield from root


class _Contents:
    """What the children of the root taken so far hold."""

    def __init__(self, root: etree._Element, data: bytes, source: str) -> None:
        """Begin with what the root itself says."""
        self._source = source
        self._language = root.get(_LANG)
        self._namespaces = Namespaces(root, data)
        self._contexts: dict[str, Context] = {}
        self._units: dict[str, str] = {}
        self._schemas: list[str] = []
        self._facts: list[RawFact] = []
        self._notes: dict[str, list[str]] = {}
        self._concepts: dict[str, str] = {}

    def take(self, children: Iterable[etree._Element]) -> None:
        """Read children of the root; each is done with when the next is asked for."""
        add, read = self._facts.append, self._fact
        for child in children:
            if child.get("contextRef") is not None:
                add(read(child))
            else:
                self._take_other(child)

    def _take_other(self, child: etree._Element) -> None:
        """Read a child that is no fact."""
        tag = child.tag
        if tag == XBRLI + "context":
            context = context_of(child, self._source, self._namespaces)
            self._contexts[attribute(child, "id")] = context
        elif tag == XBRLI + "unit":
            self._units[attribute(child, "id")] = unit_of(child)
        elif tag == LINK + "schemaRef":
            self._schemas.append(child.get(XLINK + "href", ""))
        elif tag == LINK + "footnoteLink":
            for key, texts in footnotes_of(child, self._source).items():
                self._notes.setdefault(key, []).extend(texts)
        elif not tag.startswith((XBRLI, LINK)):
            self._facts += [
                self._fact(element)
                for element in child.iter()
                if element.get("contextRef") is not None
            ]

    def _fact(self, element: etree._Element) -> RawFact:
        """Read the fact that an element is; its footnotes may come after it."""
        tag, get = element.tag, element.get
        concept = self._concepts.get(tag)
        if concept is None:
            namespace, _, local = tag.rpartition("}")
            prefix = prefix_of(namespace[1:], element.prefix or "")
            concept = self._concepts[tag] = qualified(prefix, local)
        unit = attribute(element, "unitRef") or None
        nil = attribute(element, _NIL) in _TRUE
        text = "" if nil else _text(element)
        return RawFact(
            concept,
            attribute(element, "contextRef"),
            unit,
            text,
            text,
            nil,
            get("decimals"),
            get("precision"),
            attribute(element, _LANG) or (None if unit else self._language),
            attribute(element, "id") or None,
            line_of(element),
        )

    def document(self, limit: int) -> Document:
        """Return all of it.

        Raises:
            ReadError: It is more than may be read.
        """
        facts, notes = self._facts, self._notes
        check_count(len(facts), MOST_FACTS, "facts", self._source, limit)
        check_count(len(self._contexts), MOST_FACTS, "contexts", self._source, limit)
        noted = tuple(_with_footnotes(facts, notes) if notes else facts)
        return Document(self._contexts, self._units, noted, tuple(self._schemas))


def _with_footnotes(
    facts: Iterable[RawFact], notes: Mapping[str, Sequence[str]]
) -> Iterator[RawFact]:
    """Yield the facts, those that `notes` names by id with the texts it has."""
    for fact in facts:
        texts = notes.get(fact.id) if fact.id is not None else None
        yield fact if texts is None else fact._replace(footnotes=tuple(texts))


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
        label = attribute(child, XLINK + "label")
        if child.tag == LINK + "loc":
            key = attribute(child, XLINK + "href").rpartition("#")[2]
            located[label].append(key)
        elif child.tag == LINK + "footnote":
            texts[label].append(" ".join(all_text(child).split()))
        elif child.tag == LINK + "footnoteArc":
            ends = attribute(child, XLINK + "from"), attribute(child, XLINK + "to")
            arcs.append(ends)
    notes: dict[str, list[str]] = defaultdict(list)
    links = 0
    for start, end in arcs:
        keys, shown = located.get(start, ()), texts.get(end, ())
        links += len(keys) * len(shown)
        check_links(links, source)
        for key in keys:
            notes[key] += shown
    return notes


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
