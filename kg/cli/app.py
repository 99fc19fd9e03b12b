"""Collects the commands of the command line."""

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg.cli import (
    asking,
    assisting,
    building,
    checking,
    completing,
    drawing,
    evidence,
    fetching,
    framing,
    helping,
    loading,
    network,
    notes,
    parties,
    reading,
    serving,
    settling,
    signals,
)
from kg.cli.ending import Interrupted
from kg.cli.helping import show_help_alone

_CHANGING = frozenset(("remove", "settle", "name", "parties"))
_CHANGED = "the change is made whole or not at all; the same command again makes it"
"""What Ctrl-C leaves of a command that changes a graph."""


class Commands(TyperGroup):
    """The commands; one that is interrupted says what it kept."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  # typer moved its contexts
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            kept = _CHANGED if ctx.invoked_subcommand in _CHANGING else ""
            raise Interrupted(kept) from None


app = typer.Typer(
    name="kg",
    cls=Commands,
    help="Related-party disclosures of SEC filings as a graph: who owes what to whom.",
    epilog="kg help COMMAND tells more, kg help exit-codes how commands end.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)


def _version(*, asked: bool) -> None:
    if asked:
        from kg import __version__

        print(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _kg(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda asked: _version(asked=asked),
            is_eager=True,
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    """Read disclosures, build the graph, ask it, look at it."""
    show_help_alone(context)


for module in (
    fetching,
    reading,
    building,
    loading,
    settling,
    asking,
    framing,
    evidence,
    notes,
    checking,
    signals,
    parties,
    network,
    drawing,
    serving,
    assisting,
    completing,
    helping,
):
    app.add_typer(module.commands)
