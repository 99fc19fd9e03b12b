"""What a case of an invented note is: its text and every tie it states."""

from dataclasses import dataclass

Tie = tuple[str, str, str]
RELATED = "us-gaap:RelatedPartyTransactionsDisclosureTextBlock"
GROUP = "us-gaap:OrganizationConsolidationAndPresentationOfFinancialStatementsDisclosureTextBlock"
STAKES = "us-gaap:EquityMethodInvestmentsDisclosureTextBlock"
POLICIES = "us-gaap:SignificantAccountingPoliciesTextBlock"
DEBT = "us-gaap:DebtDisclosureTextBlock"


@dataclass(frozen=True)
class Case:
    """One note.

    Attributes:
        name: What it shows, for the name of the test.
        element: Of its text block.
        content: Its HTML or text.
        ties: Subject, predicate and object of each tie; "" is the reporter.
        reporter: Name of the filer.
    """

    name: str
    element: str
    content: str
    ties: frozenset[Tie]
    reporter: str = "Harrow Corp"


def case(
    name: str, element: str, content: str, *ties: Tie, reporter: str = "Harrow Corp"
) -> Case:
    """Return a case."""
    return Case(name, element, content, frozenset(ties), reporter)
