"""Whether a class keeps to its charter."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit import clock
from duoc.law import school
from duoc.service.regulations.calculators.base import Answer, Calculator, Figure, whole, yes_or_no
from duoc.service.regulations.library import said
from duoc.service.regulations.words import word

PLACES = {"on": "day", "disabled_by_kind": "same_kind"}


class ClassSize(Calculator):
    """One group or class on a day."""

    slug = "si-so-lop"
    title = gettext_lazy("Lớp có vượt sĩ số không?")
    lead = gettext_lazy("Nhóm trẻ, lớp mẫu giáo, lớp tiểu học và THCS theo điều lệ có hiệu lực trong ngày")
    icon = "users-group"

    def build(self) -> None:
        """The facts that the charters ask."""
        kinds = [(kind, said(school.KIND_TITLES[kind])) for kind in school.KINDS]
        self.fields |= {
            "kind": forms.ChoiceField(label=_("Loại nhóm, lớp"), choices=kinds, initial="th"),
            "day": forms.DateField(label=_("Ngày"), initial=clock.today()),
            "pupils": whole(_("Sĩ số")),
            "disabled": whole(_("Trong đó khuyết tật học hòa nhập"), required=False),
            "same_kind": whole(
                _("Nhiều nhất cùng một dạng khuyết tật"),
                required=False,
                help_text=_("Điều lệ mầm non cũ đếm theo dạng tật"),
            ),
            "combined": yes_or_no(_("Lớp ghép, nhóm ghép")),
            "grade_groups": whole(_("Số nhóm trình độ trong lớp ghép"), required=False),
            "approved_third_group": yes_or_no(_("Cấp có thẩm quyền cho ghép thêm nhóm trình độ")),
            "special_case_reason": yes_or_no(_("Hiệu trưởng quyết định trường hợp đặc biệt, có lí do")),
            "provincial_max": whole(_("Số tối đa do tỉnh quy định"), required=False),
        }

    def place(self, field: str) -> str | None:
        """`on` is the day, `disabled_by_kind` the number of one kind."""
        return super().place(PLACES.get(field.partition(".")[0], field))

    def compute(self) -> Answer | None:
        """The maximum, how many too many, and what is broken."""
        facts = self.given(
            "disabled", "combined", "grade_groups", "approved_third_group", "special_case_reason", "provincial_max"
        )
        if self.cleaned_data["same_kind"] is not None:
            facts["disabled_by_kind"] = {_("cùng dạng"): self.cleaned_data["same_kind"]}
        data = self.cleaned_data
        found = school.class_size(data["kind"], data["pupils"], on=data["day"], **facts)
        if found.max is None:
            return Answer([], found.because, found.status)
        fits = Figure(_("Lớp này"), _("đúng quy định"), "good")
        breaks = Figure(_("Lớp này"), _("trái quy định"), "bad", ", ".join(word(BREACHES[b]) for b in found.breaches))
        figures = [
            Figure(_("Sĩ số tối đa"), str(found.max), note=found.because.clauses[0].regulation),
            Figure(_("Vượt"), str(found.over), "bad" if found.over else "good"),
            fits if found.ok else breaks,
        ]
        return Answer(figures, found.because, found.status)


BREACHES = {
    "size": "class_size", "disabled": "disability", "disabled_same_kind": "same_kind", "grade_groups": "grade_groups",
}  # fmt: skip
