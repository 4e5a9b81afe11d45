"""The end of a pupil's year as both lower secondary regulations see it: title, decision, absences, what summer opens.

The words of the decisions, the ranks and the conditions differ and stay with their regulation (`tt58`, `tt22`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from duoc.law.assessment.marks import Mark
from duoc.law.core.errors import LawError
from duoc.law.core.result import Clause, Result, Step
from duoc.law.core.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Title(Result):
    """The title of a term or a year (danh hiệu), or None."""

    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion(Result):
    """What happens at the end of the year, in the words of the regulation; None where a result is missing.

    retest_subjects: the subjects open to a retest (kiểm tra lại) or re-evaluation (đánh giá lại); none must be taken.
    """

    decision: str | None
    retest_subjects: tuple[str, ...] = ()


def read_rank(value: object, order: Collection[str], field: str, clause: Clause) -> str:
    """A conduct rank as it is written. Error: `unknown_conduct`."""
    if isinstance(value, str) and value in order:
        return value
    raise LawError(
        "unknown_conduct", field=field, value=value, rule=clause.vi(),
        vi=f"phải là {', '.join(order)}", en=f"must be one of {', '.join(order)}",
    )  # fmt: skip


def attendance_step(absences: int, allowed: int, clause: Clause, otherwise: Clause | None = None) -> Step:
    """Whether a pupil was present often enough: exactly the limit is still allowed, excused or not.

    otherwise: the clause that holds where the limit is broken, if it is another.
    """
    held = absences <= allowed
    return Step(
        clause if held or otherwise is None else otherwise,
        f"nghỉ {absences} buổi, {'không quá' if held else 'quá'} {allowed} buổi",
        f"absent {absences} sessions, {'not more than' if held else 'more than'} {allowed}",
        held,
        {"absences": absences, "allowed": allowed},
    )


def open_subjects(results: Mapping[str, Mark | None], below: int) -> tuple[str, ...]:
    """The subjects not passed and those with a year average below a limit in tenths."""
    return tuple(code for code, value in results.items() if value is False or (type(value) is int and value < below))


def with_retests(
    results: Mapping[str, Mark | None], retests: Mapping[str, Mark], open_to: Collection[str],
    *, code: str, words: Text, clause: Clause,
) -> dict[str, Mark | None]:  # fmt: skip
    """The year results with those of summer in their place. Error: `code`, for a subject that was not open."""
    for subject, value in retests.items():
        if subject not in open_to:
            raise LawError(
                code, field=f"retests.{subject}", value=value, rule=clause.vi(), vi=words.vi, en=words.en
            )  # fmt: skip
    return {**results, **retests}
