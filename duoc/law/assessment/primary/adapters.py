"""Primary assessment by the words of case files: the scopes test_plan and primary_year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from duoc.law.assessment.in_force import CASE_FIELDS, check_class, known_fields
from duoc.law.assessment.marks import unknown_field
from duoc.law.assessment.primary.parameters import RULES, Moment, PrimaryRule, Scale
from duoc.law.assessment.primary.periodic_tests import CombinedMark, combined_mark, periodic_tests
from duoc.law.assessment.primary.year import PrimaryYear, Supplement, YearEnd, after_supplement, primary_year
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.reasons import flag
from duoc.law.core.registry import rule
from duoc.law.core.result import because
from duoc.law.programme import required_subjects, subject_names

MOMENTS = ("GK1", "CK1", "GK2", "CN")
YEAR_END = ("levels", "traits", "tests")


@rule(
    subject="assessment", name="test_plan", versions=RULES,
    vi="Tiểu học: môn nào có bài kiểm tra định kì chấm điểm, vào lúc nào.",
    en="Primary: which subjects have a marked periodic test, and when.",
)  # fmt: skip
def _test_plan(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, (*CASE_FIELDS, "moment", "taught"), version)
    moment = given.get("moment")
    if not isinstance(moment, str) or moment not in MOMENTS:
        raise LawError(
            "unknown_moment", field="moment", value=moment, rule=version,
            vi=f"phải là {', '.join(MOMENTS)}", en=f"must be one of {', '.join(MOMENTS)}",
        )  # fmt: skip
    taught = _taught(given, RULES[version])
    found = periodic_tests(_grade(given, version), cast(Moment, moment), RULES[version], taught=taught)
    return {"tests": list(found.tests), "because": found.because}


@rule(
    subject="assessment", name="primary_year", versions=RULES,
    vi="Tiểu học: kết quả giáo dục cuối năm, hoàn thành chương trình, khen thưởng.",
    en="Primary: the result at the end of the year, completion, titles.",
)  # fmt: skip
def _primary_year(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    known_fields(given, (*CASE_FIELDS, *YEAR_END, "recognised_by_class", "remedial", "absences"), version)
    if given.get("absences") is not None:  # primary knows no limit of absences: they decide nothing
        count(given["absences"], field="absences", rule=version)
    found, grade = RULES[version], _grade(given, version)
    year = _complete(_year_end(given, found), grade, found)
    result = primary_year(year, grade, found)
    remedial = _mapping(given.get("remedial"), "remedial", found)
    after = None
    if remedial:
        known_fields(remedial, YEAR_END, version, "remedial.")
        read = _year_end(remedial, found, "remedial.")
        new = Supplement(
            {code: level for code, level in read.levels.items() if level},
            {code: level for code, level in read.traits.items() if level},
            {code: mark for code, mark in read.tests.items() if mark is not None},
            read.combined,
        )
        after = after_supplement(result, year, new, grade, found)
    return {
        **_words(result),
        "title": result.title,
        "status": result.status,
        "missing": list(result.missing),
        "after_remedial": _words(after) if after else None,
        "because": because(result.because, *([after.because] if after else [])),
    }


def _taught(given: Mapping[str, Any], found: PrimaryRule) -> list[str]:
    listed = given.get("taught") or []
    if not isinstance(listed, list):
        raise unknown_field("taught", listed, found.regulation.id)
    return [_subject(code, "taught", found) for code in listed]


def _words(result: PrimaryYear) -> dict[str, Any]:
    return {"overall": result.overall, "completed": result.completed, "decision": result.decision}


def _year_end(given: Mapping[str, Any], found: PrimaryRule, place: str = "") -> YearEnd:
    levels = {
        _subject(code, f"{place}levels.{code}", found): _level(value, f"{place}levels.{code}", found.levels, found)
        for code, value in _mapping(given.get("levels"), f"{place}levels", found).items()
    }
    traits = {
        _trait(code, f"{place}traits.{code}", found): _level(value, f"{place}traits.{code}", found.trait_levels, found)
        for code, value in _mapping(given.get("traits"), f"{place}traits", found).items()
    }
    recognised = given.get("recognised_by_class")
    if recognised is not None:
        recognised = flag(recognised, field="recognised_by_class", rule=found.regulation.id)
    tests, combined = _tests(given, found, place)
    return YearEnd(levels, traits, tests, recognised is True, combined)


def _tests(
    given: Mapping[str, Any], found: PrimaryRule, place: str
) -> tuple[dict[str, int | None], tuple[CombinedMark, ...]]:
    """The marks of the tests, and those of them that were combined from several papers."""
    scale, name = found.scale, found.regulation.id
    marks = {
        code: None
        if value is None
        else count(value, field=f"{place}tests.{code}", rule=name, low=scale.lowest, high=scale.highest)
        for code, value in _mapping(given.get("tests"), f"{place}tests", found).items()
    }
    combined = []
    for row in found.combined_marks:
        papers = [marks.pop(part) for part in row.parts] if all(part in marks for part in row.parts) else []
        if papers:
            marks[row.subject] = None
            known = [paper for paper in papers if paper is not None]
            if len(known) == len(papers):
                combined.append(combined_mark(row.subject, known, found))
                marks[row.subject] = combined[-1].mark
    for code in marks:
        _tested(_subject(code, f"{place}tests.{code}", found), f"{place}tests.{code}", marks[code], found)
    return marks, tuple(combined)


def _tested(code: str, field: str, mark: int | None, found: PrimaryRule) -> None:
    """Refuse a mark in a subject that never has a marked test. Error: `not_tested`."""
    tested = dict.fromkeys(subject for row in found.test_plan for subject in row.subjects)
    if code not in tested:
        raise LawError(
            "not_tested", field=field, value=mark, rule=found.at(found.test_plan[0].source).vi(),
            vi="môn này không có bài kiểm tra định kì chấm điểm", en="this subject has no marked periodic test",
        )  # fmt: skip


def _complete(year: YearEnd, grade: int, found: PrimaryRule) -> YearEnd:
    """The same with everything that the grade must have and that was not given, as missing."""
    levels = {**dict.fromkeys(required_subjects(found.programme, grade)), **year.levels}
    traits = {**dict.fromkeys(found.required_traits), **year.traits}
    planned = periodic_tests(grade, "CN", found, taught=levels.keys()).tests
    return replace(year, levels=levels, traits=traits, tests={**dict.fromkeys(planned), **year.tests})


def _grade(given: Mapping[str, Any], version: str) -> int:
    grade = count(given.get("grade"), field="grade", rule=version, low=1, high=5)
    check_class(grade, given.get("school_year"), version)
    return grade


def _mapping(given: object, field: str, found: PrimaryRule) -> Mapping[str, Any]:
    if given is None:
        return {}
    if isinstance(given, Mapping):
        return given
    raise unknown_field(field, given, found.regulation.id)


def _subject(code: object, field: str, found: PrimaryRule) -> str:
    if isinstance(code, str) and code in subject_names(found.programme, "TH"):
        return code
    raise LawError(
        "unknown_subject", field=field, value=code, rule=found.regulation.id,
        vi=f"chương trình {found.programme} không có môn này ở tiểu học",
        en=f"programme {found.programme} has no such subject in primary",
    )  # fmt: skip


def _trait(code: object, field: str, found: PrimaryRule) -> str:
    if isinstance(code, str) and code in found.trait_names:
        return code
    raise LawError(
        "unknown_trait", field=field, value=code, rule=found.regulation.id,
        vi="không có phẩm chất hay năng lực này", en="there is no such quality or competence",
    )  # fmt: skip


def _level(value: object, field: str, scale: Scale, found: PrimaryRule) -> str | None:
    if value is None or (isinstance(value, str) and value in scale.order):
        return value
    raise LawError(
        "unknown_level", field=field, value=value, rule=found.at(scale.source).vi(),
        vi=f"phải là {', '.join(scale.order)}", en=f"must be one of {', '.join(scale.order)}",
    )  # fmt: skip
