"""The same graph on a cluster: sources to parts, by the Spark API.

A filing is the unit of reading, a reporter that of what follows from its filings. Names
are decided group by group: names that share a block key, however far, are one group, so
no machine ever holds all names. Every step calls the functions that a build on one
machine calls, and the parts hold the same rows and statements.
"""
