"""What clauses with "which" and participles tell of the name before them."""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from kg.notes.sentences.grammar.beside import Beside
from kg.notes.sentences.grammar.patterns import telling
from kg.notes.sentences.grammar.phrases import NAMED, Group, Phrase
from kg.notes.sentences.grammar.sayings import Other, Saying
from kg.notes.sentences.holding import predicates_of_role
from kg.notes.sentences.wordclasses import word_set

_COMPANIES: Final = frozenset({"subsidiary-of", "associate-of", "affiliate-of"})
"""What only companies are."""


class Relatives(Beside):
    """Reads what stands behind a name and is no role: "in which we hold 30%"."""

    def describing(self, at: int, *, body: bool) -> tuple[list[Saying], int]:
        """Return what is told behind a name or a company, and where that ends."""
        if self.listed and self.past("plural-who", at) is not None:
            return [], at  # "Jane Roe and John Roe, who are": told of both.
        relative = self.past("relative", at)
        if relative is not None:
            return self.predicates(relative)
        start = self.past("being", at) or at
        if start > at or body or self._is_bare_participle(at):
            says, end = self.passive(start)
            if says:
                return says, end
        for read in (self._in_which, self._part_of_which, self._whose, self._which_of):
            says, end = read(at)
            if says:
                return says, end
        return [], at

    def _is_bare_participle(self, at: int) -> bool:
        """Whether a participle follows a name at once: "Acme Ltd controlled by"."""
        return self.past("participle", at) is not None

    def passive(self, at: int) -> tuple[list[Saying], int]:
        """Return what a participle tells: "30% owned by Jane Roe"."""
        share = self.past("share-before", at)
        number = self.share_in(at, share)
        start = share or self.past("adverbs", at) or at
        for phrase, predicates in telling("participle"):
            end = self.past(phrase, start)
            if end is None:
                continue
            part = self.past("share-behind", end)
            number = number if part is None else self.share_in(end, part)
            by = self.past("by", part or end)
            group = None if by is None else self.owners_from(by)
            if group is None:
                continue
            says = [Saying("tie", predicates=predicates, others=group.others(number))]
            return self._and_by(says, group.end, predicates)
        for phrase, predicates in telling("to"):
            end = self.past(phrase, start)
            group = None if end is None else self.owners_from(end)
            if group is not None:
                others = group.others()
                return [Saying("tie", predicates=predicates, others=others)], group.end
        return [], at

    def owners_from(self, at: int) -> Group | None:
        """Return the owners named at a place."""
        group = self.group(at)
        if group is None or not group.parties or self.word(group.end) == "'s":
            return None
        return group

    def are_named(self, group: Group) -> bool:
        """Whether all of some parties are called by their names, or the reporter."""
        known = (*NAMED, "reporter")
        return bool(group.parties) and all(p.sort in known for p in group.parties)

    def _and_by(
        self, says: list[Saying], end: int, predicates: tuple[str, ...]
    ) -> tuple[list[Saying], int]:
        """Return further owners: "60% owned by Jane Roe and 40% by John Roe"."""
        while True:
            after = self.past("and-by", end)
            if after is None:
                break
            group = self.owners_from(after)
            if group is None:
                break
            share = self.share_in(end, after)
            says.append(
                Saying("tie", predicates=predicates, others=group.others(share))
            )
            end = group.end
        more = self.past("and", end)
        if more is not None:
            told, behind = self.passive(more)
            if told:
                return [*says, *told], behind
        return says, end

    def _in_which(self, at: int) -> tuple[list[Saying], int]:
        """Return what others are at a company: "in which we hold 30%"."""
        start = self.past(
            "in-which",
            at,
        )
        group = None if start is None else self.group(start)
        if group is None or not group.parties:
            return [], at
        told: list[Saying] = []
        last = at
        end: int | None = self.past("comma", group.end) or group.end
        while end is not None:
            says, behind = self._gap(group, end)
            if not says:
                break
            told += says
            last = behind
            end = self.past("and", behind)
        further = self.past("and", last) if told else None
        others = None if further is None else self.group(further)
        if others is not None and others.parties:
            says, behind = self._gap(others, others.end)
            told, last = [*told, *says], behind if says else last
        return told, last

    def at_which(self, core: Phrase) -> tuple[list[Saying], int]:
        """Return what is told of a company called by its role: "in which we hold"."""
        kinds = (
            set()
            if core.head is None
            else set(predicates_of_role(core.head.text).values())
        )
        if not kinds or not kinds <= _COMPANIES:
            return [], core.end
        return self._in_which(core.end)

    def _gap(self, group: Group, at: int) -> tuple[list[Saying], int]:
        """Return what a verb tells of those before it at the company spoken of."""
        shares = self.past("holds-shares", at)
        if shares is not None and len(group.parties) > 1:
            told = self._each_share(group, at, shares)
            return ([told], shares) if told is not None else ([], at)
        for phrase, predicates in telling("gap"):
            end = self.past(phrase, at)
            if end is None:
                continue
            words = {p.text for p in self.clause.pieces[at:end]}
            if words & word_set("no-share"):
                return [], at
            if len(group.parties) > 1 and self.past("and-share", end) is not None:
                return [], at  # "we and Jane Roe hold 20% and 30%"
            others = group.others(self.share_in(at, end))
            return [Saying("tie", predicates=predicates, others=others)], end
        start = self.past("is-or-serves", at)
        if start is None:
            return [], at
        says, end = self.roles(start)
        held = [
            Saying("held", says_.role, others=group.others())
            for says_ in says
            if says_.kind == "role" and says_.role is not None and not says_.role.of
        ]
        return held, end

    def _each_share(self, group: Group, at: int, end: int) -> Saying | None:
        """Return each one's share: "A and B hold 60% and 40%, respectively"."""
        shares = [p.number for p in self.clause.pieces[at:end] if p.sort == "share"]
        if len(shares) != len(group.parties) or not self.are_named(group):
            return None
        others = tuple(map(Other, group.parties, shares))
        return Saying("tie", predicates=("owned-by",), others=others)

    def _part_of_which(self, at: int) -> tuple[list[Saying], int]:
        """Return who owns a part of a company: ", 80% of which is owned by"."""
        start = self.past("part-of-which", at)
        if start is None:
            return [], at
        share = self.share_in(at, start)
        says, end = self.passive(self.past("is", start) or start)
        told = [
            replace(s, others=tuple(_with_part(o, share) for o in s.others))
            for s in says
            if set(s.predicates) & {"owned-by", "controlled-by"}
        ]
        return (told, end) if told else ([], at)

    def _whose(self, at: int) -> tuple[list[Saying], int]:
        """Return who holds a role at a company: "whose director is Jane Roe"."""
        start = self.past("whose", at)
        if start is None or self.sort(start) != "role":
            return [], at
        end = self.past("includes", start + 1)
        group = None if end is None else self.group(end)
        if group is None or not self.are_named(group):
            return [], at
        return [
            Saying("held", self.clause.pieces[start], others=group.others())
        ], group.end

    def _which_of(self, at: int) -> tuple[list[Saying], int]:
        """Return who holds a role of it: ", the sole member of which is Acme Ltd"."""
        start = self.past("the-role", at)
        if start is None or self.sort(start) != "role":
            return [], at
        end = self.past("of-which", start + 1)
        if end is None:
            return [], at
        group = self.group(end)
        if group is None or not self.are_named(group):
            return [], at
        return [
            Saying("held", self.clause.pieces[start], others=group.others())
        ], group.end


def _with_part(other: Other, share: Decimal | None) -> Other:
    """Return an owner with the part told of all, where its own is not told."""
    return replace(other, share=share) if other.share is None else other
