"""The one place that wires the stages: read, identify, select, settle, build, store.

`reading`, `manifest` load no RDF, so that facts are read without it.
"""
