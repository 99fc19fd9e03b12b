"""What notes on other subjects state of the reporter's parties.

A note on debt or on an acquisition speaks of strangers as well: of banks, of sellers
and who owns them. Of such a note a tie counts where it leads to the reporter, to a
party of its facts or of its notes about related parties, if need be over other ties; a
term or event where it is of such a party, or stands in words about related parties.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from kg.model.note import BlockKind, NoteDocument, Statement, StatementKind
from kg.notes.naming import NamesOfFiling
from kg.notes.sentences.scanning import prints_scaled
from kg.notes.shorts import shorts_behind
from kg.notes.words import says
from kg.parties.names import name_key
from kg.selection import speaks_of_related_parties

Read = tuple[NoteDocument, Statement]

_SENTENCE = re.compile(r"(?<=[.;?!])\s+(?=[A-Z(“\"])|\n")


def told_aside(
    read: Sequence[Read], printed: Collection[str], reporter: str = ""
) -> list[Read]:
    """Return what notes state without what those on other subjects say of strangers.

    Args:
        read: What the notes of one filing state, by note and place.
        printed: Names of parties of the filing's facts.
        reporter: Name of the reporter.
    """
    if not any(note.aside for note, _ in read):
        return list(read)
    texts = {note.key: note.text for note, _ in read}
    scaled = any(map(prints_scaled, texts.values()))
    read = [(note, _settled(note, said, reporter, scaled)) for note, said in read]
    near, related = _near(read, printed)
    return [
        (note, said)
        for note, said in read
        if not note.aside or _counts(note, said, near, related)
    ]


def _settled(
    note: NoteDocument, said: Statement, reporter: str, scaled: bool
) -> Statement:
    """Return a statement, as a candidate where it may be of somebody or of more.

    "Jane Roe, the sole shareholder," in a note on an acquisition may be a shareholder
    of the company acquired. An amount of a filing in thousands may be one of thousands,
    and what tells so is not among the parts of the note that were kept.
    """
    if not (note.aside and said.certain):
        return said
    if said.predicate == "is":
        in_table = said.rule.startswith(("relationship", "role-in"))
        sure = in_table or _is_own_role(note, said, reporter)
    else:
        sure = said.kind is not StatementKind.EVENT or said.value is None or not scaled
    return said if sure else replace(said, certain=False)


def _is_own_role(note: NoteDocument, said: Statement, reporter: str) -> bool:
    """Whether a role is said to be one at the reporter, or no other is spoken of."""
    words = note.text[max(said.start - len("the "), 0) : said.end]
    own = reporter.split(" ")[0].rstrip(",.") if reporter else ""
    if says("of the reporter", words) or (len(own) > 3 and own in words):
        return True
    sentence = _sentence(note, said)
    rest = sentence.replace(said.subject, " ")
    return says("office", said.object) and not says("legal form", rest)


def _sentence(note: NoteDocument, said: Statement) -> str:
    """Return the sentence, or the row of a table, that holds a statement."""
    block = _block(note, said)
    text = note.text[block[0] : block[1]]
    at = said.start - block[0]
    start = 0
    for found in _SENTENCE.finditer(text):
        if found.end() > at:
            return text[start : found.start()]
        start = found.end()
    return text[start:]


def _block(note: NoteDocument, said: Statement) -> tuple[int, int]:
    """Return where the part of a note begins and ends that holds a statement."""
    for block in note.blocks:
        if block.start <= said.start < block.end:
            return block.start, block.end
    return said.start, said.end


def _near(
    read: Sequence[Read], printed: Collection[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of the names that ties lead to, and of those that are related.

    Ties lead from the reporter, itself "", from parties of its facts and of its notes
    about related parties. Related are the parties that these notes name, and who is
    tied to the reporter from outside its group: what an own subsidiary owes, or a
    lender is owed, is no balance of a related party.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    below: dict[str, set[str]] = defaultdict(set)
    called: dict[str, set[str]] = defaultdict(set)
    ties = [(n, s) for n, s in read if s.kind is StatementKind.TIE and s.certain]
    ends = {name for _, said in ties for name in (said.subject, said.object)}
    names = {*printed, *ends} - {""}
    forms = NamesOfFiling(names)
    spelt = {name: name_key(forms.name_of(name) or name) for name in names} | {"": ""}
    told = {note.text for note, _ in read if not note.aside}
    start = {""} | {
        spelt[name] for name in printed if any(name in text for text in told)
    }
    for note, said in ties:
        one, other = _ends(note, said, spelt)
        shorts = {
            name_key(short) for short in shorts_behind(note, said.subject, said.start)
        }
        for left, right in ((one, other), *((one, short) for short in shorts)):
            beside[left].add(right)
            beside[right].add(left)
        below[one] |= shorts
        for short in shorts_behind(note, said.object, said.start):
            called[other].add(name_key(short))
            called[name_key(short)].add(other)
        if said.predicate == "subsidiary-of":
            below[other].add(one)
        if not note.aside:
            start |= {one, other}
    wide = {name: beside[name] | called[name] for name in {*beside, *called}}
    near = _reached({*start, *(spelt[name] for name in printed)}, wide)
    related = _reached(start, beside) - _reached({""}, below)

    def with_spellings(keys: set[str]) -> frozenset[str]:
        return frozenset(
            keys | {name_key(n) for n, key in spelt.items() if key in keys}
        )

    return with_spellings(near), with_spellings(related)


def _ends(
    note: NoteDocument, said: Statement, spelt: Mapping[str, str]
) -> tuple[str, str]:
    """Return the keys of the two ends of a tie; a role at the reporter leads to it.

    "Fern Ltd, an entity controlled by our Chief Executive Officer".
    """
    one, other = spelt[said.subject], spelt[said.object]
    if said.predicate == "is" or _is_own_holder(note, said, said.object):
        other = ""
    return ("" if _is_own_holder(note, said, said.subject) else one), other


def _is_own_holder(note: NoteDocument, said: Statement, words: str) -> bool:
    """Whether words are no name but a role that is said to be one at the reporter."""
    if not words or not says("office or holder", words) or says("legal form", words):
        return False
    at = note.text.find(words, said.start, said.end)
    return at >= 0 and says("of the reporter", note.text[max(at - 25, 0) : at])


def _reached(start: Collection[str], beside: Mapping[str, set[str]]) -> set[str]:
    """Return the names that ties lead to from some, these included."""
    reached = set(start)
    rim = set(start)
    while rim:
        rim = {name for each in rim for name in beside.get(each, ())} - reached
        reached |= rim
    return reached


def _counts(
    note: NoteDocument,
    said: Statement,
    near: Collection[str],
    related: Collection[str],
) -> bool:
    """Whether a statement of a note on another subject is of a party near by.

    Args:
        note: The note.
        said: The statement.
        near: Keys of the names that ties lead to.
        related: Keys of those that are related parties.
    """
    is_tie = said.kind is StatementKind.TIE and said.predicate != "is"
    if says("no party", said.subject) or (is_tie and says("no party", said.object)):
        return False
    ends = {name_key(said.subject), name_key(said.object)}
    if said.kind is StatementKind.TIE:
        is_own = any(_is_own_holder(note, said, w) for w in (said.subject, said.object))
        return said.predicate == "is" or is_own or bool(ends & {*near})
    named = ends if said.kind is StatementKind.EVENT else {name_key(said.subject)}
    if named - {""} and said.kind is not StatementKind.NONE:
        return bool((named - {""}) & {*related})
    return _speaks_of_related(note, said)


def _speaks_of_related(note: NoteDocument, said: Statement) -> bool:
    """Whether sentence, row or heading of a statement speak of related parties.

    Options to convert are told of every sort of paper, so they need the name.
    """
    if said.predicate == "convertible":
        return False
    heading = ""
    for block in note.blocks:
        if block.kind is BlockKind.HEADING:
            heading = note.text[block.start : block.end]
        elif block.start <= said.start < block.end:
            break
    if says("on related parties", _sentence(note, said)):
        return True
    return speaks_of_related_parties(heading)
