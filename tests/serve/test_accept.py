"""Content negotiation: weights, ranges, and what fits nothing."""

import pytest

from kg.serve.accept import best_of, prefers_page

OFFERS = ["text/turtle", "application/n-triples", "application/ld+json"]


@pytest.mark.parametrize(
    ("accept", "best"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/*", "application/n-triples"),
        ("application/ld+json, text/turtle;q=0.9", "application/ld+json"),
        ("text/turtle;q=0, */*;q=0.1", "application/n-triples"),
        ("TEXT/Turtle ; Q=0.4, application/ld+json;q=0.3", "text/turtle"),
        ("application/ld+json;profile=x;q=0.2, image/*", "application/ld+json"),
        ("application/ld+json;q=wrong", None),
        ("image/png", None),
        ("*/*;q=0", None),
    ],
)
def test_the_best_form(accept, best):
    assert best_of(accept, OFFERS) == best


def test_a_browser_is_known_by_what_it_likes_best():
    firefox = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert prefers_page(firefox)
    assert not prefers_page("application/json, text/html;q=0.1, */*;q=0.5")
