"""Leaves out of the tables what cannot concern related parties, before rows are read.

Each text of the tables (an element, a label, a title, a set of dimensions) is judged
once, however many rows have it; the database brings the answers back to the rows. What
stays is a superset of what `kg.readers.bulk.wanted` chooses, with all it needs to
choose, so the facts that are made are the same; of the rows left out each filing keeps
the number.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

import duckdb

from kg.iris import is_currency
from kg.readers.bulk.kept_rows import keep_wanted, read_kept
from kg.readers.bulk.named_rows import named_in
from kg.readers.bulk.names import STANDARD_MEMBERS, Names
from kg.readers.bulk.tables import make_table, quoted
from kg.readers.knowledge import Candidates

_NO_LETTER: Final = "[^\\x00-\\x7F’‘“”–—®™]"
"""Letters beyond those a looser pattern is sure to know, and marks of typesetting."""
_BEYOND_ASCII: Final = (
    "CASE WHEN strlen({0}) = length({0}) THEN false "
    f"ELSE regexp_matches({{0}}, {quoted(_NO_LETTER)}) END"
)
"""SQL for whether a text has such letters. One of as many bytes as letters has none; to
look for them takes as long as to look for the signs."""
_FAMILIES: Final = ("us-gaap", "dei", "ifrs-full")
"""Taxonomies of totals and covers; the tables call the last one "ifrs"."""

Database = duckdb.DuckDBPyConnection


def leave_out(
    database: Database, candidates: Candidates, rows: Mapping[str, str]
) -> None:
    """Delete the rows that cannot be wanted; put their number with each filing.

    Args:
        database: Holds the tables, all of them, and that of the filings, with their
            keys (`kg.readers.bulk.keys`); of num and pre the keys alone.
        candidates: What may concern related parties.
        rows: SQL for all rows of num and pre.
    """
    _states_twice(database)
    _names_of_elements(database, rows["num"])
    _elements(database, candidates)
    _dimensions(database, candidates, rows["num"])
    _bare(database, candidates)
    named = named_in(database, candidates)
    _insert(database, "element", named.elements)
    _insert(database, "cut", named.cuts)
    keep_wanted(database)
    read_kept(database, rows)


def _insert(database: Database, table: str, rows: Collection[tuple[str, ...]]) -> None:
    """Put rows of texts, or of numbers as texts, into a table."""
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
    signs = [
        f"regexp_matches({column}, {quoted(sign)}, 'i')" for sign in candidates.signs
    ]
    return f"({' OR '.join([*signs, _BEYOND_ASCII.format(column)])})"


def _states_twice(database: Database) -> None:
    """Make the table of filings that may state something in two currencies.

    Of these all rows stay: how far each currency reaches tells the translation.
    """
    units = _texts(database, "SELECT DISTINCT uom FROM num")
    _list(database, "money", filter(is_currency, units))
    in_money = "FROM num SEMI JOIN money ON uom = text"
    make_table(
        database,
        "several",
        f"SELECT filing {in_money} GROUP BY filing HAVING min(uom) <> max(uom)",
    )
    make_table(
        database,
        "whole",
        f"SELECT DISTINCT filing FROM (SELECT filing {in_money} "
        "WHERE filing IN (SELECT filing FROM several) "
        "GROUP BY filing, element, period HAVING min(uom) <> max(uom))",
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


def _names_of_elements(database: Database, rows: str) -> None:
    """Make the tables of the elements of each filing, and of the texts of elements.

    An element has a row for each label the data set gives it, one at least.
    """
    make_table(
        database,
        "used",
        "SELECT DISTINCT filing, element FROM (SELECT filing, element FROM num "
        "UNION ALL SELECT filing, element FROM txt)",
    )
    make_table(
        database,
        "names",
        "SELECT element, tag, version, tlabel FROM tag SEMI JOIN used USING (element) "
        "UNION SELECT element, tag, version, '' FROM txt ANTI JOIN tag USING (element)",
    )
    make_table(
        database, "unnamed", "SELECT element FROM used ANTI JOIN names USING (element)"
    )
    if database.execute("SELECT element FROM unnamed LIMIT 1").fetchall():
        database.execute(
            "INSERT INTO names SELECT DISTINCT hash(tag, version), tag, version, '' "
            f"FROM {rows} WHERE hash(tag, version) IN (SELECT element FROM unnamed)"
        )


def _elements(database: Database, candidates: Candidates) -> None:
    """Make the table of the elements of each filing that speak, or stand beside such.

    An element speaks by its name or its label; by any label it is presented with.
    """
    speaks = candidates.element
    _judged(
        database, "name_said", "tag", "names", candidates, lambda tag: speaks(tag, "")
    )
    labels = "SELECT plabel AS label FROM pre WHERE first UNION ALL "
    labels = f"({labels} SELECT tlabel FROM names)"
    _judged(
        database,
        "label_said",
        "label",
        labels,
        candidates,
        lambda text: speaks("", text),
    )
    _judged(database, "title_said", "longname", "ren", candidates, candidates.title)
    reports = "SELECT filing, report FROM ren SEMI JOIN title_said ON longname = text"
    make_table(
        database,
        "element",
        "SELECT filing, element FROM used SEMI JOIN (SELECT element FROM names "
        "SEMI JOIN name_said ON tag = text UNION SELECT element FROM names "
        "SEMI JOIN label_said ON tlabel = text) USING (element) "
        "UNION SELECT filing, element FROM pre "
        "SEMI JOIN label_said ON plabel = text WHERE first "
        f"UNION SELECT filing, element FROM pre SEMI JOIN ({reports}) "
        "USING (filing, report)",
    )


def _dimensions(database: Database, candidates: Candidates, rows: str) -> None:
    """Make the tables of sets of dimensions: all, those of parties, those wanted.

    Those that no table tells, or not whole, stay, so that they are told to be left out.
    """
    facts = (
        "SELECT filing, cut, bare FROM num UNION ALL SELECT filing, cut, bare FROM txt"
    )
    make_table(
        database, "cuts", f"SELECT DISTINCT filing, cut FROM ({facts}) WHERE NOT bare"
    )
    make_table(database, "plain", "SELECT cut, segments, segt FROM dim LIMIT 0")
    database.execute(
        "CREATE TEMP VIEW segments AS SELECT cut, segments, segt FROM dim "
        "UNION ALL SELECT cut, segments, segt FROM plain"
    )
    if database.execute(
        "SELECT cut FROM cuts ANTI JOIN segments USING (cut) LIMIT 1"
    ).fetchall():
        # A plain table has the segments themselves in the place of their hash.
        database.execute(
            "INSERT INTO plain SELECT DISTINCT hash(dimh), dimh, '' "
            f"FROM {rows} WHERE contains(dimh, '=')"
        )
    axes = _texts(
        database,
        "SELECT DISTINCT trim(split_part(segment, '=', 1)) FROM "
        "(SELECT unnest(string_split(segments, ';')) AS segment FROM segments)",
    )
    parties = [axis for axis in axes if candidates.names_parties(_axis(axis))]
    on_axis = _any_of(parties, "=", "(?:^|;)")
    members = _any_of(_members_that_speak(candidates), "(?:;|$)", "=")
    # Two patterns are looked for at once in the time of one of them.
    found = f"{on_axis}|{members}"
    make_table(
        database,
        "judged",
        f"SELECT cut, regexp_matches(segments, {quoted(on_axis)}) AS party "
        f"FROM segments WHERE regexp_matches(segments, {quoted(found)}) OR segt = '1' "
        f"OR {_may_speak('segments', candidates)}",
    )
    labelled = (
        "SELECT DISTINCT filing, regexp_replace(member, '(Member|Domain)$', '') "
        "AS member FROM pre WHERE member IS NOT NULL "
        f"AND {_may_speak('plabel', candidates)}"
    )
    make_table(
        database,
        "cut",
        "SELECT filing, cut FROM cuts SEMI JOIN judged USING (cut) "
        "UNION SELECT filing, cut FROM cuts ANTI JOIN segments USING (cut) "
        f"UNION SELECT filing, cut FROM cuts JOIN ({labelled}) USING (filing) "
        "JOIN segments USING (cut) WHERE contains(segments, '=' || member)",
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


def _bare(database: Database, candidates: Candidates) -> None:
    """Make the table of the elements that are wanted without members.

    Under which prefix a filer's own stand is not known here, so all are asked about.
    """
    families = _texts(
        database,
        "SELECT DISTINCT split_part(version, '/', 1) FROM names "
        "WHERE contains(version, '/')",
    )
    known = sorted({*_FAMILIES, *families})
    _list(
        database,
        "bare",
        (
            tag
            for tag in _texts(database, "SELECT DISTINCT tag FROM names")
            if any(candidates.bare(f"{name}:{tag}") for name in known)
        ),
    )
