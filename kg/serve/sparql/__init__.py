"""SPARQL 1.1 over HTTP: the protocol, the forms of an answer, the service described."""
