"""Tools for an assistant: shaped questions whose numbers come with their cells.

An assistant that writes its own SPARQL is often wrong and seldom says so. These tools
take names and days as people say them and answer with rows, each number beside the cell
it was read from, or with an abstention that says why there is no answer: two parties
fit, no balance by that day, values unsettled. Nothing here changes a graph.
"""
