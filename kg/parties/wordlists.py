"""The word lists names are judged by: data of ``ontology/``, each read once.

``legal_forms.csv`` (legal forms and the class each belongs to), ``name_words.csv``
(titles, role words, group words), ``generic_words.txt`` (places, industries, roles),
``common_words.txt`` (words many companies bear), ``pinyin.txt`` (syllables),
``given_names.txt``, ``family_names.txt``, the places of ``codes.csv`` and the classes
of ``roles.csv``.
"""

import re
from functools import cache, lru_cache

from kg.resources import ontology_file, ontology_rows

_SHORT = 2
"""Letters of words such as "us", which are no plurals."""


def _plain(name: str) -> frozenset[str]:
    lines = ontology_file(name).read_text(encoding="utf-8").splitlines()
    return frozenset(
        word for line in lines if not line.startswith("#") for word in line.split()
    )


@cache
def generic_words() -> frozenset[str]:
    """Return the words that are anybody's: places, industries, roles, legal forms."""
    return _plain("generic_words.txt")


@cache
def common_words() -> frozenset[str]:
    """Return the words many unrelated companies bear in their names."""
    return _plain("common_words.txt")


@cache
def mandarin() -> re.Pattern[str]:
    """Return what matches syllables of Mandarin in pinyin, and nothing else.

    >>> bool(mandarin().fullmatch("huaxinda")), bool(mandarin().fullmatch("tencent"))
    (True, False)
    """
    return re.compile(f"{_syllable()}+")


@cache
def few_syllables() -> re.Pattern[str]:
    """Return what matches one or two syllables of pinyin, and nothing else.

    >>> bool(few_syllables().fullmatch("xiaomi"))
    True
    >>> bool(few_syllables().fullmatch("tencent"))
    False
    """
    return re.compile(f"{_syllable()}{{1,2}}")


def _syllable() -> str:
    """Return a pattern of one syllable, the longest first."""
    syllables: list[str] = []
    for line in ontology_file("pinyin.txt").read_text(encoding="utf-8").splitlines():
        initial, *finals = line.split()
        if initial != "#":
            syllables += [initial.strip("-") + final for final in finals]
    ordered = sorted(syllables, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(ordered)})"


@cache
def legal_forms() -> dict[tuple[str, ...], str]:
    """Return the class of each legal form, by its words; "" tells no form from another.

    >>> legal_forms()["limited",], legal_forms()["company",]
    ('ltd', 'co')
    """
    return {
        tuple(r["form"].split()): r["class"] for r in ontology_rows("legal_forms.csv")
    }


@cache
def legal_words() -> frozenset[str]:
    """Return the words that legal forms are made of."""
    return frozenset(word for form in legal_forms() for word in form)


@cache
def glued_forms() -> tuple[tuple[str, str, bool], ...]:
    """Return (form, class, also in front) of forms written onto a name, longest first.

    >>> glued_forms()[0][1:]
    ('ltd', False)
    """
    rows = [r for r in ontology_rows("legal_forms.csv") if not r["form"].isascii()]
    rows.sort(key=lambda row: (-len(row["form"]), row["form"]))
    return tuple((r["form"], r["class"], r["place"] == "both") for r in rows)


@cache
def name_words(kind: str) -> frozenset[str]:
    """Return the terms of one class of ``name_words.csv``.

    >>> "mrs" in name_words("title-female")
    True
    """
    for row in ontology_rows("name_words.csv"):
        if row["class"] == kind:
            return frozenset(row["words"].split(";"))
    message = f"name_words.csv has no class '{kind}'"
    raise KeyError(message)


@cache
def personal_titles() -> frozenset[str]:
    """Return the titles of persons that stand before a name, without dots.

    >>> {"mrs", "dr", "datuk"} <= personal_titles()
    True
    """
    return name_words("title") | name_words("title-male") | name_words("title-female")


@cache
def shortened_words() -> dict[str, str]:
    """Return words cut short in one way only, and what each stands for.

    "Tech" is not among them: it may be technology, technologies or technical.

    >>> shortened_words()["intl"]
    'international'
    """
    return dict(sorted(pair.split("=") for pair in name_words("shortened")))


@cache
def member_words(kind: str) -> frozenset[str]:
    """Return the terms of one class of ``roles.csv``, hyphens as spaces.

    >>> "co founder" in member_words("relationship")
    True
    """
    for row in ontology_rows("roles.csv"):
        if row["class"] == kind:
            return frozenset(row["words"].replace("-", " ").split(";"))
    message = f"roles.csv has no class '{kind}'"
    raise KeyError(message)


def has_term(vocabulary: frozenset[str], term: str) -> bool:
    """Whether a vocabulary has a term, or its singular."""
    return term in vocabulary or singular(term) in vocabulary


@lru_cache(maxsize=65536)
def singular(term: str) -> str:
    """Return a plural's singular; other terms as they are.

    >>> singular("subsidiaries"), singular("directors"), singular("emeritus")
    ('subsidiary', 'director', 'emeritus')
    """
    if term.endswith("ies"):
        return term[:-3] + "y"
    plural = len(term) > _SHORT and term.endswith("s") and term[-2:] not in ("ss", "us")
    return term[:-1] if plural else term


@cache
def role_terms() -> frozenset[str]:
    """Return the terms that say a role, hyphens as spaces.

    >>> {"director", "executive director", "co founder"} <= role_terms()
    True
    """
    return member_words("relationship") | name_words("post")


@cache
def role_fillers() -> frozenset[str]:
    """Return the words that may stand among role terms."""
    return member_words("filler")


@cache
def places() -> frozenset[str]:
    """Return the names of places: states and countries, large towns and regions.

    >>> {"oregon", "hong kong"} <= places()
    True
    """
    coded = (
        re.sub(r"['’.]", "", name.casefold())
        for row in ontology_rows("codes.csv")
        if row["kind"] in ("state", "country")
        for name in row["names"].split(";")
    )
    return member_words("place") | frozenset(coded)


@cache
def given_names() -> frozenset[str]:
    """Return the given names that tell a person's name from a company's."""
    return _plain("given_names.txt")


@cache
def family_names() -> frozenset[str]:
    """Return the family names that tell a person where the given name is a word."""
    return _plain("family_names.txt")


@cache
def numbers() -> dict[str, str]:
    """Return what number each word says: spelt out, ordinal, Roman; letters themselves.

    >>> numbers()["second"], numbers()["iv"], numbers()["b"], numbers()["thirty"]
    ('2', '4', 'b', '30')
    """
    letters = {word: word for word in _numbered("letter", 1)}
    return _numbered("ordinal", 1) | letters | _numbered("roman", 1) | cardinals()


@cache
def cardinals() -> dict[str, str]:
    """Return the numbers spelt out: one to nineteen, twenty to ninety."""
    return _numbered("cardinal", 1) | _numbered("tens", 20, 10)


def _numbered(kind: str, first: int, step: int = 1) -> dict[str, str]:
    for row in ontology_rows("name_words.csv"):
        if row["class"] == f"number-{kind}":
            words = row["words"].split(";")
            return {word: str(first + step * at) for at, word in enumerate(words)}
    message = f"name_words.csv has no class 'number-{kind}'"
    raise KeyError(message)
