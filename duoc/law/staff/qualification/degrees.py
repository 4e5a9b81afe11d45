"""Required degrees: Luật Giáo dục 2019 Điều 72, NĐ 93/2026 Điều 20, and the roadmap of NĐ 71/2020.

`meets_standard` and `must_upgrade` are two answers: a teacher below the standard may be too near to retirement to have
to study, and one recruited with a cao đẳng in a scarce subject meets what is asked and must still upgrade.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from duoc.law.core.dates import months_on
from duoc.law.core.given import Given, not_earlier, one_of
from duoc.law.core.parameters import Dated, RegulationFile, Source, Sourced, Strict, before_oldest, load
from duoc.law.core.registry import rule
from duoc.law.core.result import Clause, Result, Step, because
from duoc.law.core.text import Text
from duoc.law.staff.words import said

DEGREES = ("trung_cap", "cao_dang", "cu_nhan", "thac_si", "tien_si")
DEGREE_TEXTS = {
    "trung_cap": Text("trung cấp", "intermediate diploma"),
    "cao_dang": Text("cao đẳng", "college degree"),
    "cu_nhan": Text("cử nhân", "bachelor's degree"),
    "thac_si": Text("thạc sĩ", "master's degree"),
    "tien_si": Text("tiến sĩ", "doctorate"),
}
LEVELS = ("mam_non", "tieu_hoc", "thcs", "thpt")
Pedagogy = Literal["always", "degree_or_certificate"]


class Required(Strict):
    """What a level asks: a degree, and how teacher training may be shown."""

    level: str
    degree: str
    pedagogy: Pedagogy
    source: Source


class DegreeFile(RegulationFile):
    """The required degrees of a law."""

    required: tuple[Required, ...]


class RoadmapFile(RegulationFile):
    """NĐ 71/2020: who must still study, by months to retirement; shares of each phase in percent."""

    counted_from: Sourced[date]
    threshold_months: Sourced[int]
    threshold_months_primary_trung_cap: Sourced[int]
    phases: Dated[dict[str, int]]
    owes_times_the_training: Sourced[int]


class CollegeSuffices(Strict):
    """Scarce subjects, with the levels for which a cao đẳng suffices."""

    degree: str
    source: Source
    subjects: dict[str, tuple[str, ...]]


class Placed(Strict):
    """A provision without a number."""

    source: Source


class TrainingLimits(Strict):
    """How long training may take (Điều 21)."""

    yearly_weeks_at_most: Sourced[int]
    standard_weeks_at_most: Sourced[int]
    management_weeks_at_most: Sourced[int]
    management_within_months: Sourced[int]


class TeachersDecree(RegulationFile):
    """NĐ 93/2026, as far as it concerns us."""

    college_suffices: CollegeSuffices
    must_upgrade: Placed
    training: TrainingLimits
    summer_leave_weeks: Sourced[int]
    rating_by_title_from: Sourced[str]
    transfer_decision_working_days: Sourced[int]


LAW_2005 = load("staff", "lgd2005", DegreeFile)
LAW_2019 = load("staff", "lgd2019", DegreeFile)
ROADMAP = load("staff", "nd71-2020", RoadmapFile)
DECREE_2026 = load("staff", "nd93-2026", TeachersDecree)


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredDegree(Result):
    """The required degree of a level on a day. "not_loaded": no value for this level is known (all others None)."""

    degree: str | None
    certificate_accepted: bool | None
    """Whether another field with the certificate (chứng chỉ nghiệp vụ sư phạm) counts as teacher training."""
    is_shaky: bool = False

    def accepts(self, degree: str, *, pedagogy_degree: bool, nvsp_certificate: bool) -> bool | None:
        """Whether a person's degree is at least the required one; None where no value is known.

        Error: `unknown_word`.
        """
        one_of(degree, DEGREES, field="degree", rule="required_degree")
        if self.degree is None:
            return None
        trained = pedagogy_degree or (nvsp_certificate and bool(self.certificate_accepted))
        return DEGREES.index(degree) >= DEGREES.index(self.degree) and trained


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification(Result):
    """A person's degree against the standard. `must_upgrade` None: the day of retirement is not known."""

    meets_standard: bool
    must_upgrade: bool | None
    months_left: int | None = None
    threshold_months: int | None = None


def required_degree(level: str, *, on: date) -> RequiredDegree:
    """The required degree of a level on a day. Errors: `unknown_word`, `before_oldest_rule`."""
    one_of(level, LEVELS, field="level", rule="required_degree")
    for law in (LAW_2005, LAW_2019):
        if law.regulation.holds_on(on):
            return _required(level, law)
    first = LAW_2005.regulation
    raise before_oldest(on, first.from_ or on, field="on", rule=first.id)


def _required(level: str, law: DegreeFile) -> RequiredDegree:
    found = next((required for required in law.required if required.level == level), None)
    if found is None:
        step = Step(Clause(law.regulation.id), f"chưa nhập trình độ chuẩn của cấp {said(level).vi}",
                    f"the required degree of {said(level).en} was not read")  # fmt: skip
        return RequiredDegree(status="not_loaded", degree=None, certificate_accepted=None, because=because(step))
    text, accepted = DEGREE_TEXTS[found.degree], found.pedagogy == "degree_or_certificate"
    step = Step(
        law.at(found.source),
        f"từ {text.vi} sư phạm"
        + (f", hoặc {text.vi} ngành phù hợp và chứng chỉ nghiệp vụ sư phạm" if accepted else ""),
        f"at least a {text.en} of teacher training"
        + (", or of a suitable field with the pedagogy certificate" if accepted else ""),
    )  # fmt: skip
    return RequiredDegree(degree=found.degree, certificate_accepted=accepted,
                          is_shaky=found.source.certainty == "shaky", because=because(step))  # fmt: skip


def qualification(
    level: str,
    degree: str,
    *,
    pedagogy_degree: bool = False,
    nvsp_certificate: bool = False,
    retirement: date | None = None,
    law: DegreeFile = LAW_2019,
    roadmap: RoadmapFile = ROADMAP,
) -> Qualification:
    """Whether a degree meets the standard, and whether the person must upgrade. Errors: `unknown_word`, `missing`."""
    name = law.regulation.id
    one_of(level, LEVELS, field="level", rule=name)
    one_of(degree, DEGREES, field="degree", rule=name)
    need = _required(level, law)
    meets = bool(need.accepts(degree, pedagogy_degree=pedagogy_degree, nvsp_certificate=nvsp_certificate))
    training = (
        Text("sư phạm", "teacher training") if pedagogy_degree
        else Text("có chứng chỉ nghiệp vụ sư phạm", "with the pedagogy certificate") if nvsp_certificate
        else Text("không có nghiệp vụ sư phạm", "without teacher training")
    )  # fmt: skip
    held = Step(
        need.because.steps[0].clause, f"có bằng {DEGREE_TEXTS[degree].vi}, {training.vi}",
        f"holds a {DEGREE_TEXTS[degree].en}, {training.en}", meets, {"degree": degree},
    )  # fmt: skip
    if meets:
        return Qualification(meets_standard=True, must_upgrade=False, because=because(need.because, held))
    return _roadmap(level, degree, retirement, roadmap, [*need.because, held])


def _roadmap(
    level: str, degree: str, retirement: date | None, roadmap: RoadmapFile, before: list[Step]
) -> Qualification:
    """Below the standard: must the person upgrade? Exactly the threshold: yes."""
    low = level == "tieu_hoc" and degree == "trung_cap"
    threshold = roadmap.threshold_months_primary_trung_cap if low else roadmap.threshold_months
    if retirement is None:
        step = Step(roadmap.at(threshold.source), "chưa biết ngày nghỉ hưu nên chưa xác định có phải nâng chuẩn",
                    "the day of retirement is not known, so whether to upgrade is open")  # fmt: skip
        return Qualification(status="incomplete", missing=("retirement_date",), meets_standard=False,
                             must_upgrade=None, because=because(before, step))  # fmt: skip
    start = roadmap.counted_from.value
    not_earlier(retirement, start, field="retirement_date", than=roadmap.regulation.id, rule=roadmap.regulation.id)
    months = months_on(start, retirement)
    step = Step(
        roadmap.at(threshold.source),
        f"từ {start:%d/%m/%Y} đến khi nghỉ hưu còn {months} tháng, phải nâng chuẩn nếu từ {threshold.value}",
        f"{months} months from {start:%d/%m/%Y} to retirement, must upgrade from {threshold.value}",
        months >= threshold.value, {"months_left": months},
    )  # fmt: skip
    return Qualification(
        meets_standard=False, must_upgrade=months >= threshold.value, months_left=months,
        threshold_months=threshold.value, because=because(before, step),
    )  # fmt: skip


def qualification_since_2026(
    level: str,
    degree: str,
    *,
    subject: str | None = None,
    pedagogy_degree: bool = False,
    nvsp_certificate: bool = False,
    retirement: date | None = None,
    decree: TeachersDecree = DECREE_2026,
) -> Qualification:
    """The same since 31/3/2026: in scarce subjects a cao đẳng meets what is asked, but must still be raised.

    Errors: `unknown_word`, `before_its_start`.
    """
    name, scarce = decree.regulation.id, decree.college_suffices
    if subject is not None:
        one_of(subject, scarce.subjects, field="subject", rule=name)
    usual = qualification(
        level, degree, pedagogy_degree=pedagogy_degree, nvsp_certificate=nvsp_certificate, retirement=retirement
    )
    if usual.meets_standard or subject is None:
        return usual
    covered = level in scarce.subjects[subject]
    enough = DEGREES.index(degree) >= DEGREES.index(scarce.degree) and (pedagogy_degree or nvsp_certificate)
    step = Step(
        decree.at(scarce.source),
        f"môn {said(subject).vi}, cấp {said(level).vi}: {DEGREE_TEXTS[scarce.degree].vi} được tuyển dụng",
        f"{said(subject).en}, {said(level).en}: a {DEGREE_TEXTS[scarce.degree].en} suffices for recruitment",
        covered and enough, {"subject": subject},
    )  # fmt: skip
    if not (covered and enough):
        return Qualification(
            status=usual.status, missing=usual.missing, meets_standard=False, must_upgrade=usual.must_upgrade,
            months_left=usual.months_left, threshold_months=usual.threshold_months,
            because=because(step, usual.because),
        )  # fmt: skip
    must = Step(decree.at(decree.must_upgrade.source), "sau khi tuyển dụng phải nâng trình độ chuẩn",
                "must upgrade after recruitment")  # fmt: skip
    return Qualification(meets_standard=True, must_upgrade=True, because=because(step, must))


FIELDS = ("level", "degree", "pedagogy_degree", "nvsp_certificate", "retirement_date")


@rule(
    subject="staff",
    name="qualification",
    versions=("LGD2019", "ND93-2026"),
    vi="Đạt trình độ chuẩn được đào tạo hay chưa, có phải nâng chuẩn không",
    en="Whether a degree meets the standard and whether the teacher must upgrade",
)
def _qualification(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    is_new = version == "ND93-2026"
    given = Given(words, (*FIELDS, "subject") if is_new else FIELDS, rule=version)
    level, degree = given.word("level", LEVELS), given.word("degree", DEGREES)
    pedagogy_degree, certificate = given.flag("pedagogy_degree"), given.flag("nvsp_certificate")
    retirement = given.maybe_day("retirement_date")
    if is_new:
        result = qualification_since_2026(
            level, degree, subject=given.maybe_word("subject", DECREE_2026.college_suffices.subjects),
            pedagogy_degree=pedagogy_degree, nvsp_certificate=certificate, retirement=retirement,
        )  # fmt: skip
        return {
            "meets_standard": result.meets_standard,
            "must_still_upgrade": result.must_upgrade,
            "because": result.because,
        }
    result = qualification(
        level, degree, pedagogy_degree=pedagogy_degree, nvsp_certificate=certificate, retirement=retirement
    )
    answer = {
        "meets_standard": result.meets_standard,
        "must_upgrade": result.must_upgrade,
        "because": result.because,
    }
    if result.months_left is None:
        return answer
    return answer | {"months_left": result.months_left, "threshold_months": result.threshold_months}
