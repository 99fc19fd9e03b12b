"""Change the code of the heart one operator or number at a time: do its tests notice?

    python benchmarks/mutants.py [MODULE ...] [--tests FILE ...] [--least 85] [--jobs 2]

A mutant is a module with one change: a comparison, an arithmetic or boolean operator, a
number, a truth value, min and max, or any and all exchanged. It is killed when one of
the tests of its module fails or runs over the time. Without arguments all modules of
`HEART` are tried with the tests that stand there. Survivors are printed, and the exit
status is 1 where the share of killed mutants of a module is below --least percent.

No mutant is written to the disk: each runs in a process of its own, where the import of
the module gives the changed one. Annotations, decorators, messages and the `strict` of
`zip` are left as they are.
"""

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACING = "kg/readers/pages/placing"
PLACING_TESTS = "tests/readers/pages/placing"
GOLD = f"{PLACING_TESTS}/test_example_columns.py"

HEART: dict[str, tuple[str, ...]] = {
    f"{PLACING}/{name}.py": tuple(f"{PLACING_TESTS}/{test}" for test in tests)
    for name, tests in {
        "choices": ("test_choices.py", "test_placement.py"),
        "columnlayout": ("test_columnlayout.py", "test_features.py"),
        "features": ("test_features.py",),
        "filingfacts": ("test_filingfacts.py", "test_placement.py"),
        "footing": ("test_footing.py",),
        "holding": ("test_footing.py", "test_placement.py"),
        "settling": ("test_footing.py", "test_example_columns.py"),
        "placement": ("test_placement.py", "test_example_columns.py"),
        "rowvalues": ("test_rowvalues.py", "test_choices.py", "test_placement.py"),
        "runs": ("test_solver.py", "test_placement.py"),
        "solver": ("test_solver.py", "test_placement.py", "test_example_columns.py"),
        "tally": ("test_tally.py", "test_placement.py"),
        "weights": ("test_weights.py", "test_placement.py", "test_example_columns.py"),
    }.items()
} | {
    "kg/facts/balances.py": ("tests/facts/test_balances.py",),
    "kg/facts/matching.py": ("tests/facts/test_matching.py",),
    "kg/network/project.py": ("tests/network/test_project.py",),
    "kg/checks/totals.py": ("tests/checks/test_totals.py",),
    "kg/signals/ledger.py": ("tests/signals/test_ledger.py",),
    "kg/parties/scoring.py": ("tests/parties/test_scoring.py",),
}
"""Module -> its tests, the fastest first."""

EQUIVALENT: dict[tuple[str, str], str] = {
    (
        "if other > c and other in digits",
        "other > c -> other >= c",
    ): "same_end of a column does not hold the column itself",
    (
        "(c.instant is None, c.months, c.unit, c.members, is_odd)",
        "c.instant is None -> c.instant is not None",
    ): "part of a key that is only compared with others",
    (
        "most = max(counts.values(), default=0)",
        "0 -> 1",
    ): "the default counts only where no column has a unit",
}
"""(source line, change) of mutants that behave the same -> why; they do not count."""

SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
IMPORTED = "ignore::pytest.PytestAssertRewriteWarning"
"""A warning about what is loaded before the processes part."""
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of a module."""

    module: str
    line: int
    source: str
    change: str
    tree: ast.Module

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.change}    in: {self.source}"


def main() -> None:
    """Try the mutants of some modules and print a line a module, then the survivors."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("modules", nargs="*", help="default: all of the table")
    parser.add_argument("--tests", nargs="+", default=(), help="default: the table's")
    parser.add_argument("--least", type=float, default=85, help="percent to be killed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    low = False
    for module in options.modules or HEART:
        tests = options.tests or HEART.get(module)
        if not tests:
            sys.exit(f"found no tests of {module} in the table; give --tests FILE ...")
        low |= try_module(module, tests, options.jobs) < options.least
    sys.exit(low)


def try_module(module: str, tests: Sequence[str], jobs: int) -> float:
    """Run all mutants of one module; returns the percentage killed."""
    started = time.monotonic()
    unchanged = ast.parse(Path(module).read_text("utf-8"))
    whole = Mutant(module, 0, "", "", unchanged)
    if wait_for([begin(whole, tests)], 600)[0] != 0:
        sys.exit(f"the tests of {module} fail without any change: {' '.join(tests)}")
    limit = 10 + 4 * (time.monotonic() - started)
    mutants = list(mutants_of(module))
    survivors, at = [], 0
    while at < len(mutants):
        batch = mutants[at : at + jobs]
        codes = wait_for([begin(mutant, tests) for mutant in batch], limit)
        survivors += [m for m, code in zip(batch, codes, strict=True) if code == 0]
        at += jobs
    killed = len(mutants) - len(survivors)
    share = 100 * killed / len(mutants) if mutants else 100.0
    spent = time.monotonic() - started
    print(f"{module}: {killed} of {len(mutants)} killed, {share:.0f} %, {spent:.0f} s")
    for mutant in survivors:
        print(f"  survives {mutant}")
    sys.stdout.flush()
    return share


def begin(mutant: Mutant, tests: Sequence[str]) -> int:
    """Start the tests on a mutant in a process of its own; returns its id."""
    import hypothesis  # noqa: F401 - loaded once, before the processes part
    import pytest

    process = os.fork()
    if process:
        return process
    os.setpgid(0, 0)
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    sys.meta_path.insert(0, MutantFinder(mutant))
    arguments = ["-x", "-q", "-p", "no:cacheprovider", "-W", IMPORTED, *tests]
    os._exit(int(pytest.main(arguments)))


def wait_for(processes: Sequence[int], limit: float) -> list[int]:
    """Return the exit status of each process; those over the time are ended."""
    codes: dict[int, int] = {}
    end = time.monotonic() + limit
    while len(codes) < len(processes):
        for process in set(processes) - set(codes):
            if time.monotonic() > end:
                os.kill(process, signal.SIGKILL)
            done, status = os.waitpid(process, os.WNOHANG)
            if done:
                codes[process] = status
        time.sleep(0.01)
    return [codes[process] for process in processes]


class MutantFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the changed module in place of the one on the disk."""

    def __init__(self, mutant: Mutant) -> None:
        self.path, self.tree = mutant.module, mutant.tree
        self.name = mutant.module.removesuffix(".py").replace("/", ".")

    def find_spec(self, name, path=None, target=None):
        """Return a spec for the module that is changed, none for others."""
        if name != self.name:
            return None
        return importlib.util.spec_from_loader(name, self, origin=self.path)

    def exec_module(self, module) -> None:
        """Run the changed code as the module."""
        exec(compile(self.tree, self.path, "exec"), module.__dict__)


def mutants_of(module: str) -> Iterator[Mutant]:
    """Yield the mutants of a module in the order of its lines."""
    source = Path(module).read_text("utf-8")
    lines = source.splitlines()
    tree = ast.parse(source)
    for number, node in enumerate(sites_of(tree)):
        for change in range(len(changes_of(node))):
            changed = copy.deepcopy(tree)
            site = list(sites_of(changed))[number]
            before = ast.unparse(site)
            changes_of(site)[change]()
            told = f"{before} -> {ast.unparse(site)}"
            line = lines[node.lineno - 1].strip()
            if (line, told) not in EQUIVALENT:
                yield Mutant(module, node.lineno, line, told, changed)


def sites_of(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that may be changed, in order."""
    if changes_of(node):
        yield node
    if isinstance(node, ast.Raise):
        return
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            strict = isinstance(child, ast.keyword) and child.arg == "strict"
            if isinstance(child, ast.AST) and not strict:
                yield from sites_of(child)


def changes_of(node: ast.AST) -> list[Callable[[], None]]:
    """Return the changes of one node, each a callable that makes it in place."""
    if isinstance(node, ast.Compare):
        return [
            partial(node.ops.__setitem__, n, SWAPS[type(operator)]())
            for n, operator in enumerate(node.ops)
        ]
    if isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign):
        swap = SWAPS.get(type(node.op))
        return [partial(setattr, node, "op", swap())] if swap is not None else []
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return [partial(setattr, node, "op", ast.UAdd())]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        twice = ast.UnaryOp(ast.Not(), node.operand)
        return [partial(setattr, node, "operand", ast.copy_location(twice, node))]
    if isinstance(node, ast.Constant) and isinstance(node.value, bool | int | float):
        return [partial(setattr, node, "value", other_value(node.value))]
    if isinstance(node, ast.Name) and node.id in CALLS:
        return [partial(setattr, node, "id", CALLS[node.id])]
    return []


def other_value(value: bool | float) -> bool | float:
    """Return the other truth value, the next whole number, or a fraction negated."""
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else -value or 1.0


if __name__ == "__main__":
    main()
