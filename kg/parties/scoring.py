"""How alike two names are, and why: proposals only, nothing is united on a score."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.model.fact import PartyKind
from kg.parties.abbreviations import abbreviates, are_initials
from kg.parties.legal import split_legal
from kg.parties.likeness import LIKE, agree, alike, found_in, unshared
from kg.parties.mentions import Mention
from kg.parties.names import NameForm, name_form
from kg.parties.numerals import numbers_of, with_numerals
from kg.parties.persons import same_initials
from kg.parties.phrases import without_mark
from kg.parties.vetoes import traits
from kg.parties.wordlists import generic_words, name_words, numbers

_MOST_NAMES = 4
_ABROAD = 0.93
_OTHER_FORM = 0.1


@dataclass(frozen=True, slots=True)
class Likeness:
    """A score with its reason.

    Attributes:
        score: From 0 to 1; not a probability.
        why: One sentence with its numbers.
    """

    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Prospect:
    """A mention with what comparing it takes, computed once.

    Attributes:
        mention: The mention.
        words: Words of its normal form.
        own: Its own words but for numbers.
        numbers: See `kg.parties.numerals.numbers_of`.
        person: Whether it is a person's name, or could be one's by its words.
        counted: Words without legal form, and without a number that follows it.
        digits: All letters, numbers in digits.
        sorted: Words with numbers in digits, sorted.
        traits: See `kg.parties.vetoes.traits`.
    """

    mention: Mention
    words: tuple[str, ...]
    own: tuple[str, ...]
    numbers: tuple[str, ...]
    person: bool
    counted: tuple[str, ...]
    digits: str
    sorted: tuple[str, ...]
    traits: Mapping[str, str]

    @property
    def form(self) -> NameForm:
        """The name, read."""
        return self.mention.form


def prospect(mention: Mention) -> Prospect:
    """Return a mention ready to be compared."""
    words = tuple(mention.form.form.split())
    return Prospect(
        mention,
        words,
        own=tuple(word for word in mention.form.own if not word.isdigit()),
        numbers=tuple(numbers_of(words)),
        person=_maybe_person(mention.kind, words),
        counted=_uncounted(mention.form.raw),
        digits="".join(with_numerals(words, inside=True)),
        sorted=tuple(sorted(with_numerals(words))),
        traits=traits(mention),
    )


def _maybe_person(kind: PartyKind, words: Sequence[str]) -> bool:
    if kind is not PartyKind.UNKNOWN:
        return kind is PartyKind.PERSON
    return 1 < len(words) <= _MOST_NAMES and not any(
        not word.isalpha() or (len(word) > 1 and word in generic_words())
        for word in words
    )


def _uncounted(raw: Sequence[str]) -> tuple[str, ...]:
    if raw and (raw[-1] in numbers() or raw[-1].isdigit()):
        kept, legal = split_legal(raw[:-1]) if len(raw) > 1 else (raw, "")
        return tuple(kept if legal else raw)
    return tuple(split_legal(raw)[0])


Measure = Callable[[Prospect, Prospect], Likeness | None]


def likeness(one: Prospect, other: Prospect) -> Likeness | None:
    """Return how alike two mentions are, or None when nothing speaks for one party.

    Names with different numbers in them are not alike ("Fund 5", "Fund 6") unless the
    number itself is told to be an addition; nor are those whose trade names differ in
    more than letters.
    """
    short, long = (one, other) if _size(one) <= _size(other) else (other, one)
    near = one.mention.reporter == other.mention.reporter
    found = [measure(short, long) for measure in (LOOSE if near else ())]
    if one.numbers == other.numbers or (one.person and other.person):
        found += [measure(short, long) for measure in ANYWHERE]
        found += [measure(short, long) for measure in (STRICT if near else ())]
    best = max(
        (likeness for likeness in found if likeness is not None),
        key=lambda likeness: likeness.score,
        default=None,
    )
    if best is None or (not near and best.score < _ABROAD):
        return None
    if one.form.legal and other.form.legal and one.form.legal != other.form.legal:
        forms = f"{one.form.legal} and {other.form.legal}"
        return Likeness(best.score - _OTHER_FORM, f"{best.why}; legal forms {forms}")
    return best


def _size(name: Prospect) -> tuple[int, int, str]:
    return len(name.words), len(name.form.form), name.mention.key


def _same_form(short: Prospect, long: Prospect) -> Likeness | None:
    if short.form.compact != long.form.compact:
        return None
    return Likeness(0.99, f"both have the normal form '{long.form.form}'")


def _same_words(short: Prospect, long: Prospect) -> Likeness | None:
    if len(short.words) < 2 or short.sorted != long.sorted:
        return None
    return Likeness(
        0.97, f"the same {len(short.words)} words, order and numerals aside"
    )


def _same_person(short: Prospect, long: Prospect) -> Likeness | None:
    if not (short.person and long.person):
        return None
    if len(long.words) > len(short.words) + 1 or not same_initials(
        short.form.form, long.form.form
    ):
        return None
    return Likeness(0.95, "a person's names agree, initials and middle names aside")


def _spelling(short: Prospect, long: Prospect) -> Likeness | None:
    """The spelling is alike, and no word is quite another."""
    for mine, theirs in ((short.words, long.words), (short.form.raw, long.form.raw)):
        score = max(
            fuzz.token_sort_ratio(" ".join(mine), " ".join(theirs)),
            fuzz.ratio("".join(mine), "".join(theirs)),
        )
        if score < LIKE * 100:
            continue
        left, right = unshared(mine, theirs)
        if len(left) == len(right) and alike(left, right):
            return Likeness(score / 100, f"the spelling agrees to {score:.0f} of 100")
    return None


def _one_of_names(short: Prospect, long: Prospect) -> Likeness | None:
    """A person named by title and one name alone, and one who bears that name."""
    words, name = long.words, short.form.form
    if short.mention.kind is not PartyKind.PERSON or " " in name or len(words) < 2:
        return None
    if name not in words or not long.person:
        return None
    return Likeness(0.86, f"'{name}' is one of the {len(words)} names")


def _group(short: Prospect, long: Prospect) -> Likeness | None:
    """One name is the other "and its subsidiaries"."""
    base, joined, _ = long.form.form.partition(" and its ")
    if not joined or base != short.form.form:
        return None
    return Likeness(0.87, "one is a group the other is the head of")


def _within(short: Prospect, long: Prospect) -> Likeness | None:
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
    return Likeness(0.88, f"{len(fewer)} words are among the {len(more)} of the other")


def _states_it(short: Prospect, long: Prospect) -> Likeness | None:
    """A name states a second name for itself, and the other is like that."""
    for named, naming in ((short, long), (long, short)):
        for stated in naming.form.others:
            if fuzz.ratio(stated, named.form.form) >= LIKE * 100:
                return Likeness(0.92, f"a printing states the other name '{stated}'")
    return None


def _initials(short: Prospect, long: Prospect) -> Likeness | None:
    """One name is the initials of the other."""
    if not are_initials(short.form.form, long.words, long.form.raw):
        return None
    return Likeness(0.9, f"'{short.form.form}' are the initials of its words")


def _abbreviation(short: Prospect, long: Prospect) -> Likeness | None:
    """Words of the one are beginnings or joined initials of words of the other."""
    words, others = short.words, long.words
    if len(words) < 2 or set(words) <= set(others) or not abbreviates(words, others):
        return None
    return Likeness(0.86, f"'{short.form.form}' abbreviates its {len(others)} words")


def _begun(short: Prospect, long: Prospect) -> Likeness | None:
    """One name goes on after the full name of the other, legal form included."""
    words, others = short.form.raw, long.form.raw
    if not short.form.legal or len(words) < 2 or others[: len(words)] != words:
        return None
    return Likeness(0.86, f"it begins with the {len(words)} words of the other")


def _counted(short: Prospect, long: Prospect) -> Likeness | None:
    """A number follows the legal form: it counts notes or agreements, not parties."""
    if short.counted != long.counted or len(short.counted) < 2:
        return None
    words = len(short.counted)
    return Likeness(0.9, f"{words} words agree; a number follows the legal form")


def _marked(short: Prospect, long: Prospect) -> Likeness | None:
    """A number or sign in brackets follows one of the names: a footnote's mark."""
    names = [without_mark(prospect.mention.name) for prospect in (short, long)]
    if names == [short.mention.name, long.mention.name]:
        return None
    if name_form(names[0]).compact != name_form(names[1]).compact:
        return None
    return Likeness(0.94, f"both read '{names[0]}' but for the mark of a footnote")


def _unnumbered(short: Prospect, long: Prospect) -> Likeness | None:
    """A number in front is missing: the name of an element cannot begin with one."""
    words, others = short.counted, long.counted
    if not others[0].isdigit() or words != others[1:] or not short.form.own:
        return None
    return Likeness(
        0.87, f"{len(words)} words agree; '{others[0]}' in front is missing"
    )


def _numerals(short: Prospect, long: Prospect) -> Likeness | None:
    """Numbers are spelt out in one of the names."""
    if short.digits != long.digits:
        return None
    return Likeness(0.93, f"both read '{short.digits}', numbers in digits")


ANYWHERE: tuple[Measure, ...] = (_same_form, _same_words, _same_person, _spelling)
"""Asked of all names whose numbers agree."""

STRICT: tuple[Measure, ...] = (_one_of_names, _group, _within)
"""Asked of names of one reporter whose numbers agree."""

LOOSE: tuple[Measure, ...] = (
    _states_it,
    _initials,
    _abbreviation,
    _begun,
    _counted,
    _marked,
    _unnumbered,
    _numerals,
)
"""Asked of names of one reporter, whatever their numbers."""
