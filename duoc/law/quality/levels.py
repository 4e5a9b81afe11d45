"""The level a school reaches (mức 1–4), and what it gives: cấp độ of accreditation, mức độ of national standard.

One missed criterion is enough to lose a level; there is no share of criteria. Three words for three things: mức (of
evaluation, 1–4), cấp độ (of accreditation, 1–4), mức độ (of national standard, 1–2).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.reasons import a_list, a_table, choice, choices, contradiction, flag, reason
from duoc.law.core.result import Result, Step, because
from duoc.law.quality.schemes import SCHEMES, Scheme

NAME = "quality.school_level"
HIGHEST_CRITERION_LEVEL = 3
ITEMS = "level_4_items"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolLevel(Result):
    """The level of a school and the papers it may get.

    `status`: complete or incomplete (criteria without a level, in `blocks_next`). `blocks_next`: the criteria that
    fail the next level in the order of the catalogue, or `level_4_items`. `reason`: level_reached, below_level_1,
    no_cohort, under_5_years, incomplete.
    """

    level: int | None
    accreditation: int | None
    national_standard: int | None
    blocks_next: tuple[str, ...]
    reason: str


def school_level(
    criteria: Mapping[str, int], *, no_requirement: Mapping[str, Collection[str]] | None = None,
    level_4_items: Sequence[bool] | None = None, cohorts_completed: int | None = None,
    years_operating: int | None = None, rule: Scheme,
) -> SchoolLevel:  # fmt: skip
    """The level of a school from the highest level that each criterion reaches (0–3).

    no_requirement: criteria without a text of their own at level 2 or 3, added to those of the parameters.
    level_4_items: whether each item of Điều 22 is met. cohorts_completed or years_operating: condition a) of the
    papers. Errors: `unknown_criterion`, `out_of_range`, `missing_field`, `contradiction`.
    """
    reached = _reached(criteria, rule)
    without = _no_requirement(no_requirement, rule)
    items = _items(level_4_items, rule)
    for field, number in (("cohorts_completed", cohorts_completed), ("years_operating", years_operating)):
        if number is not None:
            count(number, field=field, rule=NAME)
    missing = tuple(criterion.id for criterion in rule.criteria if criterion.id not in reached)
    if missing:
        step = reason(
            rule, rule.levels.source, f"Chưa đánh giá tiêu chí {', '.join(missing)}",
            f"not rated: {', '.join(missing)}", held=False, missing=missing,
        )  # fmt: skip
        return SchoolLevel(
            status="incomplete", missing=missing, level=None, accreditation=None, national_standard=None,
            blocks_next=missing, reason="incomplete", because=because(step),
        )  # fmt: skip
    level, blocks, steps = _climb(reached, without, items, rule)
    if rule.amended is not None:
        steps.append(reason(
            rule, rule.amended, "Các mức, cấp độ, mức độ coi như không đổi khi sửa đổi",
            "levels and papers are taken as unchanged by the amendment",
        ))  # fmt: skip
    held, condition = _condition(cohorts_completed, years_operating, rule)
    steps.append(condition)
    why = _why(level, held, rule)
    has_papers = why == "level_reached"
    accreditation = level if has_papers and level >= rule.accreditation.least_level else None
    standard = rule.national_standard.by_level.get(str(level)) if has_papers else None
    steps.append(_papers(level, accreditation, standard, rule))
    return SchoolLevel(
        status="complete", level=level, accreditation=accreditation, national_standard=standard, blocks_next=blocks,
        reason=why, because=because(steps),
    )  # fmt: skip


def school_levels(schools: Iterable[Mapping[str, object]], *, rule: Scheme) -> list[SchoolLevel]:
    """The levels of many schools: each a table of the fields of `school_level`. Equal to the single form."""
    return [school_level(rule=rule, **school) for school in schools]  # type: ignore[arg-type]  # checked inside


def _reached(criteria: object, rule: Scheme) -> dict[str, int]:
    """The criteria that were rated; null is as absent."""
    known = {criterion.id for criterion in rule.criteria}
    found: dict[str, int] = {}
    for name, level in a_table(criteria, field="criteria", rule=NAME).items():
        if name not in known:
            raise LawError(
                "unknown_criterion", field=f"criteria.{name}", value=level, rule=f"{NAME} {rule.version}",
                vi="không có tiêu chí này", en="is not a criterion of the circular",
            )  # fmt: skip
        if level is not None:
            found[name] = count(level, field=f"criteria.{name}", rule=NAME, high=HIGHEST_CRITERION_LEVEL)
    return found


def _no_requirement(given: Mapping[str, Collection[str]] | None, rule: Scheme) -> dict[int, frozenset[str]]:
    """Criteria without a text of their own, by level."""
    ids = [criterion.id for criterion in rule.criteria]
    found = {int(level): frozenset(names) for level, names in rule.levels.no_requirement.items()}
    for key, names in a_table(given or {}, field="no_requirement", rule=NAME).items():
        level = int(choice(str(key), ("2", "3"), field="no_requirement", rule=NAME))
        more = choices(names, ids, field=f"no_requirement.{level}", rule=NAME)
        found[level] = found.get(level, frozenset()) | frozenset(more)
    return found


def _items(given: Sequence[bool] | None, rule: Scheme) -> tuple[bool, ...]:
    """The items of level 4; where the whole list is known there must be as many."""
    if given is None:
        return ()
    items = tuple(flag(item, field=ITEMS, rule=NAME) for item in a_list(given, field=ITEMS, rule=NAME))
    expected = len(rule.level_4.items)
    if items and rule.level_4.is_complete and len(items) != expected:
        raise contradiction(
            ITEMS,
            len(items),
            f"{NAME} {rule.version}",
            f"Điều 22 có {expected} nội dung",
            f"Điều 22 has {expected} items",
        )
    return items


def attained(criterion: str, reached: int, level: int, without: Mapping[int, frozenset[str]]) -> bool:
    """Whether a criterion reaches a level: at the highest level up to it at which the criterion has requirements."""
    asked = level
    while asked > 1 and criterion in without.get(asked, ()):
        asked -= 1
    return reached >= asked


def _climb(
    reached: Mapping[str, int], without: Mapping[int, frozenset[str]], items: Sequence[bool], rule: Scheme
) -> tuple[int, tuple[str, ...], list[Step]]:
    """The level reached, what blocks the next one, and the reasons level by level."""
    steps: list[Step] = []
    for level in range(1, HIGHEST_CRITERION_LEVEL + 1):
        failing = tuple(
            criterion.id for criterion in rule.criteria
            if not attained(criterion.id, reached[criterion.id], level, without)
        )  # fmt: skip
        steps.append(_counted(level, failing, rule))
        if failing:
            return level - 1, failing, steps
    met = bool(items) and all(items)
    rated = f"đạt {sum(items)}/{len(items)} nội dung" if items else "chưa đánh giá các nội dung"
    rated_en = f"{sum(items)} of {len(items)} items met" if items else "its items are not rated"
    steps.append(reason(rule, rule.level_4.source, f"Mức 4: {rated}", f"level 4: {rated_en}", held=met, level=4))
    return (4, (), steps) if met else (HIGHEST_CRITERION_LEVEL, (ITEMS,), steps)


def _counted(level: int, failing: Sequence[str], rule: Scheme) -> Step:
    """How many criteria reach a level, and which do not (where some do)."""
    total = len(rule.criteria)
    some = 0 < len(failing) < total
    return reason(
        rule, rule.levels.source,
        f"Mức {level}: {total - len(failing)}/{total} tiêu chí đạt"
        + (f", chưa đạt {', '.join(failing)}" if some else ""),
        f"level {level}: {total - len(failing)} of {total} criteria reach it"
        + (f", not {', '.join(failing)}" if some else ""),
        held=not failing, level=level, failing=tuple(failing),
    )  # fmt: skip


def _condition(cohorts: int | None, years: int | None, rule: Scheme) -> tuple[bool, Step]:
    """Condition a) of both papers. Error: `missing_field`."""
    terms = rule.condition
    given = cohorts if terms.counts == "cohorts_completed" else years
    if given is None:
        raise LawError(
            "missing_field",
            field=terms.counts,
            value=None,
            rule=f"{NAME} {rule.version}",
            vi="còn thiếu",
            en="is missing",
        )
    number = count(given, field=terms.counts, rule=NAME)
    held = number >= terms.least
    mark = "≥" if held else "<"
    words = (
        ("khóa học sinh hoàn thành cấp học", "cohort(s) completed")
        if terms.counts == "cohorts_completed"
        else ("năm hoạt động giáo dục", "year(s) of operation")
    )
    step = reason(
        rule, terms.source, f"{number} {words[0]} {mark} {terms.least}", f"{number} {words[1]} {mark} {terms.least}",
        held=held, number=number,
    )  # fmt: skip
    return held, step


def _why(level: int, condition: bool, rule: Scheme) -> str:
    if level < 1:
        return "below_level_1"
    if condition:
        return "level_reached"
    return "no_cohort" if rule.condition.counts == "cohorts_completed" else "under_5_years"


def _papers(level: int, accreditation: int | None, standard: int | None, rule: Scheme) -> Step:
    vi = f"Mức {level}: " + (f"kiểm định cấp độ {accreditation}" if accreditation else "chưa được công nhận kiểm định")
    vi += f", chuẩn quốc gia mức độ {standard}" if standard else ", chưa đạt chuẩn quốc gia"
    en = f"level {level}: " + (f"accreditation {accreditation}" if accreditation else "no accreditation")
    en += f", national standard {standard}" if standard else ", no national standard"
    return reason(rule, rule.national_standard.source, vi, en, level=level)


expose(
    "quality", "school_level", SCHEMES, school_level,
    vi="Trường đạt mức nào, cấp độ kiểm định và mức độ chuẩn quốc gia nào", en="The level of a school and its papers",
)  # fmt: skip
