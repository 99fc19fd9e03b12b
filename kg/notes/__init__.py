"""Notes of filings as documents, and what their words state of parties.

choosing.py    which text blocks are notes on related parties, which on other subjects
markup.py      marked-up text to a tree, within bounds
documents.py   a tree to headings, paragraphs, items and tables over one folded text
excerpts.py    the parts of a note on another subject that speak of parties
grids.py       the cells of a table, spans laid out
tables.py      name / relationship rows of a table; amounts.py its amounts
holdings.py    tables of subsidiaries, investees and shareholders; holding_heads.py
               which of their columns hold what
pairs.py       names and relationships in lists and in rows without heads
lettered.py    letters by which tables call parties
sentences/     what sentences state
reading.py     what all notes of a filing state; asides.py what of others counts
naming.py      which names of the facts those of notes stand for; shorts.py short ones
ownnames.py    other names of the reporter
relations.py   what each party is to the reporter
versions.py    the same note in several filings
"""
