"""Figures in the background: every night, and when somebody asks."""

from __future__ import annotations

from datetime import date, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.indicators.engine import services
from duoc.kit import clock
from duoc.kit.jobs import JobHandle, Outcome, every, job
from duoc.registry.calendar.queries import school_year_on

COMPUTE = "indicators.compute"


@job(COMPUTE, title=gettext_lazy("Tính các chỉ số"))
def compute(handle: JobHandle, *, day: str | None = None, school_year: str | None = None) -> Outcome:
    """Compute all figures as of a day for a school year (that of the day) and keep them.

    Without a day it is the nightly work: today, of which one point a week stays.
    """
    on = date.fromisoformat(day) if day else clock.today()
    year = school_year or getattr(school_year_on(on), "code", None)
    if year is None:
        return {"message": _("Chưa có năm học nào trong lịch năm học.")}
    figures = services.compute_and_store(on, year, by=handle.by, scope=handle.scope, progress=handle.progress)
    if day is None:
        services.keep_one_a_week(on)
    return {
        "message": _("Đã tính %(figures)s số liệu đến ngày %(day)s.") % {"figures": figures, "day": f"{on:%d/%m/%Y}"}
    }


every(COMPUTE, at=time(1, 30))
