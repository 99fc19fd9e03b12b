"""Words of roll-forwards: which rows open, close and move a balance, and which way."""

from re import compile as pattern

SIDES = ("due from", "due to")
"""Which way a balance is owed, seen from the reporting entity."""
_OPENS = pattern(
    r"\b(?:opening|beginning) balance|\bbalances?\b.*\b(?:beginning|opening|start)\b|"
    r"^(?:at |as of )?(?:the )?beginning of (?:the )?(?:year|period)"
)
_CLOSES = pattern(
    r"\b(?:closing|ending) balance|\bbalances?\b.*\b(?:end|ending|closing)\b|"
    r"^(?:at |as of )?(?:the )?end of (?:the )?(?:year|period)"
)
_OFF = pattern(r"\bnett(?:ing|ed) off|\bnet(?:ting)? off|\boffset")
_SETTLES = (
    r"\b(?:repa(?:y|id)|re-pa(?:y|id)|settle|collect|reimburse|return|withdr[ae]w|"
    r"writ(?:e|ten)[ -]?off|waive|forgiv|utili[sz]ed)"
)
_SETTLED = pattern(_SETTLES)
_LESSENS = pattern(
    _SETTLES + r"|\b(?:decrease|less\b|deduct|payments? (?:to|of)|paid to|exercised|"
    r"cancel|forfeit|vested|expired|released)"
)
_UP = {
    "due to": pattern(
        r"\b(?:borrow|(?:loans?|advances?|deposits?|proceeds) (?:received )?from|"
        r"draw-?downs?|on behalf of the (?:group|company))"
    ),
    "due from": pattern(
        r"\b(?:lend|lent|(?:loans?|advances?|deposits?) (?:made |granted |provided )?"
        r"(?:to|with)|on behalf of (?!the (?:group|company)))"
    ),
}


def opens(label: str) -> bool:
    """Whether a row holds the balance at the beginning.

    >>> opens("Balance, beginning of year | shares"), opens("Balance at the end")
    (True, False)
    """
    return _OPENS.search(label.casefold()) is not None


def closes(label: str) -> bool:
    """Whether a row holds the balance at the end.

    >>> closes("Balance at the end of the period"), closes("Opening balance")
    (True, False)
    """
    text = label.casefold()
    return _CLOSES.search(text) is not None and _OPENS.search(text) is None


def lessens(label: str) -> bool:
    """Whether a row in a roll-forward lessens the balance, whatever its sign.

    >>> lessens("Repayment of loans"), lessens("Granted")
    (True, False)
    """
    return _LESSENS.search(label.casefold()) is not None


def directions(label: str, side: str) -> tuple[int, ...]:
    """Return which way a movement may change a balance: 1, -1, both or none.

    Args:
        label: Row label.
        side: ``due from`` or ``due to``, of the balance.

    >>> directions("Borrowing from related party", "due to")
    (1,)
    >>> directions("Balance netting off with related party", "due to")
    (1, -1)
    >>> directions("Service purchased from related party", "due to")
    ()
    """
    text = label.casefold()
    if _OFF.search(text) is not None:
        return 1, -1
    if _SETTLED.search(text) is not None:
        return (-1,)
    return (1,) if _UP[side].search(text) is not None else ()
