"""What a question about money asks for, and why there is no answer to it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from kg.mcp.naming import others_alike, the_party, the_reporter
from kg.mcp.reply import AbstainError

if TYPE_CHECKING:
    from kg.api.graph import Graph
    from kg.facts.select import PositionRow

LATEST: Final = "latest"


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose balances are wanted, in which currency.

    Attributes:
        reporter: IRI of the reporting entity; None: any.
        party: IRI of the counterparty; None: any.
        currency: Three letters; None: any.
        alike: Names of other parties that begin with the text that named this one.
    """

    reporter: str | None
    party: str | None
    currency: str | None
    alike: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, str]:
        """The same as parameters of a named query."""
        given = {
            "reporter": self.reporter,
            "party": self.party,
            "currency": self.currency,
        }
        return {name: value for name, value in given.items() if value is not None}


def asked_of(graph: "Graph", reporter: str, party: str, currency: str = "") -> Asked:
    """Return what is asked, names resolved.

    Raises:
        AbstainError: A name means nobody, or several.
    """
    entity = the_reporter(graph, reporter)
    iri = the_party(graph, party, entity)
    alike = () if iri is None else others_alike(graph, party, iri)
    return Asked(entity, iri, currency.strip() or None, alike)


def day_of(text: str) -> date | str | None:
    """Return a day, or ``latest`` for an empty text.

    Raises:
        AbstainError: It is neither.
    """
    if text.strip().lower() in ("", LATEST):
        return LATEST
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        reason = f"found the day {text!r}, expected one such as 2021-06-30"
        raise AbstainError(reason) from None


def positions(graph: "Graph", asked: Asked, as_of: str) -> list["PositionRow"]:
    """Return the positions on each reporter's last balance date by a day.

    Raises:
        AbstainError: There is none; it says why.
    """
    found = graph.positions(as_of=day_of(as_of), **asked.parameters)
    if found:
        return found
    raise no_balance(graph, asked, as_of)


def no_balance(graph: "Graph", asked: Asked, as_of: str = "") -> AbstainError:
    """Return why there is no balance: another day, unsettled, not counted, or none."""
    days = sorted({p.date for p in graph.positions(**asked.parameters)})
    if days:
        by = as_of.strip() or "the last balance date"
        listed = [day.isoformat() for day in (days if len(days) < 7 else days[-6:])]
        return AbstainError(f"no balance by {by}; there are balances on", listed)
    parameters = asked.parameters
    if asked.currency is not None:
        others = {
            p.currency
            for p in graph.positions(
                **{k: v for k, v in parameters.items() if k != "currency"}
            )
        }
        if others:
            reason = f"no balance in {asked.currency}; there are balances in"
            return AbstainError(reason, sorted(others))
    whose = {k: v for k, v in parameters.items() if k != "currency"}
    unsettled = len(graph.rows("uncertain", **whose))
    reasons = Counter(str(row.reason) for row in graph.rows("uncounted", **parameters))
    told = [f"{count} {reason}" for reason, count in reasons.most_common(5)]
    if unsettled:
        told.append(f"{unsettled} with values unsettled: which date they belong to")
    if told:
        return AbstainError(f"no balance counts: {', '.join(told)}", asked.alike)
    return AbstainError("no balance is reported", asked.alike)


def notes_of(graph: "Graph", asked: Asked) -> tuple[str, ...]:
    """Return what a reader must know of sums: unsettled values, parties named alike."""
    if asked.reporter is None and asked.party is None:
        return ()
    notes = []
    whose = {k: v for k, v in asked.parameters.items() if k != "currency"}
    count = len(graph.rows("uncertain", **whose))
    if count:
        notes.append(
            f"{count} values here are unsettled and in no sum; evidence tells of them"
        )
    if asked.alike:
        notes.append(f"other parties are named alike: {' | '.join(asked.alike[:5])}")
    return tuple(notes)
