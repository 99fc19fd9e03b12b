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
    from kg.cli.terminal import set_encodings

    gc.set_threshold(_COLLECTED)
    set_encodings()
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    from kg.cli.ending import ended

    def run() -> int:
        from kg.cli.app import app

        result = app(arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0

    return ended(run)
