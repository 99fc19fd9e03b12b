"""The same graph in any SPARQL store: asked over HTTP, and loaded from parts.

`transport` sends requests, within limits; `store` answers SPARQL as the embedded store
does; `snapshot` gives the tables that the RDF tells, which checks, signals and the
network read; `loading` brings parts into a store.
"""
