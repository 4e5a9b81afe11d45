"""Mutation testing of the assessment part of the law room, sampled.

    python bench/law_mutation.py [how many] [seed]

Each mutant changes one comparison, one boolean, one whole number or one arithmetic operator in a module that decides
something. A mutant is killed when a test fails. Each runs in a forked process with the changed module put in place of
the real one; nothing is written to disk. Prints the score and every surviving mutant.
"""

from __future__ import annotations

import ast
import copy
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent
MODULES = [
    "duoc/law/core/numbers.py",
    *(
        f"duoc/law/assessment/{name}.py"
        for name in (
            "subject_results", "pupil_year", "marks", "reading", "in_force", "subject_scopes", "end_of_year", "bulk",
            "tt58/subjects", "tt58/rank", "tt58/promotion", "tt58/whole_year", "tt22/subjects", "tt22/conduct",
            "tt22/level", "tt22/promotion", "tt22/whole_year",
            "primary/periodic_tests", "primary/year", "preschool/development", "preschool/growth",
        )
    ),
]  # fmt: skip
TESTS = [
    f"duoc/law/tests/{name}.py"
    for name in (
        "test_subject_results", "test_end_of_the_year", "test_boundaries_of_thresholds", "test_primary_and_preschool",
        "test_bad_input", "test_golden_cases", "test_core",
    )
]  # fmt: skip
SLOW_TESTS = [f"duoc/law/tests/{name}.py" for name in ("test_bulk_ranking", "test_properties_of_ranking")]
NOT_THESE = "not school- and not staff- and not quality- and not universal_education-"
SECONDS = 120
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one module."""

    path: str
    line: int
    change: str
    tree: ast.Module


def places(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every place that can be changed: the position of its node in a walk, and the kind of change.

    Sentences and decorators are left alone: they decide nothing.
    """
    decorators = [found for node in ast.walk(tree) for found in getattr(node, "decorator_list", ())]
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    left_alone = {id(inner) for node in (*texts, *decorators) for inner in ast.walk(node)}
    for position, node in enumerate(ast.walk(tree)):
        if id(node) in left_alone:
            continue
        if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARISONS:
            yield position, "comparison"
        elif isinstance(node, ast.BoolOp):
            yield position, "and/or"
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield position, "not"
        elif isinstance(node, ast.Constant) and type(node.value) in (int, bool):
            yield position, "constant"
        elif isinstance(node, ast.BinOp) and type(node.op) in OPERATORS and not isinstance(node.left, ast.JoinedStr):
            yield position, "operator"


def mutated(tree: ast.Module, position: int) -> ast.Module:
    """A copy with that one place changed."""
    changed = copy.deepcopy(tree)
    node = list(ast.walk(changed))[position]
    if isinstance(node, ast.Compare):
        node.ops[0] = COMPARISONS[type(node.ops[0])]()
    elif isinstance(node, ast.BoolOp):
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp):
        node.op = ast.UAdd()
        node.operand = ast.Call(ast.Name("bool", ast.Load()), [node.operand], [])
    elif isinstance(node, ast.Constant):
        node.value = (not node.value) if isinstance(node.value, bool) else node.value + 1  # type: ignore[operator]
    elif isinstance(node, ast.BinOp):
        node.op = OPERATORS[type(node.op)]()
    return ast.fix_missing_locations(changed)


def mutants() -> list[Mutant]:
    """All mutants of all modules."""
    found = []
    for path in MODULES:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        nodes = list(ast.walk(tree))
        for position, kind in places(tree):
            changed, node = mutated(tree, position), nodes[position]
            before, after = ast.unparse(node), ast.unparse(list(ast.walk(changed))[position])
            found.append(Mutant(path, getattr(node, "lineno", 0), f"{kind}: {before}  →  {after}", changed))
    return found


class Put(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the changed module in place of the real one."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = mutant.path.removesuffix(".py").replace("/", ".")

    def find_spec(self, name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        """The spec of the changed module only."""
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed code as the module."""
        module.__file__ = str(ROOT / self.mutant.path)
        exec(compile(self.mutant.tree, self.mutant.path, "exec"), module.__dict__)


def survives(mutant: Mutant) -> bool:
    """Whether all tests still pass, the fast ones first. A mutant that does not import or does not end is killed."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        signal.alarm(SECONDS)
        import pytest

        sys.meta_path.insert(0, Put(mutant))
        options = ["-x", "-q", "--noconftest", "-c", os.devnull, "--rootdir", str(ROOT), "-W", "ignore"]
        options += ["-p", "no:django", "-p", "no:cacheprovider", "-k", NOT_THESE]
        os._exit(int(pytest.main([*options, *(str(ROOT / test) for test in [*TESTS, *SLOW_TESTS])]) != 0))
    return os.waitpid(child, 0)[1] == 0


def main() -> None:
    """Try a sample of mutants and report."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 2020
    sys.path.insert(0, str(ROOT))
    import hypothesis
    import pydantic
    import pytest
    import yaml

    del pydantic, pytest, yaml  # loaded once, inherited by every fork
    hypothesis.settings.register_profile("mutation", deadline=None, derandomize=True)
    hypothesis.settings.load_profile("mutation")
    everything = mutants()
    chosen = random.Random(seed).sample(everything, min(many, len(everything)))
    unchanged = Mutant(MODULES[0], 0, "nothing", ast.parse((ROOT / MODULES[0]).read_text(encoding="utf-8")))
    if not survives(unchanged):
        sys.exit("the tests fail without any change: nothing can be measured")
    start, survivors = time.perf_counter(), []
    for number, mutant in enumerate(chosen, 1):
        if survives(mutant):
            survivors.append(mutant)
            print(f"survived  {mutant.path}:{mutant.line}  {mutant.change}", flush=True)
        if number % 25 == 0:
            print(f"{number}/{len(chosen)} after {time.perf_counter() - start:.0f} s", flush=True)
    if not survives(unchanged):
        sys.exit("the tests fail without any change now: the score would mean nothing")
    killed = len(chosen) - len(survivors)
    print(f"{len(everything)} mutants possible, {len(chosen)} tried, {killed} killed: score {killed / len(chosen):.1%}")


if __name__ == "__main__":
    main()
