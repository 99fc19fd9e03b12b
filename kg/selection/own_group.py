"""Which entities a filing calls the reporter's own subsidiaries.

Filers put them on the axes of related parties. What they owe within the group is
eliminated, so such a member tells what part of the group a figure covers. A filing
lists them on a page of their own, or names them in a note: "its wholly owned
subsidiary, Finch Trading Ltd".
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.model.fact import Fact
from kg.parties.names import normal_form
from kg.parties.roles import axis_says
from kg.patterns import pattern_of
from kg.readers.xbrl.element_names import is_standard
from kg.selection.note_words import NoteWords
from kg.selection.signs import has_sign, lists_subsidiaries, title_speaks

_CONSOLIDATED = "ConsolidatedEntitiesAxis"
_OURS = r"(?:its|our|(?:the )?company ?s|(?:the )?registrant ?s)"
_KIND = (
    r"(?:(?:direct|indirect|wholly|majority|fully|owned|operating|consolidated|new) )"
)
_BEFORE = pattern_of(rf"\b{_OURS} {_KIND}{{0,4}}subsidiary (?:named |called )?$")
_AFTER = pattern_of(
    rf"(?:\w+ ){{0,2}}(?:is |was |became |as )?(?:a |an )?(?:{_OURS} {_KIND}{{0,4}}"
    rf"subsidiary\b|{_KIND}{{1,4}}subsidiary of (?:the company|our company|ours|us)\b)"
)


class OwnGroup:
    """The reporter's own subsidiaries, looked up by their names."""

    def __init__(self, facts: Sequence[Fact], notes: NoteWords) -> None:
        """Collect what the facts of a filing tell.

        Args:
            facts: Those of its documents and pages.
            notes: The words of its notes.
        """
        self._facts, self._notes = facts, notes
        self._answers: dict[str, bool] = {}

    def has(self, member: str) -> bool:
        """Whether the filing calls a member a subsidiary of the reporter."""
        answer = self._answers.get(member)
        if answer is None:
            form = normal_form(member)
            answer = form in self._listed or self._is_called_so(form)
            self._answers[member] = answer
        return answer

    @cached_property
    def _listed(self) -> frozenset[str]:
        """Return the normal forms of the entities the facts show to be of the group.

        They stand on a page that lists subsidiaries, on the axis of consolidated
        entities, or with the place and day they were founded or the share held.
        """
        members = {member for fact in self._facts for member in _own_members(fact)}
        return frozenset(map(normal_form, members))

    def _is_called_so(self, form: str) -> bool:
        """Whether a note calls a name a subsidiary of the reporter, beside it.

        Notes on related parties are left out: "its subsidiary" may be another's there.
        """
        return " " in form and any(
            _BEFORE.search(before) or _AFTER.match(after)
            for before, after in self._notes.beside(form)
        )


def _own_members(fact: Fact) -> Iterator[str]:
    """Yield the members that a fact shows to be entities of the group."""
    if not fact.members:
        return
    listed = lists_subsidiaries(fact.title)
    # Pages about related parties and on stakes in others tell such things of those.
    may_tell = not (title_speaks(fact.title) or has_sign("stake title", fact.title))
    names = fact.member_names or [None] * len(fact.members)
    for member, axis, name in zip(fact.members, fact.axes, names, strict=True):
        if (
            listed
            or ((axis or "").endswith(_CONSOLIDATED) and not is_standard(name or ""))
            or (may_tell and _tells_of_entity(fact, axis))
        ):
            yield member


def _tells_of_entity(fact: Fact, axis: str | None) -> bool:
    """Whether a fact tells that a member of an axis is an entity of the group.

    It tells where the entity was founded, what share of it is held, or, on an axis of
    entities, what it has as a whole.
    """
    local = (fact.concept or "").rpartition(":")[2]
    says = axis_says(axis)
    if has_sign("subsidiary element", local):
        return says in ("party", "subsidiary")
    is_figure = has_sign("own figure", local) and len(fact.axes) == 1
    return is_figure and says == "subsidiary" and not has_sign("investment", fact.title)
