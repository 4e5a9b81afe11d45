"""TT 01/2014: six levels (bậc) of foreign language, what teachers must hold and pupils must reach.

Certificates are of many kinds and their validity is a matter of the province: the bậc that was recognised is what
counts here, nothing is converted from scores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from duoc.law.core.given import Given, one_of
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, before_oldest, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Clause, Result, Step, because
from duoc.law.staff.words import said

LEVELS = ("mam_non", "tieu_hoc", "thcs", "thpt")


class Required(Strict):
    """The bậc that a level asks."""

    level: str
    bac: int
    source: Source


class Placed(Strict):
    """A provision without a number."""

    source: Source


class LanguageFile(RegulationFile):
    """The framework and the requirements that build on it."""

    levels: Sourced[dict[str, int]]
    teachers: tuple[Required, ...]
    pupils: tuple[Required, ...]
    other_teachers: Placed


RULE = load("staff", "tt01-2014", LanguageFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLevel(Result):
    """Required and held bậc; `required_bac` None: nothing is required."""

    required_bac: int | None
    held_bac: int | None
    meets: bool


def teacher_language(
    levels: tuple[str, ...], cefr: str | None, *, teaches_foreign_language: bool, rule: LanguageFile = RULE
) -> LanguageLevel:
    """A teacher's level against what the levels taught require; of two levels the higher counts.

    Errors: `unknown_word`.
    """
    for level in levels:
        one_of(level, LEVELS, field="level", rule=rule.regulation.id)
    asked = [required for required in rule.teachers if required.level in levels]
    if not teaches_foreign_language:
        step = Step(rule.at(rule.other_teachers.source), "giáo viên môn khác không phải có chứng chỉ ngoại ngữ",
                    "a teacher of another subject needs no language certificate")  # fmt: skip
        return _compared(None, [step], cefr, rule)
    if not asked:
        step = Step(Clause(rule.regulation.id), "không có yêu cầu về bậc ngoại ngữ cho cấp học này",
                    "no level of language is required at this level")  # fmt: skip
        return _compared(None, [step], cefr, rule)
    highest = max(asked, key=lambda required: required.bac)
    return _compared(highest.bac, [_asks(highest, rule)], cefr, rule)


def pupil_language(end_of: str, cefr: str | None, *, rule: LanguageFile = RULE) -> LanguageLevel:
    """A pupil's level against what the end of a school level requires. Error: `unknown_word`."""
    one_of(end_of, [required.level for required in rule.pupils], field="end_of", rule=rule.regulation.id)
    required = next(required for required in rule.pupils if required.level == end_of)
    return _compared(required.bac, [_asks(required, rule)], cefr, rule)


def minimum_language_level(level: str, *, on: date, rule: LanguageFile = RULE) -> LanguageLevel:
    """The bậc that a foreign language teacher of a level must hold on a day. Errors: `unknown_word`,
    `before_oldest_rule`.
    """
    head = rule.regulation
    if head.from_ is not None and on < head.from_:
        raise before_oldest(on, head.from_, field="on", rule=head.id)
    return teacher_language((level,), None, teaches_foreign_language=True, rule=rule)


def _asks(required: Required, rule: LanguageFile) -> Step:
    return Step(rule.at(required.source), f"cấp {said(required.level).vi} yêu cầu bậc {required.bac}",
                f"{said(required.level).en} requires bậc {required.bac}")  # fmt: skip


def _compared(required: int | None, steps: list[Step], cefr: str | None, rule: LanguageFile) -> LanguageLevel:
    scale = rule.levels
    held = None if cefr is None else scale.value[one_of(cefr, scale.value, field="cefr", rule=rule.regulation.id)]
    meets = required is None or (held is not None and held >= required)
    step = Step(
        rule.at(scale.source),
        "chưa có bậc nào được công nhận" if held is None else f"{cefr} là bậc {held}",
        "no recognised level" if held is None else f"{cefr} is bậc {held}",
        None if required is None else meets, {"held_bac": held, "required_bac": required},
    )  # fmt: skip
    return LanguageLevel(required_bac=required, held_bac=held, meets=meets, because=because(steps, step))


@rule(
    subject="staff",
    name="foreign_language",
    versions=("TT01-2014",),
    vi="Bậc ngoại ngữ phải có và đang có của giáo viên, học sinh",
    en="The language level that a teacher or pupil must reach and has",
)
def _foreign_language(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("who", "level", "teaches_foreign_language", "cefr", "end_of"), rule=version)
    cefr = given.maybe_word("cefr", RULE.levels.value)
    if given.word("who", ("teacher", "pupil")) == "pupil":
        field = "end_of" if words.get("end_of") is not None else "level"
        result = pupil_language(given.word(field, [required.level for required in RULE.pupils]), cefr)
    else:
        levels = (
            given.words("level", LEVELS) if isinstance(words.get("level"), list) else (given.word("level", LEVELS),)
        )
        result = teacher_language(levels, cefr, teaches_foreign_language=given.flag("teaches_foreign_language"))
    return {
        "required_bac": result.required_bac,
        "held_bac": result.held_bac,
        "meets": result.meets,
        "because": result.because,
    }
