"""The golden cases of the law room, by the regulation that they test."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duoc.law
from duoc.kit.text import fold
from duoc.law.cases import CaseOutcome, run_cases
from duoc.law.core.registry import Rule, rules
from duoc.law.core.result import Step
from duoc.service.regulations.calculators.base import Reason
from duoc.service.regulations.library import Entry

FILES = Path(duoc.law.__file__).parent / "tests" / "cases"


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: what it shows, on what ground, what comes out and why."""

    outcome: CaseOutcome

    @property
    def title(self) -> str:
        """The example as a sentence."""
        return self.outcome.case.title

    @property
    def basis(self) -> str:
        """Where the text says so."""
        return self.outcome.case.basis

    @property
    def is_vietnamese(self) -> bool:
        """Whether the title is written in Vietnamese; some cases have theirs in English."""
        return fold(self.title) != self.title.lower()

    @property
    def decides(self) -> str:
        """What decided, in the reader's language, in one line; the title where the rule refused the input."""
        return Reason.of(self.deciding[-1]).text if self.deciding else self.title

    @property
    def error(self) -> str:
        """What the rule refuses, where the example is one of bad input."""
        return self.outcome.error.vi() if self.outcome.error is not None else ""

    @property
    def deciding(self) -> tuple[Step, ...]:
        """The last reasons of the explanation: what decided."""
        steps = tuple(self.outcome.because or ())
        compared = tuple(step for step in steps if step.held is not None)
        return (compared or steps)[-3:]


@cache
def outcomes() -> tuple[CaseOutcome, ...]:
    """Every golden case, run once in the life of the process."""
    return tuple(outcome for file in sorted(FILES.glob("*_cases.yaml")) for outcome in run_cases(file).cases)


def examples_of(entry: Entry) -> list[Example]:
    """The cases of a regulation: those run under it, and those whose reasons cite it."""
    return [Example(outcome) for outcome in outcomes() if _is_about(outcome, entry)]


def rules_of(entry: Entry) -> list[Rule]:
    """The rules that use a regulation."""
    cited = {(found.outcome.case.subject, found.outcome.case.rule) for found in examples_of(entry)}
    return [
        rule
        for rule in rules()
        if (rule.subject, rule.name) in cited
        or (rule.subject == entry.page.subject and names(entry) & {normal(version) for version in rule.versions})
    ]


def normal(name: str) -> str:
    """One spelling for "TT13/2020", "TT13-2020" and "tt13-2020"."""
    return fold(name).replace("/", "-")


def names(entry: Entry) -> frozenset[str]:
    """The names by which rules call a regulation: its identifier, its file, its version."""
    versions = [value.text for value in entry.page.values if value.path in ("version", "versions")]
    return frozenset(normal(name) for name in (entry.regulation.id, entry.page.file, *versions))


def _is_about(outcome: CaseOutcome, entry: Entry) -> bool:
    if outcome.case.subject == entry.page.subject and normal(outcome.case.version) in names(entry):
        return True
    cited = outcome.because.clauses if outcome.because else ()
    return any(clause.regulation == entry.regulation.id for clause in cited)
