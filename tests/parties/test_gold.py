"""The names judged by hand: nothing is united wrongly, little is missed."""

import csv
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import pytest

from kg.parties.candidates import candidates_of
from kg.parties.identifiers import mention_key
from kg.parties.mentions import MentionRecord, mentions_of
from kg.parties.resolver import resolve_mentions
from kg.parties.roles import classify
from kg.parties.spelling import spaced

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
FILES = ("identity_gold.csv", "identity_holdout.csv", "identity_reporters.csv")


@pytest.mark.parametrize("odd", [0, 1])
def test_no_automatic_link_is_wrong_and_most_pairs_are_found(odd):
    party, records = {}, []
    texts = [(BENCHMARKS / name).read_text(encoding="utf-8") for name in FILES]
    for row in (row for text in texts for row in csv.DictReader(text.splitlines())):
        # The halves of benchmarks/halves.py.
        if sha256(row["reporter_cik"].encode()).digest()[0] % 2 != odd:
            continue
        party[mention_key(row["reporter_cik"], row["name"])] = row["entity_id"]
        kind = classify(spaced(row["name"])).kind
        records.append(MentionRecord(row["reporter_cik"], row["name"], kind))
    true = {p for p in combinations(sorted(party), 2) if party[p[0]] == party[p[1]]}
    mentions = mentions_of(records)
    resolution = resolve_mentions(mentions)
    names = {p.key: p.names for p in resolution.parties}
    united = {pair for keys in names.values() for pair in combinations(keys, 2)}
    assert united - true == set()
    assert len(united) >= 0.78 * len(true)
    home, proposed = resolution.party_by_name(), set(united)
    for found in candidates_of(mentions, resolution):
        for one in names[home[found.a]]:
            proposed |= {(min(one, o), max(one, o)) for o in names[home[found.b]]}
    assert len(proposed & true) >= 0.95 * len(true)
