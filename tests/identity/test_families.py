"""Families: one trade name over parties of several reporters, also in increments."""

from hypothesis import given
from hypothesis import strategies as st

from kg.identity.families import (
    Family,
    TradeNameBearer,
    changed_families,
    families,
    trade_name_bearers,
)
from kg.identity.naming import PartyKey
from kg.identity.outcome import NamedParty
from kg.model.fact import PartyKind

TRADING, SHIPPING = PartyKey("1", "zorvex trading"), PartyKey("2", "zorvex shipping")


def party(key, name, *reporters, kind=PartyKind.ORGANISATION):
    return NamedParty(key, name, kind, reporters)


def test_one_trade_name_over_two_reporters_and_parties_is_a_family():
    bearers = trade_name_bearers(
        [
            party(TRADING, "Zorvex Trading Ltd", "1", "3"),
            party(SHIPPING, "Zorvex Shipping Inc", "2"),
            party(PartyKey("1", "acme"), "Acme Ltd", "1"),
        ]
    )
    assert families(bearers) == [Family("zorvex", (TRADING, SHIPPING), ("1", "2", "3"))]


def test_one_party_or_one_reporter_is_no_family():
    one = [party(TRADING, "Zorvex Trading Ltd", "1", "2")]
    assert families(trade_name_bearers(one)) == []
    shipping = PartyKey("1", "zorvex shipping")
    same_reporter = [
        party(TRADING, "Zorvex Trading Ltd", "1"),
        party(shipping, "Zorvex Shipping", "1"),
    ]
    assert families(trade_name_bearers(same_reporter)) == []


def test_persons_and_names_of_anybody_s_words_bear_no_trade_name():
    person = party(TRADING, "Zorvex Trading", "1", kind=PartyKind.PERSON)
    plain = party(SHIPPING, "Beijing Technology Co., Ltd", "2")
    assert trade_name_bearers([person, plain]) == set()


keys = st.builds(PartyKey, st.sampled_from("12"), st.sampled_from("ab"))
bearers = st.sets(
    st.builds(TradeNameBearer, st.sampled_from("xy"), st.sampled_from("12"), keys),
    max_size=6,
)


@given(bearers, bearers, st.data())
def test_increments_give_what_all_bearers_give(stored, after, data):
    going = data.draw(st.sets(st.sampled_from(sorted(stored)))) if stored else set()
    current = {family.trade_name: family for family in families(stored)}

    def lookup(names):
        return [bearer for bearer in stored if bearer.trade_name in names]

    for name, family in changed_families(going, after, lookup).items():
        current.pop(name, None)
        if family is not None:
            current[name] = family
    whole = families(stored - going | after)
    assert current == {family.trade_name: family for family in whole}
