"""Runs named queries over tables or store, and SPARQL text over the store."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from kg.errors import QueryError, unknown_word
from kg.facts.snapshot import Snapshot
from kg.queries.named import QueryInfo, check_names, named, parsed
from kg.queries.parameters import Parameter, Question, question_of
from kg.queries.rows import Rows, Triples
from kg.queries.sql_answers import ask_tables

if TYPE_CHECKING:
    from pyoxigraph import Store

Answer = Rows | Triples | bool

_NAME: Final = re.compile(r"[\w-]+\Z")
_DAYS_OF_BALANCES: Final = """
    SELECT DISTINCT date FROM positions
    WHERE (len($reporter) = 0 OR list_contains($reporter, entity))
        AND (len($party) = 0 OR list_contains($party, party))
    ORDER BY date DESC
"""
_UNSETTLED: Final = """
    SELECT count(*) FROM facts
    WHERE status = 'uncertain' AND currency IS NOT NULL
        AND (len($reporter) = 0 OR list_contains($reporter, whose))
        AND (len($party) = 0 OR list_contains($party, party_iri))
"""
_DAYS_ASKED: Final = frozenset({"as_of", "on", "since", "until"})
"""Parameters that are days of balances or flows."""
_MOST_DAYS: Final = 6
"""Days that the note of an empty answer lists."""
ENGINES: Final = ("tables", "sparql")


def run(
    snapshot: Snapshot,
    query: str,
    parameters: Mapping[str, Parameter] | None = None,
    *,
    engine: str = "tables",
    rdf: "Callable[[], Store]",
    timeout: float | None = None,
) -> Answer:
    """Return the answer to a named query or to SPARQL.

    Args:
        snapshot: The graph.
        query: Name, or SPARQL text; text may have the header and lines of values of
            `kg.queries.named`, and then takes parameters as a named query does.
        parameters: By name; None as a value counts as not given.
        engine: What answers a named query: ``tables`` or ``sparql``.
        rdf: Gives the store of the graph; called when it is asked.
        timeout: Seconds after which the question is given up. With one, infinity too,
            the store is asked in a process of its own, so that it can be interrupted.

    Raises:
        QueryError: The query or a parameter is not acceptable, or it took too long.
        NotFoundError: There is no query of that name.
    """
    given = {name: v for name, v in (parameters or {}).items() if v is not None}
    if engine not in ENGINES:
        raise unknown_word(QueryError, "engine", engine, ENGINES)
    is_name = _NAME.match(query.strip()) is not None
    info = named(query.strip()) if is_name else parsed("query", query)
    if not is_name and not info.parameters:
        from kg.queries.sparql import ask_text  # noqa: PLC0415

        return ask_text(rdf, query, given, snapshot.iris, timeout)
    if is_name and engine == "tables":
        return rows(snapshot, info.name, given, timeout)
    from kg.queries.sparql import ask_named  # noqa: PLC0415

    check_names(info, given)
    question = question_of(snapshot, given)
    answer = ask_named(rdf, info, question, snapshot.iris, timeout)
    if isinstance(answer, Rows):
        answer.notes = _notes(snapshot, info, question, answer)
    return answer


def rows(
    snapshot: Snapshot,
    name: str,
    parameters: Mapping[str, Parameter] | None = None,
    timeout: float | None = None,
) -> Rows:
    """Return the rows of a named query from the tables; see `run`."""
    given = {key: v for key, v in (parameters or {}).items() if v is not None}
    info = named(name)
    check_names(info, given)
    question = question_of(snapshot, given)
    answer = ask_tables(snapshot, info, question, timeout)
    answer.notes = _notes(snapshot, info, question, answer)
    return answer


def _notes(
    snapshot: Snapshot, info: QueryInfo, question: Question, answer: Rows
) -> tuple[str, ...]:
    """Return what texts were taken for; of an empty answer also what there is.

    Days of balances help only where a day can be asked for: what notes state, say, has
    nothing to do with them.
    """
    if len(answer) or () in question.texts.values():
        return question.notes
    if info.both_ends:
        told = "two reporting entities, of which one names the other, are what it needs"
        return (*question.notes, f"found no row; {told}")
    if _DAYS_ASKED.isdisjoint(parameter.name for parameter in info.parameters):
        return (*question.notes, "found no row")
    ends = {name: list(question.texts.get(name, ())) for name in ("reporter", "party")}
    found = snapshot.rows_named(_DAYS_OF_BALANCES, ends, question.reporters)
    days = " | ".join(str(day) for (day,) in found[:_MOST_DAYS])
    more = " and before" if len(found) > _MOST_DAYS else ""
    there = f"there are balances of {days}{more}" if days else "no balance counts"
    ((unsettled,),) = snapshot.rows_named(_UNSETTLED, ends, question.reporters)
    told = f"found no row; {there}; kg query uncounted lists what does not count"
    return (*question.notes, told + _waiting(info, unsettled))


def _waiting(info: QueryInfo, unsettled: int) -> str:
    """Return how to see the amounts whose column is not settled; "" without any."""
    if not unsettled:
        return ""
    includes = any(parameter.name == "include" for parameter in info.parameters)
    shown = "-p include=uncertain shows them, " if includes else ""
    wait = "1 amount waits" if unsettled == 1 else f"{unsettled:,} amounts wait"
    return f"; {wait} for a column: {shown}kg settle decides"
