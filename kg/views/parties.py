"""Parties, reasons and proposals, for people and for programs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal

from kg.identity.judge import PartyView
from kg.model.amount import grouped, plain_decimal
from kg.model.characters import visible
from kg.model.pattern import name_pattern
from kg.model.written import json_text
from kg.parties.candidates import Candidate
from kg.parties.components import Conflict
from kg.parties.decisions import Decision
from kg.queries.parties import RowsByParty
from kg.views.table import text_table


def parties_named(parties: Iterable[PartyView], name: str) -> list[PartyView]:
    """Return the parties one of whose names, keys or IRI matches; % is any run."""
    pattern = name_pattern(name)
    return [
        party
        for party in parties
        if pattern.fullmatch(party.iri)
        or any(
            pattern.fullmatch(text)
            for printed in party.names
            for text in (printed.name, printed.key)
        )
    ]


def parties_text(parties: Sequence[PartyView], *, room: int | None = None) -> str:
    """Return a table, one row a party."""
    rows = [
        {
            "party": party.name,
            "kind": party.kind,
            "names": len(party.names),
            "reporters": len({name.reporter for name in party.names}),
            "facts": sum(name.facts for name in party.names),
            "first": min((n.first for n in party.names if n.first), default=None),
            "last": max((n.last for n in party.names if n.last), default=None),
        }
        for party in parties
    ]
    columns = ("party", "kind", "names", "reporters", "facts", "first", "last")
    return text_table(
        columns, sorted(rows, key=lambda row: str(row["party"])), room=room
    )


def shown_text(
    parties: Sequence[PartyView],
    history: RowsByParty,
    statements: RowsByParty,
    *,
    room: int | None = None,
) -> str:
    """Return all there is to say of some parties.

    Args:
        parties: The parties.
        history: What each was to whom, by filing.
        statements: The ties and terms that notes state of each.
        room: Columns of the terminal; None for a pipe.
    """
    parts = []
    for party in parties:
        lines = [party.name, f"{party.kind} · {party.iri}"]
        identifiers = [f"CIK {cik}" for cik in party.ciks]
        identifiers += [f"LEI {lei}" for lei in party.leis]
        if identifiers:
            lines.append(" · ".join(identifiers))
        columns = ("key", "name", "facts", "first", "last")
        rows = [{c: getattr(name, c) for c in columns} for name in party.names]
        lines += ["", text_table(columns, rows, room=room).rstrip("\n")]
        lines += [f"one because {reason_text(decision)}" for decision in party.reasons]
        past = history.get(party.iri, ())
        if past:
            heads = ("reporter", "filing", "filed", "relationship", "first", "last")
            lines += ["", text_table(heads, past, room=room).rstrip("\n")]
        lines += _said_lines(statements.get(party.iri, ()))
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _said_lines(statements: Sequence[Mapping[str, object]]) -> list[str]:
    """Return what notes state, each thing of a filing once, with its first words."""
    places: dict[tuple[str, str], list[Mapping[str, object]]] = {}
    for said in statements:
        line = f"{said['kind']}: {stated(said)}"
        places.setdefault((str(said["filing"]), line), []).append(said)
    lines = []
    for (_, line), rows in places.items():
        first = rows[0]
        more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
        place = f"{first['document']}, {first['start']}-{first['end']}{more}"
        since, until = first["first_filing"], first["last_filing"]
        span = [] if since == until else [f"  stated from {since} to {until}"]
        url = [f"  {visible(str(first['url']))}"] if first["url"] else []
        lines += [
            "",
            line,
            f"  “{visible(str(first['words']))}”",
            f"  {first['reporter']}, {visible(str(first['title']))}, {place}",
            *url,
            *span,
        ]
    return lines


def stated(said: Mapping[str, object]) -> str:
    """Return a statement in a line: who, what, whom; the days and figures told."""
    is_term = said["kind"] == "term" and said["object"] is not None
    what = [] if is_term else [said["predicate"]]
    terms = [said["subject"], *what, said["object"], *_figure(said)]
    days = (("on", "day"), ("from", "valid_from"), ("until", "valid_to"))
    terms += [f"{word} {said[key]}" for word, key in days if said[key] is not None]
    return " ".join(visible(str(term)) for term in terms if term)


def _figure(said: Mapping[str, object]) -> list[str]:
    """Return the value of a statement as read: a share or rate in per cent."""
    if said["value"] is None:
        return []
    value = Decimal(str(said["value"]))
    if said["unit"] == "pure":
        return [f"{plain_decimal(value * 100)} %"]
    return [f"{grouped(value)} {said['unit'] or ''}".strip()]


def reason_text(decision: Decision) -> str:
    """Return a decision that joins two names, why, and who made it, in one line."""
    who = f"decision {decision.ordinal} by {decision.by}"
    if not decision.ordinal:
        who = f"rule {decision.by}"
    return f"{decision.a} = {decision.b}: {decision.why} ({who})"


def review_text(
    proposals: Sequence[Candidate],
    conflicts: Sequence[Conflict],
    top: int,
    *,
    room: int | None = None,
) -> str:
    """Return proposals, the best first, and decisions that contradict one another."""
    rows = [
        {"a": pair.a, "b": pair.b, "score": f"{pair.score:.2f}", "why": pair.why}
        for pair in proposals[:top]
    ]
    parts = [
        text_table(("a", "b", "score", "why"), rows, room=room)
        if rows
        else "none proposed\n"
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


def shown_json(parties: Iterable[PartyView], statements: RowsByParty) -> str:
    """Return a JSON list of parties, each with the ties and terms notes state of it."""
    return json_text(
        [
            asdict(party) | {"statements": list(statements.get(party.iri, ()))}
            for party in parties
        ]
    )
