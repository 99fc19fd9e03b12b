"""The graph folder: publications, their manifest and locks, and RDF on disk."""
