"""The staff that a school may have: the norms before and since 16/12/2023, by the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.law import staff
from duoc.law.core.numbers import as_text
from duoc.law.staff.quota import preschool, tt16_2017, tt20_2023
from duoc.law.staff.quota.posts import SCHOOL_TYPES
from duoc.law.staff.words import said as staff_said
from duoc.service.regulations.calculators.base import Answer, Calculator, Figure, is_english, whole
from duoc.service.regulations.library import said
from duoc.service.regulations.words import word

PLACES = {
    "on": "day", "classes_2_buoi": "classes_2_sessions", "classes_1_buoi": "classes_1_session",
    "kindergarten_2_buoi": "kindergarten_2_sessions", "kindergarten_1_buoi": "kindergarten_1_session",
}  # fmt: skip
POSTS = {
    "clerical_accounting_health_cashier_max": gettext_lazy("Văn thư, kế toán, y tế, thủ quỹ (tối đa)"),
    "clerk_cashier_accountant_max": gettext_lazy("Văn thư, thủ quỹ, kế toán (tối đa)"),
    "library_office_management": gettext_lazy("Thư viện, quản trị công sở"),
    "disability_support": gettext_lazy("Hỗ trợ giáo dục người khuyết tật"),
}


class Quota(Calculator):
    """A school as the norms of a day see it."""

    slug = "dinh-muc-giao-vien"
    title = gettext_lazy("Trường được bao nhiêu giáo viên?")
    lead = gettext_lazy("Định mức số lượng người làm việc từ số nhóm, lớp, theo quy định của ngày")
    icon = "user-plus"
    shape = ("level", "day")

    def build(self) -> None:
        """What the regulation of the day asks of a school of the level."""
        levels = [(name, said(staff_said(name))) for name in ("mam_non", "tieu_hoc", "thcs")]
        self.level = self.choose("level", levels, _("Cấp học"), "tieu_hoc")
        day = self.choose_day("day", _("Ngày"))
        self.is_preschool = self.level == "mam_non"
        since = (preschool.RULE_2023 if self.is_preschool else tt20_2023.RULE).regulation.from_
        self.is_before = day < (since or date.min)
        self.fields |= self._preschool() if self.is_preschool else self._general()

    def _preschool(self) -> dict[str, forms.Field]:
        if self.is_before:
            return {
                "nursery_groups": whole(_("Số nhóm trẻ"), initial=0),
                "kindergarten_2_sessions": whole(_("Số lớp mẫu giáo học 2 buổi/ngày"), initial=0),
                "kindergarten_1_session": whole(_("Số lớp mẫu giáo học 1 buổi/ngày"), initial=0),
            }
        return {
            "nursery_groups": whole(_("Số nhóm trẻ"), initial=0),
            "kindergarten_classes": whole(_("Số lớp mẫu giáo"), initial=0),
            "single_group_sites": whole(_("Số điểm trường chỉ có một nhóm, lớp chưa đủ trẻ"), initial=0),
            "disabled_inclusive": whole(_("Số trẻ khuyết tật học hòa nhập"), initial=0),
        }

    def _general(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        if self.level == "thcs":
            fields["classes"] = whole(_("Số lớp"))
        else:
            fields["classes_2_sessions"] = whole(_("Số lớp học 2 buổi/ngày"), initial=0)
            fields["classes_1_session"] = whole(_("Số lớp học 1 buổi/ngày"), initial=0)
        types = [(name, word(name)) for name in SCHOOL_TYPES]
        fields["school_type"] = forms.ChoiceField(label=_("Loại trường"), choices=types, initial="thuong")
        if self.is_before:
            regions = [(name, word(name)) for name in tt16_2017.RULE.large_from_classes.value]
            return fields | {
                "region": forms.ChoiceField(label=_("Vùng"), choices=regions),
                "satellite_sites": whole(_("Số điểm trường ngoài điểm chính"), initial=0),
            }
        zones = [(str(zone), _("Vùng %(zone)s") % {"zone": zone}) for zone in tt20_2023.ZONES]
        return fields | {
            "zone": forms.TypedChoiceField(label=_("Vùng (Điều 3)"), choices=zones, coerce=int),
            "pupils": whole(_("Số học sinh"), required=False),
            "boarders": whole(_("Số học sinh bán trú"), required=False),
            "disabled_inclusive": whole(_("Số học sinh khuyết tật học hòa nhập"), initial=0),
            "other_level_classes": whole(_("Số lớp của cấp học khác trong trường"), initial=0),
        }

    def place(self, field: str) -> str | None:
        """The case files' words for the same fields."""
        return super().place(PLACES.get(field, field))

    def compute(self) -> Answer | None:
        """Principal, deputies, teachers and the other posts."""
        data: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if name != "day"}
        if self.is_preschool:
            del data["level"]
        found = staff.quota(self._school(data), on=self.cleaned_data["day"])
        teachers = as_text(found.teachers, "." if is_english() else ",")
        exact = _("chưa làm tròn; phần nguyên %(whole)s") % {"whole": found.teachers_whole}
        figures = [
            Figure(_("Giáo viên, tối đa"), teachers, "good", "" if teachers.isdigit() else exact),
            Figure(_("Hiệu trưởng"), str(found.principal)),
        ]
        if found.deputies is not None:
            figures.append(Figure(_("Phó hiệu trưởng"), str(found.deputies)))
        rows = [(POSTS.get(name) or _capital(word(name)), str(number)) for name, number in found.posts.items()]
        rows += [(POSTS.get(name) or _capital(word(name)), _("chưa có trong hệ thống")) for name in found.not_loaded]
        return Answer(figures, found.because, found.status, rows=rows, rows_title=_("Vị trí khác"))

    def _school(self, data: dict[str, Any]) -> Any:
        if self.is_preschool:
            return staff.PreschoolBefore2023(**data) if self.is_before else staff.Preschool(**data)
        return staff.SchoolBefore2023(**data) if self.is_before else staff.GeneralSchool(**data)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
