"""Takes sentences apart: asides between a name and its verb, second verbs of a subject.

"Acme Ltd, through its agents, owns" is read as "Acme Ltd owns"; "Jane Roe is a director
and owns 30% of Acme Ltd" also as "Jane Roe owns 30% of Acme Ltd".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.notes.sentences.holding import is_person
from kg.notes.sentences.notation import class_expression, names_expression
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.wordclasses import word_set
from kg.patterns import pattern_of

_ASIDE = r"(?:(?![,;] )[^ ]+ ){0,16}?"
_RESTRICTS = r"(?:who|which|since|until|from|effective|through|in|on|during) "
"""What a name may be followed by without a comma: "Jane Roe since 2010, is"."""
_LEAD = r"(?P<lead>(?:on|in|during|for|as of|as at|at|effective|since) [^;]{1,80}?, )?"


@cache
def _aside() -> re.Pattern[str]:
    opening, finite = class_expression("aside"), class_expression("finite")
    passive = rf"(?:{class_expression('own')}|{class_expression('control')})by "
    return re.compile(
        rf"(?:^|(?<=, )|(?<=and )|(?<=that ))(?P<names>{names_expression()})"
        rf"(?P<aside>(?:, {opening}|{_RESTRICTS}){_ASIDE}, )"
        rf"(?={class_expression('adverb')}*{finite})(?!{passive})"
    )


def cut_aside(clause: Clause) -> Clause | None:
    """Cut what stands between commas behind a subject; return it as a clause.

    What rules could read beside the name they have cut before. Of "Jane Roe, who serves
    on our Board, lent" the clause is "Jane Roe serves on our Board"; None for no aside.
    """
    match = _aside().search(clause.line) if "," in clause.tokens else None
    if match is None:
        return None
    start, _ = clause.within(match.start("names"), match.end("names"))
    first, last = clause.within(match.start("aside"), match.end("aside"))
    names, inside = clause.pieces[start:first], clause.pieces[first : last - 1]
    inside = inside[inside[0].text == "," :]
    word = inside[0].text
    if word in word_set("relative"):
        told = Clause([*names, *inside[1:]])
    elif word in word_set("article"):
        is_ = replace(inside[0], text="is", end=inside[0].start)
        told = Clause([*names, is_, *inside])
    else:
        told = Clause([*names, *inside])
    subject = names[-1]
    clause.replace(first - 1, last, [replace(subject, told=subject.told or "aside")])
    return told


@cache
def _relative() -> re.Pattern[str]:
    verb = rf"(?:{class_expression('adverb')})*{class_expression('finite')}"
    return re.compile(
        rf"(?P<held>H\d+ )(?P<aside>, which (?P<told>{verb}(?:(?![,;.] )[^ ]+ )+))"
        rf"(?=(?:, )?and {verb}|, {verb}|[.;] |$)"
    )


def cut_relative(clause: Clause) -> Clause | None:
    """Cut what "which" tells of the company of a role; return it as a clause.

    "Jane Roe is the owner of Acme Ltd, which owns Bravo Ltd" tells that of Acme Ltd;
    None where no role of one company stands before "which".
    """
    match = _relative().search(clause.line)
    if match is None:
        return None
    held = clause.group(match, "held")[0]
    if len(held.of) != 1 or held.of[0].sort != "party" or is_person(held.of[0]):
        return None
    start, end = clause.within(match.start("told"), match.end("told"))
    told = Clause([held.of[0], *clause.pieces[start:end]])
    first, last = clause.within(match.start("aside"), match.end("aside"))
    clause.replace(first, last, [])
    return told


@cache
def _subject() -> re.Pattern[str]:
    verb = rf"(?:{class_expression('adverb')})*{class_expression('finite')}"
    return re.compile(
        rf"{_LEAD}(?P<subject>{names_expression()})(?P<told>, )?(?={verb})"
    )


@cache
def _second() -> re.Pattern[str]:
    verb = rf"(?:{class_expression('adverb')})*{class_expression('finite')}"
    return re.compile(rf"(?<!\S)(?:, )?(?:and|but) (?P<verb>{verb})")


@cache
def _passive() -> re.Pattern[str]:
    held = rf"(?:{class_expression('own')}|{class_expression('control')})"
    adverbs = rf"(?:{class_expression('adverb')})*"
    return re.compile(rf"(?<!\S)(?:, )?and (?P<verb>{adverbs}{held}{adverbs}by )")


@cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){class_expression('finite')}$")


def coordinated(clause: Clause) -> list[Clause]:
    """Return a clause for each further verb that its subject has.

    Nothing is said of a subject behind "who", "which" or "if", for the verb may be
    that of somebody else.
    """
    opening = _subject().match(clause.line)
    if opening is None:
        return []
    first, last = clause.within(0, opening.end())
    before = clause.pieces[first:last]
    if opening["told"] and not clause.group(opening, "subject")[-1].told:
        return []  # No more is told of a name before the comma.
    found: list[Clause] = []
    for match in _second().finditer(clause.line, opening.end()):
        between = clause.line[opening.end() : match.start()]
        if class_pattern("subordinates").search(between):
            break
        if _verb_before().search(
            between
        ):  # "owns and controls": one verb of two words.
            continue
        at, _ = clause.within(match.start("verb"), match.end("verb"))
        if _is_of_described(clause, clause.place(match.start())):
            continue
        found.append(Clause([*before, *clause.pieces[at:]]))
    return found + list(_held_by(clause, before, opening.end()))


def _held_by(clause: Clause, before: Sequence[Piece], start: int) -> Iterator[Clause]:
    """Yield "Acme Ltd is owned by" of "Acme Ltd was formed in 2019 and owned by"."""
    passive = _passive().search(clause.line, start)
    if passive is None or not clause.line[start:].startswith(("is ", "was ")):
        return
    between = clause.line[start : passive.start()]
    if class_pattern("subordinates").search(between) or re.search(r"P\d", between):
        return
    at, _ = clause.within(passive.start("verb"), passive.end("verb"))
    is_ = replace(before[-1], sort=WORD, text="is", start=before[-1].end)
    yield Clause([*before, is_, *clause.pieces[at:]])


@cache
def _described() -> re.Pattern[str]:
    body, formed = class_expression("described-body"), class_expression("formed")
    words = r"(?:(?!(?:,|of|by|that|which|in|with|and) )[^ PO]+ ){0,6}?"
    place = r"(?:(?!(?:by|as|and|to) )[^ PO,]+ ){1,7}"
    return re.compile(
        rf"(?:[PU]\d+ )(?P<aside>, (?:(?:a|an) {words}{body}(?:{formed}{place})?"
        rf"|{formed}{place}))"
        r"(?=, |and (?!(?:[a-z]+ ){0,3}[OHK]\d)|[.] |$)"
    )


def cut_descriptions(clause: Clause) -> None:
    """Cut what companies of a list are: "Acme Ltd, a BVI company, Bravo Ltd, a"."""
    found = list(_described().finditer(clause.line))
    listed = len(found) > 1 or ":" in clause.tokens
    for match in reversed(found if listed else []):
        first, last = clause.within(match.start("aside"), match.end("aside"))
        clause.replace(first, last, [])


_DAYS = pattern_of(r"D\d+ (?P<more>(?:, )?and (?:D\d+|(?:19|20)\d\d) )")
_SHARES = pattern_of(
    rf"(?<!\S){class_expression('owning')}"
    r"(?:(?:approximately|about|beneficially|of|record|a|an|total|aggregate) )*"
    r"N\d+ (?P<more>(?:, )?and (?:approximately )?N\d+ )(?!to |- )"
)
_RESPECTIVELY = pattern_of(r"(?:, )?(?P<more>respectively )")
_SEVERAL = pattern_of(r"[PURH]\d+ (?:, )?(?:and|or) (?:[a-z]+ )?[PURH]\d+ ")


def at_first_day(clause: Clause) -> None:
    """Leave what held on the first of two days: "1% and 2%, respectively".

    Where one party is spoken of, "respectively" is told of the days.
    """
    if "respectively" not in clause.tokens or _SEVERAL.search(clause.line):
        return
    found = [list(p.finditer(clause.line)) for p in (_DAYS, _SHARES, _RESPECTIVELY)]
    if not all(len(matches) == 1 for matches in found):
        return
    for match in sorted((m for [m] in found), key=lambda m: -m.start()):
        first, last = clause.within(match.start("more"), match.end("more"))
        clause.replace(first, last, [])


def _is_of_described(clause: Clause, at: int) -> bool:
    """Whether a verb behind "and" may be said of the name before, not of the subject.

    In "Acme Ltd borrowed from Bravo Ltd, owned by Jane Roe and is a shareholder" what
    was told of Bravo Ltd is cut, and may go on.
    """
    before, verb = clause.pieces[at - 1], clause.pieces[at + 1].text
    copula = verb in word_set("is") and clause.pieces[at].text == "and"
    return copula and before.sort in ("party", "maybe") and bool(before.told)


@cache
def class_pattern(kind: str) -> re.Pattern[str]:
    """Return what finds a term of a word class anywhere in a line."""
    return re.compile(rf"(?<!\S){class_expression(kind)}")
