"""Leaves out of the tables what cannot concern related parties, before rows are read.

Each text of the tables (an element, a label, a title, a set of dimensions) is judged
once, however many rows have it; the database brings the answers back to the rows. What
stays is a superset of what `kg.readers.bulk.wanted` chooses, with all it needs to
choose, so the facts that are made are the same; of the rows left out each filing keeps
the number.
"""

import re
from collections.abc import Callable, Collection, Iterable
from typing import Final

import duckdb

from kg.iris import is_currency
from kg.readers.bulk.layout import LONGEST_TEXT, NO_DIMENSION, USED
from kg.readers.bulk.named_rows import named_in
from kg.readers.bulk.names import STANDARD_MEMBERS, Names
from kg.readers.bulk.tables import quoted
from kg.readers.bulk.wanted import LONG
from kg.readers.knowledge import Candidates

_NO_LETTER: Final = "[^\\x00-\\x7F’‘“”–—®™]"
"""Letters beyond those a looser pattern is sure to know, and marks of typesetting."""
_BARE: Final = f"dimh IN ({quoted(NO_DIMENSION)}, '')"
_OF_DIMENSIONS: Final = "regexp_matches(tag, '(Axis|Member|Domain)$')"
_OF_MEMBERS: Final = "regexp_matches(tag, '(Member|Domain)$')"
_FAMILIES: Final = ("us-gaap", "dei", "ifrs-full")
"""Taxonomies of totals and covers; the tables call the last one "ifrs"."""

Database = duckdb.DuckDBPyConnection


def leave_out(database: Database, candidates: Candidates) -> None:
    """Delete the rows that cannot be wanted; put their number with each filing.

    Args:
        database: Holds the tables, all of them, and that of the filings.
        candidates: What may concern related parties.
    """
    _states_twice(database)
    _elements(database, candidates)
    _dimensions(database, candidates)
    named = named_in(database, candidates)
    _insert(database, "element", named.elements)
    _insert(database, "cut", named.cuts)
    _reduce(database, _bare(database, candidates))


def _make(database: Database, name: str, query: str) -> None:
    database.execute(f"CREATE TEMP TABLE {name} AS {query}")


def _insert(database: Database, table: str, rows: Collection[tuple[str, ...]]) -> None:
    """Put rows of texts into a table."""
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        values = ", ".join("unnest(?)" for _ in columns)
        database.execute(f"INSERT INTO {table} SELECT {values}", columns)


def _texts(database: Database, query: str) -> list[str]:
    """Return the texts of a query of one column."""
    return [str(text) for (text,) in database.execute(query).fetchall()]


def _list(database: Database, name: str, texts: Iterable[str]) -> None:
    """Make a table of one column, ``text``."""
    database.execute(f"CREATE TEMP TABLE {name} (text VARCHAR)")
    _insert(database, name, [(text,) for text in texts])


def _may_speak(column: str, candidates: Candidates) -> str:
    """Return SQL for whether a text may speak of related parties."""
    # A text of as many bytes as letters has none beyond ASCII; to look for them takes
    # as long as to look for the signs.
    return (
        f"(regexp_matches({column}, {quoted(candidates.sign)}, 'i') "
        f"OR CASE WHEN strlen({column}) = length({column}) THEN false "
        f"ELSE regexp_matches({column}, {quoted(_NO_LETTER)}) END)"
    )


def _states_twice(database: Database) -> None:
    """Make the table of filings that may state something in two currencies.

    Of these all rows stay: how far each currency reaches tells the translation.
    """
    units = _texts(database, "SELECT DISTINCT uom FROM num")
    _list(database, "money", filter(is_currency, units))
    in_money = "FROM num SEMI JOIN money ON uom = text"
    _make(
        database,
        "several",
        f"SELECT adsh {in_money} GROUP BY adsh HAVING min(uom) <> max(uom)",
    )
    _make(
        database,
        "whole",
        f"SELECT DISTINCT adsh FROM (SELECT adsh {in_money} "
        "WHERE adsh IN (SELECT adsh FROM several) "
        "GROUP BY adsh, tag, version, ddate, qtrs HAVING min(uom) <> max(uom))",
    )


def _judged(
    database: Database,
    name: str,
    column: str,
    table: str,
    candidates: Candidates,
    speaks: Callable[[str], bool],
) -> None:
    """Make a table of the texts of a column that speak, each judged once."""
    query = f"SELECT DISTINCT {column} FROM {table} WHERE "
    texts = _texts(database, query + _may_speak(column, candidates))
    _list(database, name, filter(speaks, texts))


def _elements(database: Database, candidates: Candidates) -> None:
    """Make the table of the elements of each filing that speak, or stand beside such.

    An element speaks by its name or its label; by any label it is presented with.
    """
    facts = "SELECT adsh, tag, version FROM num UNION ALL SELECT adsh, tag, version "
    _make(database, "used", f"SELECT DISTINCT * FROM ({facts} FROM txt)")
    speaks = candidates.element
    _judged(
        database, "name_said", "tag", "used", candidates, lambda tag: speaks(tag, "")
    )
    labels = "SELECT plabel AS label FROM pre WHERE prole = 'label' UNION ALL "
    labels = f"({labels} SELECT tlabel FROM tag)"
    _judged(
        database,
        "label_said",
        "label",
        labels,
        candidates,
        lambda text: speaks("", text),
    )
    _judged(database, "title_said", "longname", "ren", candidates, candidates.title)
    reports = "SELECT adsh, report FROM ren SEMI JOIN title_said ON longname = text"
    _make(
        database,
        "element",
        "SELECT adsh, tag, version FROM used SEMI JOIN name_said ON tag = text "
        "UNION SELECT adsh, tag, version FROM used SEMI JOIN (SELECT tag, version "
        "FROM tag SEMI JOIN label_said ON tlabel = text) USING (tag, version) "
        "UNION SELECT adsh, tag, version FROM pre "
        "SEMI JOIN label_said ON plabel = text WHERE prole = 'label' "
        f"UNION SELECT adsh, tag, version FROM pre SEMI JOIN ({reports}) "
        "USING (adsh, report)",
    )


def _dimensions(database: Database, candidates: Candidates) -> None:
    """Make the tables of sets of dimensions: all, those of parties, those wanted.

    Those that no table tells, or not whole, stay, so that they are told to be left out.
    """
    plain = "SELECT DISTINCT dimh, dimh, '' FROM num WHERE contains(dimh, '=')"
    _make(
        database,
        "segments",
        f"SELECT dimhash AS dimh, segments, segt FROM dim UNION ALL {plain}",
    )
    facts = "SELECT adsh, dimh FROM num UNION ALL SELECT adsh, dimh FROM txt"
    _make(database, "cuts", f"SELECT DISTINCT * FROM ({facts}) WHERE NOT {_BARE}")
    axes = _texts(
        database,
        "SELECT DISTINCT trim(split_part(segment, '=', 1)) FROM "
        "(SELECT unnest(string_split(segments, ';')) AS segment FROM segments)",
    )
    parties = [axis for axis in axes if candidates.names_parties(_axis(axis))]
    on_axis = f"regexp_matches(segments, {quoted(_any_of(parties, '=', '(?:^|;)'))})"
    members = _any_of(_members_that_speak(candidates), "(?:;|$)", "=")
    _make(
        database,
        "judged",
        f"SELECT dimh, {on_axis} AS party, segt = '1' "
        f"OR regexp_matches(segments, {quoted(members)}) "
        f"OR {_may_speak('segments', candidates)} AS speaks FROM segments",
    )
    labelled = (
        "SELECT DISTINCT adsh, regexp_replace(tag, '(Member|Domain)$', '') AS member "
        f"FROM pre WHERE {_OF_MEMBERS} AND {_may_speak('plabel', candidates)}"
    )
    _make(
        database,
        "cut",
        "SELECT adsh, dimh FROM cuts SEMI JOIN "
        "(SELECT dimh FROM judged WHERE party OR speaks) USING (dimh) "
        "UNION SELECT adsh, dimh FROM cuts ANTI JOIN judged USING (dimh) "
        f"UNION SELECT adsh, dimh FROM cuts JOIN ({labelled}) USING (adsh) "
        "JOIN segments USING (dimh) WHERE contains(segments, '=' || member)",
    )


def _axis(local: str) -> str:
    """Return the name of an axis, of the filer's own under a prefix that tells none."""
    return next((cut.axis for cut in Names("", "").cuts(f"{local}=A")), local)


def _any_of(names: Iterable[str], after: str, before: str) -> str:
    """Return a pattern of names between two others; one that nothing meets of none."""
    found = "|".join(re.escape(name) for name in sorted(names))
    return f"{before}\\s*(?:{found})\\s*{after}" if found else "^\\b$"


def _members_that_speak(candidates: Candidates) -> set[str]:
    """Return local names of members that speak as they are known, with no ending."""
    locals_ = set(candidates.known_members)
    for name, label in STANDARD_MEMBERS.items():
        if name.endswith(("Member", "Domain")) and candidates.member(name, label):
            locals_.add(name.rpartition(":")[2])
    bare = {re.sub("(Member|Domain)$", "", local) for local in locals_}
    return locals_ | bare


def _bare(database: Database, candidates: Candidates) -> list[str]:
    """Return the tags that are wanted without members, under some taxonomy."""
    families = _texts(
        database,
        "SELECT DISTINCT split_part(version, '/', 1) FROM used "
        "WHERE contains(version, '/')",
    )
    known = sorted({*_FAMILIES, *families})
    tags = _texts(
        database,
        f"SELECT DISTINCT tag FROM num WHERE {_BARE} UNION "
        f"SELECT DISTINCT tag FROM txt WHERE {_BARE}",
    )
    return [
        tag for tag in tags if any(candidates.bare(f"{name}:{tag}") for name in known)
    ]


def _reduce(database: Database, bare: Iterable[str]) -> None:
    """Put what stays in the place of the tables, and count what does not.

    Beside a balance that is wanted stay all amounts of its members and day: lines of a
    sheet show whose it is.
    """
    _list(database, "bare", bare)
    _make(
        database,
        "sheet",
        "SELECT DISTINCT adsh, dimh, coreg, ddate FROM num "
        "SEMI JOIN element USING (adsh, tag, version) "
        f"WHERE qtrs = '0' AND NOT ({_BARE} AND coreg = '')",
    )
    for table in ("element", "cut"):
        _make(database, f"{table}_once", f"SELECT DISTINCT *, true AS yes FROM {table}")
    for table in ("num", "txt"):
        long = f" OR length(t.value) > {LONG}" if table == "txt" else ""
        whole = f" WHERE length(value) < {LONGEST_TEXT}" if table == "txt" else ""
        _make(
            database,
            "kept",
            f"SELECT t.* FROM {table} AS t "
            "LEFT JOIN element_once AS e USING (adsh, tag, version) "
            "LEFT JOIN cut_once AS c USING (adsh, dimh) "
            "WHERE e.yes OR c.yes OR t.coreg <> '' "
            f"OR (t.{_BARE} AND t.tag IN (SELECT text FROM bare)) "
            "OR t.adsh IN (SELECT adsh FROM whole) "
            "OR (t.adsh, t.dimh, t.coreg, t.ddate) IN (SELECT * FROM sheet)"
            f"{long}",
        )
        counts = (
            f"SELECT adsh, 1 AS number FROM {table}{whole} UNION ALL "
            f"SELECT adsh, -1 FROM kept{whole}"
        )
        database.execute(
            "UPDATE filing SET left_out = left_out + c.number FROM "
            f"(SELECT adsh, sum(number) AS number FROM ({counts}) GROUP BY adsh) AS c "
            "WHERE c.adsh = filing.adsh"
        )
        _replace(database, table)
    used = "SELECT adsh, tag, version FROM num UNION SELECT adsh, tag, version FROM txt"
    _make(
        database,
        "kept",
        f"SELECT * FROM pre SEMI JOIN ({used}) USING (adsh, tag, version) "
        f"UNION ALL SELECT * FROM pre ANTI JOIN ({used}) USING (adsh, tag, version) "
        f"WHERE {_OF_DIMENSIONS}",
    )
    _replace(database, "pre")


def _replace(database: Database, table: str) -> None:
    """Put the table ``kept`` in the place of another."""
    database.execute(f"DROP TABLE {table}")
    columns = ", ".join(USED[table])
    _make(database, table, f"SELECT {columns} FROM kept")
    database.execute("DROP TABLE kept")
