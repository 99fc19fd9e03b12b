"""The same graph on a cluster: sources to parts, by the Spark API.

A filing is the unit of reading, a piece of reporters that of what follows from their
filings. Names that share a block key, however far, are one group, and groups are
decided in pieces, so no machine ever holds all names. Every step calls the functions
that a build on one machine calls, and the parts hold the same rows and statements.
"""
