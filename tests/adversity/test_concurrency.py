"""The same thing at the same moment: eight people, one outcome. On SQLite in a file, and on PostgreSQL."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from duoc.kit.audit import SYSTEM
from duoc.kit.audit import services as audit
from duoc.kit.audit.models import AuditEvent
from duoc.kit.audit.queries import verify
from duoc.kit.errors import DomainError
from duoc.plans.difficulties import services as difficulties
from duoc.plans.difficulties.models import Difficulty
from duoc.plans.documents.models import Plan, PlanKind
from duoc.plans.documents.services import amending, importing, issuing
from duoc.plans.execution.models import ProgressEntry
from duoc.plans.execution.services import planning, progress
from duoc.plans.reports import services as reports
from duoc.plans.reports.models import Report
from duoc.plans.reports.periods import month_period
from duoc.registry.access import services as access
from duoc.registry.access.models import Account
from duoc.registry.access.roles import Role
from tests.access import samples
from tests.cast import Cast, build_cast

EIGHT = 8
PLAN_TEXT = """PHÒNG GD&ĐT RẠCH ĐƯỚC
Số: 12/KH-PGDĐT
KẾ HOẠCH
Thực hiện nhiệm vụ năm học 2020 - 2021
I. NHIỆM VỤ
1. Rà soát sĩ số
- Các trường rà soát sĩ số học sinh từng lớp trước ngày 30/9/2020.
- Tổ chức tập huấn cho giáo viên trong tháng 10/2020.
"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def city(transactional_db: None) -> Cast:
    """The cast, committed, so that every thread sees it. Threads need a database that they can share."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and ("memory" in name or not name):
        pytest.skip("an in-memory SQLite belongs to one thread; see the test that starts itself on a file")
    return build_cast()


def at_once(deed: Callable[[int], Any], times: int = EIGHT) -> list[Any]:
    """Do something in several threads, begun at the same moment. Refusals come back; anything else is raised."""
    start = Barrier(times)

    def run(number: int) -> Any:
        try:
            start.wait()
            return deed(number)
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_eight_hands_take_one_task_over_and_there_is_one_activity(city: Cast):
    task, school = samples.directive(city, "A"), city.schools["A"]

    def take(number: int) -> int:
        plan = planning.begin_plan(school, city.year, by=SYSTEM)
        return planning.take_over_task(plan, task, planning.How(title="Rà soát"), by=SYSTEM).pk

    assert len(set(at_once(take))) == 1
    assert Plan.objects.get(organization=school, kind=PlanKind.SCHOOL).tasks.count() == 1


def test_eight_writers_leave_a_whole_chain(city: Cast):
    school = city.schools["A"]

    def write(number: int) -> None:
        with transaction.atomic():
            audit.record("plans.edited", school, by=SYSTEM, scope=school.pk, after={"n": number})

    at_once(write)
    assert sorted(AuditEvent.objects.filter(scope_id=school.pk).values_list("seq", flat=True)) == list(range(1, 9))
    assert not list(verify())


def test_of_eight_plans_with_one_number_one_is_issued(city: Cast):
    original = samples.office_plan(city, "A")
    plans = [
        Plan.objects.create(
            organization=city.office, school_year=city.year, kind=PlanKind.OFFICE, amends=original,
            title=f"Sửa đổi {number}", created_at=samples.moment(),
        )
        for number in range(EIGHT)
    ]  # fmt: skip
    how = issuing.Issue(
        number="77", symbol="KH-PGDĐT", dated_on=date(2020, 11, 20), signer_authority="",
        signer_position="Trưởng phòng", signer_name="Lê Văn Lâm",
    )  # fmt: skip
    answers = at_once(lambda number: issuing.issue(plans[number], how, by=SYSTEM))
    assert Counter(getattr(each, "code", "issued") for each in answers) == {"issued": 1, "number_taken": EIGHT - 1}


def test_of_eight_reports_with_one_number_one_is_signed(city: Cast):
    begun = [reports.begin_report(city.office, city.year, month_period(2020, 9 + n), by=SYSTEM) for n in range(3)]
    drafts = [reports.edit(each, each.version, {"assessment": "Tốt."}, each.title, by=SYSTEM) for each in begun]
    how = reports.Signing(
        number="9", symbol="BC", dated_on=date(2020, 11, 24), signer_authority="", signer_position="Trưởng phòng",
        signer_name="Lê Văn Lâm",
    )  # fmt: skip
    answers = at_once(lambda number: reports.sign(drafts[number], how, by=SYSTEM), len(drafts))
    assert sorted(getattr(each, "code", "signed") for each in answers) == ["number_taken", "number_taken", "signed"]


def test_progress_sent_eight_times_by_a_phone_is_one_row(city: Cast):
    task, client_id = samples.activity(city, "A"), uuid4()
    sent = progress.Progress(percent=50, client_id=client_id)
    rows = at_once(lambda number: progress.report_progress(task, sent, by=SYSTEM).pk)
    assert len(set(rows)) == 1
    assert ProgressEntry.objects.filter(client_id=client_id).count() == 1


def test_a_report_a_difficulty_a_document_and_an_amendment_begin_once(city: Cast):
    school, original = city.schools["A"], samples.office_plan(city, "A")
    trouble = difficulties.Trouble(title="Thiếu phòng học")
    begun = {
        "report": lambda n: reports.begin_report(city.office, city.year, month_period(2020, 10), by=SYSTEM),
        "difficulty": lambda n: difficulties.report(school, trouble, by=SYSTEM),
        "document": lambda n: importing.import_document(
            PLAN_TEXT.encode(), "ke-hoach.txt", organization=city.office, school_year=city.year, by=SYSTEM
        ),
        "amendment": lambda n: amending.begin_amendment(original, by=SYSTEM),
    }
    for what, deed in begun.items():
        rows = at_once(deed, 4)
        assert len({row.pk for row in rows}) == 1, f"{what}: {rows}"
    assert (Report.objects.count(), Difficulty.objects.count()) == (1, 1)


def test_eight_different_difficulties_of_a_school_get_eight_codes(city: Cast):
    rows = at_once(
        lambda n: difficulties.report(city.schools["A"], difficulties.Trouble(title=f"Khó khăn {n}"), by=SYSTEM)
    )
    assert len({row.code for row in rows}) == EIGHT


def test_one_username_is_given_once(city: Cast):
    answers = at_once(
        lambda n: access.open_account("lan.nguyen", "Nguyễn Thị Lan", city.schools["A"], Role.TEACHER, by=SYSTEM)
    )
    assert Account.objects.filter(username="lan.nguyen").count() == 1
    assert sum(getattr(each, "code", "") == "username_taken" for each in answers) == EIGHT - 1
