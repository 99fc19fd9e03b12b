"""The steps that decide who names are: names, groups that can meet, parties."""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from kg.build.naming import NameChanges, family_rows, party_values
from kg.cluster.made import MADE, line_rows, table_rows
from kg.cluster.rows import Row, packed, piece_of, rows_of, table_of, unpacked
from kg.facts.stored import BucketWriter
from kg.facts.tables import Tables, process_connection
from kg.graph.derived import family_lines
from kg.identity.block_keys import reporter_block
from kg.identity.outcome import outcome_of
from kg.identity.records import MentionRow, mention_rows
from kg.iris import Iris
from kg.parties.across_reporters import sought_by

NAMES: Final = "key string, blocks array<string>, data binary"
NAMED: Final = "piece long, trade string, data binary"
"""What names come to.

`data` are the mentions, parties and links of the reporters of a piece, `trade` being
""; or a party that bears a trade name, of the piece of that name.
"""
_NOWHERE: Final = Path("/nonexistent")


def names_of(filings: Any) -> Any:  # noqa: ANN401
    """Return the names that all filings of some reporters print; see `NAMES`."""
    every = sorted(rows_of(filings, "filing", "names"))
    rows = mention_rows(record for _, data in every for record in unpacked(data))
    return table_of(
        NAMES, [(row.key, _meeting(row), packed(row.to_tuple())) for row in rows]
    )


def _meeting(row: MentionRow) -> list[str]:
    """Return the block keys under which a name meets others, its reporter's aside."""
    own = reporter_block(row.reporter)
    blocks = {block for block in row.blocks if block != own}
    return sorted(blocks | {sought_by(block) for block in blocks})


class DecideGroups:
    """Decides whole groups of names, which can meet no other name.

    Args:
        iris: Mints the IRIs.
        pieces: Into how many pieces reporters and trade names are cut.
    """

    def __init__(self, iris: Iris, pieces: int) -> None:
        self._iris, self._pieces = iris, pieces

    def __call__(self, names: Any) -> Any:  # noqa: ANN401
        """Return what groups come to; see `NAMED`."""
        rows = [
            MentionRow.from_tuple(unpacked(data))
            for _, data in sorted(rows_of(names, "key", "data"))
        ]
        touched = {row.reporter for row in rows}
        nothing = Tables(_NOWHERE, 1, process_connection())
        changes = NameChanges.of(nothing, self._iris, outcome_of(rows), rows, touched)
        made = [*self._of_reporters(changes), *self._of_trade_names(changes)]
        return table_of(NAMED, made)

    def _of_reporters(self, changes: NameChanges) -> Iterator[Row]:
        owners = {row.reporter for row in changes.shared}
        pieces: dict[int, set[str]] = {}
        for reporter in changes.mentions.keys() | changes.parties.keys() | owners:
            piece = piece_of(reporter, self._pieces)
            pieces.setdefault(piece, set()).add(reporter)
        for piece, reporters in sorted(pieces.items()):
            yield piece, "", packed(changes.part(reporters))

    def _of_trade_names(self, changes: NameChanges) -> Iterator[Row]:
        alone = (row for rows in changes.parties.values() for row in rows)
        for row in (*alone, *changes.shared):
            if row.trade_name:
                piece = piece_of(row.trade_name, self._pieces)
                yield piece, row.trade_name, packed(party_values(row))


def merged(parts: Iterable[NameChanges]) -> NameChanges:
    """Return what the names of some reporters come to, of all their groups."""
    whole = NameChanges(set(), set(), {}, {}, [], {})
    for part in parts:
        for reporter, mentions in part.mentions.items():
            whole.mentions.setdefault(reporter, []).extend(mentions)
        for reporter, parties in part.parties.items():
            whole.parties.setdefault(reporter, []).extend(parties)
        for reporter, links in part.links.items():
            whole.links.setdefault(reporter, []).extend(links)
        whole.shared += part.shared
    whole.shared.sort(key=lambda row: row.party)
    return whole


class Families:
    """Finds the trade names that parties of several reporters bear.

    Args:
        iris: Mints the IRIs.
    """

    def __init__(self, iris: Iris) -> None:
        self._iris = iris

    def __call__(self, parties: Any) -> Any:  # noqa: ANN401
        """Return rows of the table ``families`` and its graph; see `MADE`.

        Args:
            parties: All parties that bear some trade names; see `NAMED`.
        """
        rows = [unpacked(data) for (data,) in rows_of(parties, "data")]
        with tempfile.TemporaryDirectory(prefix="kg-") as folder:
            place, database = Path(folder), process_connection()
            writer = BucketWriter(place, 1, database)
            writer.replace("parties", {"": rows})
            families = family_rows(Tables(place, 1, database), self._iris)
            writer.replace_shared("families", families)
            lines = family_lines(families, self._iris)
            made = [*table_rows(place), *line_rows(lines)]
        return table_of(MADE, [row for row in made if row[0] != "parties"])
