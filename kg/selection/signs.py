"""The signs of ``ontology/related.csv``: patterns of what speaks of related parties."""

import re
from functools import cache, lru_cache

from kg.model.fact import PartyKind
from kg.parties.kinds import kind_by_words
from kg.parties.roles import is_outsider
from kg.parties.spelling import words_of as spelled_words
from kg.patterns import pattern_of
from kg.readers.xbrl.element_names import words_of
from kg.resources import ontology_rows, patterns_of
from kg.selection.loosened import loosened

_OF_ELEMENTS = frozenset(
    [
        "stake",
        "award",
        "share count",
        "issue",
        "own figure",
        "own result",
        "result",
        "subsidiary element",
        "decision",
        "whole line",
        "part line",
    ]
)
"""Signs looked for in an element's name as it is written."""
_SPEAKING = frozenset(["words", "excluded", "ending", "subsidiary list"])
_MOST_LETTERS = 6_000
"""Letters of one looser pattern.

A database looks for many signs at once in the time of one, as long as it can hold what
it has met of them: beyond some 20,000 letters it takes forty times as long.
"""
_STOPS = pattern_of(r", | [–—-] | ?\(")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return one pattern a sign."""
    return patterns_of("related.csv", "sign", _OF_ELEMENTS)


@cache
def loose_signs() -> tuple[str, ...]:
    """Return patterns, whatever the case, of which all that may speak here meets one.

    They find every element, label, member and title for which `element_speaks`,
    `speaks_of_related_parties`, `member_speaks`, `title_speaks` or
    `lists_subsidiaries` is true, names with their words joined or set apart; see
    `kg.selection.loosened`. A word taken out of the middle of a text brings others
    together, so what is told of all but related parties is found as well.
    """
    packs: list[list[str]] = [[]]
    for row in ontology_rows("related.csv"):
        if row["sign"] in _SPEAKING:
            pattern = f"(?:{loosened(row['pattern'])})"
            if sum(map(len, packs[-1])) + len(pattern) > _MOST_LETTERS:
                packs.append([])
            packs[-1].append(pattern)
    return tuple("|".join(pack) for pack in packs if pack)


@lru_cache(maxsize=65536)
def has_sign(sign: str, text: str) -> bool:
    """Whether a text bears a sign of ``related.csv``.

    >>> has_sign("public loan", "PPP Loan"), has_sign("public loan", "Bridge loan")
    (True, False)
    """
    return _patterns()[sign].search(text) is not None


@cache
def _speaking_words() -> tuple[str, ...]:
    """Return parts of words, one of which stands in each text that may speak."""
    return tuple(
        word
        for row in ontology_rows("related.csv")
        if row["sign"] == "speaking word"
        for word in row["pattern"].split("|")
    )


def _may_speak(text: str) -> bool:
    """Whether a text has a word that the long pattern may find something by.

    Most labels have none, and looking for plain words takes a twentieth of its time.
    """
    small = text.casefold()
    return any(word in small for word in _speaking_words())


@lru_cache(maxsize=65536)
def speaks_of_related_parties(text: str) -> bool:
    """Whether a label, member or title speaks of related parties.

    What is told of all but them is not theirs.

    >>> speaks_of_related_parties("Loan from a director")
    True
    >>> speaks_of_related_parties("Notes payable - unrelated party")
    False
    >>> speaks_of_related_parties("Investments other than in related parties")
    False
    """
    return _may_speak(text) and has_sign(
        "words", _patterns()["excluded"].sub(" ", text)
    )


@lru_cache(maxsize=65536)
def title_speaks(title: str) -> bool:
    """Whether the title of a report says that it is about related parties.

    Affiliates that a stake is held in are investees, and a list of the reporter's own
    subsidiaries tells no dealing, even where it stands in the note on related parties.

    >>> title_speaks("Transactions with Affiliates (Details)")
    True
    >>> title_speaks("Investments in Unconsolidated Affiliates (Details)")
    False
    """
    if not speaks_of_related_parties(title):
        return False
    if lists_subsidiaries(title):
        return False
    return speaks_of_related_parties(_patterns()["stake phrase"].sub(" ", title))


@lru_cache(maxsize=65536)
def title_is_mixed(title: str) -> bool:
    """Whether a title speaks of related parties and of something else as well.

    Where it names note and page, the page tells.

    >>> title_is_mixed("Notes Payable and Related Party Transactions (Details)")
    True
    >>> title_is_mixed("Related Party Transactions and Balances (Details)")
    False
    >>> title_is_mixed("Notes and Related Parties - Related Party Loans (Details)")
    False
    """
    if not (title_speaks(title) and has_sign("mixed title", title)):
        return False
    own = _part_of_page(title)
    return not title_speaks(own) or has_sign("mixed title", own)


@lru_cache(maxsize=65536)
def tells_balances(title: str) -> bool:
    """Whether a page tells what related parties owe or are owed, and nothing else.

    >>> tells_balances("Note 4 - Loans from Directors (Details)")
    True
    >>> tells_balances("Related Party Transactions (Details)")
    False
    """
    own = _part_of_page(title)
    return (
        has_sign("page of balances", own)
        and title_speaks(own)
        and not title_is_mixed(title)
    )


def _part_of_page(title: str) -> str:
    """Return what a title calls its page, behind the note: "Note 9 - Loans (Details)".

    The whole title where it does not set the page apart.
    """
    parts = title.split(" - ")
    told = [n for n, part in enumerate(parts) if has_sign("page of details", part)]
    return parts[told[-1]] if told else title


@lru_cache(maxsize=65536)
def member_speaks(member: str) -> bool:
    """Whether a member that is no plain name speaks of related parties.

    The affiliates of somebody named are that party's, not the reporter's.

    >>> member_speaks("Loan from director"), member_speaks("Finch Ltd and affiliates")
    (True, False)
    """
    return speaks_of_related_parties(_patterns()["own affiliates"].sub("", member))


def behind_stop(label: str) -> str | None:
    """Return what stands behind the last comma, dash or bracket of a label, or None.

    >>> behind_stop("Prepaid rent, Quillen"), behind_stop("Prepaid rent")
    ('Quillen', None)
    """
    parts = _STOPS.split(label)
    return parts[-1].strip(" ).") if len(parts) > 1 else None


_DEBTS = (
    "note loan advance debenture facility credit line agreement mortgage lease "
    "collaboration alliance contract"
)
DEBTS = frozenset(_DEBTS.split())
"""Words one of which stands wherever `without_debt` finds a debt."""


@lru_cache(maxsize=65536)
def without_debt(text: str) -> str | None:
    """Return the words before those of a debt that end a text, or None.

    >>> without_debt("Quillen Promissory Note"), without_debt("Quillen Stock Plan")
    ('quillen', None)
    """
    words = " ".join(spelled_words(text))
    found = _patterns()["words of a debt"].search(words)
    return None if found is None else words[: found.start()]


@lru_cache(maxsize=65536)
def lists_subsidiaries(title: str) -> bool:
    """Whether a report lists the reporter's own subsidiaries, in whatever note.

    >>> lists_subsidiaries("Related Parties - Schedule of Subsidiaries (Details)")
    True
    >>> lists_subsidiaries("Schedule of Disposal of Subsidiaries (Details)")
    False
    """
    return any(
        has_sign("subsidiary list", part) and not speaks_of_related_parties(part)
        for part in title.split(" - ")
    )


@lru_cache(maxsize=65536)
def element_speaks(local: str) -> bool:
    """Whether an element's name speaks of related parties, by the words it joins."""
    words = words_of(local)
    return speaks_of_related_parties(words) or has_sign("ending", words)


@lru_cache(maxsize=65536)
def names_outsider(member: str) -> bool:
    """Whether a member says by its words that it is from outside: a lender, investors.

    >>> names_outsider("Accredited Investors"), names_outsider("Finch Trading Ltd")
    (True, False)
    """
    return is_outsider(member) or has_sign("outsider", member)


@lru_cache(maxsize=65536)
def names_bank(member: str) -> bool:
    """Whether a member names a bank, and nobody whose family name is Banks.

    >>> names_bank("Harbour Savings Bank"), names_bank("Ellen Banks")
    (True, False)
    """
    return has_sign("bank", member) and kind_by_words(member) is not PartyKind.PERSON
