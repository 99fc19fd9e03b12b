"""Which column does a value of a row with blanks belong to?

`placement` is the door. `runs` says how currency signs run down a column, `rowvalues`
what a cell may be, `columnlayout` what the heads say, `choices` which columns a row may
take, `features` and `tally` and `filingfacts` what speaks for a choice (at the weights
of `weights`), and `solver` puts the rows of a page together.
"""
