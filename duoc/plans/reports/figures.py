"""The figures of a report, read from live data, in a form that can be frozen as JSON."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q

from duoc.indicators.engine.compute import compute
from duoc.plans.difficulties.models import Difficulty
from duoc.plans.documents.models import Plan, PlanKind, Target, Task, work_in_force
from duoc.plans.documents.queries import directives_in_force
from duoc.plans.execution.queries import coverage, percents_on
from duoc.plans.reports.periods import Period
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import Enrollment, EntryReason, ExitReason, SchoolClass
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.organizations.queries import tree_on

Figures = dict[str, Any]
LEVELS = ("MN", "TH", "THCS")
LEVEL_NAMES = {"MN": "Mầm non", "TH": "Tiểu học", "THCS": "Trung học cơ sở", "": "Tổng"}
SCALE = (
    ("school_count", "Số trường"),
    ("class_count", "Số nhóm, lớp"),
    ("pupil_count", "Số học sinh"),
    ("girls_rate", "Nữ (%)"),
    ("ethnic_minority_pupil_rate", "Dân tộc thiểu số (%)"),
    ("two_sessions_pupil_rate", "Học 2 buổi/ngày (%)"),
    ("class_size_avg", "HS/lớp"),
)
STAFFING = (
    ("teacher_count", "Số giáo viên"),
    ("teachers_per_class", "GV/lớp"),
    ("teacher_qualified_rate", "Đạt chuẩn trình độ (%)"),
    ("teacher_shortage", "Còn thiếu"),
)


def collect(office: Organization, year: SchoolYear, plan: Plan | None, period: Period, day: date) -> Figures:
    """Everything that the tables and the narrative of a report say, as of a day not after the period's end."""
    below = list(tree_on(day).below(office.pk))
    schools = list(Organization.objects.on(day).filter(pk__in=below, type=OrganizationType.SCHOOL).order_by("sort_key"))
    return {
        "as_of": day.isoformat(),
        "tasks": _tasks(plan, day) if plan else [],
        "sections": _sections(plan, day) if plan else [],
        "next": _next(plan, period) if plan else [],
        "coverage": _coverage(plan, day) if plan else {},
        "late": _late(below, day),
        "movements": _movements(schools, year, period, day),
        "difficulties": _difficulties(below, period, day),
        "scale": _by_level(office.pk, SCALE, year, day),
        "staffing": _by_level(office.pk, STAFFING, year, day),
        "targets": _targets(plan, office.pk, year, day) if plan else [],
    }


def _tasks(plan: Plan, day: date) -> list[Figures]:
    rows = directives_in_force(plan, day).select_related("lead")
    percents = percents_on(rows, day)
    return [
        {
            "number": task.number,
            "title": task.title,
            "lead": task.lead.name if task.lead else "",
            "due": f"{task.due_on:%d/%m/%Y}" if task.due_on else "",
            "percent": (percent := percents.get(task.pk, 0)),
            "deliverable": task.deliverable,
            "late": (day - task.due_on).days if task.due_on and percent < 100 and task.due_on < day else 0,
        }
        for task in rows
    ]


def _sections(plan: Plan, day: date) -> list[Figures]:
    """For each section of the plan: its title, its directives and how far the schools' work in it has come."""
    headings = {}
    for node in plan.nodes.filter(kind="heading").select_related("parent").order_by("position"):
        above = f"{node.parent.label}." if node.parent and node.parent.label else ""
        headings[f"{above}{node.label}"] = node.text
    found: defaultdict[str, list[Task]] = defaultdict(list)
    directives = directives_in_force(plan, day)
    for task in directives:
        found[task.section].append(task)
    work: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    rows = Task.objects.filter(
        work_in_force(), plan__school_year=plan.school_year, plan__kind=PlanKind.SCHOOL, cancelled_on=None
    )
    percents = percents_on(rows, day)
    for pk, section, school in rows.values_list("pk", "section", "organization_id"):
        work[section].append((school, percents.get(pk, 0)))
    done = {pk for pk, percent in percents_on(directives, day).items() if percent == 100}
    return [
        {
            "section": section,
            "title": headings.get(section, ""),
            "directives": len(tasks),
            "done": sum(task.pk in done for task in tasks),
            "schools": len({school for school, _percent in work[section]}),
            "activities": len(work[section]),
            "percent": _mean([percent for _school, percent in work[section]]),
        }
        for section, tasks in found.items()
    ]


def _next(plan: Plan, period: Period) -> list[Figures]:
    """Directives that fall due in the two months after the period."""
    last = period.ends_on.toordinal() + 62
    rows = plan.tasks.filter(
        due_on__gt=period.ends_on, due_on__lte=date.fromordinal(last), done_on=None, cancelled_on=None
    ).select_related("lead")
    return [
        {
            "number": task.number,
            "title": task.title,
            "lead": task.lead.name if task.lead else "",
            "due": f"{task.due_on:%d/%m/%Y}" if task.due_on else "",
        }
        for task in rows.order_by("due_on", "sort_key")
    ]


def _coverage(plan: Plan, day: date) -> Figures:
    rows = [row for row in coverage(plan, day) if row.addressed]
    return {
        "directives": len(rows),
        "taken": sum(row.taken > 0 for row in rows),
        "untaken": [f"{row.task.number} {row.task.title}" for row in rows if not row.taken],
    }


def _late(below: Sequence[int], day: date) -> list[Figures]:
    rows = Task.objects.filter(
        work_in_force(), organization__in=below, cancelled_on=None, due_on__lt=day
    ).select_related("organization")
    percents = percents_on(rows, day)
    return [
        {
            "title": task.title,
            "organization": task.organization.name,
            "section": task.section,
            "days": (day - task.due_on).days if task.due_on else 0,
        }
        for task in rows.order_by("due_on")
        if percents.get(task.pk, 0) < 100
    ]


def _movements(schools: Sequence[Organization], year: SchoolYear, period: Period, day: date) -> list[Figures]:
    """Changes of pupils in the period, school by school. Three queries."""
    first, last = period.starts_on, min(day, period.ends_on)
    rows = Enrollment.objects.filter(school__in=schools, school_year=year, is_primary=True)
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    began = {row.pk: 0 for row in schools}
    fields = ("school_id", "valid_from", "valid_to", "entry_reason", "exit_reason")
    for school, starts, ends, entry, leaving in rows.values_list(*fields):
        if (starts is None or starts <= first) and (ends is None or ends > first):
            began[school] += 1
        if (starts is None or starts <= last) and (ends is None or ends > last):
            counts[school]["end"] += 1
        if starts and first <= starts <= last and entry in (EntryReason.TRANSFER_IN, EntryReason.RETURNED):
            counts[school][entry] += 1
        if ends and leaving and first <= date.fromordinal(ends.toordinal() - 1) <= last:
            counts[school][leaving] += 1
    classes = Counter(
        SchoolClass.objects.filter(school__in=schools, school_year=year)
        .filter(Q(valid_to=None) | Q(valid_to__gt=F("valid_from")))
        .values_list("school_id", flat=True)
    )
    return [
        {
            "school": school.name,
            "levels": ", ".join(school.levels),
            "classes": classes[school.pk],
            "start": began[school.pk],
            "in": counts[school.pk][EntryReason.TRANSFER_IN],
            "out": counts[school.pk][ExitReason.TRANSFERRED_OUT],
            "dropped": counts[school.pk][ExitReason.DROPPED_OUT],
            "returned": counts[school.pk][EntryReason.RETURNED],
            "end": counts[school.pk]["end"],
        }
        for school in schools
    ]


def _difficulties(below: Sequence[int], period: Period, day: date) -> list[Figures]:
    rows = (
        Difficulty.objects.filter(organization__in=below, raised_on__lte=day)
        .filter(Q(raised_on__gte=period.starts_on) | Q(answered_on=None) | Q(answered_on__gte=period.starts_on))
        .select_related("organization", "handled_by")
        .prefetch_related("answers")
        .order_by("raised_on", "pk")
    )
    found = []
    for row in rows:
        answers = [each for each in row.answers.all() if each.kind != "forwarded"]
        found.append(
            {
                "organization": row.organization.name,
                "title": row.title,
                "proposal": row.proposal,
                "raised": f"{row.raised_on:%d/%m/%Y}",
                "handled_by": row.handled_by.name if row.handled_by else "",
                "answer": answers[-1].text if answers else "",
                "answered": f"{row.answered_on:%d/%m/%Y}" if row.answered_on else "",
                "is_open": row.state in ("open", "forwarded"),
            }
        )
    return found


def _by_level(office: int, columns: Sequence[tuple[str, str]], year: SchoolYear, day: date) -> list[Figures]:
    """A row a level and the whole, with each indicator as text. The queries of the indicators."""
    names = [name for name, _title in columns]
    found = {
        (value.definition.id, value.slice): str(value)
        for value in compute(names, day, year.code, organizations=[office], slices=["", *LEVELS])
    }
    return [
        {
            "level": LEVEL_NAMES[level],
            "cells": [found.get((name, level), "–").removesuffix(" %") for name, _title in columns],
        }
        for level in (*LEVELS, "")
    ]


def _targets(plan: Plan, office: int, year: SchoolYear, day: date) -> list[Figures]:
    targets = list(Target.objects.filter(plan=plan).exclude(indicator="").order_by("node__position", "pk"))
    if not targets:
        return []
    values = {
        (value.definition.id, value.slice): value
        for value in compute({target.indicator for target in targets}, day, year.code, organizations=[office])
    }
    found = []
    for target in targets:
        value = values.get((target.indicator, target.slice))
        met = target.is_met(value.rounded if value else None)
        found.append(
            {
                "words": target.words,
                "unit": target.unit,
                "planned": _planned(target),
                "actual": str(value) if value else "–",
                "met": "Đạt" if met else "Chưa đạt" if met is False else "Theo quy định từng cấp",
            }
        )
    return found


def _planned(target: Target) -> str:
    if target.value is None:
        return "theo quy định"
    sign = {">=": "≥ ", "<=": "≤ "}.get(target.comparator, "")
    return f"{sign}{target.value.normalize():f}".replace(".", ",")


def _mean(values: Sequence[int]) -> int | None:
    return round(sum(values) / len(values)) if values else None
