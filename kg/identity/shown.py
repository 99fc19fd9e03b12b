"""The name under which a party is shown."""

from collections.abc import Mapping


def shown_name(printings: Mapping[str, int]) -> str:
    """Return the name to show of a party: the most frequent, then longest, then first.

    Args:
        printings: Number of facts by printed name; at least one name.

    Raises:
        ValueError: There is no name.

    >>> shown_name({"Tencent": 1, "Tencent Ltd": 3, "TENCENT LTD": 3})
    'TENCENT LTD'
    """
    return min(printings, key=lambda name: (-printings[name], -len(name), name))
