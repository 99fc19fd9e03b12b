"""Keys of mentions, and the identifiers a party may bear: CIK and LEI."""

import re
from functools import lru_cache

from kg.errors import InputError
from kg.parties.names import name_key

_CIK = re.compile(
    r"\bCIK\b\W{0,4}(?:(?:no|number)\b\W{0,4})?(\d{1,10})\b", re.IGNORECASE
)
_LEI = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{18}[0-9]{2}(?![0-9A-Za-z])")
_LEI_LENGTH = 20


@lru_cache(maxsize=65536)
def mention_key(reporter: str, name: str) -> str:
    r"""Return the key of a name a reporter prints: what decisions speak of.

    Name keys hold no control marks, so a key never holds "\x1f".

    Args:
        reporter: Key of the reporting entity, its CIK when there is one; no "/" in it.
        name: As printed; case, spaces and ``[Member]`` do not count.

    Raises:
        InputError: The name is empty, or the reporter's key holds a "/".

    >>> mention_key("1494558", "Beijing QC  Technology Company Limited [Member]")
    '1494558/beijing qc technology company limited'
    """
    if not reporter or "/" in reporter:
        message = f"found reporter key '{reporter}', expected one without '/'"
        raise InputError(message)
    key = name_key(name)
    if not key:
        message = f"found an empty name printed by {reporter}, expected a name"
        raise InputError(message)
    return f"{reporter}/{key}"


def reporter_of(key: str) -> str:
    """Return the reporter's part of a mention key.

    >>> reporter_of("1494558/beijing qc")
    '1494558'
    """
    return key.partition("/")[0]


def plain_cik(text: str) -> str:
    """Return a CIK without leading zeros.

    Raises:
        InputError: It is no number of one to ten digits, or zero.

    >>> plain_cik("0001494558")
    '1494558'
    """
    digits = text.strip()
    if not (
        digits.isascii() and digits.isdigit() and len(digits) <= 10 and int(digits)
    ):
        message = f"found '{text}', expected a CIK of one to ten digits"
        raise InputError(message)
    return str(int(digits))


def is_lei(text: str) -> bool:
    """Whether a text is a Legal Entity Identifier with right check digits (ISO 17442).

    >>> is_lei("5493006MHB84DD0ZWV18"), is_lei("5493006MHB84DD0ZWV81")
    (True, False)
    """
    if len(text) != _LEI_LENGTH or _LEI.fullmatch(text) is None:
        return False
    return int("".join(str(int(mark, 36)) for mark in text)) % 97 == 1


def plain_lei(text: str) -> str:
    """Return an LEI in its plain spelling: capitals, no spaces.

    Raises:
        InputError: Length, characters or check digits are wrong.

    >>> plain_lei("5493 006m hb84 dd0z wv18")
    '5493006MHB84DD0ZWV18'
    """
    plain = "".join(text.split()).upper()
    if not is_lei(plain):
        message = (
            f"found '{text}', expected an LEI: 18 letters and digits, then two check "
            "digits of ISO 17442 that fit them"
        )
        raise InputError(message)
    return plain


def ciks_in(text: str) -> tuple[str, ...]:
    """Return the CIKs a text states, sorted; a bare number is none.

    >>> ciks_in("HUYA Inc. (CIK 0001728190)")
    ('1728190',)
    """
    if text.isascii() and "CIK" not in text.upper():
        return ()
    matched = {str(int(digits)) for digits in _CIK.findall(text) if int(digits)}
    return tuple(sorted(matched))


def leis_in(text: str) -> tuple[str, ...]:
    """Return the LEIs a text states, sorted: those whose check digits are right.

    >>> leis_in("Bloomberg Finance L.P., LEI 5493001KJTIIGC8Y1R12")
    ('5493001KJTIIGC8Y1R12',)
    """
    return tuple(sorted({matched for matched in _LEI.findall(text) if is_lei(matched)}))
