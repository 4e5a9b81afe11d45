"""Loads the demonstration city into an empty database, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

from django.db import connection, transaction

from duoc.indicators.engine.services import Report, compute_and_store, report_figure
from duoc.kit.collecting import collector_paused
from duoc.project.demonstration import SEED, TODAY
from duoc.project.demonstration.accounts import Cast, build_accounts
from duoc.project.demonstration.city import City, build_city
from duoc.project.demonstration.month_reports import write_reports
from duoc.project.demonstration.people import build_people
from duoc.project.demonstration.plan_year import actor, carry_out, issue_office_plan
from duoc.project.demonstration.trouble import report_difficulties
from duoc.registry.enrollment.models import Enrollment
from duoc.registry.organizations.models import Organization

FIGURE_DAYS = (
    date(2020, 9, 15),
    date(2020, 9, 30),
    date(2020, 10, 15),
    date(2020, 10, 31),
    date(2020, 11, 15),
    TODAY,
)
Progress = Callable[[str], None]


def is_loaded() -> bool:
    """Whether this database holds the demonstration already."""
    return Organization.objects.filter(code="PGD-CM").exists()


def keep_figures(city: City, cast: Cast) -> None:
    """The time series of every indicator at the year's marks, and some figures that schools reported by hand."""
    by = actor(cast, "ke.hoach")
    for day in FIGURE_DAYS:
        compute_and_store(day, "2020-2021", by=by, scope=city.office.pk)
    for place, school in enumerate(city.schools[:6]):
        value = Decimal(Enrollment.objects.filter(school=school, school_year=city.years["2020-2021"]).count())
        off = Decimal((0, 2, 0, -3, 0, 5)[place])
        figure = Report(indicator="pupil_count", slice="", as_of=TODAY, value=value + off, note="Báo cáo đầu tuần")
        report_figure(school, figure, by=by)


@collector_paused()
@transaction.atomic
def load_city(*, full: bool, tell: Progress) -> None:
    """Everything, deterministic. `tell` gets a sentence before each step."""
    random = Random(SEED)
    tell("Đơn vị, điểm trường, phòng học")
    city = build_city(random, full=full)
    tell("Học sinh, gia đình, đội ngũ, lớp học")
    people = build_people(city, random, full=full)
    cast = build_accounts(city, people)
    tell("Kế hoạch năm học: đọc văn bản, rà soát, ban hành")
    plan = issue_office_plan(city, cast)
    tell("Kế hoạch trường, tiến độ")
    carry_out(city, people, cast, plan, random)
    tell("Khó khăn, vướng mắc")
    report_difficulties(city, cast, plan)
    tell("Báo cáo các tháng")
    write_reports(city, cast)
    tell("Chỉ số của các mốc trong năm học")
    keep_figures(city, cast)
    if connection.vendor == "postgresql":  # else it plans the first minutes' queries for empty tables
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
