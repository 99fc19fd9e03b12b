"""What the words of a row label say of the unit of its amounts.

Where the words fit money and shares alike, and no sign stands in the cell, the unit is
not known: an amount is never taken for money by default there.
"""

import re

from kg.patterns import pattern_of
from kg.readers.pages.numbers import CellKind, parse_amount, printed_places

_PER_SHARE = pattern_of(
    r"\bper\b[\w\s-]*\b(?:share|ads|unit|warrant)s?\b|/\s*shares?\b"
    r"|^(?!.*\b(?:amounts?|proceeds|total|aggregate) (?:paid|received|for|of|from)\b).*"
    r"\b(?:conversion|exercise|strike) price\b",
    re.IGNORECASE,
)
_IN_SHARES = pattern_of(r"\(in shares\)$|^weighted[\s-]average .*\bshares\b", re.I)
_BY_SHARE = pattern_of(
    r"\bpar(?: or stated)? value$|\bgrant[\s-]date fair value\b", re.IGNORECASE
)
"""Labels of amounts a share, if they are printed with two places or more."""
_EARNINGS = pattern_of(
    r"^(?:(?:dis)?continu(?:ing|ed) operations,? (?:- )?)?"
    r"(?:basic|diluted)(?:\s*(?:and|&|/)\s*(?:basic|diluted))?"
    r"(?:,? (?:earnings|loss|income)(?: \(loss\))?)?$",
    re.IGNORECASE,
)
"""Rows under "Earnings per share"; with places they are per share, else shares."""
_SHARES = pattern_of(
    r"\(in shares\)|^number of (?:options|warrants|awards|rsus?|restricted)\b"
    r"|\bnumber of (?:[\w-]+ ){0,6}shares\b|,\s*shares\b|\bshares,?"
    r" (?:issued|outstanding|authorized|held)\b|^shares\b|\(shares\)"
    r"|\b(?:common|preferred|ordinary|treasury) (?:stock|shares?),?"
    r" (?:authori[sz]ed|issued|outstanding)\b"
    r"(?! (?:for|upon|in|to|as|on|under|during|from|pursuant)\b)"
    r"|\bdilutive (?:shares|securities)\b"
    r"|\b(?:options|warrants|awards)\b.*, number\]?$"
    r"|\b(?:options?|warrants?),? (?:granted|exercised|forfeited|expired|vested|"
    r"cancell?ed|outstanding|exercisable)$",
    re.IGNORECASE,
)
_NOT_COUNTED = pattern_of(
    r"\d[\d,.]* shares\b|\bpar value\b.*\bissued\b|\bfor cash$"
    r"|,\s*(?:amounts?|values?|net of [\w\s]+)$|\((?:amounts?|values?)\)$",
    re.IGNORECASE,
)
"""Labels that speak of shares and report money: "Shares issued for services, amount".
"""
_CAPTION = pattern_of(
    r"\bpar value\b.*\b(?:issued|authori[sz]ed|outstanding)\b", re.IGNORECASE
)
"""Captions of a balance sheet that describe a class of shares and report its money."""
_SECURITIES = pattern_of(
    r"\b(?:(?:common|preferred|ordinary|treasury|restricted|capital|class [A-Z]|series"
    r" [A-Z][\w-]*) (?:stock|shares?|units?)"
    r"|(?<!\w-)(?<!\bcode )(?<!\bprofit )(?<!\brevenue )(?<!\bcost )(?<!\bincome )"
    r"(?<!\bexpense )(?<!\bloss )shares?|warrants?|rsus?|adss?"
    r"|(?:stock )?options)\b",
    re.IGNORECASE,
)
"""Words of what is counted in shares, and may be told in money as well.

A share of codes, of profit or costs is none.
"""
_SHARES_LAST = pattern_of(
    r"\b(?:stock|granted|outstanding),? shares"
    r"(?:,? (?:issued|issuable|outstanding|authorized|reserved))*$"
    r"|\bshare issued$|\banti-?dilutive\b.*\bsecurities\b|^incremental common shares\b"
    r"|\bweighted[\s-]average (?:common |ordinary )?shares$"
    r"|\bpayment award, (?:[\w-]+ ){0,4}(?:options|equity instruments)\b.{0,80}"
    r",? (?:grants|exercises|forfeitures|expirations|vested|forfeited|outstanding"
    r"|converted)\b(?: in period)?(?:, number)?$",
    re.IGNORECASE,
)
"""Labels whose last word is what is counted: "Common stock shares".

"Founder shares" names a class, whose money may be told as well.
"""
_MONEY_WORDS = pattern_of(
    r"[$\u20ac\u00a3\u00a5]|\b(?:values?|amounts?|prices?|proceeds|payments?|paid|costs?"
    r"|expenses?|compensation|fees?|cash|fair|loans?|notes?|payables?|receivables?|due"
    r"|owed|owing|liabilit(?:y|ies)|debts?|dividends?|tax(?:es)?|income|earnings|loss"
    r"|losses|gains?|discounts?|premiums?|deposits?|advances?|balance|equity|capital"
    r"|investments?|subscriptions?|purchases? of|sales? of|repurchases? of|derivatives?"
    r"|net of|revenues?|par)\b",
    re.IGNORECASE,
)
"""Words of money: beside them a bare amount is taken in the currency of its column."""
_PRICE = pattern_of(
    r"\b(?:shares?|stock|offering|floor|closing|market|warrants?|options?"
    r"|conversion|exercise|strike) price\b(?!.*\b(?:total|aggregate|proceeds)\b)"
    r"|\bprice (?:of|per) (?:common |ordinary )?(?:shares?|stock)\b",
    re.IGNORECASE,
)
"""Prices of one share; money beside them that shows no place is a total."""
_SHARE_OF_ALL = pattern_of(
    r"\b(?:percent(?:age)?|ratio|volatility|yield)\b(?!.*\b(?:amounts?|values?)\b)",
    re.IGNORECASE,
)
"""Labels of what is never money where it shows no currency sign."""
_COUNT = pattern_of(
    r"^number of\b|\bmeasurement input\b|\(in (?:years|months|days)\)"
    r"|\bnumber of (?!.*\b(?:value|amount)\b)",
    re.IGNORECASE,
)
_COUNTS = pattern_of(r"number of\b", re.IGNORECASE)
_RATE = pattern_of(r"\b(?:rate|ratio|percentage|percent)\b", re.IGNORECASE)
_INTEREST_RATE = pattern_of(
    r"\b(?:interest|coupon|discount|borrowing|lending|prime|base) rates?"
    r"(?:[\s,(]+(?:per|annum|year|annual|stated|effective|fixed|variable|range|minimum"
    r"|maximum|percentage|percent|on|of|the|loans?|notes?|debts?)\b\)?)*$",
    re.IGNORECASE,
)
"""Labels of a rate that no amount bears: "Annual interest rate"."""


_STEM = 5
"""Letters that a word has in both numbers: "entity", "entities"."""


def counts_shares(label: str) -> bool:
    """Whether a label says that what it counts are shares."""
    if _NOT_COUNTED.search(label):
        return False
    if _SHARES.search(label):
        return True
    return _SHARES_LAST.search(label) is not None and not _MONEY_WORDS.search(label)


def is_unsure(label: str) -> bool:
    """Whether a bare amount may be money or not: of securities, a ratio, a yield."""
    if _SHARE_OF_ALL.search(label):
        return True
    return _SECURITIES.search(label) is not None and not _MONEY_WORDS.search(label)


def heads_counts(section: str) -> bool:
    """Whether a section says that its rows are counts: "Number of Warrants"."""
    return _COUNTS.match(section) is not None


def states_count(label: str) -> bool:
    """Whether a label counts something that is no money: "Number of employees"."""
    return _COUNT.search(label) is not None


def speaks_of_money(label: str, counted: str) -> bool:
    """Whether a label is of money though its column counts something too.

    A column of "entities" and dollars shows one unit; which of both a bare amount has,
    its label tells.

    Args:
        label: Row label.
        counted: What the column counts: "entities".
    """
    if states_count(label) or counted[:_STEM].casefold() in label.casefold():
        return False
    return _MONEY_WORDS.search(label) is not None


def states_rate(label: str) -> bool:
    """Whether a label names a rate or share of a whole."""
    return _RATE.search(label) is not None


def is_interest_rate(label: str) -> bool:
    """Whether a label is that of a rate of interest, however it is printed.

    >>> is_interest_rate("Annual interest rate"), is_interest_rate("Interest rate cap")
    (True, False)
    """
    return _INTEREST_RATE.search(label) is not None


def is_price(label: str) -> bool:
    """Whether a label speaks of an amount for each share."""
    return _PER_SHARE.search(label) is not None


def is_earnings(label: str) -> bool:
    """Whether a row stands below "Earnings per share": basic, diluted."""
    return _EARNINGS.match(label) is not None


def is_per_share(label: str, text: str, kind: CellKind) -> bool:
    """Whether an amount is one a share, by its label and how it is printed."""
    if _IN_SHARES.search(label):
        return False
    places = printed_places(text)
    if places == 0 and _CAPTION.search(label):
        return False
    if _PRICE.search(label) and places > 0:
        return True
    if _PER_SHARE.search(label):
        return kind is CellKind.MONEY or places > 0 or not parse_amount(text)
    if _BY_SHARE.search(label):
        return places > 1
    return places > 0 and _EARNINGS.match(label) is not None
