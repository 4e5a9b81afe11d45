"""Every write of a report: begin, refresh from live data, edit the narrative, sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.versioned import claim
from duoc.plans.documents.queries import issued_plan
from duoc.plans.reports import narrative
from duoc.plans.reports.figures import collect
from duoc.plans.reports.models import Report, ReportState
from duoc.plans.reports.periods import Period
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Number, day and signature with which a report goes out."""

    number: str
    symbol: str
    dated_on: date
    signer_authority: str
    signer_position: str
    signer_name: str


@transaction.atomic
def begin_report(office: Organization, year: SchoolYear, period: Period, *, by: Actor) -> Report:
    """The report of a period, generated from live data; the one that is there if it has begun."""
    Organization.objects.select_for_update().get(pk=office.pk)
    standing = Report.objects.filter(organization=office, kind=period.kind, starts_on=period.starts_on).first()
    if standing is not None:
        return standing
    day = min(clock.today(), period.ends_on)
    figures = collect(office, year, issued_plan(office.pk, year), period, day)
    report = Report.objects.create(
        organization=office,
        school_year=year,
        kind=period.kind,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        as_of=day,
        title=period.title,
        symbol=f"BC-{office.abbreviation}" if office.abbreviation else "BC",
        sections=narrative.sections(period.kind, figures),
        figures=figures,
        created_by_id=by.user_id,
        created_at=clock.now(),
    )
    audit.record("reports.begun", report, by=by, scope=office.pk, after={"title": report.title, "as_of": day})
    return report


def _lock_draft(report: Report, version: int) -> Report:
    row = claim(Report, report.pk, version)
    if row.state == ReportState.SIGNED:
        raise DomainError("signed", _("Báo cáo đã ký ban hành nên không sửa được nữa."))
    return row


@transaction.atomic
def refresh(report: Report, version: int, *, by: Actor) -> Report:
    """Read the figures anew. Sections that nobody has edited are generated anew, edited ones keep their text."""
    row = _lock_draft(report, version)
    day = min(clock.today(), row.ends_on)
    period = Period(row.kind, row.starts_on, row.ends_on, row.title)
    row.figures = collect(
        row.organization, row.school_year, issued_plan(row.organization_id, row.school_year), period, day
    )
    row.as_of = day
    kept = {each["key"]: each for each in row.sections}
    fresh = narrative.sections(row.kind, row.figures)
    for section in fresh:
        old = kept.get(section["key"])
        if old is not None and old["text"] != old["generated"]:
            section["text"] = old["text"]
    row.sections = fresh
    row.save()
    audit.record("reports.refreshed", row, by=by, scope=row.organization_id, after={"as_of": day})
    return row


@transaction.atomic
def edit(report: Report, version: int, texts: Mapping[str, str], title: str, *, by: Actor) -> Report:
    """Keep the narrative as edited. Errors: `Conflict`; `signed`; `title_missing` (field `title`)."""
    if not title.strip():
        raise DomainError("title_missing", _("Trích yếu không được để trống."), field="title")
    row = _lock_draft(report, version)
    before = {each["key"]: each["text"] for each in row.sections}
    for section in row.sections:
        section["text"] = texts.get(section["key"], section["text"]).strip()
    row.title = title.strip()[:300]
    row.save()
    after = {each["key"]: each["text"] for each in row.sections}
    changed = {key for key in after if after[key] != before[key]}
    audit.record(
        "reports.edited",
        row,
        by=by,
        scope=row.organization_id,
        before={key: before[key] for key in changed},
        after={key: after[key] for key in changed},
    )
    return row


@transaction.atomic
def sign(report: Report, how: Signing, *, by: Actor) -> Report:
    """Sign a report: it is frozen with its figures. Errors: `signed`; `unwritten`; `number_taken` (field `number`)."""
    Organization.objects.select_for_update().get(pk=report.organization_id)  # one number at a time
    row = Report.objects.select_for_update().get(pk=report.pk)
    if row.state == ReportState.SIGNED:
        raise DomainError("signed", _("Báo cáo đã ký ban hành nên không sửa được nữa."))
    if (section := narrative.unwritten(row.sections)) is not None:
        told = _("Mục “%(section)s” còn chỗ chờ viết: “%(words)s”. Viết nốt, hoặc xóa dòng đó, rồi ký.")
        raise DomainError("unwritten", told % {"section": section["title"], "words": narrative.UNWRITTEN})
    taken = Report.objects.filter(
        organization_id=row.organization_id, number=how.number, symbol=how.symbol, dated_on__year=how.dated_on.year
    ).exclude(pk=row.pk)
    if taken.exists():
        raise DomainError("number_taken", _("Số này đã cấp cho một báo cáo khác trong năm."), field="number")
    for name in ("number", "symbol", "dated_on", "signer_authority", "signer_position", "signer_name"):
        setattr(row, name, getattr(how, name))
    row.state = ReportState.SIGNED
    row.version += 1
    row.save()
    audit.record(
        "reports.signed", row, by=by, scope=row.organization_id, after={"number": how.number, "by": how.signer_name}
    )
    return row
