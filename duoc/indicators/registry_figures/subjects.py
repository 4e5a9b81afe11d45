"""How the rows of the registry's figures are described to a reader. One query each, for any number of rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import quote

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from duoc.indicators.engine.models import WardPopulation
from duoc.indicators.engine.subjects import Description, Subject, describe
from duoc.registry.enrollment.models import Enrollment, Grade, SchoolClass
from duoc.registry.organizations.models import Condition, Construction, Organization, Room, RoomKind, Site
from duoc.registry.people.models import Position, Staff, Student
from duoc.web.addresses import row_url
from duoc.web.formatting import day_text


def _words(choices: type[models.TextChoices]) -> dict[str, str]:
    """A closed set in the reader's language, looked up once and not for every row."""
    return {str(member.value): str(member.label) for member in choices}


def students(ids: Collection[int]) -> Mapping[int, Description]:
    """Pupils with their day of birth and their last class."""
    last: dict[int, tuple[int, str]] = {}
    rows = Enrollment.objects.filter(student__in=ids, is_primary=True).order_by("valid_from", "pk")
    for student, school, name in rows.values_list("student_id", "school_id", "school_class__name"):
        last[student] = (school, name)
    return {
        row.pk: Description(
            name=row.full_name,
            cells=(row.code, day_text(row.birth_on), last.get(row.pk, (0, ""))[1]),
            organization=last.get(row.pk, (None, ""))[0],
            group=last.get(row.pk, (0, ""))[1],
            url=row_url("registers:student", row.pk),
        )
        for row in Student.objects.filter(pk__in=ids).order_by("sort_key").only("code", "full_name", "birth_on")
    }


def school_classes(ids: Collection[int]) -> Mapping[int, Description]:
    """Classes with their school, grade and school year."""
    rows = SchoolClass.objects.filter(pk__in=ids).select_related("school", "school_year").order_by("sort_key")
    shown = rows.only("name", "grade", "school__name", "school__short_name", "school_year__code")
    grades = _words(Grade)
    pupils = reverse("indicators:rows", args=["pupil_count", 0]).removesuffix("0/")
    return {
        row.pk: Description(
            name=row.name,
            cells=(row.school.label, grades[row.grade], str(row.school_year)),
            organization=row.school_id,
            group=grades[row.grade],
            url=f"{pupils}{row.school_id}/?group={quote(row.name)}",
        )
        for row in shown
    }


def staff(ids: Collection[int]) -> Mapping[int, Description]:
    """Members of staff with their organization and position."""
    titles = _words(Position)
    rows = Staff.objects.filter(pk__in=ids).select_related("organization").order_by("sort_key")
    return {
        row.pk: Description(
            name=row.full_name,
            cells=(row.code, row.organization.label if row.organization else "", titles.get(row.position, "")),
            organization=row.organization_id,
            url=row_url("registers:staff_member", row.pk),
        )
        for row in rows.only("code", "full_name", "position", "organization__name", "organization__short_name")
    }


def rooms(ids: Collection[int]) -> Mapping[int, Description]:
    """Rooms with their site, kind, construction and condition."""
    rows = Room.objects.filter(pk__in=ids).select_related("site").order_by("site__name", "code")
    kinds, constructions, conditions = _words(RoomKind), _words(Construction), _words(Condition)
    return {
        row.pk: Description(
            name=row.name,
            cells=(row.site.name, kinds[row.kind], constructions[row.construction], conditions[row.condition]),
            organization=row.site.organization_id,
            group=row.site.name,
            url=row_url("registers:room", row.pk),
        )
        for row in rows
    }


def sites(ids: Collection[int]) -> Mapping[int, Description]:
    """Sites with their school and address."""
    rows = Site.objects.filter(pk__in=ids).select_related("organization").order_by("name")
    return {
        row.pk: Description(
            name=row.name,
            cells=(row.organization.label, row.address),
            organization=row.organization_id,
            url=row_url("registers:site", row.pk),
        )
        for row in rows
    }


def schools(ids: Collection[int]) -> Mapping[int, Description]:
    """Schools with their levels; each leads to its own indicators."""
    rows = Organization.objects.filter(pk__in=ids).order_by("sort_key")
    return {
        row.pk: Description(
            name=row.label,
            cells=(", ".join(str(level.label) for level in row.levels),),
            organization=row.pk,
            url=reverse("indicators:index") + f"?organization={row.pk}",
        )
        for row in rows
    }


def population(ids: Collection[int]) -> Mapping[int, Description]:
    """Population of a ward at an age."""
    rows = (
        WardPopulation.objects.filter(pk__in=ids)
        .select_related("ward", "school_year")
        .order_by("ward__sort_key", "age")
    )
    return {
        row.pk: Description(row.ward.label, (str(row.age), str(row.school_year)), row.ward_id, group=row.ward.label)
        for row in rows
    }


describe(Subject("student", _("Học sinh"), (_("Mã"), _("Ngày sinh"), _("Lớp")), students, is_personal=True))
describe(Subject("school_class", _("Lớp"), (_("Trường"), _("Khối"), _("Năm học")), school_classes))
describe(Subject("staff", _("Giáo viên"), (_("Mã"), _("Đơn vị"), _("Vị trí")), staff, is_personal=True))
describe(Subject("room", _("Phòng"), (_("Điểm trường"), _("Loại phòng"), _("Kết cấu"), _("Tình trạng")), rooms))
describe(Subject("site", _("Điểm trường"), (_("Trường"), _("Địa chỉ")), sites))
describe(Subject("school", _("Trường"), (_("Cấp học"),), schools))
describe(Subject("population", _("Dân số"), (_("Tuổi"), _("Năm học")), population))
