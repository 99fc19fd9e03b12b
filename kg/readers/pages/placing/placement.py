"""Column placement: the column of every value of a page, or its candidates in order.

A page is one constraint problem. Cells keep their order, units fit their column, no
column stays empty, and currency signs run down each column as the renderer prints them
(`runs`). Values they leave open are ranked by habits of such tables (`weights`) and
marked uncertain.

A value that stands in one column in every solution is certain by the signs, if it also
does where any blank may be a fact without a value, which takes part in a run unseen; or
if the habits, without that rule, would put it there too: two witnesses agree. Rows of
balances that fill the columns of both balance sheets stand there (`balancedays`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.errors import ReadError
from kg.model.fact import PlacedBy
from kg.model.filing import Column
from kg.readers.pages.placing.amounts import weights_from_amounts
from kg.readers.pages.placing.balancedays import rows_of_balance_days
from kg.readers.pages.placing.choices import Choice, Choices, choices_of
from kg.readers.pages.placing.columnlayout import layout_of
from kg.readers.pages.placing.columnsums import weights_from_columns
from kg.readers.pages.placing.filingfacts import FilingFacts, KnownFact
from kg.readers.pages.placing.footing import ends_of
from kg.readers.pages.placing.holding import guided_by, held_by_signs_and_sums
from kg.readers.pages.placing.rowvalues import RowValues, tokens_of
from kg.readers.pages.placing.runs import Token
from kg.readers.pages.placing.settling import weights_from_footings
from kg.readers.pages.placing.solver import Solution, solve
from kg.readers.pages.placing.tally import weights_from_rows
from kg.readers.pages.placing.weights import FAINT, NEARLY, TIE, WEIGHTS


@dataclass(frozen=True, slots=True)
class Placement:
    """Where one value stands.

    Attributes:
        column: The column, or the likeliest one.
        columns: Candidates, likeliest first; one when certain.
        placed_by: Rule that fixed it, or UNCERTAIN.
        probability: Share of the likeliest column in the solutions; 1.0 when certain.
    """

    column: int
    columns: tuple[int, ...]
    placed_by: PlacedBy
    probability: float = 1.0


def place(
    columns: Sequence[Column],
    rows: Sequence[RowValues],
    context: Sequence[KnownFact] = (),
    scales: Sequence[tuple[str, int]] = (),
    weights: Mapping[str, float] = WEIGHTS,
    title_members: Sequence[str] = (),
) -> list[list[Placement]]:
    """Return the placement of every cell, row by row, left to right.

    Args:
        columns: The value columns, in order.
        rows: Rows that hold at least one value, in page order.
        context: Settled facts of the rest of the filing; those of a document or of a
            page that kept its columns settle the cells they state.
        scales: Power of ten per unit, to compare with `context`.
        weights: Value of each weight; they rank what is uncertain and settle nothing.
        title_members: Members in the page's title.

    Raises:
        ReadError: A row holds more values than the page has columns.
    """
    wide = len(columns)
    _refuse_overfull(rows, wide)
    layout = layout_of(columns)
    tokens = [tokens_of(row) for row in rows]
    from_filing = FilingFacts(context, columns, scales, title_members, weights)
    choices = [
        choices_of(row, layout, weights, from_filing.columns_of(row)) for row in rows
    ]
    held = held_by_signs_and_sums(rows, tokens, choices, layout, weights)
    choices, strict, second = held.choices, held.strict, held.second
    # Then, with what rows and pages say for one another, how likely each choice is.
    from_rows = weights_from_rows(rows, choices, strict.shares, wide, weights)
    from_sums = weights_from_footings(
        choices, held.footings, ends_of(layout), strict.shares, weights["adds_up"]
    )
    from_amounts = weights_from_amounts(rows, choices, strict.shares, layout, weights)
    from_columns = weights_from_columns(rows, choices, strict.shares, weights["foots"])
    guided = [
        guided_by(
            options,
            extras,
            from_filing.weights_of(row),
        )
        for row, options, *extras in zip(
            rows,
            choices,
            from_rows,
            from_sums,
            from_amounts,
            from_columns,
            strict=True,
        )
    ]
    # Where heads differ in members, groups are printed one by one and runs of signs
    # with them: there the rule bends.
    bend = layout.has_head_members
    ranked = solve(tokens, guided, wide, bend=bend, broken=weights["broken"])
    # Words of a label can mislead: where bare numbers are money in spite of them, the
    # columns they may then have are offered too.
    plain = [tokens_of(row, by_label=False) for row in rows]
    offered = [second] if second is not None else []
    if plain != tokens:
        offered.append(solve(plain, choices, wide, broken=weights["broken"]))
    placed = [
        list(
            _placements(
                row, choices[n], strict, ranked, second, offered, n, wide, bend=bend
            )
        )
        for n, row in enumerate(rows)
    ]
    standing = {
        n: choice
        for n, choice in rows_of_balance_days(rows, layout).items()
        if _is_left(choice, choices[n], strict, n)
    }
    if not strict.exact or _stand_together(standing, tokens, choices, wide):
        for n, choice in standing.items():
            placed[n] = list(_at_balance_days(placed[n], choice))
    return placed


def _is_left(choice: Choice, options: Choices, strict: Solution, number: int) -> bool:
    """Whether units, sums and signs leave a row a choice."""
    if choice not in options.choices:
        return False
    return not strict.exact or strict.alive[number][options.choices.index(choice)]


def _stand_together(
    standing: Mapping[int, Choice],
    tokens: Sequence[Sequence[Token]],
    choices: Sequence[Choices],
    wide: int,
) -> bool:
    """Whether signs leave rows their choices all at once, not only each by itself."""
    fixed = [
        replace(row, choices=(standing[n],), weights=(0.0,)) if n in standing else row
        for n, row in enumerate(choices)
    ]
    return not standing or solve(tokens, fixed, wide).exact


def _at_balance_days(cells: Iterable[Placement], choice: Choice) -> Iterator[Placement]:
    """Yield the cells of a row, those left uncertain in the columns of a choice."""
    for cell, column in zip(cells, choice, strict=True):
        if cell.placed_by is PlacedBy.UNCERTAIN:
            yield Placement(column, (column,), PlacedBy.BALANCE_DAYS)
        else:
            yield cell


def _refuse_overfull(rows: Sequence[RowValues], wide: int) -> None:
    """Refuse a page with a row of more values than columns."""
    for row in rows:
        if len(row.raws) > wide:
            message = (
                f"row {row.label!r} holds {len(row.raws)} values, the page has "
                f"{wide} columns; the page is damaged or of an unknown form"
            )
            raise ReadError(message)


def _placements(
    row: RowValues,
    options: Choices,
    strict: Solution,
    ranked: Solution,
    second: Solution | None,
    offered: Iterable[Solution],
    number: int,
    wide: int,
    *,
    bend: bool,
) -> Iterator[Placement]:
    """Yield the placement of each cell of one row."""
    if len(row.raws) == wide:
        for column in range(wide):
            yield Placement(column, (column,), PlacedBy.FULL_ROW)
        return
    likeliest = _likeliest(options, ranked, number, strict if not bend else ranked)
    for cell in range(len(row.raws)):
        possible = _possible(options, strict, number, cell)
        settled = _settled(options, cell, possible if strict.exact else set())
        for solution in offered:
            possible |= _possible(options, solution, number, cell)
        if settled is not None:
            rule = _rule(options, cell)
            sure = _agrees(options, second, number, cell, settled)
            # where the rule bends, signs settle nothing
            if rule is not PlacedBy.CURRENCY_RUN or (sure and not bend):
                yield Placement(settled, (settled,), rule)
                continue
        shares: dict[int, float] = defaultdict(float)
        for choice, share in zip(options.choices, ranked.shares[number], strict=True):
            shares[choice[cell]] += share
        if not strict.exact:
            # what was cut, or breaks the rule as the page does, may be it too
            possible |= set(options.columns[cell])
        elif bend:
            possible |= {c for c, share in shares.items() if share > FAINT}
        yield _uncertain(possible, likeliest[cell], shares)


def _possible(options: Choices, solution: Solution, number: int, cell: int) -> set[int]:
    """Return the columns a cell of a row has in any solution."""
    return {
        choice[cell]
        for choice, lives in zip(options.choices, solution.alive[number], strict=True)
        if lives
    }


def _agrees(
    options: Choices, second: Solution | None, number: int, cell: int, settled: int
) -> bool:
    """Whether habits put a cell where the signs settle it, or nothing else is left.

    Args:
        options: The choices of the row.
        second: The page where any blank may be a fact without a value.
        number: Number of the row.
        cell: Number of the cell.
        settled: The column the signs leave where blanks are no facts.
    """
    if second is None:
        return True
    return _likeliest(options, second, number, second)[cell] == settled


def _settled(options: Choices, cell: int, possible: Collection[int]) -> int | None:
    """Return the one column a cell may stand in; None where there are several.

    What the filing states and sums prove holds whether or not the sign rule does.

    Args:
        options: The choices of the row.
        cell: Number of the cell.
        possible: Columns the rest of the page leaves; none where that is not sure.
    """
    left = {choice[cell] for choice in options.choices}
    fixed = options.told or cell in options.footed
    if not (fixed and options.complete and len(left) == 1):
        left = set(possible)
    return left.pop() if len(left) == 1 else None


def _uncertain(
    possible: set[int], likeliest: int, shares: Mapping[int, float]
) -> Placement:
    """Return the candidates of a cell: its row's choice first, then by their share."""

    def rank(column: int) -> tuple[bool, int, int]:
        return column != likeliest, -round(shares.get(column, 0.0) / TIE), column

    columns = tuple(sorted(possible, key=rank))
    share = shares.get(columns[0], 0.0)
    return Placement(columns[0], columns, PlacedBy.UNCERTAIN, share)


def _likeliest(
    options: Choices, ranked: Solution, number: int, living: Solution
) -> Choice:
    """Return the likeliest choice of a whole row; its columns are in order.

    Of choices nearly as likely as the best, the one of the likeliest page is taken, so
    that the first candidates of a page fit one another.
    """
    shares = ranked.shares[number]
    pool = [n for n, lives in enumerate(living.alive[number]) if lives]
    best = max(
        pool,
        key=lambda n: (
            round(shares[n] / TIE),
            round(options.weights[n] / TIE),
            -n,
        ),
    )
    on_best_page = ranked.best[number]
    if on_best_page in pool and shares[on_best_page] >= NEARLY * shares[best]:
        best = on_best_page
    return options.choices[best]


def _rule(options: Choices, cell: int) -> PlacedBy:
    """Return the weakest rule needed: units, the filing, sums, or the sign runs."""
    if len({choice[cell] for choice in options.choices}) == 1:
        if cell in options.footed:
            return PlacedBy.FOOTING
        return PlacedBy.FILING if options.told else PlacedBy.UNIT
    return PlacedBy.CURRENCY_RUN
