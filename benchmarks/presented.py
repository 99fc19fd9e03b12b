"""The lines of each report of a filing, in the order of its presentation linkbase."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from kg.readers.xbrl.instance import LINK, XLINK
from kg.readers.xbrl.linkbases import STANDARD_ROLE


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a presentation: an element, the label role it asks for, its axis."""

    name: str
    role: str
    axis: str | None


def trees_of(files: Iterable[tuple[str, bytes]]) -> dict[str, list[Node]]:
    """Return the lines of each report in the order of its presentation."""
    arcs: dict[str, dict[str, list[tuple[float, int, str, str]]]] = {}
    for _, data in files:
        if b"presentationLink" not in data:
            continue
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True))
        for link in root.iter(LINK + "presentationLink"):
            at = {
                loc.get(XLINK + "label"): _name_of(loc.get(XLINK + "href", ""))
                for loc in link.iterchildren(LINK + "loc")
            }
            of_role = arcs.setdefault(link.get(XLINK + "role", ""), defaultdict(list))
            for n, arc in enumerate(link.iterchildren(LINK + "presentationArc")):
                if arc.get("use") == "prohibited":
                    continue
                parent, child = (
                    at.get(arc.get(XLINK + "from")),
                    at.get(arc.get(XLINK + "to")),
                )
                if parent and child:
                    role = arc.get("preferredLabel") or STANDARD_ROLE
                    of_role[parent].append(
                        (float(arc.get("order") or 1), n, child, role)
                    )
    return {role: list(_walked(tree)) for role, tree in arcs.items()}


def _name_of(href: str) -> str:
    prefix, _, local = href.rpartition("#")[2].partition("_")
    return f"{prefix}:{local}" if local else prefix


def _walked(tree: Mapping[str, list[tuple[float, int, str, str]]]) -> Iterator[Node]:
    below = {child for some in tree.values() for _, _, child, _ in some}

    def walk(name: str, role: str, axis: str | None, depth: int) -> Iterator[Node]:
        yield Node(name, role, axis)
        if name.endswith("Axis"):
            axis = name
        for _, _, child, asked in sorted(tree.get(name, ())) if depth < 40 else ():
            yield from walk(child, asked, axis, depth + 1)

    for root in tree:
        if root not in below:
            yield from walk(root, STANDARD_ROLE, None, 0)
