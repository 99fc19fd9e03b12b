"""What a text cell of a body looks like: heading, label, or value.

In the lossy text a member heading, a section row, a label and a text value look alike.
These are the marks that tell them apart; `rolecosts` says what each of them weighs.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from kg.patterns import pattern_of
from kg.readers.pages.numbers import CURRENCY_SIGNS, CellKind, kind_of
from kg.resources import ontology_rows

_HEADING_MARK = pattern_of(
    r"\[(?:line items|abstract|table|roll ?forward|axis|text block|policy text block)\]"
    r"|\bline items$",
    re.IGNORECASE,
)
_MEMBER_MARK = pattern_of(r"\[(?:member|domain)\]|\[axis\]:", re.IGNORECASE)
_CLASS = pattern_of(
    r"(?:(?:class|series) [A-Z0-9][A-Z0-9-]*(?: [\w-]+)*?|[A-Z])"
    r" \[?(?:shares?|stock|units?)\]?",
    re.IGNORECASE,
)
_MEASURE = pattern_of(
    r"(?:(?:total|net|(?:non-?)?current)\s)*(?:assets|liabilities)"
    r"|.*(?:holders?|members|owners|partners|total)['\u2019]?s?['\u2019]? equity"
    r"|(?:number|aggregate|amounts?|reconciliation|estimated|percentage|average)\b.*"
    r"|.*\bweighted[\s-]average\b.*|.*\bper (?:share|unit|ads|option|warrant|rsu)\b.*"
    r"|.*\b(?:price|term|life|intrinsic value)(?: \(.*\))?"
    r"|(?:(?:outstanding|closing|year[- ]end|related[- ]party|net|other)\s)*"
    r"(?:balances?|transactions?)(?:,?\s(?:(?:as )?(?:at|of)|outstanding|during|for"
    r"|included in|recogni[sz]ed)\b.*)?"
    r"|(?:(?:accounts|trade|other|total)\s)*(?:payables?|receivables?|amounts? due)\s"
    r"(?:to|from)\s(?:[\w'’-]+\s){0,3}[a-z]+s",
    re.IGNORECASE,
)
_SIGNS = "|".join(re.escape(sign) for sign in CURRENCY_SIGNS)
_SUFFIX = pattern_of(
    rf"\s\|\s+(?P<unit>(?:{_SIGNS}|[A-Za-z]+)\s*/\s*[A-Za-z]+|{_SIGNS}|[A-Z]?[a-z]+"
    r"|[A-Z]{3}|[A-Z][a-z]+(?:[A-Z][a-z]+)+)$"
)
_LOWER_UNIT = pattern_of(
    r"shares?|pure|votes?|segments?|employees?|customers?|stores?|days?|years?|months?"
    r"|integer|items?|[a-z]+",
)
_ELEMENT = pattern_of(r"(?P<prefix>[A-Za-z][\w.-]*?)_(?P<name>[A-Z]\w+)")
_GLUED = pattern_of(
    r"^(?P<value>.*?)(?P<prefix>[a-z][a-z0-9-]*)_(?P<name>[A-Z]\w+)"
    r"(?P<axes>(?:\s*/ \w[\w-]*_\w+\s*= \w[\w-]*_\w+)*)$",
    re.DOTALL,
)
_YES_NO = pattern_of(
    r"(?:yes|no|true|false|none|n/a|fy|q[1-4]|h[12]|(?:10|20|40|8|6)-[kqft](?:/a)?"
    r"|[sf]-\d(?:/a)?|(?:large |non-)?accelerated filer|smaller reporting company"
    r"|☒|☐|u\.s\. gaap|international financial reporting standards|ifrs)",
    re.IGNORECASE,
)
_CODE = pattern_of(r"[A-Z]{1,5}\d{0,2}|[A-Z]{2,5}/[A-Z]{1,5}|D\d")
_NUMERALS = pattern_of(
    r"[+#]?[\d][\d\s().,/-]*\d|\(\d{3}\)[\d\s-]*|\d{2}-\d+|--\d\d-\d\d"
)
_DURATION = pattern_of(
    r"\s*(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|\d+\.\d+)[\s-]+"
    r"(?:years?|months?|days?|weeks?|hours?|quarters?)[\s,]*(?:and\s+)?)+"
    r"(?:life)?|P\d+[YMD].*",
    re.IGNORECASE,
)
_RANGE = pattern_of(
    r"[\W\d]*\d[\d.,%$]*\s*(?:%|years?|months?|days?)?\s*(?:-|\u2013|to)\s*"
    r"[$]?\d[\d.,]*\s*(?:%|years?|months?|days?)?",
    re.IGNORECASE,
)
_OPENS_WITH_NUMBER = pattern_of(r"[$\u20ac\u00a3\u00a5]?\d[\d.,]*\s?%?\s+\D")
_EQUATION = pattern_of(r"[^=]*\d[^=]*=[^=]*\d[^=]*")
_DATE_RANGE = pattern_of(
    r"[A-Za-z]{3,9}\.? \d{1,2}, \d{4} (?:to|through|until|-|\u2013) [A-Za-z]{3,9}\.? "
    r"\d{1,2}, \d{4}"
)
_HOLDS_DATE = pattern_of(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}\b",
    re.IGNORECASE,
)
_MAIL_OR_WEB = pattern_of(r"\S+@\S+\.\w+|https?://\S+|www\.\S+")
_TEXT_NOUN = pattern_of(
    r"description|\bname\b|country|relationship|\bplace of\b|principal activit"
    r"|address|nature|additional information|explanation|incorporat|industry|technique"
    r"|restriction|identifier|policy",
    re.IGNORECASE,
)
_TEXT_LABEL = pattern_of(
    r"\bterms?\b|\bstate\b|maturity|expir|\bperiod\b|basis|\bmethod|\bdates?\b"
    r"|\btype\b|\bcity\b|category|useful li|\bstatus\b|frequency|\bflag\b|ownership"
    r"|filer|symbol|location|exchange|security|\bcode\b|\bcollateral|\brate\b|\blife\b"
    r"|\bheld\b|\bconversion\b|\bfocus\b|\bvest|trading|\bregistrant\b|\bconvertible\b",
    re.IGNORECASE,
)
_COVER_LABEL = pattern_of(
    r"(?:entity (?:address\w*|bankruptcy|central|common|contact|current|domain|emerging"
    r"|ex transition|file|filer|filing|incorporat\w+|information|interactive|inv"
    r"|legal|list\w+|name|not|number|old|other|phone|primary|public|registrant|reporting"
    r"|shell|small|tax|voluntary|well)\b"
    r"|document (?:accounting|annual|copyright|creation|description|domain|effective"
    r"|financial|fiscal|information|name|period|quarterly|registration|shell|subtitle"
    r"|synopsis|title|transition|type|version)\b|documents incorporated"
    r"|amendment (?:flag|description)|trading symbol"
    r"|security (?:12[bg]|exchange|reporting|title)|city area"
    r"|local phone|icfr"
    r"|registrant (?:name|cik)|fiscal year (?:end|focus)|sec form|period end date"
    r"|tax identification|auditor (?:name|location|firm|opinion|information|id)\b"
    r"|audited annual"
    r"|current fiscal|title of 12|no trading|written comm|soliciting|pre-comm"
    r"|contact personnel|extension\s*(?:\[|$)|country region|other reporting standard"
    r"|cover(?: page)?\s*(?:\[|,|$))"
    r".*",
    re.IGNORECASE,
)
"""Labels of the cover, by the words of its elements: "Entity controlled by a director"
and "Extension deposits" are none."""


_LOWER_WORD = re.compile(r"\b(?!(?:and|of|de|da|do)\b)[a-z]")
_FEWEST_SPACES = 3
_SURE_VALUES = (_YES_NO, _NUMERALS, _MAIL_OR_WEB, _DURATION, _EQUATION, _DATE_RANGE)


class PlainLook(Enum):
    """What a text without marks looks like."""

    VALUE = "surely a value: yes, no, key, address, duration, date"
    RANGE = "range of numbers"
    CODE = "code, or in brackets, or a number with words behind"
    HOLDS_DATE = "words with a date among them"
    SENTENCE = "sentence"
    PARAGRAPH = "long, or on lines of its own"
    LOWER_CASE = "words that begin in lower case"
    WORDS = "words, as headings and labels are"


class Promise(Enum):
    """How strongly a label lets a text be expected as its value."""

    STRONG = "names a text: description, name, address"
    WEAK = "may have a text or a number: term, rate, date"
    NONE = "names no text"


@dataclass(frozen=True, slots=True)
class Glue:
    """A value of an early-2015 page with its element and axes glued on.

    Attributes:
        value: The printed value.
        element: ``us-gaap:Assets``.
    """

    value: str
    element: str


def is_member_heading(text: str) -> bool:
    """Whether a text is marked as a member."""
    return _MEMBER_MARK.search(text) is not None


def is_share_class(text: str) -> bool:
    """Whether a text names one class of shares, as members of statements do.

    >>> is_share_class("Series B Preferred Stock"), is_share_class("Preferred stock")
    (True, False)
    """
    return _CLASS.fullmatch(text) is not None


def is_measure(text: str) -> bool:
    """Whether a text says what is measured, as sections do and members never.

    >>> is_measure("Weighted average exercise price"), is_measure("Xiaomi Inc")
    (True, False)
    >>> is_measure("Payables to shareholders"), is_measure("Loans From Shareholders")
    (True, False)
    """
    return _MEASURE.fullmatch(text) is not None


def is_section(text: str) -> bool:
    """Whether a text is marked as an abstract or line-items row."""
    return _HEADING_MARK.search(text) is not None and not is_member_heading(text)


def suffix_unit(label: str) -> str | None:
    """Return the unit text behind the last bar of a label ("Loans | $"), or None."""
    match = _SUFFIX.search(label)
    if match is None:
        return None
    unit = match["unit"]
    if unit in CURRENCY_SIGNS or "/" in unit or unit.isupper():
        return unit
    return unit if _LOWER_UNIT.fullmatch(unit) or unit != unit.capitalize() else None


def is_numeric(text: str) -> bool:
    """Whether a cell holds an amount or a percentage."""
    return kind_of(text) in {CellKind.MONEY, CellKind.NUMBER, CellKind.PERCENT}


def unglue(text: str) -> Glue | None:
    """Split a glued cell ("1.0us-gaap_Assets") into value and element; else None."""
    if "_" not in text:
        return None
    match = _GLUED.match(text)
    if match is None or not match["value"].strip():
        return None
    return Glue(match["value"].strip(), f"{match['prefix']}:{match['name']}")


def element_of(text: str) -> str | None:
    """Return the element a cell names, or None.

    >>> element_of("us-gaap_DueToRelatedPartiesCurrent"), element_of("Due to owner")
    ('us-gaap:DueToRelatedPartiesCurrent', None)
    """
    match = _ELEMENT.fullmatch(text)
    return f"{match['prefix']}:{match['name']}" if match is not None else None


def is_cover_label(text: str) -> bool:
    """Whether a text is a row label of the cover page.

    >>> is_cover_label("Auditor Firm ID"), is_cover_label("Extension")
    (True, True)
    >>> is_cover_label("Auditor fees"), is_cover_label("Entity owned by a director")
    (False, False)
    """
    return _COVER_LABEL.fullmatch(text) is not None


def promise_of(label: str) -> Promise:
    """Return how strongly a label lets a text be expected as its value.

    >>> promise_of("Industry").name, promise_of("Norvik Industry Co., Ltd.").name
    ('STRONG', 'NONE')
    """
    if _is_name(label):
        return Promise.NONE
    if _TEXT_NOUN.search(label):
        return Promise.STRONG
    return Promise.WEAK if _TEXT_LABEL.search(label) else Promise.NONE


def look_of(text: str, *, own_line: bool) -> PlainLook:
    """Return the look of a text without marks, the likeliest value first.

    Args:
        text: The cell, not empty.
        own_line: Whether it stands below a bar that is alone on its line.
    """
    bracketed = text.startswith("(") and text.endswith(")")
    looks = (
        (PlainLook.VALUE, _is_sure_value(text) or (own_line and "\n" in text)),
        (PlainLook.RANGE, _RANGE.fullmatch(text)),
        (PlainLook.CODE, bracketed or _CODE.fullmatch(text)),
        (PlainLook.CODE, _OPENS_WITH_NUMBER.match(text)),
        (PlainLook.HOLDS_DATE, _HOLDS_DATE.search(text)),
        (PlainLook.SENTENCE, is_sentence(text)),
        (PlainLook.PARAGRAPH, own_line or len(text) > 180),
        (PlainLook.LOWER_CASE, text[0].islower()),
    )
    return next((look for look, applies in looks if applies), PlainLook.WORDS)


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, and not in the legal form of a name.

    >>> is_sentence("The loan bears no interest."), is_sentence("No term.")
    (True, False)
    >>> is_sentence("Norvik Moor Industry Development Co., Ltd.")
    False
    """
    ends = text.endswith(".") and text.count(" ") > _FEWEST_SPACES
    return ends and not _ends_in_legal_form(text)


def _ends_in_legal_form(text: str) -> bool:
    last = text.split()[-1].strip("().,") if text.strip() else ""
    return last[:1].isupper() and last.casefold() in _legal_forms()


def _is_name(text: str) -> bool:
    """Whether a text is the name of a company: capitals up to its legal form."""
    return _ends_in_legal_form(text) and not _LOWER_WORD.search(text)


@cache
def _legal_forms() -> frozenset[str]:
    """Return the legal forms that names end in, without dots at their ends."""
    (forms,) = (r["words"] for r in ontology_rows("roles.csv") if r["class"] == "legal")
    return frozenset(form.rstrip(".") for form in forms.split(";"))


def _is_sure_value(text: str) -> bool:
    """Whether a text can hardly be anything but a value."""
    if any(pattern.fullmatch(text) for pattern in _SURE_VALUES):
        return True
    return kind_of(text) is CellKind.DATE
