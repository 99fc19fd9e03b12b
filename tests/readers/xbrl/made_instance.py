"""Small instances of an invented filer, written out in a test and read as a whole."""

from kg.build.loaded_files import knowledge
from kg.model.fact import Fact
from kg.model.filing import Identity, Reading
from kg.readers import forms
from kg.readers.xbrl.assembly import names_of, read_documents

RELATED = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
ENTITY = "dei:LegalEntityAxis"
_HEAD = (
    '<xbrl xmlns="http://www.xbrl.org/2003/instance"'
    ' xmlns:xbrldi="http://xbrl.org/2006/xbrldi"'
    ' xmlns:us-gaap="http://fasb.org/us-gaap/2024"'
    ' xmlns:srt="http://fasb.org/srt/2024"'
    ' xmlns:ifrs-full="https://xbrl.ifrs.org/taxonomy/2024-03-27/ifrs-full"'
    ' xmlns:dei="http://xbrl.sec.gov/dei/2024" xmlns:mer="http://merle.example/1">'
    '<unit id="u"><measure>USD</measure></unit>'
)
_LINK = (
    '<linkbase xmlns="http://www.xbrl.org/2003/linkbase"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink">'
)
_ROLE = "http://www.xbrl.org/2003/role/"


def instance(*facts: tuple[str, dict[str, str], str]) -> bytes:
    """Return an instance of Merle Holdings, Inc. at the end of 2024.

    Args:
        facts: Element, members by axis, and value of each; ``dei`` elements are texts.
    """
    parts = [_HEAD]
    cover = ("dei:EntityRegistrantName", {}, "Merle Holdings, Inc.")
    for n, (concept, cuts, value) in enumerate((cover, *facts)):
        members = "".join(
            f'<xbrldi:explicitMember dimension="{axis}">{member}'
            "</xbrldi:explicitMember>"
            for axis, member in cuts.items()
        )
        segment = f"<segment>{members}</segment>" if members else ""
        parts.append(
            f'<context id="c{n}"><entity><identifier scheme="x">0000012345'
            f"</identifier>{segment}</entity>"
            "<period><instant>2024-12-31</instant></period></context>"
        )
        unit = "" if concept.startswith("dei:") else ' unitRef="u" decimals="0"'
        parts.append(f'<{concept} contextRef="c{n}"{unit}>{value}</{concept}>')
    return "".join([*parts, "</xbrl>"]).encode()


def reading_of(data: bytes, *linkbases: bytes) -> Reading:
    """Return what an instance says, with the words of the shipped tables."""
    names = names_of([(f"{n}.xml", each) for n, each in enumerate(linkbases)], [])
    files = [("merle.xml", data)]
    return read_documents(
        files, forms.INSTANCE, names, knowledge().members, identity=Identity()
    )


def facts_of(
    *facts: tuple[str, dict[str, str], str], linkbases: tuple[bytes, ...] = ()
) -> tuple[Fact, ...]:
    """Return the facts of an instance, its cover left out."""
    return reading_of(instance(*facts), *linkbases).facts[1:]


def labels(**texts: dict[str, str]) -> bytes:
    """Return a label linkbase: texts by label role, by local name of the element."""
    parts = [_LINK, '<labelLink xlink:role="x">']
    for local, by_role in texts.items():
        parts.append(f'<loc xlink:href="m.xsd#mer_{local}" xlink:label="{local}"/>')
        for n, (role, text) in enumerate(by_role.items()):
            parts.append(
                f'<label xlink:label="{local}{n}" xlink:role="{_ROLE}{role}"'
                f' xml:lang="en-US">{text}</label>'
                f'<labelArc xlink:from="{local}" xlink:to="{local}{n}"/>'
            )
    return "".join([*parts, "</labelLink></linkbase>"]).encode()


def pages(**elements: tuple[str, ...]) -> bytes:
    """Return a schema and presentations: elements by the title of their page.

    An element may be followed by ``@`` and the label role its page prints it by. In a
    title ``_`` stands for a blank.
    """
    roles, links = [], []
    for title, names in elements.items():
        uri = f"http://merle.example/{title}"
        roles.append(
            f'<roleType roleURI="{uri}"><definition>001 - Disclosure - '
            f"{title.replace('_', ' ')} (Details)</definition></roleType>"
        )
        links.append(f'<presentationLink xlink:role="{uri}">')
        links.append('<loc xlink:href="x.xsd#us-gaap_Top" xlink:label="top"/>')
        for name in names:
            element, _, role = name.partition("@")
            label = element.replace(":", "_")
            prefers = f' preferredLabel="{_ROLE}{role}"' if role else ""
            links.append(
                f'<loc xlink:href="x.xsd#{label}" xlink:label="{label}"/>'
                f'<presentationArc xlink:from="top" xlink:to="{label}"{prefers}/>'
            )
        links.append("</presentationLink>")
    inner = "".join([_LINK, *links, "</linkbase>"])
    return (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        '<x xmlns="http://www.xbrl.org/2003/linkbase">'
        f"{''.join(roles)}</x>{inner}</xs:schema>"
    ).encode()
