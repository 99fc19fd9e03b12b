"""Writes a small filing, an instance and what names it, from the rows of a table.

A row tells one fact: the title of the report that presents it, its element and label,
its members as ``axis=element=Label`` joined by `` | ``, its unit, none for a text.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

ENTITY = "Alder Holdings, Inc."
_SPACES = {
    "us-gaap": "http://fasb.org/us-gaap/2024",
    "srt": "http://fasb.org/srt/2024",
    "dei": "http://xbrl.sec.gov/dei/2024",
    "ecd": "http://xbrl.sec.gov/ecd/2024",
    "ifrs-full": "https://xbrl.ifrs.org/taxonomy/2024-03-27/ifrs-full",
    "x": "http://alder.example/20241231",
}
_LINK = (
    'xmlns:link="http://www.xbrl.org/2003/linkbase" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_ROLE = "http://alder.example/role/R"
_UNITS = {"USD": "iso4217:USD", "shares": "shares", "pure": "pure"}

Row = Mapping[str, str]
Cut = tuple[str, str, str]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write_filing(rows: Sequence[Row], folder: Path) -> None:
    """Write the documents of a filing.

    The n-th row has the value it tells, or else 1000 + n, and the year and the day of
    a balance it tells, or else all of 2024.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (
        ("alder-20241231.xml", _instance(rows)),
        ("alder-20241231.xsd", _schema(rows)),
        ("alder-20241231_lab.xml", _labels(rows)),
        ("alder-20241231_pre.xml", _presentation(rows)),
    ):
        (folder / name).write_text(text, encoding="utf-8")


def _cuts(row: Row) -> list[Cut]:
    told = filter(None, row["members"].split(" | "))
    return [tuple(cut.split("=", 2)) for cut in told]  # type: ignore[misc]


def _titles(rows: Iterable[Row]) -> list[str]:
    return list(dict.fromkeys(row["title"] for row in rows))


def _instance(rows: Sequence[Row]) -> str:
    spaces = " ".join(f'xmlns:{name}="{url}"' for name, url in _SPACES.items())
    lines = [
        f'<xbrl xmlns="http://www.xbrl.org/2003/instance" {_LINK} {spaces} '
        'xmlns:iso4217="http://www.xbrl.org/2003/iso4217" '
        'xmlns:xbrldi="http://xbrl.org/2006/xbrldi">',
        '<link:schemaRef xlink:type="simple" xlink:href="alder-20241231.xsd"/>',
        _context("cover", [], _period({})),
        f'<dei:EntityRegistrantName contextRef="cover">{ENTITY}</dei:EntityRegistrantName>',
        '<dei:EntityCentralIndexKey contextRef="cover">0001999999</dei:EntityCentralIndexKey>',
    ]
    for unit, measure in _UNITS.items():
        lines.append(f'<unit id="{unit}"><measure>{measure}</measure></unit>')
    for number, row in enumerate(rows):
        lines += [_context(f"c{number}", _cuts(row), _period(row)), _fact(number, row)]
    return "\n".join([*lines, "</xbrl>"])


def _period(row: Row) -> str:
    if row.get("day"):
        return f"<instant>{row['day']}</instant>"
    year = row.get("year") or "2024"
    return f"<startDate>{year}-01-01</startDate><endDate>{year}-12-31</endDate>"


def _context(key: str, cuts: Iterable[Cut], period: str) -> str:
    members = "".join(
        f'<xbrldi:explicitMember dimension="{axis}">{name}</xbrldi:explicitMember>'
        for axis, name, _ in cuts
    )
    segment = f"<segment>{members}</segment>" if members else ""
    return (
        f'<context id="{key}"><entity><identifier scheme="http://www.sec.gov/CIK">'
        f"0001999999</identifier>{segment}</entity><period>{period}</period></context>"
    )


def _fact(number: int, row: Row) -> str:
    name, unit = row["concept"], row["unit"]
    if unit:
        head = f' unitRef="{unit}" decimals="0"'
        value = row.get("value") or str(1000 + number)
    else:
        head, value = "", escape(row["why"])
    return f'<{name} id="f{number}" contextRef="c{number}"{head}>{value}</{name}>'


def _schema(rows: Sequence[Row]) -> str:
    roles = "".join(
        f'<link:roleType roleURI="{_ROLE}{n}" id="r{n}"><link:definition>{n:08d} - '
        f"Disclosure - {escape(title)}</link:definition>"
        "<link:usedOn>link:presentationLink</link:usedOn></link:roleType>"
        for n, title in enumerate(_titles(rows))
    )
    return (
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" {_LINK} '
        f'targetNamespace="{_SPACES["x"]}"><xs:annotation><xs:appinfo>{roles}'
        "</xs:appinfo></xs:annotation></xs:schema>"
    )


def _labels(rows: Sequence[Row]) -> str:
    labels = {name: label for row in rows for _, name, label in _cuts(row)}
    labels |= {row["concept"]: row["label"] for row in rows}
    parts = [
        _locator(name)
        + f'<link:label xlink:type="resource" xlink:label="t_{_key(name)}" '
        'xlink:role="http://www.xbrl.org/2003/role/label" xml:lang="en-US">'
        f"{escape(label)}</link:label>"
        f'<link:labelArc xlink:type="arc" xlink:from="{_key(name)}" '
        f'xlink:to="t_{_key(name)}" '
        'xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label"/>'
        for name, label in labels.items()
        if label
    ]
    return (
        f'<link:linkbase {_LINK}><link:labelLink xlink:type="extended" '
        'xlink:role="http://www.xbrl.org/2003/role/link">'
        + "".join(parts)
        + "</link:labelLink></link:linkbase>"
    )


def _presentation(rows: Sequence[Row]) -> str:
    return (
        f"<link:linkbase {_LINK}>"
        + "".join(
            _report(n, [row for row in rows if row["title"] == title])
            for n, title in enumerate(_titles(rows))
        )
        + "</link:linkbase>"
    )


def _report(number: int, rows: Iterable[Row]) -> str:
    """Return what one report presents: elements, axes and members, each below one."""
    names = [
        name
        for row in rows
        for name in (row["concept"], *(n for cut in _cuts(row) for n in cut[:2]))
    ]
    names = list(dict.fromkeys(["us-gaap:DisclosureAbstract", *names]))
    arcs = "".join(
        f'<link:presentationArc xlink:type="arc" xlink:from="{_key(names[0])}" '
        f'xlink:to="{_key(name)}" order="{n}" '
        'xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child"/>'
        for n, (_, name) in enumerate(pairwise(names), 1)
    )
    return (
        f'<link:roleRef roleURI="{_ROLE}{number}" xlink:type="simple" '
        f'xlink:href="alder-20241231.xsd#r{number}"/>'
        f'<link:presentationLink xlink:type="extended" xlink:role="{_ROLE}{number}">'
        + "".join(map(_locator, names))
        + arcs
        + "</link:presentationLink>"
    )


def _locator(name: str) -> str:
    prefix = name.partition(":")[0]
    return (
        f'<link:loc xlink:type="locator" xlink:label="{_key(name)}" '
        f'xlink:href="{_SPACES[prefix]}.xsd#{_key(name)}"/>'
    )


def _key(name: str) -> str:
    return name.replace(":", "_")
