"""Records as JSON has them: objects and lists, decimals and days as exact text."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum

from kg.views.table import json_value


def json_record(value: object) -> object:
    """Return a value as JSON has it: records as objects, numbers exact.

    >>> from decimal import Decimal
    >>> json_record({"amount": Decimal("2417000.50"), "n": 2})
    {'amount': '2417000.5', 'n': 2}
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: json_record(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): json_record(entry) for key, entry in value.items()}
    if isinstance(value, Sequence):
        return [json_record(entry) for entry in value]
    return json_value(value)
