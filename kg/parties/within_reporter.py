"""Rules that unite names of one reporter: how a name is spelt, and stated other names.

Five rules compare spellings. They differ in which spelling must be equal, and in
whether the names may differ in what one of them leaves out.
"""

import re
from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from itertools import accumulate, pairwise

from kg.model.fact import PartyKind
from kg.parties.links import Groups, Link, Mentions, Rule, groups_of
from kg.parties.mentions import Mention
from kg.parties.numerals import with_numerals
from kg.parties.persons import may_be_person
from kg.parties.spelling import compact
from kg.parties.vetoes import ASSIGNED, PRINTED, traits
from kg.parties.wordlists import given_names, mandarin, name_words

_FEWEST_TURNED = 3
_MOST_TURNED = 3
_LONGEST_SYLLABLE = 3
"""Letters up to which a given name may be a family name of another spelling."""
_INITIAL = re.compile(r"\b[A-Z]\.")
_SHORTEST_COMPACT = 6
"""Letters of a name below which spaces tell names apart."""

Spellings = Callable[[Mention], Iterable[tuple[str, str]]]
"""Yields the words of a name as spelt, with their sort: only equal sorts compare."""

Detail = Callable[[Mention], Hashable]
"""Returns what two names of one spelling must agree in besides."""


def told_traits(mention: Mention) -> tuple[tuple[str, str], ...]:
    """Return the traits of a mention that its words tell, dots and capitals aside."""
    known = traits(mention)
    return tuple(
        (name, known[name])
        for name in sorted(known)
        if name not in ASSIGNED and not name.startswith(PRINTED)
    )


def is_bare(mention: Mention) -> bool:
    """Whether a name is one word without a legal form.

    Such a word may stand for a group, or for any company of it.
    """
    return " " not in mention.form.form and not mention.form.legal


def leaves_out(mention: Mention) -> tuple[bool, bool]:
    """Return what a name must share with one that leaves out what it states.

    Whether it is bare, and whether its title may precede a husband's name: "Mrs. John
    Smith" is not John Smith.
    """
    return is_bare(mention), mention.form.wife


def form_spelling(mention: Mention) -> Iterator[tuple[str, str]]:
    """Yield the normal form."""
    yield "form", mention.form.form


def letters_spelling(mention: Mention) -> Iterator[tuple[str, str]]:
    """Yield the words, without and with the legal form."""
    if len(mention.form.compact) >= _SHORTEST_COMPACT:
        yield "compact", mention.form.form
        yield "full", " ".join(mention.form.raw)


def numerals_spelling(mention: Mention) -> Iterator[tuple[str, str]]:
    """Yield the words with numbers in digits, where the name has a number."""
    words = with_numerals(mention.form.form.split(), cardinal=True)
    if any(word.isdigit() for word in words):
        yield "numerals", " ".join(words)


def spelling_rule(
    name: str, strength: int, spellings: Spellings, detail: Detail, difference: str = ""
) -> Rule:
    """Return the rule that names of one reporter with one spelling are one party.

    Spaces may differ where one printing joins words of the other. Where both part the
    same letters in different places ("Chen Gang", "Cheng Ang"), nothing is united.

    Args:
        name: Of the rule.
        strength: Of the rule.
        spellings: The spellings that are compared.
        detail: What must be equal besides.
        difference: How the normal forms differ, in words; "" where they are equal.
    """

    def spelt(mentions: Mentions) -> list[dict[str, str]]:
        # Few names have the letters of another: of no other the details are asked.
        groups: dict[Hashable, dict[str, str]] = {}
        for place, words_by_key in _alike(mentions, spellings, apart=not difference):
            for key, words in words_by_key.items():
                group = place, detail(mentions[key])
                groups.setdefault(group, {})[key] = words
        return [keys for keys in groups.values() if len(keys) > 1]

    def near(mentions: Mentions) -> Groups:
        return sorted(tuple(sorted(keys)) for keys in spelt(mentions))

    def links(mentions: Mentions) -> Iterator[Link]:
        for words_by_key in spelt(mentions):
            keys = tuple(sorted(words_by_key))
            forms = sorted({mentions[key].form.form for key in keys})
            if difference and len(forms) == 1:
                continue
            reporter = mentions[keys[0]].reporter
            if not difference:
                yield Link(
                    keys,
                    f"{len(keys)} printings of reporter {reporter} have the normal "
                    f"form '{forms[0]}'",
                )
            elif _only_join(words_by_key.values()):
                yield Link(
                    keys,
                    f"{len(forms)} normal forms of reporter {reporter} differ in "
                    f"{difference}: '{forms[0]}'",
                )

    return Rule(name, strength, links, near=near)


def _alike(
    mentions: Mentions, spellings: Spellings, *, apart: bool
) -> Iterator[tuple[Hashable, dict[str, str]]]:
    """Yield the names of one reporter and spelling, with their words, by key.

    Args:
        mentions: The names.
        spellings: The spellings that are compared.
        apart: Whether spaces tell names apart.
    """
    alike: dict[tuple[str, str, str], dict[str, str]] = {}
    for key, mention in mentions.items():
        for sort, words in spellings(mention):
            place = mention.reporter, sort, words if apart else compact(words)
            alike.setdefault(place, {})[key] = words
    for place, words_by_key in alike.items():
        if len(words_by_key) > 1:
            yield place, words_by_key


def _only_join(printings: Iterable[str]) -> bool:
    """Whether each of some printings with the same letters joins words of the next.

    Little words are joined with none: "The Rapist", "Therapist".

    >>> _only_join(["beijing qc", "beijingqc"]), _only_join(["chen gang", "cheng ang"])
    (True, False)
    >>> _only_join(["an other", "another"])
    False
    """
    parted = sorted((words.split() for words in printings), key=len)
    ends = [set(accumulate(map(len, words))) for words in parted]
    joins = all(few <= more for few, more in pairwise(ends))
    return joins and not any(_parts_little(words, ends[0]) for words in parted[1:])


def _parts_little(words: list[str], ends: Container[int]) -> bool:
    """Whether a little word stands alone that another printing begins a word with.

    Syllables of China and Korea are no such words, nor is a letter before a number:
    "An Hui", "In-sung", "A-1".

    Args:
        words: Of the printing that parts more.
        ends: Where words end in the printing that parts less.
    """
    end = 0
    for word, following in pairwise(words):
        begins, end = end in ends or end == 0, end + len(word)
        if begins and end not in ends and word in name_words("little"):
            korean = following in name_words("syllable-korean")
            if not (korean or mandarin().fullmatch(following) or following.isdigit()):
                return True
    return False


def person_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of a person's names that differ in order or a middle letter.

    "John A. Smith" is John Smith, unless the reporter names a John B. Smith too; and
    "Chin Yung Kong" is Yung Kong Chin. Two words may be turned round only where
    one of them is sure to be the family name.
    """
    for keys in person_groups(mentions):
        names = [mentions[key] for key in keys]
        middles = {_middle_letters(name.form.form) for name in names} - {()}
        forms = sorted({name.form.form for name in names})
        if len(middles) <= 1 and len(forms) > 1 and _names_person(names):
            yield Link(
                keys,
                f"{len(forms)} names of a person, by reporter {names[0].reporter}, "
                f"differ in order or a middle letter: '{forms[0]}'",
            )


def person_groups(mentions: Mentions) -> Groups:
    """Return what may be a person's names of the same words, middle letters aside."""
    return groups_of(
        ((m.reporter, _turned(_without_middle(m.form.form)), m.form.wife), key)
        for key, m in mentions.items()
        if m.kind in (PartyKind.PERSON, PartyKind.UNKNOWN)
    )


def _names_person(names: Iterable[Mention]) -> bool:
    """Whether names of the same words are a person's: by a title or an initial."""
    if any(name.kind is PartyKind.PERSON for name in names):
        return True
    return any(_INITIAL.search(name.name) for name in names) and all(
        may_be_person(name.kind, name.form.form.split()) for name in names
    )


def _middle_letters(form: str) -> tuple[str, ...]:
    return tuple(word for word in form.split()[1:-1] if len(word) == 1)


def _without_middle(form: str) -> list[str]:
    words = form.split()
    return [*words[:1], *(w for w in words[1:-1] if len(w) > 1), *words[1:][-1:]]


def _turned(words: list[str]) -> tuple[str, ...]:
    """Return the words of a person's name in an order all its printings share.

    Of two the family name is first, where just one of them is a Chinese family name:
    "Feilie Li" and "Li Feilie". Three and more are turned round till the smallest is
    first. Of four and more with a family name of the East the order tells nothing:
    "Edward Wah On Wong" is Wong Wah On Edward. Where any of them may be given, the
    order tells son from father: Omar bin Khalid, Khalid bin Omar; Ahmed Ali Hassan.
    """
    if len(words) >= _FEWEST_TURNED and (
        given_names().issuperset(words)
        or not name_words("person-sign").isdisjoint(words)
    ):
        return tuple(words)
    eastern = name_words("family-chinese") | name_words("family-vietnamese")
    if len(words) > _MOST_TURNED and not eastern.isdisjoint(words):
        return tuple(sorted(words))
    if len(words) < _FEWEST_TURNED:
        family = name_words("family-chinese")
        given = [word for word in words if word not in family]
        if (len(words), len(given)) == (2, 1) and len(given[0]) > _LONGEST_SYLLABLE:
            return tuple(sorted(words, key=lambda word: word not in family))
        return tuple(words)
    return min((*words[at:], *words[:at]) for at in range(len(words)))


def stated_name_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of printings that state another name, which is printed too.

    Another name that two names of the reporter state is left out. So is one that is a
    word of the name itself, where a third name of the reporter bears that word as well:
    it may stand for their group, or family.
    """
    for place, sources, bearers in _stated_names(mentions):
        reporter, other = place
        own = {mentions[key].form.form for key in sources}
        keys = {key for key in bearers if mentions[key].form.form == other}
        part = any(other in form.split() for form in own)
        third = {mentions[key].form.form for key in bearers} - {*own, other}
        if keys - sources and len(own) == 1 and not (part and third):
            yield Link(
                tuple(sorted(sources | keys)),
                f"{len(sources)} printings of reporter {reporter} state the other name "
                f"'{other}'",
            )


def stated_name_groups(mentions: Mentions) -> Groups:
    """Return the names that state another name, with all that bear it."""
    return groups_of(
        (place, key)
        for place, sources, bearers in _stated_names(mentions)
        for key in sources | bearers
    )


def _stated_names(
    mentions: Mentions,
) -> Iterator[tuple[tuple[str, str], set[str], set[str]]]:
    """Yield reporter and stated name, who states it, and who bears it whole or a word.

    Sorted by reporter and name.
    """
    sources: dict[tuple[str, str], set[str]] = {}
    for key, mention in mentions.items():
        for other in mention.form.others:
            sources.setdefault((mention.reporter, other), set()).add(key)
    bearers: dict[tuple[str, str], set[str]] = {}
    for key, mention in mentions.items():
        for word in {*mention.form.form.split(), mention.form.form}:
            if (mention.reporter, word) in sources:
                bearers.setdefault((mention.reporter, word), set()).add(key)
    for place in sorted(sources):
        yield place, sources[place], bearers.get(place, set())
