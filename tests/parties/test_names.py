"""Names: what varies without naming somebody else, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.parties.names import name_key, normal_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ahead (Shanghai) Trade Co., Ltd", "Ahead Shanghai Trade Co Ltd"),
        ("Acme Co., Ltd", "Acme Company Limited"),
        ("Acme Company, Limited", "Acme Co. Ltd."),
        (
            "Beijing HJRT Technology Company, Limited",
            "Beijing HJRT Technology Co., Ltd",
        ),
        ("Gerdau Aços Longos S.A.", "Gerdau Acos Longos SA"),
        ('Xiaomi Technology Co. Ltd.("Xiaomi")', "Xiaomi Technology"),
    ],
)
def test_variants_of_one_name_agree(one, other):
    assert normal_form(one) == normal_form(other)


def test_different_trade_names_stay_apart():
    names = ["Beijing QC Technology", "Jinan QCY Technology", "Beijing HJRT Technology"]
    assert len({normal_form(f"{name} Co., Ltd") for name in names}) == 3


@given(st.text(max_size=40))
def test_the_normal_form_is_stable_and_says_something(text):
    form = normal_form(text)
    assert normal_form(form) == normal_form(normal_form(form))
    assert bool(form) == bool(name_key(text))
