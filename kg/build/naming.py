"""Which party each name is decided to be, as tables: what a change rewrites."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from json import JSONEncoder
from typing import Final, Self

from kg.facts.encoding import Values
from kg.facts.party_keys import party_form, party_members
from kg.facts.projection import PartyRow
from kg.facts.rows import FilingRows
from kg.facts.schema import TABLES
from kg.facts.stored import RowsByReporter
from kg.facts.tables import Row, Tables, fetch
from kg.identity.naming import PartyKey
from kg.identity.outcome import NamedParty, Outcome
from kg.identity.records import MentionRow
from kg.identity.shown import shown_name
from kg.iris import Iris, folded
from kg.parties.decisions import Decision, Verdict
from kg.parties.identifiers import reporter_of
from kg.parties.names import trade_name

_json: Final = JSONEncoder(separators=(",", ":")).encode
_KEY, _REPORTER, _PARTY = (
    list(TABLES["mentions"]).index(name) for name in ("key", "reporter", "party")
)


def party_iri(key: PartyKey, iris: Iris) -> str:
    """Return the IRI of a party from what it is named by."""
    if key.is_reporter:
        return iris.entity(key.reporter)
    return iris.party(key.reporter, [key.form])


@dataclass(slots=True)
class NameChanges:
    """What names come to after a change, for every reporter the change reaches.

    Attributes:
        changed: Keys of the reporters for whom anything differs: their filings, a party
            of a name, the name or kind of a party whose name stands in their graph, or
            what rules decided.
        keys: Mention keys that refer to another party than before.
        mentions: Rows of the table of mentions, by reporter.
        parties: Parties that one reporter names, by reporter.
        shared: All parties that several reporters name, in order.
        links: Rules' decisions, by the reporter of the first name.
        trade_names: Trade names that other parties bear than before, or that parties
            bear otherwise; see `family_rows`.
        joints: Joint parties by party key, by reporter; filled in by `add_joints`.
    """

    changed: set[str]
    keys: set[str]
    mentions: dict[str, list[Values]]
    parties: dict[str, list[PartyRow]]
    shared: list[PartyRow]
    links: dict[str, list[Decision]]
    trade_names: set[str] = field(default_factory=set)
    joints: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    @classmethod
    def of(
        cls,
        tables: Tables,
        iris: Iris,
        outcome: Outcome,
        rows: Iterable[MentionRow],
        touched: Collection[str],
    ) -> Self:
        """Compare an outcome with what is stored.

        Args:
            tables: What is stored.
            iris: Mints the IRIs.
            outcome: What the names in reach of the change come to.
            rows: Rows of the reporters whose filings changed, as they are now.
            touched: Keys of these reporters, also of those that have no rows any more.
        """
        reached = {reporter_of(key) for key in outcome.keys} | set(touched)
        stored: dict[str, list[Values]] = {key: [] for key in reached}
        for row in tables.rows("mentions", reached):
            stored[str(row[_REPORTER])].append(list(row))
        party_before = {
            str(values[_KEY]): str(values[_PARTY])
            for entries in stored.values()
            for values in entries
        }
        party_now = {k: party_iri(v, iris) for k, v in outcome.party_of.items()}
        keys = {
            key
            for key in outcome.keys | party_before.keys()
            if reporter_of(key) in touched or key in outcome.keys
            if party_before.get(key) != party_now.get(key)
        }
        mentions: dict[str, list[Values]] = {key: [] for key in touched}
        for mention in rows:
            values = _mention_values(mention, party_now[mention.key])
            mentions[mention.reporter].append(values)
        for reporter in reached - mentions.keys():
            for stored_values in stored[reporter]:
                key = str(stored_values[_KEY])
                stored_values[_PARTY] = party_now.get(key, stored_values[_PARTY])
            mentions[reporter] = stored[reporter]
        gone = {party_before[key] for key in outcome.keys if key in party_before}
        parties, shared, differing = _parties(
            tables, iris, outcome, reached, set(touched), gone
        )
        renamed = {row.reporter for row in differing}
        links, relinked = _links(tables, outcome, reached)
        changed = set(touched) | {reporter_of(key) for key in keys} | renamed | relinked
        return cls(
            changed=changed,
            keys=keys,
            mentions=mentions,
            parties=parties,
            shared=shared,
            links=links,
            trade_names={row.trade_name for row in differing if row.trade_name},
        )

    def part(self, reporters: Collection[str]) -> Self:
        """Return what concerns some reporters alone; smaller to hand to a process."""
        wanted = set(reporters)
        return type(self)(
            changed=self.changed & wanted,
            keys={key for key in self.keys if reporter_of(key) in wanted},
            mentions={key: self.mentions.get(key, []) for key in wanted},
            parties={key: self.parties.get(key, []) for key in wanted},
            shared=[row for row in self.shared if row.reporter in wanted],
            links={key: self.links.get(key, []) for key in wanted},
        )

    def add_joints(
        self, reporter: str, filings: Iterable[FilingRows], iris: Iris
    ) -> None:
        """Add the joint parties that facts of a reporter name, with their names."""
        printed: dict[str, Counter[str]] = defaultdict(Counter)
        forms: dict[str, list[str]] = {}
        for rows in filings:
            for row in rows.facts:
                key = row.party_key
                if key is None:
                    continue
                # One printed name may itself hold " | ", so names are counted.
                parts_named = {party_form(name) for name in party_members(row.fact)}
                if len(parts_named) > 1:
                    printed[key][folded(row.fact.party or "")] += 1
                    forms[key] = sorted(parts_named)
        own = {row.party for row in self.parties.get(reporter, ())}
        for key, parts_forms in sorted(forms.items()):
            party = iris.party(reporter, parts_forms)
            parts = tuple(part for part in key.split(" | "))
            self.joints[reporter][key] = party, parts
            if party not in own:
                joint = PartyRow(
                    party,
                    reporter,
                    shown_name(printed[key]),
                    "group",
                    None,
                    (reporter,),
                )
                self.parties.setdefault(reporter, []).append(joint)
                own.add(party)

    def shared_values(self) -> list[Values]:
        """Return the parties that several reporters name, as rows of their table."""
        return [party_values(row) for row in self.shared]

    def party_of(self, reporter: str) -> dict[str, str]:
        """Return the IRI of the party by key of a name, or of several joined."""
        found = {
            str(values[_KEY]): str(values[_PARTY])
            for values in self.mentions.get(reporter, ())
        }
        found |= {key: party for key, (party, _) in self.joints[reporter].items()}
        return found

    def tables(self, reporters: Collection[str]) -> dict[str, RowsByReporter]:
        """Return the rows of the tables of names, by table and reporter.

        Args:
            reporters: Keys of the reporters to return; their joint parties must have
                been added before.
        """
        return {
            "mentions": {key: self.mentions.get(key, []) for key in reporters},
            "joints": {
                reporter: [
                    [key, reporter, party, parts]
                    for key, (party, parts) in self.joints[reporter].items()
                ]
                for reporter in reporters
            },
            "parties": {
                reporter: [party_values(row) for row in self.parties.get(reporter, ())]
                for reporter in reporters
            },
            "links": {
                reporter: [
                    [reporter, d.a, d.b, d.verdict, d.by, d.why]
                    for d in self.links.get(reporter, ())
                ]
                for reporter in reporters
            },
        }


def _mention_values(row: MentionRow, party: str) -> Values:
    record = _json(row.to_tuple())
    return [
        row.key, row.reporter, row.name, party, row.kind, row.facts, row.own,
        row.blocks, record,
    ]  # fmt: skip


def party_values(row: PartyRow) -> Values:
    """Return a party as a row of its table."""
    return [
        row.party, row.reporter, row.name, row.kind, row.trade_name, row.reporters,
    ]  # fmt: skip


def party_row_of(values: Row) -> PartyRow:
    """Return the party of a row of ``parties`` or ``shared``."""
    party, reporter, name, kind, trade, reporters = values
    return PartyRow(party, reporter, name, kind, trade, tuple(reporters))


def _party_row(named: NamedParty, iris: Iris) -> PartyRow:
    owner = named.key.reporter if named.key.is_reporter else min(named.reporters)
    nameless = named.kind in ("person", "role")
    own = None if nameless else trade_name(named.name)
    return PartyRow(
        party_iri(named.key, iris), owner, named.name, str(named.kind), own,
        named.reporters,
    )  # fmt: skip


def _parties(
    tables: Tables,
    iris: Iris,
    outcome: Outcome,
    reached: Collection[str],
    touched: Collection[str],
    gone: Collection[str],
) -> tuple[dict[str, list[PartyRow]], list[PartyRow], set[PartyRow]]:
    """Return the parties of reporters, those shared, and all that came or went.

    Args:
        tables: What is stored.
        iris: Mints the IRIs.
        outcome: What names in reach come to.
        reached: Keys of the reporters in reach.
        touched: Those of them whose rows are all in the outcome.
        gone: IRIs of the parties that names in reach referred to before.
    """
    before = [party_row_of(row) for row in tables.rows("parties", reached)]
    shared_before = [party_row_of(row) for row in tables.rows("shared")]
    named = [_party_row(entry, iris) for entry in outcome.named]
    is_shared = {
        party_iri(entry.key, iris) for entry in outcome.named if entry.is_shared
    }
    parties: dict[str, list[PartyRow]] = {key: [] for key in reached}
    for row in before:
        # Joint parties of other reporters stay: no name refers to them by itself.
        if row.reporter not in touched and row.party not in gone:
            parties[row.reporter].append(row)
    for row in named:
        if row.party not in is_shared:
            parties[row.reporter].append(row)
    shared = [row for row in shared_before if row.party not in gone]
    shared += [row for row in named if row.party in is_shared]
    shared.sort(key=lambda row: row.party)
    own = {row for rows in parties.values() for row in rows}
    differing = (set(before) ^ own) | (set(shared_before) ^ set(shared))
    return parties, shared, differing


def _links(
    tables: Tables, outcome: Outcome, reached: Collection[str]
) -> tuple[dict[str, list[Decision]], set[str]]:
    """Return the rules' decisions by reporter of the first name, and who differs."""
    before: dict[str, list[Decision]] = {key: [] for key in reached}
    found: dict[str, list[Decision]] = {key: [] for key in reached}
    columns = ("reporter", "a", "b", "verdict", "by", "why")
    for reporter, a, b, verdict, by, why in tables.rows("links", reached, columns):
        link = Decision(0, a, b, Verdict(verdict), by, why)
        before[reporter].append(link)
        if a not in outcome.keys:
            found[reporter].append(link)
    for link in outcome.links:
        found[reporter_of(link.a)].append(link)
    differing = {key for key in reached if set(before[key]) != set(found[key])}
    return found, differing


def family_rows(
    tables: Tables, iris: Iris, names: Collection[str] | None = None
) -> list[Values]:
    """Return the trade names that different parties of several reporters bear.

    A family is a lead, not an identity: its members are never merged or summed.

    Args:
        tables: The parties.
        iris: Mints the IRIs.
        names: Only these trade names; all without it.
    """
    sought = "" if names is None else "WHERE trade_name IN (SELECT unnest(?))"
    query = f"""
        WITH every AS (
            SELECT trade_name, party, reporters FROM {tables.relation("parties")}
            UNION ALL
            SELECT trade_name, party, reporters FROM {tables.relation("shared")}
        ), bearers AS (
            SELECT * FROM every {sought}
        ), counted AS (
            SELECT trade_name FROM (
                SELECT trade_name, party, unnest(reporters) AS reporter FROM bearers
                WHERE trade_name IS NOT NULL
            ) GROUP BY trade_name
            HAVING count(DISTINCT party) > 1 AND count(DISTINCT reporter) > 1
        )
        SELECT DISTINCT trade_name, party, list_min(reporters) FROM bearers
        WHERE trade_name IN (SELECT trade_name FROM counted)
        ORDER BY ALL
    """
    rows = fetch(tables.database, query, [] if names is None else [sorted(names)])
    return [
        [iris.trade_name(str(name)), str(name).title(), party, reporter]
        for name, party, reporter in rows
    ]
