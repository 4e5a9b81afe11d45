"""Forms of plans: the action plan of a division, month and week, and the plan of a school by level and day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.administration.reports import Table
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import Certainty, Dated, RegulationFile, Strict, Words, load
from duoc.law.core.result import Result, Step, because


class Heading(Strict):
    """A section of a plan."""

    number: str
    vi: str
    en: str


class Annex(Strict):
    """An annex of the guidance letter."""

    number: int
    vi: str
    en: str


class PlanForm(Strict):
    """The form of a school's plan. `certainty`: how well its headings are known."""

    title: Words
    certainty: Certainty
    sections: tuple[Heading, ...]
    tables: tuple[Table, ...]
    annexes: tuple[Annex, ...]


class PlanFile(RegulationFile):
    """Forms of plans through time."""

    tables: tuple[Table, ...]
    forms: dict[str, Dated[str]]
    contents: dict[str, PlanForm]


RULE = load("administration", "plans", PlanFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolPlanForm(Result):
    """The form that a school's plan takes, and its name ("generic": no form was prescribed)."""

    name: str
    form: PlanForm


def plan_table(name: str, rule: PlanFile = RULE) -> Table:
    """The columns of a plan table: action_plan, monthly_plan, weekly_timetable. Error: `unknown_word`."""
    for table in rule.tables:
        if table.id == name:
            return table
    raise _unknown("name", name, [table.id for table in rule.tables], rule)


def school_plan_form(level: str, on: date, rule: PlanFile = RULE) -> SchoolPlanForm:
    """The form of the plan of a school of a level, signed on a day. Error: `unknown_word`."""
    if level not in rule.forms:
        raise _unknown("level", level, list(rule.forms), rule)
    period = rule.forms[level].period(on, field="on", rule=rule.regulation.id)
    form = rule.contents[period.value]
    return SchoolPlanForm(name=period.value, form=form, because=because(
        Step(rule.at(period.source), form.title.vi, form.title.en)
    ))  # fmt: skip


def _unknown(field: str, value: str, known: list[str], rule: PlanFile) -> LawError:
    return LawError("unknown_word", field=field, value=value, rule=rule.regulation.id,
                    vi=f"phải là một trong: {', '.join(known)}", en=f"must be one of: {', '.join(known)}")  # fmt: skip
