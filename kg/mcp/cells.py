"""What a reply tells of the cells a number was read from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from kg.mcp.naming import short

if TYPE_CHECKING:
    from kg.api.graph import Graph
    from kg.facts.evidence import Cell

_SHOWN: Final = 3
"""Cells shown of one number; ``more`` counts the others."""


class Cells:
    """The cells of many facts, read at once.

    Args:
        graph: The graph.
        facts: IRIs of all facts that will be asked for.
    """

    def __init__(self, graph: "Graph", facts: Iterable[str]) -> None:
        self._graph = graph
        self._of = graph.cells(sorted(set(facts)))

    def of(self, facts: Sequence[str]) -> dict[str, object]:
        """Return the cells of one number's facts; ``more`` counts those left out."""
        told: dict[str, object] = {
            "cells": [
                self._told(fact, self._of[fact][0])
                for fact in facts[:_SHOWN]
                if self._of.get(fact)
            ]
        }
        if len(facts) > _SHOWN:
            told["more"] = f"{len(facts) - _SHOWN} more cells"
        return told

    def _told(self, fact: str, cell: "Cell") -> Mapping[str, object]:
        place = cell.report or "page"
        if cell.row is not None:
            place += f" row {cell.row} column {cell.column}"
        return {
            "id": short(self._graph, fact),
            "raw": cell.raw,
            "label": cell.label,
            "head": cell.head,
            "place": place,
        }
