"""The parameters of NĐ 112/2020 and NĐ 234/2026."""

from __future__ import annotations

from pydantic import model_validator

from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.core.text import Text

FORMS = ("khien_trach", "canh_cao", "cach_chuc", "buoc_thoi_viec")
FORM_TEXTS = {
    "khien_trach": Text("khiển trách", "reprimand"),
    "canh_cao": Text("cảnh cáo", "warning"),
    "cach_chuc": Text("cách chức", "removal from the post"),
    "buoc_thoi_viec": Text("buộc thôi việc", "dismissal"),
}
SEVERITIES = ("it_nghiem_trong", "nghiem_trong", "rat_nghiem_trong", "dac_biet_nghiem_trong")


class Limits(Strict):
    """Thời hiệu by the form that is expected."""

    khien_trach: Sourced[int]
    other: Sourced[int]


class ProcessDays(Strict):
    """Thời hạn from detection to decision."""

    normal: Sourced[int]
    complex: Sourced[int]


class FormRule(Strict):
    """One line of the table: when these facts hold, this form, or this status, or one step up."""

    when: dict[str, bool | str]
    form: str | None = None
    status: str | None = None
    one_step_up: bool = False
    source: Source

    @model_validator(mode="after")
    def _one_answer(self) -> FormRule:
        if sum((self.form is not None, self.status is not None, self.one_step_up)) != 1:
            raise ValueError("a line has exactly one of form, status, one_step_up")
        if self.form is not None and self.form not in FORMS:
            raise ValueError(f"unknown form {self.form}")
        return self


class Placed(Strict):
    """A provision without a number."""

    source: Source


class Council(Strict):
    """hội đồng kỷ luật."""

    members: Sourced[str]
    quorum: Sourced[int]


class CaseStep(Strict):
    """A step of a disciplinary case."""

    vi: str
    en: str
    working_days: int
    source: Source


class DisciplineFile(RegulationFile):
    """A decree on discipline."""

    limit_months: Limits
    process_days: ProcessDays
    forms: tuple[FormRule, ...]
    new_violation: Placed
    decision_in_force_months: Sourced[int]
    council: Council
    procedure: tuple[CaseStep, ...]
    court_sentence_working_days: Sourced[int]
    after_party_decision_days: Sourced[int]
    suspension_days: Sourced[dict[str, int]]


RULES: dict[str, DisciplineFile] = {
    "ND112-2020": load("staff", "nd112-2020", DisciplineFile),
    "ND234-2026": load("staff", "nd234-2026", DisciplineFile),
}
