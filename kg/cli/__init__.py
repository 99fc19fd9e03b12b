"""The command line: parses, calls one function below, prints.

Exit codes: 0 done, 2 usage, 3 bad input or a graph that cannot be used, 130
interrupted.
Errors are one line on standard error; ``KG_DEBUG=1`` adds the traceback.
"""

import gc
import os
import sys
import traceback

_COLLECTED = 100_000
"""Objects made before Python looks for dead cycles, 700 unless said. A command makes
records by the million and hardly a cycle: looking took a twentieth of its time."""


def main() -> None:
    """Run the command line and exit with its code."""
    gc.set_threshold(_COLLECTED)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    from kg.errors import KGError

    try:
        from kg.cli.app import app

        result = app(arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KGError as error:
        return _failed(str(error), 3)
    except Exception as error:  # noqa: BLE001  # the last line of defence: one line
        return _unexpected(error)
    return result if isinstance(result, int) else 0


def _unexpected(error: Exception) -> int:
    """Report what click raised about usage, or what should not have happened."""
    code = getattr(error, "exit_code", None)
    if code is not None and hasattr(error, "format_message"):
        context = getattr(error, "ctx", None)
        name = context.command_path if context is not None else "kg"
        return _failed(f"{error.format_message()} See '{name} --help'.", 2)
    if type(error).__name__ == "Abort":
        return 130
    if code is not None:
        return int(code)
    if isinstance(error, OSError):
        return _failed(f"{error.filename or 'file'}: {error.strerror or error}", 3)
    return _failed(
        f"internal error ({type(error).__name__}: {error}); "
        "set KG_DEBUG=1 for details and report it",
        3,
    )


def _failed(message: str, code: int) -> int:
    if os.environ.get("KG_DEBUG"):
        traceback.print_exc()
    print("kg:", " ".join(message.split()), file=sys.stderr)
    return code
