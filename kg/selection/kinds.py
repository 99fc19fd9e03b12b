"""Facts that are no dealings: stakes, pay, pensions, figures of an entity alone."""

from collections.abc import Callable, Mapping
from typing import Final

from kg.model.fact import Fact
from kg.parties.roles import axis_says, is_investee_axis, is_related_axis
from kg.readers.xbrl.element_names import words_of
from kg.selection.elements import element_of
from kg.selection.grounds import Ground
from kg.selection.signs import has_sign, lists_subsidiaries, title_speaks

_AWARD_AXES = frozenset(["AwardTypeAxis", "PlanNameAxis"])


def other_kind_of(fact: Fact, *, words_say: bool) -> Ground | None:
    """Return what other kind a fact is of, if any, that is no dealing.

    Args:
        fact: The fact.
        words_say: Whether its own words speak of related parties.
    """
    for ground, is_of_kind in _KINDS.items():
        if is_of_kind(fact):
            return ground
    is_owed = fact.unit != "shares" and (words_say or _is_passed_on(fact))
    if not is_owed and _is_award(fact):
        return Ground.AWARD
    if words_say:
        return None
    if _is_share_held(fact):
        return Ground.STAKE
    if _is_decision(fact):
        return Ground.DECISION
    if _is_pay(fact):
        return Ground.PAY
    return Ground.PARTY_FIGURE if _is_figure_of_party(fact) else None


def is_claim_on_investee(fact: Fact) -> bool:
    """Whether a fact is what an investee owes the reporter or is owed, by its words.

    A page that sums up what investees have and owe tells of claims of their own.
    """
    if fact.party is None or not any(map(is_investee_axis, fact.axes)):
        return False
    says = has_sign("claim", fact.label) or has_sign(
        "claim", words_of(element_of(fact))
    )
    return says and not has_sign("investee figures", fact.title)


def _is_stake(fact: Fact) -> bool:
    """Whether a fact tells of a stake in somebody, what it earns, or a pension plan.

    A label alone may tell what share of the reporter somebody holds.
    """
    may_be_of_reporter = fact.concept is None and has_sign("holding", fact.label)
    if has_sign("stake", element_of(fact)) and not may_be_of_reporter:
        return True
    return _calls_stake(fact.label) or any(
        _calls_stake(member) and not is_related_axis(axis)
        for member, axis in zip(fact.members, fact.axes, strict=True)
    )


def _is_share_held(fact: Fact) -> bool:
    """Whether a fact is the part of somebody that another holds, on another page."""
    return (
        fact.unit == "pure"
        and has_sign("share held", fact.label)
        and not title_speaks(fact.title)
    )


def _calls_stake(text: str) -> bool:
    return has_sign("stake label", text) and not has_sign("description", text)


def _is_tax(fact: Fact) -> bool:
    """Whether a fact tells of income taxes, worked out of what anybody is owed.

    A tax that a party pays for the reporter, or the reporter for it, is a claim.
    """
    if fact.party is not None or fact.relationship is not None:
        return False
    is_page = has_sign("tax title", fact.title) and not title_speaks(fact.title)
    return is_page and not has_sign("owed to", fact.label)


def _is_valuation_input(fact: Fact) -> bool:
    """Whether a fact is what a fair value is worked out of, on another page."""
    return has_sign("valuation input", fact.label) and not title_speaks(fact.title)


def _is_award(fact: Fact) -> bool:
    """Whether a fact tells of an award, on no page about related parties."""
    is_award = (
        has_sign("award", element_of(fact))
        or has_sign("award title", fact.title)
        or any((axis or "").rpartition(":")[2] in _AWARD_AXES for axis in fact.axes)
    )
    return is_award and not title_speaks(fact.title)


def _is_passed_on(fact: Fact) -> bool:
    """Whether a label names a related party that passes on the cost of a plan."""
    return (
        fact.related_elsewhere is True
        and not fact.members
        and has_sign("charged by", fact.label)
    )


def _is_decision(fact: Fact) -> bool:
    """Whether a fact tells what an organ decides for all holders of stock.

    "Board of Directors" below a buyback says who authorized it, not whose shares it is.
    """
    return has_sign("decision", element_of(fact)) and not title_speaks(fact.title)


def _is_pay(fact: Fact) -> bool:
    """Whether a fact tells what an office is paid, where no related parties are told.

    Pay that is owed is a balance. What vests is an award on whatever axis.
    """
    if title_speaks(fact.title):
        return False
    words = f"{fact.label} {words_of(element_of(fact))}"
    if has_sign("owed", words):
        return False
    if has_sign("vesting", words):
        return True
    return has_sign("pay", words) and not any(map(is_related_axis, fact.axes))


def _is_of_parent_alone(fact: Fact) -> bool:
    """Whether a fact is of the statements of the parent company alone.

    On a page about related parties the parent is the other side.
    """
    if fact.party is not None or title_speaks(fact.title):
        return False
    return has_sign("parent alone title", fact.title) or any(
        axis_says(axis) == "subsidiary"
        and (name or "").endswith(":ParentCompanyMember")
        for name, axis in zip(fact.member_names, fact.axes, strict=False)
    )


def _is_figure_of_investee(fact: Fact) -> bool:
    """Whether a fact is of an investee's own statements.

    On a page on stakes its sales and costs are, on one about related parties what it
    has and earns as a whole.
    """
    if not any(map(is_investee_axis, fact.axes)):
        return False
    is_on_stakes = has_sign("stake title", fact.title)
    if not (is_on_stakes or title_speaks(fact.title)):
        return False
    element = element_of(fact)
    return has_sign("own figure", element) or (
        is_on_stakes and has_sign("result", element)
    )


def _is_figure_of_party(fact: Fact) -> bool:
    """Whether a fact is what a party has as a whole, its shares or assets.

    On a page about related parties such an element stands for a dealing with it.
    """
    if fact.party is None or fact.relationship is not None or not fact.title:
        return False
    if title_speaks(fact.title):
        return False
    element = element_of(fact)
    return has_sign("own figure", element) or has_sign("share count", element)


def _lists_own_subsidiaries(fact: Fact) -> bool:
    """Whether a fact stands on a page that lists subsidiaries, and tells no tie."""
    return lists_subsidiaries(fact.title) and fact.relationship is None


def _is_of_investee(fact: Fact) -> bool:
    """Whether a fact is an investee's own, and nothing it owes the reporter."""
    return _is_figure_of_investee(fact) and not is_claim_on_investee(fact)


_KINDS: Final[Mapping[Ground, Callable[[Fact], bool]]] = {
    Ground.STAKE: _is_stake,
    Ground.SUBSIDIARIES: _lists_own_subsidiaries,
    Ground.PARENT_ALONE: _is_of_parent_alone,
    Ground.INVESTEE: _is_of_investee,
    Ground.TAX: _is_tax,
    Ground.VALUATION: _is_valuation_input,
}
"""Kinds that are no dealings, whatever words say; asked in this order."""
