"""The name under which a party is shown."""

from collections.abc import Mapping

from kg.parties.phrases import without_note
from kg.parties.spelling import with_letters_joined


def shown_name(printings: Mapping[str, int]) -> str:
    """Return the name to show of a party: the most frequent, then longest, then first.

    Letters that a tool set apart are joined, and the note of the statements that a name
    refers to is cut.

    Args:
        printings: Number of facts by printed name; at least one name.

    Raises:
        ValueError: There is no name.

    >>> shown_name({"Tencent": 1, "Tencent Ltd": 3, "TENCENT LTD": 3})
    'TENCENT LTD'
    >>> shown_name({"Z Q T L L C": 1})
    'ZQT LLC'
    >>> shown_name({"Alder Ltd (see Note 9)": 1})
    'Alder Ltd'
    """
    name = min(printings, key=lambda name: (-printings[name], -len(name), name))
    return with_letters_joined(without_note(name))
