"""Write XBRL filings as the eight tables of a Financial Statement and Notes data set.

    python benchmarks/bulk_tables.py FILING... -o FOLDER

No real data set is at hand; this makes one in its layout from instances, so that both
forms of one filing can be read and compared fact for fact. What the real tables lack
is lacking here too: prefixes, the endings Axis and Member, labels of members, text
beyond 2,048 characters, days within a month beside a rounded date.
"""

import argparse
import hashlib
import zipfile
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.readers.forms import INLINE, INSTANCE
from kg.readers.forms import NAMES as NAMING
from kg.readers.sources import sources_of
from kg.readers.xbrl import inline, instance
from kg.readers.xbrl.assembly import names_of
from kg.readers.xbrl.document import Context, Document, RawFact
from kg.readers.xbrl.linkbases import STANDARD_ROLE, Taxonomy
from kg.readers.xbrl.plaintext import text_of

SOUNDS = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi")
"""What invented words are made of."""
HEADS = {
    "sub": "adsh cik name sic countryba stprba cityba zipba bas1 bas2 baph countryma "
    "stprma cityma zipma mas1 mas2 countryinc stprinc ein former changed afs wksi fye "
    "form period fy fp filed accepted prevrpt detail instance nciks aciks pubfloatusd "
    "floatdate floataxis floatmems",
    "num": "adsh tag version ddate qtrs uom dimh iprx value footnote footlen dimn "
    "coreg durp datp dcml",
    "txt": "adsh tag version ddate qtrs iprx lang dcml durp datp dimh dimn coreg "
    "escaped srclen txtlen footnote footlen context value",
    "dim": "dimhash segments segt",
    "tag": "tag version custom abstract datatype iord crdr tlabel doc",
    "ren": "adsh report rfile menucat shortname longname roleuri parentroleuri "
    "parentreport ultparentrpt",
    "pre": "adsh report line stmt inpth tag version prole plabel negating",
    "cal": "adsh grp arc negative ptag pversion ctag cversion",
}
STANDARD = ("us-gaap", "srt", "dei", "ifrs-full", "ecd", "cyd", "invest", "country")
LONGEST = 2048


@dataclass
class Tables:
    """The rows of the tables.

    Attributes:
        rows: Of each table, by name of the column.
        folder: Where they are written.
    """

    rows: dict[str, list[dict[str, str]]] = field(
        default_factory=lambda: {name: [] for name in HEADS}
    )
    seen: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, table: str, key: tuple[str, ...] = (), **cells: object) -> None:
        """Add a row; one of a key that is there already is left out."""
        if key:
            if (table, *key) in self.seen:
                return
            self.seen.add((table, *key))
        self.rows[table].append({name: _cell(value) for name, value in cells.items()})

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield name and text of each table."""
        for name, head in HEADS.items():
            columns = head.split()
            lines = ["\t".join(columns)]
            lines += [
                "\t".join(row.get(column, "") for column in columns)
                for row in self.rows[name]
            ]
            yield name, "\n".join(lines) + "\n"

    def write(self, folder: Path) -> None:
        """Write each table as a file of a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.texts():
            (folder / f"{name}.tsv").write_text(text, encoding="utf-8")

    def write_zip(self, path: Path) -> None:
        """Write all tables as one zip."""
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in self.texts():
                archive.writestr(f"{name}.tsv", text)


def _cell(value: object) -> str:
    return " ".join(str(value).split())


def add_filing(
    tables: Tables, document: Document, taxonomy: Taxonomy, *, accession: str, cik: str,
    name: str, form: str, filed: str, stem: str,
    abstract: bool = True,
) -> None:  # fmt: skip
    """Add the rows of one filing."""
    tables.add(
        "sub", adsh=accession, cik=cik, name=name, form=form, filed=filed,
        period=filed, instance=f"{stem}-{filed}.xml",
    )  # fmt: skip
    reports = {role: str(n) for n, role in enumerate(sorted(taxonomy.roles), 2)}
    for role, report in reports.items():
        tables.add(
            "ren", adsh=accession, report=report, longname=taxonomy.roles[role],
            roleuri=role,
        )  # fmt: skip
    used = dict.fromkeys(fact.concept for fact in document.facts)
    if abstract:
        used |= dict.fromkeys(
            name
            for context in document.contexts.values()
            for cut in context.dimensions
            for name in (cut.axis, cut.member)
            if name is not None
        )
    for concept in used:
        tag, version = _tag(concept, accession)
        label = taxonomy.labels.get(concept, {}).get(STANDARD_ROLE, "")
        tables.add("tag", (tag, version), tag=tag, version=version, tlabel=label)
        for role in sorted(taxonomy.presented.get(concept, ())):
            if role in reports:
                tables.add(
                    "pre", adsh=accession, report=reports[role], line="1", tag=tag,
                    version=version, prole="label", plabel=label,
                )  # fmt: skip
    registrants = co_registrants(document)
    for fact in document.facts:
        _add_fact(tables, document, fact, accession, registrants)


def co_registrants(document: Document) -> frozenset[str | None]:
    """Return the members of the axis of entities that have a cover of their own."""
    return frozenset(
        cuts[0].member
        for fact in document.facts
        if fact.concept in ("dei:EntityRegistrantName", "dei:EntityCentralIndexKey")
        and len(cuts := document.contexts[fact.context].dimensions) == 1
        and cuts[0].axis == "dei:LegalEntityAxis"
    )


def _add_fact(
    tables: Tables, document: Document, fact: RawFact, accession: str,
    registrants: frozenset[str | None],
) -> None:  # fmt: skip
    tag, version = _tag(fact.concept, accession)
    context = document.contexts[fact.context]
    ddate, qtrs, datp, durp = period_of(context)
    coreg, segments = _dimensions(context, registrants)
    hashed = "0x00000000"
    if segments:
        hashed = "0x" + hashlib.md5(segments.encode()).hexdigest()
        tables.add("dim", (hashed,), dimhash=hashed, segments=segments, segt="0")
    shared = {
        "adsh": accession, "tag": tag, "version": version, "ddate": ddate,
        "qtrs": qtrs, "dimh": hashed, "coreg": coreg, "durp": durp, "datp": datp,
        "footnote": " ".join(fact.footnotes)[:512],
    }  # fmt: skip
    if fact.unit is not None:
        unit = document.units[fact.unit]
        key = (accession, tag, version, ddate, qtrs, unit, hashed, coreg)
        decimals = "32767" if (fact.decimals or "").upper() == "INF" else fact.decimals
        row = {**shared, "uom": unit, "value": _value(fact), "dcml": decimals or ""}
        _add_numbered(tables, "num", key, row)
    else:
        text = text_of(fact.text)
        key = (accession, tag, version, ddate, qtrs, fact.language or "", hashed, coreg)
        row = {
            **shared, "lang": fact.language or "", "escaped": int("<" in fact.text),
            "srclen": len(fact.text), "txtlen": len(text), "value": text[:LONGEST],
        }  # fmt: skip
        _add_numbered(tables, "txt", key, row)


def _add_numbered(
    tables: Tables, table: str, key: tuple[str, ...], row: dict[str, object]
) -> None:
    """Add a fact, numbered among those of its key; an exact repetition is one row."""
    for number in range(100):
        whole = (table, *key, str(number))
        if whole not in tables.seen:
            tables.add(table, (*key, str(number)), **row, iprx=str(number))
            tables.seen.add(whole)
            return
        if (*whole, row["value"]) in tables.seen:
            return
    raise ValueError(key)


def _tag(concept: str, accession: str) -> tuple[str, str]:
    prefix, _, local = concept.rpartition(":")
    family = "ifrs" if prefix == "ifrs-full" else prefix
    return local, f"{family}/2023" if prefix in STANDARD else accession


def _value(fact: RawFact) -> str:
    try:
        return "" if fact.nil else f"{Decimal(fact.text):.4f}"
    except InvalidOperation:
        return ""


def _dimensions(
    context: Context, registrants: frozenset[str | None]
) -> tuple[str, str]:
    """Return the co-registrant, and the segments without prefixes and endings."""
    segments, registrant = [], ""
    for axis, member, typed in context.dimensions:
        local = axis.rpartition(":")[2].removesuffix("Axis")
        name = (member or "").rpartition(":")[2].removesuffix("Member")
        if axis == "dei:LegalEntityAxis" and member in registrants:
            registrant = name
        else:
            segments.append(f"{local}={name or typed}")
    return registrant, "".join(f"{segment};" for segment in segments)


def period_of(context: Context) -> tuple[str, str, str, str]:
    """Return ddate, qtrs, datp and durp of a context."""
    end = context.instant or context.end or date(1900, 1, 31)
    month = end.replace(day=monthrange(end.year, end.month)[1])
    before = end.replace(day=1) - timedelta(days=1)
    rounded = before if end.day < 15 else month
    days = monthrange(rounded.year, rounded.month)[1]
    datp = Decimal((end - rounded).days) / days
    if context.start is None or context.end is None:
        return f"{rounded:%Y%m%d}", "0", f"{datp:.8f}", "0.0"
    length = (context.end - context.start).days
    quarters = max(1, round(Decimal(length) / Decimal("91.25")))
    durp = 1 - Decimal(length) / (Decimal("91.25") * quarters)
    return f"{rounded:%Y%m%d}", str(quarters), f"{datp:.8f}", f"{durp:.9f}"


def documents_of(path: str) -> Iterator[tuple[Document, Taxonomy, object]]:
    """Yield document, names and identity of the filing a folder or zip holds."""
    files = [file for file in sources_of(path) if file.entry.form is not None]
    by_form = {
        form: [(f.path, f.load()) for f in files if f.entry.form == form]
        for form in (INSTANCE, INLINE, NAMING)
    }
    taxonomy = names_of(by_form[NAMING], [])
    if by_form[INSTANCE]:
        name, data = max(by_form[INSTANCE], key=lambda file: len(file[1]))
        yield instance.read(data, name), taxonomy, files[0].identity
    elif by_form[INLINE]:
        yield inline.read_together(by_form[INLINE]), taxonomy, files[0].identity


def main(arguments: Iterable[str] | None = None) -> None:
    """Write the tables of some filings."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("filings", nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    tables = Tables()
    for n, path in enumerate(chosen.filings):
        for document, taxonomy, identity in documents_of(path):
            add_filing(
                tables, document, taxonomy,
                accession=identity.accession or f"{n:010d}-24-000001",
                cik=identity.cik or str(n + 1), name=identity.entity or f"Filer {n}",
                form=identity.form or "10-K", filed="20240331", stem=stem_of(document),
            )  # fmt: skip
    tables.write(chosen.output)
    print(f"{len(tables.rows['num'])} numbers, {len(tables.rows['txt'])} texts")


def stem_of(document: Document) -> str:
    """Return the prefix of a filer's own names, with which its files begin."""
    own = [c.partition(":")[0] for c in (f.concept for f in document.facts)]
    names = [prefix for prefix in own if prefix not in STANDARD]
    return names[0] if names else "own"


if __name__ == "__main__":
    main()
