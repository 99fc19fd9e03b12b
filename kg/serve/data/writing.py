"""Writes records as JSON, by the rule of `kg.views.table`."""

import json

from kg.model.written import json_value
from kg.serve.messages import JSON, Answer


def document(value: object) -> Answer:
    """Return a value as a JSON answer: decimals and days as text, unknown as null."""
    text = json.dumps(value, separators=(",", ":"), default=json_value)
    return Answer(text.encode(), JSON)
