import subprocess
import sys
from pathlib import Path

import kg

SEED = Path(__file__).parent / "data" / "seed.txt"
HEAVY = ("rdflib", "networkx", "pyvis", "pyoxigraph", "pandas", "polars")


def loaded_by(code: str) -> list[str]:
    asked = f"{code}\nimport sys\nprint(*[m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


def test_importing_and_reading_load_no_heavy_library():
    assert loaded_by("import kg") == []
    assert loaded_by(f"import kg\nassert len(list(kg.read({str(SEED)!r}))) == 22") == []


def test_public_names():
    assert dir(kg) == [
        "Fact",
        "Graph",
        "__version__",
        "errors",
        "examples",
        "open",
        "read",
        "report",
    ]
    assert all(getattr(kg, name) is not None for name in dir(kg))
