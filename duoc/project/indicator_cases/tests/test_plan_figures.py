"""Figures of the plans meet the plans: goals from targets, rows that lead to the work."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duoc.indicators.engine import goals
from duoc.indicators.engine.compute import compute
from duoc.indicators.engine.explain import explain
from duoc.indicators.engine.subjects import SUBJECTS
from duoc.plans.documents.models import Node, NodeKind, Target
from duoc.project.indicator_cases.codes import Codes
from duoc.project.indicator_cases.loading import load
from duoc.project.indicator_cases.reading import Case

DAY, YEAR = date(2020, 11, 24), "2020-2021"
APPROVED = [{"date": "2020-09-05", "state": "approved"}]


@pytest.fixture
def city(db) -> Codes:
    """An office and a school, both with a plan in force; one activity done, one late, one difficulty open."""
    given = {
        "organisations": [
            {"code": "PGD", "type": "office"},
            {"code": "TH1", "type": "school", "levels": ["TH"], "parents": [{"org": "PGD"}]},
        ],
        "school_years": [{"code": YEAR, "from": "2020-09-01", "to": "2021-05-31"}],
        "plans": [
            {"code": "K0", "org": "PGD", "school_year": YEAR, "history": APPROVED},
            {"code": "K1", "org": "TH1", "school_year": YEAR, "history": APPROVED},
        ],
        "tasks": [
            {"code": "a1", "plan": "K1", "kind": "activity", "progress": [{"date": "2020-10-01", "percent": 100}]},
            {"code": "a2", "plan": "K1", "kind": "activity", "due": "2020-11-23"},
        ],
        "difficulties": [{"id": "k1", "org": "TH1", "raised": "2020-11-20", "due": "2020-11-27"}],
    }
    return load(Case("X", given, {"as_of": DAY.isoformat(), "school_year": YEAR}, {}))


def target(codes: Codes, plan: str, value: str) -> None:
    row = codes.row("plan", plan)
    node = Node.objects.create(plan=row, position=1, kind=NodeKind.DIRECTIVE, text="…")
    Target.objects.create(
        plan=row, node=node, words=f"ít nhất {value} %", indicator="plan_completion_rate", comparator=">=",
        value=Decimal(value),
    )  # fmt: skip


def test_a_target_of_the_office_is_the_goal_of_its_schools_until_they_have_their_own(city: Codes):
    school = city.row("school", "TH1").pk
    target(city, "K0", "40")
    goal = goals.goals(school, DAY, YEAR)["plan_completion_rate", ""]
    (value,) = compute("plan_completion_rate", DAY, YEAR, organizations=[school])
    assert (goal.words, goals.judge(value, goal).tone) == ("ít nhất 40 %", "good")
    target(city, "K1", "60")
    goal = goals.goals(school, DAY, YEAR)["plan_completion_rate", ""]
    assert (goal.words, goals.judge(value, goal).tone) == ("ít nhất 60 %", "warn")


@pytest.mark.parametrize(
    ("indicator", "code", "path"),
    [("plan_overdue_rate", "a2", "/viec/"), ("difficulty_open_count", "k1", "/kho-khan/")],
)
def test_the_rows_of_work_lead_to_their_pages(city: Codes, indicator: str, code: str, path: str):
    why = explain(indicator, city.row("organization", "PGD").pk, "", DAY, YEAR)
    (row,) = why.numerator
    described = SUBJECTS[row.subject].describe([row.id])[row.id]
    assert (described.name, described.cells[0], described.url) == (code, "TH1", f"{path}{row.id}/")
