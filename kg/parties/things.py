"""What is plainly no party: totals, dates, places, deals, instruments, line items.

A thing is known by its phrase: by its head ("Working capital purpose"), by the deal
before a link ("Loan from X Ltd", "Merger with X Inc"), by a number behind a noun that
is counted ("Round 3"), by its first word ("Estimated Payable 2031"). The words are
classes of ``ontology/roles.csv``. A name may hold any of them: a legal form at its end,
or a proper noun before a word such as "Capital", is a name's sign.
"""

import re
from collections.abc import Sequence

from kg.parties.bare_names import is_given_with_family
from kg.parties.bodies import is_body_of, is_special_district
from kg.parties.descriptions import is_description
from kg.parties.legal import split_legal
from kg.parties.line_items import is_particular, is_proper
from kg.parties.phrases import without_mark
from kg.parties.spelling import clean_member, words_of
from kg.parties.wordlists import (
    cardinals,
    has_term,
    legal_forms,
    member_words,
    numbers,
    places,
)
from kg.patterns import pattern_of

_LONGEST = 3
_WHERE = frozenset({"in", "near"})
_CLASSES = frozenset({"class", "series", "portfolio", "compartment", "tranche"})
"""What a fund is divided into, each with its letter or number."""
_BUILT = frozenset({"property", "building", "premises", "house", "office", "land"})
"""What stands at a street: "Grove Street Property"."""
_AT = _WHERE | {"at", "on"}
_LONGEST_PLACE = 5
_MOST_OF_RANGE = 5
_YEAR = pattern_of(r"(?:19|20)\d\d")
_FOR_REPORTER = pattern_of(
    r"\bon behalf of (?:the |our )?"
    r"(?:group|company|registrant|issuer|partnership|trust|fund|us)$",
    re.IGNORECASE,
)
"""What somebody does for the reporter: collects, pays."""
_PRICE = pattern_of(r"[$€£¥]\s*\d|\d\s*%")
_BEGINS = pattern_of(
    r"(?i:within|after|over|under|above|beyond|prior to|up to|aged|ag(?:e)?ing|overdue|"
    r"(?:past )?due|(?:greater|longer|later|earlier|less|more) than)\b.*\d"
    r"|(?i:(?:[HQ][1-4]|[1-4]Q|[12]H) )?(?i:FYE?|CY|[HQ][1-4]|[1-4]Q|[12]H)"
    r"[ '’-]?(?:19|20)?\d\d\b"
    r"|\d\d?[- ]months? (?i:ECLs?)\b"
    r"|(?i:pre|post|mid|early|late)[ -]?(?:19|20)\d\d\b"
    r"|(?:M/[VTSY]|S/[SVY]|M\.[VT]\.|MV|MT)\s+(?=[A-Z])"
    r"|(?i:case no\.?)\s+(?=\d)"
    r"|(?i:in re|ex parte|(?:in )?(?:the )?matter of)\s+(?=[A-Z])"
    r"|(?i:(?:due |falling due |repayable )?(?:between|within|over|after|beyond|under|"
    r"from|in|up to|exceeding|(?:not? )?(?:later|earlier|more|less) than)\b.*"
    r"\b(?:\d+|one|two|three|four|five|six|seven|ten|twelve) "
    r"(?:years?|months?|days?)\b)"
)
"""What a thing begins with: a time with its number ("Between one and five years", "Pre
2020"), the mark before a ship's name, the words before that of a lawsuit."""
_LAWSUIT = pattern_of(r"[\w.)] v(?:s\.?|\.)? [A-Z]")
"""Who sues whom: "Roe v. Finch Ltd"."""
_COMMA = pattern_of(r"\s*,\s*")
_DASH = pattern_of(r"\s+[-–—]+\s+|:\s+")
"""What stands between a thing and what tells it from its like: "Lease - Oslo"."""


_GOVERNMENT = re.compile(
    r"(?:\w+ ){0,2}(?:federal|central|national|provincial) government"
    r"(?: of (?:the )?\w+(?: \w+){0,3})?|(?:us|united states)"
    r" (?:department of (?:the )?)?treasury"
    r"|(?:\w+ ){0,2}government of (?:the )?\w+(?: \w+){0,3}"
)
"""A government, which owns companies; one without more is a kind of customer."""


def without_reference(text: str) -> str:
    """Return a member without its mark and the note it refers to.

    >>> without_reference("Acme Ltd (Note 5)"), without_reference("[Segment Reporting]")
    ('Acme Ltd', 'Segment Reporting')
    """
    bare = without_mark(clean_member(text)).strip()
    return without_mark(bare.strip("[]").strip() or bare) or text


def is_thing(text: str, *, among_parties: bool = False) -> bool:
    """Whether a member is plainly a thing.

    Args:
        text: As printed.
        among_parties: Whether its axis holds parties: there a name may hold any word,
            and only the head of the phrase tells.

    >>> is_thing("Merger With Bravo Inc"), is_thing("Sequoia Capital")
    (True, False)
    >>> is_thing("Working Capital"), is_thing("Springfield, Oregon")
    (True, True)
    """
    words = _plain(words_of(text))
    is_person = among_parties and is_given_with_family(text.split(), words)
    is_government = _GOVERNMENT.fullmatch(" ".join(words)) or is_body_of(words)
    if is_person or (is_government and _LAWSUIT.search(text) is None):
        return False
    if not words or _is_deal(words) or is_place(text) or _tells_deed(words, text):
        return True
    if has_term(member_words("neither"), " ".join(words)) or words[-1] in (
        "total",
        "totals",
    ):
        return True
    is_fund = among_parties and ends_legal(_without_counts(words))
    if is_fund or (len(words) > 1 and split_legal(words)[0] != words):
        return False
    if _is_fixed(words) or _is_counted(words) or _begins_as_thing(words, text):
        return True
    if _PRICE.search(text) or not any(is_particular(word) for word in words):
        return True
    if _is_located(words):
        return True
    if ends_legal(_without_number(words)):
        return False
    if _is_thing_by_head(words, text):
        return True
    return not among_parties and _holds_thing(words, text)


def _is_thing_ahead(text: str) -> bool:
    """Whether a thing without a name stands before a dash: "Charter - MV Alder".

    >>> _is_thing_ahead("Service Agreement - Alder"), _is_thing_ahead("Alder - Oslo")
    (True, False)
    """
    first, comma, _ = text.partition(",")
    if comma and _is_counted(words_of(first)) and not ends_legal(words_of(text)):
        return True  # "Unit 14B, Harbour Tower"
    dash = _DASH.search(text)
    if dash is None or dash.start() == 0:
        return False
    ahead = text[: dash.start()]
    words = words_of(ahead)
    return (
        bool(words)
        and not any(is_particular(word) for word in words)
        and not ends_legal(words)
        and _is_thing_by_head(words, ahead)
    )


def _without_counts(words: Sequence[str]) -> list[str]:
    """Return a fund's name without its class or series: "Alder Fund Class B Series 3".

    >>> " ".join(_without_counts("alder fund spc class b series 3".split()))
    'alder fund spc'
    """
    kept, at = list(words), len(words) - 1
    while at > _LONGEST - 1 and _is_number(kept[at]):
        at -= 1
        if kept[at] in _CLASSES:
            del kept[at:]
            at -= 1
    return kept if len(kept) < len(words) else []


def _tells_deed(words: Sequence[str], text: str) -> bool:
    """Whether a text begins or ends as what is done, and names nobody."""
    patterns = (_BEGINS.match, _FOR_REPORTER.search, _LAWSUIT.search)
    tells_deed = any(tells(text) for tells in patterns) or is_description(words, text)
    return tells_deed or _is_thing_ahead(text)


def is_address(words: Sequence[str]) -> bool:
    """Whether words are a number and a street: "12 Elm Street"."""
    return len(words) > 2 and words[0].isdigit() and words[-1] in member_words("street")


def is_place(text: str) -> bool:
    """Whether a text is a place alone, or a town and its state.

    >>> is_place("Hong Kong"), is_place("Fargo, North Dakota"), is_place("Acme of Peru")
    (True, True, False)
    """
    parts = [words_of(part) for part in _COMMA.split(text.strip(" ,"))]
    if len(parts) == 1 and parts[0][1:2] == ["of"]:
        is_water = parts[0][0] in member_words("waters") and not ends_legal(parts[0])
        return is_water and len(parts[0]) <= _LONGEST_PLACE
    if len(parts) == 1 and len(parts[0]) > 1 and parts[0][-1] in _divisions():
        return not is_special_district(parts[0])
    if len(parts) > 1 and len(parts[-1]) and _are_places(parts[-1], needed=True):
        return not any(ends_legal(part) for part in parts if part)
    return len(parts) == 1 and _are_places(parts[0], needed=True)


def ends_legal(words: Sequence[str]) -> bool:
    """Whether words end as an organisation's name does: "Ltd", "Bank", "University"."""
    if not words:
        return False
    last = words[-1]
    if len(words) > 1 and last == "company":
        return True
    return (
        len(words) > 1
        and (split_legal(words)[0] != list(words) or last in member_words("legal"))
    ) or (last,) in legal_forms()


def _divisions() -> frozenset[str]:
    """Return what parts of a land are called, behind their names: "Province"."""
    return member_words("division")


def _without_number(words: Sequence[str]) -> list[str]:
    """Return the words of a name without its number: "Fund II"."""
    kept = list(words)
    while len(kept) > 2 and _is_number(kept[-1]):
        kept.pop()
    return kept


def _plain(words: Sequence[str]) -> list[str]:
    """Return words without "member" and "domain" at their end."""
    kept = list(words)
    while len(kept) > 1 and kept[-1] in ("member", "domain"):
        kept.pop()
    return kept


def _is_fixed(words: Sequence[str]) -> bool:
    """Whether words are a total, a range, a restatement column or another set term."""
    if is_address(words):
        return True
    if has_term(member_words("neither"), " ".join(words).removeprefix("as ")):
        return True
    # "Min" and "Max" are given names too, so all words must say a range.
    ranged = [word for word in words if word in member_words("range")]
    if (
        ranged
        and len(words) <= _MOST_OF_RANGE
        and all(
            word in member_words("range") or word in member_words("filler")
            for word in words
        )
    ):
        return True
    totals = member_words("total")
    return words[0] in ("total", "subtotal", "totals") or all(
        word in totals for word in words
    )


def _is_deal(words: Sequence[str]) -> bool:
    """Whether a deal stands before a link: "Loan from X", "Conversion by holders"."""
    deals, links = member_words("deal"), member_words("deal-link")
    for at in range(1, len(words) - 1):
        before = [word for word in words[:at] if word not in member_words("done")]
        if words[at] in links and before and has_term(deals, before[-1]):
            return True
    return False


def _is_located(words: Sequence[str]) -> bool:
    """Whether words say where something is: "Warehouse in Rotterdam", "Oslo plant"."""
    sites = member_words("site")
    if len(words) > 2 and words[0] in sites and words[1] in _AT:
        return True
    if words[-1] in _BUILT and words[-2:-1] and words[-2] in member_words("street"):
        return len(words) > 2
    is_site = len(words) > 1 and has_term(sites, words[-1])
    return (is_site and _are_places(words[:-1], needed=True)) or any(
        words[at] in _WHERE and _are_places(words[at + 1 :], needed=True)
        for at in range(1, len(words) - 1)
    )


def _is_counted(words: Sequence[str]) -> bool:
    """Whether words are a noun that is counted, with its number: "Phase 1"."""
    if len(words) < 2:
        return False
    counted = member_words("numbered")
    rest = list(words)
    while len(rest) > 1 and _is_number(rest[-1]):
        rest.pop()
    return len(rest) < len(words) and rest[-1] in counted


def _is_number(word: str) -> bool:
    """Whether a word is a number or letter, or a number with its letter: "2b"."""
    spelt = word in cardinals() or word in numbers()
    return spelt or len(word) == 1 or word[:-1].isdigit() or word.isdigit()


def _begins_as_thing(words: Sequence[str], text: str) -> bool:
    """Whether a text begins as a time or condition does, or is times alone."""
    links = member_words("deal-link") | {"the", "and", "through"}
    times = member_words("time") | links
    if all(word in times or _is_number(word) for word in words):
        # Months alone may be somebody's names: "April May".
        lasts = not member_words("time-unit").isdisjoint(words)
        return lasts or any(c.isdigit() for c in text)
    begun = any(
        " ".join(words[:size]) in member_words("lead") for size in range(1, _LONGEST)
    )
    return begun and len(words) > 1 and (not ends_legal(words))


def _is_thing_by_head(words: Sequence[str], text: str) -> bool:
    """Whether the last word that is no participle, number or year is a thing."""
    head = list(words)
    while len(head) > 1 and (
        head[-1] in member_words("done")
        or _is_number(head[-1])
        or _YEAR.fullmatch(head[-1])
    ):
        head.pop()
    if head[-1] in member_words("firm-tail") and _names_before(head, text):
        return False
    if has_term(member_words("thing-head"), head[-1]) or any(
        has_term(member_words("thing"), " ".join(head[-size:]))
        for size in range(1, min(_LONGEST, len(head)) + 1)
    ):
        return True
    tails = member_words("name-tail")
    return has_term(tails, head[-1]) and not _names_before(head, text)


def _holds_thing(words: Sequence[str], text: str) -> bool:
    """Whether a member of no known axis holds a word for a thing anywhere.

    A name may begin with one, and end as lenders do: "Advance Loans", "Lakeside Loans".
    """
    if words[-1] in member_words("firm-tail") and _names_before(words, text):
        words = words[:-1]
    things = [word for word in words if has_term(member_words("thing"), word)]
    begins_name = words[0] in member_words("also-name") and any(map(is_proper, words))
    if things and not (begins_name and things == [words[0]]):
        return True
    named = member_words("name-tail")
    tails = [at for at, word in enumerate(words) if has_term(named, word)]
    if begins_name and tails == [0]:
        return False
    return bool(tails) and not _names_before(words[: tails[-1] + 1], text)


def _names_before(words: Sequence[str], text: str) -> bool:
    """Whether a proper noun stands before the last word, which is written as a name."""
    printed = text.split()
    tail = [part for part in printed if words_of(part)[-1:] == [words[-1]]]
    if tail and tail[-1][0].islower() and not text.islower():
        return False
    return any(is_proper(word) for word in words[:-1])


def _are_places(words: Sequence[str], *, needed: bool) -> bool:
    """Whether words are places and directions, with one place at least."""
    at, seen = int(len(words) > 1 and words[0] == "the"), not needed
    while at < len(words):
        for size in range(min(_LONGEST_PLACE, len(words) - at), 0, -1):
            if " ".join(words[at : at + size]) in places():
                at, seen = at + size, True
                break
        else:
            if words[at] not in member_words("direction") and words[at] != "and":
                return False
            at += 1
    return seen and bool(words)
