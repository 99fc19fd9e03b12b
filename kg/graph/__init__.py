"""Writes RDF from rows: graphs of filings, of what follows from them, of decisions.

Everything here gives N-Quads text, one statement a line, and reads no RDF but the
ontology's own files.
"""
