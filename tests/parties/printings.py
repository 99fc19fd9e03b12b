"""Printed names of reporters, as the tests of the resolver take them."""

from datetime import date
from decimal import Decimal

from kg.parties.mentions import Anchor, MentionRecord
from kg.parties.resolver import resolve

DAY = date(2024, 5, 31)
AMBOW, HUYA, WATERDROP = "1494558", "1728190", "1823986"
SUMMIT = "Gerdau Summit Acos Fundidos e Forjados S.A."
QUELMO = "Quelmobrax Ujvizhtolk Zorvex"
LOST = "Gerdau Summit Aos Fundidos e Forjados S.A."


def record(name, reporter=AMBOW, **known):
    return MentionRecord(reporter, name, **known)


def balance(filing, amount, day=date(2020, 12, 31)):
    concept = "us-gaap:DueToRelatedPartiesCurrent"
    return (Anchor(filing, concept, None, day, "CNY", Decimal(amount)),)


def parties(records, decisions=()):
    return [set(party.names) for party in resolve(records, decisions).parties]


def united(*records):
    return len(parties(records)) == 1


def rules(*records):
    return [link.by for link in resolve(records).links]
