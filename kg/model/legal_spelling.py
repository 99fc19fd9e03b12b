"""Legal forms with a capital inside: "GmbH", "ApS", parted in names of elements.

Words of an element's name begin at capitals, so that such a form is parted in two or
three; the forms are those of ``ontology/legal_forms.csv``.
"""

import re
from functools import cache

from kg.patterns import pattern_of
from kg.resources import ontology_rows

_PARTED = tuple(
    pattern_of(rf"\b[A-Z]{{1,2}}[a-z]{{0,2}}(?: [A-Z]{{1,2}}[a-z]?){{{more}}}\b")
    for more in (2, 1)
)
"""Three short words that begin with capitals, or two."""


def with_forms_whole(words: str) -> str:
    """Return a name with the legal forms whole that were parted at a capital.

    >>> with_forms_whole("Alder Gmb H And Co KG"), with_forms_whole("Rhein K Ga A")
    ('Alder GmbH And Co KG', 'Rhein KGaA')
    """
    for parted in _PARTED:
        words = parted.sub(_joined, words)
    return words


def _joined(match: re.Match[str]) -> str:
    form = match.group().replace(" ", "")
    is_mixed = not form.isupper()
    return form if is_mixed and form.casefold() in _forms() else match.group()


@cache
def _forms() -> frozenset[str]:
    return frozenset(row["form"] for row in ontology_rows("legal_forms.csv"))
