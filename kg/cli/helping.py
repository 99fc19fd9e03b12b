"""kg help: what a command does, and how commands end."""

from typing import Annotated, Any, Final

import typer

from kg.cli.ending import CODES
from kg.cli.options import example
from kg.errors import NotFoundError, unknown_word

_EXIT_CODES: Final = "exit-codes"

commands = typer.Typer()


@commands.command("help", epilog=example("kg help", "kg help parties decide"))
def help_on(
    context: typer.Context,
    topic: Annotated[
        list[str] | None,
        typer.Argument(help=f"A command, or {_EXIT_CODES}.", metavar="[COMMAND]"),
    ] = None,
) -> None:
    """Show how a command is used, or what the exit codes mean."""
    if topic == [_EXIT_CODES]:
        for code, meaning in CODES.items():
            print(f"{code:3}  {meaning}")
        return
    shown: Any = context.parent
    for word in topic or ():
        every = getattr(shown.command, "commands", {})
        named = {name: one for name, one in every.items() if not one.hidden}
        if word not in named:
            choices = (*named, _EXIT_CODES) if shown.parent is None else named
            raise unknown_word(NotFoundError, "command", word, choices)
        shown = type(shown)(named[word], info_name=word, parent=shown)
    print(shown.get_help())


def show_help_alone(context: typer.Context) -> None:
    """Show the help of a group that is called without a command, and end."""
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit
