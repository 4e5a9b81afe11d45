"""What schools must make public, and when (công khai, dân chủ): TT 36/2017, TT 09/2024, TT 11/2020."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta

from duoc.law.core.contract import expose
from duoc.law.core.dates import add_days, add_months, add_working_days, add_years
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, before_oldest, load
from duoc.law.core.reasons import a_day, choice, contradiction, days, optional_day, reason
from duoc.law.core.result import Result, Step, because

NAME = "school.disclosure_due"
ITEMS = ("annual_content", "annual_report", "change", "month_plan", "week_plan", "menu", "staff_matter")


class Month(Strict):
    """The month in which something is made public, as month-day."""

    first: str
    last: str
    source: Source


class Forms(Strict):
    """The forms of a level (biểu mẫu)."""

    commitment: str
    actual_quality: str
    facilities: str
    staff: str
    source: Source


class ThreeDisclosures(RegulationFile):
    """Parameters of TT 36/2017."""

    version: str
    month: Month
    current_before: Sourced[str]
    posted_days: Sourced[int]
    forms: dict[str, Forms]


class Disclosure(RegulationFile):
    """Parameters of TT 09/2024."""

    version: str
    first_year: Sourced[int]
    annual_before: Sourced[str]
    report_before: Sourced[str]
    change_working_days: Sourced[int]
    month_plan_before_day: Sourced[int]
    week_days_before_monday: Sourced[int]
    kept_years: Sourced[int]


class Democracy(RegulationFile):
    """Parameters of TT 11/2020."""

    version: str
    staff_matter_working_days: Sourced[int]
    staff_matter_special_days: Sourced[int]
    posted_days: Sourced[int]
    month: Month
    current_before: Sourced[str]


Rule = ThreeDisclosures | Disclosure | Democracy
TT36_2017 = load("school", "tt36-2017", ThreeDisclosures)
TT09_2024 = load("school", "tt09-2024", Disclosure)
TT11_2020 = load("school", "tt11-2020", Democracy)
DISCLOSURES: dict[str, Rule] = {rule.version: rule for rule in (TT36_2017, TT09_2024, TT11_2020)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureDue(Result):
    """When something must be public at the latest, and what follows from it; None where it does not apply.

    `in_time` only where the day of publication was given.
    """

    last_day: date
    first_day: date | None = None
    update_before: date | None = None
    about_year: int | None = None
    in_time: bool | None = None
    keep_until: date | None = None
    posted_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureForms(Result):
    """The numbers of the forms of a level."""

    commitment: str
    actual_quality: str
    facilities: str
    staff: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: the item with the one field that its deadline counts from."""

    item: str
    year: int | None
    changed_on: date | None
    month: str | None
    week_of: date | None
    issued_on: date | None
    posted_on: date | None
    published_on: date | None
    holidays: Collection[date]

    def needed(self, field: str) -> object:
        """A field that the item needs. Error: `missing_field`."""
        value = getattr(self, field)
        if value is None:
            raise LawError(
                "missing_field", field=field, value=None, rule=f"{NAME} {self.item}",
                vi="còn thiếu, nội dung này cần có", en="is missing, the item needs it",
            )  # fmt: skip
        return value

    def day(self, field: str) -> date:
        """A day that the item needs."""
        return a_day(self.needed(field), field=field, rule=NAME)

    def its_year(self) -> int:
        """The year that the item needs."""
        return count(self.needed("year"), field="year", rule=NAME, low=1945, high=9990)

    def in_time(self, last: date, first: date | None = None) -> bool | None:
        """Whether it was published by the last day, and not before the first where there is one."""
        if self.published_on is None:
            return None
        return (first is None or first <= self.published_on) and self.published_on <= last


def disclosure_due(
    item: str, *, year: int | None = None, changed_on: date | None = None, month: str | None = None,
    week_of: date | None = None, issued_on: date | None = None, posted_on: date | None = None,
    published_on: date | None = None, holidays: Collection[date] = (), rule: Rule,
) -> DisclosureDue:  # fmt: skip
    """When an item must be public at the latest, under one circular.

    item: annual_content, annual_report (year), change (changed_on, holidays), month_plan (month "2025-01"), week_plan,
    menu (week_of, a Monday), staff_matter (issued_on, holidays; posted_on). "Trước ngày X" excludes X.
    """
    question = Question(
        item=choice(item, ITEMS, field="item", rule=NAME), year=year, month=month,
        changed_on=optional_day(changed_on, field="changed_on", rule=NAME),
        week_of=optional_day(week_of, field="week_of", rule=NAME),
        issued_on=optional_day(issued_on, field="issued_on", rule=NAME),
        posted_on=optional_day(posted_on, field="posted_on", rule=NAME),
        published_on=optional_day(published_on, field="published_on", rule=NAME),
        holidays=days(holidays, field="holidays", rule=NAME),
    )  # fmt: skip
    if isinstance(rule, ThreeDisclosures):
        answers: dict[str, Callable[[], DisclosureDue]] = {"annual_content": lambda: _june(question, rule)}
    elif isinstance(rule, Democracy):
        answers = {
            "annual_content": lambda: _june(question, rule),
            "staff_matter": lambda: _staff_matter(question, rule),
        }
    else:
        answers = {
            "annual_content": lambda: _annual(question, rule, rule.annual_before, None),
            "annual_report": lambda: _annual(question, rule, rule.report_before, -1),
            "change": lambda: _change(question, rule),
            "month_plan": lambda: _month_plan(question, rule),
            "week_plan": lambda: _week(question, rule),
            "menu": lambda: _week(question, rule),
        }
    return answers[choice(item, answers, field="item", rule=f"{NAME} {rule.version}")]()


def _month_day(year: int, text: str) -> date:
    return date.fromisoformat(f"{year:04d}-{text}")


def _said(rule: RegulationFile, source: Source, last: date, vi: str, en: str, in_time: bool | None) -> Step:
    return reason(
        rule, source, f"{vi}: chậm nhất {last:%d/%m/%Y}", f"{en}: {last:%d/%m/%Y} at the latest", held=in_time,
        last_day=last,
    )  # fmt: skip


def _june(question: Question, rule: ThreeDisclosures | Democracy) -> DisclosureDue:
    """Contents made public in June, complete and current again before the school year opens."""
    year = question.its_year()
    first, last = _month_day(year, rule.month.first), _month_day(year, rule.month.last)
    begins, ends = rule.regulation.from_, rule.regulation.to
    if begins is not None and last < begins:
        raise before_oldest(last, begins, field="year", rule=f"{NAME} {rule.version}")
    if ends is not None and last >= ends:
        raise contradiction(
            "year", year, f"{NAME} {rule.version}", f"thông tư hết hiệu lực từ {ends:%d/%m/%Y}",
            f"is after the circular ended on {ends:%d/%m/%Y}",
        )  # fmt: skip
    update = _month_day(year, rule.current_before.value)
    in_time = question.in_time(last, first)
    steps = (
        _said(rule, rule.month.source, last, f"Công khai trong tháng 6/{year}", f"public in June {year}", in_time),
        reason(
            rule, rule.current_before.source, f"Đầy đủ và cập nhật trước khai giảng {update:%d/%m/%Y}",
            f"complete and current before the year opens on {update:%d/%m/%Y}",
        ),
    )  # fmt: skip
    return DisclosureDue(first_day=first, last_day=last, update_before=update, in_time=in_time, because=because(steps))


def _annual(question: Question, rule: Disclosure, before: Sourced[str], about: int | None) -> DisclosureDue:
    year = question.its_year()
    if year < rule.first_year.value:
        first = _month_day(rule.first_year.value, before.value)
        raise before_oldest(_month_day(year, before.value), first, field="year", rule=f"{NAME} {rule.version}")
    last = _month_day(year, before.value) - timedelta(days=1)
    in_time = question.in_time(last)
    published = question.published_on
    keep = None if published is None else add_years(published, rule.kept_years.value)
    step = _said(
        rule, before.source, last, f"Trước ngày {_month_day(year, before.value):%d/%m/%Y}",
        f"before {_month_day(year, before.value):%d/%m/%Y}", in_time,
    )  # fmt: skip
    kept = reason(
        rule, rule.kept_years.source, f"Giữ trên cổng thông tin ít nhất {rule.kept_years.value} năm",
        f"kept on the portal for at least {rule.kept_years.value} years",
    )  # fmt: skip
    return DisclosureDue(
        last_day=last, about_year=None if about is None else year + about, in_time=in_time, keep_until=keep,
        because=because(step, kept),
    )  # fmt: skip


def _change(question: Question, rule: Disclosure) -> DisclosureDue:
    changed, limit = question.day("changed_on"), rule.change_working_days
    last = add_working_days(changed, limit.value, question.holidays)
    in_time = question.in_time(last)
    step = _said(
        rule, limit.source, last, f"{limit.value} ngày làm việc từ {changed:%d/%m/%Y}",
        f"{limit.value} working days from {changed:%d/%m/%Y}", in_time,
    )  # fmt: skip
    return DisclosureDue(last_day=last, in_time=in_time, because=because(step))


def _month_plan(question: Question, rule: Disclosure) -> DisclosureDue:
    text = question.needed("month")
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text) if isinstance(text, str) else None
    if found is None:
        raise LawError(
            "not_a_month", field="month", value=text, rule=NAME, vi="phải viết theo dạng 2025-01", en="must be 2025-01"
        )
    before = rule.month_plan_before_day
    month_before = add_months(date(int(found[1]), int(found[2]), 1), -1)
    last = month_before.replace(day=before.value - 1)
    in_time = question.in_time(last)
    step = _said(
        rule, before.source, last, f"Trước ngày {before.value} của tháng trước",
        f"before day {before.value} of the month before", in_time,
    )  # fmt: skip
    return DisclosureDue(last_day=last, in_time=in_time, because=because(step))


def _week(question: Question, rule: Disclosure) -> DisclosureDue:
    monday, limit = question.day("week_of"), rule.week_days_before_monday
    if monday.weekday() != 0:
        raise LawError(
            "not_a_monday",
            field="week_of",
            value=monday.isoformat(),
            rule=NAME,
            vi="phải là thứ Hai",
            en="must be a Monday",
        )
    last = monday - timedelta(days=limit.value)
    in_time = question.in_time(last)
    step = _said(
        rule, limit.source, last, "Trước thứ Bảy của tuần trước", "before the Saturday of the week before", in_time
    )
    return DisclosureDue(last_day=last, in_time=in_time, because=because(step))


def _staff_matter(question: Question, rule: Democracy) -> DisclosureDue:
    issued, limit = question.day("issued_on"), rule.staff_matter_working_days
    last = add_working_days(issued, limit.value, question.holidays)
    special, posted = rule.staff_matter_special_days.value, question.posted_on
    told = question.published_on or posted
    in_time = None if told is None else told <= last
    until = None if posted is None else add_days(posted, rule.posted_days.value)
    step = _said(
        rule, limit.source, last,
        f"{limit.value} ngày làm việc từ {issued:%d/%m/%Y} (đặc biệt: tối đa {special} ngày)",
        f"{limit.value} working days from {issued:%d/%m/%Y} (special cases: {special} days)",
        in_time,
    )  # fmt: skip
    kept = reason(
        rule, rule.posted_days.source, f"Niêm yết ít nhất {rule.posted_days.value} ngày liên tục",
        f"posted for at least {rule.posted_days.value} days running",
    )  # fmt: skip
    return DisclosureDue(last_day=last, in_time=in_time, posted_until=until, because=because(step, kept))


def disclosure_forms(level: str, rule: ThreeDisclosures = TT36_2017) -> DisclosureForms:
    """The forms on which a school of a level made its three disclosures (to 18/07/2024)."""
    level = choice(level, rule.forms, field="level", rule="school.disclosure_forms")
    forms = rule.forms[level]
    numbers = f"{forms.commitment}, {forms.actual_quality}, {forms.facilities}, {forms.staff}"
    step = reason(rule, forms.source, f"Biểu mẫu {numbers}", f"forms {numbers}")
    return DisclosureForms(
        commitment=forms.commitment, actual_quality=forms.actual_quality, facilities=forms.facilities,
        staff=forms.staff, because=because(step),
    )  # fmt: skip


expose(
    "school", "disclosure_due", DISCLOSURES, disclosure_due,
    vi="Nội dung phải công khai chậm nhất ngày nào", en="By which day something must be made public",
)  # fmt: skip
expose(
    "school", "disclosure_forms", {TT36_2017.version: TT36_2017}, disclosure_forms,
    vi="Biểu mẫu công khai của một cấp học", en="The disclosure forms of a level",
)  # fmt: skip
