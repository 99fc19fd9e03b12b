from pathlib import Path

import pytest

pytest.importorskip("mcp", reason="the extra [mcp] is not installed")

import kg

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def examples(tmp_path_factory):
    """The graph of the shipped examples."""
    folder = tmp_path_factory.mktemp("assistant") / "graph"
    with kg.open(folder) as graph:
        graph.build(
            sorted(str(path) for path in EXAMPLES.glob("*.txt")),
            manifest=EXAMPLES / "manifest.csv",
        )
    return folder
