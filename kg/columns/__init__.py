"""Columns: the facts of a graph laid out for questions over all of them.

A store finds what it is asked for; it is slow at telling everything it holds. A large
graph folder therefore keeps, beside each publication, the values that the named queries
list, column by column. They are a copy and no more: made from the store when a build
ends, never written to by anything else, and where they are missing, damaged or do not
cover a question the store answers it.
"""

from kg.columns.files import Columns, ColumnsError, loaded, save
from kg.columns.gathering import READ, Gathering
from kg.columns.records import tables_of
from kg.columns.table import SCHEMAS, Column, Table, joined

__all__ = [
    "READ",
    "SCHEMAS",
    "Column",
    "Columns",
    "ColumnsError",
    "Gathering",
    "Table",
    "joined",
    "loaded",
    "save",
    "tables_of",
]
