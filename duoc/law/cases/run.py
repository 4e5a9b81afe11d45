"""Running cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from duoc.law.cases.compare import Difference, differences, plain
from duoc.law.cases.files import Case, read_cases
from duoc.law.core.errors import LawError
from duoc.law.core.registry import find
from duoc.law.core.result import Explanation

SUBJECTS = ("programme", "assessment", "staff", "administration", "school", "quality", "universal_education")


def register_all() -> None:
    """Import every subject of the room, so that its rules are known by name."""
    for subject in SUBJECTS:
        if find_spec(f"duoc.law.{subject}") is not None:
            import_module(f"duoc.law.{subject}")


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What became of one case: passed, or its differences, or the error with which the rule refused it."""

    case: Case
    actual: Mapping[str, Any]
    because: Explanation | None
    differences: tuple[Difference, ...]
    error: LawError | None = None

    @property
    def passed(self) -> bool:
        """Whether everything expected came out."""
        return not self.differences

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "id": self.case.id,
            "rule": f"{self.case.subject}.{self.case.rule}",
            "version": self.case.version,
            "title": self.case.title,
            "outcome": "passed" if self.passed else "failed",
            "differences": [
                {"path": found.path, "expected": found.expected, "actual": found.actual} for found in self.differences
            ],
            "error": None
            if self.error is None
            else {"code": self.error.code, "field": self.error.field, "vi": self.error.vi(), "en": self.error.en()},
        }


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a whole file."""

    cases: tuple[CaseOutcome, ...]

    @property
    def passed(self) -> int:
        """How many cases passed."""
        return sum(outcome.passed for outcome in self.cases)

    @property
    def failed(self) -> int:
        """How many did not."""
        return len(self.cases) - self.passed

    def as_dict(self) -> dict[str, Any]:
        """`{"passed": n, "failed": n, "cases": [...]}`."""
        return {"passed": self.passed, "failed": self.failed, "cases": [outcome.as_dict() for outcome in self.cases]}


def answer(
    subject: str, rule: str, version: str, given: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Explanation | None]:
    """What a rule says, as plain values, and why. Error: `LawError`."""
    register_all()
    found = dict(find(subject, rule)(version, given))
    why = found.pop("because", None)
    return plain({key: _without_reasons(value) for key, value in found.items()}), why


def _without_reasons(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_reasons(item) for key, item in value.items() if not isinstance(item, Explanation)}
    return value


def run_case(case: Case) -> CaseOutcome:
    """Run one case. A case may expect an error: `expected: {error: out_of_range}`."""
    wanted = plain(case.expected)
    try:
        actual, why = answer(case.subject, case.rule, case.version, case.given)
    except LawError as error:
        if wanted == {"error": error.code}:
            return CaseOutcome(case, wanted, None, (), error)
        return CaseOutcome(case, {}, None, (Difference("error", wanted, error.code),), error)
    return CaseOutcome(case, actual, why, tuple(differences(wanted, actual)))


def run_cases(path: Path | str) -> Report:
    """Run every case of a file of any of the five schemas. Error: `CaseFileError` where the file cannot be run."""
    return Report(tuple(run_case(case) for case in read_cases(path)))
