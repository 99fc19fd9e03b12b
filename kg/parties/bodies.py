"""Public and private bodies that are told by how their names are made."""

from collections.abc import Sequence

from kg.parties.wordlists import member_words

_FEWEST = 2


def is_body_of(words: Sequence[str]) -> bool:
    """Whether words begin as "City of" does, or "Estate of", here or abroad.

    >>> is_body_of("comune di valtorta".split()), is_body_of("oslo kommune".split())
    (True, True)
    >>> is_body_of("ville capital".split()), is_body_of(["kommune"])
    (False, False)
    """
    bare = words[1:] if words[:1] == ["the"] else words
    if len(bare) < _FEWEST:
        return False
    alone = member_words("public-body-alone")
    return (
        any(
            list(bare[at : at + 1]) == ["of"]
            and " ".join(bare[:at]) in member_words("public-body")
            for at in (1, 2)
        )
        or (
            bare[0] in member_words("public-body-abroad")
            and bare[1] in member_words("body-link")
        )
        or bare[0] in alone
        or bare[-1] in alone
        or _is_national(bare)
    )


def _is_national(words: Sequence[str]) -> bool:
    """Whether words name a body of a state: "National Pension Commission of Tarn"."""
    if words[0] not in member_words("national"):
        return False
    head = words[: words.index("of")] if "of" in words else words
    return len(head) > _FEWEST and head[-1] in member_words("national-body")


def is_spelt_body(words: Sequence[str]) -> bool:
    """Whether words tell a body and whose or where: "National Oil Company of Tarn".

    >>> is_spelt_body("bank of tarn".split()), is_spelt_body("company of".split())
    (True, False)
    """
    bodies = member_words("body-of")
    return any(
        words[at] == "of" and words[at - 1] in bodies for at in range(1, len(words) - 1)
    )


def is_trust(words: Sequence[str]) -> bool:
    """Whether words end as the name of a trust: "The Roe Trust"."""
    return list(words[-1:]) == ["trust"] and len(words) > 1


def is_private_trust(words: Sequence[str]) -> bool:
    """Whether words end as the trust of a family does: "Roe 2012 Revocable Trust"."""
    return is_trust(words) and not member_words("private-trust").isdisjoint(words)


def is_special_district(words: Sequence[str]) -> bool:
    """Whether words name a district that is a body: "Tarn County Water District"."""
    return (
        len(words) > 2
        and words[-1] == "district"
        and words[-2] in member_words("special-district")
    )
