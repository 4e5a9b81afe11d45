"""Until when: procedures of the office and schools, disciplinary cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit import clock
from duoc.law import administration
from duoc.law.administration.procedures import RECORDS
from duoc.law.core.registry import find
from duoc.law.core.result import Explanation
from duoc.law.staff.discipline.rules import FORM_TEXTS
from duoc.law.staff.discipline.rules import RULES as DECREES
from duoc.service.regulations.calculators.base import Answer, Block, Calculator, Figure, yes_or_no
from duoc.service.regulations.library import said
from duoc.web.formatting import day_text

OLD, NEW = "ND112-2020", "ND234-2026"


class DaysField(forms.CharField):
    """Some days, separated by commas."""

    def to_python(self, value: Any) -> Any:
        """A set of days. Error: one of them is no day."""
        found: set[date] = set()
        for part in filter(None, (part.strip() for part in (super().to_python(value) or "").split(","))):
            try:
                found.add(forms.DateField().clean(part))
            except ValidationError as error:
                raise ValidationError(
                    _("“%(part)s” không có trong lịch. Viết theo dạng ngày/tháng/năm, cách nhau bằng dấu phẩy."),
                    params={"part": part},
                ) from error
        return frozenset(found)


class ProcedureDue(Calculator):
    """A dossier that was received on a day."""

    slug = "han-thu-tuc"
    title = gettext_lazy("Hồ sơ nhận hôm nay phải trả ngày nào?")
    lead = gettext_lazy("Thời hạn giải quyết thủ tục hành chính, từng bước, tính theo ngày làm việc")
    icon = "calendar-due"

    def build(self) -> None:
        """The procedure, the day, and what moves the date."""
        options = [(name, said(record.title)) for name, record in RECORDS.items()]
        self.fields |= {
            "procedure": forms.ChoiceField(label=_("Thủ tục"), choices=options),
            "received_on": forms.DateField(label=_("Ngày nhận hồ sơ"), initial=clock.today()),
            "after_15_00": yes_or_no(_("Nhận sau 15 giờ")),
            "holidays": DaysField(
                label=_("Ngày nghỉ lễ trong thời gian đó"), required=False, help_text=_("Ví dụ: 01/01/2021, 02/01/2021")
            ),
        }

    def place(self, field: str) -> str | None:
        """`on` is the day of receipt."""
        return super().place({"on": "received_on", "name": "procedure"}.get(field, field))

    def compute(self) -> Answer | None:
        """The day for the dossier and for every step."""
        data = self.cleaned_data
        found = administration.procedure_deadline(
            data["procedure"],
            data["received_on"],
            holidays=data["holidays"] or frozenset(),
            after_15_00=data["after_15_00"],
        )
        current = administration.procedure(data["procedure"], data["received_on"])
        steps = current.terms.steps if current.terms is not None else ()
        rows = [(said(step), day_text(day)) for step, day in zip(steps, found.steps, strict=False) if day is not None]
        if current.terms is not None:
            rows += [(_("Hồ sơ"), said(item)) for item in current.terms.dossier]
        if found.due_on is None:
            return Answer([], found.because, found.status, rows=rows, rows_title=_("Những gì đã biết"))
        figures = [Figure(_("Hẹn trả"), day_text(found.due_on), "good")]
        if current.decided_by is not None:
            figures.append(Figure(_("Người quyết định"), said(current.decided_by)))
        return Answer(figures, found.because, found.status, rows=rows, rows_title=_("Từng bước"))


class DisciplineLimit(Calculator):
    """Whether an act may still be taken up, and until when it must be decided."""

    slug = "thoi-hieu-ki-luat"
    title = gettext_lazy("Còn được xử lí kỉ luật không, phải xong trước ngày nào?")
    lead = gettext_lazy("Thời hiệu và thời hạn xử lí kỉ luật viên chức, kể cả khi chuyển sang nghị định mới")
    icon = "hourglass"

    def build(self) -> None:
        """The days of the case."""
        formats = [(name, said(text)) for name, text in FORM_TEXTS.items()]
        self.fields |= {
            "violation_on": forms.DateField(label=_("Ngày có hành vi vi phạm")),
            "considered_on": forms.DateField(label=_("Ngày xem xét"), initial=clock.today()),
            "expected_form": forms.ChoiceField(label=_("Hình thức dự kiến"), choices=formats),
            "new_violation_on": forms.DateField(label=_("Ngày có vi phạm mới"), required=False),
            "no_limit_ground": yes_or_no(_("Thuộc trường hợp không áp dụng thời hiệu")),
            "detected_on": forms.DateField(label=_("Ngày phát hiện vi phạm"), required=False),
            "complex": yes_or_no(_("Vụ việc có tình tiết phức tạp")),
        }

    def blocks(self) -> Iterator[Block]:
        """The limit of the act first, then that of the case."""
        names = list(self.fields)
        yield Block(_("Thời hiệu"), [self[name] for name in names[:5]])
        yield Block(_("Thời hạn xử lí"), [self[name] for name in names[5:]])

    def compute(self) -> Answer | None:
        """The last day of the limit, and the day by which a decision is due where the day of detection is known."""
        data = self.cleaned_data
        change = DECREES[NEW].regulation.from_
        is_new = change is not None and data["considered_on"] >= change
        names = ("violation_on", "considered_on", "expected_form", "new_violation_on", "no_limit_ground")
        limit = find("staff", "discipline_limit")("transition" if is_new else OLD, self.given(*names))
        may = limit["may_discipline"]
        last = _("không giới hạn") if limit["last_day"] is None else day_text(date.fromisoformat(limit["last_day"]))
        figures = [
            Figure(_("Được xem xét kỉ luật"), _("còn được") if may else _("hết thời hiệu"), "good" if may else "bad"),
            Figure(_("Ngày cuối của thời hiệu"), last, note=limit["applied"]),
        ]
        reasons: Explanation = limit["because"]
        if data["detected_on"] is not None:
            process = find("staff", "discipline_process")(limit["applied"], self.given("detected_on", "complex"))
            figures.append(
                Figure(_("Phải ra quyết định trước hết ngày"), day_text(date.fromisoformat(process["decide_by"])))
            )
            reasons += process["because"]
        return Answer(figures, reasons)
