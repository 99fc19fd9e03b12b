"""Score what members of filings are read as, on members judged by hand.

    python benchmarks/parties.py [--shared ../shared] [--alone] [--misses [HALF]]

``tests/data/parties_gold.csv`` says of each member what it names, as what, and whether
that is a related party of the reporter by the filing's own disclosure. Prints a table
a half (``halves.py``): the half for fitting may be looked at, the other is scored only.

Customers, lenders, noteholders and the like without a name are judged `other`: they are
nobody in particular, and no relationship of the scheme. `group` and `role` are right as
a relationship too where the gold states one ("Directors").

members: of members alone, by label, axis and element: how many are read as the kind
judged, or left out where they are unrelated to the reporter (a target, a subsidiary),
and what each kind is read as. name: of parties, how many printed names are identified
as the cleaned one. facts: of the facts of filings below ``--shared`` that bear a member
judged a related party, how many carry it as party or role, how many are kept as
related, how many tell a relationship, and how many the one judged where the member
states one. kept: of the facts kept as related that bear a related party, how many carry
it as the party or role it is; of those that carry a judged member as party, how many
carry a related one, one that names no party, and one that is not related (the rest is
unclear).
``--alone`` leaves filings out. ``--misses`` lists members read as another kind, of the
half for fitting unless told otherwise.
"""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from rdflib import SKOS, Graph, Literal  # noqa: E402

from benchmarks.halves import HALVES, half_of  # noqa: E402
from kg.api import read  # noqa: E402
from kg.errors import KGError  # noqa: E402
from kg.model.fact import Fact, Role  # noqa: E402
from kg.parties.members import classify_member  # noqa: E402
from kg.parties.names import name_form  # noqa: E402
from kg.parties.roles import relationship_type  # noqa: E402
from kg.resources import ontology_file  # noqa: E402
from kg.selection import is_related  # noqa: E402

GOLD = ROOT / "tests" / "data" / "parties_gold.csv"
PARTIES = ("organisation", "person", "group")
KINDS = (*PARTIES, "role", "total", "other")
READ_AS = ("organisation", "person", "unknown", "group", "role", "other")
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one member of a filing names, judged by hand.

    Attributes:
        cik: Who reports.
        filing: Folder or archive of the filing.
        member: Label as facts print it.
        axis: Element of its axis, by its local name alone where a page names it; None
            from text.
        element: Element of the member; None where the source does not name it.
        kind: One of `KINDS`.
        roles: Relationships it states, local names of the scheme; any of them is right.
        name: The party's name, cleaned; "" for what is none, or has none.
        related: ``yes``, ``no`` or ``unclear``.
        half: Half of the filer.
    """

    cik: str
    filing: str
    member: str
    axis: str | None
    element: str | None
    kind: str
    roles: frozenset[str]
    name: str
    related: str
    half: str

    @property
    def key(self) -> Key:
        """Reporter, label and local name of the axis, which facts are looked up by."""
        return key_of(self.cik, self.member, self.axis)

    @property
    def may_be_set_aside(self) -> bool:
        """Whether nothing is lost when the member is read as no party."""
        return self.related == "no"

    def agrees(self, read_as: str) -> bool:
        """Whether a member read as `read_as`, one of `READ_AS`, is read as judged."""
        if self.kind == "group":
            return read_as == "group" or (read_as == "role" and bool(self.roles))
        if self.kind == "role":
            parties = {"unknown", "group", "person", "organisation"}
            return read_as == "role" or (not self.roles and read_as in parties)
        return read_as == {"total": "other"}.get(self.kind, self.kind)

    def carried(self, role: Role) -> bool:
        """Whether a fact that gives the member this role carries the party judged."""
        if role is Role.RELATIONSHIP:
            return self.kind == "role" or (self.kind == "group" and bool(self.roles))
        named = self.kind in PARTIES or not self.roles
        return role in (Role.PARTY, Role.GROUP) and named


def key_of(cik: str | None, member: str, axis: str | None) -> Key:
    """Return the key of a member of a fact."""
    return cik or "", member, (axis or "").rpartition(":")[2]


@cache
def _relationships() -> dict[str, str]:
    """Return the relationships of the scheme: local name by label."""
    scheme = Graph().parse(ontology_file("relationships.ttl"))
    return {
        str(label): str(concept).rpartition("/")[2]
        for concept, label in scheme.subject_objects(SKOS.prefLabel)
        if isinstance(label, Literal)
    }


def judgements(path: Path = GOLD) -> list[Judgement]:
    """Return the judgements of the file, in its order.

    Raises:
        KeyError: A role is no label of the scheme.
    """
    types = _relationships()
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return [
        Judgement(
            cik=row["cik"],
            filing=row["filing"],
            member=row["member"],
            axis=row["axis"] or None,
            element=row["element"] or None,
            kind=row["kind"],
            roles=frozenset(types[role] for role in row["role"].split("; ") if role),
            name=row["name"],
            related=row["related"],
            half=half_of(row["cik"]),
        )
        for row in rows
    ]


def read_alone(judged: Judgement) -> str:
    """Return what a member is read as from label, axis and element: of `READ_AS`."""
    member = classify_member(judged.member, judged.axis, judged.element)
    if member.role is Role.PARTY:
        return name_form(judged.member, member.kind).kind.value
    return "role" if member.role is Role.RELATIONSHIP else member.role.value


def name_right(judged: Judgement) -> bool:
    """Whether the printed name is identified as the cleaned one is."""
    printed, cleaned = name_form(judged.member), name_form(judged.name)
    return printed.compact == cleaned.compact


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int
    total: int

    @property
    def ratio(self) -> float:
        """Between 0 and 1; 0 of none."""
        return self.right / self.total if self.total else 0.0

    def __str__(self) -> str:
        return f"{self.right} of {self.total}, {100 * self.ratio:.1f} %"


def share(answers: Iterable[bool]) -> Share:
    """Return how many answers are true, of how many."""
    counts = Counter(answers)
    return Share(counts[True], counts.total())


def kinds_right(gold: Iterable[Judgement]) -> Share:
    """Return how many members alone are read as the kind judged."""
    return share(judged.agrees(read_alone(judged)) for judged in gold)


def placed_right(gold: Iterable[Judgement]) -> Share:
    """Return how many are read as judged, or set aside where they are unrelated."""
    answers = ((judged, read_alone(judged)) for judged in gold)
    return share(
        judged.agrees(read_as) or (read_as == "other" and judged.may_be_set_aside)
        for judged, read_as in answers
    )


def parties_right(gold: Iterable[Judgement]) -> Share:
    """Return how many related parties, alone, are read as the kind judged."""
    return kinds_right(judged for judged in gold if judged.related == "yes")


def names_right(gold: Iterable[Judgement]) -> Share:
    """Return how many names of parties come out as the cleaned one."""
    return share(name_right(judged) for judged in gold if judged.kind in PARTIES)


@dataclass(frozen=True, slots=True)
class Bearer:
    """A fact that bears a judged member.

    Attributes:
        judged: The judgement.
        role: Role the fact gives the member.
        relationships: Types of relationship the fact tells, local names.
        kept: Whether the fact is kept as one on related parties.
    """

    judged: Judgement
    role: Role
    relationships: frozenset[str]
    kept: bool


def bearers(gold: Sequence[Judgement], shared: Path) -> Iterator[Bearer]:
    """Yield the facts that bear judged members; a filing not at hand is told of."""
    by_key = {judged.key: judged for judged in gold}
    for filing in sorted({judged.filing for judged in gold}):
        path = _source(shared, filing)
        if path is None:
            print(f"skipped {filing}: not below {shared}", file=sys.stderr)
            continue
        for fact in _facts(path):
            kept = is_related(fact)
            types = _types(fact)
            places = zip(fact.members, fact.axes, fact.roles, strict=True)
            for member, axis, role in places:
                judged = by_key.get(key_of(fact.cik, member, axis))
                if judged is not None:
                    yield Bearer(judged, role, types, kept)


def _source(shared: Path, filing: str) -> Path | None:
    places = (shared / "corpus" / f"{filing}.zip", shared / "filings" / filing)
    return next((path for path in places if path.exists()), None)


def _facts(path: Path) -> Iterator[Fact]:
    """Yield the facts of a filing; a file that cannot be read is told of."""
    try:
        yield from read(path)
    except KGError as error:
        print(f"{path.name}: {error}", file=sys.stderr)


def _types(fact: Fact) -> frozenset[str]:
    """Return the relationships a fact tells of its party."""
    texts = (fact.relationship or "").split(" | ")
    return frozenset(relationship_type(text) for text in texts) - {"unspecified"}


def print_members(gold: Sequence[Judgement]) -> None:
    """Print the table of members alone."""
    print(f"members judged      {len(gold)}")
    print(f"kind right          {kinds_right(gold)}")
    print(f"  or set aside      {placed_right(gold)}")
    print(f"  related parties   {parties_right(gold)}")
    print(f"name right          {names_right(gold)}")
    table = Counter((judged.kind, read_alone(judged)) for judged in gold)
    print("judged \\ read as" + "".join(f"{name:>13}" for name in READ_AS))
    for kind in KINDS:
        cells = "".join(f"{table[kind, name] or '':>13}" for name in READ_AS)
        print(f"{kind:<16}{cells}")


def print_facts(borne: Sequence[Bearer]) -> None:
    """Print the figures of facts."""
    related = [bearer for bearer in borne if bearer.judged.related == "yes"]
    print(f"facts of parties    {share(map(_carries, related))} carry them")
    print(f"  kept as related   {share(bearer.kept for bearer in related)}")
    told = share(bool(bearer.relationships) for bearer in related)
    print(f"relationship told   {told}")
    stated = [bearer for bearer in related if bearer.judged.roles]
    right = share(bool(b.relationships & b.judged.roles) for b in stated)
    print(f"  right if stated   {right}")
    print(f"kept, of parties    {share(map(_carries, kept_of(related)))} carry them")
    kept = [b for b in kept_of(borne) if b.role in (Role.PARTY, Role.GROUP)]
    print(f"kept with a party   {share(map(_related, kept))} name a related one")
    print(f"  name none         {share(map(_names_none, kept))}")
    print(f"  not related       {share(map(_unrelated, kept))}")


def kept_of(borne: Iterable[Bearer]) -> list[Bearer]:
    """Return the bearers among facts that are kept as related."""
    return [bearer for bearer in borne if bearer.kept]


def _related(bearer: Bearer) -> bool:
    return bearer.judged.related == "yes"


def _carries(bearer: Bearer) -> bool:
    return bearer.judged.carried(bearer.role)


def _names_none(bearer: Bearer) -> bool:
    return bearer.judged.kind in ("total", "other")


def _unrelated(bearer: Bearer) -> bool:
    return not _names_none(bearer) and bearer.judged.related == "no"


def print_misses(gold: Iterable[Judgement]) -> None:
    """Print the members that are read as another kind than judged."""
    for judged in gold:
        read_as = read_alone(judged)
        if not judged.agrees(read_as):
            axis = (judged.axis or "").rpartition(":")[2]
            place = f"{judged.cik:>8} {judged.filing} {axis}"
            print(f"  {judged.kind} read as {read_as}: {judged.member!r} {place}")


def main() -> None:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--misses", nargs="?", const=HALVES[0], choices=HALVES)
    options = parser.parse_args()
    gold = judgements()
    borne = [] if options.alone else list(bearers(gold, options.shared))
    for half in HALVES:
        print(f"== {half}")
        part = [judged for judged in gold if judged.half == half]
        print_members(part)
        facts = [one for one in borne if one.judged.half == half]
        if facts:
            print_facts(facts)
        if options.misses == half:
            print_misses(part)


if __name__ == "__main__":
    main()
