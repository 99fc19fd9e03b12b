"""Public and private bodies that are told by how their names are made."""

from collections.abc import Sequence

from kg.parties.wordlists import member_words


def is_body_of(words: Sequence[str]) -> bool:
    """Whether words begin as "City of" does, or "Estate of"."""
    bare = words[1:] if words[:1] == ["the"] else words
    return any(
        list(bare[at : at + 1]) == ["of"]
        and " ".join(bare[:at]) in member_words("public-body")
        for at in (1, 2)
    )


def is_private_trust(words: Sequence[str]) -> bool:
    """Whether words end as the trust of a family does: "Roe 2012 Revocable Trust"."""
    is_trust = list(words[-1:]) == ["trust"]
    return is_trust and not member_words("private-trust").isdisjoint(words)


def is_special_district(words: Sequence[str]) -> bool:
    """Whether words name a district that is a body: "Tarn County Water District"."""
    return (
        len(words) > 2
        and words[-1] == "district"
        and words[-2] in member_words("special-district")
    )
