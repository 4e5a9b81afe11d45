"""Difficulties and their answers, through the services, each on its own day."""

from __future__ import annotations

from datetime import timedelta
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
        task = plan.tasks.filter(section=row["section"]).order_by("sort_key").first()
        with clock.on(TODAY - timedelta(days=row["ago"])):
            trouble = services.Trouble(title=row["title"], text=row["text"], proposal=row.get("proposal", ""))
            reported.append(services.report(school, trouble, by=actor(cast, "hieu.truong"), task=task))
        _handle(row, reported, city, cast)


def _handle(row: dict[str, Any], reported: list[Difficulty], city: City, cast: Cast) -> None:
    difficulty = reported[-1]
    if "alike" in row:
        services.group(reported[row["alike"]], [difficulty], by=actor(cast, "cv.tieuhoc"))
    if row.get("forward"):
        with clock.on(TODAY - timedelta(days=row["ago"] - 2)):
            services.forward(difficulty, city.divisions["TCKH"], "", by=actor(cast, "cv.tieuhoc"))
    if "answer" in row:
        with clock.on(TODAY - timedelta(days=row["ago"] - row["after"])):
            services.answer(
                difficulty,
                row["answer"],
                by=actor(cast, "pho.phong" if row.get("decide") else "cv.tieuhoc"),
                decide=bool(row.get("decide")),
                publish=bool(row.get("publish")),
            )
