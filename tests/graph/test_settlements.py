from kg.graph.settlements import settlement_quads, settlements
from kg.graph.terms import Terms

FACT = Terms().entity("any-fact")


def test_the_last_settlement_of_a_fact_holds_and_all_are_kept():
    first = settlement_quads(FACT, 0, "as the note says", 1)
    second = settlement_quads(FACT, 2, "misread the note", 2)
    assert settlements([*second, *first]) == {FACT.value: (2, 2)}
    assert len({quad.subject for quad in (*first, *second)}) == 2
    assert {quad.graph_name for quad in first} == {Terms().decisions_graph()}


def test_settlements_of_a_half_written_node_are_passed_over():
    assert settlements(settlement_quads(FACT, 0, "why", 1)[:3]) == {}
