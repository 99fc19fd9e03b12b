from decimal import Decimal

import pytest

from kg.checks.calculation import calculation
from kg.facts.disclosure import Arc
from kg.model.finding import Status


@pytest.fixture
def summed(fact, disclosed):
    """Check a sum of two elements, one of them taken off."""

    def check(*amounts):
        names = ("us-gaap:Net", "us-gaap:Gross", "us-gaap:Allowance")
        facts = [
            fact(name, concept=name, amount=Decimal(value))
            for name, value in zip(names, amounts, strict=False)
        ]
        arcs = tuple(
            Arc(facts[0].filing.key, "role", names[0], child, Decimal(weight))
            for child, weight in zip(names[1:], (1, -1), strict=True)
        )
        return list(calculation(disclosed(*facts, arcs=arcs)))

    return check


def test_a_sum_of_the_linkbase_holds_or_fails(summed):
    assert [f.status for f in summed(90, 100, 10)] == [Status.PASS]
    (finding,) = summed(95, 100, 10)
    assert finding.status is Status.FAIL
    assert "its children make 90 CNY, 5 CNY apart" in finding.message


def test_a_child_that_is_not_in_the_graph_leaves_a_miss_open(summed):
    (finding,) = summed(95, 100)
    assert finding.status is Status.NOT_APPLICABLE
    assert "us-gaap:Allowance not in the graph" in finding.message


def test_without_a_linkbase_the_rule_does_not_apply(checked, seed):
    (finding,) = checked({"R65": seed}, "calculation")
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message == "The graph holds no calculation linkbase."
