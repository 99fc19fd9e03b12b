"""The command line: parses, calls one function below, prints.

Exit codes: `kg.cli.ending.CODES`. Errors are one line on standard error;
``KG_DEBUG=1`` adds the traceback.
"""

import gc
import sys

_COLLECTED = 100_000
"""Objects made before Python looks for dead cycles, 700 unless said. A command makes
records by the million and hardly a cycle: looking took a twentieth of its time."""


def main() -> None:
    """Run the command line and exit with its code."""
    from kg.cli.ending import ended
    from kg.cli.terminal import set_encodings

    gc.set_threshold(_COLLECTED)
    set_encodings()
    sys.exit(ended(_run))


def _run() -> int:
    from kg.cli.app import app

    result = app(sys.argv[1:], prog_name="kg", standalone_mode=False)
    sys.stdout.flush()
    return result if isinstance(result, int) else 0
