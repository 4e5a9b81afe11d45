"""Học lực and hạnh kiểm of a lower secondary pupil: TT 58/2011, TT 26/2020, TT 22/2021, by grade and school year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.kit import clock
from duoc.law.assessment import tt22, tt58
from duoc.law.assessment.names import subject_name
from duoc.law.assessment.tt22.parameters import WORDING as WORDING_22
from duoc.law.assessment.tt58.parameters import WORDING as WORDING_58
from duoc.law.core.errors import LawError
from duoc.law.core.registry import find
from duoc.law.core.result import Explanation, because
from duoc.law.core.school_year import SchoolYear
from duoc.law.programme import one_term_subjects, rule_in_force, subjects
from duoc.service.regulations.calculators.base import Answer, Block, Calculator, Figure, Line, whole
from duoc.service.regulations.library import said, school_years

GRADES = ("6", "7", "8", "9")
TERMS = ("hk1", "hk2")
GOOD_DECISION = "lên lớp"


class LowerSecondary(Calculator):
    """A pupil's year from the results of the two terms."""

    slug = "xep-loai-thcs"
    title = gettext_lazy("Học sinh THCS được xếp loại gì, có được lên lớp không?")
    lead = gettext_lazy("Từ kết quả hai học kì của từng môn, theo quy định của khối lớp trong năm học đó")
    icon = "school"
    shape = ("grade", "year")

    def build(self) -> None:
        """The subjects, the conduct and the absences of a grade in a school year."""
        years = {str(year): year for year in school_years(clock.today())}
        grade = self.choose("grade", [(g, _("Lớp %(grade)s") % {"grade": g}) for g in GRADES], _("Lớp"), "9")
        year = self.choose(
            "year", [(y, y.replace("-", "–")) for y in years], _("Năm học"), str(SchoolYear.of(clock.today()))
        )
        found = rule_in_force(int(grade), years[year])
        self.grade, self.version, self.programme = int(grade), found.assessment, found.programme
        self.rule: tt58.TT58 | tt22.TT22 = (
            tt58.RULES[self.version] if self.version in tt58.RULES else tt22.RULES[self.version]
        )
        taught = [(s.code, s.in_grade(grade)) for s in subjects(self.programme, self.grade)]
        self.codes = {
            code: where.required for code, where in taught
            if where is not None and where.assessed_by in ("marks", "comments")
        }  # fmt: skip
        for code in self.codes:
            for term in TERMS:
                self.fields[f"{term}-{code}"] = self._cell(code, term)
        ranks = [("", "–"), *((rank.code, said(rank.name)) for rank in self.rule.conduct.ranks)]
        for name, label in self._conduct_fields().items():
            self.fields[name] = forms.ChoiceField(label=label, choices=ranks)
        self.fields["absences"] = whole(_("Số buổi nghỉ cả năm"), initial=0)

    def _conduct_fields(self) -> dict[str, str]:
        if isinstance(self.rule, tt22.TT22):
            return {"conduct-hk1": _("Rèn luyện học kì I"), "conduct-hk2": _("Rèn luyện học kì II")}
        return {"conduct": _("Hạnh kiểm cả năm")}

    def _cell(self, code: str, term: str) -> forms.Field:
        names = {"hk1": _("học kì I"), "hk2": _("học kì II")}
        label = f"{said(subject_name(code))}, {names[term]}"
        if code not in self.rule.comment_only.value:
            mark = forms.CharField(label=label, required=False, max_length=8)
            mark.widget.attrs.update(inputmode="decimal", autocomplete="off")
            return mark
        wording = WORDING_22 if isinstance(self.rule, tt22.TT22) else WORDING_58
        return forms.ChoiceField(
            label=label, required=False, choices=[("", "–"), *((w, w) for w in (wording.passed, wording.failed))]
        )

    def blocks(self) -> Iterator[Block]:
        """The subjects as a table of two terms, then conduct and absences."""
        lines = [
            Line(said(subject_name(code)), [self[f"{term}-{code}"] for term in TERMS]) for code in self.codes
        ]  # fmt: skip
        yield Block(_("Kết quả các môn"), heads=(_("Môn học"), _("Học kì I"), _("Học kì II")), lines=lines)
        yield Block(_("Hạnh kiểm, chuyên cần"), [self[name] for name in (*self._conduct_fields(), "absences")])

    def compute(self) -> Answer | None:
        """Each subject's year, then the rank, the title and the decision."""
        results: dict[str, str | None] = {}
        steps: list[Explanation] = []
        for code, required in self.codes.items():
            terms = {term: self.cleaned_data[f"{term}-{code}"] or None for term in TERMS}
            if not required and not any(terms.values()):
                continue
            if None in terms.values() and code not in one_term_subjects(self.programme, self.grade):
                results[code] = None
                continue
            if found := self._subject(code, terms):
                results[code] = found["result"]
                steps.append(found["because"])
        if self.errors:
            return None
        conduct = {term: self.cleaned_data.get(f"conduct-{term}") for term in TERMS}
        year = find("assessment", "year")(self.version, {
            "grade": self.grade, "results": results, "absences": self.cleaned_data["absences"],
            "conduct": self.cleaned_data.get("conduct") or conduct,
        })  # fmt: skip
        return Answer(
            self._figures(year), year["because"], year["status"], [self._named(code) for code in year["missing"]],
            before=because(*steps) if steps else None, before_title=_("Kết quả cả năm của từng môn"),
        )  # fmt: skip

    def _subject(self, code: str, terms: Mapping[str, str | None]) -> Mapping[str, Any] | None:
        try:
            return find("assessment", "subject_year")(self.version, {"subject": code, **terms})
        except LawError as error:
            self.refuse(f"{error.field}-{code}" if error.field in TERMS else f"hk2-{code}", error)
            return None

    def _named(self, code: str) -> str:
        return said(subject_name(code.removeprefix("results.")))

    def _figures(self, year: Mapping[str, Any]) -> list[Figure]:
        ranks = {rank.code: said(rank.name) for rank in self.rule.conduct.ranks}
        conduct = year.get("conduct") or self.cleaned_data.get("conduct")
        decision = year["decision"]
        if decision is None:
            return []
        if isinstance(self.rule, tt22.TT22):
            names = self.rule.levels.names
            learning = Figure(_("Kết quả học tập"), self._rank(names, year["level"]))
        else:
            average = _("điểm trung bình các môn %(mark)s") % {"mark": str(year["average"]).replace(".", ",")}
            learning = Figure(_("Học lực"), self._rank(self.rule.study_rank.names, year["rank"]), note=average)
        retests = ", ".join(self._named(code) for code in year["retest_subjects"])
        return [
            learning,
            Figure(
                _("Kết quả rèn luyện") if "conduct" in year else _("Hạnh kiểm"), ranks.get(str(conduct), str(conduct))
            ),
            Figure(_("Danh hiệu"), year["title"] or _("không có")),
            Figure(_("Cuối năm"), decision, "good" if decision == GOOD_DECISION else "warn", retests),
        ]

    @staticmethod
    def _rank(names: Iterable[tt58.parameters.Named | tt22.parameters.Named], rank: str) -> str:
        return next((said(named.name) for named in names if named.code == rank), rank)
