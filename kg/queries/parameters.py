"""Turns what a person gives a query into what its SQL and its SPARQL take.

Names become IRIs, other texts become the values of the graph they match, days become
dates. So both languages compare equal values and neither matches patterns; and what a
text was taken for, or that it matches nothing, is told in notes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.errors import QueryError, did_you_mean, unknown_word
from kg.facts.lookup import (
    Match,
    find_parties,
    find_reporters,
    parties_in_role,
)
from kg.facts.rows import Level, Side, Status
from kg.facts.select import LATEST, Wanted, owners
from kg.facts.snapshot import Snapshot
from kg.parties.relationships import is_in_role
from kg.queries.words import match_values

Parameter = str | date | int | Iterable[str] | None
"""A value of a parameter: text, day, or several words for ``include``."""

_INCLUDES: Final[Mapping[str, tuple[tuple[Level, ...], tuple[Status, ...]]]] = {
    "totals": ((Level.TOTAL, Level.SUBTOTAL), ()),
    "translations": ((), (Status.TRANSLATED,)),
    "uncertain": ((), (Status.UNCERTAIN,)),
}
"""Levels and statuses of facts that each word of ``include`` adds."""
INCLUDED: Final = (*_INCLUDES, "all")
"""Every word that ``include`` takes."""
_COLUMNS: Final = {
    "relationship": "SELECT DISTINCT relationship FROM facts",
    "currency": "SELECT DISTINCT currency FROM facts",
    "filing": "SELECT DISTINCT filing FROM filings",
    "reason": "SELECT DISTINCT reason FROM uncounted",
}
"""SQL for the values there are of each text parameter but `side`."""
_NAMES: Final[Mapping[str, Callable[[Snapshot, str], Match]]] = {
    "reporter": find_reporters,
    "party": find_parties,
}
DAYS: Final = ("as_of", "on", "known", "since", "until")


@dataclass(frozen=True, slots=True)
class Question:
    """The parameters of a query, resolved; None means that one was not given.

    Attributes:
        texts: Values that match each text parameter given, sorted: IRIs for reporter
            and party, values of the graph for the others. Empty: nothing matches.
        days: The days given; ``as_of=latest`` is the last day there can be.
        levels: Levels of the facts to show.
        statuses: Statuses of the facts to show.
        reporters: Keys of the reporters whose files are needed; None: all.
        notes: What texts were taken for, one line each.
    """

    texts: Mapping[str, tuple[str, ...]]
    days: Mapping[str, date]
    levels: tuple[Level, ...]
    statuses: tuple[Status, ...]
    reporters: tuple[str, ...] | None
    notes: tuple[str, ...] = ()


def question_of(snapshot: Snapshot, parameters: Mapping[str, Parameter]) -> Question:
    """Resolve parameters; None as a value counts as not given.

    Raises:
        QueryError: A value is not acceptable.
    """
    given = {name: value for name, value in parameters.items() if value is not None}
    texts: dict[str, tuple[str, ...]] = {}
    notes: list[str] = []
    for name in _NAMES.keys() & given.keys():
        text = _text(name, given[name])
        match = _NAMES[name](snapshot, text)
        texts[name] = match.iris
        if match.note:
            notes.append(f"{name} {text!r} {match.note}")
    if "role" in given:
        text = _text("role", given["role"])
        parties = parties_in_role(snapshot, text)
        if not parties:
            notes.append(f"role {text!r} is borne by no party")
        among = texts.get("party", parties)
        texts["party"] = tuple(party for party in parties if party in among)
    # Where a name matches nobody, a hint lists what the whole graph has.
    needed = owners(snapshot, texts.get("reporter"), texts.get("party"))
    keys = needed or None
    for name in ("relationship", "side", "currency", "filing", "reason"):
        if name in given:
            text = _text(name, given[name])
            values = [str(side) for side in Side]
            if name != "side":
                rows = snapshot.rows(_COLUMNS[name], reporters=keys)
                values = sorted(value for (value,) in rows if value is not None)
            texts[name], note = match_values(name, text, values)
            of_class = [
                v for v in values if name == "relationship" and is_in_role(v, text)
            ]
            if of_class:
                # A class takes in its narrower ones; only a whole print is added.
                exact = () if note else texts[name]
                texts[name], note = tuple(sorted({*of_class, *exact})), ""
            if note:
                notes.append(note)
    levels, statuses = _included(given.get("include"))
    days: dict[str, date] = {
        name: day_of(name, given[name]) for name in DAYS if name in given
    }
    reporters = None if needed is None else tuple(needed)
    return Question(texts, days, levels, statuses, reporters, tuple(sorted(notes)))


def wanted_of(snapshot: Snapshot, parameters: Mapping[str, Parameter]) -> Wanted:
    """Return which positions parameters ask for.

    Args:
        snapshot: The graph.
        parameters: reporter, party, side, currency, as_of, on, known.

    Raises:
        QueryError: A value is not acceptable, or there is no such parameter.
    """
    takes = ("reporter", "party", "side", "currency", "as_of", "on", "known")
    for name in parameters:
        if name not in takes:
            raise unknown_word(QueryError, "parameter", name, takes)
    question = question_of(snapshot, parameters)
    texts, days = question.texts, question.days
    as_of: date | str | None = days.get("as_of")
    return Wanted(
        reporters=texts.get("reporter"),
        parties=texts.get("party"),
        side=None if "side" not in texts else _single_side(texts["side"], parameters),
        currency=_single_currency(texts.get("currency"), parameters),
        as_of=LATEST if as_of == date.max else as_of,
        on=days.get("on"),
        known=days.get("known"),
    )


def _single_side(
    sides: tuple[str, ...], parameters: Mapping[str, Parameter]
) -> Side | None:
    if len(sides) == len(Side):
        return None
    if not sides:
        message = f"found side={parameters['side']!r}, expected due from or due to"
        raise QueryError(message, usage=True)
    return Side(sides[0])


def _single_currency(
    currencies: tuple[str, ...] | None, parameters: Mapping[str, Parameter]
) -> str | None:
    if currencies is None or parameters.get("currency") == "%":
        return None
    if len(currencies) > 1:
        message = f"found currency={parameters['currency']!r}, expected one currency"
        raise QueryError(message)
    return currencies[0] if currencies else str(parameters["currency"])


def _text(name: str, value: Parameter) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    message = f"found {name}={value!r}, expected a text"
    raise QueryError(message)


def day_of(name: str, value: Parameter) -> date:
    """Return a day; of ``as_of=latest`` the last there can be.

    Raises:
        QueryError: It is no day.
    """
    if name == "as_of" and value == LATEST:
        return date.max
    try:
        text = value.isoformat()[:10] if isinstance(value, date) else str(value)
        return date.fromisoformat(text)
    except ValueError:
        message = (
            f"found {name}={value!r}, expected a date such as 2021-06-30"
            f"{' or latest' if name == 'as_of' else ''}"
        )
        raise QueryError(message, usage=True) from None


def _included(value: Parameter) -> tuple[tuple[Level, ...], tuple[Status, ...]]:
    """Return the levels and statuses that are shown when ``include`` is a value.

    Raises:
        QueryError: It names something that cannot be included.
    """
    parts: Iterable[object] = ()
    if isinstance(value, str):
        parts = value.split(",")
    elif isinstance(value, Iterable):
        parts = value
    elif value is not None:
        parts = (value,)
    words = {str(part).strip() for part in parts} - {""}
    if unknown := sorted(words - {*INCLUDED}):
        near = did_you_mean(unknown[0], INCLUDED)
        found = f"include={','.join(unknown)}{f' ({near})' if near else ''}"
        message = f"found {found}, expected any of {', '.join(INCLUDED)}"
        raise QueryError(message, usage=True)
    levels, statuses = [Level.PARTY, Level.OTHER], [Status.CERTAIN]
    for word, (more_levels, more_statuses) in _INCLUDES.items():
        if word in words or "all" in words:
            levels += more_levels
            statuses += more_statuses
    return tuple(levels), tuple(statuses)
