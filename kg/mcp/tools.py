"""The tools: names, parameters and what an assistant reads of each."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Final

from pydantic import Field

from kg.errors import KGError
from kg.mcp import money, review, texts, things
from kg.mcp import sparql as own_query
from kg.mcp.reply import AbstainError, Reply, abstention, written

if TYPE_CHECKING:
    from kg.api.graph import Graph


Party = Annotated[
    str, Field(description="Counterparty: a name, a part of one, or an id; '' for all")
]
Reporter = Annotated[
    str,
    Field(description="Reporting company: a name, a CIK or an id; '' for all"),
]
Currency = Annotated[str, Field(description="Three letters, such as USD; '' for all")]
Day = Annotated[
    str,
    Field(
        description="A day such as 2021-06-30: each reporter's last balance date on or "
        "before it; '' for its last"
    ),
]
Start = Annotated[
    int, Field(description="Rows to pass over: the 'next' of the reply before", ge=0)
]


class Tools:
    """The tools over one graph; each returns JSON of at most `LARGEST` bytes.

    Args:
        graph: The graph; asked by one call at a time.
    """

    def __init__(self, graph: "Graph") -> None:
        self._graph = graph
        self._lock = threading.Lock()

    def _reply(self, ask: Callable[["Graph"], Reply], start: int = 0) -> str:
        try:
            with self._lock, self._graph.still():
                return written(ask(self._graph), start)
        except AbstainError as error:
            return abstention(error.reason, error.near)
        except KGError as error:
            return abstention(str(error))

    def search(self, text: str, start: Start = 0) -> str:
        """Find reporters, parties and filings by name, number or like spelling.

        Begin here when a name is not certain. Rows have the id other tools take.
        """
        return self._reply(lambda g: things.search(g, text), start)

    def party(self, name: str, reporter: Reporter = "", start: Start = 0) -> str:
        """Tell who a party or reporter is.

        Names as printed and why they are one, roles filing by filing, ties and terms
        with the words of the note, filings.
        """
        return self._reply(lambda g: things.party(g, name, reporter), start)

    def balances(
        self,
        reporter: Reporter = "",
        party: Party = "",
        currency: Currency = "",
        as_of: Day = "",
        start: Start = 0,
    ) -> str:
        """List what is owed on a day, one balance a row, the largest first.

        'owes' names the debtor. 'side' is seen from the reporter: 'due from' is owed
        to it, 'due to' by it. Amounts are whole units of the currency.
        """
        return self._reply(
            lambda g: money.balances(g, reporter, party, currency, as_of), start
        )

    def exposure(
        self,
        reporter: Reporter = "",
        party: Party = "",
        currency: Currency = "",
        as_of: Day = "",
        start: Start = 0,
    ) -> str:
        """Sum what is owed on a day by party and currency: due_from, due_to, net.

        Positive net: the party owes the reporter. Currencies are never added up.
        """
        return self._reply(
            lambda g: money.exposure(g, reporter, party, currency, as_of), start
        )

    def timeline(
        self,
        reporter: Reporter = "",
        party: Party = "",
        currency: Currency = "",
        start: Start = 0,
    ) -> str:
        """List the balances of all days, oldest first."""
        return self._reply(
            lambda g: money.timeline(g, reporter, party, currency), start
        )

    def changes(
        self,
        reporter: Reporter = "",
        party: Party = "",
        currency: Currency = "",
        start: Start = 0,
    ) -> str:
        """Tell how balances changed between balance dates: before, after, change."""
        return self._reply(lambda g: money.changes(g, reporter, party, currency), start)

    def shared(self, party: Party = "", start: Start = 0) -> str:
        """List parties that more than one reporter names, and those reporters."""
        return self._reply(lambda g: things.shared(g, party), start)

    def signals(self, reporter: Reporter = "", name: str = "", start: Start = 0) -> str:
        """List patterns for review with their numbers and cells, weightiest first.

        A pattern says what figures show, nothing of why. 'name' picks one pattern.
        """
        return self._reply(lambda g: review.signals(g, reporter, name), start)

    def checks(self, reporter: Reporter = "", rule: str = "", start: Start = 0) -> str:
        """List figures that do not add up, with the numbers and their cells."""
        return self._reply(lambda g: review.checks(g, reporter, rule), start)

    def evidence(
        self,
        fact: Annotated[str, Field(description="Id of a fact, from 'cells'")] = "",
        reporter: Reporter = "",
        party: Party = "",
        start: Start = 0,
    ) -> str:
        """Show the cells of a fact, or of all facts of a party, unsettled values too.

        The printed text, label, row, column head, page and address of each.
        """
        return self._reply(lambda g: things.evidence(g, fact, reporter, party), start)

    def search_text(self, words: str, start: Start = 0) -> str:
        """Find words in the notes about related parties."""
        return self._reply(lambda g: texts.search_text(g, words), start)

    def read_text(
        self,
        document: Annotated[str, Field(description="Key of a note, from search_text")],
        offset: Annotated[int, Field(description="First character", ge=0)] = 0,
    ) -> str:
        """Read a note about related parties, a piece at a time."""
        return self._reply(lambda g: texts.read_text(g, document, offset))

    def sparql(self, query: str, start: Start = 0) -> str:
        """Run SPARQL that reads (SELECT or ASK), when no other tool answers.

        At most 500 rows and 10 seconds. Select the fact beside its number: then the
        row brings its cell.
        """
        return self._reply(lambda g: own_query.sparql(g, query), start)


NAMES: Final = (
    "search", "party", "balances", "exposure", "timeline", "changes", "shared",
    "signals", "checks", "evidence", "search_text", "read_text", "sparql",
)  # fmt: skip
"""The tools in the order an assistant sees them; SPARQL is the last."""
