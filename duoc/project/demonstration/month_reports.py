"""The reports of the months gone by, begun, touched up and signed on their own days; this month's is being written."""

from __future__ import annotations

from datetime import time, timedelta

from duoc.kit import clock
from duoc.plans.documents.signing import CAPACITIES
from duoc.plans.reports.narrative import UNWRITTEN
from duoc.plans.reports.periods import month_period
from duoc.plans.reports.services import Signing, begin_report, edit, sign
from duoc.project.demonstration import TODAY
from duoc.project.demonstration.accounts import Cast
from duoc.project.demonstration.city import City
from duoc.project.demonstration.plan_year import actor, load
from duoc.registry.access.roles import Role

FIRST_NUMBER = 228


def write_reports(city: City, cast: Cast) -> None:
    """September and October signed by the deputy head, November a draft."""
    year, planner, deputy = city.years["2020-2021"], actor(cast, "ke.hoach"), actor(cast, "pho.phong")
    authority, position = CAPACITIES[Role.OFFICE_DEPUTY]
    assessments: dict[int, str] = load("month_reports.yaml")
    for place, month in enumerate((9, 10)):
        period = month_period(2020, month)
        day = period.ends_on - timedelta(days=(period.ends_on.weekday() - 4) % 7)  # the last Friday of the month
        with clock.on(day, time(15, 20)):
            report = begin_report(city.office, year, period, by=planner)
            written = next(section["text"] for section in report.sections if section["key"] == "assessment")
            texts = {"assessment": written.replace(f"Nguyên nhân: {UNWRITTEN}.", assessments[month])}
            report = edit(report, report.version, texts, report.title, by=planner)
            how = Signing(
                number=str(FIRST_NUMBER + 41 * place), symbol=report.symbol, dated_on=day, signer_authority=authority,
                signer_position=position, signer_name=deputy.name,
            )  # fmt: skip
            sign(report, how, by=deputy)
    with clock.on(TODAY - timedelta(days=1), time(10, 30)):
        begin_report(city.office, year, month_period(TODAY.year, TODAY.month), by=planner)
