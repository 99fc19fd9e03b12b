"""What parts and a graph folder hold, sorted, so that they can be compared."""

import gzip
from pathlib import Path

import duckdb
from pyoxigraph import RdfFormat, Store

from kg.facts.schema import SHARED, TABLES
from kg.store.files import quads_bytes


def rows_of_parts(parts, table):
    return _rows(sorted(Path(parts, "tables", table).glob("*.parquet")), table)


def rows_of_graph(graph, table):
    snapshot = graph._graph.snapshot()
    return _rows(snapshot.tables.files(table), table)


def _rows(files, table):
    if not files:
        return []
    listed = ", ".join(f"'{file}'" for file in files)
    columns = ", ".join(f'"{name}"' for name in SHARED.get(table) or TABLES[table])
    query = f"SELECT {columns} FROM read_parquet([{listed}], hive_partitioning=false)"
    return sorted(map(repr, duckdb.sql(query).fetchall()))


def quads_of_parts(parts):
    store = Store()
    for file in sorted(Path(parts, "quads").glob("*.gz")):
        store.load(gzip.decompress(file.read_bytes()), format=RdfFormat.N_QUADS)
    return quads_bytes(store, "nq")


def lines_of_parts(parts):
    """Return every line of the parts, so that one written twice is seen."""
    return [
        line
        for file in Path(parts, "quads").glob("*.gz")
        for line in gzip.decompress(file.read_bytes()).decode().splitlines()
    ]


def quads_of_graph(graph):
    return quads_bytes(graph.store, "nq")


def differing_tables(parts, graph):
    return [
        table
        for table in (*TABLES, *SHARED)
        if rows_of_parts(parts, table) != rows_of_graph(graph, table)
    ]
