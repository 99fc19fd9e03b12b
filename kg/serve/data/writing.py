"""Writes records as JSON by one rule: decimals and days as text, the unknown as null."""

import json

from kg.serve.messages import JSON, Answer
from kg.views.records import json_record


def document(value: object) -> Answer:
    """Return a value as a JSON answer."""
    text = json.dumps(json_record(value), separators=(",", ":"))
    return Answer(text.encode(), JSON)
