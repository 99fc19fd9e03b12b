"""kg completion: what makes TAB complete commands, parameters and names."""

import re
from enum import StrEnum
from typing import Annotated, Any, Final

import typer

from kg.cli.options import example
from kg.patterns import pattern_of


class Shell(StrEnum):
    """Shells that can complete."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


_SCRIPTS: Final = {
    Shell.BASH: """\
_kg() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <("$1" complete -- "${COMP_LINE:0:COMP_POINT}" "$2" 2> /dev/null)
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2> /dev/null
    fi
}
complete -o default -F _kg kg
""",
    Shell.ZSH: """\
#compdef kg
_kg() {
    local -a found
    found=("${(@f)$("${words[1]}" complete --words -- "${(@Q)words[2,CURRENT]}" \\
        2> /dev/null)}")
    if [[ -z "${found[1]}" ]]; then
        _files
    elif [[ "${found[1]}" == *= ]]; then
        compadd -U -S '' -- "${found[@]}"
    else
        compadd -U -- "${found[@]}"
    fi
}
compdef _kg kg
""",
    Shell.FISH: """\
function __kg_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l found ($words[1] complete --words -- $words[2..-1] 2> /dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c kg -f -a '(__kg_complete)'
""",
}
_WORD: Final = pattern_of(
    r"""(?:\\.|"(?:[^"\\]|\\.)*(?:"|\Z)|'[^']*(?:'|\Z)|[^\s\\"'])+""", re.DOTALL
)
_QUOTED: Final = pattern_of(
    r"""\\(?P<escaped>.)|"(?P<double>(?:[^"\\]|\\.)*)(?:"|\Z)|'(?P<single>[^']*)(?:'|\Z)"""
)
_SPECIAL: Final = pattern_of(r"([^\w@%+=:,./-])", re.ASCII)

commands = typer.Typer()


@commands.command(
    "completion",
    epilog=example(
        "kg completion bash",
        "kg completion zsh",
        "kg completion fish",
    ),
)
def completion(
    shell: Annotated[Shell, typer.Argument(help="The shell.", show_default=False)],
) -> None:
    """Print what makes TAB complete commands, parameters and names of the graph.

    Put it where the shell looks: add it to ~/.bash_completion or ~/.zshrc, or write it
    to ~/.config/fish/completions/kg.fish.
    """
    print(_SCRIPTS[shell], end="")


@commands.command("complete", hidden=True)
def complete(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words, or a line and its end.")],
    as_words: Annotated[
        bool, typer.Option("--words", help="Words behind kg, not a line.")
    ] = False,
) -> None:
    """Tell a shell what may stand next; what `kg completion` prints calls it."""
    from kg.cli.candidates import candidates

    root: Any = context.find_root().command
    if as_words:
        # The word under way comes as it was typed, its quotes not closed.
        found = candidates(root, [*words[:-1], plain(words[-1])])
    else:
        line, under_way = (*words, "")[:2]
        found = completed_line(root, line, under_way)
    print("\n".join(found), end="\n" if found else "")


def completed_line(root: Any, line: str, under_way: str) -> list[str]:  # noqa: ANN401
    """Return what bash puts in place of the word under way.

    Args:
        root: The command ``kg`` as typer makes it.
        line: The line up to the cursor.
        under_way: What bash takes for the word: it divides words at "=" and ":" too.
    """
    from kg.cli.candidates import candidates

    typed = [match.group() for match in _WORD.finditer(line)]
    if not typed or line[-1:].isspace():
        typed.append("")
    last = typed[-1]
    tail = under_way if under_way not in ("=", ":") else ""
    before = plain(last[: len(last) - len(tail)]) if last.endswith(tail) else ""
    found = candidates(root, [plain(word) for word in typed[1:]])
    # Names match whatever their case, so what was typed is measured, not compared.
    rest = [name[len(before) :] for name in found]
    # Within quotes that are open bash takes a name as it is, and closes them itself.
    if re.search("[\"']", _QUOTED.sub(_unless_open, last)):
        return rest
    return [_SPECIAL.sub(r"\\\1", one) for one in rest]


def _unless_open(match: re.Match[str]) -> str:
    """Return a quoted part only where its end is missing."""
    whole = match.group()
    closed = whole[0] == "\\" or (len(whole) > 1 and whole[-1] == whole[0])
    return "" if closed else whole


def plain(word: str) -> str:
    r"""Return a word as a shell understands it: without quotes, perhaps unclosed ones.

    >>> plain("party='Beijing Q"), plain("Beijing\\ QC")
    ('party=Beijing Q', 'Beijing QC')
    """
    return _QUOTED.sub(
        lambda match: match["escaped"] or match["double"] or match["single"] or "", word
    )
