"""Reads terms: interest, maturity, security, guarantee, conversion, currency."""

import re
from dataclasses import replace
from decimal import Decimal

from kg.model.note import Statement, StatementKind
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rates import (
    end_of_base,
    is_doubtful_rate,
    is_other_rate,
    is_over_base,
)
from kg.notes.sentences.respective import days_of, of_respective, rates_of
from kg.notes.sentences.rules import Rule, rules_for
from kg.notes.sentences.term_parties import of_each, party_of_term
from kg.notes.sentences.wordclasses import word_set
from kg.patterns import pattern_of

_BALANCE_DAY = re.compile(
    r"(?:amounts?|balances?|interest|\w+ fees|receivables?|rent) (?:\S+ )?"
    r"(?:due|payable) $"
)
_WITH_INTEREST = re.compile(
    rf"(?<!\S){class_expression('loan')}(?:\S+ )?"
    r"(?:along with|together with|plus|and|including) (?:[a-z]+ ){0,3}interest "
)
"""The debt that falls due in "the note along with accrued interest was due"."""
_NOTES_PAYABLE = re.compile(rf"(?<!\S){class_expression('loan')}$")
"""Before "payable at June 30" in "notes payable at June 30 consist of"."""
_AS_OF = re.compile(r"(?:due|payable) as of ")
_FIRST = pattern_of(
    r"(?<!\S)(?:originally|initially|original|initial) (?:(?![,;] )[^ ]+ ){0,7}$"
)
_MOVED = pattern_of(r"(?<!\S)(?:now|extended|renewed|revised|postponed) (?:.* )?D\d+ ")
"""Behind "originally scheduled to mature on May 1", where the day was moved."""
_OVER = pattern_of(
    rf"(?:(?![,;] )[^ ]+ ){{0,4}}?(?:was |were |has been |have been )?"
    rf"{class_expression('released')}"
)
"""Behind a right or a guarantee: "lapsed in 2021", "was released"."""
_NOT = re.compile(r"(?<!\S)not (?:[a-z]+ ){0,4}$")
"""Before "repaid within twelve months" in "not expected to be repaid"."""
_RANKED = pattern_of(
    r"(?<!\S)(?:(?:subordinated?|junior|senior|inferior|superior|secondary) "
    r"(?:in right of payment |in all respects |in priority )?to"
    r"|(?:ranks?|ranking) (?:[^ ,;]+ ){0,5}?"
    r"(?:behind|after|below|above|ahead of|before|with)) "
    r"(?:[^ ,;]+ ){0,9}?(?:, )?(?:which|that) "
)
"""Before what is told of the debt ranked with: "junior to the bank loan, which"."""
_BOUGHT_FROM = pattern_of(
    r"(?<!\S)(?:which|that) (?:[^ ,;]+ ){0,4}?"
    r"(?:purchased|acquired|bought|assumed) from [PU]\d+ "
)
"""A debt's earlier holder: "a 12% note, which he bought from Acme Ltd"."""
_MEANS = pattern_of(r"(?<!by )(?<!\S)(?:means|shall mean|will mean) (?:[^ ]+ ){0,9}$")
_REPAID_BY = pattern_of(
    r"[^;]*?(?:repaid|refinanced|replaced|settled|exchanged|retired) (?:[^ ;]+ ){0,5}?"
    r"(?:out of|proceeds of|proceeds from|with|by|for) (?:an?|another) "
)
"""Behind a term: "a demand loan, which was repaid out of a new loan from Acme Ltd"."""
_EXCEPT = pattern_of(
    r"(?:, )?(?:other than|except|save|excluding|apart from|with the exception of) "
)
_PLEDGED_BY = pattern_of(r"[PU]\d+ (?:(?:has|have|had|also|further) )*$")
_ITS_OWN = pattern_of(r"(?:its|his|her|their|an?|[PU]\d+ 's) ")
"""Behind "pledged its shares as security for": a debt of who pledged them."""
_OTHER_NAMED = pattern_of(r"(?<!\S)(?:to|from) (?P<who>[PU]\d+) ")
_NOT_YET = ("will be ", "to be ", "will become ", "to become ")
"""Before "secured by": "is intended to be", "is to be"."""
_PLANNED = pattern_of(
    r"(?<!\S)(?:(?:intends?|expects?|plans|proposes?|anticipates?) to "
    r"(?:issue|sell|enter|execute|borrow|obtain|lend|grant|make|offer|provide|extend)"
    r"|(?:(?:is|are) (?:expected|intended|proposed|anticipated|planned) to "
    r"(?:bear|accrue|carry|mature)"
    r"|(?:letter of intent|term sheet))) "
)
"""Before what a debt would be: "the Company intends to issue a note bearing"."""
_SEVERAL = 2
_LONGEST_CONVERTED = 12
"""Words between "convert" and "into" that tell what is converted."""


def terms_in(clause: Clause, text: str) -> list[Statement]:
    """Return the terms a clause states of a balance.

    Args:
        clause: With bare names; see `kg.notes.sentences.ties`.
        text: The document, from which words are cut as printed.
    """
    found: list[Statement] = []
    taken: dict[str, list[tuple[int, int]]] = {}
    for rule in rules_for("term", clause.tokens):
        for match in rule.matches(clause):
            start, end = match.span()
            spans = taken.setdefault(rule.predicates[0], [])
            if any(start < last and end > first for first, last in spans):
                continue
            terms = [term for term in _terms(rule, match, clause, text) if _says(term)]
            statements = of_each(terms, clause, text)
            if _is_doubtful(rule, match, clause) or _is_of_next(match, clause, terms):
                statements = [replace(s, certain=False) for s in statements]
            if statements:
                spans.append((start, end))
                found += statements
    return found


def _says(term: Statement) -> bool:
    """Whether a term has words: "secured by:" leaves them to a list behind it."""
    return any(map(str.isalnum, term.object))


def _is_of_next(match: re.Match[str], clause: Clause, terms: list[Statement]) -> bool:
    """Whether a term has another name in its own words than the party it is read of.

    "We borrowed $500 from Acme Ltd and lent $75 to Jane Roe at 3%."
    """
    named = _OTHER_NAMED.search(match.group())
    if named is None:
        return False
    shift = match.start()
    first, last = clause.within(shift + named.start("who"), shift + named.end("who"))
    inside = {piece.text for piece in clause.pieces[first:last]}
    return any(
        term.subject and term.predicate == "interest" and term.subject not in inside
        for term in terms
    )


def _terms(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> list[Statement]:
    """Return what a match of a rule states; nothing where it is only supposed."""
    predicate = rule.predicates[0]
    if _is_supposed(predicate, match, clause):
        return []
    if predicate == "maturity" and not _is_maturity(rule, match, clause):
        return []
    if predicate == "interest" and is_other_rate(rule, match, clause):
        return []
    if predicate == "convertible" and _is_other_conversion(rule, match, clause, text):
        return []
    objects = clause.group(match, "named") or clause.group(match, "object")
    if predicate == "guaranteed-by":
        return [_term(rule, match, clause, text, guarantor=piece) for piece in objects]
    values = rates_of(match, clause) if predicate == "interest" else ()
    days = days_of(match, clause) if predicate == "maturity" else ()
    if len(values) < _SEVERAL and len(days) < _SEVERAL:
        value = values[0].number if values else None
        return [_term(rule, match, clause, text, value=value)]
    terms = [_term(rule, match, clause, text, value=piece.number) for piece in values]
    terms += [_term(rule, match, clause, text, day=piece) for piece in days]
    return of_respective(terms, clause, match)


def _is_doubtful(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether a term holds only perhaps, or not yet: "will be secured by"."""
    predicate = rule.predicates[0]
    before = clause.line[: match.start()]
    if _RANKED.search(before) or _BOUGHT_FROM.search(clause.line):
        return True
    if _PLANNED.search(clause.line, 0, match.end()):
        return True
    if _EXCEPT.match(clause.line, match.end()):
        return True
    if _REPAID_BY.match(clause.line, match.end()):
        return True
    if predicate in ("secured", "guaranteed-by"):
        if rule.name == "pledged" and _PLEDGED_BY.search(before):
            return _ITS_OWN.match(clause.line, match.end()) is not None
        return before.endswith(_NOT_YET)
    if predicate == "interest" and _MEANS.search(before):
        return True
    if predicate == "maturity":
        rest = clause.line[match.end() :]
        first = _FIRST.search(clause.line, 0, match.end())
        return first is not None and _MOVED.search(rest) is not None
    return predicate == "interest" and is_doubtful_rate(rule, match, clause)


def _term(
    rule: Rule,
    match: re.Match[str],
    clause: Clause,
    text: str,
    *,
    value: Decimal | None = None,
    day: Piece | None = None,
    guarantor: Piece | None = None,
) -> Statement:
    """Return one term with its words, and the party whose balance it is where said."""
    predicate = rule.predicates[0]
    start, end = clause.span(match)
    words = " ".join(text[start:end].split())
    if guarantor is not None:
        words = _named(guarantor, text)
    elif "words" in match.re.groupindex:
        first, last = clause.span(match, "words")
        words = text[first:last]
    elif predicate == "currency":
        first, last = clause.span(match, "object")
        words = text[first:last]
    elif text[start:end] != words:
        words = text[start:end]
    if predicate == "interest" and value is None and rule.name == "no-interest":
        value = Decimal(0)
    if predicate == "interest" and is_over_base(match, clause):
        value, end = None, max(end, end_of_base(match, clause))
        words = text[start:end]
    days = clause.group(match, "day") if day is None else (day,)
    end = end if day is None else max(end, day.end)
    subject = party_of_term(clause, match, predicate)
    if subject is not None:
        start, end = min(start, subject.start), max(end, subject.end)
    return Statement(
        StatementKind.TERM,
        "" if subject is None else subject.text,
        predicate,
        words,
        value,
        None if value is None else "pure",
        days[0].day if days else None,
        None,
        None,
        start,
        end,
        rule.name,
    )


def _named(piece: Piece, text: str) -> str:
    """Return a guarantor: a name, "" for the reporter, or the words of a role."""
    if piece.sort == "reporter":
        return ""
    if piece.sort in ("holder", "family") and not piece.own:
        return text[piece.start : piece.end]
    return piece.text


def _is_supposed(predicate: str, match: re.Match[str], clause: Clause) -> bool:
    """Whether a term is only possible, or denied; an option to convert is a term."""
    words = clause.line[: match.start()].split()
    before = set(words)
    if predicate in ("secured", "guaranteed-by") and {"not", "neither"} & set(
        words[-2:]
    ):
        return True
    if predicate == "guaranteed-by" and _is_no_guarantee(match, clause):
        return True
    if predicate == "convertible" and _OVER.match(clause.line, match.end()):
        return True
    denied = predicate in ("maturity", "convertible")
    if denied and _NOT.search(clause.line[: match.start()]):
        return True
    if predicate == "currency" and _LOAN.search(clause.line) is None:
        return True
    if predicate == "convertible":
        return bool(before & {*word_set("condition"), "would", "could", "might"})
    return bool(before & word_set("modal-term"))


def _is_no_guarantee(match: re.Match[str], clause: Clause) -> bool:
    """Whether a guarantee is denied, sought or over: "was released from her guarantee".

    "Neither the Company nor Jane Roe has guaranteed the loan."
    """
    before = clause.line[: match.start()].split()
    denied = {"neither", "nor", "none"} & set(before)
    released = word_set("released") & set(before[-4:])
    return bool(denied or released or _OVER.match(clause.line, match.end()))


_OF_LOANS = frozenset(
    [
        "term-of",
        "term-to",
        "term-is",
        "year-term",
        "due-within",
        "period-of-loan",
        "instalments-end",
    ]
)
"""Rules whose words are said of leases and services too; a loan must be spoken of."""
_PLAIN = frozenset({"due", "payable", "expires", "expire", "expiring", "redeemable"})
"""Words for falling due that are said of other things than debts too."""
_BORROWED = frozenset({"borrowed", "lent", "loaned"})
_LOAN = re.compile(rf"(?<!\S){class_expression('loan')}")


def _is_maturity(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether a day is when a debt falls due, not that of a balance or a lease."""
    before = clause.line[: match.start()]
    opening = match.group().split()[0]
    if _AS_OF.search(match.group()):
        return False
    of_principal = "principal" in (*before.split()[-4:], opening)
    of_principal = of_principal or _WITH_INTEREST.search(before) is not None
    lent = {"unsecured", "secured", "interest", *_BORROWED} & clause.tokens
    time = rule.name == "due-within" and bool(lent)  # "unsecured, due within one year"
    if _BALANCE_DAY.search(before + opening + " ") and not (of_principal or time):
        return False
    if opening == "payable" and _NOTES_PAYABLE.search(before):
        return False
    if opening.startswith("matur") and opening != "maturity":
        return True  # Only debts do, whatever they were given for.
    about = before + match.group()
    if word_set("no-debt") & set(about.split()):
        return False
    dated = match.group().split()[1:2] in (["date"], ["dates"])
    plain = not dated and opening in _PLAIN
    told = {"maturity", "due", "repayment"} & set(match.group().split())
    extends = rule.name in ("extends-maturity", "maturity-extended") and not told
    if plain or extends or rule.name in _OF_LOANS:
        if word_set("no-debt") & set(clause.line.split()):
            return False
        return bool(lent) or _LOAN.search(clause.line) is not None
    return True


def _is_other_conversion(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> bool:
    """Whether what is convertible is a share or a term defined elsewhere."""
    start, end = clause.span(match)
    before = set(clause.line[: match.start()].split())
    if word_set("no-conversion") & before:
        return True
    rest = clause.line[match.start() :].partition("convert ")[2]
    inside = rest.partition("into ")[0].split()[:_LONGEST_CONVERTED]
    owed = word_set("loan").intersection(inside)
    if word_set("no-conversion").intersection(inside) and not owed:
        return True  # "the right to convert 500 shares it owns into"
    return rule.name == "convertible" and text[start:end] != text[start:end].lower()
