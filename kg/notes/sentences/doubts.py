"""Tells what makes a match of a rule no statement, or one that is not sure."""

import re

from kg.notes.sentences.anaphora import is_elsewhere_perhaps
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rules import Rule
from kg.notes.sentences.wordclasses import word_set
from kg.patterns import pattern_of

_WHO = pattern_of(r", (?:who|which|that) ")
_OF_WHOM = pattern_of(
    r"(?:affiliated|associated|connected) with $"
    r"|(?:managed|controlled|advised|owned) by $"
    r"|(?<!\S)(?:members|relatives|siblings|children|employees|K\d+|F\d+) of "
    r"(?:[PUHR]\d+ (?:, |and |or |, and ))*$"
)
"""Before "Bay Fund" in "entities affiliated with Bay Fund own": they do, it may not.

So it is with "family members of Jane Roe and John Roe own".
"""
_KIN_AND = pattern_of(r"(?P<kin>F\d+ )(?:, )?and $")
_PLACE_AHEAD = pattern_of(
    rf", (?:(?!who |which |that |whose |where |{class_expression('finite')})"
    r"(?:[a-z.]+|[OUKF]\d+|,) ){0,9}?(?:(?P<holder>H\d+ )|(?:for|of|at) [PU]\d+ )"
)
"""Behind "Jane Roe is Secretary" in "Secretary, Treasurer and Counsel for Acme Ltd"."""
_UNREAD_PLACE = pattern_of(r"(?:of|in|at|for) (?:the |its )?[PU]\d+ ")
_NAMED_APART = pattern_of(
    r"(?:of|to|with|for|at|in) (?:the )?[PU]\d+ , "
    r"(?:which|that|who|(?:of|in|at) which|where|whose) "
)
_PARTNER_BEFORE = pattern_of(r"(?:^| )[PUOH]\d+ (?:, )?with $")
"""Before "Acme Ltd" in "Bravo Ltd, our venture with Acme Ltd, in which we own"."""
_PLAIN_NOUN = pattern_of(
    r"(?:.*, )?(?:(?:one of |two of )?R\d+ 's |the |an? )"
    r"(?:(?!(?:of|to|from|by|with|for|in|at) )[a-z]+ )+, "
)
"""What a name may be set beside: "our largest customer, Acme Ltd, is"."""


def is_far(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether the name before a comma may not be what the verb behind it is said of.

    In "Jane Roe, a lender to Acme Ltd, is a director" the comma ends what is said of
    Jane Roe beside the point.
    """
    if rule.stage != "clause" or "subject" not in match.re.groupindex:
        return False
    if rule.predicates == ("owns",):
        ahead = clause.line[: match.start("subject")]
        kin = _KIN_AND.search(ahead)
        relatives = () if kin is None else clause.group(kin, "kin")
        if _OF_WHOM.search(ahead) or any(piece.several for piece in relatives):
            return True
    if "respectively" in rule.traits:
        return False  # "by A and B, who hold 60% and 40%": as many shares as holders.
    if not clause.line.startswith(", ", match.end("subject")):
        return False
    if match.end("subject") == match.end():  # "a subsidiary, Acme Ltd, on May 1"
        return False
    subjects = clause.group(match, "subject")
    told = subjects[-1].told if subjects else ""
    if told == "other" and _WHO.match(clause.line, match.end("subject")):
        return True
    if told and told != "before":  # The comma ends what was read beside the name.
        return False
    before = clause.line[: match.start("subject")]
    if _PLAIN_NOUN.fullmatch(before):
        return False
    return re.search(r"[PUR]\d+ ", before) is not None


def is_thin(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether the words leave open of whom, or where, something is told.

    "Spouse of Lau Yan, Karen" may name one person in two words; behind "a director" a
    place may stand that was not read.
    """
    if _is_over_another(match, clause) or _is_of_partner(rule, match, clause):
        return True
    if rule.name == "role-before-name" and any(
        map(_may_end_sentence, clause.group(match, "role"))
    ):
        return True
    if rule.name == "kin-before-name":
        return any(map(is_one_word, clause.group(match, "subject")))
    if "bare" in rule.traits and is_elsewhere_perhaps(clause.line, match.end()):
        return True
    if rule.name == "role-is":
        ahead = _PLACE_AHEAD.match(clause.line, match.end())
        elsewhere = () if ahead is None else clause.group(ahead, "holder")
        return ahead is not None and not any(piece.own for piece in elsewhere)
    if rule.name == "role-and-role":
        return _UNREAD_PLACE.match(clause.line, match.end()) is not None
    return False


def _may_end_sentence(role: Piece) -> bool:
    """Whether the full stop of a company's form may end what is told of its role.

    "A sister company of Acme Ltd. Charter hire is paid": no sister is called so.
    """
    last = role.of[-1] if role.of else None
    return last is not None and last.end == role.end and last.text.endswith(".")


def _is_over_another(match: re.Match[str], clause: Clause) -> bool:
    """Whether a name and a comma stand between a subject and what is told of it.

    In "Acme Ltd, an affiliate of Bravo Ltd, which is controlled by" either may be.
    """
    ends = sorted(
        match.span(name)
        for name in ("subject", "object", "at")
        if name in match.re.groupindex and match.start(name) >= 0
    )
    if len(ends) < len(("subject", "object")):
        return False
    between = clause.line[ends[0][1] : ends[1][0]]
    return _NAMED_APART.search(between) is not None


def _is_of_partner(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether "in which" may mean the venture told before its partner's name."""
    if "of-which" not in rule.traits:
        return False
    return _PARTNER_BEFORE.search(clause.line, 0, match.start("object")) is not None


def is_one_word(piece: Piece) -> bool:
    """Whether somebody is called by one word, as no person's name is in full.

    In "Spouse of Lau Yan, Karen" and "Jane Roe's wife, Fernbank" it is a part of the
    name before, or a company that the next verb is said of.
    """
    return piece.sort in ("party", "maybe") and len(piece.text.split()) == 1


def is_possessor(clause: Clause, match: re.Match[str]) -> bool:
    """Whether an object only tells whose something is: "owned by Jane Roe's bank"."""
    if "object" not in match.re.groupindex or match.start("object") < 0:
        return False
    ends = match.end("object") == match.end()
    return ends and clause.line.startswith("'s ", match.end())


def is_other_interest(match: re.Match[str]) -> bool:
    """Whether a share is one in oil, fees or security, not in a company."""
    return bool(word_set("no-share").intersection(match.group().split()))


def is_denied(rule: Rule, clause: Clause, match: re.Match[str]) -> bool:
    """Whether a clause only supposes what a match says, or denies it.

    What is told beside a name stands whatever the clause supposes: "may be sold to
    Jane Roe, our director".
    """
    inside = match.group().replace("no longer ", "").split()
    before = clause.line[: match.start()].split()
    supposing = inside if rule.stage == "name" else [*before, *inside]
    if word_set("modal").intersection(supposing):
        return True
    return bool(word_set("denial").intersection([*before[-2:], *inside]))
