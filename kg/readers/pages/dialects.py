r"""What a dialect of text pages needs beyond how its lines part into cells.

A dialect that writes a row a line and keeps blank cells is a module of a few lines::

    from kg.readers.pages.dialects import Dialect

    _DIALECT = Dialect(re.compile(r"\s;(?:\s|$)").split)
    sniffs, read = _DIALECT.sniffs, _DIALECT.read
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.model.filing import Identity
from kg.readers.pages import text as text_pages
from kg.readers.pages.pagetable import Classify, ConceptFinder, Table
from kg.readers.pages.placing.filingfacts import KnownFact
from kg.readers.pages.segments import skip_preamble


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect by the cells of its lines; its pages are read as tables of bars.

    Attributes:
        cells: Returns the cells of a line, left to right, blank ones too. A line
            without the mark between cells is one cell.
    """

    cells: Callable[[str], Sequence[str]]

    def sniffs(self, head: str) -> bool:
        """Whether a text begins like a page of this dialect.

        Two lines of several cells and a day in one of them are wanted; markup is none.

        Args:
            head: The first few thousand characters.
        """
        # with tabs: a bar in front would hide markup, and be enough without any day
        lines = ["\t".join(self._stripped(line)) for line in head.splitlines()]
        own = any("\t" in line for line in lines) and "\t" not in head
        return own and text_pages.sniffs("\n".join(lines))

    def read(
        self,
        text: str,
        source: str,
        *,
        concepts: ConceptFinder | None = None,
        classify: Classify | None = None,
        context: Sequence[KnownFact] = (),
        report: str | None = None,
        identity: Identity | None = None,
    ) -> Table:
        """Read one page; arguments and errors are those of `kg.readers.pages.text`."""
        return text_pages.read(
            self.barred(text),
            source,
            concepts=concepts,
            classify=classify,
            context=context,
            report=report,
            identity=identity,
        )

    def barred(self, text: str) -> str:
        r"""Return a page with bars around its cells, line for line.

        Lines before the page and below its last row of several cells stay as they are,
        and so does a missing end of the last line, which tells a page that is cut.

        >>> page = "Loans (Details)\nLoans | shares;1;\n\nDue;;2\nX\n"
        >>> print(Dialect(lambda line: line.split(";")).barred(page), end="")
        | Loans (Details) |
        | Loans \| shares | 1 |  |
        | |
        | Due |  | 2 |
        X
        """
        lines = text.splitlines()
        first, _ = skip_preamble(lines)
        cells = [self._stripped(line) for line in lines]
        last = max((at for at, row in enumerate(cells) if len(row) > 1), default=-1)
        for at in range(first, last + 1):
            lines[at] = _row_of(cells[at])
        return "\n".join(lines) + ("\n" if text.endswith("\n") else "")

    def _stripped(self, line: str) -> list[str]:
        return [" ".join(cell.split()) for cell in self.cells(line)]


def _row_of(cells: Sequence[str]) -> str:
    """Return a row of bars; bars inside cells are escaped."""
    if not any(cells):
        return "| |"
    texts = (cell.replace("\\", r"\\").replace("|", r"\|") for cell in cells)
    return f"| {' | '.join(texts)} |"
