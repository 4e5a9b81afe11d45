"""The standard of a commune in universal education and literacy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.law import universal_education as ue
from duoc.service.regulations.calculators.base import Answer, Block, Calculator, Figure, Line, whole
from duoc.service.regulations.library import said
from duoc.service.regulations.words import word

STANDARDS = (
    ("preschool", gettext_lazy("Phổ cập giáo dục mầm non cho trẻ em 5 tuổi")),
    ("primary", gettext_lazy("Phổ cập giáo dục tiểu học")),
    ("lower_secondary", gettext_lazy("Phổ cập giáo dục trung học cơ sở")),
    ("literacy", gettext_lazy("Xóa mù chữ")),
)
SHARES = {
    "preschool": {"attending": "attending", "completing": "completing"},
    "primary": {
        "age6_grade1": "age6_grade1", "age14_completed": "age14_completed", "age11_completed": "age11_completed",
        "age11_others_attending": "age11_others_attending",
    },
    "lower_secondary": {"graduated_15_18": "graduated", "studying_15_18": "studying"},
    "literacy": {"level1": "level1", "level2": "level2"},
}  # fmt: skip
"""The shares of each standard: the parameter of its function, and the official name of the share."""


class Commune(Calculator):
    """A commune's figures of a year."""

    slug = "pho-cap-xa"
    title = gettext_lazy("Xã đạt chuẩn phổ cập, xóa mù chữ mức nào?")
    lead = gettext_lazy("Từ số người và tổng số đối tượng của từng tỉ lệ; số lẻ không làm tròn khi so sánh")
    icon = "building-community"
    shape = ("standard", "hard")

    def build(self) -> None:
        """The shares of the standard, as persons out of a total."""
        self.standard = self.choose("standard", STANDARDS, _("Chuẩn"), "primary")
        options = (("", _("Xã bình thường")), ("1", _("Xã đặc biệt khó khăn")))
        self.fields["hard"] = forms.ChoiceField(label=_("Loại xã"), choices=options, required=False)
        self.is_hard = self.query.get("hard") == "1"
        self.shares = {name: self._title(name) for name in SHARES[self.standard]}
        for name, title in self.shares.items():
            self.fields[name] = whole(_("%(title)s: số người") % {"title": title})
            self.fields[f"{name}-base"] = whole(_("%(title)s: tổng số") % {"title": title})
        if self.standard == "lower_secondary":
            self.fields["primary_level"] = whole(_("Mức độ phổ cập tiểu học đang đạt"), initial=1)
            self.fields["literacy_level"] = whole(_("Mức độ xóa mù chữ đang đạt"), initial=1)

    def _title(self, name: str) -> str:
        title = said(ue.TITLES[SHARES[self.standard][name]])
        return f"{title} ({self._band(name)})" if self.standard == "literacy" else title

    def _band(self, name: str) -> str:
        terms = ue.ND20_2014.literacy[int(name.removeprefix("level")) - 1]
        return str(terms.band_hard if self.is_hard else terms.band)

    def blocks(self) -> Iterator[Block]:
        """The shares as a table, then what lower secondary asks first."""
        yield Block(
            _("Số liệu của xã"), heads=(_("Tỉ lệ"), _("Số người"), _("Tổng số")),
            lines=[Line(title, [self[name], self[f"{name}-base"]]) for name, title in self.shares.items()],
        )  # fmt: skip
        if self.standard == "lower_secondary":
            yield Block(_("Chuẩn phải đạt trước"), [self["primary_level"], self["literacy_level"]])

    def place(self, field: str) -> str | None:
        """A share is named by its function or by its official name."""
        names = {official: name for name, official in SHARES[self.standard].items()}
        first, _dot, rest = field.partition(".")
        own = names.get(first, first)
        return super().place(f"{own}.base" if rest.endswith("base") else own)

    def compute(self) -> Answer | None:
        """The level, and what the next one still asks."""
        data = self.cleaned_data
        pairs: dict[str, Any] = {name: (data[name], data[f"{name}-base"]) for name in self.shares}
        if self.standard == "preschool":
            preschool = ue.commune_preschool(self.is_hard, **pairs)
            met = _("đạt chuẩn") if preschool.meets else _("chưa đạt chuẩn")
            return self._answer(met, preschool.meets, preschool.failed, preschool)
        if self.standard == "literacy":
            bands: dict[str, Any] = {name: {self._band(name): pair} for name, pair in pairs.items()}
            found = ue.commune_literacy(self.is_hard, **bands)
        elif self.standard == "primary":
            found = ue.commune_primary(self.is_hard, **pairs)
        else:
            found = ue.commune_lower_secondary(self.is_hard, data["primary_level"], data["literacy_level"], **pairs)
        level = _("mức độ %(level)s") % {"level": found.level} if found.level else _("chưa đạt chuẩn")
        return self._answer(level, found.level > 0, found.failed_next, found)

    def _answer(self, level: str, reached: bool, failed: tuple[str, ...], found: Any) -> Answer:
        rows = [(_("Mức tiếp theo còn thiếu"), "; ".join(_failed(name) for name in failed))] if failed else []
        figures = [Figure(_("Xã này"), level, "good" if reached else "warn")]
        return Answer(figures, found.because, found.status, rows=rows, rows_title=_("Việc cần làm"))


def _failed(name: str) -> str:
    if name in ue.TITLES:
        return said(ue.TITLES[name])
    kind, _line, level = name.rpartition("_")
    return _("%(standard)s mức độ %(level)s") % {"standard": word(kind), "level": level}
