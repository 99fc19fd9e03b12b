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

from lxml import etree

from kg.readers.xbrl.instance import LINK, XLINK
from kg.readers.xbrl.names import prefix_of
from kg.readers.xbrl.parsing import LARGEST, check_links, tree_of
from kg.readers.xbrl.plaintext import all_text

_XS = "{http://www.w3.org/2001/XMLSchema}"
_XBRLI = "{http://www.xbrl.org/2003/instance}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STANDARD_ROLE = "http://www.xbrl.org/2003/role/label"
_DOCUMENTATION = "http://www.xbrl.org/2003/role/documentation"
_TREES = frozenset(
    f"http://xbrl.org/int/dim/arcrole/{name}"
    for name in ("domain-member", "dimension-domain")
)
_LABEL, _HREF = XLINK + "label", XLINK + "href"
_FROM, _TO, _ARCROLE = XLINK + "from", XLINK + "to", XLINK + "arcrole"


@dataclass(frozen=True, slots=True)
class Element:
    """What the filing's schema says of one of its own elements.

    Attributes:
        name: ``gahc:DirectorOneMember``.
        data_type: Local name of its type: ``monetaryItemType``.
        period: ``instant`` or ``duration``.
        balance: ``debit``, ``credit`` or None.
        abstract: Whether it can have no value.
    """

    name: str
    data_type: str
    period: str | None
    balance: str | None
    abstract: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """One arc of a tree.

    Attributes:
        role: Extended link role: the report or calculation it stands in.
        parent: Element above.
        child: Element below.
        order: Place among its siblings.
        weight: Of a calculation: 1 or -1, as written; else None.
        preferred: Role of the label shown, of a presentation; else None.
    """

    role: str
    parent: str
    child: str
    order: float
    weight: str | None = None
    preferred: str | None = None


@dataclass(slots=True)
class Taxonomy:
    """All that the schemas and linkbases of one filing say.

    Attributes:
        labels: Texts by label role, by element.
        elements: The filer's own elements, by name.
        roles: Title of each extended link role.
        presentation: Arcs of the reports.
        calculation: Arcs of the sums.
        domains: Arcs from axis to domain, and from domain or member to member.
        files: How many files were read.
    """

    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    elements: dict[str, Element] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    presentation: list[Arc] = field(default_factory=list)
    calculation: list[Arc] = field(default_factory=list)
    domains: list[Arc] = field(default_factory=list)
    files: int = 0
    _by_local: dict[str, str] = field(default_factory=dict)

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

    def reports_of(self) -> dict[str, frozenset[str]]:
        """Return the extended link roles each element is presented in."""
        found: dict[str, set[str]] = defaultdict(set)
        for arc in self.presentation:
            found[arc.child].add(arc.role)
            found[arc.parent].add(arc.role)
        return {name: frozenset(roles) for name, roles in found.items()}


def sniffs(head: str) -> bool:
    """Whether an XML text begins like a schema or linkbase."""
    return re.search(r"<(?:[\w.-]+:)?(?:linkbase|schema)[\s>]", head) is not None


def taxonomy_of(
    files: Iterable[tuple[str, bytes]], *, limit: int = LARGEST
) -> Taxonomy:
    """Read the schemas and linkbases of a filing, in any order.

    Args:
        files: Name and content of each.
        limit: Most bytes of one.

    Raises:
        ReadError: One is damaged.
    """
    taxonomy = Taxonomy()
    roots = [
        (name, tree_of(data, name, what="a schema or linkbase", limit=limit))
        for name, data in sorted(files, key=lambda file: file[0])
    ]
    ids: dict[str, str] = {}
    for _, root in roots:
        if root.tag == _XS + "schema":
            _read_schema(root, taxonomy, ids)
    languages: dict[tuple[str, str], str] = {}
    for name, root in roots:
        taxonomy.files += 1
        for link in root.iter(
            LINK + "labelLink",
            LINK + "presentationLink",
            LINK + "calculationLink",
            LINK + "definitionLink",
        ):
            _read_link(link, taxonomy, ids, languages, name)
    return taxonomy


def _read_schema(root: etree._Element, taxonomy: Taxonomy, ids: dict[str, str]) -> None:
    """Take the elements and report titles of a schema."""
    target = root.get("targetNamespace", "")
    given = next((p for p, uri in root.nsmap.items() if uri == target and p), "")
    for element in root.iterchildren(_XS + "element"):
        local = element.get("name")
        if local is None:
            continue
        key = element.get("id", "")
        prefix = prefix_of(target, given or key.removesuffix("_" + local))
        name = f"{prefix}:{local}"
        ids[key] = name
        taxonomy.elements[name] = Element(
            name,
            element.get("type", "").rpartition(":")[2],
            element.get(_XBRLI + "periodType"),
            element.get(_XBRLI + "balance"),
            element.get("abstract") == "true",
        )
    for role in root.iter(LINK + "roleType"):
        text = role.findtext(LINK + "definition")
        if text is not None:
            taxonomy.roles[role.get("roleURI", "")] = " ".join(text.split())


def _named(href: str, ids: dict[str, str]) -> str:
    """Return the element a locator points at: ``...#us-gaap_Assets``."""
    key = href.rpartition("#")[2]
    known = ids.get(key)
    if known is not None:
        return known
    prefix, _, local = key.partition("_")
    return f"{prefix}:{local}" if local else key


def _read_link(
    link: etree._Element,
    taxonomy: Taxonomy,
    ids: dict[str, str],
    languages: dict[tuple[str, str], str],
    source: str,
) -> None:
    """Take the labels or arcs of one extended link."""
    located: dict[str, list[str]] = defaultdict(list)
    for loc in link.iterchildren(LINK + "loc"):
        located[loc.get(_LABEL, "")].append(_named(loc.get(_HREF, ""), ids))
    if link.tag == LINK + "labelLink":
        _read_labels(link, located, taxonomy, languages, source)
        return
    tag, kept = {
        LINK + "presentationLink": ("presentationArc", taxonomy.presentation),
        LINK + "calculationLink": ("calculationArc", taxonomy.calculation),
        LINK + "definitionLink": ("definitionArc", taxonomy.domains),
    }[link.tag]
    role = link.get(XLINK + "role", "")
    defines = kept is taxonomy.domains
    for arc in link.iterchildren(LINK + tag):
        if defines and arc.get(_ARCROLE) not in _TREES:
            continue
        if arc.get("use") == "prohibited":
            continue
        parents = located.get(arc.get(_FROM, ""), ())
        children = located.get(arc.get(_TO, ""), ())
        check_links(len(kept) + len(parents) * len(children), source)
        order, weight = _number(arc.get("order")), arc.get("weight")
        preferred = arc.get("preferredLabel")
        kept += [
            Arc(role, parent, child, order, weight, preferred)
            for parent in parents
            for child in children
        ]


def _read_labels(
    link: etree._Element,
    located: dict[str, list[str]],
    taxonomy: Taxonomy,
    languages: dict[tuple[str, str], str],
    source: str,
) -> None:
    """Take the labels of one label link."""
    names: dict[str, list[str]] = defaultdict(list)
    links = 0
    for arc in link.iterchildren(LINK + "labelArc"):
        if arc.get("use") != "prohibited":
            held = located.get(arc.get(_FROM, ""), ())
            links += len(held)
            check_links(links, source)
            names[arc.get(_TO, "")] += held
    for label in link.iterchildren(LINK + "label"):
        role = label.get(XLINK + "role", STANDARD_ROLE)
        if role == _DOCUMENTATION:
            continue
        text = label.text or "" if len(label) == 0 else all_text(label)
        text, language = " ".join(text.split()), label.get(_LANG, "")
        bearers = names.get(label.get(_LABEL, ""), ())
        links += len(bearers)
        check_links(links, source)
        for name in bearers:
            _add_label(taxonomy, languages, (name, role), language, text)


def _number(text: str | None) -> float:
    try:
        return float(text or "1")
    except ValueError:
        return 1.0


def _rank(language: str) -> int:
    """Return how good a label's language is: US English, English, any."""
    lower = language.lower()
    return 0 if lower in ("en-us", "") else 1 if lower.startswith("en") else 2


def _add_label(
    taxonomy: Taxonomy,
    languages: dict[tuple[str, str], str],
    key: tuple[str, str],
    language: str,
    text: str,
) -> None:
    """Take a label where its language is no worse than that of the one held."""
    held = languages.get(key)
    if text and (held is None or _rank(language) < _rank(held)):
        name, role = key
        taxonomy.labels.setdefault(name, {})[role] = text
        languages[key] = language
