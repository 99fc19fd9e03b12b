"""Reads sources, storing nothing: their facts, and what they hold."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from kg.model.fact import Fact
from kg.model.filing import Identity

if TYPE_CHECKING:
    from kg.build.source_report import Holdings

Given = str | date | None
Sources = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def paths_of(sources: Sources) -> list[str]:
    """Return sources as a list of paths."""
    if isinstance(sources, str | os.PathLike):
        return [os.fspath(sources)]
    return [os.fspath(source) for source in sources]


def identity_of(given: Mapping[str, Given]) -> Identity:
    """Return the identity stated by options ``cik``, ``entity``, ``accession``, ...

    Raises:
        TypeError: An option is none of them.
        InputError: A value is none.
    """
    from kg.build.manifest import identity_from

    names = {field.name for field in fields(Identity)}
    for name in given:
        if name not in names:
            message = f"found the option {name!r}, expected {', '.join(sorted(names))}"
            raise TypeError(message)
    texts = {name: None if v is None else str(v) for name, v in given.items()}
    return identity_from(texts, where="options")


def read(
    source: Sources,
    *,
    related: bool = False,
    largest: int | None = None,
    **identity: Given,
) -> Iterator[Fact]:
    """Yield the facts of sources in order, storing nothing.

    Args:
        source: A file, folder, zip archive or "-", or several.
        related: Only those that concern related parties.
        largest: Most megabytes of one XML file; 50 unless given.
        **identity: cik, entity, accession, form, filed, url; go before its own.

    Raises:
        ReadError: A source cannot be read; raised after the facts of the others.
    """
    from kg.build.read import facts_of
    from kg.selection import is_related

    facts = facts_of(paths_of(source), identity_of(identity), limit=bytes_of(largest))
    for fact in facts:
        if not related or is_related(fact):
            yield fact


def report(
    source: Sources, *, largest: int | None = None, **identity: Given
) -> "Holdings":
    """Return what sources hold, page by page, and what became of every other file.

    Args:
        source: A file, folder, zip archive or "-", or several.
        largest: As for `read`.
        **identity: As for `read`.
    """
    from kg.build.source_report import report_sources

    given = identity_of(identity)
    return report_sources(paths_of(source), given, limit=bytes_of(largest))


def bytes_of(megabytes: int | None) -> int:
    """Return the most bytes of one XML file."""
    from kg.readers.xbrl.parsing import LARGEST

    return LARGEST if megabytes is None else megabytes * 1_000_000
