"""The SEC's Financial Statement and Notes data sets: many filings in eight tables.

layout.py   names and columns of the tables, and how a zip or folder of them is known
spool.py    the tables brought together: each filing's rows, in one file
keys.py     numbers in the place of texts, by which it is told which rows stay
periods.py  days of facts, which the tables round to months and quarters
filing.py   one filing's rows to a document and its names, read like any instance

The tables come as a zip a month or quarter, or unpacked; a filing's rows lie scattered
in them. They are brought together once, and then each filing is a source of its own,
so that filings are read side by side and a bad one spoils no other.
"""
