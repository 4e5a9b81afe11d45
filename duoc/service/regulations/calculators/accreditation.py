"""The level a school reaches, its accreditation and its national standard, from its criteria."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.law import quality
from duoc.law.core.errors import LawError
from duoc.law.quality.schemes import Scheme
from duoc.service.regulations.calculators.base import Answer, Block, Calculator, Figure, Line, whole, yes_or_no
from duoc.service.regulations.library import said

KINDS = (
    ("preschool", gettext_lazy("Trường mầm non")),
    ("primary", gettext_lazy("Trường tiểu học")),
    ("secondary", gettext_lazy("Trường trung học")),
)
LEVELS = (
    ("", "–"), ("0", gettext_lazy("Không đạt")), ("1", gettext_lazy("Mức 1")), ("2", gettext_lazy("Mức 2")),
    ("3", gettext_lazy("Mức 3")),
)  # fmt: skip


class Accreditation(Calculator):
    """A self-evaluation: the highest level of every criterion."""

    slug = "kiem-dinh"
    title = gettext_lazy("Trường đạt mức kiểm định, chuẩn quốc gia nào?")
    lead = gettext_lazy("Từ mức cao nhất của từng tiêu chí, theo thông tư có hiệu lực trong ngày")
    icon = "award"
    shape = ("school", "day")

    def build(self) -> None:
        """The criteria of the circular of the day; none where the day is before the oldest that is known."""
        kind = self.choose("school", KINDS, _("Loại trường"), "primary")
        day = self.choose_day("day", _("Ngày đánh giá"))
        self.scheme = _scheme(kind, day)
        if self.scheme is None:
            return
        for criterion in self.scheme.criteria:
            label = f"{criterion.id}. {said(criterion)}"
            self.fields[_field(criterion.id)] = forms.ChoiceField(label=label, choices=LEVELS, required=False)
        for place, item in enumerate(self.scheme.level_4.items):
            self.fields[f"item-{place}"] = yes_or_no(said(item))
        counts = self.scheme.condition.counts
        words = {
            "cohorts_completed": _("Số khóa học sinh đã hoàn thành cấp học"),
            "years_operating": _("Số năm hoạt động giáo dục"),
        }
        self.fields[counts] = whole(words[counts])

    def blocks(self) -> Iterator[Block]:
        """The standards one by one, the items of level 4, the condition."""
        if self.scheme is None:
            return
        for standard in self.scheme.standards:
            yield Block(
                _("Tiêu chuẩn %(number)s. %(title)s") % {"number": standard.number, "title": said(standard.title)},
                heads=(_("Tiêu chí"), _("Đạt mức")),
                lines=[Line(f"{one.id}. {said(one)}", [self[_field(one.id)]]) for one in standard.criteria],
            )
        if self.scheme.level_4.items:
            yield Block(_("Mức 4"), [self[f"item-{place}"] for place in range(len(self.scheme.level_4.items))])
        yield Block(_("Điều kiện"), [self[self.scheme.condition.counts]])

    def place(self, field: str) -> str | None:
        """`on` is the day, a criterion its own field."""
        return super().place({"on": "day"}.get(field, field.replace("criteria.", "c-").replace(".", "-")))

    def compute(self) -> Answer | None:
        """The level, its papers, and what blocks the next one. Error: `before_oldest_rule`."""
        data = self.cleaned_data
        scheme = self.scheme or quality.scheme_on(data["school"], data["day"])
        rated = {one.id: int(data[_field(one.id)]) for one in scheme.criteria if data.get(_field(one.id))}
        items = [data[f"item-{place}"] for place in range(len(scheme.level_4.items))]
        found = quality.school_level(
            rated, level_4_items=items or None, rule=scheme, cohorts_completed=data.get("cohorts_completed"),
            years_operating=data.get("years_operating"),
        )  # fmt: skip
        status = "ok" if found.status == "complete" else found.status
        if found.level is None:
            return Answer([], found.because, status, [_("tiêu chí %(id)s") % {"id": name} for name in found.missing])
        none = _("chưa được công nhận")
        blocks = ", ".join(_("nội dung mức 4") if name == "level_4_items" else name for name in found.blocks_next)
        accredited, standard = found.accreditation, found.national_standard
        figures = [
            Figure(_("Đạt mức"), str(found.level) if found.level else _("chưa đạt mức 1"), _tone(found.level)),
            Figure(
                _("Kiểm định chất lượng"),
                _("cấp độ %(n)s") % {"n": accredited} if accredited else none,
                _tone(accredited),
            ),
            Figure(_("Chuẩn quốc gia"), _("mức độ %(n)s") % {"n": standard} if standard else none, _tone(standard)),
        ]
        rows = [(_("Để lên mức tiếp theo còn vướng"), blocks)] if blocks else []
        return Answer(figures, found.because, status, rows=rows, rows_title=_("Việc cần làm"))


def _scheme(kind: str, day: date) -> Scheme | None:
    try:
        return quality.scheme_on(kind, day)
    except LawError:
        return None


def _field(criterion: str) -> str:
    return f"c-{criterion.replace('.', '-')}"


def _tone(reached: int | None) -> str:
    return "good" if reached else "none"
