"""Which report presents a fact, by the presentation linkbase."""

import re
from collections.abc import Callable

from kg.readers.xbrl.linkbases import Taxonomy

_SERIAL = re.compile(r"^\d+ - (?:Document|Statement|Disclosure|Schedule) - ")
_DETAIL = re.compile(r"\(details?", re.IGNORECASE)


class Titles:
    """The titles of a filing's reports; each answer is worked out once."""

    def __init__(self, taxonomy: Taxonomy, is_related: Callable[[str], bool]) -> None:
        """Look at a filing.

        Args:
            taxonomy: Its linkbases.
            is_related: Whether a title speaks of related parties.
        """
        self._reports, self._roles = taxonomy.reports_of(), taxonomy.roles
        self._is_related = is_related
        self._with: dict[tuple[str, ...], frozenset[str]] = {}
        self._titles: dict[tuple[str, tuple[str, ...]], str] = {}
        self._ranks: dict[str, tuple[bool, bool, str]] = {}

    def title(self, concept: str, axes: tuple[str, ...]) -> str:
        """Return the title of a report that presents a concept cut by axes.

        Of several the first by this order: it speaks of related parties; it tells
        details; its title.
        """
        key = concept, axes
        title = self._titles.get(key)
        if title is None:
            reports = self._reports.get(concept, frozenset())
            if axes:
                reports &= self._presenting(axes)
            ranked = [self._ranked(role) for role in reports]
            title = self._titles[key] = min(ranked)[-1] if ranked else ""
        return title

    def _presenting(self, axes: tuple[str, ...]) -> frozenset[str]:
        """Return the reports that present all these axes."""
        reports = self._with.get(axes)
        if reports is None:
            sets = [self._reports.get(axis, frozenset()) for axis in axes]
            reports = self._with[axes] = frozenset.intersection(*sets)
        return reports

    def _ranked(self, role: str) -> tuple[bool, bool, str]:
        """Return the title of a report, behind what sorts the best of several first."""
        ranked = self._ranks.get(role)
        if ranked is None:
            title = _SERIAL.sub("", self._roles.get(role, ""))
            ranked = not self._is_related(title), _DETAIL.search(title) is None, title
            self._ranks[role] = ranked
        return ranked
