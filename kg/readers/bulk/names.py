"""Prefixes and endings of names, which the tables leave out."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from kg.readers.xbrl.document import Dimension
from kg.resources import ontology_rows

_LOCAL: Final = re.compile(r"[^\W\d][\w.-]*")
"""Local name of an element, by XML's rules."""


@cache
def _standard() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return prefixes of axes and members of the taxonomies, and labels, by name."""
    prefixes: dict[str, tuple[str, str]] = {}
    labels: dict[str, str] = {}
    for row in ontology_rows("concepts.csv"):
        if row["name"].endswith(("Axis", "Member", "Domain")):
            # The later taxonomy that has a name has it under its prefix of today.
            last = row["last_year"] or "9999"
            if last >= prefixes.get(row["name"], ("", ""))[0]:
                prefixes[row["name"]] = last, row["prefix"]
            labels[f"{row['prefix']}:{row['name']}"] = row["label"]
    return {name: prefix for name, (_, prefix) in prefixes.items()}, labels


STANDARD_MEMBERS: Final = _standard()[1]
"""Labels of axes and members of the taxonomies, by prefixed name."""


class Names:
    """The names of one filing.

    Args:
        accession: Stands for the taxonomy of the filer's own elements.
        instance: Name of the instance, ``gahc-20240930.xml``, which begins with the
            filer's prefix.
    """

    def __init__(self, accession: str, instance: str) -> None:
        stem = instance.replace("_", "-").partition("-")[0].partition(".")[0]
        self._own = stem.lower() if stem.isalnum() else "own"
        self._accession = accession
        self._prefixes = _standard()[0]
        self._concepts: dict[tuple[str, str], str] = {}

    def concept(self, tag: str, version: str) -> str:
        """Return the prefixed name of an element.

        >>> Names("0001-24-1", "gahc-20240930.xml").concept("Assets", "us-gaap/2024")
        'us-gaap:Assets'
        """
        name = self._concepts.get((tag, version))
        if name is None:
            family = version.partition("/")[0]
            if version == self._accession or "/" not in version:
                family = self._own
            name = f"{'ifrs-full' if family == 'ifrs' else family}:{tag}"
            self._concepts[tag, version] = name
        return name

    def cuts(self, segments: str) -> Iterator[Dimension]:
        """Yield the axes and members of a row of ``dim``: ``Axis=Member;Axis=Member;``.

        What is no name of an element stands on a typed axis.
        """
        for segment in segments.split(";"):
            axis, equals, member = segment.strip().partition("=")
            if not equals:
                continue
            name = self._ended(axis, "Axis")
            if _LOCAL.fullmatch(member):
                yield Dimension(name, self.member(member))
            else:
                yield Dimension(name, None, member)

    def member(self, local: str) -> str:
        """Return the prefixed name of a member given without its ending."""
        for ending in ("Member", "Domain"):
            name = local if local.endswith(ending) else local + ending
            if name in self._prefixes:
                return f"{self._prefixes[name]}:{name}"
        return self._ended(local, "Member")

    def _ended(self, local: str, ending: str) -> str:
        name = local if local.endswith(ending) else local + ending
        return f"{self._prefixes.get(name, self._own)}:{name}"
