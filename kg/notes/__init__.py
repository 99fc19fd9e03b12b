"""Notes about related parties: as documents, and what their words state.

choosing.py    which text blocks of a filing are notes about related parties
markup.py      marked-up text to a tree, within bounds
documents.py   a tree to headings, paragraphs, items and tables over one folded text
grids.py       the cells of a table, spans laid out
tables.py      name / relationship rows of a table; amounts.py its amounts
sentences/     what sentences state
relations.py   what each party is to the reporter
"""
