"""The pages of school years."""

from __future__ import annotations

from duoc.registry.calendar.models import SchoolYear
from duoc.registry.calendar.services import days_of
from tests.cast import Cast

LIST = "/ho-so/nam-hoc/"


def sent(year: SchoolYear, **changes: str) -> dict[str, object]:
    """What the browser sends when the form of a year is saved."""
    days = {name: f"{value:%d/%m/%Y}" for name, value in days_of(year).items() if name != "decision"}
    return {"version": year.version, "decision": year.decision, **days, **changes}


def test_everybody_reads_the_calendar_and_the_office_writes_it(cast: Cast):
    page = f"{LIST}{cast.year.pk}/"
    assert "hôm nay là tuần 12" in cast.client("teacher").get(page).content.decode()
    assert "Sửa năm học" not in cast.client("teacher").get(page).content.decode()
    assert cast.client("principal").get(f"{page}sua/").status_code == 403
    assert "Sửa năm học" in cast.client("planner").get(page).content.decode()


def test_the_next_year_is_proposed_by_the_frame(cast: Cast):
    client = cast.client("planner")
    assert "2022-2023" in client.get(LIST).content.decode()
    form = client.get(f"{LIST}moi/").context["form"]
    assert f"{form['code'].value()} {form['first_ends_on'].value():%d/%m/%Y}" == "2021-2022 15/01/2022"
    values = {each.name: each.value() for each in form if each.value()}
    answer = client.post(
        f"{LIST}moi/",
        {name: value if isinstance(value, str) else f"{value:%d/%m/%Y}" for name, value in values.items()},
    )
    assert answer.status_code == 302
    row = SchoolYear.objects.get(code="2021-2022")
    assert "Đúng khung" in client.get(answer.headers["Location"]).content.decode()
    assert row.terms.count() == 2


def test_a_year_that_overlaps_is_refused_in_words_and_what_was_typed_stays(cast: Cast):
    answer = cast.client("planner").post(
        f"{LIST}moi/", sent(cast.year, code="2021-2022", starts_on="30/05/2021", ends_on="30/05/2022")
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Chồng lên năm học 2020–2021" in text or "Học kỳ phải nằm trong năm học" in text
    assert 'value="30/05/2022"' in text


def test_two_planners_on_one_calendar_see_both_versions(cast: Cast):
    page = f"{LIST}{cast.year.pk}/sua/"
    first, second = sent(cast.year, second_ends_on="15/05/2021"), sent(cast.year, second_ends_on="08/05/2021")
    assert cast.client("planner").post(page, first).status_code == 302
    answer = cast.client("office_head").post(page, second)
    assert answer.status_code == 422
    (difference,) = answer.context["differences"]
    assert (difference.mine, difference.theirs) == ("08/05/2021", "15/05/2021")


def test_tet_takes_the_numbers_of_its_weeks(cast: Cast):
    client, page = cast.client("planner"), f"{LIST}{cast.year.pk}/"
    client.post(f"{page}dot-nghi/moi/", {"name": "Nghỉ Tết", "starts_on": "08/02/2021", "ends_on": "20/02/2021"})
    assert client.get(page).context["weeks"] == 35
    rest = cast.year.breaks.get()
    changed = {"version": "1", "name": "Nghỉ Tết", "starts_on": "08/02/2021", "ends_on": "13/02/2021"}
    client.post(f"/ho-so/dot-nghi/{rest.pk}/sua/", changed)
    assert client.get(page).context["weeks"] == 36
    assert client.post(f"/ho-so/dot-nghi/{rest.pk}/sua/", changed).status_code == 422
    client.post(f"/ho-so/dot-nghi/{rest.pk}/bo/")
    assert client.get(page).context["weeks"] == 37
