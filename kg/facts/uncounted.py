"""Why reported balances are left out of positions, in the words that are shown."""

from enum import StrEnum


class Uncounted(StrEnum):
    """Why a reported balance is no position, or no part of one."""

    TOTAL = "total"
    TRANSLATION = "convenience translation"
    UNCERTAIN = "column not settled"
    PERIOD = "not told whether of a day or a period"
    NO_PARTY = "no party named"
    SEVERAL = "several parties named, and not which is opposite"
    ITSELF = "the reporter itself"
    NO_SIDE = "side not known"
    PART = "part of a whole told beside it"
    LESS_PRECISE = "said more precisely beside it"
    CONTRADICTED = "another value stated beside it"
    GROSS = "gross of an amount told net beside it"
    GENERAL = "debt told more closely beside it"
    NET = "net of both sides told beside it"
    EVENT = "taken up on a day without balance sheet"
    ELSEWHERE = "between other parties"
    SOLD = "business bought or sold"
    FLOW = "movement"
    OWN_OR_OWED = "not told whether the party's own"
    OWN_SHEET = "from the party's own balance sheet"
