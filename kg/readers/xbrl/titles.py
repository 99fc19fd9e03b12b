"""Which report presents a fact, by the presentation linkbase."""

import re
from collections.abc import Callable

from kg.readers.xbrl.document import Dimension
from kg.readers.xbrl.linkbases import Taxonomy

_SERIAL = re.compile(r"^\d+ - (?:Document|Statement|Disclosure|Schedule) - ")
_DETAIL = re.compile(r"\(details?", re.IGNORECASE)
_STATEMENT = re.compile(
    r"\b(?:balance sheets?|(?:income|cash ?flows?|earnings) statements?|"
    r"statements? of (?:the |our )?(?:(?:consolidated|combined|condensed|unaudited|"
    r"interim) )*(?:operations|income|loss|earnings|profit|expenses|cash ?flows?|"
    r"comprehensive|financial (?:position|condition)|(?:net )?assets|"
    r"(?:changes|stockholders|shareholders|members|partners)\b))",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\((?:[\w ]+ )?(?:details?|tables?|polic\w*|narrative)|\bsupplement|\bnotes?\b",
    re.IGNORECASE,
)


def tells_details(title: str) -> bool:
    """Whether a report holds single cells of details, by its title.

    >>> tells_details("Leases (Details 2)"), tells_details("Leases (Tables)")
    (True, False)
    """
    return _DETAIL.search(title) is not None


def is_statement(title: str) -> bool:
    """Whether a report is a statement of the reporter as a whole, by its title.

    >>> is_statement("CONSOLIDATED BALANCE SHEETS (Parenthetical)")
    True
    >>> is_statement("Balance Sheet Components (Details)")
    False
    """
    return _STATEMENT.search(title) is not None and _NOTE.search(title) is None


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
        self._by_concept: dict[tuple[str, tuple[Dimension, ...]], frozenset[str]] = {}
        self._told: dict[frozenset[str], tuple[str, bool]] = {}
        self._on_statement: dict[frozenset[str], bool] = {}
        self._ranks: dict[str, tuple[bool, bool, str]] = {}

    def presenting(
        self, concept: str, cuts: tuple[Dimension, ...], label: str
    ) -> tuple[str, bool]:
        """Return the title of a report that presents a concept cut by members.

        Of several the first by this order: it speaks of related parties; it tells
        details; its title. With it, whether any of them speaks of related parties;
        where nothing tells which reports there are, the label of the concept decides.
        """
        if not self._reports:
            return "", self._is_related(label)
        reports = self._presenting(concept, cuts)
        told = self._told.get(reports)
        if told is None:
            ranked = [self._ranked(role) for role in reports]
            is_other, _, title = min(ranked, default=(True, True, ""))
            told = self._told[reports] = title, not is_other
        return told

    def are_on_statement(self, concept: str, cuts: tuple[Dimension, ...]) -> bool:
        """Whether a statement of the reporter presents a concept that nothing cuts."""
        if cuts or not self._reports:
            return False
        reports = self._presenting(concept, cuts)
        told = self._on_statement.get(reports)
        if told is None:
            told = self._on_statement[reports] = any(
                is_statement(title) and not self._is_related(title)
                for title in map(self._title_of, reports)
            )
        return told

    def _title_of(self, role: str) -> str:
        """Return the title of a report, without its number and kind."""
        return _SERIAL.sub("", self._roles.get(role, ""))

    def _presenting(self, concept: str, cuts: tuple[Dimension, ...]) -> frozenset[str]:
        """Return the reports that present a concept and all it is cut by.

        Those that present the axes are taken where none presents the members as well.
        """
        key = concept, cuts
        reports = self._by_concept.get(key)
        if reports is None:
            reports = self._reports.get(concept, frozenset())
            for cut in cuts:
                reports &= self._reports.get(cut.axis, frozenset())
            with_members = reports
            for cut in cuts:
                if cut.member is not None:
                    with_members &= self._reports.get(cut.member, frozenset())
            reports = with_members or reports
            self._by_concept[key] = reports
        return reports

    def _ranked(self, role: str) -> tuple[bool, bool, str]:
        """Return the title of a report, behind what sorts the best of several first."""
        ranked = self._ranks.get(role)
        if ranked is None:
            title = self._title_of(role)
            ranked = not self._is_related(title), not tells_details(title), title
            self._ranks[role] = ranked
        return ranked
