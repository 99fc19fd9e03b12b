"""Finds the parties and reporters a person means by a text.

A whole name is looked for first, among all names printed for a party; ``%`` makes it a
pattern. A text without a match is tried as CIK, beginning, part and close spelling of a
name, and the answer says which was taken.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from kg.errors import NotFoundError
from kg.facts.snapshot import Snapshot
from kg.model.pattern import name_pattern
from kg.parties.relationships import is_in_role, roles_in_name, told_role

_CLOSE: Final = 88
"""Likeness, of 100, from which on a spelling is close: two letters of fifteen."""
_MOST: Final = 25
_NEAR: Final = 50
"""Likeness from which on a name is worth a hint."""

_PARTIES: Final = """
    SELECT party, name FROM parties
    UNION SELECT m.party, m.name FROM mentions AS m
    UNION SELECT m.party, unnest(json_extract_string(m.record, '$[10][*][0]'))
    FROM mentions AS m
"""
_BORNE: Final = """
    SELECT DISTINCT party_iri, relationship FROM facts
    WHERE party_iri IS NOT NULL AND relationship IS NOT NULL
"""
_TOLD: Final = """
    SELECT DISTINCT party_iri, party, label, concept, axes FROM facts
    WHERE party_iri IS NOT NULL AND party IS NOT NULL
"""
_REPORTERS: Final = """
    SELECT e.entity, e.name FROM entities AS e
    UNION SELECT e.entity, f.entity FROM filings AS f
    JOIN entities AS e ON e.reporter = f.reporter AND NOT e.subsidiary
    WHERE f.entity IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Match:
    """What a text was taken to mean.

    Attributes:
        iris: IRIs of what it names, sorted; empty when nothing is near.
        how: ``name``, ``pattern``, ``CIK``, ``beginning``, ``part`` or ``spelling``;
            "" without a match.
        names: The names that matched, sorted, at most 25; without a match those that
            are spelled most like the text, at most 3.
    """

    iris: tuple[str, ...]
    how: str
    names: tuple[str, ...]

    @property
    def note(self) -> str:
        """One line that says which name was taken; "" when the text itself matched."""
        if not self.iris:
            near = f"; near: {' | '.join(self.names)}" if self.names else ""
            return f"matches no name{near}"
        if self.how in ("name", "pattern"):
            return ""
        return f"taken by {self.how}: {' | '.join(self.names)}"


def find_parties(snapshot: Snapshot, text: str) -> Match:
    """Return the parties a text names, by any name printed for them or their IRI."""
    return _find(snapshot, text, _PARTIES)


def parties_in_role(snapshot: Snapshot, role: str) -> tuple[str, ...]:
    """Return the IRIs of parties that bear a role anywhere, sorted.

    By class or as printed, on a fact or in the party's own name.

    Args:
        snapshot: The graph.
        role: Class, its label, or a role as printed; ``%`` stands for any characters.
    """
    whole = name_pattern(role.strip())
    borne = [(str(iri), str(text)) for iri, text in snapshot.rows(_BORNE)]
    borne += [
        (str(iri), text)
        for iri, name in snapshot.rows(_PARTIES)
        for text in roles_in_name(str(name))
    ]
    for iri, name, label, concept, axes in snapshot.rows(_TOLD):
        text = told_role(str(name), str(label), _text(concept), _texts(axes))
        if text is not None:
            borne.append((str(iri), text))
    return tuple(
        sorted(
            {
                iri
                for iri, text in borne
                if whole.fullmatch(text) or is_in_role(text, role)
            }
        )
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _texts(values: object) -> list[str | None]:
    return [_text(value) for value in values] if isinstance(values, list) else []


def find_reporters(snapshot: Snapshot, text: str) -> Match:
    """Return the reporting entities a text names: by name, IRI or CIK."""
    keys = {
        str(entity): str(reporter)
        for entity, reporter in snapshot.rows(
            "SELECT entity, reporter FROM entities WHERE NOT subsidiary"
        )
    }
    plain = text.strip().upper().removeprefix("CIK").strip(" :").lstrip("0")
    by_key = sorted(entity for entity, key in keys.items() if key == plain)
    match = _find(snapshot, text, _REPORTERS, exact_only=bool(by_key))
    if match.iris or not by_key:
        return match
    return Match(tuple(by_key), "CIK", (plain,))


def _find(
    snapshot: Snapshot, text: str, query: str, *, exact_only: bool = False
) -> Match:
    pairs = [
        (str(iri), " ".join(str(name).split())) for iri, name in snapshot.rows(query)
    ]
    wanted = " ".join(text.split())
    by_iri = tuple(sorted({iri for iri, _ in pairs if iri == text}))
    if by_iri:
        return Match(by_iri, "name", (text,))
    whole = name_pattern(wanted)
    found = _matched(pairs, {name for _, name in pairs if whole.fullmatch(name)})
    if found or exact_only:
        return _match(found, "pattern" if "%" in wanted else "name")
    if "%" in wanted or not wanted:
        return Match((), "", ())
    for how, pattern in (("beginning", wanted + "%"), ("part", f"%{wanted}%")):
        near = name_pattern(pattern)
        found = _matched(pairs, {name for _, name in pairs if near.fullmatch(name)})
        if found:
            return _match(found, how)
    ranked = _alike(wanted, {name for _, name in pairs})
    best = max((score for _, score in ranked), default=0.0)
    if best < _CLOSE:
        return Match((), "", tuple(name for name, _ in ranked[:3]))
    return _match(
        _matched(pairs, {n for n, score in ranked if score == best}), "spelling"
    )


def _matched(
    pairs: Iterable[tuple[str, str]], names: set[str]
) -> list[tuple[str, str]]:
    return [(iri, name) for iri, name in pairs if name in names]


def _match(found: list[tuple[str, str]], how: str) -> Match:
    if not found:
        return Match((), "", ())
    names = sorted({name for _, name in found})[:_MOST]
    return Match(tuple(sorted({iri for iri, _ in found})), how, tuple(names))


def _alike(text: str, names: set[str]) -> list[tuple[str, float]]:
    """Return names spelled like a text, with their likeness, the best first."""
    ranked = process.extract(
        text.casefold(),
        {name: name.casefold() for name in sorted(names)},
        scorer=fuzz.ratio,
        score_cutoff=_NEAR,
        limit=_MOST,
    )
    return [(name, score) for _, score, name in ranked]


def reporter_keys(snapshot: Snapshot, entities: Iterable[str]) -> list[str]:
    """Return the keys of the reporters of entities, sorted."""
    found = snapshot.rows(
        "SELECT DISTINCT reporter FROM entities WHERE list_contains(?, entity) "
        "ORDER BY reporter",
        [sorted(entities)],
    )
    return [str(key) for (key,) in found]


def reporters_naming(snapshot: Snapshot, parties: Iterable[str]) -> list[str]:
    """Return the keys of the reporters that name any of some parties, sorted."""
    found = snapshot.rows(
        "SELECT DISTINCT unnest(reporters) AS reporter FROM parties "
        "WHERE list_contains(?, party) ORDER BY reporter",
        [sorted(parties)],
    )
    return [str(key) for (key,) in found]


def reporters_named(snapshot: Snapshot, text: str) -> Match:
    """Return the reporting entities a text names, at least one.

    Raises:
        NotFoundError: It names none.
    """
    match = find_reporters(snapshot, text)
    if not match.iris:
        message = f"found no reporter {text!r}; kg query filings lists them"
        raise NotFoundError(message)
    return match
