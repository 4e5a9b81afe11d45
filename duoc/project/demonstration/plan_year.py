"""The plan in motion: imported and issued through the services, carried out by schools at different stages."""

from __future__ import annotations

import calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit.services import Entry, record_many
from duoc.plans.documents.models import NodeRole, Plan, PlanKind, PlanState, PlanStateChange, Target, Task, TaskKind
from duoc.plans.documents.services import importing, issuing, mending
from duoc.plans.execution.models import ProgressEntry
from duoc.plans.execution.services.progress import refresh_progress
from duoc.project.demonstration import TODAY
from duoc.project.demonstration.accounts import Cast
from duoc.project.demonstration.city import City
from duoc.project.demonstration.making import People, insert
from duoc.project.demonstration.people_names import DATA
from duoc.registry.organizations.models import Organization
from duoc.registry.people.models import Position

ISSUED_ON = date(2020, 9, 4)
STAGES: tuple[tuple[str, int], ...] = (
    (PlanState.APPROVED, 66),
    (PlanState.SUBMITTED, 12),
    (PlanState.RETURNED, 6),
    (PlanState.DRAFT, 8),
    ("", 8),  # has not begun
)
DUE_BY_WORDS: tuple[tuple[str, date], ...] = (
    ("rà soát", date(2020, 10, 30)),
    ("tập huấn", date(2020, 11, 20)),
    ("bồi dưỡng giáo viên", date(2020, 11, 30)),
    ("chuyển đổi từ sổ sách", date(2020, 12, 31)),
    ("tự đánh giá", date(2021, 3, 31)),
    ("công khai", date(2020, 10, 15)),
    ("đánh giá đội ngũ", date(2021, 5, 15)),
)


@dataclass(frozen=True, slots=True)
class Template:
    """A sample activity, from the data file."""

    title: str
    objective: str
    solution: str
    means: str
    deliverable: str
    months: tuple[int, int]
    section: str = ""
    levels: tuple[str, ...] = ()


def load(name: str) -> Any:
    """A YAML file of the demonstration."""
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def templates(name: str) -> list[Template]:
    """Activities of a data file."""
    return [
        Template(**{**row, "months": tuple(row["months"]), "levels": tuple(row.get("levels", ()))})
        for row in load(name)
    ]


def actor(cast: Cast, username: str) -> Actor:
    """Somebody of the cast, as the services know them."""
    account = cast.accounts[username]
    return Actor(user_id=account.pk, name=account.full_name, origin="demo")


def issue_office_plan(city: City, cast: Cast) -> Plan:
    """The real plan: read, all repairs accepted, deadlines given, laid before the deputy head and issued."""
    planner, deputy = actor(cast, "ke.hoach"), actor(cast, "pho.phong")
    text = (DATA / "ke_hoach_2020_2021.txt").read_bytes()
    with clock.on(ISSUED_ON - timedelta(days=2), time(8, 10)):
        plan = _draft(text, city, planner)
    with clock.on(ISSUED_ON, time(9, 5)):
        issuing.submit(plan, by=planner)
    with clock.on(ISSUED_ON, time(14, 40)):
        _issue(plan, deputy)
    return plan


def _draft(text: bytes, city: City, planner: Actor) -> Plan:
    year = city.years["2020-2021"]
    plan = importing.import_document(
        text, "ke_hoach_2020_2021.txt", organization=city.office, school_year=year, by=planner
    )
    mending.accept_repairs(plan, by=planner)
    plan.nodes.update(is_reviewed=True)
    for task in plan.tasks.select_related("node"):
        task.due_on = next((due for words, due in DUE_BY_WORDS if words in task.title.lower()), year.ends_on)
        task.save(update_fields=["due_on"])
    _targets(plan)
    return plan


def _issue(plan: Plan, deputy: Actor) -> None:
    issuing.issue(
        plan,
        issuing.Issue(
            number="215",
            symbol="KH-PGDĐT",
            dated_on=ISSUED_ON,
            signer_authority="KT. TRƯỞNG PHÒNG",
            signer_position="PHÓ TRƯỞNG PHÒNG",
            signer_name=deputy.name,
        ),
        by=deputy,
    )


def _targets(plan: Plan) -> None:
    """Two sessions a day for grade 1 is measured as a share of pupils."""
    for target in Target.objects.filter(plan=plan, indicator="two_sessions_pupil_rate"):
        target.slice, target.comparator, target.value, target.unit = "g1", ">=", 100, "%"
        target.save()


def carry_out(city: City, people: People, cast: Cast, plan: Plan, random: Random) -> None:
    """Plans of every school at some stage, with activities, progress, and lateness; made in bulk."""
    samples, own = templates("activities.yaml"), templates("own_work.yaml")
    by_section: defaultdict[str, list[Task]] = defaultdict(list)
    for task in plan.tasks.order_by("sort_key"):
        by_section[task.section].append(task)
    for school in city.schools:
        stage = _stage(school, cast, random)
        if stage:
            _school_plan(city, people, cast, school, stage, by_section, samples, own, random)
    for division in list(city.divisions.values())[:4]:
        _action_plan(city, people, cast, division, plan, random)
    _office_progress(plan, cast, random)


def _stage(school: Organization, cast: Cast, random: Random) -> str:
    fixed = {
        cast.primary.pk: PlanState.APPROVED,
        cast.secondary.pk: PlanState.DRAFT,
        cast.preschool.pk: PlanState.RETURNED,
    }
    drawn = random.choices([stage for stage, _ in STAGES], [weight for _, weight in STAGES])[0]
    return str(fixed.get(school.pk, drawn))


def _at(day: date, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, 15)))


def _plan_row(city: City, organization: Organization, kind: str, state: str, title: str) -> Plan:
    return Plan.objects.create(
        organization=organization,
        school_year=city.years["2020-2021"],
        kind=kind,
        state=state,
        title=title,
        issuer=organization.name,
        symbol=f"KH-{organization.abbreviation}" if organization.abbreviation else "KH",
        created_at=_at(date(2020, 9, 8)),
    )


def _history(plan: Plan, state: str, *, writer: int | None, decider: int | None) -> None:
    """The states that a plan went through: its writer's, then the decision of the office."""
    steps: list[tuple[str, date, str]] = [(PlanState.DRAFT, date(2020, 9, 8), "")]
    if state != PlanState.DRAFT:
        steps.append((PlanState.SUBMITTED, date(2020, 9, 21), ""))
    if state == PlanState.RETURNED:
        comment = "Hoạt động mục III.2 chưa nêu người chủ trì và thời gian theo tháng. Bổ sung rồi trình lại."
        steps.append((PlanState.RETURNED, date(2020, 9, 25), comment))
    if state == PlanState.APPROVED:
        steps.append((PlanState.APPROVED, date(2020, 9, 28), ""))
    before = ""
    for step, day, comment in steps:
        PlanStateChange.objects.create(
            plan=plan,
            from_state=before,
            state=step,
            dated_on=day,
            at=_at(day),
            by_id=writer if step in (PlanState.DRAFT, PlanState.SUBMITTED) else decider,
            comment=comment,
        )
        before = step


def _school_plan(
    city: City,
    people: People,
    cast: Cast,
    school: Organization,
    stage: str,
    by_section: dict[str, list[Task]],
    samples: list[Template],
    own: list[Template],
    random: Random,
) -> None:
    with transaction.atomic():
        plan = _plan_row(city, school, PlanKind.SCHOOL, stage, "Kế hoạch giáo dục nhà trường năm học 2020–2021")
        principals = {cast.primary.pk: "hieu.truong", cast.secondary.pk: "hieu.truong.thcs"}
        principals[cast.preschool.pk] = "hieu.truong.mn"
        writer = cast.accounts[principals[school.pk]].pk if school.pk in principals else None
        _history(plan, stage, writer=writer, decider=cast.accounts["cv.tieuhoc"].pk)
        levels = {str(level) for level in school.levels}
        zeal = random.uniform(0.35, 1.0)
        rows, serves, workers = [], [], []
        for sample in samples:
            fits = not sample.levels or levels & set(sample.levels)
            if not fits or random.random() > 0.55 + zeal * 0.45:
                continue
            fitting = [task for task in by_section.get(sample.section, []) if _fits(task, levels)]
            if not fitting:
                continue
            activity = _activity(plan, school, sample, people, random)
            rows.append(activity)
            chosen = random.sample(fitting, min(len(fitting), random.choice((1, 1, 2))))
            serves.append(chosen)
            first = min(chosen, key=lambda task: task.sort_key)
            activity.section, activity.number, activity.sort_key = first.section, first.number, first.sort_key
        for sample in random.sample(own, random.randint(1, len(own))):
            rows.append(_activity(plan, school, sample, people, random))
            serves.append([])
        insert(rows)
        through = Task.serves.through
        insert(
            [
                through(from_task_id=row.pk, to_task_id=task.pk)
                for row, tasks in zip(rows, serves, strict=True)
                for task in tasks
            ]
        )
        workers = _workers(rows, people, school, random)
        insert(workers)
        if stage == PlanState.APPROVED:
            _progress(rows, zeal, random, cast.accounts["hieu.truong"].pk)
        record_many(
            [
                Entry(
                    event="demo.loaded",
                    object_type=plan._meta.label,
                    object_id=str(plan.pk),
                    after={"tasks": len(rows)},
                )
            ],
            by=actor(cast, "hieu.truong"),
            scope=school.pk,
        )


def _fits(task: Task, levels: set[str]) -> bool:
    return not task.levels or bool(levels & set(task.levels))


def _activity(plan: Plan, school: Organization, sample: Template, people: People, random: Random) -> Task:
    first, last = (date(2020 if month >= 8 else 2021, month, 1) for month in sample.months)
    starts = max(first + timedelta(days=random.randrange(0, 12)), date(2020, 9, 7))
    due = last.replace(day=random.randint(18, calendar.monthrange(last.year, last.month)[1]))
    staff = people.staff[school.pk]
    lead = random.choice([each for each in staff if each.position in (Position.VICE_PRINCIPAL, Position.TEACHER)][:8])
    departments = people.departments[school.pk]
    return Task(
        plan=plan,
        kind=TaskKind.ACTIVITY,
        organization=school,
        sort_key="99999",
        title=sample.title,
        objective=sample.objective,
        solution=sample.solution,
        means=sample.means,
        deliverable=sample.deliverable,
        lead=random.choice(departments) if departments and random.random() < 0.6 else None,
        lead_staff=lead,
        term="HK1" if due <= date(2021, 1, 9) else "HK2" if starts >= date(2021, 1, 11) else "",
        starts_on=min(starts, due),
        due_on=due,
    )


def _workers(rows: list[Task], people: People, school: Organization, random: Random) -> list[Any]:
    """Two to four teachers take part in each activity; the demonstration's own teachers often do."""
    teachers = [each for each in people.staff[school.pk] if each.position == Position.TEACHER]
    through = Task.people.through
    links = []
    for row in rows:
        chosen = set(random.sample(teachers, min(len(teachers), random.randint(2, 4))))
        if random.random() < 0.5:
            chosen.add(teachers[1])
        if random.random() < 0.35:
            chosen.add(teachers[0])
        links += [through(task_id=row.pk, staff_id=each.pk) for each in chosen]
    return links


def _progress(rows: list[Task], zeal: float, random: Random, by: int) -> None:
    """Entries up to today: the zealous are ahead, others late."""
    entries = []
    for row in rows:
        if row.starts_on is None or row.due_on is None or row.starts_on > TODAY:
            continue
        goal = _reached(row.starts_on, row.due_on, zeal, random)
        steps = sorted(random.sample(range(5, goal + 5, 5), min(goal // 5, random.randint(1, 3)))) if goal else []
        day = row.starts_on
        for percent in steps:
            day = min(TODAY, day + timedelta(days=random.randint(3, 18)))
            entries.append(ProgressEntry(task=row, percent=min(percent, 100), dated_on=day, at=_at(day, 15), by_id=by))
    insert(entries)
    refresh_progress(rows)


def _reached(starts: date, due: date, zeal: float, random: Random) -> int:
    """Percent by today, in steps of five: what was due is mostly done, what runs is about where time is."""
    if due < TODAY:
        return 100 if random.random() < 0.25 + zeal * 0.7 else 5 * random.randint(9, 19)
    share = (TODAY - starts).days / max((due - starts).days, 1)
    return 5 * round(20 * min(0.95, share * random.uniform(zeal, zeal + 0.6)))


def _action_plan(city: City, people: People, cast: Cast, division: Organization, plan: Plan, random: Random) -> None:
    """A division's action plan from the tasks that it leads."""
    tasks = list(plan.tasks.filter(lead=division).order_by("sort_key"))
    if not tasks:
        return
    title = f"Kế hoạch hành động năm học 2020–2021 của {division.name}"
    action_plan = _plan_row(city, division, PlanKind.ACTION, PlanState.APPROVED, title)
    deputy = cast.accounts["pho.phong"].pk
    _history(action_plan, PlanState.APPROVED, writer=None, decider=deputy)
    staff, year = people.staff[city.office.pk], city.years["2020-2021"]
    rows = []
    for task in tasks:
        due = min(task.due_on or year.ends_on, date(2020, 12, 31) + timedelta(days=random.randint(-60, 140)))
        rows.append(
            Task(
                plan=action_plan,
                kind=TaskKind.ACTIVITY,
                organization=division,
                section=task.section,
                number=task.number,
                sort_key=task.sort_key,
                title=f"Hướng dẫn, kiểm tra các trường: {task.title[:1].lower()}{task.title[1:]}",
                objective="Các trường triển khai đúng hướng dẫn, đúng thời hạn",
                solution="Ban hành hướng dẫn, kiểm tra theo cụm trường, tổng hợp hằng tháng",
                means="Chuyên viên phụ trách, tổ nghiệp vụ cụm",
                deliverable=task.deliverable or "Văn bản hướng dẫn, báo cáo tháng",
                lead_staff=random.choice(staff[3:8]),
                starts_on=min(date(2020, 9, 14), due),
                due_on=due,
            )
        )
    insert(rows)
    insert(
        [Task.serves.through(from_task_id=row.pk, to_task_id=task.pk) for row, task in zip(rows, tasks, strict=True)]
    )
    _progress(rows, 0.85, random, cast.accounts["cv.tieuhoc"].pk)


def _office_progress(plan: Plan, cast: Cast, random: Random) -> None:
    """The directives themselves: done, under way, late."""
    tasks = list(plan.tasks.exclude(node__role=NodeRole.TARGET).order_by("sort_key"))
    for task in tasks:
        task.starts_on = task.starts_on or date(2020, 9, 7)
    Task.objects.bulk_update(tasks, ["starts_on"], batch_size=500)
    _progress(tasks, 0.8, random, cast.accounts["ke.hoach"].pk)
