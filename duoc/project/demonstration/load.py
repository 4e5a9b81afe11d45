"""Loads the demonstration city into an empty database, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from django.db import transaction

from duoc.project.demonstration import SEED
from duoc.project.demonstration.accounts import build_accounts
from duoc.project.demonstration.city import build_city
from duoc.project.demonstration.people import build_people
from duoc.project.demonstration.plan_year import carry_out, issue_office_plan
from duoc.project.demonstration.trouble import report_difficulties

Progress = Callable[[str], None]


def is_loaded() -> bool:
    """Whether this database holds the demonstration already."""
    from duoc.registry.organizations.models import Organization

    return Organization.objects.filter(code="PGD-CM").exists()


@transaction.atomic
def load_city(*, full: bool, tell: Progress) -> None:
    """Everything, deterministic. `tell` gets a sentence before each step."""
    random = Random(SEED)
    tell("Đơn vị, điểm trường, phòng học")
    city = build_city(random, full=full)
    tell("Học sinh, gia đình, đội ngũ, lớp học")
    people = build_people(city, random, full=full)
    cast = build_accounts(city, people)
    tell("Kế hoạch năm học: đọc văn bản, rà soát, ban hành")
    plan = issue_office_plan(city, cast)
    tell("Kế hoạch trường, tiến độ")
    carry_out(city, people, cast, plan, random)
    tell("Khó khăn, vướng mắc")
    report_difficulties(city, cast, plan)
