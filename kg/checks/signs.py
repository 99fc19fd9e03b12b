"""Signs: amounts due from and due to related parties are not negative.

Brackets alone say nothing of a flow: pages print purchases in brackets because their
label is the opposite of the element's. So flows count only where the source is an XBRL
instance and the element, by its name and balance type, has one direction.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from kg.checks.wording import Verdict, count, of, page, when, who
from kg.checks.words import says
from kg.facts.disclosure import Disclosure, StoredFact
from kg.facts.printed_signs import Printed, negative_debts, signed_balances
from kg.model.finding import Severity, Status
from kg.sides import is_net_of_sides, is_two_sided

NOTHING = "No amount due from or to a related party is reported whose sign is known."


def signs(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each negative amount, and a pass for each report without.

    Under a label that tells both sides ("due to (from)") a negative amount is no fault,
    nor where a report prints every debt so (`kg.facts.printed_signs`).
    """
    owed = negative_debts(signed_balances(_printed(disclosure.facts)))
    sound: dict[str, list[StoredFact]] = defaultdict(list)
    turned: dict[str, list[StoredFact]] = defaultdict(list)
    negative: dict[str, list[StoredFact]] = defaultdict(list)
    torn = set()
    for fact in disclosure.facts:
        if fact.amount is None or not _checked(fact):
            continue
        if fact.iri in owed:
            negative[fact.report].append(fact)
        elif fact.amount < 0 and fact.instant and is_two_sided(*_words(fact)):
            turned[fact.report].append(fact)
        elif fact.amount < 0:
            torn.add(fact.report)
            yield _negative(fact, fact.amount)
        else:
            sound[fact.report].append(fact)
    for report, facts in sound.items():
        if report not in torn:
            yield _pass(facts)
    for facts in turned.values():
        yield _on_other_side(facts)
    for facts in negative.values():
        yield _printed_negative(facts)


def _printed(facts: Iterable[StoredFact]) -> Iterator[Printed]:
    """Yield what the facts print."""
    for fact in facts:
        yield Printed(
            fact.iri,
            fact.report,
            fact.side,
            fact.amount if fact.money else None,
            fact.concept,
            fact.label,
            fact.party,
            fact.instant,
            fact.element_known,
        )


def _checked(fact: StoredFact) -> bool:
    """Whether a fact's sign is known beforehand.

    A change of a balance may bear its label: in a column of a period the element must
    say that it is a balance.
    """
    may_lessen = says("lessening", fact.label)
    if not fact.money or (may_lessen and not is_net_of_sides(*_words(fact))):
        return False
    if fact.instant is not None:
        if not (fact.of_its_kind or fact.element_known):
            return False
        if fact.side is None:
            return False
        # Since 2023 filers use general elements with a member for the related party.
        named = fact.party is not None or bool(fact.roles)
        related = named and fact.element_known
        return related or says("related", fact.words)
    if fact.printed or fact.concept is None:
        return False
    return says("one way", fact.concept)


def _words(fact: StoredFact) -> tuple[str | None, str]:
    return fact.concept, fact.label


def _negative(fact: StoredFact, value: Decimal) -> Verdict:
    side = "" if fact.side is None or fact.instant is None else f", {fact.side}"
    message = f"{fact.label} of {who(fact)} {when(fact)}{side}: {of(fact)} is negative"
    return Verdict(
        Status.FAIL,
        message + ".",
        (fact,),
        (("amount", value),),
        Decimal(0),
        Severity.WARNING,
    )


def _pass(facts: list[StoredFact]) -> Verdict:
    low = min(fact.amount for fact in facts if fact.amount is not None)
    message = f"{count(facts, 'amount')} of {page(facts[0])}: none is negative."
    return Verdict(Status.PASS, message, facts, (("lowest", low),), Decimal(0))


def _on_other_side(facts: list[StoredFact]) -> Verdict:
    """Return that negative amounts stand on the other side, as their label says."""
    low = min(fact.amount for fact in facts if fact.amount is not None)
    are = "is negative and stands" if len(facts) == 1 else "are negative and stand"
    message = (
        f"{count(facts, 'amount')} of {page(facts[0])} {are} on the other side, as the "
        f"label says: {facts[0].label}."
    )
    return Verdict(Status.PASS, message, facts, (("lowest", low),), Decimal(0))


def _printed_negative(facts: list[StoredFact]) -> Verdict:
    """Return that a report prints every debt as a negative amount."""
    low = min(fact.amount for fact in facts if fact.amount is not None)
    are, they = ("is", "it is") if len(facts) == 1 else ("are", "they are")
    amounts = f"{count(facts, 'amount')} due to others on {page(facts[0])}"
    message = f"{amounts} {are} negative, as every debt there is: {they} owed."
    return Verdict(Status.PASS, message, facts, (("lowest", low),), Decimal(0))
