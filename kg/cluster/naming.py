"""The steps that decide who names are: names, groups that can meet, parties."""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from kg.build.mentioned import mention_records
from kg.build.naming import NameChanges, party_values
from kg.cluster.rows import packed, rows_of, table_of, unpacked
from kg.facts.rows import FilingRows
from kg.facts.tables import Tables, process_connection
from kg.identity.block_keys import reporter_block
from kg.identity.outcome import outcome_of
from kg.identity.records import MentionRow, mention_rows
from kg.iris import Iris
from kg.parties.across_reporters import sought_by

NAMES: Final = "key string, reporter string, blocks array<string>, data binary"
NAMED: Final = (
    "reporter string, trade string, shared boolean, party string, data binary"
)
"""What names come to: for a reporter (`party` is ""), and a row a party.

Of a reporter `data` are its mentions, parties, shared parties that stand in its graph,
and links; of a party its row of the table, `trade` its trade name or "".
"""
_NOWHERE: Final = Path("/nonexistent")


def names_of(filings: Any) -> Any:  # noqa: ANN401
    """Return the names that the filings of one reporter print; see `NAMES`."""
    rows = [row for row in mention_rows(mention_records(filing_rows_of(filings)))]
    return table_of(
        NAMES,
        [
            (row.key, row.reporter, _meeting(row), packed(row.to_tuple()))
            for row in rows
        ],
    )


def filing_rows_of(filings: Any) -> list[FilingRows]:  # noqa: ANN401
    """Return the filings of an Arrow table, sorted by key."""
    return [unpacked(data) for _, data in sorted(rows_of(filings, "filing", "data"))]


def _meeting(row: MentionRow) -> list[str]:
    """Return the block keys under which a name meets others, its reporter's aside."""
    own = reporter_block(row.reporter)
    blocks = {block for block in row.blocks if block != own}
    return sorted(blocks | {sought_by(block) for block in blocks})


class DecideGroup:
    """Decides a group of names that can meet no other name.

    Args:
        iris: Mints the IRIs.
    """

    def __init__(self, iris: Iris) -> None:
        self._iris = iris

    def __call__(self, names: Any) -> Any:  # noqa: ANN401
        """Return what a group comes to; see `NAMED`."""
        rows = [
            MentionRow.from_tuple(unpacked(data))
            for _, data in sorted(rows_of(names, "key", "data"))
        ]
        touched = {row.reporter for row in rows}
        nothing = Tables(_NOWHERE, 1, process_connection())
        changes = NameChanges.of(nothing, self._iris, outcome_of(rows), rows, touched)
        return table_of(NAMED, [*_of_reporters(changes), *_of_parties(changes)])


def _of_reporters(changes: NameChanges) -> Iterable[tuple[object, ...]]:
    owners = {row.reporter for row in changes.shared}
    reporters = changes.mentions.keys() | changes.parties.keys() | owners
    for reporter in sorted(reporters):
        part = changes.part([reporter])
        yield reporter, "", False, "", packed(part)


def _of_parties(changes: NameChanges) -> Iterable[tuple[object, ...]]:
    alone = [row for rows in changes.parties.values() for row in rows]
    for rows, shared in ((alone, False), (changes.shared, True)):
        for row in rows:
            data = json.dumps(party_values(row)).encode()
            yield row.reporter, row.trade_name or "", shared, row.party, data


def merged(reporter: str, parts: Iterable[NameChanges]) -> NameChanges:
    """Return what the names of one reporter come to, of all its groups."""
    whole = NameChanges({reporter}, set(), {reporter: []}, {reporter: []}, [], {})
    whole.links = {reporter: []}
    for part in parts:
        whole.mentions[reporter] += part.mentions.get(reporter, [])
        whole.parties[reporter] += part.parties.get(reporter, [])
        whole.links[reporter] += part.links.get(reporter, [])
        whole.shared += part.shared
    whole.shared.sort(key=lambda row: row.party)
    return whole


class Family:
    """Makes a family of the parties that bear one trade name, where they are one.

    Args:
        iris: Mints the IRIs.
    """

    def __init__(self, iris: Iris) -> None:
        self._iris = iris

    def __call__(self, parties: Any) -> Any:  # noqa: ANN401
        """Return rows of the table ``families``, and its graph, as `derived.MADE`."""
        from kg.cluster.derived import MADE, QUADS  # noqa: PLC0415
        from kg.graph.derived import FAMILIES, family_lines  # noqa: PLC0415

        trade = str(next(rows_of(parties, "trade"))[0])
        reporters: dict[str, set[str]] = defaultdict(set)
        for (data,) in rows_of(parties, "data"):
            party, _, _, _, _, naming = json.loads(data)
            reporters[party].update(naming)
        if len(reporters) < 2 or len(set().union(*reporters.values())) < 2:
            return table_of(MADE, [])
        family, name = self._iris.trade_name(trade), trade.title()
        bearers = sorted(reporters)
        lines = family_lines([(family, name, bearers)], self._iris)
        graph = self._iris.derived_graph(FAMILIES)
        rows = [
            (
                "families",
                graph,
                json.dumps([family, name, party, min(reporters[party])]),
            )
            for party in bearers
        ]
        return table_of(MADE, [*rows, *((QUADS, graph, line) for line in lines)])
