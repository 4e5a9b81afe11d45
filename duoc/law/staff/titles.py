"""Titles and posts: TT 01–04/2021 (am. TT 08/2023), and the bậc of NĐ 232/2026 that succeed the hạng from 1/7/2026."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, one_of
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because

LEVELS = ("mam_non", "tieu_hoc", "thcs", "thpt")
GRADES = ("I", "II", "III", "IV_cu")


class Title(Strict):
    """One title (chức danh nghề nghiệp) with its code, salary type and the code it had before 20/3/2021."""

    level: str
    grade: str
    code: str
    salary_type: str
    coefficients: str
    code_before: str
    source: Source


class YearsInGrade(Strict):
    """How long a grade is held before promotion."""

    levels: tuple[str, ...]
    from_grade: str
    to_grade: str
    years: int
    years_with_master: int | None
    source: Source


class TitleFile(RegulationFile):
    """TT 01–04/2021."""

    titles: tuple[Title, ...]
    years_in_grade: tuple[YearsInGrade, ...]


class Post(Strict):
    """A post and the bậc it uses."""

    post: str
    vi: str
    en: str
    bacs: tuple[int, ...]


class PostFile(RegulationFile):
    """NĐ 232/2026."""

    bac_of_salary_type: Sourced[dict[str, int]]
    posts: tuple[Post, ...]
    two_bacs_percent: Sourced[int]
    top_five_percent: Sourced[dict[str, int]]
    top_four_percent: Sourced[int]
    rounding: Sourced[str]


TITLES = load("staff", "tt01-04-2021", TitleFile)
POSTS = load("staff", "nd232-2026", PostFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleCode(Result):
    """A title's code, its salary type, and the bậc that succeeds it in 2026."""

    code: str
    salary_type: str
    bac_2026: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BacRatio(Result):
    """The most posts at each bậc that is capped, highest first."""

    max_by_bac: Mapping[int, int]


def title_code(level: str, grade: str, titles: TitleFile = TITLES, posts: PostFile = POSTS) -> TitleCode:
    """The code of a level and grade. Errors: `unknown_word`, `not_for_this_level`."""
    name = titles.regulation.id
    one_of(level, LEVELS, field="level", rule=name)
    one_of(grade, GRADES, field="grade", rule=name)
    found = next((title for title in titles.titles if (title.level, title.grade) == (level, grade)), None)
    if found is None:
        raise LawError("not_for_this_level", field="grade", value=grade, rule=name,
                       vi=f"cấp {level} không có hạng này", en=f"level {level} has no such grade")  # fmt: skip
    bac = posts.bac_of_salary_type.value[found.salary_type]
    return TitleCode(code=found.code, salary_type=found.salary_type, bac_2026=bac, because=because(
        Step(titles.at(found.source), f"mã số {found.code}, loại {found.salary_type}",
             f"code {found.code}, salary type {found.salary_type}"),
        Step(posts.at(posts.bac_of_salary_type.source), f"loại {found.salary_type} là bậc {bac}",
             f"type {found.salary_type} is bậc {bac}"),
    ))  # fmt: skip


def bac_ratio(bacs_used: Sequence[int], posts: int, rule: PostFile = POSTS) -> BacRatio:
    """How many of `posts` may stand at each capped bậc. Errors: `out_of_range`, `repeated`, `missing`."""
    name = rule.regulation.id
    count(posts, field="posts", rule=name)
    for bac in bacs_used:
        count(bac, field="bacs_used", rule=name, low=1, high=5)
    if not bacs_used or len(set(bacs_used)) < len(bacs_used):
        raise LawError("repeated", field="bacs_used", value=list(bacs_used), rule=name,
                       vi="phải có bậc và không lặp lại", en="must name bậc, each once")  # fmt: skip
    ordered = sorted(bacs_used, reverse=True)
    shares, source = _shares(ordered, rule)
    steps = [
        Step(rule.at(source), f"bậc {bac}: tối đa {percent}% của {posts} là {percent * posts // 100}",
             f"bậc {bac}: at most {percent}% of {posts} is {percent * posts // 100}", None, {"percent": percent})
        for bac, percent in shares.items()
    ] or [Step(rule.at(source), "không giới hạn tỉ lệ", "no share is capped")]  # fmt: skip
    return BacRatio(max_by_bac={bac: percent * posts // 100 for bac, percent in shares.items()}, because=because(steps))


def _shares(ordered: Sequence[int], rule: PostFile) -> tuple[dict[int, int], Source]:
    top = ordered[0]
    if len(ordered) == 2:
        return {top: rule.two_bacs_percent.value}, rule.two_bacs_percent.source
    if top == 5 and len(ordered) > 1:
        five = rule.top_five_percent
        return {top: five.value["top"], ordered[1]: five.value["next"]}, five.source
    if top == 4 and len(ordered) > 1:
        return {top: rule.top_four_percent.value}, rule.top_four_percent.source
    return {}, rule.two_bacs_percent.source


@rule(
    subject="staff",
    name="title_code",
    versions=("TT01-04-2021",),
    vi="Mã số chức danh nghề nghiệp, loại lương và bậc từ 01/7/2026",
    en="The code of a title, its salary type and its bậc since 1/7/2026",
)
def _title_code(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("level", "grade"), rule=version)
    result = title_code(given.word("level", LEVELS), given.word("grade", GRADES))
    return {
        "code": result.code,
        "salary_type": result.salary_type,
        "bac_2026": result.bac_2026,
        "because": result.because,
    }


@rule(
    subject="staff",
    name="bac_ratio",
    versions=("ND232-2026",),
    vi="Số lượng tối đa ở mỗi bậc nghề nghiệp của một vị trí việc làm",
    en="The most people at each bậc of a post",
)
def _bac_ratio(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("bacs_used", "posts"), rule=version)
    given.needed("bacs_used")
    bacs = [count(bac, field="bacs_used", rule=version) for bac in given.items("bacs_used")]
    result = bac_ratio(bacs, given.whole("posts"))
    return {"max_by_bac": {f"bac_{bac}": most for bac, most in result.max_by_bac.items()}, "because": result.because}
