"""Inline XBRL: facts marked in the XHTML document people read.

Source: Inline XBRL 1.0 and 1.1 (XBRL International). A document may be one of several
that make an instance; each is read by itself, with the contexts of the others given.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lxml import etree

from kg.errors import ReadError
from kg.readers.xbrl.contexts import XBRLI, Namespaces, context_of, unit_of
from kg.readers.xbrl.document import Context, Document, RawFact
from kg.readers.xbrl.instance import (
    LINK,
    XLINK,
    check_references,
    footnotes_of,
    quotient,
)
from kg.readers.xbrl.parsing import (
    LARGEST,
    MOST_FACTS,
    attribute,
    check_count,
    check_links,
    line_of,
    tree_of,
)
from kg.readers.xbrl.plaintext import all_text, text_within
from kg.readers.xbrl.transforms import UnfitTextError, is_plain, transformed

KeepsMarkup = Callable[[str], bool]
"""Whether the texts of a concept are wanted with their markup."""

_SPACES = (
    "{http://www.xbrl.org/2013/inlineXBRL}",
    "{http://www.xbrl.org/2008/inlineXBRL}",
)
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_KINDS = ("nonFraction", "nonNumeric", "fraction")
_SCALE = re.compile(r"[+-]?[0-9]{1,2}")
_MOST_TIMES = 8
"""How many times the size of a document its facts' texts may have together."""
_MANY = 20
"""Most warnings of one kind that are printed one by one."""


def read(
    data: bytes,
    source: str,
    *,
    others: Sequence[Document] = (),
    limit: int = LARGEST,
    keeps_markup: KeepsMarkup | None = None,
) -> Document:
    """Read one inline document.

    Args:
        data: The whole file.
        source: Path or name, for messages.
        others: Documents of the same instance, whose contexts and units hold here too.
        limit: Most bytes to read.
        keeps_markup: Of which concepts texts come with their markup; none without it.

    Raises:
        ReadError: It is damaged, or a fact names a context or unit that is nowhere.
    """
    root = tree_of(data, source, what="an inline XBRL document", limit=limit)
    space = next((s for s in _SPACES if next(root.iter(s + "*"), None) is not None), "")
    if not space:
        message = (
            "found HTML without facts of inline XBRL, expected some; give the document "
            "of the filing"
        )
        raise ReadError(message, source=source)
    contexts: dict[str, Context] = {}
    units: dict[str, str] = {}
    for other in others:
        contexts.update(other.contexts)
        units.update(other.units)
    namespaces = Namespaces(root, data)
    own = _declarations(root, source, namespaces)
    contexts.update(own.contexts)
    units.update(own.units)
    page = _Page(root, space, source, len(data), namespaces, keeps_markup)
    marked = list(root.iter(*(space + kind for kind in _KINDS)))
    check_count(len(marked), MOST_FACTS, "facts", source, limit)
    check_count(len(contexts), MOST_FACTS, "contexts", source, limit)
    facts = tuple(page.fact(element) for element in marked)
    schemas = [ref.get(XLINK + "href", "") for ref in root.iter(LINK + "schemaRef")]
    document = Document(contexts, units, facts, tuple(schemas), page.warnings())
    check_references(document, source)
    return document


class _Page:
    """One document and what its facts need of the rest of it."""

    def __init__(
        self,
        root: etree._Element,
        space: str,
        source: str,
        size: int,
        namespaces: Namespaces,
        keeps_markup: KeepsMarkup | None,
    ) -> None:
        self._space, self._source, self._namespaces = space, source, namespaces
        self._keeps_markup = keeps_markup
        self._left = _MOST_TIMES * size
        self._continuations = {
            attribute(part, "id"): part for part in root.iter(space + "continuation")
        }
        self._notes = _footnotes(root, space, source)
        self._unfit: list[str] = []

    def fact(self, element: etree._Element) -> RawFact:
        """Read one marked fact."""
        kind = element.tag.removeprefix(self._space)
        nil = attribute(element, _NIL) in ("true", "1")
        concept = self._namespaces.name(element, element.get("name", ""))
        parts = self._parts_of(element)
        printed = self._printed(parts) if kind != "fraction" else ""
        if nil:
            text = ""
        elif kind == "fraction":
            text = self._fraction(element)
        elif kind == "nonFraction":
            text = self._number(element, printed)
        else:
            text = self._text(element, printed)
        key = attribute(element, "id")
        return RawFact(
            concept=concept,
            context=attribute(element, "contextRef"),
            unit=attribute(element, "unitRef") or None,
            text=text,
            raw=printed or text,
            nil=nil,
            decimals=element.get("decimals"),
            precision=element.get("precision"),
            language=_language(element) if kind == "nonNumeric" else None,
            id=key or None,
            line=line_of(element),
            footnotes=tuple(self._notes.get(key, ())),
            markup=self._markup(concept, parts),
        )

    def warnings(self) -> tuple[str, ...]:
        """Return what could not be transformed, one line each."""
        more = len(self._unfit) - _MANY
        tail = (
            [f"and {more} more texts that do not fit their format"] if more > 0 else []
        )
        return (*self._unfit[:_MANY], *tail)

    def _parts_of(self, element: etree._Element) -> list[etree._Element]:
        """Return the element of a fact and its continuations, in order."""
        parts = [element]
        following = attribute(element, "continuedAt")
        while following in self._continuations:
            part = self._continuations.pop(following)  # no two texts share one
            parts.append(part)
            following = attribute(part, "continuedAt")
        return parts

    def _printed(self, parts: Sequence[etree._Element]) -> str:
        """Return the text that the parts of a fact show."""
        texts = [text_within(part, self._space + "exclude") for part in parts]
        self._left -= sum(map(len, texts))
        if self._left < 0:
            message = (
                "found texts nested in one another to many times the size of the "
                "document, expected facts; give the document as filed"
            )
            raise ReadError(message, source=self._source, line=line_of(parts[0]))
        return " ".join(text for text in texts if text)

    def _markup(self, concept: str, parts: Sequence[etree._Element]) -> str | None:
        """Return a text with its markup, where it has any and that is wanted."""
        if parts[0].get("escape") not in ("true", "1") or self._keeps_markup is None:
            return None
        if not self._keeps_markup(concept):
            return None
        return "".join(
            etree.tostring(part, encoding="unicode", with_tail=False) for part in parts
        )

    def _number(self, element: etree._Element, printed: str) -> str:
        """Return the value of a number: format, then scale, then sign."""
        unfit_before = len(self._unfit)
        value = self._formatted(element, printed)
        plain = value if element.get("format") else value.replace(",", "")
        scale = element.get("scale", "0").strip()
        if not is_plain(plain) or _SCALE.fullmatch(scale) is None:
            if len(self._unfit) == unfit_before:
                self._unfit.append(_unfit(element, printed))
            return printed
        sign, digits, exponent = Decimal(plain).as_tuple()
        stated = element.get("sign", "")
        if stated not in ("", "-"):
            self._unfit.append(f"line {line_of(element)}: the sign {stated!r} is none")
        negative = bool(sign) != (stated == "-")
        number = Decimal((int(negative), digits, int(exponent) + int(scale)))
        return f"{number:f}"

    def _text(self, element: etree._Element, printed: str) -> str:
        return self._formatted(element, printed) if element.get("format") else printed

    def _formatted(self, element: etree._Element, printed: str) -> str:
        """Apply the format of a fact; a text that does not fit stays as printed."""
        written = attribute(element, "format")
        if not written:
            return printed
        try:
            return transformed(written.rpartition(":")[2], printed)
        except (UnfitTextError, KeyError):
            self._unfit.append(_unfit(element, printed))
            return printed

    def _fraction(self, element: etree._Element) -> str:
        """Return numerator over denominator as a decimal where it ends, else "n/d"."""
        ends = {}
        for name in ("numerator", "denominator"):
            part = element.find(self._space + name)
            shown = "" if part is None else " ".join(all_text(part).split())
            ends[name] = self._number(part, shown) if part is not None else ""
        return quotient(ends["numerator"], ends["denominator"])


def _unfit(element: etree._Element, printed: str) -> str:
    name, rule = element.get("name", ""), element.get("format", "no format")
    return f"line {line_of(element)}: {name} {printed[:40]!r} does not fit {rule}"


def _language(element: etree._Element) -> str | None:
    """Return the language in force at an element."""
    here: etree._Element | None = element
    while here is not None:
        language = here.get(_LANG)
        if language is not None:
            return language
        here = here.getparent()
    return None


def _footnotes(
    root: etree._Element, space: str, source: str
) -> Mapping[str, list[str]]:
    """Return the texts of footnotes by fact id, in the forms of 1.0 and 1.1."""
    notes: dict[str, list[str]] = {}
    for link in root.iter(LINK + "footnoteLink"):
        for key, texts in footnotes_of(link, source).items():
            notes.setdefault(key, []).extend(texts)
    shown = {
        attribute(note, "id"): text_within(note, space + "exclude")
        for note in root.iter(space + "footnote")
    }
    links = 0
    for relation in root.iter(space + "relationship"):
        linked = [shown[t] for t in relation.get("toRefs", "").split() if t in shown]
        keys = relation.get("fromRefs", "").split() if linked else []
        links += len(keys) * len(linked)
        check_links(links, source)
        for key in keys:
            notes.setdefault(key, []).extend(linked)
    return notes


def _declarations(
    root: etree._Element, source: str, namespaces: Namespaces
) -> Document:
    """Return the contexts and units a document declares, without facts."""
    contexts = {
        attribute(element, "id"): context_of(element, source, namespaces)
        for element in root.iter(XBRLI + "context")
    }
    units = {
        attribute(element, "id"): unit_of(element)
        for element in root.iter(XBRLI + "unit")
    }
    return Document(contexts, units, ())


def read_together(
    files: Sequence[tuple[str, bytes]],
    *,
    limit: int = LARGEST,
    keeps_markup: KeepsMarkup | None = None,
) -> Document:
    """Read the documents of one instance as one, facts in their order.

    Any of them may declare a context or unit, which then holds in all.

    Args:
        files: Path and content of each.
        limit: Most bytes of one.
        keeps_markup: See `read`.

    Raises:
        ReadError: See `read`.
    """
    shared: list[Document] = []
    for source, data in files if len(files) > 1 else ():
        root = tree_of(data, source, what="an inline XBRL document", limit=limit)
        shared.append(_declarations(root, source, Namespaces(root, data)))
    first, *rest = [
        read(data, source, others=shared, limit=limit, keeps_markup=keeps_markup)
        for source, data in files
    ]
    for document in rest:
        first = replace(
            first,
            contexts={**first.contexts, **document.contexts},
            units={**first.units, **document.units},
            facts=first.facts + document.facts,
            schemas=tuple(dict.fromkeys(first.schemas + document.schemas)),
            warnings=first.warnings + document.warnings,
        )
    return first
