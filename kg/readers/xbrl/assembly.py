"""XBRL documents of one filing, with whatever names them, to one reading.

Beside the documents themselves schemas and linkbases are used where they are at hand,
MetaLinks.json where they are not, and the names of elements in words where nothing is.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache

from kg.model.filing import Identity, Reading
from kg.readers.forms import INSTANCE, Form
from kg.readers.origin import identity_of
from kg.readers.xbrl import inline, instance
from kg.readers.xbrl.element_names import words_of
from kg.readers.xbrl.instance_facts import reading_of
from kg.readers.xbrl.linkbases import Taxonomy, taxonomy_of
from kg.readers.xbrl.member_readings import Meaning
from kg.readers.xbrl.metalinks import taxonomy_of_metalinks
from kg.readers.xbrl.parsing import LARGEST
from kg.readers.xbrl.titles import Titles

File = tuple[str, bytes]
"""Path and content."""


def names_of(
    linkbases: Sequence[File], metalinks: Sequence[File], *, limit: int = LARGEST
) -> Taxonomy:
    """Return the names a filing gives its elements.

    Args:
        linkbases: Schemas and linkbases.
        metalinks: MetaLinks.json, used where no linkbase gives a label.
        limit: Most bytes of one file.

    Raises:
        ReadError: One is damaged or too large.
    """
    taxonomy = taxonomy_of(linkbases, limit=limit)
    if not taxonomy.labels:
        for name, data in metalinks:
            taxonomy_of_metalinks(data, name, taxonomy, limit=limit)
    return taxonomy


def read_documents(
    files: Sequence[File],
    form: Form,
    taxonomy: Taxonomy,
    meaning: Meaning,
    *,
    identity: Identity,
    limit: int = LARGEST,
) -> Reading:
    """Read the documents of one instance: an instance, or one or more inline documents.

    Args:
        files: One instance; or inline documents, in any order.
        form: What they are.
        taxonomy: Names of their elements.
        meaning: What words mean.
        identity: What is known of the filing.
        limit: Most bytes of one file.

    Returns:
        One reading of the report ``instance``; its source is the first file.

    Raises:
        ReadError: One is damaged, or names a context or unit that is nowhere.
    """
    ordered = sorted(files, key=lambda file: file[0])
    source, content = ordered[0]
    if form == INSTANCE:
        document = instance.read(content, source, limit=limit)
    else:
        document = inline.read_together(
            ordered, limit=limit, keeps_markup=_notes_of(taxonomy, meaning)
        )
    digest = hashlib.sha256()
    for _, data in ordered:
        digest.update(data)
    return reading_of(
        document,
        taxonomy,
        meaning,
        source=source,
        digest=digest.hexdigest(),
        kind=form.name,
        identity=identity.over(identity_of(source)),
    )


def _notes_of(taxonomy: Taxonomy, meaning: Meaning) -> Callable[[str], bool]:
    """Return what tells whether the text of a concept is to be kept with its markup.

    By the words of its element, its label and the title it will stand under.
    """
    titles = Titles(taxonomy, meaning.is_related_title)

    @cache
    def is_note(concept: str) -> bool:
        label = taxonomy.label(concept) or words_of(concept.rpartition(":")[2])
        return meaning.is_note_text(
            concept, label, titles.presenting(concept, (), label)[0]
        )

    return is_note
