"""Which form of discipline an act calls for: a table of each decree, read from the top; the first line decides.

Khiển trách < cảnh cáo < cách chức (managers only) < buộc thôi việc.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duoc.law.core.errors import LawError
from duoc.law.core.given import Given, missing, one_of
from duoc.law.core.registry import rule
from duoc.law.core.result import Result, Step, because
from duoc.law.core.text import Text
from duoc.law.staff.discipline.rules import FORM_TEXTS, FORMS, RULES, SEVERITIES, DisciplineFile
from duoc.law.staff.words import said

ROLES = ("staff", "manager")
FAKE_FOR = ("bo_nhiem", "tuyen_dung")
STATUS_TEXTS = {
    "no_discipline_yet": Text("chưa kỉ luật, phải nhắc nhở bằng văn bản trước", "not yet, a written reminder first"),
    "needs_decision": Text("văn bản không quy định, cấp có thẩm quyền quyết định", "the authority decides"),
}
FACT_TEXTS = {
    "role": Text("chức vụ", "role"),
    "severity": Text("mức độ", "severity"),
    "remorse": Text("thái độ tiếp thu, khắc phục", "remorse"),
    "mitigating": Text("tình tiết giảm nhẹ", "mitigating ground"),
    "aggravating": Text("tình tiết tăng nặng", "aggravating ground"),
    "manager_duty_breach": Text("vi phạm trách nhiệm quản lí", "breach of a managing duty"),
    "needs_prior_written_reminder": Text("hành vi phải nhắc nhở trước", "act that needs a prior reminder"),
    "reminded_in_writing": Text("đã nhắc nhở bằng văn bản", "reminded in writing"),
    "is_recidivism": Text("tái phạm trong 12 tháng", "same act within 12 months"),
    "fake_certificate_for": Text("dùng văn bằng không hợp pháp để", "false certificate for"),
    "drug_addiction": Text("nghiện ma túy", "drug addiction"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act and what surrounds it. `recidivism_after` is the form of the decision the same act led to before."""

    role: str = "staff"
    severity: str | None = None
    remorse: bool = False
    mitigating: bool = False
    aggravating: bool = False
    manager_duty_breach: bool = False
    needs_prior_written_reminder: bool = False
    reminded_in_writing: bool = False
    recidivism_after: str | None = None
    fake_certificate_for: str | None = None
    drug_addiction: bool = False

    def facts(self) -> dict[str, bool | str | None]:
        """The facts by the names that the tables use."""
        return {
            "role": self.role, "severity": self.severity, "remorse": self.remorse, "mitigating": self.mitigating,
            "aggravating": self.aggravating, "manager_duty_breach": self.manager_duty_breach,
            "needs_prior_written_reminder": self.needs_prior_written_reminder,
            "reminded_in_writing": self.reminded_in_writing, "is_recidivism": self.recidivism_after is not None,
            "fake_certificate_for": self.fake_certificate_for, "drug_addiction": self.drug_addiction,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplineForm(Result):
    """The form; None with status "no_discipline_yet" or "needs_decision"."""

    form: str | None


def discipline_form(act: Act, rule: DisciplineFile) -> DisciplineForm:
    """The form of discipline of one act. Errors: `unknown_word`, `missing`, `not_a_manager`."""
    name = rule.regulation.id
    one_of(act.role, ROLES, field="role", rule=name)
    for field, value, known in (
        ("severity", act.severity, severities(rule)),
        ("recidivism_after", act.recidivism_after, FORMS),
        ("fake_certificate_for", act.fake_certificate_for, FAKE_FOR),
    ):
        if value is not None:
            one_of(value, known, field=field, rule=name)
    if act.manager_duty_breach and act.role != "manager":
        raise LawError(
            "not_a_manager", field="manager_duty_breach", value=True, rule=name,
            vi="chỉ viên chức quản lí mới vi phạm trách nhiệm quản lí", en="only a manager can breach a managing duty",
        )  # fmt: skip
    facts = act.facts()
    for line in rule.forms:
        if any(facts[fact] != wanted for fact, wanted in line.when.items()):
            continue
        form = _up(act.recidivism_after, act.role) if line.one_step_up and act.recidivism_after else line.form
        outcome = FORM_TEXTS[form] if form is not None else STATUS_TEXTS[line.status or "needs_decision"]
        step = Step(
            rule.at(line.source), f"{_told(line.when, 'vi')}: {outcome.vi}", f"{_told(line.when, 'en')}: {outcome.en}",
            True, dict(line.when),
        )  # fmt: skip
        return DisciplineForm(status=line.status or "ok", form=form, because=because(step))
    raise missing("severity", name)


def severities(rule: DisciplineFile) -> tuple[str, ...]:
    """The degrees of harm that a decree knows."""
    used = {line.when["severity"] for line in rule.forms if "severity" in line.when}
    return tuple(severity for severity in SEVERITIES if severity in used)


def _told(when: Mapping[str, bool | str], language: str) -> str:
    yes_no = {True: Text("có", "yes"), False: Text("không", "no")}
    return "; ".join(
        f"{FACT_TEXTS[fact].in_language(language)}: "
        + (yes_no[value] if isinstance(value, bool) else said(value)).in_language(language)
        for fact, value in when.items()
    )


def _up(form: str, role: str) -> str:
    """One level above a form; cách chức does not exist for a person without a management post."""
    ladder = [step for step in FORMS if role == "manager" or step != "cach_chuc"]
    above = [step for step in ladder if FORMS.index(step) > FORMS.index(form)]
    return above[0] if above else FORMS[-1]


def next_form(form_in_force: str, form_for_new_violation: str, role: str, rule: DisciplineFile) -> DisciplineForm:
    """The form for a new, different act while a decision is in force: one level above the heavier of the two.

    Error: `unknown_word`.
    """
    name = rule.regulation.id
    one_of(role, ROLES, field="role", rule=name)
    one_of(form_in_force, FORMS, field="form_in_force", rule=name)
    one_of(form_for_new_violation, FORMS, field="form_for_new_violation", rule=name)
    heavier = max(form_in_force, form_for_new_violation, key=FORMS.index)
    form = _up(heavier, role)
    step = Step(
        rule.at(rule.new_violation.source),
        f"đang thi hành {FORM_TEXTS[form_in_force].vi}, vi phạm mới ở mức {FORM_TEXTS[form_for_new_violation].vi}: "
        f"nặng hơn một mức là {FORM_TEXTS[form].vi}",
        f"{FORM_TEXTS[form_in_force].en} in force, new act worth a {FORM_TEXTS[form_for_new_violation].en}: "
        f"one level above is {FORM_TEXTS[form].en}",
        True, {"heavier": heavier},
    )  # fmt: skip
    return DisciplineForm(form=form, because=because(step))


FIELDS = (
    "role", "severity", "remorse", "mitigating", "aggravating", "manager_duty_breach", "needs_prior_written_reminder",
    "reminded_in_writing", "recidivism_after", "fake_certificate_for", "drug_addiction",
)  # fmt: skip


@rule(
    subject="staff",
    name="discipline_form",
    versions=RULES,
    vi="Hình thức kỉ luật đối với một hành vi",
    en="The form of discipline of an act",
)
def _discipline_form(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given, rule = Given(words, FIELDS, rule=version), RULES[version]
    result = discipline_form(
        Act(
            role=given.word("role", ROLES),
            severity=given.maybe_word("severity", severities(rule)),
            remorse=given.flag("remorse"),
            mitigating=given.flag("mitigating"),
            aggravating=given.flag("aggravating"),
            manager_duty_breach=given.flag("manager_duty_breach"),
            needs_prior_written_reminder=given.flag("needs_prior_written_reminder"),
            reminded_in_writing=given.flag("reminded_in_writing"),
            recidivism_after=given.maybe_word("recidivism_after", FORMS),
            fake_certificate_for=given.maybe_word("fake_certificate_for", FAKE_FOR),
            drug_addiction=given.flag("drug_addiction"),
        ),
        rule,
    )
    answer = {"form": result.form, "because": result.because}
    return answer if result.form is not None else answer | {"status": result.status}


@rule(
    subject="staff",
    name="next_form",
    versions=("ND234-2026",),
    vi="Hình thức kỉ luật khi có vi phạm mới trong lúc đang thi hành kỉ luật",
    en="The form for a new act while a decision is in force",
)
def _next_form(version: str, words: Mapping[str, Any]) -> Mapping[str, Any]:
    given = Given(words, ("role", "form_in_force", "form_for_new_violation"), rule=version)
    result = next_form(
        given.word("form_in_force", FORMS),
        given.word("form_for_new_violation", FORMS),
        given.word("role", ROLES),
        RULES[version],
    )
    return {"form": result.form, "because": result.because}
