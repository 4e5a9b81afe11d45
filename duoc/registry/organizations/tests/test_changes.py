"""Organizations change through time, and never answer to two others at once."""

from __future__ import annotations

from datetime import date

import pytest

from duoc.kit.audit import Actor
from duoc.kit.audit.queries import history
from duoc.kit.errors import DomainError
from duoc.registry.organizations import services
from duoc.registry.organizations.queries import tree_on
from duoc.registry.organizations.services import RoomFacts, SiteFacts
from tests.cast import Cast

BY = Actor(user_id=None, name="Thử")


def test_a_school_answers_to_the_ward_after_the_office_ended(cast: Cast):
    school = cast.schools["A"]
    services.end_affiliation(school.affiliations.get(), date(2025, 6, 30), by=BY)
    services.affiliate(school, cast.ward, date(2025, 7, 1), by=BY)
    assert tree_on(date(2025, 6, 30)).parent_of[school.pk] == cast.office.pk
    assert tree_on(date(2025, 7, 1)).parent_of[school.pk] == cast.ward.pk
    assert history(school).count() == 2


@pytest.mark.parametrize("first_day", [date(2025, 6, 30), date(2020, 1, 1)])
def test_two_parents_on_one_day_are_refused(cast: Cast, first_day: date):
    school = cast.schools["A"]
    services.end_affiliation(school.affiliations.get(), date(2025, 6, 30), by=BY)
    with pytest.raises(DomainError) as refused:
        services.affiliate(school, cast.ward, first_day, by=BY)
    assert (refused.value.code, refused.value.field) == ("overlaps", "from_day")


def test_nobody_answers_to_what_stands_below(cast: Cast):
    services.end_affiliation(cast.office.affiliations.get(), date(2020, 12, 31), by=BY)
    with pytest.raises(DomainError) as refused:
        services.affiliate(cast.office, cast.schools["A"], date(2021, 1, 1), by=BY)
    assert refused.value.code == "circle"


def test_an_office_with_schools_is_not_closed_but_a_centre_is_and_comes_back(cast: Cast):
    with pytest.raises(DomainError) as refused:
        services.close_organization(cast.office, date(2020, 12, 31), by=BY)
    assert refused.value.code == "has_dependants"
    services.close_organization(cast.centre, date(2020, 12, 31), by=BY)
    assert cast.centre.pk not in tree_on(date(2021, 1, 1)).parent_of
    services.reopen_organization(cast.centre, by=BY)
    assert cast.centre.pk in tree_on(date(2021, 1, 1)).parent_of


def test_a_school_has_one_main_site(cast: Cast):
    school = cast.schools["A"]
    services.add_site(school, "D2", SiteFacts(name="Điểm Rạch Rập", is_main=True), date(2020, 9, 1), by=BY)
    assert list(school.sites.filter(is_main=True).values_list("code", flat=True)) == ["D2"]


def test_a_code_of_a_room_is_given_once_a_site(cast: Cast):
    site = cast.schools["A"].sites.get()
    with pytest.raises(DomainError) as refused:
        services.add_room(site, "P01", RoomFacts(name="Phòng", kind="classroom"), by=BY)
    assert (refused.value.code, refused.value.field) == ("code_taken", "code")


def test_a_school_is_in_one_cluster_at_a_time(cast: Cast):
    first, second = (services.form_cluster(cast.office, name, by=BY) for name in ("Cụm 1", "Cụm 2"))
    membership = services.join_cluster(first, cast.schools["A"], date(2020, 9, 1), by=BY)
    with pytest.raises(DomainError):
        services.join_cluster(second, cast.schools["A"], date(2020, 12, 1), by=BY)
    services.leave_cluster(membership, date(2020, 11, 30), by=BY)
    assert services.join_cluster(second, cast.schools["A"], date(2020, 12, 1), by=BY).cluster == second
