"""Difficulties and their answers, through the services, each on its own day."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from duoc.kit import clock
from duoc.plans.difficulties import services
from duoc.plans.difficulties.models import Difficulty
from duoc.plans.documents.models import Plan
from duoc.project.demonstration import TODAY
from duoc.project.demonstration.accounts import Cast
from duoc.project.demonstration.city import City
from duoc.project.demonstration.plan_year import actor, load
from duoc.registry.organizations.models import Level


def report_difficulties(city: City, cast: Cast, plan: Plan) -> None:
    """Some open, some overdue, some alike, some answered and published, one forwarded."""
    reported: list[Difficulty] = []
    for place, row in enumerate(load("difficulties.yaml")):
        schools = [school for school in city.schools if Level(row["level"]) in school.levels]
        school = schools[place % len(schools)]
        tasks = plan.tasks.filter(section=row["section"]).order_by("sort_key")
        task = next((each for each in tasks if row.get("about", "") in each.title), None)
        with clock.on(_day(row["ago"]), time(8 + place % 3, 7 * place % 60)):
            trouble = services.Trouble(title=row["title"], text=row["text"], proposal=row.get("proposal", ""))
            reported.append(services.report(school, trouble, by=actor(cast, "hieu.truong"), task=task))
        _handle(row, reported, city, cast)


def _handle(row: dict[str, Any], reported: list[Difficulty], city: City, cast: Cast) -> None:
    difficulty = reported[-1]
    if "alike" in row:
        with clock.on(_day(row["ago"] - 1), time(14, 25)):
            services.group(reported[row["alike"]], [difficulty], by=actor(cast, "cv.tieuhoc"))
    if row.get("forward"):
        with clock.on(_day(row["ago"] - 2), time(10, 15)):
            services.forward(difficulty, city.divisions["TCKH"], "", by=actor(cast, "cv.tieuhoc"))
    if "answer" in row:
        with clock.on(_day(row["ago"] - row["after"]), time(15, 50)):
            services.answer(
                difficulty,
                row["answer"],
                by=actor(cast, "pho.phong" if row.get("decide") else "cv.tieuhoc"),
                decide=bool(row.get("decide")),
                publish=bool(row.get("publish")),
            )


def _day(ago: int) -> date:
    """So many days before today; a weekend counts as the Friday before."""
    day = TODAY - timedelta(days=ago)
    return day - timedelta(days=max(0, day.weekday() - 4))
