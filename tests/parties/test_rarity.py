"""Rarity: how much a name's own words say, in bits."""

import pytest

from kg.parties.names import name_form
from kg.parties.rarity import RARE, rarity


@pytest.mark.parametrize(
    ("name", "bits"),
    [
        ("Berkshire Hathaway Inc.", 70),
        ("Vontobel Wertpapier Beteiligungs AG", 127),
        ("Akin, Gump, Strauss, Hauer & Feld LLP", 112),
        ("Hauer Hauer Feld LLP", 43),
    ],
)
def test_the_letters_of_each_own_word_count_once(name, bits):
    assert rarity(name_form(name)) == bits


@pytest.mark.parametrize(
    "name",
    [
        "Tencent Holdings Limited",
        "Oxford Holdings LLC",
        "Golden Phoenix Capital Limited",
        "Shenzhen Huasheng Zhongtai Technology Development Co., Ltd",
        "Beijing QC XY HWGG Technology",
        "Fund 20231 20232",
        "北京清华有限公司",
    ],
)
def test_one_word_common_words_and_syllables_say_nothing(name):
    assert rarity(name_form(name)) == 0


@pytest.mark.parametrize(
    "name",
    ["Rosewood Hawthorne LLC", "Andromeda Cassiopeia LLC", "Alexander Hamilton LLC"],
)
def test_two_ordinary_words_are_not_rare(name):
    assert rarity(name_form(name)) < RARE
