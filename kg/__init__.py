"""Related-party disclosures of SEC filings as a knowledge graph: who owes what to whom.

>>> import kg
>>> kg.__version__
'0.1.0'

The names below load what they need when first used, so that importing this package,
and reading facts with it, loads no RDF, network or drawing library.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg import errors
    from kg.api import Graph, examples, open, read, report
    from kg.model.fact import Fact

__version__ = "0.1.0"
__all__ = [
    "Fact",
    "Graph",
    "__version__",
    "errors",
    "examples",
    "open",
    "read",
    "report",
]


def __getattr__(name: str) -> object:
    """Return a public name, loading its module on first use (PEP 562)."""
    if name in ("Graph", "examples", "open", "read", "report"):
        from kg import api

        return getattr(api, name)
    if name == "Fact":
        from kg.model.fact import Fact

        return Fact
    message = f"module 'kg' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
