"""Currency and scale of a page where its cells, not its heads, tell the currency."""

from dataclasses import replace

from kg.readers.pages.numbers import code_of_sign, currency_part, sign_of
from kg.readers.pages.pagetable import Table
from kg.readers.pages.scales import bare_power, scaled_currency


def usual_currency(table: Table) -> str | None:
    """Return the only currency of a page whose columns name none, else None.

    Signs in the cells tell it, else the sign of the scale.
    """
    if any(currency_part(column.unit) for column in table.columns):
        return None
    codes = _codes_of_signs(table)
    if not codes:
        return scaled_currency(table.scale_line)
    return codes.pop() if len(codes) == 1 else None


def _codes_of_signs(table: Table) -> set[str | None]:
    """Return the currencies the signs of the cells usually stand for."""
    return {
        code_of_sign(sign)
        for row in table.rows
        for cell in row.cells
        if (sign := sign_of(cell.raw)) is not None
    }


def is_unscaled(table: Table) -> bool:
    """Whether a page states a scale of no unit, and nothing tells a currency."""
    return (
        bare_power(table.scale_line) is not None
        and not any(_codes_of_signs(table))
        and not any(currency_part(column.unit) for column in table.columns)
    )


def with_bare_scale(table: Table) -> Table:
    """Return a table whose scale, where it names no unit, holds for its cells' signs.

    Where nothing tells a currency a warning says that amounts are as printed.
    """
    power = bare_power(table.scale_line)
    if power is None:
        return table
    if is_unscaled(table):
        warning = (
            f"the scale {table.scale_line!r} is of no currency the page names: amounts "
            "of unknown unit are as printed, and uncertain"
        )
        return replace(table, warnings=(*table.warnings, warning))
    codes = sorted(filter(None, _codes_of_signs(table)))
    scales = {**dict.fromkeys(codes, power), **dict(table.scales)}
    return replace(table, scales=tuple(scales.items()))
