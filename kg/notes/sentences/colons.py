"""Lists behind a colon, put where the sentence before the colon speaks of them.

"The following entities are controlled by our CEO: Acme Ltd and Bravo Ltd" is read as
"Acme Ltd and Bravo Ltd are controlled by our CEO", and "the sole owner of the following
companies: Acme Ltd and Bravo Ltd" as "the sole owner of Acme Ltd and Bravo Ltd".
"""

import re
from collections.abc import Sequence
from functools import cache

from kg.notes.sentences.holding import predicates_of_role
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.wordclasses import word_set

_FEW = 2
"""Words behind a name from which on an item of a list tells more."""


@cache
def _following() -> re.Pattern[str]:
    adjectives = r"(?:(?![,;:] )[^ A-Z]+ ){0,5}?"
    bodies = class_expression("listed")
    return re.compile(
        rf"(?<!\S)(?P<noun>(?:(?:each|both|all) of )?(?:the )?following "
        rf"(?:{adjectives}(?:{bodies}|(?P<kind>O\d+ )(?=are )))?)"
        rf"(?P<between>[^;:]*?)(?P<colon>(?:, )?: )"
    )


_NAMES = re.compile(
    r"(?:[PU]\d+ (?:N\d+ )?(?:, and |, or |, |and |or )?)*[PU]\d+ (?:N\d+ )?"
)
"""Names in a list, with the share behind each; "A, and B, C and D" is one too."""


def with_listed(clause: Clause) -> Clause:
    """Return a clause with the names behind its colon in the place of "the following".

    The same clause where it speaks of nothing that follows, or no names do.
    """
    if not {"following", ":"} <= clause.tokens:
        return clause
    lead = _following().search(clause.line)
    names = None if lead is None else _NAMES.match(clause.line, lead.end())
    if lead is None or names is None:
        return clause
    kinds = clause.group(lead, "kind")
    if any(predicates_of_role(kind.text) for kind in kinds):
        return clause
    first, last = clause.within(names.start(), names.end())
    listed = _joined(clause.pieces[first:last])
    start, end = clause.within(lead.start("noun"), lead.end("noun"))
    colon, _ = clause.within(lead.start("colon"), lead.end("colon"))
    pieces = clause.pieces
    return Clause([*pieces[:start], *listed, *pieces[end:colon], *pieces[last:]])


def _joined(listed: Sequence[Piece]) -> list[Piece]:
    """Return names with "and" before the last one, as lists have it."""
    named = [piece for piece in listed if piece.sort != WORD]
    joined: list[Piece] = []
    count = sum(piece.sort != "share" for piece in named)
    at = 0
    for piece in named:
        if piece.sort != "share":
            at += 1
            if at > 1:
                text = "and" if at == count else ","
                joined.append(Piece(WORD, text, piece.start, piece.start))
        joined.append(piece)
    return joined


def with_items(rows: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Return the parts of a sentence, bare names behind a colon joined to it.

    In "our directors: (i) Jane Roe; and (ii) John Roe" the semicolon parts no clauses.
    """
    joined: list[list[Piece]] = []
    for row in rows:
        opened = bool(joined) and any(p.text == ":" for p in joined[-1])
        item = _item(row) if opened else None
        if item is not None:
            last = row is rows[-1] and item[0].sort != WORD
            mark = Piece(WORD, "and" if last else ",", row[0].start, row[0].start)
            joined[-1] = [*joined[-1], mark, *item]
        else:
            joined.append(list(row))
    return joined


def _item(row: Sequence[Piece]) -> list[Piece] | None:
    """Return the name an item of a list is, with its share, not where it was formed.

    None for words that tell more: "(ii) Jane Roe owns Acme Ltd".
    """
    named = [p for p in row if p.sort != WORD]
    name = named[0] if named else None
    if name is None or name.sort not in ("party", "maybe"):
        return None
    before, behind = row[: row.index(name)], row[row.index(name) + 1 :]
    share = [p for p in behind[:1] if p.sort == "share"]
    behind = behind[len(share) :]
    joint = [p for p in before if p.text in ("and", "or")]
    words = [p.text for p in behind if p.sort == WORD]
    if len(joint) < len(before) or (behind and words[:1] not in ([","], ["."])):
        return None
    formed = " ".join(words[1:2]) in word_set("formed") | {"acquired"}
    plain = all(p.sort in (WORD, "day") for p in behind) and formed
    return [*joint, name, *share] if plain or len(words) < _FEW else None
