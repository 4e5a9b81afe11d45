"""One student: the record, its forms, and the ways in and out of a class."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.kit.errors import DomainError
from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.enrollment.models import Enrollment, EntryReason
from duoc.registry.enrollment.services import admit
from duoc.registry.enrollment.services import change_class as move
from duoc.registry.enrollment.services import enroll as put_into_class
from duoc.registry.enrollment.services import leave as take_out
from duoc.registry.enrollment.services import transfer as move_school
from duoc.registry.people import services
from duoc.registry.people.groups import POLICY_GROUPS
from duoc.registry.people.models import Guardianship, PolicyGroupMembership, Student, StudentStatus
from duoc.registry.people.queries import with_family
from duoc.registry.people.services import GuardianFacts, StudentFacts
from duoc.registry.registers import places
from duoc.registry.registers.editing import form_page
from duoc.registry.registers.forms import students as forms
from duoc.registry.registers.forms.fields import picked, values_of
from duoc.registry.registers.forms.staff import LastDayForm
from duoc.registry.registers.listings.students import STATUS_TONES
from duoc.registry.registers.policy import EDIT_STUDENTS, VIEW_STUDENTS
from duoc.web.page import go, page


def _home(student: Student) -> str:
    return reverse("registers:student", args=[student.pk])


def _crumbs(student: Student | None = None) -> list[tuple[Any, str]]:
    top = [(_("Học sinh"), reverse("registers:students"))]
    return [*top, (student.full_name, _home(student))] if student else top


def _stay(student: Student) -> Enrollment | None:
    """The enrollment that is open."""
    found: Enrollment | None = (
        student.enrollments.filter(is_primary=True, exit_reason="")
        .select_related("school_class", "school")
        .order_by("-valid_from")
        .first()
    )
    return found


@requires(VIEW_STUDENTS)
def student(request: Request, pk: int) -> HttpResponse:
    """Everything about one student, with its history."""
    row = find(Student, pk, request, to=VIEW_STUDENTS)
    row = with_family(Student.objects.filter(pk=row.pk)).get()
    stays = row.enrollments.select_related("school_class", "school", "school_year").order_by("-valid_from", "-pk")
    may_edit = row.school_id is not None and can(request.access, EDIT_STUDENTS, row.school_id)
    groups = [(POLICY_GROUPS.get(each.group, each.group), each) for each in row.policy_groups.all()]
    context = {
        "student": row,
        "record": row,
        "stays": stays,
        "groups": groups,
        "day": request.access.day,
        "tone": STATUS_TONES[StudentStatus(row.status)],
        "may_edit": may_edit,
        "may_transfer": may_edit and len(request.access.organizations(EDIT_STUDENTS)) > 1,
        "is_enrolled": row.status == StudentStatus.ENROLLED,
    }
    return page(request, "registers/student.html", context)


@requires(EDIT_STUDENTS)
def add(request: Request) -> HttpResponse:
    """A new student, at once in a class."""
    classes = places.classes(request.access, EDIT_STUDENTS)
    form = forms.NewStudentForm(request.POST or None, classes=classes, initial={"from_day": request.access.day})

    return form_page(
        request, form,
        lambda data: admit(
            data["code"], picked(data, StudentFacts), data["school_class"], data["from_day"], by=request.actor
        ),
        title=_("Thêm học sinh"), done=_("Đã thêm học sinh."), to=_home, crumbs=_crumbs(), submit=_("Thêm học sinh"),
        lead=_("Học sinh từ trường khác chuyển đến đã có mã và hồ sơ: tiếp nhận, không thêm mới."),
        aside=(_("Tiếp nhận học sinh chuyển đến"), reverse("registers:student_receive")),
    )  # fmt: skip


@requires(EDIT_STUDENTS)
def receive(request: Request) -> HttpResponse:
    """Somebody who left another school: found by code and birthday, since the record is not this school's to see."""
    classes = places.classes(request.access, EDIT_STUDENTS)
    form = forms.ReceiveForm(request.POST or None, classes=classes, initial={"from_day": request.access.day})

    def save(data: dict[str, Any]) -> Student:
        row = Student.objects.filter(code=data["code"], birth_on=data["birth_on"]).first()
        if row is None:
            raise DomainError(
                "unknown",
                _("Không có học sinh nào mang mã và ngày sinh này. Xem lại giấy chuyển trường."),
                field="code",
            )
        put_into_class(
            row, data["school_class"], by=request.actor, from_day=data["from_day"], reason=EntryReason.TRANSFER_IN
        )
        return row

    return form_page(
        request, form, save, title=_("Tiếp nhận học sinh chuyển đến"), done=_("Đã tiếp nhận học sinh."), to=_home,
        crumbs=_crumbs(), submit=_("Tiếp nhận"),
    )  # fmt: skip


@requires(EDIT_STUDENTS)
def edit(request: Request, pk: int) -> HttpResponse:
    """Mend the facts."""
    row = find(Student, pk, request, to=EDIT_STUDENTS)
    form = forms.EditStudentForm(request.POST or None, initial=values_of(row, StudentFacts))
    return form_page(
        request, form,
        lambda data: services.change_student(pk, data["version"], picked(data, StudentFacts), by=request.actor),
        title=_("Sửa hồ sơ học sinh"), done=_("Đã lưu hồ sơ."), to=_home(row), crumbs=_crumbs(row), submit=_("Lưu"),
    )  # fmt: skip


@requires(EDIT_STUDENTS)
def enroll(request: Request, pk: int) -> HttpResponse:
    """Into a class: the first time, or back after having left."""
    row = find(Student, pk, request, to=EDIT_STUDENTS)
    returns = row.enrollments.exists()
    classes = places.classes(request.access, EDIT_STUDENTS)
    form = forms.EnrollForm(request.POST or None, classes=classes, initial={"from_day": request.access.day})
    reason = EntryReason.RETURNED if returns else EntryReason.ADMITTED
    return form_page(
        request, form,
        lambda data: put_into_class(
            row, data["school_class"], by=request.actor, from_day=data["from_day"], reason=reason
        ),
        title=_("Đi học trở lại") if returns else _("Xếp lớp"), done=_("Đã xếp lớp."), to=_home(row),
        crumbs=_crumbs(row), submit=_("Xếp vào lớp"),
    )  # fmt: skip


@requires(EDIT_STUDENTS)
def change_class(request: Request, pk: int) -> HttpResponse:
    """To another class of the same school."""
    row = find(Student, pk, request, to=EDIT_STUDENTS)
    stay = _stay(row)
    classes = places.classes(request.access, EDIT_STUDENTS).filter(school=row.school_id)
    if stay is not None:
        classes = classes.exclude(pk=stay.school_class_id)
    return _move(request, row, stay, classes, move, _("Chuyển lớp"))


@requires(EDIT_STUDENTS)
def transfer(request: Request, pk: int) -> HttpResponse:
    """To a class of another school that the reader keeps, too."""
    row = find(Student, pk, request, to=EDIT_STUDENTS)
    classes = places.classes(request.access, EDIT_STUDENTS).exclude(school=row.school_id)
    return _move(request, row, _stay(row), classes, move_school, _("Chuyển trường"))


def _move(request: Request, row: Student, stay: Enrollment | None, classes: Any, how: Any, title: str) -> HttpResponse:
    form = forms.EnrollForm(request.POST or None, classes=classes, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: how(_required(stay), data["school_class"], data["from_day"], by=request.actor),
        title=title, done=_("Đã chuyển."), to=_home(row), crumbs=_crumbs(row), submit=title,
        lead=_("Đang học lớp %(class)s, %(school)s.")
        % {"class": stay.school_class.name, "school": stay.school.name} if stay else "",
    )  # fmt: skip


@requires(EDIT_STUDENTS)
def leave(request: Request, pk: int) -> HttpResponse:
    """Out of the school: transferred, dropped out, moved abroad, deceased."""
    row = find(Student, pk, request, to=EDIT_STUDENTS)
    stay = _stay(row)
    form = forms.LeaveForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form,
        lambda data: take_out(_required(stay), data["last_day"], data["reason"], by=request.actor),
        title=_("Thôi học tại trường"), done=_("Đã ghi việc thôi học."), to=_home(row), crumbs=_crumbs(row),
        submit=_("Ghi thôi học"), danger=True,
        lead=_("Đang học lớp %(class)s, %(school)s.")
        % {"class": stay.school_class.name, "school": stay.school.name} if stay else "",
        will=[
            _("Sau ngày học cuối, %(name)s không còn trong sĩ số và danh sách của lớp.") % {"name": row.full_name},
            _("Hồ sơ và quá trình học vẫn giữ; em có thể đi học trở lại hoặc được trường khác tiếp nhận."),
        ],
    )  # fmt: skip


def _required(stay: Enrollment | None) -> Enrollment:
    if stay is None:
        raise DomainError("not_enrolled", _("Học sinh này hiện không học lớp nào. Xếp lớp trước."))
    return stay


@requires(EDIT_STUDENTS)
def add_guardian(request: Request, pk: int) -> HttpResponse:
    """Note a guardian."""
    row = find(Student, pk, request, to=EDIT_STUDENTS)
    form = forms.GuardianForm(request.POST or None)
    return form_page(
        request, form, lambda data: services.add_guardian(row, picked(data, GuardianFacts), by=request.actor),
        title=_("Thêm người giám hộ"), done=_("Đã thêm người giám hộ."), to=_home(row), crumbs=_crumbs(row),
        submit=_("Thêm"),
    )  # fmt: skip


@require_POST
@requires(EDIT_STUDENTS)
def remove_guardian(request: Request, pk: int) -> HttpResponse:
    """Take a guardian off the record."""
    tie = find(Guardianship, pk, request, to=EDIT_STUDENTS)
    services.remove_guardian(tie, by=request.actor)
    messages.success(request, _("Đã bỏ người giám hộ."))
    return go(request, "registers:student", tie.student_id)


@requires(EDIT_STUDENTS)
def move_home(request: Request, pk: int) -> HttpResponse:
    """Another residence."""
    row = find(Student, pk, request, to=EDIT_STUDENTS)
    wards = places.wards(request.access)
    form = forms.HomeForm(request.POST or None, wards=wards, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.move_home(row, data["ward"], data["address"], data["from_day"], by=request.actor),
        title=_("Đổi nơi ở"), done=_("Đã ghi nơi ở mới."), to=_home(row), crumbs=_crumbs(row), submit=_("Lưu"),
    )  # fmt: skip


@requires(EDIT_STUDENTS)
def give_policy_group(request: Request, pk: int) -> HttpResponse:
    """A policy group for a time."""
    row = find(Student, pk, request, to=EDIT_STUDENTS)
    form = forms.PolicyGroupForm(request.POST or None, initial={"from_day": request.access.day})
    return form_page(
        request, form,
        lambda data: services.give_policy_group(
            row, data["group"], data["from_day"], data["last_day"], by=request.actor
        ),
        title=_("Ghi diện chính sách"), done=_("Đã ghi diện chính sách."), to=_home(row), crumbs=_crumbs(row),
        submit=_("Lưu"),
    )  # fmt: skip


@requires(EDIT_STUDENTS)
def end_policy_group(request: Request, pk: int) -> HttpResponse:
    """A policy group ends: the household is no longer poor."""
    tie = find(PolicyGroupMembership.objects.select_related("student"), pk, request, to=EDIT_STUDENTS)
    row, label = tie.student, POLICY_GROUPS.get(tie.group, tie.group)
    form = LastDayForm(request.POST or None, initial={"last_day": request.access.day})
    return form_page(
        request, form, lambda data: services.end_policy_group(tie, data["last_day"], by=request.actor),
        title=_("Kết thúc diện chính sách"), done=_("Đã kết thúc diện chính sách."), to=_home(row),
        crumbs=_crumbs(row), submit=_("Kết thúc"), danger=True, lead=f"{label} · {row.full_name}",
        will=[
            _("Sau ngày cuối, học sinh không còn thuộc diện này trong số liệu; thời gian trước đó giữ nguyên.")
        ],
    )  # fmt: skip
