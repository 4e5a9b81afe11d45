"""What the gallery shows: made-up figures for every component in all its states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from duoc.web.charts import Bar


class SampleForm(forms.Form):
    """Every kind of field once."""

    objective = forms.CharField(label="Mục tiêu", help_text="Một câu, đo được.", max_length=120)
    due_on = forms.DateField(label="Hạn xong", help_text="Dạng ngày/tháng/năm.")
    hours = forms.IntegerField(label="Số tiết", min_value=1, required=False)
    level = forms.ChoiceField(label="Cấp học", choices=[("mn", "Mầm non"), ("th", "Tiểu học"), ("thcs", "THCS")])
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    way = forms.ChoiceField(
        label="Hình thức", choices=[("on", "Trực tiếp"), ("off", "Trực tuyến")], widget=forms.RadioSelect
    )
    is_public = forms.BooleanField(label="Công khai trên trang của trường", required=False)


@dataclass(frozen=True, slots=True)
class SampleSchool:
    """A row of the sample table."""

    name: str
    students: int
    progress: int
    tone: str
    state: str
    due_on: date


SCHOOLS = [
    SampleSchool("TH Hùng Vương", 1204, 38, "bad", "Quá hạn 6 ngày", date(2020, 11, 18)),
    SampleSchool("THCS Nguyễn Du", 987, 62, "warn", "Còn 2 ngày", date(2020, 11, 26)),
    SampleSchool("MN Sao Mai", 312, 88, "good", "Đúng hạn", date(2020, 12, 15)),
    SampleSchool("TH Lạc Long Quân 1", 640, 74, "info", "Còn 9 ngày", date(2020, 12, 3)),
]
HEAT: list[tuple[str, list[int | None]]] = [
    ("MN Hương Tràm", [43, 88, 45, None, 82, 58]),
    ("TH Nguyễn Tạo", [62, 51, 85, 97, 100, 100]),
    ("THCS Ngô Quyền", [93, 77, 100, 66, 30, 0]),
]


def gallery_context(request: HttpRequest) -> dict[str, Any]:
    """Context of `web/gallery.html`."""
    wrong = SampleForm({"due_on": "31/02/2021", "level": "th"}, auto_id="wrong_%s")
    wrong.full_clean()
    return {
        "empty_form": SampleForm(auto_id="sample_%s"),
        "wrong": {"form": wrong},  # inside a dictionary: the gallery itself is not a refused form
        "schools": SCHOOLS,
        "heat": HEAT,
        "heads": ["III.1", "III.2", "III.3", "III.4", "III.5", "III.6"],
        "rising": [31, 34, 40, 44, 52, 55, 61.4],
        "falling": [39.1, 38.4, 38.0, 37.2, 36.9, 36.8],
        "weeks": [(f"Tuần {n}", value) for n, value in enumerate([18, 24, 31, None, 40, 44, 52, 55, 61.4], 4)],
        "wards": [Bar("Phường 5", 92.4, "good", "#rows"), Bar("Tân Xuyên", 61.4), Bar("Xã Tắc Vân", 28, "bad")],
        "page_of_many": Paginator(range(3412), 16).get_page(request.GET.get("page")),
        "level_counts": [(_("Tất cả"), 68), ("MN", 24), ("TH", 27), ("THCS", 17)],
    }
