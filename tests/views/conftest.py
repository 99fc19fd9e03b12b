"""Makes the synthetic network, and networks made by hand, importable by the tests."""

import sys
from pathlib import Path

_HERE = Path(__file__).parent
sys.path[:0] = [str(_HERE), str(_HERE.parent / "network")]
