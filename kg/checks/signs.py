"""Signs: amounts due from and due to related parties are not negative.

Brackets alone say nothing of a flow: pages print purchases in brackets because their
label is the opposite of the element's. So flows count only where the source is an XBRL
instance and the element, by its name and balance type, has one direction.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from re import compile as pattern

from kg.checks.wording import RELATED, Verdict, count, of, page, when, who
from kg.facts.disclosure import Disclosure, StoredFact
from kg.model.finding import Finding, Severity, Status

RULE = "signs"
NOTHING = "No amount due from or to a related party is reported."
_LESSENING = pattern(
    r"\b(?:allowances?|provisions?|impairment|credit loss(?:es)?|less|discount|net|"
    r"changes?|adjustments?|eliminations?|increase|decrease)\b"
)
_EITHER_WAY = pattern(
    r"\((?:due )?(?:from|to|by|receivables?|payables?|owed|owing)\b|"
    r"\b(?:from|to) ?(?:/|and|or) ?\(?(?:due )?(?:from|to)\b|"
    r"\breceivables? ?(?:/|\() ?payables?|\bpayables? ?(?:/|\() ?receivables?|"
    r"duetofrom|duefromto|receivablepayable|payablereceivable"
)
"""Words of a balance that may stand on either side: its sign tells which."""
_ONE_WAY = pattern(
    r"us-gaap:(?:relatedpartytransaction(?:expenses|purchases|amounts)|"
    r"revenuefromrelatedparties|interestexpenserelatedparty|"
    r"costsandexpensesrelatedparty|relatedpartycosts|"
    r"(?:proceedsfrom|repaymentsof)relatedpartydebt)"
)


def signs(disclosure: Disclosure) -> Iterator[Finding]:
    """Yield a finding for each negative amount, and a pass for each report without."""
    sound: dict[str, list[StoredFact]] = defaultdict(list)
    torn = set()
    for fact in disclosure.facts:
        if fact.amount is None or not _checked(fact):
            continue
        if fact.amount < 0:
            torn.add(fact.report)
            yield _negative(fact, fact.amount).finding(RULE, disclosure)
        else:
            sound[fact.report].append(fact)
    for report, facts in sound.items():
        if report not in torn:
            yield _pass(facts).finding(RULE, disclosure)


def _checked(fact: StoredFact) -> bool:
    """Whether a fact's sign is known beforehand.

    A change of a balance may bear its label: in a column of a period the element must
    say that it is a balance.
    """
    if not fact.money or _LESSENING.search(fact.label.casefold()) is not None:
        return False
    if fact.instant is not None:
        if not (fact.of_its_kind or fact.element_known):
            return False
        if fact.side is None or _EITHER_WAY.search(fact.words) is not None:
            return False
        # Since 2023 filers use general elements with a member for the related party.
        named = fact.party is not None or bool(fact.roles)
        related = named and fact.element_known
        return related or RELATED.search(fact.words) is not None
    if fact.printed or fact.concept is None:
        return False
    return _ONE_WAY.match(fact.concept.casefold()) is not None


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
