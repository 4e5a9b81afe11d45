"""Shares as whole numbers: a numerator and its base, compared without ever being rounded."""

from __future__ import annotations

from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count, half_up, reaches, show
from duoc.law.core.parameters import Source
from duoc.law.core.reasons import a_list, contradiction, reason, sign
from duoc.law.core.result import Result, Step, because
from duoc.law.core.text import Text
from duoc.law.universal_education.nd20_2014 import ND20_2014, RULES, UniversalEducation

Given = tuple[int, int]
"""A share as it is given: persons counted, persons in all."""

TITLES = {
    "attending": Text("Trẻ 5 tuổi đến lớp", "five-year-olds attending"),
    "completing": Text("Trẻ 5 tuổi hoàn thành chương trình", "five-year-olds completing the programme"),
    "age6_grade1": Text("Trẻ 6 tuổi vào lớp 1", "six-year-olds in grade 1"),
    "age14_completed": Text("Trẻ 14 tuổi hoàn thành tiểu học", "14-year-olds who completed primary"),
    "age11_completed": Text("Trẻ 11 tuổi hoàn thành tiểu học", "11-year-olds who completed primary"),
    "age11_others_attending": Text("Trẻ 11 tuổi còn lại đang học tiểu học", "other 11-year-olds in primary"),
    "graduated": Text("Người 15–18 tuổi tốt nghiệp THCS", "15–18 with the lower secondary diploma"),
    "studying": Text("Người 15–18 tuổi đang học THPT, GDTX, nghề", "15–18 in upper secondary or vocational education"),
    "level1": Text("Người đạt chuẩn biết chữ mức độ 1", "literate at level 1"),
    "level2": Text("Người đạt chuẩn biết chữ mức độ 2", "literate at level 2"),
    "disabled_reached": Text("Người khuyết tật được tiếp cận giáo dục", "persons with disability reached"),
}
"""The official names of the shares."""


@dataclass(frozen=True, slots=True)
class Share:
    """Persons counted out of a base."""

    part: int
    base: int

    def reaches(self, percent: int) -> bool:
        """At least so many per cent; a base of 0 holds, there is nobody to reach."""
        return reaches(self.part, self.base, percent)

    def shown(self, separator: str = ",") -> str:
        """For people: two decimals, half up, and never used to decide. Without a base: "–"."""
        return show(half_up(10000 * self.part, self.base), 2, separator) if self.base else "–"

    def short_of(self, percent: int) -> int:
        """How many persons more would reach the share."""
        return max(-(-percent * self.base // 100) - self.part, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortBy(Result):
    """Whether a share is met, and how many persons are missing."""

    met: bool
    need: int


def read_share(given: object, *, field: str, rule: str) -> Share:
    """A share [n, base]. Errors: `not_a_list`, `out_of_range`, `contradiction`."""
    pair = a_list(given, field=field, rule=rule)
    if len(pair) != 2:
        raise contradiction(field, given, rule, "phải là [số người, tổng số]", "must be [counted, base]")
    base = count(pair[1], field=f"{field}.base", rule=rule)
    return Share(count(pair[0], field=field, rule=rule, high=base), base)


def compared(rule: UniversalEducation, source: Source, name: str, share: Share, percent: int, band: str = "") -> Step:
    """The step of one share against its limit."""
    held, title = share.reaches(percent), TITLES[name]
    mark = sign(held, most=False)
    group = f" ({band} tuổi)" if band else ""
    group_en = f" (age {band})" if band else ""
    if not share.base:
        return reason(
            rule, source, f"{title.vi}{group}: không có đối tượng", f"{title.en}{group_en}: nobody to count",
            held=True, part=0, base=0, percent=percent,
        )  # fmt: skip
    return reason(
        rule, source,
        f"{title.vi}{group}: {share.part}/{share.base} = {share.shown()}% {mark} {percent}%",
        f"{title.en}{group_en}: {share.part}/{share.base} = {share.shown('.')}% {mark} {percent}%",
        held=held, part=share.part, base=share.base, percent=percent, need=share.short_of(percent),
    )  # fmt: skip


def short_by(share: int, have: int, base: int, rule: UniversalEducation = ND20_2014) -> ShortBy:
    """How many persons are missing for a share: ⌈share × base / 100⌉ − have."""
    name = "universal_education.short_by"
    percent = count(share, field="share", rule=name, high=100)
    total = count(base, field="base", rule=name)
    found = Share(count(have, field="have", rule=name, high=total), total)
    met, need = found.reaches(percent), found.short_of(percent)
    step = reason(
        rule, Source(), f"{found.part}/{found.base} = {found.shown()}%, cần {percent}%: thiếu {need} người",
        f"{found.part}/{found.base} = {found.shown('.')}%, {percent}% needed: {need} missing", held=met, need=need,
    )  # fmt: skip
    return ShortBy(met=met, need=need, because=because(step))


expose(
    "universal_education", "short_by", RULES, short_by,
    vi="Còn thiếu bao nhiêu người để đạt tỷ lệ", en="How many persons are missing for a share",
)  # fmt: skip
