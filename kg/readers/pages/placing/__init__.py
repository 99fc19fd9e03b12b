"""Which column does a value of a row with blanks belong to? Parts of the solver.

`cells` says what a cell may be, `runs` how currency signs run down a column, `options`
which columns a row may take and how likely each choice is on its own, `solver` puts
the rows of a page together. `kg.readers.pages.placing.placement` is the door.
"""
