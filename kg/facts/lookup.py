"""Finds the parties and reporters a person means by a text.

A whole name is looked for first, among all names printed for a party; ``%`` makes it a
pattern. A text without a match is tried as CIK, beginning, part and close spelling of a
name, then by its words, and the answer says which was taken.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from kg.errors import NotFoundError
from kg.facts.roles_borne import RolesBorne
from kg.facts.snapshot import Snapshot
from kg.facts.views import PRINTED_NAMES, REPORTER_NAMES
from kg.facts.words_of_names import find_by_words
from kg.iris import folded
from kg.parties.names import name_key

_CLOSE: Final = 88
"""Likeness, of 100, from which on a spelling is close: two letters of fifteen."""
_MOST: Final = 25
_NEAR: Final = 50
"""Likeness from which on a name is worth a hint."""

_HOWS: Final = ("pattern", "name", "beginning", "part")
_PARTIES: Final = """
    SELECT iri, name, folded_name, CASE WHEN is_key THEN $key ELSE $plain END AS typed
    FROM printed_names
"""
_REPORTERS: Final = """
    SELECT iri, name, folded_name, $plain AS typed FROM reporter_names
"""
_LIKE_PATTERN: Final = """
    SELECT DISTINCT iri, name, 'pattern' FROM ({names})
    WHERE folded_name LIKE typed ESCAPE '\\'
"""
_CONTAINING: Final = """
    SELECT DISTINCT iri, name, CASE WHEN iri = $text OR folded_name = typed THEN 'name'
        WHEN starts_with(folded_name, typed) THEN 'beginning' ELSE 'part' END
    FROM ({names}) WHERE iri = $text OR (typed <> '' AND contains(folded_name, typed))
"""
"""Names that hold a text, with how: in one reading of the tables."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a text was taken to mean.

    Attributes:
        iris: IRIs of what it names, sorted; empty when nothing is near.
        how: ``name``, ``pattern``, ``CIK``, ``beginning``, ``part``, ``spelling`` or
            ``words``; "" without a match.
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
    snapshot.load(PRINTED_NAMES)
    return _find(snapshot, text, _PARTIES)


def parties_in_role(snapshot: Snapshot, role: str) -> tuple[str, ...]:
    """Return the IRIs of parties that bear a role anywhere, sorted.

    By class or as printed, on a fact or in the party's own name.

    Args:
        snapshot: The graph.
        role: Class, its label, or a role as printed; ``%`` stands for any characters.
    """
    return tuple(sorted(RolesBorne(snapshot).in_role(role)))


def find_reporters(snapshot: Snapshot, text: str) -> Match:
    """Return the reporting entities a text names: by name, IRI or CIK."""
    plain = text.strip().upper().removeprefix("CIK").strip(" :").lstrip("0")
    by_key = [
        entity
        for (entity,) in snapshot.rows(
            "SELECT DISTINCT entity FROM entities WHERE NOT subsidiary "
            "AND reporter = ? ORDER BY entity",
            [plain],
        )
    ]
    snapshot.load(REPORTER_NAMES)
    match = _find(snapshot, text, _REPORTERS, exact_only=bool(by_key))
    if match.iris or not by_key:
        return match
    return Match(tuple(by_key), "CIK", (plain,))


def _find(
    snapshot: Snapshot, text: str, names: str, *, exact_only: bool = False
) -> Match:
    key, plain = name_key(text), folded(text).lower()
    pattern = "%" in text
    if pattern:
        key, plain = _escaped(key), _escaped(plain)
    query = (_LIKE_PATTERN if pattern else _CONTAINING).format(names=names)
    values = {"key": key, "plain": plain, "text": text}
    matches: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for iri, name, how in snapshot.rows_named(query, values):
        matches[how].append((iri, folded(name)))
    for how in ("pattern", "name") if exact_only else _HOWS:
        if how in matches:
            return _match(matches[how], how)
    if exact_only or pattern or not plain:
        return Match((), "", ())
    return _closest(snapshot, plain, names)


def _escaped(pattern: str) -> str:
    """Return a pattern for LIKE in which only ``%`` has a meaning."""
    return pattern.replace("\\", "\\\\").replace("_", "\\_")


def _closest(snapshot: Snapshot, text: str, names: str) -> Match:
    """Return what is spelled like a text, or has its words; else names for a hint."""
    query = f"SELECT DISTINCT iri, name FROM ({names})"
    pairs = [
        (iri, folded(name))
        for iri, name in snapshot.rows_named(query, {"key": "", "plain": ""})
    ]
    names_printed = {name for _, name in pairs}
    ranked = _alike(text, names_printed)
    best = max((score for _, score in ranked), default=0.0)
    how = "spelling"
    nearest = [name for name, score in ranked if score == best]
    if best < _CLOSE:
        how, nearest = find_by_words(text, sorted(names_printed))
    if not nearest:
        return Match((), "", tuple(name for name, _ in ranked[:3]))
    return _match([pair for pair in pairs if pair[1] in nearest], how)


def _match(pairs: list[tuple[str, str]], how: str) -> Match:
    names = sorted({name for _, name in pairs})[:_MOST]
    return Match(tuple(sorted({iri for iri, _ in pairs})), how, tuple(names))


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
    return [key for (key,) in found]


def reporters_naming(snapshot: Snapshot, parties: Iterable[str]) -> list[str]:
    """Return the keys of the reporters that name any of some parties, sorted."""
    snapshot.load(PRINTED_NAMES)
    found = snapshot.rows(
        "SELECT DISTINCT unnest(reporters) AS reporter FROM printed_names "
        "WHERE list_contains(?, iri) ORDER BY reporter",
        [sorted(parties)],
    )
    return [key for (key,) in found]


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
