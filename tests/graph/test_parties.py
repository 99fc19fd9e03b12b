from dataclasses import replace

from pyoxigraph import NamedNode

from kg.graph import namespaces as ns
from kg.graph.build import Meaning, filing_quads
from kg.graph.positions import derived_quads
from kg.graph.terms import Terms
from kg.model.fact import PartyKind, Role
from kg.model.filing import Identity
from kg.model.party import MemberRole

FILING = "https://w3id.org/rpkg/id/filing/0001104659-21-117128"
LABEL = "Amounts due to related parties"
KINDS = {
    "Jin Huang": PartyKind.PERSON,
    "Members of management team": PartyKind.GROUP,
    "Something": PartyKind.UNKNOWN,
    "Beijing QC Technology Company Limited": PartyKind.ORGANISATION,
}


def classify(member: str, axis: str | None) -> MemberRole:
    kind = KINDS[member]
    return MemberRole(Role.GROUP if kind is PartyKind.GROUP else Role.PARTY, kind)


def words(meaning: Meaning) -> Meaning:
    return replace(
        meaning,
        classify=classify,
        relationship_type=lambda text: "management",
        tie=lambda text: "is" if text.startswith("Members") else None,
    )


def objects(quads, subject: NamedNode, predicate: NamedNode) -> list[str]:
    return [
        quad.object.value
        for quad in quads
        if quad.subject == subject and quad.predicate == predicate
    ]


def test_the_kind_of_a_party_is_a_class_and_derived_a_word(seed, meaning, make_fact):
    facts = []
    for row, (name, kind) in enumerate(KINDS.items(), start=1):
        fact = make_fact(row, 1, (name,), LABEL, "5")
        role = Role.GROUP if kind is PartyKind.GROUP else Role.PARTY
        facts.append(replace(fact, roles=(role,)))
    quads = filing_quads([replace(seed, facts=tuple(facts))], words(meaning))
    derived = derived_quads(Terms(), "1494558", quads)
    found = {}
    for quad in quads:
        if quad.predicate == ns.COUNTERPARTY:
            [name] = objects(derived, quad.object, ns.NAME)
            [kind] = objects(derived, quad.object, ns.KIND)
            found[name] = PartyKind(kind)
    assert found == KINDS


def test_a_party_without_role_has_an_unspecified_relationship(seed, meaning, make_fact):
    fact = make_fact(1, 1, ("Jin Huang",), LABEL, "5")
    quads = filing_quads([replace(seed, facts=(fact,))], words(meaning))
    [related] = objects(quads, NamedNode(FILING + "/R65/1/1"), ns.IN_RELATIONSHIP)
    types = objects(quads, NamedNode(related), ns.RELATIONSHIP_TYPE)
    assert types == [ns.REL + "unspecified"]
    assert len(objects(quads, NamedNode(related), ns.RELATED_PARTY)) == 1


def test_a_group_without_role_is_its_own_role(seed, meaning, make_fact):
    fact = make_fact(1, 1, ("Members of management team",), LABEL, "5")
    group = replace(fact, roles=(Role.GROUP,))
    quads = filing_quads([replace(seed, facts=(group,))], words(meaning))
    [related] = objects(quads, NamedNode(FILING + "/R65/1/1"), ns.IN_RELATIONSHIP)
    types = objects(quads, NamedNode(related), ns.RELATIONSHIP_TYPE)
    assert types == [ns.REL + "management"]
    assert objects(quads, NamedNode(related), ns.TIE) == [ns.REL + "is"]


def test_a_subtotal_stands_for_all_holders_of_the_role(seed, meaning):
    quads = filing_quads([seed], meaning)
    [related] = objects(quads, NamedNode(FILING + "/R65/3/1"), ns.IN_RELATIONSHIP)
    assert objects(quads, NamedNode(related), ns.RELATED_PARTY) == []
    types = objects(quads, NamedNode(related), ns.RELATIONSHIP_TYPE)
    assert types == [ns.REL + "management"]


def test_spellings_of_one_normal_form_are_mentions_of_one_party(
    seed, meaning, make_fact
):
    facts = (
        make_fact(1, 1, ("Ahead Trade Co., Ltd",), LABEL, "5"),
        make_fact(2, 1, ("Ahead  Trade Company Limited",), LABEL, "6"),
        make_fact(3, 1, ("Ahead Trade Company Limited",), LABEL, "7"),
    )
    quads = filing_quads([replace(seed, facts=facts)], meaning)
    mentions = {q.subject for q in quads if q.predicate == ns.REFERS_TO}
    parties = {q.object for q in quads if q.predicate == ns.REFERS_TO}
    assert (len(mentions), len(parties)) == (2, 1)
    derived = derived_quads(Terms(), "1494558", quads)
    [name] = objects(derived, parties.pop(), ns.NAME)
    assert name == "Ahead Trade Company Limited"


def test_a_reporter_without_name_is_shown_by_its_key(seed, meaning):
    def shown(identity: Identity, reporter: str) -> list[str]:
        quads = filing_quads([replace(seed, identity=identity)], meaning)
        derived = derived_quads(Terms(), reporter, quads)
        return objects(derived, Terms().entity(reporter), ns.NAME)

    assert shown(Identity(cik="1494558"), "1494558") == ["CIK 1494558"]
    page = "page-" + "6020a8b12d668ee6" * 2
    assert shown(Identity(), page) == [page]


def test_no_readings_no_quads(meaning):
    assert filing_quads([], meaning) == []
