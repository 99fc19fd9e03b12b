"""The rules that unite names without asking; each names its evidence.

A rule yields links: names it holds to be one party. What vetoes and persons say goes
before it (`kg.parties.components`). Nothing here measures similarity.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.model.fact import PartyKind
from kg.parties.likeness import trade_names_agree
from kg.parties.mentions import Anchor, Mention
from kg.parties.names import distinctive
from kg.parties.numerals import with_numerals
from kg.parties.spelling import compact
from kg.parties.vetoes import ASSIGNED, traits

_SHORTEST_COMPACT = 6
_FEWEST_DIGITS = 3

Mentions = Mapping[str, Mention]


@dataclass(frozen=True, slots=True)
class Link:
    """Names a rule holds to be one party.

    Attributes:
        members: Their keys, sorted; two at least.
        why: The evidence, one sentence with its numbers.
    """

    members: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        name: With version, as decisions carry it: ``normal-form/1``.
        strength: Where links contradict, the weaker go.
        links: Finds them.
        ignoring: Traits in which names so linked may differ.
    """

    name: str
    strength: int
    links: Callable[[Mentions], Iterable[Link]]
    ignoring: frozenset[str] = frozenset()


def _groups(keyed: Iterable[tuple[object, str]]) -> list[tuple[str, ...]]:
    """Return the sets of keys that share a group, each of two or more, sorted."""
    groups: dict[object, set[str]] = {}
    for group, key in keyed:
        groups.setdefault(group, set()).add(key)
    return sorted(tuple(sorted(keys)) for keys in groups.values() if len(keys) > 1)


def _identifiers(mentions: Mentions) -> Iterator[Link]:
    for name in ("ciks", "leis"):
        keyed = [(i, key) for key, m in mentions.items() for i in getattr(m, name)]
        for keys in _groups(keyed):
            shared = set.intersection(*(set(getattr(mentions[k], name)) for k in keys))
            kind = "CIK" if name == "ciks" else "LEI"
            yield Link(keys, f"{len(keys)} names bear {kind} {min(shared)}")


def _certain(mention: Mention) -> tuple[tuple[str, str], ...]:
    """Return the traits of a mention that its words tell."""
    known = traits(mention)
    return tuple((name, known[name]) for name in sorted(known) if name not in ASSIGNED)


def _bare(mention: Mention) -> bool:
    """Whether a name is one word without a legal form.

    Such a word may stand for a group, or for any company of it.
    """
    return " " not in mention.form.form and not mention.form.legal


def _same_printing(mentions: Mentions) -> Iterator[Link]:
    """Equal normal forms, and nothing in which the names differ otherwise."""
    return _same_form(
        mentions,
        (((m.reporter, m.form.form, _certain(m)), key) for key, m in mentions.items()),
    )


def _normal_form(mentions: Mentions) -> Iterator[Link]:
    """Equal normal forms, where one may state what the other leaves out."""
    return _same_form(
        mentions,
        (((m.reporter, m.form.form, _bare(m)), key) for key, m in mentions.items()),
    )


def _same_form(
    mentions: Mentions, keyed: Iterable[tuple[object, str]]
) -> Iterator[Link]:
    for keys in _groups(keyed):
        one = mentions[keys[0]]
        yield Link(
            keys,
            f"{len(keys)} printings of reporter {one.reporter} have the normal form "
            f"'{one.form.form}'",
        )


def _same_letters(mentions: Mentions) -> Iterator[Link]:
    """Equal but for spaces, and nothing in which the names differ otherwise."""
    for spelling in ("compact", "full"):
        yield from _spacing(
            mentions,
            (
                ((m.reporter, getattr(m.form, spelling), _certain(m)), key)
                for key, m in mentions.items()
                if len(m.form.compact) >= _SHORTEST_COMPACT
            ),
        )


def _letters(mentions: Mentions) -> Iterator[Link]:
    """Equal but for spaces, where one may state what the other leaves out."""
    for spelling in ("compact", "full"):
        yield from _spacing(
            mentions,
            (
                ((m.reporter, getattr(m.form, spelling), _bare(m)), key)
                for key, m in mentions.items()
                if len(m.form.compact) >= _SHORTEST_COMPACT
            ),
        )


def _spacing(mentions: Mentions, keyed: Iterable[tuple[object, str]]) -> Iterator[Link]:
    for keys in _groups(keyed):
        forms = sorted({mentions[key].form.form for key in keys})
        if len(forms) > 1:
            yield Link(
                keys,
                f"{len(forms)} normal forms of reporter {mentions[keys[0]].reporter} "
                f"differ in spaces alone: '{forms[0]}'",
            )


def _number_words(mentions: Mentions) -> Iterator[Link]:
    """Equal but for numbers spelt out, and nothing in which the names differ else."""
    keyed = [
        ((m.reporter, compact(" ".join(turned)), _certain(m)), key)
        for key, m in mentions.items()
        for turned in [with_numerals(m.form.form.split(), cardinal=True)]
        if any(word.isdigit() for word in turned)
    ]
    for keys in _groups(keyed):
        forms = sorted({mentions[key].form.form for key in keys})
        if len(forms) > 1:
            yield Link(
                keys,
                f"{len(forms)} normal forms of reporter {mentions[keys[0]].reporter} "
                f"differ in how a number is written: '{forms[0]}'",
            )


def _stated_name(mentions: Mentions) -> Iterator[Link]:
    """A printing states a second name for itself, and that name is printed too.

    A second name that two names of the reporter state is left out. So is one that is a
    word of the name itself, where a third name of the reporter bears that word as well:
    it may stand for their group, or family.
    """
    stated: dict[tuple[str, str], set[str]] = {}
    bearers: dict[tuple[str, str], set[str]] = {}
    for key, mention in mentions.items():
        for other in mention.form.others:
            stated.setdefault((mention.reporter, other), set()).add(key)
        for word in {*mention.form.form.split(), mention.form.form}:
            bearers.setdefault((mention.reporter, word), set()).add(key)
    for place, sources in sorted(stated.items()):
        reporter, other = place
        own = {mentions[key].form.form for key in sources}
        near = bearers.get(place, set())
        keys = {key for key in near if mentions[key].form.form == other}
        part = any(other in form.split() for form in own)
        third = {mentions[key].form.form for key in near} - {*own, other}
        if keys - sources and len(own) == 1 and not (part and third):
            yield Link(
                tuple(sorted({*sources, *keys})),
                f"{len(sources)} printings of reporter {reporter} state the other name "
                f"'{other}'",
            )


def _reporter_name(mentions: Mentions) -> Iterator[Link]:
    """A reporter's own name is printed by another reporter.

    It must be distinctive, the name of no second reporter, and more than a bare word.
    """
    own: dict[str, set[str]] = {}
    for key, mention in mentions.items():
        if mention.own and distinctive(mention.form, romanised=True):
            own.setdefault(mention.form.form, set()).add(key)
    for key, mention in mentions.items():
        form = mention.form
        keys = own.get(form.form, set())
        bodies = {(mentions[k].reporter, mentions[k].ciks) for k in keys}
        enough = form.legal or " " in form.form
        if mention.own or len(bodies) != 1 or not enough:
            continue
        if mention.kind not in (PartyKind.ORGANISATION, PartyKind.UNKNOWN):
            continue
        named = mentions[min(keys)]
        if named.reporter != mention.reporter:
            yield Link(
                tuple(sorted({min(keys), key})),
                f"1 reporter, {named.reporter}, is itself named '{form.form}'",
            )


def _full_name(mentions: Mentions) -> Iterator[Link]:
    """Several reporters print one distinctive name with its legal form."""
    keyed = [
        ((m.form.form, m.form.legal), key)
        for key, m in mentions.items()
        if m.form.legal and m.kind is PartyKind.ORGANISATION and distinctive(m.form)
    ]
    for keys, reporters in _abroad(mentions, keyed):
        one = mentions[keys[0]].form
        yield Link(
            keys,
            f"{reporters} reporters print the distinctive name '{one.form}' with the "
            f"legal form '{one.legal}'",
        )


def _shared_name(mentions: Mentions) -> Iterator[Link]:
    """Several reporters print one distinctive name of several words.

    A bare word may stand for a group or any company of it: it is a family.
    """
    keyed = [
        (m.form.form, key)
        for key, m in mentions.items()
        if " " in m.form.form
        and m.kind is PartyKind.ORGANISATION
        and distinctive(m.form)
    ]
    for keys, reporters in _abroad(mentions, keyed):
        form = mentions[keys[0]].form.form
        words = len(form.split())
        yield Link(
            keys, f"{reporters} reporters print the {words} distinctive words '{form}'"
        )


def _abroad(
    mentions: Mentions, keyed: Iterable[tuple[object, str]]
) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the groups of several reporters, with their number."""
    for keys in _groups(keyed):
        reporters = len({mentions[key].reporter for key in keys})
        if reporters > 1:
            yield keys, reporters


def _value_anchor(mentions: Mentions) -> Iterator[Link]:
    """One amount, unique in two filings of a reporter, under two printings."""
    slots: dict[tuple[object, ...], dict[str, dict[str, list[str]]]] = {}
    for key, mention in mentions.items():
        for anchor in mention.amounts:
            if _says_enough(anchor.amount):
                filings = slots.setdefault((mention.reporter, *_value(anchor)), {})
                forms = filings.setdefault(anchor.filing, {})
                forms.setdefault(mention.form.form, []).append(key)
    for slot in sorted(slots, key=repr):
        filings = slots[slot]
        unique = {
            filing: min(key for keys in forms.values() for key in keys)
            for filing, forms in filings.items()
            if len(forms) == 1
        }
        yield from _anchored(mentions, slot, unique)


def _value(anchor: Anchor) -> tuple[object, ...]:
    return anchor.concept, anchor.start, anchor.end, anchor.unit, anchor.amount


def _says_enough(amount: Decimal) -> bool:
    """Whether an amount has digits enough not to recur by chance.

    >>> _says_enough(Decimal(2417000)), _says_enough(Decimal(5000000))
    (True, False)
    """
    digits = "".join(str(d) for d in amount.as_tuple().digits)
    return len(digits.strip("0")) >= _FEWEST_DIGITS


def _anchored(
    mentions: Mentions, slot: tuple[object, ...], unique: Mapping[str, str]
) -> Iterator[Link]:
    filings = sorted(unique)
    for at, first in enumerate(filings):
        for second in filings[at + 1 :]:
            one, other = mentions[unique[first]], mentions[unique[second]]
            if one.form.form != other.form.form and trade_names_agree(
                one.form, other.form
            ):
                _, concept, _, end, unit, amount = slot
                yield Link(
                    tuple(sorted((one.key, other.key))),
                    f"{amount:,} {unit} of {concept} for {end} is unique in 2 filings, "
                    f"{first} and {second}",
                )


RULES: tuple[Rule, ...] = (
    Rule("identifier/1", 70, _identifiers, frozenset({"legal form", "title"})),
    Rule("same-printing/1", 60, _same_printing),
    Rule("same-letters/1", 55, _same_letters),
    Rule("normal-form/1", 50, _normal_form),
    Rule("letters/1", 40, _letters),
    Rule("number-words/1", 35, _number_words),
    Rule("stated-name/1", 30, _stated_name),
    Rule("reporter-name/1", 20, _reporter_name),
    Rule("full-name/1", 20, _full_name),
    Rule("shared-name/1", 15, _shared_name),
    Rule("value-anchor/1", 10, _value_anchor),
)
"""Strongest first."""
