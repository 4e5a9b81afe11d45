"""What every module keeps to: size, docstrings, one clock, one way to a row, nothing of a machine."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

from duoc.project.areas import AREAS
from tests.architecture.source import Module, modules, own_files, shown

LONGEST = 500
DECLARATIONS = {"apps.py", "urls.py", "__main__.py"}  # say by their form alone what they are for
SPEAKING_DECORATORS = {"command", "group", "indicator"}  # their help or title says it
GATE = "duoc/registry/access/gate.py"
BELOW_THE_GATE = "duoc/kit/"  # jobs know no roles: a person sees their own alone
CLOCK = "duoc/kit/clock.py"
CALENDAR_READERS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("timezone", "localdate")}
MACHINE_PATH = re.compile(
    r"(?<![\w.}-])/(?:" + "|".join(["wo" + "rk", "ro" + "ot", "tmp/" + "duoc(?!-)"]) + r")\b(?!\w)"
)


def test_no_module_is_longer_than_a_reader_can_hold():
    long = [f"{module.name}: {lines}" for module in modules() if (lines := module.text.count("\n")) > LONGEST]
    assert long == [], "split by subject"


def _undocumented(module: Module) -> Iterator[str]:
    if module.path.name in DECLARATIONS or not module.text.strip():
        return
    if not ast.get_docstring(module.tree):
        yield f"{module.name}: the module itself"
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef):
            yield from _undocumented_in_class(module, node)
        elif isinstance(node, ast.FunctionDef) and _needs_docstring(node):
            yield f"{module.name}:{node.lineno} {node.name}"


def _undocumented_in_class(module: Module, owner: ast.ClassDef) -> Iterator[str]:
    if owner.name.startswith("_"):
        return
    if not ast.get_docstring(owner):
        yield f"{module.name}:{owner.lineno} {owner.name}"
    for node in owner.body:
        if isinstance(node, ast.ClassDef) and node.name != "Meta" and not ast.get_docstring(node):
            yield f"{module.name}:{node.lineno} {owner.name}.{node.name}"
        if isinstance(node, ast.FunctionDef) and _needs_docstring(node) and not _overrides(module, owner, node.name):
            yield f"{module.name}:{node.lineno} {owner.name}.{node.name}"


def _needs_docstring(node: ast.FunctionDef) -> bool:
    if node.name.startswith(("_", "clean_")) or ast.get_docstring(node):
        return False
    names = {re.split(r"[.(]", ast.unparse(part).split("(")[0])[-1] for part in node.decorator_list}
    return not any("property" in name for name in names) and not names & SPEAKING_DECORATORS


def _overrides(module: Module, owner: ast.ClassDef, method: str) -> bool:
    """Whether a base class has this method, and says what it is for."""
    found = getattr(
        import_module(module.name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")), owner.name
    )
    return any(hasattr(base, method) for base in found.__mro__[1:])


def test_every_module_class_and_function_says_what_it_is_for():
    assert [fault for module in modules() for fault in _undocumented(module)] == []


@pytest.mark.parametrize("area", AREAS)
def test_an_area_introduces_itself(area: str):
    words = import_module(area).__doc__ or ""
    assert len(words.split()) >= 10, f"{area}/__init__.py: say what it is for, its nouns, who uses it"


def test_an_id_in_an_address_leads_to_a_row_through_the_gate_alone():
    around = [
        module.name
        for module in modules()
        if module.name != GATE
        and not module.name.startswith(BELOW_THE_GATE)
        and re.search(r"\bget_(?:object|list)_or_404\b", module.text)
    ]
    assert around == [], "use find(Model, pk, request, to=ACTION)"


def _reads_the_calendar(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            if (name, node.func.attr) in CALENDAR_READERS:
                yield f"{module.name}:{node.lineno}"


def test_only_the_clock_knows_what_day_it_is():
    """Else the demonstration's day, and a question about another day, would be answered with today."""
    assert [place for module in modules() if module.name != CLOCK for place in _reads_the_calendar(module)] == []


def test_no_file_knows_the_machine_it_was_written_on():
    suffixes = (".py", ".html", ".md", ".sh", ".toml", ".yaml", ".js", ".css", ".service", ".conf", ".typ")
    named = [
        f"{shown(path)}:{number}"
        for path in own_files(*suffixes)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert named == []


def test_who_catches_everything_passes_it_on():
    """Else mistakes of the program pass for answers: name what can happen."""
    swallowed = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]
    assert swallowed == []
