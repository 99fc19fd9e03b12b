"""The views that questions are asked of: tables with people's decisions applied.

``facts`` gives every fact the party its printed name is decided to be and, where a
person settled its column, what it says there; a fact that does not tell what its party
is to the reporter gets what the notes of its filing tell, or else its name
(``relationship_by`` is then ``note`` or ``name``, and ``told_by`` the statement). The
files on disk hold none of these.
``decided`` gives them without parties.
``names`` gives each party and reporting entity the one name to show.
"""

from collections.abc import Collection
from typing import Final

import duckdb

from kg.facts.schema import ASKED, FACTS, SHARED
from kg.facts.tables import Tables

_DECIDED: Final = """
        SELECT * FROM {facts} AS f
        WHERE NOT EXISTS (SELECT 1 FROM {settled} AS s WHERE s.iri = f.iri)
        UNION ALL SELECT * FROM {settled}
"""
"""Facts as they are with people's decisions about columns."""
_FACTS: Final = """
    WITH decided AS ({decided}), parties AS (
        SELECT key, party FROM {mentions} UNION ALL SELECT key, party FROM {joints}
    )
    SELECT {columns}, p.party AS party_iri,
           CASE WHEN d.relationship IS NOT NULL THEN 'fact'
                ELSE t."by" END AS relationship_by,
           CASE WHEN d.relationship IS NULL THEN t.statement END AS told_by
    FROM decided AS d LEFT JOIN parties AS p ON d.party_key = p.key
    LEFT JOIN {told} AS t ON d.level = 'party' AND d.party_key = t.party_key
        AND d.filing = t.filing
"""
_TOLD: Final = {
    "relationship": "coalesce(d.relationship, t.relationship) AS relationship"
}
"""Columns of facts that notes of the filing fill where the fact leaves them empty."""
_NAMES: Final = """
    SELECT entity AS iri, name, 'organisation' AS kind FROM {entities}
    UNION ALL SELECT party, name, kind FROM {parties}
    UNION ALL SELECT party, name, kind FROM {shared}
    WHERE party NOT IN (SELECT entity FROM {entities})
"""
_PARTIES: Final = """
    SELECT p.party, coalesce(e.name, p.name) AS name, p.kind, p.trade_name, p.reporters
    FROM (SELECT * FROM {parties} UNION ALL SELECT * FROM {shared}) AS p
    LEFT JOIN {entities} AS e ON e.entity = p.party
"""
PRINTED_NAMES: Final = """
    CREATE TABLE printed_names AS
        SELECT party AS iri, name, substr(key, instr(key, '/') + 1) AS folded_name,
               true AS is_key, NULL AS reporters
        FROM mentions
        UNION ALL SELECT party, name, lower(folded(name)), false, reporters FROM parties
"""
"""Every name of every party, to be looked through by each question that names one. A
name key is the printed name folded (`name_key`), so the spellings of one key need not
be read; groups stand only in `parties`, and so do the reporters that name a party."""
REPORTER_NAMES: Final = """
    CREATE TABLE reporter_names AS
        SELECT entity AS iri, name, lower(folded(name)) AS folded_name FROM entities
        UNION ALL SELECT e.entity, f.entity, lower(folded(f.entity))
        FROM (SELECT DISTINCT reporter, entity FROM filings) AS f
        JOIN entities AS e ON e.reporter = f.reporter AND NOT e.subsidiary
        WHERE f.entity IS NOT NULL
"""
"""Every name of every reporting entity, those that its filings tell among them."""
_PLAIN: Final = """
    CREATE MACRO plain(x) AS
        CASE WHEN contains(CAST(x AS VARCHAR), '.')
             THEN rtrim(rtrim(CAST(x AS VARCHAR), '0'), '.') ELSE CAST(x AS VARCHAR) END
"""
"""Writes a decimal without zeros at its end."""
_FOLDED: Final = r"""
    CREATE MACRO folded(x) AS
        trim(regexp_replace(x, '[\s\x{0b}\x{1c}-\x{1f}\x{85}\p{Z}]+', ' ', 'g'))
"""
"""Makes each run of white space one space, as `kg.iris.folded` does."""
_GATHERED: Final = """
    CREATE MACRO gathered(x) AS
        array_to_string(list_sort(list_distinct(flatten(list(string_split(x, ' | '))))),
                        ' | ')
"""
"""Joins texts of a group, each part once, sorted; "" without any."""
_KNOWN: Final = """
    CREATE MACRO known_positions(day) AS TABLE
        SELECT * FROM positions WHERE
            CASE WHEN day IS NULL THEN current
                 ELSE known_from <= day
                      AND (known_until IS NULL OR known_until > day) END
"""
"""What was known on a day, by what had been filed; NULL: what all filings say."""
_DAYS: Final = """
    CREATE MACRO balance_days(day, known) AS TABLE
        SELECT d.entity, max(d.date) AS date FROM dates AS d
        WHERE (day IS NULL OR d.date <= day) AND (known IS NULL OR EXISTS (
            SELECT 1 FROM decided AS k JOIN filings AS s ON s.filing = k.filing
            WHERE k.whose = d.entity AND k.instant = d.date AND s.filed <= known))
        GROUP BY d.entity
"""
"""Each reporter's last balance date on or before a day (NULL: its last one) of which a
filing known by then tells, whether or not anybody owes anything on it."""


def add_views(
    database: duckdb.DuckDBPyConnection,
    tables: Tables,
    reporters: Collection[str] | None = None,
) -> None:
    """Give a connection the views of a publication.

    Args:
        database: The connection.
        tables: The publication.
        reporters: Keys of the only reporters asked for: other files are not read. Rows
            of reporters in the same files still come along.
    """
    sources = {name: tables.relation(name, reporters) for name in (*ASKED, *SHARED)}
    columns = ", ".join(_TOLD.get(name, f'd."{name}"') for name in FACTS)
    # Each question plans its views anew, and seldom was a column ever decided.
    is_settled = bool(tables.files("settled", reporters))
    decided = _DECIDED.format(**sources) if is_settled else f"FROM {sources['facts']}"
    views = {
        "decided": decided,
        "facts": _FACTS.format(columns=columns, decided=decided, **sources),
        "names": _NAMES.format(**sources),
        "parties": _PARTIES.format(**sources),
    }
    for name in (*ASKED, *SHARED):
        if name not in (*views, "settled", "shared"):
            views[name] = f"SELECT * FROM {sources[name]}"
    for name, query in views.items():
        database.execute(f"CREATE VIEW {name} AS {query}")
    for macro in (_PLAIN, _FOLDED, _GATHERED, _KNOWN, _DAYS):
        database.execute(macro)
