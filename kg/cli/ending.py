"""How a command ends: its exit code, and one line that says what went wrong."""

import os
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Final

import typer

from kg.errors import KGError, did_you_mean


class Code(IntEnum):
    """Exit codes."""

    DONE = 0
    FAILED_CHECK = 1
    USAGE = 2
    BAD_INPUT = 3
    INTERRUPTED = 130


CODES: Final = {
    Code.DONE: "done; also when the answer is empty",
    Code.FAILED_CHECK: "a check failed (kg check only)",
    Code.USAGE: "a word of the command is wrong: a command, option, query, parameter, "
    "format or value that is none of those there are",
    Code.BAD_INPUT: "what the command was given cannot be used: a bad or missing "
    "file, filing, fact or party, a graph that is missing or damaged, a query text "
    "that cannot be run, a package that is not installed",
    Code.INTERRUPTED: "interrupted by Ctrl-C; a line says what was kept",
}
"""What each exit code means."""
_NO_COMMAND: Final = re.compile("No such command '(.*?)'")
_NOT_ONE: Final = re.compile("'(.*)' is not one of (.*)")
_QUOTED: Final = re.compile("'(.*?)'")
"""How typer says that a command is not there, or a value none of some."""


class Interrupted(Exception):
    """Ctrl-C, which typer would end a command for without a word.

    Args:
        kept: What was kept; "" where the command changed nothing.
    """


def ended(run: Callable[[], int]) -> int:
    """Return the exit code of a command, its failure told in one line."""
    try:
        return run()
    except (KeyboardInterrupt, Interrupted) as stop:
        told = str(stop) or "nothing was changed"
        return _failed(f"interrupted; {told}", Code.INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Code.DONE
    except KGError as error:
        return _failed(str(error), Code.USAGE if error.usage else Code.BAD_INPUT)
    except Exception as error:  # noqa: BLE001  # the last line of defence: one line
        return _unexpected(error)


@contextmanager
def keeping(tell: Callable[[], str]) -> Iterator[None]:
    """Say what was kept where the work inside is interrupted.

    Args:
        tell: Gives the words, once the work has let go of what it held.
    """
    try:
        yield
    except (KeyboardInterrupt, Interrupted, typer.Abort):  # Abort: at a question
        raise Interrupted(tell()) from None


def _unexpected(error: Exception) -> int:
    """Report what typer raised about usage, or what should not have happened."""
    code = getattr(error, "exit_code", None)
    if code is not None and hasattr(error, "format_message"):
        return _failed(_usage_line(error), Code.USAGE)
    if isinstance(error, typer.Abort):
        return _failed("interrupted; nothing was changed", Code.INTERRUPTED)
    if code is not None:
        return int(code)
    if isinstance(error, OSError):
        return _failed(
            f"{error.filename or 'file'}: {error.strerror or error}", Code.BAD_INPUT
        )
    return _failed(
        f"internal error ({type(error).__name__}: {error}); "
        "set KG_DEBUG=1 for details and report it",
        Code.BAD_INPUT,
    )


def _usage_line(error: Exception) -> str:
    """Return what is wrong with the words of a command, and how it is called.

    typer keeps its errors in a package of its own, whose place has changed between its
    versions: they are told apart by the name of their class and by what they carry.
    """
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    name = context.command_path if context is not None else "kg"
    told = str(getattr(error, "message", "") or error).rstrip(".")
    kind = type(error).__name__
    if kind == "MissingParameter" and parameter is not None:
        said = f"found no {_word_for(parameter)}, expected {_usage(context, name)}"
    elif kind == "BadParameter" and parameter is not None:
        said = f"{_word_for(parameter)}: {_said_of_value(told)}"
    elif kind == "BadParameter":
        said = told
    elif kind == "NoSuchOption" and context is not None:
        options = [text for one in context.command.params for text in one.opts]
        wrong = str(getattr(error, "option_name", ""))
        said = f"found no option {wrong}{_near(wrong, options)}"
    elif (command := _NO_COMMAND.match(told)) is not None and context is not None:
        every = context.command.commands
        commands = [name for name, one in every.items() if not one.hidden]
        said = f"found no command {command[1]!r}{_near(command[1], commands)}"
    else:
        said = told
    return f"{said}. See '{name} --help'."


def _word_for(parameter: object) -> str:
    """Return an option as it is typed, an argument in capitals."""
    longest = max(map(str, getattr(parameter, "opts", ())), key=len, default="value")
    is_argument = getattr(parameter, "param_type_name", "") == "argument"
    return longest.upper() if is_argument else longest


def _usage(context: object, name: str) -> str:
    """Return how a command is called: its arguments in their order, what it needs."""
    parameters = getattr(getattr(context, "command", None), "params", ())
    words = [_word_for(one) for one in parameters if getattr(one, "required", False)]
    words.sort(key=lambda word: word.startswith("-"))
    shown = [f"{word} ..." if word.startswith("-") else word for word in words]
    return " ".join([name, *shown])


def _said_of_value(told: str) -> str:
    """Return what typer says of a value, with what it may have been meant for."""
    told = told.removeprefix("Value error, ")
    wrong = _NOT_ONE.match(told)
    if wrong is None:
        return told.replace("Input should be", "expected")
    names = _QUOTED.findall(wrong[2])
    return f"found {wrong[1]!r}{_near(wrong[1], names)}, expected {' or '.join(names)}"


def _near(word: str, choices: Iterable[str]) -> str:
    near = did_you_mean(word, choices)
    return f" ({near})" if near else ""


def _failed(message: str, code: Code) -> int:
    if os.environ.get("KG_DEBUG"):
        traceback.print_exc()
    print("kg:", " ".join(message.split()), file=sys.stderr)
    return code
