"""Readings of the files of one filing that are no pages, by the table of forms."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from kg.build.loaded_files import (
    LoadedFile,
    knowledge,
    knowledge_of_related_parties,
)
from kg.errors import ReadError
from kg.model.filing import Reading, Unread
from kg.readers.forms import (
    FORMS,
    INLINE,
    INSTANCE,
    MANIFEST,
    METALINKS,
    NAMES,
    WORKBOOK,
    Form,
    Use,
)
from kg.readers.xbrl.assembly import names_of, read_documents
from kg.readers.xbrl.instance_facts import REPORT

_HOLD_FACTS = frozenset({Use.DOCUMENT, Use.COLLECTION})


def read_documents_of(
    loaded: Sequence[LoadedFile], *, limit: int, everything: bool = True
) -> list[Reading | Unread]:
    """Read the files of one filing that have a form other than that of a page.

    An instance is read rather than the inline documents it was extracted from; a
    workbook only where nothing else holds facts. Several instances of one filing (that
    of its fees, say) are reports of their own.

    Args:
        loaded: The files; pages and files without form are left to others.
        limit: Most bytes of one XML file.
        everything: Whether facts are wanted that cannot concern related parties.

    Returns:
        Their readings, and each file that was passed over.
    """
    results: list[Reading | Unread] = []
    loaded, copies = _each_once(loaded)
    results += copies
    by_form: dict[str, list[LoadedFile]] = {form.name: [] for form in FORMS}
    for file in loaded:
        if file.form is not None:
            by_form[file.form.name].append(file)
    instances, inlines = by_form[INSTANCE.name], by_form[INLINE.name]
    if instances or inlines:
        results += _read_xbrl(by_form, limit)
    pages = any(file.form is None or file.form.use is Use.PAGE for file in loaded)
    for file in loaded:
        if file.form == WORKBOOK and (instances or inlines or pages):
            results.append(Unread(file.path, reason=WORKBOOK.aside))
        elif file.form is not None and file.form.use is Use.COLLECTION:
            results += _read_collection(file, file.form, limit, everything)
    for file in loaded:
        if file.form is not None and file.form.use in (Use.NAMES, Use.LIST):
            results.append(_set_aside(file, file.form, alone=len(loaded) == 1))
    if instances:
        results += [Unread(file.path, reason=INLINE.aside) for file in inlines]
    return results


def _each_once(
    loaded: Sequence[LoadedFile],
) -> tuple[list[LoadedFile], list[Unread]]:
    """Return files that hold facts each once, and apart the copies of others.

    A filing may lie beside its own archive or submission, whose files are the same but
    for line ends. Pages are not compared: the richest of one report is chosen anyway.
    """
    first: dict[tuple[str, str], str] = {}
    kept: list[LoadedFile] = []
    copies: list[Unread] = []
    count = Counter(file.form.name for file in loaded if file.form is not None)
    for file in loaded:
        comparable = file.form is not None and file.form.use in _HOLD_FACTS
        if file.form is None or not comparable or count[file.form.name] == 1:
            kept.append(file)
            continue
        content = hashlib.sha256(b"\n".join(file.data.split())).hexdigest()
        original = first.setdefault((file.form.name, content), file.path)
        if original == file.path:
            kept.append(file)
        else:
            copies.append(Unread(file.path, reason=f"a copy of {original}"))
    return kept, copies


def _set_aside(file: LoadedFile, form: Form, *, alone: bool) -> Unread:
    """Return why a file without facts is not read.

    Args:
        file: The file.
        form: Its form.
        alone: Whether nothing else is there; then it is bad input. A list is not when
            it merely lies in a folder.
    """
    is_given = form != MANIFEST or file.file.folder is None
    if not (alone and file.file.required and is_given):
        return Unread(file.path, reason=form.aside)
    what, remedy = form.alone
    message = (
        f"{file.path}: found {what}, which holds no facts; expected a page or an XBRL "
        f"document; {remedy}"
    )
    return Unread(file.path, message)


def _read_xbrl(
    by_form: dict[str, list[LoadedFile]], limit: int
) -> list[Reading | Unread]:
    """Read the instances, or else the inline documents."""
    form = INSTANCE if by_form[INSTANCE.name] else INLINE
    # the largest first: it is the filing's own, the others are reports beside it
    files = sorted(by_form[form.name], key=lambda file: (-len(file.data), file.path))
    groups = [[file] for file in files] if form == INSTANCE else [files]
    try:
        taxonomy = names_of(
            [file.content for file in by_form[NAMES.name]],
            [file.content for file in by_form[METALINKS.name]],
            limit=limit,
        )
    except ReadError as error:
        return [Unread(file.path, str(error)) for file in files]
    results: list[Reading | Unread] = []
    before: dict[str, frozenset[tuple[object, ...]]] = {}
    for n, group in enumerate(groups):
        try:
            reading = read_documents(
                [file.content for file in group],
                form,
                taxonomy,
                knowledge().members,
                identity=group[0].identity,
                limit=limit,
            )
        except ReadError as error:
            results.append(Unread(group[0].path, str(error)))
            continue
        said = _statements(reading)
        twin = next((path for path, facts in before.items() if said <= facts), None)
        if twin is not None:
            results.append(
                Unread(group[0].path, reason=f"its facts are those of {twin}")
            )
            continue
        before[group[0].path] = said
        results.append(reading if n == 0 else _named(reading, group[0].path))
    return results


def _statements(reading: Reading) -> frozenset[tuple[object, ...]]:
    """Return what the facts of a document say, whatever ids and lines they bear."""
    return frozenset(
        (
            fact.concept,
            fact.axes,
            fact.members,
            fact.cik,
            (fact.instant, fact.start, fact.end),
            fact.value,
            fact.unit,
            fact.decimals,
            fact.language,
        )
        for fact in reading.facts
    )


def _named(reading: Reading, path: str) -> Reading:
    """Return a further instance of a filing as a report of its own."""
    name = f"{REPORT}-{PurePath(path.replace(chr(92), '/')).stem}"
    facts = tuple(replace(fact, report=name) for fact in reading.facts)
    return replace(reading, report=name, facts=facts)


def _read_collection(
    file: LoadedFile, form: Form, limit: int, everything: bool
) -> list[Reading | Unread]:
    """Read a file that holds many reports or filings."""
    read = form.load().read
    words = knowledge() if everything else knowledge_of_related_parties()
    try:
        return list(
            read(file.data, file.path, words, identity=file.identity, limit=limit)
        )
    except ReadError as error:
        return [Unread(file.path, str(error))]
