"""The population of wards by age, and the norms that a province set for its schools."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.indicators.engine.models import LocalNorm, WardPopulation
from duoc.indicators.local_facts import services
from duoc.indicators.local_facts.forms import NormForm, PopulationForm
from duoc.indicators.local_facts.policy import EDIT_LOCAL_FACTS, VIEW_LOCAL_FACTS
from duoc.kit.errors import DomainError
from duoc.registry.access.gate import Request, can, find, requires, visible
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.calendar.queries import school_year_on
from duoc.registry.organizations.models import Organization, OrganizationType
from duoc.registry.registers import places
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms.staff import LastDayForm
from duoc.web.page import page

GROUPS = (range(3), range(3, 6), range(6, 11), range(11, 15))


@dataclass(frozen=True, slots=True)
class WardLine:
    """A ward with its children by group of ages; None where nobody has entered any."""

    ward: Organization
    groups: tuple[int | None, ...]
    total: int | None


def _population_crumbs() -> list[tuple[Any, str]]:
    return [(_("Dân số độ tuổi"), reverse("local_facts:population"))]


@requires(VIEW_LOCAL_FACTS)
def population(request: Request) -> HttpResponse:
    """The wards of the office with their children, for one school year."""
    years = list(SchoolYear.objects.order_by("-code"))
    asked = request.GET.get("year", "")
    year = next((each for each in years if each.code == asked), None) or school_year_on(request.access.day)
    wards = list(places.wards(request.access))
    kept: dict[int, dict[int, int]] = {ward.pk: {} for ward in wards}
    rows = WardPopulation.objects.filter(ward__in=wards, school_year=year)
    for ward, age, count in rows.values_list("ward_id", "age", "count"):
        kept[ward][age] = count
    context = {
        "years": years,
        "year": year,
        "lines": [_line(ward, kept[ward.pk]) for ward in wards],
        "may_edit": can(request.access, EDIT_LOCAL_FACTS),
    }
    return page(request, "local_facts/population.html", context)


def _line(ward: Organization, counts: dict[int, int]) -> WardLine:
    groups = tuple(
        sum(counts[age] for age in ages if age in counts) if counts.keys() & set(ages) else None for ages in GROUPS
    )
    return WardLine(ward, groups, sum(counts.values()) if counts else None)


@requires(EDIT_LOCAL_FACTS)
def edit_population(request: Request, year: int, pk: int) -> HttpResponse:
    """Enter the children of one ward by age."""
    ward = find(Organization, pk, request, to=EDIT_LOCAL_FACTS)
    school_year = SchoolYear.objects.filter(pk=year).first()
    if ward.type != OrganizationType.WARD or school_year is None:
        raise Http404
    form = PopulationForm(request.POST or None, counts=services.counts_of(ward, school_year))
    scope = request.access.office.pk if request.access.office else ward.pk
    return form_page(
        request, form,
        lambda data: services.keep_population(
            ward, school_year, form.counts(), data["seen"], by=request.actor, scope=scope
        ),
        title=_("Số trẻ của %(ward)s") % {"ward": ward.name}, done=_("Đã lưu số trẻ."),
        to=reverse("local_facts:population") + f"?year={school_year.code}", crumbs=_population_crumbs(),
        submit=_("Lưu"),
        lead=_("Năm học %(year)s. Tuổi tính theo năm dương lịch; để trống độ tuổi chưa có số liệu.")
        % {"year": school_year},
    )  # fmt: skip


def _norm_crumbs() -> list[tuple[Any, str]]:
    return [(_("Định mức địa phương"), reverse("local_facts:norms"))]


@requires(VIEW_LOCAL_FACTS)
def norms(request: Request) -> HttpResponse:
    """The norms that hold or held for the office's schools, latest first."""
    rows = visible(LocalNorm, request.access, to=VIEW_LOCAL_FACTS).select_related("organization")
    context = {
        "norms": rows.order_by("kind", "-valid_from", "-pk"),
        "day": request.access.day,
        "may_edit": can(request.access, EDIT_LOCAL_FACTS),
    }
    return page(request, "local_facts/norms.html", context)


@requires(EDIT_LOCAL_FACTS)
def set_norm(request: Request) -> HttpResponse:
    """Write down a norm from a day on."""
    form = NormForm(request.POST or None, initial={"from_day": request.access.day})

    def save(data: dict[str, Any]) -> LocalNorm:
        office = request.access.office
        if office is None:
            raise DomainError("no_office", _("Chỉ Phòng GD&ĐT ghi định mức địa phương."))
        return services.set_norm(
            office, data["kind"], data["value"], data["from_day"], data["decision"], by=request.actor
        )

    return form_page(
        request, form, save, title=_("Ghi định mức địa phương"), done=_("Đã ghi định mức."),
        to=reverse("local_facts:norms"), crumbs=_norm_crumbs(), submit=_("Ghi định mức"),
        will=[_("Định mức đang dùng kết thúc vào ngày trước đó; chỉ số của các ngày trước không đổi.")],
    )  # fmt: skip


@requires(EDIT_LOCAL_FACTS)
def end_norm(request: Request, pk: int) -> HttpResponse:
    """End a norm: the regulation's own number holds again."""
    row = find(LocalNorm.objects.select_related("organization"), pk, request, to=EDIT_LOCAL_FACTS)
    form = LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form, lambda data: services.end_norm(row, data["last_day"], by=request.actor),
        title=_("Kết thúc định mức địa phương"), done=_("Đã kết thúc định mức."), to=reverse("local_facts:norms"),
        crumbs=_norm_crumbs(), submit=_("Kết thúc"), danger=True, lead=f"{row.get_kind_display()}: {row.value}",
        will=[_("Sau ngày cuối, các trường theo mức của điều lệ.")],
    )  # fmt: skip
