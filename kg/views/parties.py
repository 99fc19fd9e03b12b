"""Parties, reasons and proposals, for people and for programs."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from enum import Enum

from kg.parties.components import Conflict
from kg.parties.decisions import Decision
from kg.identity.judge import PartyView, Proposal
from kg.views.table import text_table


def named(parties: Iterable[PartyView], name: str) -> list[PartyView]:
    """Return the parties one of whose names, keys or IRI matches; % is any run."""
    parts = (re.escape(part) for part in name.split("%"))
    wanted = re.compile(".*".join(parts), re.IGNORECASE | re.DOTALL)
    return [
        party
        for party in parties
        if wanted.fullmatch(party.iri)
        or any(
            wanted.fullmatch(text)
            for one in party.names
            for text in (one.name, one.key)
        )
    ]


def shown_name(party: PartyView) -> str:
    """Return the name to show: the most frequent, then longest, then first."""
    best = min(party.names, key=lambda one: (-one.facts, -len(one.name), one.name))
    return best.name


def parties_text(parties: Sequence[PartyView]) -> str:
    """Return a table, one row a party."""
    rows = [
        {
            "party": shown_name(party),
            "kind": party.kind,
            "names": len(party.names),
            "reporters": len({one.reporter for one in party.names}),
            "facts": sum(one.facts for one in party.names),
            "first": min((n.first for n in party.names if n.first), default=None),
            "last": max((n.last for n in party.names if n.last), default=None),
        }
        for party in parties
    ]
    columns = ("party", "kind", "names", "reporters", "facts", "first", "last")
    return text_table(columns, sorted(rows, key=lambda row: str(row["party"])))


def shown_text(
    parties: Sequence[PartyView], history: Mapping[str, Sequence[Mapping[str, object]]]
) -> str:
    """Return all there is to say of some parties."""
    parts = []
    for party in parties:
        lines = [shown_name(party), f"{party.kind} · {party.iri}"]
        known = [f"CIK {cik}" for cik in party.ciks]
        known += [f"LEI {lei}" for lei in party.leis]
        if known:
            lines.append(" · ".join(known))
        columns = ("key", "name", "facts", "first", "last")
        rows = [{name: getattr(one, name) for name in columns} for one in party.names]
        lines += ["", text_table(columns, rows).rstrip("\n")]
        lines += [f"one because {_reason(decision)}" for decision in party.reasons]
        held = history.get(party.iri, ())
        if held:
            seen = ("reporter", "filing", "filed", "relationship", "first", "last")
            lines += ["", text_table(seen, held).rstrip("\n")]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _reason(decision: Decision) -> str:
    who = f"decision {decision.ordinal} by {decision.by}"
    if not decision.ordinal:
        who = f"rule {decision.by}"
    return f"{decision.a} = {decision.b}: {decision.why} ({who})"


def review_text(
    proposals: Sequence[Proposal], conflicts: Sequence[Conflict], top: int
) -> str:
    """Return proposals, the best first, and what was not joined though said so."""
    rows = [
        {"a": one.a, "b": one.b, "score": f"{one.score:.2f}", "why": one.why}
        for one in proposals[:top]
    ]
    parts = [
        text_table(("a", "b", "score", "why"), rows) if rows else "none proposed\n"
    ]
    if len(proposals) > top:
        parts.append(f"and {len(proposals) - top:,} more; --top shows them\n")
    if conflicts:
        parts.append("conflicts:\n")
        parts += [f"  {_conflict(conflict)}\n" for conflict in conflicts]
    parts.append("kg parties decide A B same|different|unsure --why ... settles one\n")
    return "".join(parts)


def _conflict(conflict: Conflict) -> str:
    return "; ".join(f"{key} {value}" for key, value in asdict(conflict).items())


def as_json(parties: Sequence[PartyView]) -> str:
    """Return a JSON list of parties."""
    return json.dumps([asdict(one) for one in parties], indent=1, default=_plain) + "\n"


def review_json(proposals: Sequence[Proposal], conflicts: Sequence[Conflict]) -> str:
    """Return proposals and conflicts as one JSON object."""
    held = {
        "proposals": [asdict(one) for one in proposals],
        "conflicts": [asdict(one) for one in conflicts],
    }
    return json.dumps(held, indent=1, default=_plain) + "\n"


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else str(value)
