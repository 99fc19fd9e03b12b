"""Rows of the tables that the named graph of a filing tells."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final
from urllib.parse import unquote

from kg.facts.encoding import Values, amount_text, may_be_of
from kg.facts.rows import Level
from kg.facts.schema import FACTS, TABLES
from kg.iris import PREFIXES, TAXONOMIES, Iris
from kg.model.amount import plain_decimal
from kg.model.fact import Role
from kg.parties.relationships import relationship_in_name
from kg.remote.nodes import Nodes, is_number
from kg.remote.reporters import TableRows

TITLE: Final = f"{PREFIXES['dct']}title"


def filing_rows(
    filing: str, reporter: str, keys: Mapping[str, str], nodes: Nodes, iris: Iris
) -> TableRows:
    """Return the rows that the graph of a filing tells.

    Args:
        filing: IRI of the filing.
        reporter: Key of its reporter.
        keys: Key of a name, by IRI of the party.
        nodes: The graph.
        iris: Reads IRIs.
    """
    graph = _Filing(filing, reporter, keys, nodes, iris)
    facts = [graph.fact(node) for node in nodes.of_class("Fact")]
    statements = [graph.statement(node) for node in nodes.of_class("Statement")]
    reports = [graph.report(node) for node in nodes.of_class("Report")]
    return {
        "filings": [graph.filing()],
        "facts": facts,
        "reports": reports,
        "statements": statements,
        "told": graph.told(),
        "notes": graph.notes(reports),
    }


class _Filing:
    """One filing, being read."""

    def __init__(
        self,
        iri: str,
        reporter: str,
        keys: Mapping[str, str],
        nodes: Nodes,
        iris: Iris,
    ) -> None:
        self._iri, self._reporter, self._keys = iri, reporter, keys
        self._nodes, self._iris = nodes, iris
        self._key = nodes.text(iri, "key") or ""
        self._told: dict[str, Values] = {}

    def filing(self) -> Values:
        nodes, iri = self._nodes, self._iri
        return [
            self._key, iri, self._reporter, "",
            nodes.text(iri, "cik"), nodes.text(iri, "filerName"),
            nodes.text(iri, "accession"), nodes.text(iri, "form"),
            nodes.text(iri, "filed"), None,
        ]  # fmt: skip

    def report(self, iri: str) -> Values:
        """Return a report; its columns lack months, members and heads."""
        nodes = self._nodes
        columns: list[list[Any]] = []
        scales: dict[str, int] = {}
        for column in nodes.texts(iri, "hasColumn"):
            unit = nodes.text(column, "currencyCode") or nodes.text(column, "unitName")
            columns.append(
                [
                    nodes.whole(column, "columnIndex"),
                    nodes.text(column, "instant"),
                    nodes.text(column, "periodStart"),
                    nodes.text(column, "periodEnd"),
                    None, unit, [], [], "",
                    may_be_of(nodes.text(column, "mayBe")),
                ]
            )  # fmt: skip
            scales[unit or ""] = nodes.whole(column, "scale") or 0
        columns.sort(key=lambda column: column[0] or 0)
        sums = [
            [
                nodes.text(part, "sumRole"),
                self._concept(nodes.text(part, "sumOf") or ""),
                self._concept(nodes.text(part, "part") or ""),
                plain_decimal(Decimal(nodes.text(part, "weight") or "1")),
            ]
            for part in nodes.texts(iri, "hasSummand")
        ]
        labels = [
            label.split("=", 1)
            for label in nodes.texts(iri, "memberLabel")
            if "=" in label
        ]
        return [
            iri, self._key, self._reporter, unquote(iri.rpartition("/")[2]),
            nodes.text(iri, "reportName"), nodes.text(iri, TITLE) or "", "",
            nodes.text(iri, "sourceName") or "", nodes.text(iri, "sha256") or "",
            nodes.text(iri, "url"), json.dumps(columns),
            json.dumps(sorted(scales.items())), json.dumps(labels), json.dumps(sums), 0,
        ]  # fmt: skip

    def fact(self, iri: str) -> Values:
        nodes = self._nodes
        cell = self._iris.cell(iri)
        party = nodes.text(iri, "counterparty")
        party_text = nodes.text(iri, "partyText")
        relationship, members = self._members(iri, party, party_text)
        line = nodes.text(cell, "line")
        value = self._value(iri)
        decimals = nodes.text(iri, "decimals") or nodes.text(iri, "precisionNote")
        candidates = (nodes.text(cell, "candidates") or "").split()
        other = nodes.texts(iri, "otherMember")
        whose = nodes.text(iri, "reporter") or ""
        row: dict[str, object] = {
            "iri": iri,
            "filing": self._key,
            "reporter": self._reporter,
            "report": nodes.text(iri, "inReport"),
            "place": 0,
            "whose": whose,
            "row": nodes.whole(cell, "row"),
            "column": nodes.whole(cell, "column"),
            "raw": nodes.text(cell, "raw") or "",
            "ref": nodes.text(cell, "ref") if line is None else f"line {line}",
            "label": nodes.text(iri, "label") or "",
            "concept": nodes.text(iri, "conceptName"),
            "members": [name for name, _ in members],
            "axes": [None] * len(members),
            "roles": [role for _, role in members],
            "member_names": [None] * len(members),
            "party": party_text,
            "relationship": relationship,
            "other": other,
            "subsidiary": self._subsidiary(whose, other),
            "decimals": decimals,
            "instant": nodes.text(iri, "instant"),
            "start": nodes.text(iri, "periodStart"),
            "end": nodes.text(iri, "periodEnd"),
            "placed_by": nodes.text(cell, "placedBy"),
            "columns": [int(column) for column in candidates],
            "footnotes": nodes.texts(iri, "footnote"),
            "level": nodes.text(iri, "level"),
            "side": nodes.text(iri, "sideName"),
            "status": (nodes.text(iri, "status") or "").rpartition("#")[2].lower(),
            "translates": nodes.text(iri, "translationOf"),
            "repeats": nodes.text(iri, "repeats"),
            "mentions": nodes.texts(iri, "mention"),
            "party_key": party,
            **value,
        }
        return [row.get(name) for name in FACTS]

    def _members(
        self, iri: str, party: str | None, party_text: str | None
    ) -> tuple[str | None, list[tuple[str, Role]]]:
        """Return the relationship a fact prints, and its members with their roles.

        What notes, or the name of the party, tell goes to ``told``.
        """
        nodes = self._nodes
        relationship = nodes.text(iri, "relationshipText")
        statement = nodes.text(iri, "toldBy")
        by_name = (
            statement is None
            and relationship is not None
            and party_text is not None
            and relationship_in_name(party_text) == relationship
        )
        if party is not None and relationship is not None and (statement or by_name):
            by = "name" if statement is None else "note"
            row: Values = [
                self._key, self._reporter, party, relationship, by, statement,
            ]  # fmt: skip
            if nodes.text(iri, "level") == Level.PARTY:
                self._told.setdefault(party, row)
                relationship = None
        members = [(name, Role.PARTY) for name in _parts(party_text)]
        members += [(name, Role.RELATIONSHIP) for name in _parts(relationship)]
        members += [(name, Role.OTHER) for name in nodes.texts(iri, "otherMember")]
        return relationship, members

    def _value(self, iri: str) -> dict[str, object]:
        """Return value, amount and unit of a fact."""
        nodes = self._nodes
        terms = [*nodes.terms(iri, "amount"), *nodes.terms(iri, "value")]
        term = next(iter(terms), None)
        currency = nodes.text(iri, "currencyCode")
        number = Decimal(term.value) if term is not None and is_number(term) else None
        return {
            "value": ""
            if term is None
            else term.value
            if number is None
            else plain_decimal(number),
            "amount": None if number is None else amount_text(number),
            "number": number is not None,
            "unit": currency or nodes.text(iri, "unitName"),
            "currency": None if number is None else currency,
        }

    def _subsidiary(self, whose: str, other: list[str]) -> str | None:
        """Return the printed name of the entity of the group that a fact is of."""
        if whose == self._iris.entity(self._reporter):
            return None
        names = self._nodes.texts(whose, "printedName")
        return next((name for name in names if name in other), next(iter(names), None))

    def statement(self, iri: str) -> Values:
        nodes = self._nodes
        about, towards = nodes.text(iri, "aboutParty"), nodes.text(iri, "objectParty")
        value = nodes.text(iri, "statedValue")
        row: dict[str, object] = {
            "iri": iri,
            "filing": self._key,
            "reporter": self._reporter,
            "document": nodes.text(iri, "inNote"),
            "kind": nodes.text(iri, "statementKind"),
            "subject": nodes.text(iri, "subjectText"),
            "subject_key": self._keys.get(about or ""),
            "predicate": nodes.text(iri, "predicateName"),
            "object": nodes.text(iri, "objectText"),
            "object_key": self._keys.get(towards or ""),
            "value": None if value is None else plain_decimal(Decimal(value)),
            "unit": nodes.text(iri, "unitName"),
            "day": nodes.text(iri, "statedDay"),
            "valid_from": nodes.text(iri, "validFrom"),
            "valid_to": nodes.text(iri, "validTo"),
            "start": nodes.whole(iri, "spanStart"),
            "end": nodes.whole(iri, "spanEnd"),
            "words": nodes.text(iri, "words"),
            "rule": nodes.text(iri, "readBy"),
            "certainty": nodes.text(iri, "certainty"),
        }
        return [row.get(name) for name in TABLES["statements"]]

    def told(self) -> list[Values]:
        """Return what notes or names told of the parties of facts read before."""
        return list(self._told.values())

    def notes(self, reports: list[Values]) -> list[Values]:
        """Return the notes that statements lie in; the RDF holds none of their text."""
        nodes = self._nodes
        documents = {
            nodes.text(node, "inNote") or "" for node in nodes.of_class("Statement")
        }
        report = str(reports[0][0]) if reports else ""
        return [
            [
                document, self._key, self._reporter, report, None, None, None, "", None,
                None, "", False, False, "[]", None,
            ]
            for document in sorted(documents)
        ]  # fmt: skip

    def _concept(self, iri: str) -> str:
        """Return the name of an element, ``us-gaap:Name``, from its IRI."""
        for prefix, namespace in TAXONOMIES.items():
            if iri.startswith(namespace):
                return f"{prefix}:{unquote(iri.removeprefix(namespace))}"
        prefix, _, local = iri.rpartition("/")
        return f"{unquote(prefix.rpartition('/')[2])}:{unquote(local)}"


def _parts(text: str | None) -> list[str]:
    return [] if text is None else text.split(" | ")
