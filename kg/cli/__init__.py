"""The command line: parses, calls one function below, prints.

Exit codes: `kg.cli.ending.CODES`. Errors are one line on standard error;
``KG_DEBUG=1`` adds the traceback.
"""

import gc
import os
import sys

_COLLECTED = 300_000
"""Objects made before Python looks for dead cycles, 700 unless said. A command makes
records by the million and hardly a cycle: looking took a twentieth of its time. To load
the program alone makes 100,000, all of which stay."""

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its code."""
    from kg.cli.priority import step_back
    from kg.cli.terminal import set_encodings

    step_back(sys.argv[1:])
    gc.set_threshold(_COLLECTED)
    set_encodings()
    code = _run(sys.argv[1:])
    if code == _INTERRUPTED:
        # Python ends itself by the signal where Ctrl-C fell into certain imports.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    # Python looks for dead cycles once more when it ends, through all that is left.
    gc.freeze()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    from kg.cli.ending import ended

    def run() -> int:
        from kg.cli.app import app

        result = app(arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        if result == _INTERRUPTED:  # while typer read the line
            raise KeyboardInterrupt
        return result if isinstance(result, int) else 0

    return ended(run)
