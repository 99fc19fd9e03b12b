"""Columns under a question: rows kept or left out, their order, their values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray
from pyoxigraph import Literal, QuerySolutions, Store

from kg.columns import Column, Columns, ColumnsError
from kg.columns.table import Codes, Mask
from kg.graph import namespaces as ns
from kg.queries.rows import Rows, Value, Zipped
from kg.store.base import answer

SIDES: Mapping[str, str] = {ns.DUE_FROM.value: "due from", ns.DUE_TO.value: "due to"}
"""What the sides are called, by IRI."""

Ranks = NDArray[np.int64]

_FITS = 'SELECT ?text WHERE { VALUES ?text { %s } FILTER(REGEX(?text, %s, "is")) }'


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query over everything asks for.

    Attributes:
        days: The parameters that are days, as ISO dates.
        latest: Whether it asks for each reporter's last date.
        patterns: Those that are texts or names, as serialised regular expressions.
        included: What is not to be left out.
    """

    days: Mapping[str, str]
    latest: bool
    patterns: Mapping[str, str]
    included: frozenset[str]


class Reading:
    """Columns under a question."""

    def __init__(self, columns: Columns, wanted: Wanted) -> None:
        self.columns, self.wanted = columns, wanted

    def table(self, name: str) -> "Frame":
        """Return a table."""
        whole, codes = self.columns.column, self.columns.codes
        return Frame(self, partial(whole, name), partial(codes, name))

    def meant(self, what: str, names: Mapping[str, str]) -> frozenset[str] | None:
        """Return the reporters or parties asked for; None: all.

        Args:
            what: ``reporter`` or ``party``.
            names: Their names, by IRI.
        """
        pattern = self.wanted.patterns.get(what)
        if pattern is None:
            return None
        fitting = _fitting(set(names.values()), pattern)
        return frozenset(iri for iri, name in names.items() if name in fitting)

    @cached_property
    def names(self) -> dict[str, str]:
        """Name of each party and reporter, by IRI."""
        return self._said("name")

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Kind of each party, by IRI."""
        return self._said("kind")

    def _said(self, what: str) -> dict[str, str]:
        """Return what is said of nodes.

        Raises:
            ColumnsError: Of one, two things.
        """
        columns = (self.columns.column("names", name) for name in ("node", what))
        held: dict[str, str] = {}
        for node, said in zip(*(made_of(c, str) for c in columns), strict=True):
            if said is not None and held.setdefault(str(node), str(said)) != said:
                message = f"found {node} with two values of {what}, expected one"
                raise ColumnsError(message)
        return held


class Frame:
    """Rows of one table that are left after filters.

    Args:
        reading: The question.
        columns: Gives a column by its name.
        codes: Gives its codes alone, where they can be had without its texts.
    """

    def __init__(
        self,
        reading: Reading,
        columns: Callable[[str], Column],
        codes: Callable[[str], Codes] | None = None,
    ) -> None:
        self._question, self._columns = reading, columns
        self._codes = codes or (lambda name: columns(name).codes)
        self.kept: Mask = np.ones(len(self.codes("owner")), bool)

    def column(self, name: str) -> Column:
        """Return a whole column."""
        return self._columns(name)

    def codes(self, name: str) -> Codes:
        """Return the codes of a whole column."""
        return self._codes(name)

    def present(self, *names: str) -> None:
        """Keep rows that have a value in each of some columns."""
        for name in names:
            self.kept &= self.codes(name) >= 0

    def among(self, name: str, values: Iterable[str], *, out: bool = False) -> None:
        """Keep rows whose value is one of these; or, `out`, none of them."""
        self.kept &= self._flags(name, frozenset(values)) ^ out

    def fits(self, name: str, shown: Mapping[str, str] | None = None) -> None:
        """Keep rows that fit the pattern given for a column, if one is.

        Args:
            name: The column.
            shown: What its values are shown as; themselves without it.
        """
        pattern = self._question.wanted.patterns.get(name)
        if pattern is None:
            return
        values = self.column(name).values or ()
        texts = {value: value if shown is None else shown[value] for value in values}
        fitting = _fitting(texts.values(), pattern)
        self.among(name, (v for v, text in texts.items() if text in fitting))

    def by(self, name: str, last: str | None) -> None:
        """Keep rows whose day is not after another; all without one."""
        if last is not None:
            self.among(name, (v for v in self.column(name).values or () if v <= last))

    def called(self, names: Iterable[str], *columns: str) -> None:
        """Keep rows whose reporter or party bears a name.

        Args:
            names: Those that bear one.
            columns: Where they stand.
        """
        for column in columns:
            self.among(column, names)

    def meant(self, names: Mapping[str, str]) -> None:
        """Keep rows of the reporters and parties asked for.

        Args:
            names: Names of all, by IRI.
        """
        for what in ("reporter", "party"):
            asked = self._question.meant(what, names)
            if asked is not None:
                self.among(what, asked)

    def last(self, day: str, eligible: Mask) -> None:
        """Keep rows of each reporter's last day among the eligible rows."""
        reporter, days = self.codes("reporter"), self.codes(day)
        latest = np.full(len(self.column("reporter").values or ()) + 1, -1, np.int32)
        np.maximum.at(latest, reporter[eligible], days[eligible])
        self.kept &= (latest[reporter] == days) & (days >= 0)

    def _flags(self, name: str, values: frozenset[str]) -> Mask:
        column = self.column(name)
        flags = np.array([v in values for v in column.values or ()] + [False], bool)
        return flags[column.codes]

    def mask(self, name: str, values: Iterable[str]) -> Mask:
        """Return which of all rows have one of some values."""
        return self._flags(name, frozenset(values))

    def rank(self, name: str, shown: Mapping[str, str] | None = None) -> Ranks:
        """Return what sorts the rows kept by a column; no value comes first.

        Args:
            name: The column.
            shown: What its values are shown as and so sorted by.
        """
        column = self.column(name)
        codes = column.codes[self.kept]
        if shown is None or column.values is None:
            return codes.astype(np.int64)
        texts = [shown.get(value) for value in column.values]
        places = {t: n for n, t in enumerate(sorted({t for t in texts if t}))}
        ranks = np.array([places.get(t or "", -1) for t in texts] + [-1], np.int64)
        return ranks[codes]

    def values(
        self,
        name: str,
        order: Ranks,
        made: Callable[[str], Value] = str,
    ) -> list[Value]:
        """Return the values of the rows kept, in an order.

        Args:
            name: The column.
            order: Places among the rows kept.
            made: What makes a value of a text.
        """
        column = self.column(name)
        return made_of(Column(column.codes[self.kept][order], column.values), made)


def made_of(column: Column, made: Callable[[str], Value]) -> list[Value]:
    """Return the values of all rows, each text made into a value once."""
    if column.values is None:
        numbers = column.codes.astype(object)
        numbers[column.codes < 0] = None
        listed: list[Value] = numbers.tolist()
        return listed
    held = np.empty(len(column.values) + 1, object)
    held[:-1] = column.values if made is str else list(map(made, column.values))
    of_texts: list[Value] = held[column.codes].tolist()
    return of_texts


def as_day(text: str) -> Value:
    """Return a day; a text that is none stays text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def order_of(*ranks: Ranks) -> Ranks:
    """Return the order of rows by several ranks, the first foremost; ties keep theirs.

    Ranks are packed into as few numbers as hold them, since each costs a sort.
    """
    packed: list[Ranks] = []
    room = 0
    for rank in ranks:
        size = int(rank.max(initial=-1)) + 2
        if packed and room * size < 2**62:
            packed[-1] = packed[-1] * size + (rank + 1)
            room *= size
        else:
            packed.append(rank + 1)
            room = size
    return np.lexsort(packed[::-1]).astype(np.int64)


def _fitting(texts: Iterable[str], pattern: str) -> frozenset[str]:
    """Return the texts that a regular expression fits, as the store decides it."""
    literals = " ".join(sorted({str(Literal(text)) for text in texts}))
    found = answer(Store(), _FITS % (literals, pattern))
    if not isinstance(found, QuerySolutions):
        return frozenset()
    return frozenset(row[0].value for row in found)


def begins(keys: Sequence[Ranks]) -> Mask:
    """Return which rows differ from the row before in any of some keys."""
    differs = np.zeros(len(keys[0]), bool)
    differs[:1] = True
    for key in keys:
        differs[1:] |= key[1:] != key[:-1]
    return differs


def plain(amount: Decimal) -> Decimal:
    """Return an amount without zeros at its end, as sums of the store have none."""
    return amount.normalize() + 0 if amount else Decimal(0)


def rows_of(heads: Sequence[str], columns: Sequence[Sequence[Value]]) -> Rows:
    """Return rows from columns of values."""
    return Rows(heads, Zipped(columns))
