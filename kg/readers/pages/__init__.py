"""R pages: from the text or HTML of one page to its facts.

`text` and `html` read a page to a `pagetable.Table`; `pagefacts` makes facts of it.
`headers` reads titles and column heads, `placing` finds the columns of values where
the text lost its blank cells, `cellvalues` gives values their units.
"""
