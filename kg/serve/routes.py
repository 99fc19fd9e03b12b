"""The addresses of the server: one table, for the application and its description."""

from dataclasses import dataclass
from typing import Final

from kg.queries.named import ParameterInfo
from kg.serve.messages import Audience


@dataclass(frozen=True, slots=True)
class Address:
    """One address.

    Attributes:
        stem: Its path; one that ends in "/" takes what follows as the name of a thing.
        task: Which task answers, of `kg.serve.tasks.TASKS`.
        audience: Who asks; None: a browser or a program, as its header Accept says.
        summary: For the description of the interface; "" leaves it out.
        names: What follows the stem, in the description.
        parameters: Those it takes; any other is refused where a program asks.
    """

    stem: str
    task: str
    audience: Audience | None = None
    summary: str = ""
    names: str = ""
    parameters: tuple[ParameterInfo, ...] = ()


LIMIT: Final = ParameterInfo("limit", "count", "most rows of this answer, 1 to 10000")
OFFSET: Final = ParameterInfo("offset", "count", "how many rows to pass over")
FORMAT: Final = ParameterInfo("format", "form", "json, or csv for all rows")
AS_OF: Final = ParameterInfo(
    "as_of", "day", "each reporter's last balance date on or before this day"
)
TEXT: Final = ParameterInfo(
    "q", "text", "a name, a part of it or a like spelling; a CIK; an accession number"
)
_PROGRAM: Final = Audience.PROGRAM

ADDRESSES: Final = (
    Address("/", "home"),
    Address("/query", "query_list"),
    Address("/query/", "query_page"),
    Address("/sparql", "sparql"),
    Address("/id/", "thing"),
    Address("/describe", "describe"),
    Address("/api", "interface"),
    Address("/note/", "note", Audience.PERSON),
    Address("/picture", "picture", Audience.PERSON),
    Address("/openapi.json", "openapi", _PROGRAM),
    Address("/api/query/", "named", _PROGRAM, "Rows of a named query", "name",
            (LIMIT, OFFSET, FORMAT)),
    Address("/api/search", "search", _PROGRAM,
            "Reporters, parties and filings that a text may mean",
            parameters=(TEXT, LIMIT, OFFSET)),
    Address("/api/party/", "party", _PROGRAM,
            "A party: balances, roles, names and why they are one, statements, "
            "documents", "id"),
    Address("/api/reporter/", "reporter", _PROGRAM,
            "A reporting entity, by CIK or key: the same, and its filings", "cik"),
    Address("/api/filing/", "filing", _PROGRAM,
            "A filing, by accession or page hash: reports, facts, notes", "accession",
            (LIMIT, OFFSET)),
    Address("/api/fact/", "fact", _PROGRAM,
            "A fact with its evidence: the cells it was read from", "id"),
    Address("/api/expand/", "expand", _PROGRAM,
            "The balances round a party or reporter, the largest of each currency "
            "first", "id", (LIMIT, AS_OF)),
)  # fmt: skip
