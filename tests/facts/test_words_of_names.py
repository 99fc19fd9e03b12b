"""Finding names by their words, as people remember them."""

import pytest

from kg.facts.words_of_names import find_by_words

NAMES = (
    "Dr. Farid Nasser",
    "Hongtai Logistics Co., Ltd",
    "Müller Maschinenbau GmbH",
    "Société Laurent S.A.S.",
    "Nguyễn Văn Bảo",
    "Kestrel Energy Inc",
    "Kestrel Mining Inc",
    "上海宏泰有限公司",
)


@pytest.mark.parametrize(
    ("text", "how", "names"),
    [
        ("nasser farid", "words", ["Dr. Farid Nasser"]),
        ("Nasser, Farid", "words", ["Dr. Farid Nasser"]),
        ("farid naser", "spelling", ["Dr. Farid Nasser"]),
        ("muller", "words", ["Müller Maschinenbau GmbH"]),
        ("mueller maschinenbau", "spelling", ["Müller Maschinenbau GmbH"]),
        ("laurent societe", "words", ["Société Laurent S.A.S."]),
        ("bao nguyen", "words", ["Nguyễn Văn Bảo"]),
        ("hongtay", "spelling", ["Hongtai Logistics Co., Ltd"]),
        (
            "hongtai logistics company limited",
            "words",
            ["Hongtai Logistics Co., Ltd"],
        ),
        ("kestrel inc", "words", ["Kestrel Energy Inc", "Kestrel Mining Inc"]),
        ("mine kestrel", "", []),
        ("kestral", "spelling", ["Kestrel Energy Inc", "Kestrel Mining Inc"]),
        # One word cannot stand for two, and short words are not guessed.
        ("kestrel kestrel", "", []),
        ("vin bao", "", []),
        ("Zzyzx Mining", "", []),
        ("...", "", []),
    ],
)
def test_a_name_is_found_by_its_words(text, how, names) -> None:
    assert find_by_words(text, NAMES) == (how, names)


def test_no_names_no_match() -> None:
    assert find_by_words("anything", ()) == ("", [])
