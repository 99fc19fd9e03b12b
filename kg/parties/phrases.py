"""What stands round a name: short forms, former names, "and its subsidiaries", roles.

"X and its subsidiaries" is a group and another party than X: what the group owes X may
not owe. "Member of management of X" is somebody at X, never X.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.parties.abbreviations import abbreviates, are_initials
from kg.parties.legal import split_legal
from kg.parties.spelling import spaced, words_of
from kg.parties.wordlists import (
    generic_words,
    legal_words,
    name_words,
    role_fillers,
    role_terms,
)
from kg.patterns import pattern_of

_BRACKET = pattern_of(r"\(([^()]*)\)")
_QUOTED = pattern_of(r"""["“”«»]([^"“”«»]+)["“”«»]|['‘’]([^'‘’]+)['‘’](?!\w)""")
_ENDS_QUOTED = pattern_of(r"""(?<=[\w.)])\s*["“”]([^"“”]+)["“”]\s*$""")
_QUOTES = frozenset('"“”')
_TOGETHER = pattern_of(r"\b(?:collectively|together)\b", re.IGNORECASE)
_CAPITALS = pattern_of(r"[A-Z][A-Z0-9&]{1,7}")
_OR = pattern_of(r",?\s+or\s+(?:the\s+)?")
_DESCRIBED = pattern_of(
    r",\s+(?:(?:an?|who|which)\s|(?=(?:entity|entities|affiliate|subsidiary)\b))",
    re.IGNORECASE,
)
_BODY = frozenset({"corporation", "company", "partnership", "trust"})
_MARK = pattern_of(r"\s*(?:\((?:\d{1,2}|[ivx]{1,4}|[a-h])\)|\[\d{1,2}\]|\*+)\s*$")
_NOTE = pattern_of(r"\s*[(\[](?:see\s+)?notes?\s+[\d\w, .&]+[)\]]\s*$", re.IGNORECASE)
"""A note of the statements a name refers to."""
_CARE_OF = pattern_of(r"[\s,(]*(?<!\w)(?:[cC]/[oO]|(?:[iI]n )?[cC]are of)\s.*$")
"""At whose address somebody is reached."""
_ADDRESS_SIGNS = ("c/o", "C/O", "are of")
_NO_KIN = frozenset({"family", "heirs", "estate"})
"""Words of kin that stand in names: an estate is no person."""
_BETWEEN = pattern_of(r"\s*;\s*|,?\s+(?:and|And|&)\s+")
_LONGEST_ROLE = 5
_LETTERS = 3
"""Letters of terms that are printed with strokes as well: "f/k/a"."""


@dataclass(frozen=True, slots=True)
class GroupName:
    """A name with those it is joined with.

    Attributes:
        base: Words of the name.
        fellows: Words of the tail that say who, sorted: ``("subsidiaries",)``.
    """

    base: tuple[str, ...]
    fellows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role held at, or a tie to, somebody named.

    Attributes:
        role: Words of the role.
        of: Words of the name.
    """

    role: tuple[str, ...]
    of: tuple[str, ...]


def without_short_form(text: str) -> str:
    """Return a name without the short form it defines for itself.

    Quoted, mostly in brackets, or made of the name's own letters or first words.

    >>> without_short_form('Cheyou Service Co., Ltd ("Cheyou Union")')
    'Cheyou Service Co., Ltd'
    >>> without_short_form("Vitaxel Online Mall (VOM)")
    'Vitaxel Online Mall'
    """
    return _without_brackets(text)[0]


@lru_cache(maxsize=65536)
def _without_brackets(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without the brackets that state other names, and those names."""
    stated: list[str] = []
    kept: list[str] = []
    at = 0
    for match in _BRACKET.finditer(text):
        names = _defined_in(match.group(1).strip(), text[: match.start()])
        if names is None:
            continue
        stated += names
        kept.append(text[at : match.start()])
        at = match.end()
    name = " ".join([*(part.strip() for part in kept), text[at:].strip()]).strip()
    quoted = None if _QUOTES.isdisjoint(name) else _ENDS_QUOTED.search(name)
    if quoted is not None and _defines(name[: quoted.start()], quoted.group(1)):
        stated.append(quoted.group(1))
        name = name[: quoted.start()]
    return (name if words_of(name) else text.strip()), tuple(stated)


def _defined_in(inside: str, name: str) -> list[str] | None:
    """Return the names that brackets after a name define; None when they say else.

    Only ``("X")``, ``(the "X")``, ``(formerly X)`` and short forms of the name define
    one: ``(controlled by "X")`` names somebody else. ``(together "X")`` defines the
    name of several parties: it is none of this one's, and is cut.
    """
    quoted = [one or other for one, other in _QUOTED.findall(inside)]
    if quoted and _TOGETHER.search(inside):
        return []
    if quoted and _defining().fullmatch(_QUOTED.sub('"', inside)):
        return quoted
    begun = _also_known().match(" " + inside)
    if begun is not None:
        return [(" " + inside)[begun.end() :]]
    return [inside] if _shortens(inside, name) else None


def _defines(name: str, quoted: str) -> bool:
    """Whether a quoted text after a name is another name of the same party.

    ``Foo Ltd "Foo"`` and ``Foo, dba "Bar"`` define one; ``trustee for "X"`` and ``OOO
    "X"`` do not.
    """
    if _ends_defining().search(name) or _shortens(quoted, name):
        return True
    words = words_of(name)
    kept, legal = split_legal(words)
    return (
        bool(legal)
        and not legal_words().issuperset(kept)
        and not split_role_phrase(name)
    )


def _shortens(short: str, name: str) -> bool:
    """Whether a text is made of a name's own letters, or is its first words.

    >>> _shortens("N1", "Northwind 1 LLC"), _shortens("Northwind", "Northwind 1 LLC")
    (True, True)
    >>> _shortens("Beijing", "Northwind Ltd"), _shortens("HK", "Happy Kitchen Ltd")
    (False, False)
    """
    words, full = words_of(short), words_of(name)
    if not words or generic_words().issuperset(words) or len(words) >= len(full):
        return False
    if full[: len(words)] == words:
        return True
    if len(words) > 1:
        return short[:1].isupper() and abbreviates(words, full)
    if _CAPITALS.fullmatch(short) is None:
        return False
    letters = short.casefold().replace("&", "")
    initials = "".join(word if word.isdigit() else word[0] for word in full)
    return initials.startswith(letters) or are_initials(
        letters, split_legal(full)[0], full
    )


def split_other_names(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a name without the other names it states, and those, as printed.

    Short forms, former names and trade styles; a description ("a California
    corporation") is cut as well. Of a text that names a role at somebody no other name
    is returned: it may be somebody's.

    >>> split_other_names("Aelora Sdn Bhd, previously known as Vitaxel Sdn Bhd (“ASB”)")
    ('Aelora Sdn Bhd', ('ASB', 'Vitaxel Sdn Bhd'))
    """
    bare, stated = _without_brackets(spaced(text))
    phrase = split_role_phrase(bare) is not None
    bare = _undescribed(bare)
    either = _OR.search(bare)
    if either is not None and _shortens(bare[either.end() :], bare[: either.start()]):
        bare, stated = bare[: either.start()], (*stated, bare[either.end() :])
    name, *others = _also_known().split(bare)
    if not words_of(name):
        name, others = bare, []
    names = (other.strip(' ,;()"“”') for other in (*stated, *others))
    kept = () if phrase else tuple(other for other in names if words_of(other))
    return name.strip(" ,;"), kept


def named_before_kin(text: str) -> str | None:
    """Return who a text names before it says whose kin they are; None without.

    >>> named_before_kin("Ruth Falk, daughter of the President")
    'Ruth Falk'
    >>> named_before_kin("Ilse Brandt (the spouse of our CFO)")
    'Ilse Brandt'
    >>> named_before_kin("Wife of the CEO")
    """
    if "," not in text and "(" not in text:
        return None
    match = _kin().search(text)
    return None if match is None else text[: match.start()]


@cache
def _kin() -> re.Pattern[str]:
    nouns = "|".join(sorted(name_words("kin") - _NO_KIN))
    return re.compile(
        rf"(?:,\s+|\s+\()(?:(?:the|an?)\s+)?(?:{nouns})\s+of\b", re.IGNORECASE
    )


def _undescribed(text: str) -> str:
    """Return a name without what describes it: ", a Texas company", ", who is ...".

    So is told who controls it: ", an entity controlled by Mr. Roe".
    """
    before_kin = named_before_kin(text)
    if before_kin is not None:
        return before_kin
    match = _DESCRIBED.search(text)
    if match is None:
        return text
    words = words_of(text[match.end() :])
    says = any(role_length(words, at) for at in range(len(words)))
    says = says or not name_words("tie").isdisjoint(words)
    return text[: match.start()] if says or _BODY & set(words) else text


def without_note(text: str) -> str:
    """Return a name without the note of the statements it refers to.

    >>> without_note("Alder Fund (see Note 4)"), without_note("Alder Fund (4)")
    ('Alder Fund', 'Alder Fund (4)')
    """
    return _NOTE.sub("", text) or text


def without_address(text: str) -> str:
    """Return a name without at whose address it is reached.

    >>> without_address("Joan Roe, c/o Finch & Partner LLP"), without_address("c/o Roe")
    ('Joan Roe', 'c/o Roe')
    """
    if not any(sign in text for sign in _ADDRESS_SIGNS):
        return text
    return _CARE_OF.sub("", text) or text


def without_mark(text: str) -> str:
    """Return a name without marks of footnotes, or the note it refers to, at its end.

    >>> without_mark("Guotao Deng (2)"), without_mark("Zhejiang Marine Leasing Ltd.***")
    ('Guotao Deng', 'Zhejiang Marine Leasing Ltd.')
    >>> without_mark("Alder Ventures (Note 12)")
    'Alder Ventures'
    """
    text = without_note(text)
    while (match := _MARK.search(text)) is not None and text[: match.start()].strip():
        text = text[: match.start()]
    return text


def _defining_words() -> str:
    terms = sorted(name_words("defining"), key=lambda term: (-len(term), term))
    known = rf"(?:and\s+)?(?:{_known_terms()})"
    return rf"(?:(?:{'|'.join(terms)}|{known})\b[\s,:;]*)"


@cache
def _defining() -> re.Pattern[str]:
    """Return what matches quotes and words that define what stands in them."""
    words = _defining_words()
    return re.compile(rf"{words}*\"(?:[\s,:;/]*{words}*\")*[\s,.]*", re.IGNORECASE)


@cache
def _ends_defining() -> re.Pattern[str]:
    """Return what matches defining words at the end of a text."""
    return re.compile(rf"(?<=\W){_defining_words()}+$", re.IGNORECASE)


def _known_terms() -> str:
    terms = sorted(name_words("also-known"), key=lambda term: (-len(term), term))
    slashed = [r"\s*/\s*".join(term) for term in terms if len(term) == _LETTERS]
    return "|".join([*terms, *slashed])


@cache
def _also_known() -> re.Pattern[str]:
    return re.compile(rf"[\s,;(]+(?:{_known_terms()})\b[:\s]*|\s+@\s+", re.IGNORECASE)


def split_group(text: str) -> GroupName | None:
    """Return the parts of "X and its subsidiaries", or None.

    >>> split_group("Unicom Group Co., Ltd and its subsidiaries").fellows
    ('subsidiaries',)
    >>> split_group("Tencent's related parties").base
    ('tencents',)
    >>> split_group("Smith & Associates") is None
    True
    """
    words = words_of(text)
    nouns, fillers = name_words("group-noun"), name_words("group-filler")
    if nouns.isdisjoint(words):
        return None
    start = len(words)
    while start > 0 and (words[start - 1] in nouns or words[start - 1] in fillers):
        start -= 1
    joint = next(
        (
            n
            for n in range(start, len(words))
            if words[n] in ("and", "together", "with")
        ),
        len(words),
    )
    if joint < len(words) or not name_words("group-plural").intersection(words[-1:]):
        start = joint
    tail = words[start:]
    fellows = {word for word in tail if word in nouns}
    if not start or not fellows or not name_words("group-sign") & set(tail):
        return None
    return GroupName(tuple(words[:start]), tuple(sorted(fellows)))


def is_joint(text: str) -> bool:
    """Whether a text names several parties at once.

    >>> is_joint("Gerdau Acos Longos S.A. and Gerdau Acominas S.A.")
    True
    >>> is_joint("Brunson Chandler and Jones PLLC"), is_joint("Padaria Sá & Filhos Lda")
    (False, False)
    """
    printed = _BETWEEN.split(spaced(text))
    if len(printed) < 2:
        return False
    parts = [words_of(part) for part in printed]
    if len(parts) == 2 and not name_words("sons").isdisjoint(parts[1][:1]):
        return False
    # A part that is a legal form alone is no party: "Rho GmbH & Co. KG".
    parts = [part for part in parts if split_legal(["", *part])[0] != [""]]
    if len(parts) < 2 or any(roles_in(part) for part in parts):
        return False
    if any(split_legal(part)[0] != part for part in parts[:-1]):
        return True
    if len(parts) == 2 and generic_words().issuperset([parts[0][-1], parts[1][0]]):
        return False  # "Roe Oil & Gas Fund" joins two lines of business.
    return split_legal(parts[-1])[0] == parts[-1] and all(
        len(part) > 1 and not generic_words().issuperset(part) for part in parts
    )


@cache
def _first_words_of_roles() -> frozenset[str]:
    return frozenset(term.partition(" ")[0] for term in role_terms())


def role_length(words: list[str] | tuple[str, ...], start: int) -> int:
    """Return how many words from `start` are one role term; 0 when none begins there.

    >>> role_length(["chief", "executive", "officer"], 0)
    3
    """
    if words[start] not in _first_words_of_roles():
        return 0
    for size in range(min(_LONGEST_ROLE, len(words) - start), 0, -1):
        if " ".join(words[start : start + size]) in role_terms():
            return size
    return 0


def roles_in(words: list[str] | tuple[str, ...]) -> list[tuple[int, int]] | None:
    """Return where role terms stand (start, size), when nothing but fillers is between.

    None when there is another word, or no role.

    >>> roles_in("director chief executive officer of the company".split())
    [(0, 1), (1, 3)]
    >>> roles_in("bank of china".split()) is None
    True
    """
    at, places = 0, []
    while at < len(words):
        size = role_length(words, at)
        if size:
            places.append((at, size))
        elif words[at] not in role_fillers():
            return None
        at += max(size, 1)
    return places or None


@lru_cache(maxsize=65536)
def split_role_phrase(text: str) -> RolePhrase | None:
    """Return the parts of "member of management of X", "company owned by X", or None.

    What stands before the role does not matter: "Li Wei, director of X".

    >>> split_role_phrase("Member of Management Team of Beijing QC Co., Ltd").of
    ('beijing', 'qc', 'co', 'ltd')
    >>> split_role_phrase("Company controlled by Mr. Li").role
    ('company', 'controlled')
    >>> split_role_phrase("Bank of China") is None
    True
    """
    words = words_of(text)
    for at in range(len(words) - 2, 0, -1):
        if words[at] not in name_words("possessor") or not _says_role(words[:at]):
            continue
        rest = words[at + 1 :]
        if rest[0] == "the" and len(rest) > 1:
            rest = rest[1:]
        if roles_in(rest) is None and not role_fillers().issuperset(rest):
            return RolePhrase(tuple(words[:at]), tuple(rest))
    return None


def _says_role(head: list[str]) -> bool:
    """Whether a text ends in a role, or in a tie such as "owned"."""
    if "as" in head or split_legal(head[:-1])[1]:
        return False  # "X Ltd controlled by Y" is X, "X as trustee for Y" is X.
    if head[-1] in name_words("tie"):
        return True
    if head[-1] in name_words("firm-people") and not role_fillers().issuperset(
        word for word in head if not role_length([word], 0)
    ):
        return False  # "Anesthesia Partners of Tarn" is a firm.
    return any(
        " ".join(head[-size:]) in role_terms()
        for size in range(1, min(_LONGEST_ROLE, len(head)) + 1)
    )
