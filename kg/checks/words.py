"""The words checks and signals look for in labels: ``ontology/check_words.csv``."""

from kg.resources import patterns_of


def says(what: str, text: str) -> bool:
    """Whether words of a kind of the table stand in a label or element.

    >>> says("lessens", "Less: allowance"), says("lessens", "Due from Fern Bay Ltd")
    (True, False)
    """
    return patterns_of("check_words.csv", "says")[what].search(text) is not None
