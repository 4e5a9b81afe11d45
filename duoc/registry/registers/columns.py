"""The registers as sheets: what goes out, and for four of them what comes in again."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit.sheets import Column, Kind, Register
from duoc.kit.text import person_sort_key, split_name
from duoc.registry.enrollment.models import Grade
from duoc.registry.organizations.models import (
    Condition,
    Construction,
    Level,
    Organization,
    OrganizationType,
    Ownership,
    RoomKind,
)
from duoc.registry.people.groups import ETHNIC_GROUPS
from duoc.registry.people.models import Contract, Degree, Position, Sex

PROVINCES = range(1, 97)
SURE_TO_FIT = 40
"""Characters of a name that need no closer look: every part and every key of so short a name fits."""


def labels(kind: type[TextChoices]) -> dict[Any, Any]:
    """Value → label of a closed set; the labels are translated when they are shown."""
    return dict(kind.choices)


def national_id(value: str) -> str | None:
    """A personal identifier begins with the number of a province, 001 to 096."""
    if len(value) == 12 and value.isdecimal() and int(value[:3]) in PROVINCES:
        return None
    return _('"%(value)s" chưa phải số định danh: cần đủ 12 chữ số, ba số đầu là mã tỉnh (001–096).') % {
        "value": value.lstrip("0")
    }


def person_name(value: str) -> str | None:
    """A name fits when each of its parts does, and the key that it is sorted by."""
    if len(value) <= SURE_TO_FIT:
        return None
    family, middle, given = split_name(value)
    for part, told, longest in ((family, _("Họ"), 40), (middle, _("Tên đệm"), 60), (given, _("Tên"), 40)):
        if len(part) > longest:
            return _('%(part)s "%(value)s" dài quá %(limit)s ký tự. Kiểm tra xem có dính chữ của ô khác không.') % {
                "part": told, "value": part, "limit": longest,
            }  # fmt: skip
    if len(person_sort_key(given, family, middle)) > 400:
        return _("Họ tên dài quá hoặc có nhiều ký tự lạ. Chỉ ghi họ và tên bằng chữ.")
    return None


def class_name(value: str) -> str | None:
    """A name of a class fits when the key that it is sorted by does."""
    if len(person_sort_key(value, "", "")) <= 190:
        return None
    return _("Tên lớp dài quá hoặc có nhiều ký tự lạ. Ghi ngắn gọn, ví dụ 6A3.")


def email(value: str) -> str | None:
    """An address that mail can be sent to."""
    try:
        validate_email(value)
    except ValidationError:
        return _('"%(value)s" chưa phải địa chỉ thư điện tử. Ghi như ten@truong.edu.vn.') % {"value": value}
    return None


def ward_names() -> dict[str, str]:
    """Wards by name, for the drop-down of the template."""
    names = Organization.objects.filter(type=OrganizationType.WARD).order_by("sort_key").values_list("name", flat=True)
    return {name: name for name in names}


SCHOOL = Column(
    key="school", title=gettext_lazy("Trường"), width=26, aliases=("Đơn vị", "Cơ sở giáo dục", "Tên trường"),
    help=gettext_lazy("Tên hoặc mã trường. Để trống nếu nhập cho trường của mình."),
)  # fmt: skip
NAME = Column(
    key="full_name", title=gettext_lazy("Họ và tên"), required=True, width=28, max_length=150,
    example="Nguyễn Văn An", aliases=("Họ tên", "Tên học sinh"), validate=person_name,
)  # fmt: skip
BIRTH = Column(
    key="birth_on", title=gettext_lazy("Ngày sinh"), kind=Kind.DATE, required=True, least=date(1940, 1, 1)
)  # fmt: skip
SEX = Column(key="sex", title=gettext_lazy("Giới tính"), kind=Kind.CHOICE, choices=labels(Sex), aliases=("Giới",))
ETHNICITY = Column(
    key="ethnicity", title=gettext_lazy("Dân tộc"), kind=Kind.CHOICE,
    choices={name: name for name in ETHNIC_GROUPS}, width=14,
)  # fmt: skip
NATIONAL_ID = Column(
    key="national_id", title=gettext_lazy("Số định danh cá nhân"), kind=Kind.IDENTIFIER, digits=12, width=20,
    validate=national_id, aliases=("Số CCCD", "CCCD", "Mã định danh"),
)  # fmt: skip

STUDENTS = Register(
    name="people.students",
    title=gettext_lazy("Học sinh"),
    key_columns=("code",),
    help=gettext_lazy("Mã đã có thì sửa hồ sơ của học sinh đó; mã chưa có thì thêm học sinh mới vào lớp đã ghi."),
    columns=(
        Column(
            key="code", title=gettext_lazy("Mã học sinh"), kind=Kind.IDENTIFIER, required=True, max_length=20,
            example="9621081030", aliases=("Mã HS", "Mã định danh Bộ"),
        ),
        NAME, BIRTH, SEX, ETHNICITY, NATIONAL_ID,
        Column(key="birthplace", title=gettext_lazy("Nơi sinh"), max_length=200, width=22),
        SCHOOL,
        Column(
            key="class_name", title=gettext_lazy("Lớp"), max_length=40, width=10, example="6A3",
            help=gettext_lazy("Tên lớp trong năm học này. Bắt buộc với học sinh mới."),
        ),
        Column(
            key="enrolled_on", title=gettext_lazy("Ngày vào lớp"), kind=Kind.DATE,
            help=gettext_lazy("Ngày học đầu tiên ở lớp. Để trống: ngày mở lớp, hoặc hôm nay nếu là chuyển lớp."),
        ),
        Column(
            key="ward", title=gettext_lazy("Phường, xã nơi ở"), kind=Kind.CHOICE, choices=ward_names, width=20,
            aliases=("Nơi ở", "Phường/xã"),
        ),
        Column(key="is_disabled", title=gettext_lazy("Khuyết tật"), kind=Kind.BOOLEAN, width=11),
        Column(key="disability_kind", title=gettext_lazy("Dạng khuyết tật"), max_length=40),
    ),
)  # fmt: skip

STAFF = Register(
    name="people.staff",
    title=gettext_lazy("Đội ngũ"),
    key_columns=("code",),
    help=gettext_lazy("Mã đã có thì sửa hồ sơ; mã chưa có thì thêm người mới với vị trí việc làm đã ghi."),
    columns=(
        Column(
            key="code", title=gettext_lazy("Mã nhân sự"), kind=Kind.IDENTIFIER, required=True, max_length=20,
            example="CB00123", aliases=("Mã GV", "Mã cán bộ"),
        ),
        NAME, BIRTH, SEX, ETHNICITY, NATIONAL_ID,
        Column(key="phone", title=gettext_lazy("Điện thoại"), kind=Kind.IDENTIFIER, max_length=20),
        Column(key="email", title=gettext_lazy("Thư điện tử"), max_length=254, width=24, aliases=("Email",),
               validate=email),
        SCHOOL,
        Column(
            key="position", title=gettext_lazy("Vị trí việc làm"), kind=Kind.CHOICE, choices=labels(Position),
            required=True, width=18, aliases=("Chức vụ",),
        ),
        Column(key="level", title=gettext_lazy("Cấp học"), kind=Kind.CHOICE, choices=labels(Level)),
        Column(key="contract", title=gettext_lazy("Hợp đồng"), kind=Kind.CHOICE, choices=labels(Contract)),
        Column(
            key="title_grade", title=gettext_lazy("Hạng chức danh nghề nghiệp"), max_length=60, width=24,
        ),
        Column(
            key="appointed_on", title=gettext_lazy("Ngày nhận việc"), kind=Kind.DATE,
            help=gettext_lazy("Bắt buộc với người mới; với người đã có, để trống hoặc như hồ sơ."),
        ),
        Column(
            key="degree", title=gettext_lazy("Trình độ"), kind=Kind.CHOICE, choices=labels(Degree),
            help=gettext_lazy("Chỉ có khi xuất; khi nhập không đọc cột này. Ghi văn bằng ở trang hồ sơ."),
        ),
    ),
)  # fmt: skip

CLASSES = Register(
    name="enrollment.classes",
    title=gettext_lazy("Lớp học"),
    key_columns=("code",),
    help=gettext_lazy("Lớp của năm học này. Mã đã có thì sửa lớp; mã chưa có thì mở lớp mới."),
    columns=(
        Column(
            key="code", title=gettext_lazy("Mã lớp"), kind=Kind.IDENTIFIER, required=True, max_length=60, width=24
        ),
        Column(
            key="name", title=gettext_lazy("Tên lớp"), required=True, max_length=40, example="6A3", validate=class_name
        ),
        SCHOOL,
        Column(
            key="grade", title=gettext_lazy("Khối"), kind=Kind.CHOICE, choices=labels(Grade), required=True, width=22
        ),
        Column(key="programme", title=gettext_lazy("Chương trình"), max_length=10, example="CT2018"),
        Column(
            key="sessions_per_day", title=gettext_lazy("Số buổi/ngày"), kind=Kind.INTEGER, least=1, most=2, width=12
        ),
        Column(key="site", title=gettext_lazy("Mã điểm trường"), kind=Kind.IDENTIFIER, max_length=40),
        Column(key="opened_on", title=gettext_lazy("Ngày mở lớp"), kind=Kind.DATE),
        Column(key="pupils", title=gettext_lazy("Sĩ số"), kind=Kind.INTEGER, width=8,
               help=gettext_lazy("Chỉ có khi xuất; khi nhập không đọc cột này.")),
    ),
)  # fmt: skip

ROOMS = Register(
    name="organizations.rooms",
    title=gettext_lazy("Phòng"),
    key_columns=("school", "site", "code"),
    help=gettext_lazy("Phòng được nhận ra theo trường, mã điểm trường và mã phòng."),
    columns=(
        SCHOOL,
        Column(
            key="site", title=gettext_lazy("Mã điểm trường"), kind=Kind.IDENTIFIER, required=True, max_length=40,
            example="D1",
        ),
        Column(
            key="code", title=gettext_lazy("Mã phòng"), kind=Kind.IDENTIFIER, required=True, max_length=40,
            example="P01",
        ),
        Column(key="name", title=gettext_lazy("Tên phòng"), required=True, max_length=100, width=22),
        Column(
            key="kind", title=gettext_lazy("Loại phòng"), kind=Kind.CHOICE, choices=labels(RoomKind), required=True,
            width=22,
        ),
        Column(key="construction", title=gettext_lazy("Kết cấu"), kind=Kind.CHOICE, choices=labels(Construction)),
        Column(key="condition", title=gettext_lazy("Tình trạng"), kind=Kind.CHOICE, choices=labels(Condition)),
        Column(key="is_borrowed", title=gettext_lazy("Phòng mượn"), kind=Kind.BOOLEAN, width=12),
        Column(
            key="area_m2", title=gettext_lazy("Diện tích (m²)"), kind=Kind.DECIMAL, least=1, most=99999, width=12
        ),
    ),
)  # fmt: skip

ORGANIZATIONS = Register(
    name="organizations.organizations",
    title=gettext_lazy("Cơ sở giáo dục"),
    columns=(
        Column(key="code", title=gettext_lazy("Mã"), kind=Kind.IDENTIFIER),
        Column(key="name", title=gettext_lazy("Tên"), width=40),
        Column(key="type", title=gettext_lazy("Loại"), kind=Kind.CHOICE, choices=labels(OrganizationType), width=24),
        Column(key="levels", title=gettext_lazy("Cấp học"), width=16),
        Column(key="ownership", title=gettext_lazy("Loại hình"), kind=Kind.CHOICE, choices=labels(Ownership)),
        Column(key="sector_code", title=gettext_lazy("Mã ngành"), kind=Kind.IDENTIFIER),
        Column(key="phone", title=gettext_lazy("Điện thoại"), kind=Kind.IDENTIFIER),
        Column(key="email", title=gettext_lazy("Thư điện tử"), width=24),
    ),
)

SITES = Register(
    name="organizations.sites",
    title=gettext_lazy("Điểm trường"),
    columns=(
        SCHOOL,
        Column(key="code", title=gettext_lazy("Mã điểm trường"), kind=Kind.IDENTIFIER),
        Column(key="name", title=gettext_lazy("Tên điểm trường"), width=28),
        Column(key="is_main", title=gettext_lazy("Điểm chính"), kind=Kind.BOOLEAN),
        Column(key="ward", title=gettext_lazy("Phường, xã"), width=20),
        Column(key="address", title=gettext_lazy("Địa chỉ"), width=36),
        Column(key="latitude", title=gettext_lazy("Vĩ độ"), kind=Kind.DECIMAL),
        Column(key="longitude", title=gettext_lazy("Kinh độ"), kind=Kind.DECIMAL),
    ),
)
