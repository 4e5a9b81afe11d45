"""A plan as its reader wants it: by semester, month, week, or section of the office's plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.plans.documents.models import Task
from duoc.registry.calendar.models import SchoolYear, Term
from duoc.registry.calendar.queries import Week, weeks


class By(models.TextChoices):
    """Ways to read a plan; the value is what the address says."""

    TERM = "hoc-ky", gettext_lazy("Học kỳ")
    MONTH = "thang", gettext_lazy("Tháng")
    WEEK = "tuan", gettext_lazy("Tuần")
    SECTION = "muc", gettext_lazy("Mục kế hoạch")


@dataclass(slots=True)
class Band:
    """Activities under a smaller heading; `title` is empty where the group has no second level."""

    title: str
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """A semester, month, week or section with its activities. `is_current`: the day lies in it."""

    key: str
    title: str
    note: str = ""
    is_current: bool = False
    bands: list[Band] = field(default_factory=list)

    @property
    def tasks(self) -> list[Task]:
        """All activities of the group in their order."""
        return [task for band in self.bands for task in band.tasks]

    @property
    def percent(self) -> int:
        """Mean progress, rounded down."""
        tasks = self.tasks
        return sum(task.percent for task in tasks) // len(tasks) if tasks else 0


class Calendar:
    """Where days lie in a school year: term, month, week. Three queries, when made."""

    def __init__(self, year: SchoolYear) -> None:
        self.year = year
        self.terms: list[Term] = list(year.terms.all())
        self.weeks: list[Week] = weeks(year)

    def term_of(self, task: Task) -> str:
        """The term that was chosen, or the one in which the work begins; "" for the whole year."""
        if task.term:
            return task.term
        first, last = task.starts_on or task.due_on, task.due_on or task.starts_on
        if first is None or last is None:
            return ""
        inside = [term.code for term in self.terms if first <= term.ends_on and term.starts_on <= last]
        return inside[0] if len(inside) == 1 else ""

    def week_of(self, day: date) -> Week | None:
        """The numbered week of a day, its Sunday included."""
        return next((week for week in self.weeks if week.starts_on <= day <= week.starts_on + timedelta(days=6)), None)


def month_title(day: date) -> str:
    """ "Tháng 11/2020"."""
    return _("Tháng %(month)s/%(year)s") % {"month": day.month, "year": day.year}


def grouped(
    tasks: Iterable[Task], by: By, calendar: Calendar, day: date, sections: Mapping[str, str] | None = None
) -> list[Group]:
    """The activities in groups, each at the time when it begins. No query."""
    rows = list(tasks)
    match by:
        case By.TERM:
            return _by_term(rows, calendar, day)
        case By.MONTH:
            return _by_month(rows, calendar, day)
        case By.WEEK:
            return _by_week(rows, calendar, day)
        case By.SECTION:
            return _by_section(rows, sections or {})


def _begins(task: Task) -> date | None:
    return task.starts_on or task.due_on


def _banded(tasks: Sequence[Task], title_of: Mapping[int, str]) -> list[Band]:
    bands: dict[str, Band] = {}
    for task in tasks:
        title = title_of[task.pk]
        bands.setdefault(title, Band(title)).tasks.append(task)
    return list(bands.values())


def _by_term(tasks: list[Task], calendar: Calendar, day: date) -> list[Group]:
    groups = []
    chosen = {task.pk: calendar.term_of(task) for task in tasks}
    months = {task.pk: month_title(begins) if (begins := _begins(task)) else _("Chưa có ngày") for task in tasks}
    for term in calendar.terms:
        mine = [task for task in tasks if chosen[task.pk] == term.code]
        if mine:
            note = f"{term.starts_on:%d/%m/%Y} – {term.ends_on:%d/%m/%Y}"
            current = term.starts_on <= day <= term.ends_on
            groups.append(Group(term.code, str(term), note, current, _banded(mine, months)))
    whole = [task for task in tasks if not chosen[task.pk]]
    if whole:
        groups.append(Group("CN", _("Cả năm"), bands=_banded(whole, months)))
    return groups


def _by_month(tasks: list[Task], calendar: Calendar, day: date) -> list[Group]:
    groups: dict[str, Group] = {}
    for task in tasks:
        begins = _begins(task)
        if begins is None:
            group = groups.setdefault("-", Group("-", _("Chưa có ngày"), bands=[Band("")]))
            group.bands[0].tasks.append(task)
            continue
        key = f"{begins:%Y-%m}"
        group = groups.setdefault(key, Group(key, month_title(begins), is_current=key == f"{day:%Y-%m}"))
        title = _week_title(calendar.week_of(begins))
        if not group.bands or group.bands[-1].title != title:
            group.bands.append(Band(title))
        group.bands[-1].tasks.append(task)
    return list(groups.values())


def _by_week(tasks: list[Task], calendar: Calendar, day: date) -> list[Group]:
    groups: dict[str, Group] = {}
    for task in tasks:
        begins = _begins(task)
        week = calendar.week_of(begins) if begins else None
        if week is not None:
            key, current = str(week.number), week.starts_on <= day <= week.starts_on + timedelta(days=6)
            note = f"{week.starts_on:%d/%m} – {week.ends_on:%d/%m/%Y}"
            group = groups.setdefault(key, Group(key, _("Tuần %s") % week.number, note, current, [Band("")]))
        elif begins is not None:
            key = f"{begins:%Y-%m}"
            title = _("%s, ngoài tuần học") % month_title(begins)
            group = groups.setdefault(key, Group(key, title, bands=[Band("")]))
        else:
            group = groups.setdefault("-", Group("-", _("Chưa có ngày"), bands=[Band("")]))
        group.bands[0].tasks.append(task)
    return list(groups.values())


def _week_title(week: Week | None) -> str:
    if week is None:
        return _("Ngoài tuần học")
    return _("Tuần %(number)s (%(first)s – %(last)s)") % {
        "number": week.number,
        "first": f"{week.starts_on:%d/%m}",
        "last": f"{week.ends_on:%d/%m}",
    }


def _by_section(tasks: list[Task], sections: Mapping[str, str]) -> list[Group]:
    groups: dict[str, Group] = {}
    for task in sorted(tasks, key=lambda each: (each.sort_key, each.pk)):
        key = task.section or "-"
        title = f"{task.section}. {sections.get(task.section, '')}".strip(". ") if task.section else _("Việc riêng")
        groups.setdefault(key, Group(key, title, bands=[Band("")])).bands[0].tasks.append(task)
    return list(groups.values())
