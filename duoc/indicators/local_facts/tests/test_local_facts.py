"""The office enters how many children live in a ward, and what the province set."""

from __future__ import annotations

from datetime import date

import pytest

from duoc.indicators.engine.models import LocalNorm, WardPopulation
from duoc.kit.audit.queries import history
from tests.cast import TODAY, Cast

POPULATION, NORMS = "/ho-so/dan-so/", "/ho-so/dinh-muc/"
CLASS_SIZE = LocalNorm.Kind.LOWER_SECONDARY_CLASS_SIZE


def filled(page: str, cast: Cast, **counts: str) -> dict[str, str]:
    """What the browser sends: the hidden field of the form, and these ages."""
    return {"seen": cast.client("planner").get(page).context["form"]["seen"].value(), **counts}


def test_the_children_of_a_ward_are_entered_by_age(cast: Cast):
    page, client = f"{POPULATION}{cast.year.pk}/{cast.ward.pk}/", cast.client("planner")
    assert client.post(page, filled(page, cast, age_5="42", age_6="40")).status_code == 302
    (line,) = client.get(POPULATION).context["lines"]
    assert (line.groups, line.total) == ((None, 42, 40, None), 82)
    assert history(cast.year).get().event == "indicators.population_recorded"
    emptied = client.post(page, filled(page, cast, age_5="", age_6="40"))
    assert "Ghi 0 nếu không có trẻ" in str(emptied.context["form"].errors["age_5"])


def test_two_planners_on_one_ward_do_not_overwrite_each_other(cast: Cast):
    page = f"{POPULATION}{cast.year.pk}/{cast.ward.pk}/"
    first, second = filled(page, cast, age_5="42"), filled(page, cast, age_5="24")
    cast.client("planner").post(page, first)
    answer = cast.client("office_head").post(page, second)
    assert answer.status_code == 422
    assert "Người khác vừa lưu" in answer.content.decode()
    assert WardPopulation.objects.get().count == 42


@pytest.mark.parametrize("seen", ["", "x", "[1]", '{"a": 1}'])
def test_a_broken_page_is_told_to_be_opened_again(cast: Cast, seen: str):
    page = f"{POPULATION}{cast.year.pk}/{cast.ward.pk}/"
    assert cast.client("planner").post(page, {"seen": seen, "age_5": "1"}).status_code == 422


def test_only_wards_of_the_own_office_have_children(cast: Cast):
    assert cast.client("planner").get(f"{POPULATION}{cast.year.pk}/{cast.schools['A'].pk}/").status_code == 404
    assert cast.client("office_head_C").get(f"{POPULATION}{cast.year.pk}/{cast.ward.pk}/").status_code == 404
    assert cast.client("specialist").get(POPULATION).status_code == 200
    assert cast.client("principal").get(POPULATION).status_code == 403


def test_a_new_norm_takes_the_place_of_the_old_one(cast: Cast):
    client = cast.client("planner")
    client.post(f"{NORMS}moi/", {"kind": CLASS_SIZE, "value": "40", "from_day": "01/09/2020"})
    client.post(f"{NORMS}moi/", {"kind": CLASS_SIZE, "value": "38", "from_day": "01/11/2020", "decision": "QĐ 12"})
    assert LocalNorm.objects.on(date(2020, 10, 31)).get().value == 40
    assert LocalNorm.objects.on(TODAY).get().value == 38
    early = client.post(f"{NORMS}moi/", {"kind": CLASS_SIZE, "value": "38", "from_day": "01/10/2020"})
    assert "01/11/2020" in str(early.context["form"].errors["from_day"])


@pytest.mark.parametrize(("value", "allowed"), [("45", True), ("46", False)])
def test_a_province_may_only_set_less_than_the_charter(cast: Cast, value: str, allowed: bool):
    sent = {"kind": CLASS_SIZE, "value": value, "from_day": "24/11/2020"}
    answer = cast.client("planner").post(f"{NORMS}moi/", sent)
    assert (answer.status_code == 302) is allowed
    assert LocalNorm.objects.exists() is allowed


def test_a_norm_ends_and_the_charter_holds_again(cast: Cast):
    row = LocalNorm.objects.create(organization=cast.office, kind=CLASS_SIZE, value=40, valid_from=date(2020, 9, 1))
    client, page = cast.client("planner"), f"{NORMS}{row.pk}/ket-thuc/"
    assert "theo mức của điều lệ" in client.get(page).content.decode()
    client.post(page, {"last_day": "23/11/2020"})
    assert not LocalNorm.objects.on(TODAY).exists()
    assert client.post(page, {"last_day": "30/11/2020"}).status_code == 422
    assert "QĐ" not in client.get(NORMS).content.decode()
