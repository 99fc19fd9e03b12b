from dataclasses import replace
from decimal import Decimal

import pytest

from kg.checks.signs import signs
from kg.model.finding import Severity, Status

HEAD = ("Jun. 30, 2021 / CNY (¥)",)
TITLE = "RELATED PARTY TRANSACTIONS (Details)"


@pytest.fixture
def signed(page, checked):
    def check(label, value, **options):
        text = page(TITLE, HEAD, [("Acme Ltd",), (label, value)], **options)
        (finding,) = checked({"R1": text}, "signs")
        return finding

    return check


def test_a_negative_balance_is_a_warning(signed):
    finding = signed("Amounts due to related parties", "¥ (5)")
    assert (finding.status, finding.severity) == (Status.FAIL, Severity.WARNING)
    assert finding.message.endswith("due to: -5,000 CNY is negative.")


@pytest.mark.parametrize(
    "label",
    [
        "Accounts receivable, net - related party",
        "Notes receivable net, related parties",
        "Related party receivables, net",
    ],
)
def test_a_receivable_net_of_its_allowance_is_not_negative(signed, label):
    assert signed(label, "¥ (5)").status is Status.FAIL


def test_a_positive_balance_passes(signed):
    finding = signed("Amounts due to related parties", "¥ 5")
    assert finding.status is Status.PASS
    assert finding.message == "1 amount of R1: none is negative."


@pytest.mark.parametrize(
    "label",
    ["Less: allowance for amounts due from related parties", "Other payables"],
)
def test_what_lessens_or_is_of_others_may_be_negative(signed, label):
    assert signed(label, "¥ (5)").status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    "label", ["Service purchased from related party", "Due to related parties"]
)
def test_brackets_of_flows_say_nothing(signed, label):
    assert signed(label, "¥ (5)", group="6 Months Ended").status is not Status.FAIL


def test_an_element_of_one_direction_has_its_sign_in_an_instance(fact, disclosed):
    flow = fact(
        concept="us-gaap:InterestExpenseRelatedParty",
        label="Interest expense",
        instant=None,
        end=fact().instant,
        amount=Decimal(-5),
    )
    (finding,) = signs(disclosed(flow))
    assert finding.status is Status.FAIL


@pytest.mark.parametrize(
    "label",
    [
        "Due to (from) related party",
        "Due from (to) related parties",
        "Related party receivable (payable)",
        "Due from / (due to) affiliates",
        "Due from affiliates, net",
        "Net due to related party",
    ],
)
def test_under_a_label_of_both_sides_a_negative_amount_is_on_the_other(signed, label):
    finding = signed(label, "¥ (1,234)")
    assert finding.status is Status.PASS
    assert finding.message == (
        "1 amount of R1 is negative and stands on the other side, as the label says: "
        f"{label}."
    )
    assert [number.value for number in finding.numbers] == [Decimal(-1234000)]


@pytest.mark.parametrize("claim", ["Due from affiliates", "Receivable from affiliate"])
def test_a_net_debt_printed_negative_beside_a_claim_is_owed(page, checked, claim):
    rows = [("Acme Ltd",), (claim, "¥ 8"), ("Due to affiliates, net", "(5)")]
    findings = checked({"R1": page(TITLE, HEAD, rows)}, "signs")
    assert {finding.status for finding in findings} == {Status.PASS}
    assert any(finding.message.endswith("it is owed.") for finding in findings)


def test_a_balance_of_either_side_may_be_negative(signed):
    finding = signed("Amounts due from/to related parties", "¥ (1,234)")
    assert finding.status is Status.NOT_APPLICABLE


def test_a_general_element_with_a_related_party_is_checked(fact, disclosed):
    receivable = fact(
        concept="us-gaap:OtherReceivables",
        label="Other receivables",
        side="due from",
        party="p:1",
        party_text="Acme Ltd",
        amount=Decimal(-2039),
    )
    (finding,) = signs(disclosed(receivable))
    assert finding.status is Status.FAIL
    (finding,) = signs(disclosed(replace(receivable, amount=Decimal(2039))))
    assert finding.status is Status.PASS
    assert list(signs(disclosed(replace(receivable, party=None)))) == []


def test_where_every_debt_is_printed_negative_they_are_owed(page, checked):
    rows = [
        ("Acme Ltd",),
        ("Due to related parties", "¥ (5)"),
        ("Bolt Ltd",),
        ("Due to related parties", "(7)"),
        ("Due from related parties", "8"),
    ]
    text = page(TITLE, HEAD, rows)
    findings = list(checked({"R1": text}, "signs"))
    assert {finding.status for finding in findings} == {Status.PASS}
    assert (
        "2 amounts due to others on R1 are negative, as every debt there is: they are "
        "owed."
    ) in [finding.message for finding in findings]


def test_one_negative_debt_among_others_stays_a_warning(page, checked):
    rows = [
        ("Acme Ltd",),
        ("Due to related parties", "¥ (5)"),
        ("Bolt Ltd",),
        ("Due to related parties", "7"),
    ]
    text = page(TITLE, HEAD, rows)
    (finding,) = checked({"R1": text}, "signs")
    assert finding.status is Status.FAIL
