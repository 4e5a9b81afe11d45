"""Every event of the trace has a title that a reader understands."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from duoc.kit.approvals import Machine
from duoc.kit.audit.titles import declared
from tests.architecture.source import Module, modules
from tools.states import machines

RECORDERS = {"record", "Entry"}


def _recorded(module: Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in RECORDERS:
            continue
        given = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "event")]
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and "." in value.value:
                yield value.value, f"{module.name}:{node.lineno}"


def test_every_recorded_event_has_a_title():
    known = declared()
    untitled = [f"{place} {event}" for module in modules() for event, place in _recorded(module) if event not in known]
    assert untitled == [], "add the title to the area's events.py"


def test_every_step_of_a_plan_has_a_title():
    steps = {f"plans.{step.name}" for machine in plan_machines() for step in machine.transitions}
    assert steps - declared() == set()


def plan_machines() -> list[Machine]:
    """The tables by which plans move."""
    return [machine for machine in machines() if "plan" in machine.name]
