"""Families and careers: what is known of a person, for a time."""

from __future__ import annotations

from datetime import date

import pytest

from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.registry.people import services
from duoc.registry.people.models import Guardian
from duoc.registry.people.services import GuardianFacts
from tests.cast import Cast

BY = Actor(user_id=None, name="Thử")


def test_brother_and_sister_have_the_same_mother(cast: Cast):
    mother = GuardianFacts(full_name="Lê Thị Tư", relation="mother", phone="0912345678")
    first = services.add_guardian(cast.students["A-6A"], mother, by=BY)
    second = services.add_guardian(cast.students["A-7A"], mother, by=BY)
    assert first.guardian == second.guardian
    services.remove_guardian(first, by=BY)
    assert Guardian.objects.exists()
    services.remove_guardian(second, by=BY)
    assert not Guardian.objects.exists()


def test_a_child_lives_in_one_place_at_a_time(cast: Cast):
    student = cast.students["A-6A"]
    services.move_home(student, cast.ward, "Khóm 1", date(2020, 9, 1), by=BY)
    services.move_home(student, cast.ward, "Khóm 2", date(2020, 11, 1), by=BY)
    assert student.residences.on(date(2020, 10, 31)).get().address == "Khóm 1"
    with pytest.raises(DomainError):
        services.move_home(student, cast.ward, "Khóm 3", date(2020, 10, 1), by=BY)


@pytest.mark.parametrize(("first_day", "is_refused"), [(date(2020, 12, 31), True), (date(2021, 1, 1), False)])
def test_poverty_is_noted_once_a_year(cast: Cast, first_day: date, is_refused: bool):
    student = cast.students["A-6A"]
    services.give_policy_group(student, "HN", date(2020, 1, 1), date(2020, 12, 31), by=BY)
    if is_refused:
        with pytest.raises(DomainError):
            services.give_policy_group(student, "HN", first_day, None, by=BY)
    else:
        services.give_policy_group(student, "HN", first_day, None, by=BY)


def test_who_has_no_post_any_more_belongs_to_no_school(cast: Cast):
    member = cast.staff["teacher_A"]
    services.end_post(member.posts.get(), date(2020, 11, 30), by=BY)
    member.refresh_from_db()
    assert (member.organization, member.position) == (None, "")


def test_there_are_six_levels_of_languages(cast: Cast):
    with pytest.raises(DomainError) as refused:
        services.add_language(cast.staff["teacher_A"], "en", 7, None, by=BY)
    assert refused.value.field == "level_bac"
