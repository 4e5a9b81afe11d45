"""The office sees which directive nobody took up, which school work serves none, and reminds."""

from datetime import date

from django.urls import reverse

from duoc.kit.notices.models import Notice
from duoc.plans.documents.models import PlanKind
from duoc.plans.documents.signals import plan_issued
from duoc.plans.execution.queries import coverage, plan_rows, unaligned_activities, uptake
from duoc.plans.execution.services.planning import How, add_activity, take_over_task
from duoc.plans.execution.tests.conftest import actor
from duoc.registry.organizations.models import Organization
from tests.cast import TODAY


def test_a_directive_is_covered_by_the_schools_that_took_it_up(cast, give, plan_a, office_plan):
    task = give("Rà soát sĩ số")
    take_over_task(plan_a, task, How(title="Rà soát từng lớp"), by=actor(cast, "principal"))
    [row] = coverage(office_plan, TODAY)
    assert (row.addressed, row.taken, row.percent) == (2, 1, 50)
    assert [(each.school.code, bool(each.activities)) for each in uptake(task)] == [("B", False), ("A", True)]


def test_own_work_serves_no_directive_and_is_listed(cast, plan_a):
    own = add_activity(plan_a, How(title="Trồng cây đước quanh trường"), by=actor(cast, "principal"))
    assert list(unaligned_activities([cast.schools["A"].pk], cast.year)) == [own]
    page = cast.client("office_head").get(reverse("execution:coverage"))
    assert page.status_code == 200


def test_the_list_shows_every_school_with_how_far_it_is(cast, give, plan_a, office_plan):
    give("Bồi dưỡng giáo viên")
    how = How(title="Rà soát từng lớp", ends_on=date(2020, 11, 1))
    take_over_task(plan_a, give("Rà soát sĩ số"), how, by=actor(cast, "principal"))
    schools = Organization.objects.filter(code__in=["A", "B"]).order_by("code")
    first, second = plan_rows(schools, PlanKind.SCHOOL, cast.year, office_plan, TODAY)
    assert (first.state, first.activities, first.taken, first.addressed, first.late) == ("draft", 1, 1, 2, 1)
    assert (second.state, second.activities, second.taken_percent) == ("none", 0, 0)


def test_the_list_is_searched_without_diacritics_and_by_state(cast, plan_a):
    browser, url = cast.client("office_head"), reverse("execution:school_plans")
    names = lambda answer: [row.organization.code for row in answer.context["board"].shown]  # noqa: E731
    assert names(browser.get(url, {"q": "truong b"})) == ["B"]
    assert names(browser.get(url, {"tt": "draft"})) == ["A"]
    assert names(browser.get(url, {"cap": "MN"})) == []


def test_only_schools_that_have_not_taken_a_directive_up_are_reminded(cast, give, plan_a):
    task = give("Rà soát sĩ số")
    take_over_task(plan_a, task, How(title="Rà soát từng lớp"), by=actor(cast, "principal"))
    browser, url = cast.client("specialist"), reverse("execution:remind", args=[task.pk])
    for _click in range(2):
        assert browser.post(url).status_code == 302
    assert list(Notice.objects.values_list("recipient_id", flat=True)) == [cast.accounts["principal_B"].pk]
    assert cast.client("principal").post(url).status_code == 403


def test_when_a_plan_is_issued_addressed_schools_and_leading_divisions_hear_of_it(cast, give, office_plan):
    give("Rà soát sĩ số", lead=cast.division)
    plan_issued.send(type(office_plan), plan=office_plan)
    told = set(Notice.objects.values_list("recipient_id", "url"))
    school, division = reverse("execution:school_plan"), reverse("execution:action_plan")
    assert told == {
        (cast.accounts["principal"].pk, school),
        (cast.accounts["vice_principal"].pk, school),
        (cast.accounts["principal_B"].pk, school),
        (cast.accounts["specialist"].pk, division),
    }


def test_tasks_are_found_in_the_search_within_what_the_reader_may_see(cast, plan_a):
    add_activity(plan_a, How(title="Trồng cây đước quanh trường"), by=actor(cast, "principal"))
    url = reverse("web:search")
    assert "Trồng cây đước" in cast.client("principal").get(url, {"q": "trong cay duoc"}).text
    assert "Trồng cây đước" not in cast.client("principal_B").get(url, {"q": "trong cay duoc"}).text
