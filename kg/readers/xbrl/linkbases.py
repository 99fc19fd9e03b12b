"""Schemas and linkbases of a filing: names, types, reports and trees of its elements.

They come as files of their own, inside a schema, or not at all; each is read by what it
holds, and what is missing is only a name less. Elements are keyed as on facts
(``us-gaap:Assets``): the filing's schema names its own elements, and the id of a
standard one is its prefix and name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from lxml import etree

from kg.model.filing import Summand
from kg.readers.xbrl.element_names import prefix_of
from kg.readers.xbrl.instance import LINK, XLINK
from kg.readers.xbrl.parsing import (
    LARGEST,
    MOST_LINKS,
    attribute,
    check_links,
    tree_of,
)
from kg.readers.xbrl.plaintext import all_text
from kg.readers.xbrl.transforms import is_plain

_XS = "{http://www.w3.org/2001/XMLSchema}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STANDARD_ROLE = "http://www.xbrl.org/2003/role/label"
_PRINTED = tuple(
    f"http://www.xbrl.org/2003/role/{name}Label" for name in ("terse", "verbose")
)
"""Label roles that pages print names by, the first that a presentation asks for."""
_DOCUMENTATION = "http://www.xbrl.org/2003/role/documentation"
_LABEL_LINK, _PRESENTATION_LINK = LINK + "labelLink", LINK + "presentationLink"
_CALCULATION_LINK = LINK + "calculationLink"
_LINKS = (_LABEL_LINK, _PRESENTATION_LINK, _CALCULATION_LINK)
_LOC, _WITHDRAWN = LINK + "loc", "prohibited"
_SCHEMA = re.compile(rb"<(?:[\w.-]+:)?schema[\s>]")
_TOP = 20_000
"""Bytes among which a schema's root stands."""
_LABEL, _HREF = XLINK + "label", XLINK + "href"
_FROM, _TO = XLINK + "from", XLINK + "to"
_ROLE = XLINK + "role"


class _Names(dict[str, str]):
    """The element each locator points at (``...#us-gaap_Assets``), worked out once.

    >>> _Names()["http://x.example/us-gaap.xsd#us-gaap_Assets"]
    'us-gaap:Assets'
    """

    def __init__(self) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}
        """The elements of the filing's own schemas by their ids."""

    def __missing__(self, href: str) -> str:
        key = href.rpartition("#")[2]
        name = self.ids.get(key)
        if name is None:
            prefix, _, local = key.partition("_")
            name = f"{prefix}:{local}" if local else key
        self[href] = name
        return name


@dataclass(slots=True)
class Taxonomy:
    """All that the schemas and linkbases of one filing say.

    Attributes:
        labels: Texts by label role, by element.
        roles: Title of each extended link role.
        presented: Extended link roles (reports) each element is presented in.
        preferred: Label roles each element is presented under, where an arc names one.
        calculation: Parts of the sums, in the order of the files.
        files: How many files were read.
    """

    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    presented: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    preferred: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    calculation: list[Summand] = field(default_factory=list)
    files: int = 0
    _by_local: dict[str, str] = field(default_factory=dict)
    _names: _Names = field(default_factory=_Names)

    def labels_of(self, name: str) -> frozenset[str]:
        """Return the texts of all labels of an element; () where none is at hand."""
        return frozenset(self.labels.get(name, {}).values())

    def label(self, name: str, role: str = STANDARD_ROLE) -> str | None:
        """Return the label of an element, or None; the standard one where `role` lacks.

        An element under a second prefix of the filer's is found by its local name.
        """
        texts = self.labels.get(name)
        if texts is None and self.labels:
            if not self._by_local:
                self._by_local.update(
                    {key.rpartition(":")[2]: key for key in sorted(self.labels)}
                )
            texts = self.labels.get(self._by_local.get(name.rpartition(":")[2], ""))
        if not texts:
            return None
        return texts.get(role) or texts.get(STANDARD_ROLE) or texts[min(texts)]

    def printed_label(self, name: str) -> str | None:
        """Return the label the filing's pages print for an element, or None.

        That is the terse or verbose one where a presentation asks for it, else the
        standard one.
        """
        asked_for = self.preferred.get(name)
        if not asked_for:
            return self.label(name)
        role = next((role for role in _PRINTED if role in asked_for), STANDARD_ROLE)
        return self.label(name, role)

    def reports_of(self) -> dict[str, frozenset[str]]:
        """Return the extended link roles each element is presented in."""
        return {name: frozenset(roles) for name, roles in self.presented.items()}


def taxonomy_of(
    files: Iterable[tuple[str, bytes]], *, limit: int = LARGEST
) -> Taxonomy:
    """Read the schemas and linkbases of a filing, in any order.

    Definitions are the longest of the linkbases, and facts do not need them: a file of
    nothing else is passed over.

    Args:
        files: Name and content of each.
        limit: Most bytes of one.

    Raises:
        ReadError: One is damaged.
    """
    taxonomy = Taxonomy()
    ordered = sorted(files, key=lambda file: file[0])
    taxonomy.files = len(ordered)
    ranks: dict[tuple[str, str], int] = {}
    links: list[tuple[str, bytes]] = []
    schemas: list[tuple[str, etree._Element, bool]] = []
    for name, data in ordered:
        if _only_defines(data):
            continue
        if _SCHEMA.search(data[:_TOP]) is None:
            links.append((name, data))
        else:
            root = _tree(name, data, limit)
            schemas.append((name, root, _WITHDRAWN.encode() in data))
            if root.tag == _XS + "schema":
                _read_schema(root, taxonomy)
    for name, root, withdraws in schemas:
        _read_links(name, root, taxonomy, ranks, withdraws=withdraws)
    for name, data in links:  # one tree at a time: the memory of the last is at hand
        root = _tree(name, data, limit)
        withdraws = _WITHDRAWN.encode() in data
        if root.tag == _XS + "schema":
            _read_schema(root, taxonomy)
        _read_links(name, root, taxonomy, ranks, withdraws=withdraws)
    return taxonomy


def _read_links(
    name: str,
    root: etree._Element,
    taxonomy: Taxonomy,
    ranks: dict[tuple[str, str], int],
    *,
    withdraws: bool,
) -> None:
    """Take what the extended links of a file say."""
    for link in root.iter(*_LINKS):
        if link.tag == _LABEL_LINK:
            _read_labels(link, taxonomy, ranks, name)
        elif link.tag == _PRESENTATION_LINK:
            _read_presentation(link, taxonomy, withdraws=withdraws)
        else:
            taxonomy.calculation += _arcs(link, taxonomy._names, name)
            check_links(len(taxonomy.calculation), name)


def _tree(name: str, data: bytes, limit: int) -> etree._Element:
    what = "a schema or linkbase"
    return tree_of(data, name, what=what, limit=limit, blanks=False)


def _only_defines(data: bytes) -> bool:
    """Whether a file holds definitions and nothing else that is read."""
    return b"definitionLink" in data and not any(
        mark in data
        for mark in (b"labelLink", b"presentationLink", b"calculationLink", b"schema>")
    )


def _read_schema(root: etree._Element, taxonomy: Taxonomy) -> None:
    """Take the ids of elements and the report titles of a schema."""
    target = root.get("targetNamespace", "")
    given = next((p for p, uri in root.nsmap.items() if uri == target and p), "")
    for element in root.iterchildren(_XS + "element"):
        local = element.get("name")
        if local is None:
            continue
        key = element.get("id", "")
        prefix = prefix_of(target, given or key.removesuffix("_" + local))
        taxonomy._names.ids[key] = f"{prefix}:{local}"
    for role in root.iter(LINK + "roleType"):
        text = role.findtext(LINK + "definition")
        if text is not None:
            taxonomy.roles[role.get("roleURI", "")] = " ".join(text.split())


def _located(link: etree._Element, names: _Names) -> dict[str, list[str]]:
    """Return the elements the locators of an extended link point at, by their label."""
    located: dict[str, list[str]] = {}
    for loc in link.iterchildren(_LOC):
        name = names[attribute(loc, _HREF)]
        located.setdefault(attribute(loc, _LABEL), []).append(name)
    return located


def _read_presentation(
    link: etree._Element, taxonomy: Taxonomy, *, withdraws: bool
) -> None:
    """Take the elements one report presents.

    Args:
        link: Its extended link.
        taxonomy: To add to.
        withdraws: Whether the file withdraws arcs; else all that is located counts.
    """
    role, names, presented = attribute(link, _ROLE), taxonomy._names, taxonomy.presented
    used = {
        attribute(arc, end)
        for arc in (link.iterchildren(LINK + "presentationArc") if withdraws else ())
        if arc.get("use") != _WITHDRAWN
        for end in (_FROM, _TO)
    }
    bearers: dict[str, str] = {}
    for loc in link.iterchildren(_LOC):
        bearers[attribute(loc, _LABEL)] = names[attribute(loc, _HREF)]
        if not withdraws or attribute(loc, _LABEL) in used:
            presented[names[attribute(loc, _HREF)]].add(role)
    for arc in link.iterchildren(LINK + "presentationArc"):
        asked_for = attribute(arc, "preferredLabel")
        if asked_for and arc.get("use") != _WITHDRAWN:
            name = bearers.get(attribute(arc, _TO))
            if name is not None:
                taxonomy.preferred[name].add(asked_for)


def _arcs(link: etree._Element, names: _Names, source: str) -> list[Summand]:
    """Return the arcs of a calculation that are not withdrawn, and weigh something.

    Raises:
        ReadError: It links more than any filing does.
    """
    role, located = attribute(link, _ROLE), _located(link, names)
    arcs: list[Summand] = []
    for arc in link.iterchildren(LINK + "calculationArc"):
        weight = arc.get("weight", "1")
        if arc.get("use") == _WITHDRAWN or not is_plain(weight):
            continue
        parents = located.get(attribute(arc, _FROM), ())
        children = located.get(attribute(arc, _TO), ())
        check_links(len(arcs) + len(parents) * len(children), source)
        arcs += [
            Summand(role, parent, child, Decimal(weight))
            for parent in parents
            for child in children
        ]
    return arcs


def _read_labels(
    link: etree._Element,
    taxonomy: Taxonomy,
    ranks: dict[tuple[str, str], int],
    source: str,
) -> None:
    """Take the labels of one label link.

    Args:
        link: The link.
        taxonomy: To add to.
        ranks: How good the language of each label held is, where it is not the best.
        source: For messages.
    """
    located = _located(link, taxonomy._names)
    names: dict[str, list[str]] = {}
    links = 0
    for arc in link.iterchildren(LINK + "labelArc"):
        if arc.get("use") != _WITHDRAWN:
            bearers_of_arc = located.get(attribute(arc, _FROM), ())
            links += len(bearers_of_arc)
            if links > MOST_LINKS:
                check_links(links, source)
            names.setdefault(attribute(arc, _TO), []).extend(bearers_of_arc)
    for label in link.iterchildren(LINK + "label"):
        role = attribute(label, _ROLE) or STANDARD_ROLE
        bearers = names.get(attribute(label, _LABEL))
        if bearers is None or role == _DOCUMENTATION:
            continue
        text = label.text or "" if len(label) == 0 else all_text(label)
        text, language = " ".join(text.split()), label.get(_LANG, "")
        rank = 0 if language == "en-US" else _rank(language)
        links += len(bearers)
        if links > MOST_LINKS:
            check_links(links, source)
        for name in bearers if text else ():
            texts = taxonomy.labels.setdefault(name, {})
            if role not in texts or rank < ranks.get((name, role), 0):
                texts[role] = text
                ranks[name, role] = rank


@lru_cache(maxsize=256)
def _rank(language: str) -> int:
    """Return how good a label's language is: US English, English, any."""
    lower = language.lower()
    return 0 if lower in ("en-us", "") else 1 if lower.startswith("en") else 2
