"""How alike two names are, and why: proposals only, nothing is united on a score."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from rapidfuzz import fuzz

from kg.model.fact import PartyKind
from kg.parties.abbreviations import abbreviates, are_initials
from kg.parties.likeness import LIKE, agree, alike, found_in, unshared
from kg.parties.names import name_form
from kg.parties.persons import same_initials
from kg.parties.phrases import without_mark
from kg.parties.prospects import Prospect
from kg.parties.wordlists import name_words


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score with its reason.

    Attributes:
        score: From 0 to 1; not a probability.
        why: One sentence with its numbers.
    """

    score: float
    why: str


class Scope(Enum):
    """Which pairs of names a measure compares."""

    ANYWHERE = "all names whose numbers agree"
    REPORTER = "names of one reporter whose numbers agree"
    NUMBERS_APART = "names of one reporter, whatever their numbers"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a measure finds.

    Attributes:
        why: One sentence with its numbers.
        agreement: Share of the measure's score that the names deserve, 0 to 1.
    """

    why: str
    agreement: float = 1.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One way in which two names may be alike.

    Attributes:
        name: What the benchmarks call it.
        scope: The pairs it compares.
        score: Of a pair it finds alike, 0 to 1.
        compare: Gets the shorter name first; returns None when nothing is alike.
    """

    name: str
    scope: Scope
    score: float
    compare: Callable[[Prospect, Prospect], Evidence | None]

    def likeness(self, short: Prospect, long: Prospect) -> Likeness | None:
        """Return how alike the measure finds two names, or None."""
        evidence = self.compare(short, long)
        if evidence is None:
            return None
        return Likeness(self.score * evidence.agreement, evidence.why)


def likeness(one: Prospect, other: Prospect) -> Likeness | None:
    """Return how alike two mentions are, or None when nothing speaks for one party.

    Names with different numbers in them are not alike ("Fund 5", "Fund 6") unless the
    number itself is told to be an addition; nor are those whose trade names differ in
    more than letters.
    """
    short, long = (one, other) if _size(one) <= _size(other) else (other, one)
    scopes = _scopes(one, other)
    found = [m.likeness(short, long) for m in MEASURES if m.scope in scopes]
    best = max(
        (likeness for likeness in found if likeness is not None),
        key=lambda likeness: likeness.score,
        default=None,
    )
    near = one.mention.reporter == other.mention.reporter
    if best is None or (not near and best.score < LEAST_ABROAD):
        return None
    if one.form.legal and other.form.legal and one.form.legal != other.form.legal:
        forms = f"{one.form.legal} and {other.form.legal}"
        return Likeness(
            best.score - OTHER_LEGAL_FORM, f"{best.why}; legal forms {forms}"
        )
    return best


def _scopes(one: Prospect, other: Prospect) -> set[Scope]:
    """Return the scopes that two names are in."""
    scopes = set()
    near = one.mention.reporter == other.mention.reporter
    if near:
        scopes.add(Scope.NUMBERS_APART)
    if one.numbers == other.numbers or (one.person and other.person):
        scopes.add(Scope.ANYWHERE)
        if near:
            scopes.add(Scope.REPORTER)
    return scopes


def _size(name: Prospect) -> tuple[int, int, str]:
    return len(name.words), len(name.form.form), name.mention.key


def _same_person(short: Prospect, long: Prospect) -> Evidence | None:
    if not (short.person and long.person):
        return None
    if len(long.words) > len(short.words) + 1 or not same_initials(
        short.form.form, long.form.form
    ):
        return None
    return Evidence("a person's names agree, initials and middle names aside")


def _spelling(short: Prospect, long: Prospect) -> Evidence | None:
    """The spelling is alike, and no word is quite another."""
    for mine, theirs in ((short.words, long.words), (short.form.raw, long.form.raw)):
        percent = max(
            fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs)),
            fuzz.ratio("".join(mine), "".join(theirs)),
        )
        if percent < LIKE * 100:
            continue
        left, right = unshared(mine, theirs)
        if len(left) == len(right) and alike(left, right):
            why = f"the spelling agrees to {percent:.0f} of 100"
            return Evidence(why, agreement=percent / 100)
    return None


def _one_of_names(short: Prospect, long: Prospect) -> Evidence | None:
    """A person named by title and one name alone, and one who bears that name."""
    words, name = long.words, short.form.form
    if short.mention.kind is not PartyKind.PERSON or " " in name or len(words) < 2:
        return None
    if name not in words or not long.person:
        return None
    return Evidence(f"'{name}' is one of the {len(words)} names")


def _within(short: Prospect, long: Prospect) -> Evidence | None:
    """Each word of the one is, letters aside, one of the other's; so the trade name.

    A name that states its legal form is no short form, and so contains no other.
    """
    fewer, more = short.words, long.words
    if short.form.legal and short.form.legal != long.form.legal:
        return None
    if name_words("kin").intersection(set(more) - set(fewer)):
        return None
    if not (agree(short.own, long.own) and found_in(fewer, more)):
        return None
    return Evidence(f"{len(fewer)} words are among the {len(more)} of the other")


def _initials(short: Prospect, long: Prospect) -> Evidence | None:
    """One name is the initials of the other."""
    if not are_initials(short.form.form, long.words, long.form.raw):
        return None
    return Evidence(f"'{short.form.form}' are the initials of its words")


def _abbreviation(short: Prospect, long: Prospect) -> Evidence | None:
    """Words of the one are beginnings or joined initials of words of the other."""
    words, others = short.words, long.words
    if len(words) < 2 or set(words) <= set(others) or not abbreviates(words, others):
        return None
    return Evidence(f"'{short.form.form}' abbreviates its {len(others)} words")


def _begun(short: Prospect, long: Prospect) -> Evidence | None:
    """One name goes on after the full name of the other, legal form included."""
    words, others = short.form.raw, long.form.raw
    if not short.form.legal or len(words) < 2 or others[: len(words)] != words:
        return None
    return Evidence(f"it begins with the {len(words)} words of the other")


def _marked(short: Prospect, long: Prospect) -> Evidence | None:
    """A number or sign in brackets follows one of the names: a footnote's mark."""
    names = [without_mark(prospect.mention.name) for prospect in (short, long)]
    if names == [short.mention.name, long.mention.name]:
        return None
    if name_form(names[0]).compact != name_form(names[1]).compact:
        return None
    return Evidence(f"both read '{names[0]}' but for the mark of a footnote")


def _unnumbered(short: Prospect, long: Prospect) -> Evidence | None:
    """A number in front is missing: the name of an element cannot begin with one."""
    words, others = short.counted, long.counted
    if not others[0].isdigit() or words != others[1:] or not short.form.own:
        return None
    return Evidence(f"{len(words)} words agree; '{others[0]}' in front is missing")


def _numerals(short: Prospect, long: Prospect) -> Evidence | None:
    """Numbers are spelt out in one of the names."""
    if short.digits != long.digits:
        return None
    return Evidence(f"both read '{short.digits}', numbers in digits")


MEASURES: tuple[Measure, ...] = (
    Measure("initials", Scope.NUMBERS_APART, 0.9, _initials),
    Measure("abbreviation", Scope.NUMBERS_APART, 0.86, _abbreviation),
    Measure("begun", Scope.NUMBERS_APART, 0.86, _begun),
    Measure("marked", Scope.NUMBERS_APART, 0.94, _marked),
    Measure("unnumbered", Scope.NUMBERS_APART, 0.87, _unnumbered),
    Measure("numerals", Scope.NUMBERS_APART, 0.93, _numerals),
    Measure("same person", Scope.ANYWHERE, 0.95, _same_person),
    Measure("spelling", Scope.ANYWHERE, 1.0, _spelling),
    Measure("one of names", Scope.REPORTER, 0.86, _one_of_names),
    Measure("within", Scope.REPORTER, 0.88, _within),
)
"""What is compared; of equal scores the first gives the reason.

The scores only order what a person sees: they were set by hand, not fitted, and lie
above the least likeness of spelling, `LIKE`. Measures that leave less open come first:
equal but for spaces, then equal words, then what may be a short form.
``benchmarks/identity_rules.py`` prints how often each measure is right on names judged
by hand, by which the scores can be set anew.
"""

LEAST_ABROAD = 0.93
"""Score below which names of different reporters are not proposed: equal words, a
person's names and near spellings pass, short forms do not. Set by hand."""

OTHER_LEGAL_FORM = 0.1
"""What two different legal forms take off a score. Set by hand: such a pair comes after
all pairs that agree in theirs or leave it out, and is still shown."""
