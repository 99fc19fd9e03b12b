"""What a text cell of a body looks like: heading, label, or value.

In the lossy text a member heading, a section row, a label and a text value look alike.
These are the marks that tell them apart; `cellroles` weighs them over the page.
"""

import re
from dataclasses import dataclass

from kg.readers.pages.numbers import CURRENCY_SIGNS, CellKind, kind_of

_HEADING_MARK = re.compile(
    r"\[(?:line items|abstract|table|roll ?forward|axis|text block|policy text block)\]"
    r"|\bline items$",
    re.IGNORECASE,
)
_MEMBER_MARK = re.compile(r"\[(?:member|domain)\]|\[axis\]:", re.IGNORECASE)
_CLASS = re.compile(
    r"(?:(?:class|series) [A-Z0-9][A-Z0-9-]*(?: [\w-]+)*?|[A-Z])"
    r" \[?(?:shares?|stock|units?)\]?",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?:(?:total|net|(?:non-?)?current)\s)*(?:assets|liabilities)"
    r"|.*(?:holders?|members|owners|partners|total)['\u2019]?s?['\u2019]? equity"
    r"|(?:number|aggregate|amounts?|reconciliation|estimated|percentage|average)\b.*"
    r"|.*\bweighted[\s-]average\b.*|.*\bper (?:share|unit|ads|option|warrant|rsu)\b.*"
    r"|.*\b(?:price|term|life|intrinsic value)(?: \(.*\))?",
    re.IGNORECASE,
)
_SIGNS = "|".join(re.escape(sign) for sign in CURRENCY_SIGNS)
_SUFFIX = re.compile(
    rf"\s\|\s+(?P<unit>(?:{_SIGNS}|[A-Za-z]+)\s*/\s*[A-Za-z]+|{_SIGNS}|[A-Z]?[a-z]+"
    r"|[A-Z]{3}|[A-Z][a-z]+(?:[A-Z][a-z]+)+)$"
)
_LOWER_UNIT = re.compile(
    r"shares?|pure|votes?|segments?|employees?|customers?|stores?|days?|years?|months?"
    r"|integer|items?|[a-z]+",
)
_GLUED = re.compile(
    r"^(?P<value>.*?)(?P<prefix>[a-z][a-z0-9-]*)_(?P<name>[A-Z]\w+)"
    r"(?P<axes>(?:\s*/ \w[\w-]*_\w+\s*= \w[\w-]*_\w+)*)$",
    re.DOTALL,
)
_YES_NO = re.compile(
    r"(?:yes|no|true|false|none|n/a|fy|q[1-4]|h[12]|(?:10|20|40|8|6)-[kqft](?:/a)?"
    r"|[sf]-\d(?:/a)?|(?:large |non-)?accelerated filer|smaller reporting company"
    r"|☒|☐|u\.s\. gaap|international financial reporting standards|ifrs)",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{1,5}\d{0,2}|[A-Z]{2,5}/[A-Z]{1,5}|D\d")
_NUMERALS = re.compile(
    r"[+#]?[\d][\d\s().,/-]*\d|\(\d{3}\)[\d\s-]*|\d{2}-\d+|--\d\d-\d\d"
)
_DURATION = re.compile(
    r"\s*(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|\d+\.\d+)[\s-]+"
    r"(?:years?|months?|days?|weeks?|hours?|quarters?)[\s,]*(?:and\s+)?)+"
    r"(?:life)?|P\d+[YMD].*",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"[\W\d]*\d[\d.,%$]*\s*(?:%|years?|months?|days?)?\s*(?:-|\u2013|to)\s*"
    r"[$]?\d[\d.,]*\s*(?:%|years?|months?|days?)?",
    re.IGNORECASE,
)
_OPENS_WITH_NUMBER = re.compile(r"[$\u20ac\u00a3\u00a5]?\d[\d.,]*\s?%?\s+\D")
_EQUATION = re.compile(r"[^=]*\d[^=]*=[^=]*\d[^=]*")
_DATE_RANGE = re.compile(
    r"[A-Za-z]{3,9}\.? \d{1,2}, \d{4} (?:to|through|until|-|\u2013) [A-Za-z]{3,9}\.? "
    r"\d{1,2}, \d{4}"
)
_HOLDS_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}\b",
    re.IGNORECASE,
)
_MAIL_OR_WEB = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+")
_TEXT_NOUN = re.compile(
    r"description|\bname\b|country|relationship|\bplace of\b|principal activit"
    r"|address|nature|additional information|explanation|incorporat|industry|technique"
    r"|restriction|identifier|policy",
    re.IGNORECASE,
)
_TEXT_LABEL = re.compile(
    r"\bterms?\b|\bstate\b|maturity|expir|\bperiod\b|basis|\bmethod|\bdates?\b"
    r"|\btype\b|\bcity\b|category|useful li|\bstatus\b|frequency|\bflag\b|ownership"
    r"|filer|symbol|location|exchange|security|\bcode\b|\bcollateral|\brate\b|\blife\b"
    r"|\bheld\b|\bconversion\b|\bfocus\b|\bvest|trading|\bregistrant\b|\bconvertible\b",
    re.IGNORECASE,
)
_COVER_LABEL = re.compile(
    r"(?:entity|document|amendment|trading symbol|security|city area|local phone|icfr"
    r"|registrant (?:name|cik)|fiscal year|sec form|period end date|tax identification"
    r"|audit(?:or|ed annual)"
    r"|current fiscal|title of 12|no trading|written comm|soliciting|pre-comm"
    r"|contact personnel|extension|country region|other reporting standard|cover\b)"
    r".*",
    re.IGNORECASE,
)


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


def is_cover_label(text: str) -> bool:
    """Whether a text is a row label of the cover page."""
    return _COVER_LABEL.fullmatch(text) is not None


def text_promise(label: str) -> float:
    """Return how strongly a label lets a text be expected as its value: 0 to 3."""
    if _TEXT_NOUN.search(label):
        return 3.0
    return 2.0 if _TEXT_LABEL.search(label) else 0.0


def value_cost(text: str, *, own_line: bool) -> float:
    """Return how little a text looks like a value: 0 surely one, 5 not at all."""
    if (
        _YES_NO.fullmatch(text)
        or _NUMERALS.fullmatch(text)
        or _MAIL_OR_WEB.fullmatch(text)
        or _DURATION.fullmatch(text)
        or _EQUATION.fullmatch(text)
        or _DATE_RANGE.fullmatch(text)
        or kind_of(text) is CellKind.DATE
    ):
        return 0.0
    if text.count("\n") and own_line:
        return 0.0
    if _RANGE.fullmatch(text):
        return 0.3
    bracketed = text.startswith("(") and text.endswith(")")
    if bracketed or _CODE.fullmatch(text) or _OPENS_WITH_NUMBER.match(text):
        return 1.0
    if _HOLDS_DATE.search(text):
        return 1.5
    if text.endswith(".") and text.count(" ") > 3:
        return 0.5
    if own_line or len(text) > 180:
        return 1.5
    if text[0].islower():
        return 2.5
    return 4.0
