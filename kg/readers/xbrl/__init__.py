"""XBRL in both its forms, as filed with the SEC, read offline with nothing beside it.

An instance (XML) and an inline document (XHTML) give the same `document.Document`;
linkbases and schemas, where they are at hand, give names to what it holds
(`linkbases.Taxonomy`); `instance_facts` makes the fact records of both.
"""
