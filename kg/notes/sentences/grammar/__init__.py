"""A grammar of phrases and verbs that reads ties where no rule has the words for it.

Every phrase reads the phrases inside it by the same grammar: a name with what is set
beside it, a role or kin with whose it is, a company told by what is said of it, lists
of those (`nouns`, `titles`, `beside`, `lists`), and what verbs and clauses with "which"
tell of them (`verbs`, `relatives`). Its patterns are ``ontology/note_phrases.csv``.
"""

from kg.notes.sentences.grammar.reading import ties_of_phrases

__all__ = ["ties_of_phrases"]
