"""What inline XBRL's transformation rules make of a printed text.

Sources: XBRL International's Transformation Rules Registry, versions 1 to 5 (their
names differ in hyphens only, so hyphens are cut), and the SEC's own rules of the EDGAR
Filer Manual, volume II, 5.2.5.12.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache

from kg.resources import ontology_file

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june",
         "jul july", "aug august", "sep sept september", "oct october",
         "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = (
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
           "trillion": 10**12}  # fmt: skip
_CHECKED = frozenset("☑☒ýþxX✓✔")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_YEAR = re.compile(r"[0-9]{2}|[0-9]{4}")
_WHOLE = re.compile(r"[0-9]{1,15}")
_DAYS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_LONGEST = 200
"""Characters of a number or length of time in words."""


class UnfitTextError(ValueError):
    """A text is not of the form its rule takes."""


def transformed(rule: str, text: str) -> str:
    """Return the value a rule makes of a printed text.

    Args:
        rule: Local name: ``num-dot-decimal``, ``numdotdecimal``, ``durmonth``.
        text: As printed, ends stripped.

    Raises:
        UnfitTextError: The text is not of the rule's form.
        KeyError: There is no such rule.

    >>> transformed("num-dot-decimal", "1,234.50"), transformed("fixed-zero", "—")
    ('1234.50', '0')
    >>> transformed("date-month-day-year-en", "March 29, 2025")
    '2025-03-29'
    """
    made = _RULES[rule.replace("-", "").replace("monthname", "month").lower()](
        " ".join(text.split())
    )
    if made is None:
        raise UnfitTextError(text)
    return made


def is_plain(text: str) -> bool:
    """Whether a text is a number as XML Schema writes a decimal, of fit length.

    >>> is_plain("-1.50"), is_plain("1e9"), is_plain("1_0")
    (True, False, False)
    """
    return len(text) <= _LONGEST and _NUMBER.fullmatch(text) is not None


def _digits(text: str, apart: str, point: str) -> str | None:
    """Return a number with its thousands put together and a point as decimal mark."""
    plain = re.sub(rf"[\s\u00a0\u202f'\u2019{re.escape(apart)}]", "", text)
    plain = plain.replace(point, ".")
    return plain if is_plain(plain) else None


def _dot(text: str) -> str | None:
    return _digits(text, ",", ".")


def _comma(text: str) -> str | None:
    return _digits(text, ".", ",")


def _united(text: str) -> str | None:
    """Read "12 dollars 50 cents": two numbers between words."""
    numbers = re.findall(r"[\d,.]+", text)
    if not 1 <= len(numbers) <= 2:
        return None
    whole = _dot(numbers[0])
    if whole is None or len(numbers) == 1:
        return whole
    return f"{whole}.{numbers[1]:0>2}"


def _date(order: str) -> Callable[[str], str | None]:
    """Return the reader of dates written in an order of d, m and y."""

    def read(text: str) -> str | None:
        words = re.findall(
            r"[A-Za-z]+|[0-9]+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
        )
        words = [w for w in words if w.lower() not in ("of", "the")]
        if len(words) != len(order):
            return None
        parts = dict(zip(order, words, strict=True))
        month = parts["m"].lower()
        number = _MONTHS.get(month) or _within(month, 12)
        day = _within(parts.get("d", "1"), 31)
        year = parts.get("y", "")
        if number is None or day is None or (year and _YEAR.fullmatch(year) is None):
            return None
        made = f"{'20' if len(year) == 2 else ''}{year or '-'}-{number:02}"
        return f"{made}-{day:02}" if "d" in parts else made

    return read


def _within(text: str, most: int) -> int | None:
    """Return a number of one or two digits from 1 to `most`, or None."""
    number = int(text) if re.fullmatch("[0-9]{1,2}", text) else 0
    return number if 1 <= number <= most else None


def _duration(letter: str, *, time: bool = False) -> Callable[[str], str | None]:
    """Return the reader of a number of years, months, days or hours."""

    def read(text: str) -> str | None:
        number = text.replace(",", "")
        if _DAYS.fullmatch(number) is None:
            return None
        return f"P{'T' if time else ''}{number}{letter}"

    return read


def _years(text: str) -> str | None:
    """Read years; a part of a year becomes months, a part of a month days of thirty.

    >>> _years("2.7")
    'P2Y8M12D'
    """
    plain = text.replace(",", "")
    if _DAYS.fullmatch(plain) is None:
        return None
    years = Decimal(plain)
    months = (years % 1) * 12
    parts = ((int(years), "Y"), (int(months), "M"), (int((months % 1) * 30), "D"))
    made = "".join(f"{number}{letter}" for number, letter in parts if number)
    return "P" + (made or "0Y")


def _months(text: str) -> str | None:
    """Read months; a part of a month becomes days of thirty."""
    plain = text.replace(",", "")
    if _DAYS.fullmatch(plain) is None:
        return None
    months = Decimal(plain)
    days = int((months % 1) * 30)
    return f"P{int(months)}M" + (f"{days}D" if days else "")


def _weeks(text: str) -> str | None:
    plain = text.replace(",", "")
    return f"P{int(plain) * 7}D" if _WHOLE.fullmatch(plain) else None


def _quarters(text: str) -> str | None:
    plain = text.replace(",", "")
    return f"P{int(plain) * 3}M" if _WHOLE.fullmatch(plain) else None


_QUARTERS = ("first 1st q1", "second 2nd q2", "third 3rd q3", "fourth last 4th q4")
_QUARTER_ENDS = ("03-31", "06-30", "09-30", "12-31")


def _quarter_end(text: str) -> str | None:
    """Read the last day of a quarter.

    >>> _quarter_end("the third quarter of 2019")
    '2019-09-30'
    """
    words = re.findall("[a-z0-9]+", text.lower())
    days = [
        day
        for names, day in zip(_QUARTERS, _QUARTER_ENDS, strict=True)
        if not set(names.split()).isdisjoint(words)
    ]
    years = [word for word in words if re.fullmatch("[0-9]{4}", word)]
    return f"{years[0]}-{days[0]}" if len(days) == len(years) == 1 else None


def number_in_words(text: str) -> int | None:
    """Return a number written in English, or None.

    >>> number_in_words("two hundred and forty-one"), number_in_words("no")
    (241, 0)
    """
    total = part = 0
    if len(text) > _LONGEST:
        return None
    words = text.lower().replace("-", " ").replace(",", " ").split()
    if words in (["no"], ["none"], ["nil"]):
        return 0
    for word in words:
        if word in ("and", "a"):
            part = part or (1 if word == "a" else part)
        elif word in _ONES:
            part += _ONES.index(word)
        elif word in _TENS:
            part += 20 + 10 * _TENS.index(word)
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word], 0
        elif _WHOLE.fullmatch(word):
            part += int(word)
        else:
            return None
    return total + part if set(words) - {"and"} else None


def _words(text: str) -> str | None:
    number = number_in_words(text)
    return None if number is None else str(number)


def _duration_words(text: str) -> str | None:
    """Read "three years, two months and one day"."""
    amounts: dict[str, int] = {}
    if len(text) > _LONGEST:
        return None
    for amount, unit in re.findall(
        r"([A-Za-z0-9 -]+?)[\s-]+(year|month|week|day)s?\b", text, re.IGNORECASE
    ):
        number = number_in_words(re.sub(r"^\s*(?:and|,)\s*", "", amount))
        if number is None:
            return None
        amounts[unit.lower()] = number
    if not amounts:
        return None
    days = amounts.get("day", 0) + 7 * amounts.get("week", 0)
    parts = [
        (amounts.get("year"), "Y"),
        (amounts.get("month"), "M"),
        (days or None, "D"),
    ]
    made = "".join(
        f"{number}{letter}" for number, letter in parts if number is not None
    )
    return "P" + (made or "0D")


def _checked(text: str) -> str | None:
    return "true" if text[:1] in _CHECKED else "false"


def _yes_no(text: str) -> str | None:
    return "Yes" if text[:1] in _CHECKED else "No"


@cache
def _codes(kind: str) -> dict[str, str]:
    """Return codes by name of one kind of ``ontology/codes.csv``."""
    rows = ontology_file("codes.csv").read_text(encoding="utf-8").splitlines()[1:]
    codes = {}
    for row in rows:
        of, code, names = row.split(",", 2)
        if of == kind:
            codes.update({name.strip().casefold(): code for name in names.split(";")})
    return codes


def _coded(*kinds: str) -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        key = text.strip(" .").casefold().removeprefix("the ")
        for kind in kinds:
            if key in _codes(kind):
                return _codes(kind)[key]
        return None

    return read


def _fixed(value: str) -> Callable[[str], str | None]:
    return lambda _: value


def _same(text: str) -> str | None:
    return text


_MDY, _DMY, _YMD = _date("mdy"), _date("dmy"), _date("ymd")
_MD, _DM, _MY, _YM = _date("md"), _date("dm"), _date("my"), _date("ym")
_NO_VALUE = _fixed("")

_RULES: dict[str, Callable[[str], str | None]] = {
    "numdotdecimal": _dot, "numcommadot": _dot, "numspacedot": _dot,
    "numdotdecimalin": _dot, "numcommadecimal": _comma, "numdotcomma": _comma,
    "numdotdecimalapos": _dot, "numcommadecimalapos": _comma,
    "numspacecomma": _comma, "numcomma": _comma, "numunitdecimal": _united,
    "zerodash": _fixed("0"), "fixedzero": _fixed("0"), "numdash": _fixed("0"),
    "nocontent": _NO_VALUE, "fixedempty": _NO_VALUE,
    "fixedtrue": _fixed("true"), "booleantrue": _fixed("true"),
    "fixedfalse": _fixed("false"), "booleanfalse": _fixed("false"),
    "datemonthdayyearen": _MDY, "datemonthdayyear": _MDY, "datelongus": _MDY,
    "dateshortus": _MDY, "dateslashus": _MDY, "dateus": _MDY, "datemdyus": _MDY,
    "datedaymonthyearen": _DMY, "datedaymonthyear": _DMY, "datelonguk": _DMY,
    "dateshortuk": _DMY, "dateslasheu": _DMY, "datedoteu": _DMY, "dateeu": _DMY,
    "datedotus": _MDY,
    "dateyearmonthday": _YMD, "datelongyearmonthday": _YMD, "dateyearmonthdayen": _YMD,
    "datemonthdayen": _MD, "datemonthday": _MD, "dateslashmonthdayus": _MD,
    "datelongmonthdayus": _MD, "dateshortmonthdayus": _MD,
    "datedaymonthen": _DM, "datedaymonth": _DM, "dateslashdaymontheu": _DM,
    "datelongdaymonthuk": _DM, "dateshortdaymonthuk": _DM,
    "datemonthyearen": _MY, "datemonthyear": _MY, "datelongmonthyear": _MY,
    "dateshortmonthyear": _MY, "dateyearmonthen": _YM, "datelongyearmonth": _YM,
    "dateshortyearmonth": _YM, "dateyearmonth": _YM,
    "duryear": _years, "durmonth": _months, "durday": _duration("D"),
    "durhour": _duration("H", time=True), "durweek": _weeks, "durquarter": _quarters,
    "durwordsen": _duration_words, "numwordsen": _words,
    "datequarterend": _quarter_end,
    "boolballotbox": _checked, "yesnoballotbox": _yes_no,
    "stateprovnameen": _coded("state"), "countrynameen": _coded("country"),
    "edgarprovcountryen": _coded("edgar", "state"),
    "exchnameen": _coded("exchange"), "entityfilercategoryen": _coded("filer"),
    "tickersymbol": _same,
}  # fmt: skip
