"""Which parties a filing shows to be related, told to each of its facts.

A filing shows it on its pages about related parties, in words beside the name, or in
the text of its notes on related parties.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.model.fact import Fact, PartyKind, Role
from kg.parties.label_names import name_in_label, party_in_label, phrase_in_label
from kg.parties.names import normal_form
from kg.parties.printed_roles import PARTIES
from kg.parties.roles import axis_says, classify, is_related_axis
from kg.parties.spelling import words_of
from kg.parties.wordlists import common_words, generic_words
from kg.selection.names_in_words import NamesInWords
from kg.selection.note_words import NoteWords, is_distinct, is_phrase
from kg.selection.own_group import OwnGroup
from kg.selection.relation import is_denied_by_member, words_say
from kg.selection.sides import is_bank_beside
from kg.selection.signs import (
    DEBTS,
    behind_stop,
    has_sign,
    names_bank,
    names_outsider,
    title_is_mixed,
    title_speaks,
    without_debt,
)

_DEALS = "RelatedPartyTransactionAxis"


class KnownParties:
    """The parties a filing shows to be related, looked up by their names."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        """Collect what the facts of a filing tell.

        Args:
            facts: Those of its documents and pages.
        """
        self._facts = facts
        self.notes = NoteWords(facts)
        """The words of the filing's notes."""
        self._own = OwnGroup(facts, self.notes)
        self._answers: dict[tuple[str, bool], bool] = {}
        self._denied: dict[str, bool] = {}
        self._of_members: dict[
            tuple[tuple[str, ...], tuple[str | None, ...], str | None, str | None],
            tuple[bool, bool],
        ] = {}

    @cached_property
    def are_told(self) -> bool:
        """Whether pages with figures, or a note, of the filing tell who is related."""
        return (
            any(
                fact.unit is not None and is_page_on_related_parties(fact)
                for fact in self._facts
            )
            or self.notes.has_note_on_related_parties
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        """Return the normal forms of the names shown by pages or words.

        Words of one label show no party that the notes speak of as of anybody: filers
        take an element of the balance sheet, "Accrued interest - related parties", for
        any lender. Where the filing does not tell who is related, an axis shows them
        as well, but for such parties.
        """
        facts = [
            fact
            for fact in self._facts
            if any(fact.axes) and not is_denied_by_member(fact)
        ]
        names = {
            name
            for fact in facts
            for name in _parties_shown_by(fact)
            if is_page_on_related_parties(fact) or not self.notes.name_as_outsider(name)
        }
        if not self.are_told:
            names |= {
                name
                for fact in facts
                for name in _parties_by_axis(fact)
                if not names_bank(name) and not self.notes.name_as_outsider(name)
            }
        names |= {
            self._by_label[fact.label]
            for fact in self._facts
            if fact.label in self._by_label and not fact.members and words_say(fact)
        }
        forms = {
            normal_form(name)
            for name in names
            if not (self._own.has(name) or self.denies(name))
        }
        return frozenset(forms - self._reporters)

    @cached_property
    def _reporters(self) -> frozenset[str]:
        """Return the normal forms of the names of who files."""
        entities = {fact.entity for fact in self._facts if fact.entity is not None}
        return frozenset(map(normal_form, entities))

    @cached_property
    def _by_label(self) -> dict[str, str]:
        """Return the party each label of a figure without members names, if one does.

        Only members on axes of parties are looked for.
        """
        names = frozenset(
            member
            for fact in self._facts
            for member, axis, role in zip(
                fact.members, fact.axes, fact.roles, strict=True
            )
            if role is Role.PARTY and axis_says(axis) == "party"
        )
        labels = {fact.label for fact in self._facts if fact.unit and not fact.members}
        found = ((label, party_in_label(label, names)) for label in labels if names)
        return {label: name for label, name in found if name is not None}

    def named_by(self, fact: Fact) -> str | None:
        """Return the related party that the label of a figure without members names."""
        if fact.members or fact.unit is None:
            return None
        name = self._by_label.get(fact.label)
        if name is not None and self.has(name, on_related_axis=True):
            return name
        if not (is_page_on_related_parties(fact) or words_say(fact)):
            return self._told_by_note(fact.label)
        name = name_in_label(fact.label)
        return None if name is None or self._own.has(name) else name

    def _told_by_note(self, label: str) -> str | None:
        """Return the name at the end of a label that a note shows to be related."""
        name = name_in_label(label) or phrase_in_label(label) or behind_stop(label)
        if name is None or not _is_told_by_words(words_of(name)):
            return None
        if " " not in name or not self.notes.print_as_written(name):
            return None
        form = normal_form(name)
        if not is_phrase(form) or form in self._reporters:
            return None
        return name if self.has(name, on_related_axis=False) else None

    @cached_property
    def _in_words(self) -> NamesInWords:
        by_notes = {
            normal_form(member)
            for fact in self._facts
            for member, axis, role in zip(
                fact.members, fact.axes, fact.roles, strict=True
            )
            if role is Role.PARTY
            and axis_says(axis) == "party"
            and self.has(member, on_related_axis=is_related_axis(axis))
        }
        return NamesInWords(self._names | (by_notes - self._reporters))

    def has(self, member: str, *, on_related_axis: bool) -> bool:
        """Whether a member names a party that is shown to be related.

        Args:
            member: Its label.
            on_related_axis: Whether it stands on an axis of related parties, where a
                note need not name it in full.
        """
        answer = self._answers.get((member, on_related_axis))
        if answer is None:
            answer = not self.denies(member) and (
                normal_form(member) in self._names
                or (
                    self.notes.name_as_related(member, on_related_axis=on_related_axis)
                    and not self._own.has(member)
                )
            )
            self._answers[member, on_related_axis] = answer
        return answer

    def denies(self, member: str) -> bool:
        """Whether a note says of a party by its name that it is nobody related.

        A lender whose loan a related party guarantees is none either, nor is a bank
        that such a note names with no word of a relation.
        """
        answer = self._denied.get(member)
        if answer is None:
            notes = self.notes
            answer = self._denied[member] = (
                notes.deny(member)
                or notes.name_as_guaranteed(member)
                or notes.name_as_bank_alone(member)
            )
        return answer

    def owns(self, member: str) -> bool:
        """Whether the filing calls a member the reporter's own subsidiary."""
        return self._own.has(member)

    def leave_out(self, member: str) -> bool:
        """Whether the filing tells that a party, by its axis a related one, is none.

        It does so of its own subsidiaries. Of others it does where it tells who is
        related and does not name them; one common word alone cannot be looked for.
        Where it does not tell, notes that name the party tell its relation.
        """
        if self._own.has(member) or self.denies(member):
            return True
        if self.are_told:
            form = normal_form(member)
            return is_distinct(form) or is_phrase(form)
        return self.notes.name_as_outsider(member)

    def has_side_of(self, fact: Fact) -> bool:
        """Whether a fact names a party or role that is shown to be related."""
        return self._sides(fact)[0]

    def leaves_out_sides_of(self, fact: Fact) -> bool:
        """Whether the filing tells that a fact's parties are no related ones.

        Where a fact has none on an axis of related parties, that it tells who is
        related is enough.
        """
        return self._sides(fact)[1]

    def _sides(self, fact: Fact) -> tuple[bool, bool]:
        """Return both answers, worked out once for facts with the same members."""
        key = fact.members, fact.axes, fact.party, fact.relationship
        answer = self._of_members.get(key)
        if answer is None:
            answer = self._of_members[key] = self._sides_anew(fact)
        return answer

    def _sides_anew(self, fact: Fact) -> tuple[bool, bool]:
        cuts = list(zip(fact.members, fact.axes, fact.roles, strict=True))
        is_known = any(
            self._knows(member, axis)
            for member, axis, role in cuts
            if role in PARTIES or (is_related_axis(axis) and role is not Role.OTHER)
        )
        named = [
            member
            for member, axis, role in cuts
            if role in PARTIES and is_related_axis(axis)
        ]
        left_out = any(map(self.leave_out, named)) if named else self.are_told
        return is_known, left_out

    def _knows(self, member: str, axis: str | None) -> bool:
        """Whether a member of an axis is shown to be related.

        Notes on related parties name the reporter's own entities as well: on an axis of
        entities they show persons alone.
        """
        if axis_says(axis) == "subsidiary" and normal_form(member) not in self._names:
            is_person = classify(member).kind is PartyKind.PERSON
            return is_person and self.has(member, on_related_axis=False)
        return self.has(member, on_related_axis=is_related_axis(axis))

    def names_side_in_words(self, fact: Fact) -> bool:
        """Whether the label of a figure, or a thing, names a related party.

        It is not asked where a member names a party.
        """
        if fact.unit is None or not PARTIES.isdisjoint(fact.roles):
            return False
        return any(
            self.are_named_in(text) or self._is_debt_of_told(text)
            for text in (fact.label, *fact.other)
        )

    def _is_debt_of_told(self, text: str) -> bool:
        """Whether a debt is called by somebody whom notes show as related.

        That is a name of several words, or the surname of a person: such notes write
        "Mr. Quillen"; another word before "Note" tells its kind.
        """
        lender = without_debt(text)
        if lender is None:
            return False
        if " " in lender:
            is_told = _is_told_by_words(lender.split()) and self.notes.print_in_small(
                lender
            )
        else:
            is_told = lender in self.notes.titled_surnames
        return is_told and self.has(lender, on_related_axis=False)

    def are_named_in(self, text: str) -> bool:
        """Whether a label or the name of a thing names a party shown to be related."""
        return self._in_words.stand_in(text)


def _is_told_by_words(words: Sequence[str]) -> bool:
    """Whether one of some words at least is no ordinary one, as in "Note 10"."""
    ordinary = (common_words(), generic_words(), DEBTS)
    return any(
        word.isalpha() and not any(word in known for known in ordinary)
        for word in words
    )


def is_page_on_related_parties(fact: Fact) -> bool:
    """Whether a fact stands on a page about related parties and nothing else."""
    return title_speaks(fact.title) and not title_is_mixed(fact.title)


def _parties_shown_by(fact: Fact) -> Iterator[str]:
    """Yield the names of a fact's parties that its page or words show as related."""
    if not is_page_on_related_parties(fact) and (
        not words_say(fact) or tells_guarantee(fact)
    ):
        return
    for member, axis, role in zip(fact.members, fact.axes, fact.roles, strict=True):
        on_axis = role in PARTIES and axis_says(axis) == "party"
        if on_axis and not (names_outsider(member) or is_bank_beside(member, axis)):
            yield member


def tells_guarantee(fact: Fact) -> bool:
    """Whether words tell that somebody guarantees a debt: its lender may be anybody."""
    return any(has_sign("guarantee", text) for text in (fact.label, *fact.other))


def _parties_by_axis(fact: Fact) -> Iterator[str]:
    """Yield the names of a fact's parties that stand on an axis of related ones."""
    for member, axis, role in zip(fact.members, fact.axes, fact.roles, strict=True):
        names_party = is_related_axis(axis) and not (axis or "").endswith(_DEALS)
        if role in PARTIES and names_party and not names_outsider(member):
            yield member
