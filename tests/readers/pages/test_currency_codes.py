"""Pages that print the code of a currency where it has no sign: "BRL 44,852"."""

from decimal import Decimal

import pytest

import kg

HEADS = (
    "|Related party transactions - Quetzal Group (Details) - {code}\n{code} in Thousands\n"
    "|12 Months Ended\n|\nDec. 31, 2017\n|\nDec. 31, 2016\n"
)
ROWS = """|Quetzal Energia S.A.
|Related party transactions
|Purchases from related parties
|{code} 44,852
|{code} (12,136)
|Quetzal Cimentos S.A.
|Related party transactions
|Purchases from related parties
|{code} 147
|{code} 0
"""


@pytest.mark.parametrize("code", ["BRL", "MXN", "INR", "RUB", "CNY"])
def test_amounts_behind_a_code_are_money_of_their_party(code: str, tmp_path) -> None:
    page = tmp_path / "R9.txt"
    page.write_text((HEADS + ROWS).format(code=code), encoding="utf-8")
    facts = list(kg.read(page))
    assert [(f.members, f.value, f.unit) for f in facts] == [
        (("Quetzal Energia S.A.",), Decimal(44852000), code),
        (("Quetzal Energia S.A.",), Decimal(-12136000), code),
        (("Quetzal Cimentos S.A.",), Decimal(147000), code),
        (("Quetzal Cimentos S.A.",), Decimal(0), code),
    ]
