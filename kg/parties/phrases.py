"""What stands round a name: short forms, former names, "and its subsidiaries", roles.

"X and its subsidiaries" is a group and another party than X: what the group owes X may
not owe. "Member of management of X" is somebody at X, never X.
"""

import re
from dataclasses import dataclass
from functools import cache

from kg.parties.legal import split_legal
from kg.parties.spelling import spaced, words_of
from kg.parties.wordlists import generic_words, name_words, role_fillers, role_terms

_BRACKET = re.compile(r"\(([^()]*)\)")
_QUOTED = re.compile(r"""["“”«»]([^"“”«»]+)["“”«»]|['‘’]([^'‘’]+)['‘’](?!\w)""")
_ENDS_QUOTED = re.compile(r"""(?<=[\w.)])\s*["“”]([^"“”]+)["“”]\s*$""")
_TOGETHER = re.compile(r"\b(?:collectively|together)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{2,8}")
_DESCRIBED = re.compile(r",\s+(?:an?|who)\s", re.IGNORECASE)
_BODY = frozenset({"corporation", "company", "partnership", "trust"})
_MARK = re.compile(r"\s*(?:\((?:\d{1,2}|[ivx]{1,4}|[a-h])\)|\[\d{1,2}\]|\*+)\s*$")
_BETWEEN = re.compile(r"\s*;\s*|,?\s+(?:and|And|&)\s+")
_LONGEST_ROLE = 5


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

    Quoted, mostly in brackets, or the name's own initials in brackets at its end.

    >>> without_short_form('Cheyou Service Co., Ltd ("Cheyou Union")')
    'Cheyou Service Co., Ltd'
    >>> without_short_form("Vitaxel Online Mall (VOM)")
    'Vitaxel Online Mall'
    """
    return _without_brackets(text)[0]


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """Return a text without the brackets that state other names, and those names."""
    stated: list[str] = []
    kept: list[str] = []
    at = 0
    for match in _BRACKET.finditer(text):
        inside, before = match.group(1).strip(), text[: match.start()]
        last = not text[match.end() :].strip(" ,.;")
        names = [one or other for one, other in _QUOTED.findall(inside)]
        begun = _also_known().match(" " + inside)
        if names:
            stated += [] if _TOGETHER.search(inside) else names
        elif begun is not None:
            stated.append((" " + inside)[begun.end() :])
        elif last and _CAPITALS.fullmatch(inside) and _are_initials(inside, before):
            stated.append(inside)
        else:
            continue
        kept.append(text[at : match.start()])
        at = match.end()
    name = " ".join([*(part.strip() for part in kept), text[at:].strip()]).strip()
    quoted = _ENDS_QUOTED.search(name)
    if quoted is not None:
        stated.append(quoted.group(1))
        name = name[: quoted.start()]
    return (name if words_of(name) else text.strip()), stated


def _are_initials(letters: str, name: str) -> bool:
    words = words_of(name)
    return letters.casefold() == "".join(word[0] for word in words)[: len(letters)]


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
    name, *others = _also_known().split(bare)
    if not words_of(name):
        name, others = bare, []
    names = (other.strip(' ,;()"“”') for other in (*stated, *others))
    kept = () if phrase else tuple(other for other in names if words_of(other))
    return name.strip(" ,;"), kept


def _undescribed(text: str) -> str:
    """Return a name without what describes it: ", a Texas company", ", who is ..."."""
    match = _DESCRIBED.search(text)
    if match is None:
        return text
    words = words_of(text[match.end() :])
    says = any(role_length(words, at) for at in range(len(words)))
    return text[: match.start()] if says or _BODY & set(words) else text


def without_mark(text: str) -> str:
    """Return a name without marks of footnotes at its end.

    >>> without_mark("Guotao Deng (2)"), without_mark("Zhejiang Marine Leasing Ltd.***")
    ('Guotao Deng', 'Zhejiang Marine Leasing Ltd.')
    """
    while (match := _MARK.search(text)) is not None and text[: match.start()].strip():
        text = text[: match.start()]
    return text


@cache
def _also_known() -> re.Pattern[str]:
    terms = sorted(name_words("also-known"), key=lambda term: (-len(term), term))
    slashed = [r"f\s*/\s*k\s*/\s*a", r"a\s*/\s*k\s*/\s*a", r"d\s*/\s*b\s*/\s*a"]
    joined = "|".join([*terms, *slashed])
    return re.compile(rf"[\s,;(]+(?:{joined})\b[:\s]*", re.IGNORECASE)


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
    >>> is_joint("Brunson Chandler and Jones PLLC")
    False
    """
    parts = [words_of(part) for part in _BETWEEN.split(spaced(text))]
    # A part that is a legal form alone is no party: "Rho GmbH & Co. KG".
    parts = [part for part in parts if split_legal(["", *part])[0] != [""]]
    if len(parts) < 2 or any(roles_in(part) for part in parts):
        return False
    if any(split_legal(part)[0] != part for part in parts[:-1]):
        return True
    return split_legal(parts[-1])[0] == parts[-1] and all(
        len(part) > 1 and not generic_words().issuperset(part) for part in parts
    )


def role_length(words: list[str] | tuple[str, ...], start: int) -> int:
    """Return how many words from `start` are one role term; 0 when none begins there.

    >>> role_length(["chief", "executive", "officer"], 0)
    3
    """
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
    if head[-1] in name_words("tie"):
        return True
    return any(
        " ".join(head[-size:]) in role_terms()
        for size in range(1, min(_LONGEST_ROLE, len(head)) + 1)
    )
