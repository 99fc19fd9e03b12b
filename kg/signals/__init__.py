"""Patterns for review: what in the balances is worth a second look, and its cells.

A pattern is a question, never an answer: it names the figures, their cells and nothing
of why. Nothing is derived from it.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from pyoxigraph import Store

from kg.checks.loading import broader_types, disclosure_of, entities
from kg.errors import InputError, NotFoundError
from kg.network.measures import Claims
from kg.network.money import currencies, in_currency
from kg.network.project import project
from kg.queries import Parameter, Rows, rows
from kg.queries.named import pattern
from kg.signals import balances, terms
from kg.signals.across import circular, families, shared
from kg.signals.ledger import Ledger, ledger_of
from kg.signals.records import Signal, Thresholds

if TYPE_CHECKING:
    from kg.columns import Columns

Pattern = Callable[[Ledger, Thresholds], Iterator[Signal]]

SIGNALS: dict[str, Pattern] = {
    "concentration": balances.concentration,
    "both-sides": balances.both_sides,
    "growth": balances.growth,
    "frozen": balances.frozen,
    "spike": balances.spike,
    "new": balances.new,
    "vanished": balances.vanished,
    "role-changed": balances.role_changed,
    "material": balances.material,
    "loan-terms": terms.loan_terms,
    "roll-forward": terms.roll_forward,
}
"""Patterns of one reporter, by name."""

ACROSS = ("shared", "family", "circular")
"""Patterns over several reporters."""


class _Ask(Protocol):
    """Asks a named query of the graph looked at."""

    def __call__(
        self, name: str, parameters: Mapping[str, Parameter] | None = None
    ) -> Rows: ...


def thresholds(given: dict[str, str]) -> Thresholds:
    """Return the thresholds with some set.

    Raises:
        InputError: There is no such threshold, or a value is no number.
    """
    limits = Thresholds()
    known = {field.name: field for field in fields(Thresholds)}
    for name, text in given.items():
        if name not in known:
            message = f"found no threshold {name!r}, expected one of {', '.join(known)}"
            raise InputError(message)
        try:
            value = Decimal(text)
        except InvalidOperation:
            message = f"found {name}={text!r}, expected a number"
            raise InputError(message) from None
        whole = isinstance(getattr(limits, name), int)
        changed: dict[str, Any] = {name: int(value) if whole else value}
        limits = replace(limits, **changed)
    return limits


def signals(
    store: Store,
    *,
    names: Collection[str] | None = None,
    reporter: str | None = None,
    limits: Thresholds | None = None,
    columns: "Columns | None" = None,
) -> list[Signal]:
    """Return the patterns found in a graph, the weightiest first.

    Args:
        store: The graph.
        names: Only these patterns.
        reporter: Only of this reporter: name or CIK; ``%`` stands for any characters.
        limits: From where on a pattern counts.
        columns: Made from the store; long answers are taken from them.

    Raises:
        NotFoundError: There is no such pattern or reporter.
    """
    chosen = _chosen(names)
    limits = limits or Thresholds()
    asked = [
        entity
        for entity in entities(store)
        if reporter is None
        or any(_matches(name, reporter) for name in (entity.name, entity.key))
    ]
    if reporter is not None and not asked:
        message = f"found no reporter {reporter!r}; kg query filings lists them"
        raise NotFoundError(message)
    broader = broader_types(store)
    ask = partial(rows, store, columns=columns)
    shown = {row["party_iri"]: row["party"] for row in ask("parties")}
    titles = {str(iri): str(name) for iri, name in shown.items()}
    found: list[Signal] = []
    for entity in asked:
        disclosure = disclosure_of(store, entity, broader, thorough=False)
        ledger = ledger_of(disclosure, titles)
        for name in chosen:
            if name in SIGNALS:
                found += SIGNALS[name](ledger, limits)
    if reporter is None:
        found += _across(ask, chosen)
    unique = dict.fromkeys(found)
    return sorted(unique, key=lambda s: (-s.weight, s.reporter, s.name, s.message))


def _matches(name: str, wanted: str) -> bool:
    return re.match(pattern(wanted), name, re.IGNORECASE | re.DOTALL) is not None


def _chosen(names: Collection[str] | None) -> list[str]:
    every = [*SIGNALS, *ACROSS]
    for name in names or ():
        if name not in every:
            message = f"found no signal {name!r}, expected one of {', '.join(every)}"
            raise NotFoundError(message)
    return [name for name in every if not names or name in names]


def _across(ask: _Ask, chosen: Collection[str]) -> Iterator[Signal]:
    """Yield the patterns over several reporters."""
    if "shared" in chosen:
        yield from shared(
            [
                (str(r["party"]), str(r["reporters"]), int(str(r["n"])))
                for r in ask("shared")
            ]
        )
    if "family" in chosen:
        yield from families(
            [
                (
                    str(r["name"]),
                    str(r["parties"]),
                    str(r["reporters"]),
                    int(str(r["n"])),
                )
                for r in ask("families")
            ]
        )
    if "circular" in chosen:
        yield from _circular(ask)


def _circular(ask: _Ask) -> Iterator[Signal]:
    net = project(ask("balances", {"as_of": "latest"}), as_of="latest")
    for currency in currencies(net):
        yield from circular(Claims(in_currency(net, currency)), currency)
