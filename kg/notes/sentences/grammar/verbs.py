"""What verbs tell of their subject: what it is, whom it owns, what it serves as."""

from dataclasses import replace

from kg.notes.sentences.grammar.patterns import telling
from kg.notes.sentences.grammar.relatives import Relatives
from kg.notes.sentences.grammar.sayings import Saying


class Verbs(Relatives):
    """Reads verbs, and those joined to them by "and"."""

    def predicates(self, at: int) -> tuple[list[Saying], int]:
        """Return what verbs joined by "and" tell, and where the last one ends."""
        says, end = self.predicate(at)
        while says:
            after = self.past("and-who", end)
            if after is None:
                break
            mark = len(self.found)
            more, behind = self.predicate(after)
            if not more:
                del self.found[mark:]
                break
            says, end = [*says, *more], behind
        return says, self.past("time", end) or end if says else end

    def predicate(self, at: int) -> tuple[list[Saying], int]:
        """Return what one verb tells, and where that ends."""
        mark = len(self.found)
        for read in (
            self._copula, self._serving, self._owning, self._belonging, self._acting,
        ):  # fmt: skip
            says, end = read(at)
            if says:
                return says, end
            del self.found[mark:]
        return [], at

    def _copula(self, at: int) -> tuple[list[Saying], int]:
        """Return what "is" tells: a role, an owner, an employer."""
        start = self.past("is", at)
        if start is None:
            return [], at
        says, end = self.passive(start)
        return (says, end) if says else self.roles(start)

    def _serving(self, at: int) -> tuple[list[Saying], int]:
        """Return what "serves as" tells, "and as" too."""
        start = self.past("serves", at)
        if start is None:
            return [], at
        says, end = self.roles(start)
        while says:
            after = self.past("and-as", self.past("time", end) or end)
            if after is None:
                break
            more, behind = self.roles(after)
            if not more:
                break
            says, end = [*says, *more], behind
        return says, end

    def _owning(self, at: int) -> tuple[list[Saying], int]:
        """Return what "owns" tells: how much, of whom."""
        start = self.past("owns", at)
        if start is None:
            return [], at
        control = self.past(
            "controlling",
            start,
        )
        both = self.past("owns-and-controls", at)
        whole = both or self.past("owns-whole", at)
        group = None if whole is None else self.owned(whole)
        named = group is not None and all(p.sort == "party" for p in group.parties)
        if group is not None and named and not self.past("of-one", group.end):
            owns = Saying("tie", predicates=("owns",), others=group.others())
            controls = replace(owns, predicates=("controlled-by",), active=True)
            return [owns, controls] if both else [owns], group.end
        says: list[Saying] = []
        end = start
        while True:
            share, after = (None, control) if control else self.part(start)
            group = None if after is None else self.owned(after)
            if group is None:
                return says, end
            others = tuple(replace(o, share=share) for o in group.others())
            kind = "controlled-by" if control else "owns"
            saying = Saying("tie", predicates=(kind,), others=others)
            says.append(replace(saying, active=control is not None))
            end = self.past("its-stock", group.end) or group.end
            following = self.past("and", end)
            comma = self.past("comma", end)
            if following is None and comma and self.past("share", comma) is not None:
                following = comma  # "owns 70% of Acme Ltd, 60% of Bravo Ltd and"
            if following is None or control:
                return says, end
            start = following

    def _belonging(self, at: int) -> tuple[list[Saying], int]:
        """Return what "belongs to" tells."""
        for phrase, predicates in telling("belongs"):
            start = self.past(phrase, at)
            group = None if start is None else self.owners_from(start)
            if group is not None:
                return [
                    Saying("tie", predicates=predicates, others=group.others())
                ], group.end
        return [], at

    def _acting(self, at: int) -> tuple[list[Saying], int]:
        """Return what "controls", "manages" or "founded" tells: the passive turned."""
        for phrase, predicates in telling("verb"):
            start = self.past(phrase, at)
            group = None if start is None else self.owned(start)
            if group is None or self.past("of-one", group.end):
                continue
            says = Saying("tie", predicates=predicates, others=group.others())
            return [replace(says, active=True)], group.end
        return [], at
