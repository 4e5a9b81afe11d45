"""Reports: the list, one with its narrative and figures, its paper, signing."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.kit.errors import Conflict, DomainError
from duoc.kit.paper import Document, filename, to_docx, to_pdf
from duoc.plans.documents.queries import issued_plan
from duoc.plans.documents.signing import proposed_signature
from duoc.plans.reports import periods, services
from duoc.plans.reports.forms import BeginForm, NarrativeForm, SignForm
from duoc.plans.reports.models import Report, ReportKind, ReportState
from duoc.plans.reports.papers import report_document
from duoc.plans.reports.policy import SIGN_REPORT, VIEW_REPORT, WRITE_REPORT
from duoc.registry.access.gate import Request, can, find, requires, visible
from duoc.registry.calendar.queries import school_year_on
from duoc.registry.organizations.models import Organization
from duoc.web.page import go, page

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@requires(VIEW_REPORT)
def reports(request: Request) -> HttpResponse:
    """All reports, and beginning the next one."""
    rows = visible(Report, request.access, to=VIEW_REPORT).select_related("organization", "school_year")
    day = request.access.day
    form = BeginForm(initial={"kind": ReportKind.MONTH, "month": f"{day:%m/%Y}"})
    return page(
        request,
        "reports/reports.html",
        {
            "reports": rows.order_by("-starts_on", "kind"),
            "form": form,
            "may_write": can(request.access, WRITE_REPORT),
        },
    )


def _office(request: Request) -> Organization:
    office = request.access.office
    if office is None or office.pk not in request.access.organizations(WRITE_REPORT):
        raise PermissionDenied
    return office


@require_POST
@requires(WRITE_REPORT)
def begin(request: Request) -> HttpResponse:
    """Generate a report from live data."""
    office = _office(request)
    form = BeginForm(request.POST)
    day = request.access.day
    if form.is_valid():
        month = form.cleaned_data["month"]
        if form.cleaned_data["kind"] == ReportKind.MONTH and month is not None:
            period = periods.month_period(*month)
        else:
            year_now = school_year_on(day)
            period = periods.period_for(form.cleaned_data["kind"], year_now, day) if year_now else None  # type: ignore[assignment]
        year = school_year_on(period.starts_on) if period else None
        if period is not None and year is not None and period.starts_on <= day:
            report = services.begin_report(office, year, period, by=request.actor)
            return go(request, "reports:report", report.pk)
        form.add_error("month", _("Chưa có số liệu cho kỳ này. Chọn kỳ đã bắt đầu."))
    rows = visible(Report, request.access, to=VIEW_REPORT).order_by("-starts_on", "kind")
    return page(request, "reports/reports.html", {"reports": rows, "form": form, "may_write": True})


@requires(VIEW_REPORT)
def report(request: Request, pk: int) -> HttpResponse:
    """One report: narrative beside the figures it was written from."""
    found = find(Report.objects.select_related("organization", "school_year"), pk, request, to=VIEW_REPORT)
    may_write = can(request.access, WRITE_REPORT, found.organization_id) and found.state == ReportState.DRAFT
    form = NarrativeForm(request.POST or None, report=found) if may_write else None
    conflict = None
    if form is not None and form.is_valid():
        data = form.cleaned_data
        try:
            services.edit(found, data["version"], form.texts(), data["title"], by=request.actor)
        except Conflict as error:
            conflict = Report.objects.get(pk=found.pk)
            form.add_error(None, error.text)
            seen = request.POST.copy()
            seen["version"] = str(conflict.version)  # saving again overwrites what the reader has now seen
            form.data = seen
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(request, _("Đã lưu lời văn."))
            return go(request, "reports:report", pk)
    return page(
        request,
        "reports/report.html",
        {
            "report": found,
            "form": form,
            "conflict": conflict,
            "figures": found.figures,
            "may_write": may_write,
            "may_sign": can(request.access, SIGN_REPORT, found.organization_id) and found.state == ReportState.DRAFT,
        },
    )


@require_POST
@requires(WRITE_REPORT)
def refresh(request: Request, pk: int) -> HttpResponse:
    """Read the figures anew; edited text stays."""
    found = find(Report, pk, request, to=WRITE_REPORT)
    try:
        services.refresh(found, found.version, by=request.actor)
    except DomainError as error:
        messages.error(request, error.text)
    else:
        messages.success(request, _("Đã cập nhật số liệu; lời văn đã sửa được giữ nguyên."))
    return go(request, "reports:report", pk)


@requires(SIGN_REPORT)
def sign(request: Request, pk: int) -> HttpResponse:
    """Number, day, signer; then the report is frozen."""
    found = find(Report, pk, request, to=SIGN_REPORT)
    if found.state == ReportState.SIGNED:
        return go(request, "reports:report", pk)
    initial = {"symbol": found.symbol, "dated_on": request.access.day} | proposed_signature(request.access)
    form = SignForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            services.sign(found, form.command(), by=request.actor)
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(request, _("Đã ký ban hành báo cáo."))
            return go(request, "reports:report", pk)
    return page(request, "reports/sign.html", {"report": found, "form": form})


def _document(found: Report) -> Document:
    return report_document(found, issued_plan(found.organization_id, found.school_year))


@requires(VIEW_REPORT)
def report_pdf(request: Request, pk: int) -> HttpResponse:
    """The report as PDF/A."""
    document = _document(find(Report.objects.select_related("organization"), pk, request, to=VIEW_REPORT))
    response = HttpResponse(to_pdf(document), content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename={filename(document, 'pdf')}"
    return response


@requires(VIEW_REPORT)
def report_docx(request: Request, pk: int) -> HttpResponse:
    """The report for Word."""
    document = _document(find(Report.objects.select_related("organization"), pk, request, to=VIEW_REPORT))
    response = HttpResponse(to_docx(document), content_type=DOCX)
    response["Content-Disposition"] = f"attachment; filename={filename(document, 'docx')}"
    return response
