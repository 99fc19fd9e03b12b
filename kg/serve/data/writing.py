"""Writes records as JSON by one rule: decimals and days as text, unknown as null."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum

from kg.serve.messages import JSON, Answer
from kg.views.table import json_value


def document(value: object) -> Answer:
    """Return a value as a JSON answer."""
    text = json.dumps(plain(value), separators=(",", ":"))
    return Answer(text.encode(), JSON)


def plain(value: object) -> object:
    """Return a value as JSON has it: records as objects, numbers exact.

    >>> from decimal import Decimal
    >>> plain({"amount": Decimal("2417000.50"), "n": 2})
    {'amount': '2417000.5', 'n': 2}
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, Sequence):
        return [plain(entry) for entry in value]
    return json_value(value)
