"""For every address with parameters: a row that it can be opened with, in the tree of one school.

`SAMPLES[view name](cast, code)` gives the parameters of the address for a row that belongs to school A, B or C (or to
its office), and the row by which the policy decides. A new page without a sample fails the matrix.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from duoc.indicators.engine.models import LocalNorm
from duoc.kit.audit import SYSTEM
from duoc.kit.files.services import store
from duoc.plans.difficulties.models import Answer, Difficulty
from duoc.plans.documents.models import Node, Plan, PlanKind, PlanState, Task, TaskKind
from duoc.plans.execution.models import Evidence
from duoc.plans.reports import services as reports
from duoc.plans.reports.models import Report
from duoc.plans.reports.periods import month_period
from duoc.registry.access.models import Account, RoleAssignment
from duoc.registry.calendar.models import Break
from duoc.registry.organizations.models import Cluster, ClusterMembership, Organization, Site
from duoc.registry.people.models import Guardian, Guardianship, LanguageCertificate, PolicyGroupMembership
from tests.cast import Cast


@dataclass(frozen=True, slots=True)
class Sample:
    """Parameters of an address, and the row it is about (None: the view itself is the rule)."""

    kwargs: dict[str, Any]
    row: models.Model | None


INDICATOR = "school_count"
Maker = Callable[[Cast, str], Sample]


def by_pk(make: Callable[[Cast, str], models.Model]) -> Maker:
    """A sample whose only parameter is the row's id."""
    return lambda cast, code: Sample({"pk": make(cast, code).pk}, make(cast, code))


def office_of(cast: Cast, code: str) -> Organization:
    """The office that a school of the cast answers to."""
    return cast.other_office if code == "C" else cast.office


def moment() -> datetime:
    return timezone.make_aware(datetime(2020, 9, 4, 9))  # noqa: DTZ001


def office_plan(cast: Cast, code: str, state: str = PlanState.ISSUED) -> Plan:
    """The office's plan with one heading and one directive."""
    office = office_of(cast, code)
    plan, created = Plan.objects.get_or_create(
        organization=office,
        school_year=cast.year,
        kind=PlanKind.OFFICE,
        state=state,
        amends=None,
        defaults={"title": "Kế hoạch năm học", "issuer": office.name, "number": "1", "symbol": "KH",
                  "dated_on": date(2020, 9, 4), "created_at": moment()},
    )  # fmt: skip
    if created:
        heading = Node.objects.create(
            plan=plan, position=1, kind="heading", label="I", text="Nhiệm vụ", valid_from=date(2020, 9, 4)
        )
        node = Node.objects.create(
            plan=plan, parent=heading, position=2, kind="directive", role="task", text="Rà soát sĩ số",
            valid_from=date(2020, 9, 4),
        )  # fmt: skip
        task = Task.objects.create(
            plan=plan, kind=TaskKind.DIRECTIVE, node=node, organization=office, title="Rà soát sĩ số", section="I",
            number="I.1", sort_key="00001", due_on=date(2021, 5, 31),
        )  # fmt: skip
        task.addressed_to.set([row for key, row in cast.schools.items() if office_of(cast, key) == office])
    return plan


def school_plan(cast: Cast, code: str) -> Plan:
    """The school's plan, approved, with one activity that its teacher takes part in."""
    school = cast.schools[code]
    plan, created = Plan.objects.get_or_create(
        organization=school,
        school_year=cast.year,
        kind=PlanKind.SCHOOL,
        amends=None,
        defaults={"title": "Kế hoạch trường", "state": PlanState.APPROVED, "created_at": moment()},
    )
    if created:
        task = Task.objects.create(
            plan=plan, kind=TaskKind.ACTIVITY, organization=school, title="Kiểm tra sĩ số", due_on=date(2020, 12, 1)
        )
        task.people.add(cast.staff[f"teacher_{code}"])
    return plan


def activity(cast: Cast, code: str) -> Task:
    return school_plan(cast, code).tasks.get()


def directive(cast: Cast, code: str) -> Task:
    return office_plan(cast, code).tasks.get()


def evidence(cast: Cast, code: str) -> Evidence:
    task = activity(cast, code)
    found = Evidence.objects.filter(task=task).first()
    if found is not None:
        return found
    paper = ContentFile(b"%PDF-1.7 minh chung", name="minh-chung.pdf")
    stored = store(paper, by=SYSTEM, scope=task.organization_id)
    return Evidence.objects.create(task=task, file=stored, at=moment())


def amendment(cast: Cast, code: str) -> Plan:
    original = office_plan(cast, code)
    found, _created = Plan.objects.get_or_create(
        organization=original.organization,
        school_year=cast.year,
        kind=PlanKind.OFFICE,
        amends=original,
        defaults={"title": "Sửa đổi", "created_at": moment()},
    )
    return found


def difficulty(cast: Cast, code: str) -> Difficulty:
    found, _created = Difficulty.objects.get_or_create(
        code=f"KK-{code}",
        defaults={
            "organization": cast.schools[code],
            "title": "Thiếu phòng học",
            "raised_on": date(2020, 11, 20),
            "due_on": date(2020, 11, 27),
        },
    )
    return found


def answer(cast: Cast, code: str) -> Answer:
    found, _created = Answer.objects.get_or_create(
        difficulty=difficulty(cast, code),
        kind="answered",
        defaults={"text": "Mượn phòng", "dated_on": date(2020, 11, 21), "at": moment()},
    )
    return found


def report(cast: Cast, code: str) -> Report:
    office = office_of(cast, code)
    standing = Report.objects.filter(organization=office).first()
    return standing or reports.begin_report(office, cast.year, month_period(2020, 11), by=SYSTEM)


def account(cast: Cast, code: str) -> Account:
    return cast.accounts["teacher" if code == "A" else f"teacher_{code}"]


def role(cast: Cast, code: str) -> RoleAssignment:
    return account(cast, code).roles.get()


def amended_node(cast: Cast, code: str) -> Sample:
    node = office_plan(cast, code).nodes.get(kind="directive")
    row = amendment(cast, code)
    return Sample({"pk": row.pk, "node_pk": node.pk}, row)


def first_pk(rows: str) -> Maker:
    """A sample that is one row of the cast, kept under its code ("students", "classes", "schools", "staff")."""
    suffix = {"students": "{}-6A", "classes": "{}-6A", "schools": "{}", "staff": "teacher_{}"}[rows]
    return by_pk(lambda cast, code: getattr(cast, rows)[suffix.format(code)])


def guardianship(cast: Cast, code: str) -> Guardianship:
    student = cast.students[f"{code}-6A"]
    guardian, _created = Guardian.objects.get_or_create(full_name=f"Mẹ của học sinh {code}")
    tie, _created = Guardianship.objects.get_or_create(
        student=student, guardian=guardian, defaults={"relation": "mother"}
    )
    return tie


def language(cast: Cast, code: str) -> LanguageCertificate:
    return cast.staff[f"teacher_{code}"].languages.get_or_create(language="en", level_bac=4)[0]


def rest(cast: Cast, code: str) -> Break:
    found, _created = Break.objects.get_or_create(
        school_year=cast.year, name="Nghỉ Tết", defaults={"starts_on": date(2021, 2, 8), "ends_on": date(2021, 2, 20)}
    )
    return found


def cluster(cast: Cast, code: str) -> Cluster:
    found, _created = Cluster.objects.get_or_create(office=office_of(cast, code), name="Cụm 1")
    return found


def cluster_tie(cast: Cast, code: str) -> ClusterMembership:
    found, _created = ClusterMembership.objects.get_or_create(cluster=cluster(cast, code), school=cast.schools[code])
    return found


def policy_group(cast: Cast, code: str) -> PolicyGroupMembership:
    return cast.students[f"{code}-6A"].policy_groups.get_or_create(group="HN")[0]


def department(cast: Cast, code: str) -> Sample:
    """A department, about which its school decides."""
    return Sample({"pk": cast.departments[code].pk}, cast.schools[code])


def site(cast: Cast, code: str) -> Site:
    return cast.schools[code].sites.get()


def figure_of(cast: Cast, code: str) -> Sample:
    """A figure of a school, by indicator and organization."""
    row = cast.schools[code]
    return Sample({"indicator": INDICATOR, "organization": row.pk}, row)


def local_norm(cast: Cast, code: str) -> LocalNorm:
    """A norm of the office, since the first of September."""
    return LocalNorm.objects.get_or_create(
        organization=office_of(cast, code), kind="thcs_class_size", value=40, valid_from=date(2020, 9, 1)
    )[0]


def population_of(cast: Cast, code: str) -> Sample:
    """The ward of the office; the other office has none."""
    row = cast.schools["C"] if code == "C" else cast.ward
    return Sample({"year": cast.year.pk, "pk": row.pk}, row)


def nothing(cast: Cast, code: str) -> Sample:
    """An id that no row has: such pages exist only for the one who made the row."""
    return Sample({"pk": 0}, None)


SAMPLES: dict[str, Maker] = {
    "access:account": by_pk(account),
    "access:end_role": by_pk(role),
    "access:new_password": by_pk(account),
    "access:switch": by_pk(account),
    "difficulties:answer": by_pk(difficulty),
    "difficulties:difficulty": by_pk(difficulty),
    "difficulties:forward": by_pk(difficulty),
    "difficulties:group": by_pk(difficulty),
    "difficulties:publish": by_pk(answer),
    "difficulties:withdraw": by_pk(difficulty),
    "documents:amend_node": amended_node,
    "documents:amendment": by_pk(amendment),
    "documents:begin_amendment": by_pk(office_plan),
    "documents:docx": by_pk(office_plan),
    "documents:drop_change": amended_node,
    "documents:edit": by_pk(office_plan),
    "documents:issue": by_pk(amendment),
    "documents:pdf": by_pk(office_plan),
    "documents:plan": by_pk(office_plan),
    "documents:return": by_pk(office_plan),
    "documents:review": by_pk(amendment),
    "documents:submit": by_pk(office_plan),
    "execution:add_activity": by_pk(school_plan),
    "execution:add_department_work": by_pk(school_plan),
    "execution:change_activity": by_pk(activity),
    "execution:change_due": by_pk(directive),
    "execution:decide": by_pk(school_plan),
    "execution:directive": by_pk(directive),
    "execution:docx": by_pk(school_plan),
    "execution:drop_activity": by_pk(activity),
    "execution:evidence": by_pk(evidence),
    "execution:keep": by_pk(school_plan),
    "execution:pdf": by_pk(school_plan),
    "execution:plan": by_pk(school_plan),
    "execution:remind": by_pk(directive),
    "execution:reopen": by_pk(school_plan),
    "execution:report": by_pk(activity),
    "execution:submit": by_pk(school_plan),
    "execution:task": by_pk(activity),
    "execution:withdraw_change": by_pk(activity),
    "execution:xlsx": by_pk(school_plan),
    "indicators:indicator": lambda cast, code: Sample({"indicator": INDICATOR}, None),
    "indicators:report": figure_of,
    "indicators:rows": figure_of,
    "indicators:sheet": lambda cast, code: Sample({"indicator": INDICATOR}, None),
    "jobs:show": lambda cast, code: Sample({"pk": uuid4()}, None),
    "local_facts:norm_end": by_pk(local_norm),
    "local_facts:population_edit": population_of,
    "notices:read": lambda cast, code: Sample({"notice_id": 1}, None),
    "regulations:calculator": lambda cast, code: Sample({"tool": "si-so-lop"}, None),
    "regulations:regulation": lambda cast, code: Sample({"subject": "nha-truong", "file": "th-2020"}, None),
    "reports:docx": by_pk(report),
    "reports:pdf": by_pk(report),
    "reports:refresh": by_pk(report),
    "reports:report": by_pk(report),
    "reports:sign": by_pk(report),
    "registers:affiliation_end": by_pk(lambda cast, code: cast.schools[code].affiliations.get()),
    "registers:assignment_end": by_pk(lambda cast, code: cast.classes[f"{code}-6A"].assignments.get()),
    "registers:break_edit": by_pk(rest),
    "registers:break_new": by_pk(lambda cast, code: cast.year),
    "registers:break_remove": by_pk(rest),
    "registers:class": first_pk("classes"),
    "registers:class_assign": first_pk("classes"),
    "registers:class_close": first_pk("classes"),
    "registers:class_edit": first_pk("classes"),
    "registers:class_homeroom": first_pk("classes"),
    "registers:classes_import_batch": nothing,
    "registers:classes_import_commit": nothing,
    "registers:classes_import_marked": nothing,
    "registers:classes_import_undo": nothing,
    "registers:cluster_join": by_pk(cluster),
    "registers:cluster_leave": by_pk(cluster_tie),
    "registers:department": department,
    "registers:department_close": department,
    "registers:department_members": department,
    "registers:department_new": first_pk("schools"),
    "registers:department_rename": department,
    "registers:exported": lambda cast, code: Sample({"pk": uuid4()}, None),
    "registers:guardian_remove": by_pk(guardianship),
    "registers:homeroom_end": by_pk(lambda cast, code: cast.classes[f"{code}-6A"].homerooms.get()),
    "registers:language_recognise": by_pk(language),
    "registers:organization": first_pk("schools"),
    "registers:organization_affiliate": first_pk("schools"),
    "registers:organization_close": first_pk("schools"),
    "registers:organization_edit": first_pk("schools"),
    "registers:organization_rename": first_pk("schools"),
    "registers:organization_reopen": first_pk("schools"),
    "registers:policy_group_end": by_pk(policy_group),
    "registers:room": by_pk(lambda cast, code: site(cast, code).rooms.get()),
    "registers:room_close": by_pk(lambda cast, code: site(cast, code).rooms.get()),
    "registers:room_edit": by_pk(lambda cast, code: site(cast, code).rooms.get()),
    "registers:rooms_import_batch": nothing,
    "registers:rooms_import_commit": nothing,
    "registers:rooms_import_marked": nothing,
    "registers:rooms_import_undo": nothing,
    "registers:school_year": by_pk(lambda cast, code: cast.year),
    "registers:school_year_edit": by_pk(lambda cast, code: cast.year),
    "registers:site": by_pk(site),
    "registers:site_close": by_pk(site),
    "registers:site_edit": by_pk(site),
    "registers:staff_appoint": first_pk("staff"),
    "registers:staff_degree": first_pk("staff"),
    "registers:staff_department": first_pk("staff"),
    "registers:staff_edit": first_pk("staff"),
    "registers:staff_end_post": by_pk(lambda cast, code: cast.staff[f"teacher_{code}"].posts.get()),
    "registers:staff_import_batch": nothing,
    "registers:staff_import_commit": nothing,
    "registers:staff_import_marked": nothing,
    "registers:staff_import_undo": nothing,
    "registers:staff_language": first_pk("staff"),
    "registers:staff_member": first_pk("staff"),
    "registers:student": first_pk("students"),
    "registers:student_change_class": first_pk("students"),
    "registers:student_edit": first_pk("students"),
    "registers:student_enroll": first_pk("students"),
    "registers:student_guardian": first_pk("students"),
    "registers:student_home": first_pk("students"),
    "registers:student_leave": first_pk("students"),
    "registers:student_policy": first_pk("students"),
    "registers:student_transfer": first_pk("students"),
    "registers:students_import_batch": nothing,
    "registers:students_import_commit": nothing,
    "registers:students_import_marked": nothing,
    "registers:students_import_undo": nothing,
    "steering:school": lambda cast, code: Sample({"pk": cast.schools[code].pk}, None),
}
