"""One member of staff: the record, its forms, posts, degrees and languages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.people import services
from duoc.registry.people.groups import LANGUAGES
from duoc.registry.people.models import LanguageCertificate, Post, Staff
from duoc.registry.people.queries import with_career
from duoc.registry.people.services import Appointment, StaffFacts
from duoc.registry.registers import places
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms import staff as forms
from duoc.registry.registers.forms.fields import picked, values_of
from duoc.registry.registers.policy import EDIT_STAFF, VIEW_STAFF
from duoc.web.page import page


def _home(member: Staff) -> str:
    return reverse("registers:staff_member", args=[member.pk])


def _crumbs(member: Staff | None = None) -> list[tuple[Any, str]]:
    top = [(_("Đội ngũ"), reverse("registers:staff"))]
    return [*top, (member.full_name, _home(member))] if member else top


@requires(VIEW_STAFF)
def staff_member(request: Request, pk: int) -> HttpResponse:
    """Everything about one member of staff, with the work history."""
    row = find(Staff, pk, request, to=VIEW_STAFF)
    row = with_career(Staff.objects.filter(pk=row.pk)).get()
    assignments = row.assignments.on(request.access.day).select_related("school_class__school", "subject")
    homerooms = row.homerooms.on(request.access.day).select_related("school_class__school")
    context = {
        "member": row,
        "record": row,
        "assignments": assignments.order_by("school_class__sort_key", "subject__name"),
        "homerooms": homerooms,
        "languages": [(LANGUAGES.get(each.language, each.language), each) for each in row.languages.all()],
        "may_edit": row.organization_id is not None and can(request.access, EDIT_STAFF, row.organization_id),
    }
    return page(request, "registers/staff_member.html", context)


@requires(EDIT_STAFF)
def add(request: Request) -> HttpResponse:
    """Somebody new, at once with a post."""
    organizations = places.organizations(request.access, EDIT_STAFF)
    form = forms.NewStaffForm(
        request.POST or None, organizations=organizations, initial={"valid_from": request.access.day}
    )

    return form_page(
        request, form,
        lambda data: services.engage(
            data["code"], picked(data, StaffFacts), picked(data, Appointment), by=request.actor
        ),
        title=_("Thêm nhân sự"), done=_("Đã thêm nhân sự."), to=_home, crumbs=_crumbs(), submit=_("Thêm nhân sự"),
    )  # fmt: skip


@requires(EDIT_STAFF)
def edit(request: Request, pk: int) -> HttpResponse:
    """Mend the facts."""
    row = find(Staff, pk, request, to=EDIT_STAFF)
    form = forms.EditStaffForm(request.POST or None, initial=values_of(row, StaffFacts))
    return form_page(
        request, form,
        lambda data: services.change_staff(pk, data["version"], picked(data, StaffFacts), by=request.actor),
        title=_("Sửa hồ sơ nhân sự"), done=_("Đã lưu hồ sơ."), to=_home(row), crumbs=_crumbs(row), submit=_("Lưu"),
    )  # fmt: skip


@requires(EDIT_STAFF)
def appoint(request: Request, pk: int) -> HttpResponse:
    """Another post from a day on."""
    row = find(Staff, pk, request, to=EDIT_STAFF)
    organizations = places.organizations(request.access, EDIT_STAFF)
    initial = {"valid_from": request.access.day, "organization": row.organization_id, "position": row.position}
    form = forms.PostForm(request.POST or None, organizations=organizations, initial=initial)
    return form_page(
        request, form, lambda data: services.appoint(row, picked(data, Appointment), by=request.actor),
        title=_("Giao vị trí việc làm"), done=_("Đã giao vị trí việc làm."), to=_home(row), crumbs=_crumbs(row),
        submit=_("Giao"), lead=_("Vị trí đang giữ kết thúc vào ngày trước đó."),
    )  # fmt: skip


@requires(EDIT_STAFF)
def end_post(request: Request, pk: int) -> HttpResponse:
    """End a post: retired, moved away, contract over."""
    post = find(Post.objects.select_related("staff", "organization"), pk, request, to=EDIT_STAFF)
    form = forms.LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form, lambda data: services.end_post(post, data["last_day"], by=request.actor),
        title=_("Kết thúc vị trí việc làm"), done=_("Đã kết thúc vị trí."), to=reverse("registers:staff"),
        crumbs=_crumbs(post.staff), submit=_("Kết thúc"), danger=True,
        lead=f"{post.get_position_display()} · {post.organization.name}", will=_after_post(post, request.access.day),
    )  # fmt: skip


def _after_post(post: Post, day: date) -> list[str]:
    """What ending a post brings about."""
    member = post.staff
    will = [_("Sau ngày cuối, %(name)s không còn giữ vị trí này; quá trình công tác vẫn ghi lại.") % {"name": member}]
    if not member.posts.filter(valid_to=None).exclude(pk=post.pk).exists():
        will.append(_("Đây là vị trí duy nhất: người này sẽ ra khỏi danh sách đội ngũ và tổ chuyên môn của đơn vị."))
    if member.homerooms.on(day).exists() or member.assignments.on(day).exists():
        will.append(_("Phân công chủ nhiệm, giảng dạy đang có không tự kết thúc. Kết thúc ở trang của lớp."))
    return will


@requires(EDIT_STAFF)
def add_degree(request: Request, pk: int) -> HttpResponse:
    """Note a degree."""
    row = find(Staff, pk, request, to=EDIT_STAFF)
    form = forms.DegreeForm(request.POST or None)
    return form_page(
        request, form, lambda data: services.add_qualification(row, **data, by=request.actor),
        title=_("Thêm trình độ đào tạo"), done=_("Đã thêm trình độ."), to=_home(row), crumbs=_crumbs(row),
        submit=_("Thêm"),
    )  # fmt: skip


@requires(EDIT_STAFF)
def add_language(request: Request, pk: int) -> HttpResponse:
    """Note a language certificate."""
    row = find(Staff, pk, request, to=EDIT_STAFF)
    form = forms.LanguageForm(request.POST or None)
    return form_page(
        request, form, lambda data: services.add_language(row, **data, by=request.actor),
        title=_("Thêm chứng chỉ ngoại ngữ"), done=_("Đã thêm chứng chỉ."), to=_home(row), crumbs=_crumbs(row),
        submit=_("Thêm"),
    )  # fmt: skip


@requires(EDIT_STAFF)
def recognise_language(request: Request, pk: int) -> HttpResponse:
    """Note since when a certificate is recognised."""
    row = find(LanguageCertificate.objects.select_related("staff"), pk, request, to=EDIT_STAFF)
    initial = {"recognised_on": row.recognised_on or request.access.day}
    form = forms.RecognisedForm(request.POST or None, initial=initial)
    label = LANGUAGES.get(row.language, row.language)
    return form_page(
        request, form, lambda data: services.recognise_language(row, data["recognised_on"], by=request.actor),
        title=_("Công nhận chứng chỉ ngoại ngữ"), done=_("Đã ghi ngày công nhận."), to=_home(row.staff),
        crumbs=_crumbs(row.staff), submit=_("Lưu"),
        lead=_("%(language)s bậc %(level)s. Từ ngày này chứng chỉ được tính vào chỉ số giáo viên ngoại ngữ đạt chuẩn.")
        % {"language": label, "level": row.level_bac},
    )  # fmt: skip
