"""What words say of a balance: its side, or why it is none.

`balance` reads the words of one amount, `above` the headings, titles and captions it
stands below, `among` what its row is beside others.
"""

from kg.sides.above import (
    captions_claims,
    captions_movements,
    heads_balances,
    is_of_parent_alone,
    is_roll_forward,
    side_above,
    side_on_list,
    without_marks,
)
from kg.sides.among import (
    is_rest,
    is_sum_of_others,
    is_total,
    is_total_of_instruments,
    says_in_block,
)
from kg.sides.balance import (
    is_accrual,
    is_bare_balance,
    is_general_debt,
    is_loan,
    is_sheet_of_entity,
    is_two_sided,
    may_be_flow,
    names_creditor,
    no_balance,
    no_balance_under,
    no_side,
    sheet_line,
    side_of,
    tells_sale,
    tells_settlement,
)
from kg.sides.words import DUE_FROM, DUE_TO, without_deductions

__all__ = [
    "DUE_FROM",
    "DUE_TO",
    "captions_claims",
    "captions_movements",
    "heads_balances",
    "is_accrual",
    "is_bare_balance",
    "is_general_debt",
    "is_loan",
    "is_of_parent_alone",
    "is_rest",
    "is_roll_forward",
    "is_sheet_of_entity",
    "is_sum_of_others",
    "is_total",
    "is_total_of_instruments",
    "is_two_sided",
    "may_be_flow",
    "names_creditor",
    "no_balance",
    "no_balance_under",
    "no_side",
    "says_in_block",
    "sheet_line",
    "side_above",
    "side_of",
    "side_on_list",
    "tells_sale",
    "tells_settlement",
    "without_deductions",
    "without_marks",
]
