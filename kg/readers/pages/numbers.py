"""Amounts, currency signs, units and dates as R pages print them."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kg.errors import AmountError

_SIGN_TABLE = """
$ USD HKD TWD SGD AUD CAD NZD MXN BMD BSD KYD JMD TTD BBD ARS CLP COP UYU
US$ USD
HK$ HKD
NT$ TWD
S$ SGD
A$ AUD
C$ CAD NIO
NZ$ NZD
R$ BRL
RD$ DOP
J$ JMD
TT$ TTD
¥ CNY JPY
RMB CNY
元 CNY
€ EUR
£ GBP EGP LBP GIP SYP
₤ GBP
₩ KRW
₪ ILS
₹ INR
Rs INR PKR LKR MUR NPR
₨ PKR INR LKR MUR NPR
₽ RUB
₱ PHP
Php PHP
฿ THB
₫ VND
₴ UAH
₦ NGN
₺ TRY
TL TRY
₡ CRC
₲ PYG
₭ LAK
₮ MNT
៛ KHR
﷼ SAR IRR QAR OMR YER
SFr CHF
CHF CHF
kr SEK NOK DKK ISK
zł PLN
Kč CZK
Ft HUF
lei RON
RM MYR
Rp IDR
R ZAR
S/. PEN
S/ PEN
Bs VES VEF
B/. PAB
Gs PYG
"""

_CODE_TABLE = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB
BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DJF
DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL
HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VEF VES VND VUV WST XAF
XAG XAU XCD XOF XPF YER ZAR ZMW ZWL
"""

CURRENCY_CODES: frozenset[str] = frozenset(_CODE_TABLE.split())
"""ISO 4217 codes met in filings."""

_WORDS = frozenset({"ALL", "TOP"})
"""Codes that are words in capitals too."""

CURRENCY_SIGNS: dict[str, tuple[str, ...]] = {
    **{code: (code,) for code in sorted(CURRENCY_CODES - _WORDS)},
    **{
        parts[0]: tuple(parts[1:])
        for parts in (line.split() for line in _SIGN_TABLE.strip().splitlines())
    },
}
"""Sign as printed -> ISO 4217 codes it may stand for, the most usual first.

The renderer prints the code where a currency has no sign: "BRL 44,852".
"""

# A sign ending in a letter needs a space behind it: "R 5" is money, "Q3" and "R65" not.
_SIGNS = "|".join(
    re.escape(sign) + (r"(?=\s|\()" if sign[-1].isalpha() else "")
    for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True)
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_AMOUNT = re.compile(
    rf"(?P<open>\()?\s*(?P<m1>[-\u2212\u2013])?\s*"
    rf"(?P<sign>{_SIGNS})?\s*"
    rf"(?P<open2>\()?\s*(?P<m2>[-\u2212\u2013])?\s*(?P<digits>{_DIGITS})\s*"
    rf"(?P<p1>%)?\s*(?P<close>\))?\s*(?P<p2>%)?"
)
_LEADING_ZERO = re.compile(r"0\d")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_WORD_DATE = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PART_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?|--\d{2}(?:-\d{2})?")

_CODE_HEAD = re.compile(r"\b([A-Z]{3})\b(?:\s*\(([^()\d]{1,5})\))?")
_PER = re.compile(r"(\S+)\s*/\s*(\S+)")
_WORD_UNIT = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class CellKind(StrEnum):
    """What a value cell holds, by its text alone."""

    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    TEXT = "text"


def kind_of(raw: str) -> CellKind:
    """Return what a cell holds.

    MONEY shows its currency sign; NUMBER is a bare number (money inside a run, a count
    or a per-share amount). Digits with a leading zero ("0001494558") are TEXT: a key.

    >>> [str(kind_of(raw)) for raw in ("¥ (3,235)", "2,771", "5.00%", "Yes")]
    ['money', 'number', 'percent', 'text']
    """
    text = raw.strip()
    match = _match(text)
    if match is not None:
        if match["p1"] or match["p2"]:
            return CellKind.PERCENT
        return CellKind.MONEY if match["sign"] else CellKind.NUMBER
    if _PART_DATE.fullmatch(text) or parse_date(text) is not None:
        return CellKind.DATE
    return CellKind.TEXT


def sign_of(raw: str) -> str | None:
    """Return the currency sign a cell shows ("R$"), or None."""
    match = _match(raw.strip())
    return match["sign"] if match is not None else None


def parse_amount(raw: str, *, scale: int = 0) -> Decimal:
    """Read one printed amount, in whole units.

    Args:
        raw: One cell, e.g. ``¥ (3,235)``; brackets or a minus mean negative. A
            percentage gives the fraction ("37%" is 0.37) and takes no scale.
        scale: Power of ten of the page for this unit; 3 for "in Thousands".

    Raises:
        AmountError: The cell holds no number.

    >>> parse_amount("¥ (3,235)", scale=3)
    Decimal('-3.235E+6')
    """
    match = _match(raw.strip())
    if match is None:
        message = f"found {raw.strip()!r}, expected an amount; check the cell"
        raise AmountError(message)
    negative = bool(match["open"] or match["open2"] or match["m1"] or match["m2"])
    percent = bool(match["p1"] or match["p2"])
    digits = match["digits"].replace(",", "")
    power = -2 if percent else scale
    return Decimal(f"{'-' if negative else ''}{digits}e{power}")


def printed_places(raw: str) -> int:
    """Return how many digits stand after the decimal point of an amount.

    >>> printed_places("$ 0.0001"), printed_places("2,771"), printed_places("5.00%")
    (4, 0, 2)
    """
    match = _match(raw.strip())
    if match is None:
        return 0
    return len(match["digits"].partition(".")[2])


def plain(value: Decimal) -> str:
    """Return a decimal without exponent, trailing zeros or negative zero.

    >>> plain(Decimal("-3.235E+6")), plain(Decimal("0.3700")), plain(Decimal("-0.0"))
    ('-3235000', '0.37', '0')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def parse_date(text: str) -> date | None:
    """Read a whole text as a day; None when it is none.

    >>> parse_date("Jun. 30, 2021"), parse_date("2021-06-30"), parse_date("Q2 2021")
    (datetime.date(2021, 6, 30), datetime.date(2021, 6, 30), None)
    """
    text = text.strip()
    if (match := _WORD_DATE.fullmatch(text)) is not None:
        month, day, year = _MONTHS.get(match[1].lower()), match[2], match[3]
    elif (match := _DAY_FIRST.fullmatch(text)) is not None:
        month, day, year = _MONTHS.get(match[2].lower()), match[1], match[3]
    elif (match := _ISO_DATE.fullmatch(text)) is not None:
        month, day, year = int(match[2]), match[3], match[1]
    else:
        return None
    try:
        return date(int(year), month or 0, int(day))
    except ValueError:
        return None


def parse_unit(text: str, currency: str | None = None) -> str | None:
    """Read the unit a head line, title tail or row suffix names; None when it is none.

    Of several ("USD ($) $ / shares shares") the currency is the unit of the column.

    Args:
        text: "CNY (¥)", "USD ($)", "$ / shares", "shares", "Segment".
        currency: Code to prefer where a sign stands alone.

    >>> parse_unit("CNY (¥)"), parse_unit("$ / shares"), parse_unit("shares")
    ('CNY', 'USD/shares', 'shares')
    """
    text = " ".join(text.split())
    code = _CODE_HEAD.match(text)
    if code is not None and code[1] in CURRENCY_CODES:
        rest = text[code.end() :].strip()
        if rest.startswith("/"):
            return _per(text, currency)
        if not rest or parse_unit(rest) is not None or _is_unit_list(rest):
            return code[1]
        return None
    if "/" in text:
        return _per(text, currency)
    if text in CURRENCY_SIGNS:
        return code_of_sign(text, currency)
    if text.lower() in {"shares", "share"}:
        return "shares"
    if text.lower() in {"pure", "%"}:
        return "pure"
    return text if _WORD_UNIT.fullmatch(text) else None


def code_of_sign(sign: str, currency: str | None = None) -> str | None:
    """Return the ISO code of a sign: `currency` if it may be, else the usual one."""
    codes = CURRENCY_SIGNS.get(sign, ())
    if currency in codes:
        return currency
    return codes[0] if codes else None


def currency_part(unit: str | None) -> str | None:
    """Return the currency of a unit ("USD" of "USD/shares"), or None."""
    if unit is None:
        return None
    top = unit.partition("/")[0]
    return top if top in CURRENCY_CODES else None


def _is_unit_list(text: str) -> bool:
    """Whether a text is units side by side: "$ / shares shares"."""
    left = re.sub(r"\S+\s*/\s*\S+", " ", text)
    return all(parse_unit(word) is not None for word in left.split())


def _per(text: str, currency: str | None) -> str | None:
    """Read "$ / shares" or "USD / t"; the first of several."""
    match = _PER.match(text)
    if match is None:
        return None
    top, bottom = match[1], match[2]
    unit = code_of_sign(top, currency) or (top if _WORD_UNIT.fullmatch(top) else None)
    if unit is None or not _WORD_UNIT.fullmatch(bottom):
        return None
    return f"{unit}/{'shares' if bottom.lower() == 'share' else bottom}"


def _match(text: str) -> re.Match[str] | None:
    """Match an amount whose brackets and percent sign are in order."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    opened = bool(match["open"]) + bool(match["open2"])
    if opened != bool(match["close"]) or (match["p1"] and match["p2"]):
        return None
    if (match["p1"] or match["p2"]) and match["sign"]:
        return None
    if match["sign"] is None and _LEADING_ZERO.match(match["digits"]):
        return None
    return match
