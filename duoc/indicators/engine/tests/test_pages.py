"""What a reader does with the pages of indicators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from duoc.indicators.engine.models import IndicatorValue, ReportedFigure
from duoc.indicators.engine.services import Report, compute_and_store, report_figure
from duoc.indicators.engine.tests import factories as make
from duoc.kit.audit import Actor
from duoc.registry.access.roles import Role
from duoc.registry.organizations.models import Organization


@pytest.fixture(autouse=True)
def _today(settings) -> None:
    settings.DUOC_TODAY = make.DAY


@pytest.fixture
def office(db) -> Organization:
    row = make.organization("PGD", "office")
    for code in ("TH1", "TH2"):
        school = make.organization(code, "school", under=row, levels="TH")
        where = make.school_class(school, "1")
        for _ in range(2 if code == "TH1" else 3):
            make.enrol(make.student(sex="F"), where)
        make.teacher(school)
    return row


def signed_in(role: Role, at: Organization) -> Client:
    client = Client()
    client.force_login(make.account(f"{role}-{at.code}", role, at))
    return client


def test_the_head_of_the_office_sees_every_indicator_of_the_office(office: Organization):
    page = signed_in(Role.OFFICE_HEAD, office).get("/chi-so/").content.decode()
    assert "Số học sinh bình quân một lớp" in page
    assert "2,5" in page


def test_kept_figures_are_shown_with_their_day(office: Organization):
    IndicatorValue.objects.create(
        indicator="pupil_count", organization=office, slice="", as_of=date(2020, 11, 20), numerator="44812",
        school_year=make.school_year(), computed_at="2020-11-20T01:30:00+07:00",
    )  # fmt: skip
    page = signed_in(Role.OFFICE_HEAD, office).get("/chi-so/").content.decode()
    assert "44.812" in page
    assert "20/11/2020" in page


def test_the_list_is_drawn_anew_when_a_figure_is_computed_or_reported_or_a_day_is_dropped(office: Organization):
    """What is drawn of kept figures is kept, too: nobody may be shown a figure that has been replaced."""
    year, client = make.school_year(), signed_in(Role.OFFICE_HEAD, office)
    by, before = Actor(user_id=None, name="", origin="test"), date(2020, 11, 20)

    def compute(day: date) -> None:
        compute_and_store(day, year.code, by=by, indicators=["pupil_count"], scope=None)

    def page() -> str:
        return client.get("/chi-so/").content.decode()

    compute(before)
    assert ">5</a>" in page()
    make.enrol(make.student(), make.school_class(Organization.objects.get(code="TH1"), "2"))
    compute(before)
    assert ">6</a>" in page()
    compute(make.DAY)
    assert make.DAY.strftime("%d/%m/%Y") in page()
    report_figure(office, Report(indicator="pupil_count", slice="", as_of=make.DAY, value=Decimal(9)), by=by)
    assert "Đơn vị báo cáo 9" in page()
    IndicatorValue.objects.filter(as_of=make.DAY).delete()
    assert before.strftime("%d/%m/%Y") in page()
    assert "Lệch" not in page()


def test_typing_in_the_search_box_gets_the_matching_lines_alone(office: Organization):
    client = signed_in(Role.OFFICE_HEAD, office)
    page = client.get("/chi-so/?q=thu+vien", headers={"HX-Request": "true"}).content.decode()
    assert "Tỷ lệ trường có thư viện" in page
    assert "Số học sinh bình quân" not in page
    assert "<html" not in page


def test_one_indicator_ranks_the_schools(office: Organization):
    page = signed_in(Role.PRINCIPAL, Organization.objects.get(code="TH1")).get("/chi-so/pupil_count/").content.decode()
    assert page.index("TH2</a>") < page.index("TH1</a></th>")


def test_the_school_that_needs_help_stands_first_and_a_ward_without_schools_nowhere(office: Organization):
    crowded = make.school_class(Organization.objects.get(code="TH2"), "5")
    for _ in range(36):
        make.enrol(make.student(), crowded)
    make.organization("PHUONG-1", "ward", under=office)
    client = signed_in(Role.OFFICE_HEAD, office)
    page = client.get("/chi-so/class_size_excess_pupils/").content.decode()
    assert page.index(">TH2</a>") < page.index(">TH1</a>")
    assert "Chưa đúng quy định" in page
    assert "PHUONG-1" not in page


def test_a_class_above_its_maximum_stands_with_its_size_and_the_maximum(office: Organization):
    school = Organization.objects.get(code="TH2")
    crowded = make.school_class(school, "5")
    for _ in range(36):
        make.enrol(make.student(), crowded)
    page = signed_in(Role.OFFICE_HEAD, office).get(f"/chi-so/class_size_breach_rate/{school.pk}/").content.decode()
    assert '<th scope="col" class="d-num">Sĩ số</th><th scope="col" class="d-num">Tối đa</th>' in page
    assert '<td class="d-num">36</td><td class="d-num">35</td>' in page


def test_the_figures_kept_for_the_day_are_compared_without_counting_again(office: Organization):
    client = signed_in(Role.OFFICE_HEAD, office)
    client.post("/chi-so/tinh-lai/")
    make.enrol(make.student(), make.school_class(Organization.objects.get(code="TH1"), "2"))
    page = client.get("/chi-so/pupil_count/").content.decode()
    assert "tính từ hồ sơ lúc" in page
    assert '<td class="d-num" data-label="Số liệu">2</td>' in page
    other_day = client.get("/chi-so/pupil_count/?day=23/11/2020").content.decode()
    assert '<td class="d-num" data-label="Số liệu">3</td>' in other_day


def test_what_is_against_the_rules_stands_at_the_top_and_nothing_is_said_of_what_did_not_change(office: Organization):
    crowded = make.school_class(Organization.objects.get(code="TH2"), "5")
    for _ in range(36):
        make.enrol(make.student(), crowded)
    page = signed_in(Role.OFFICE_HEAD, office).get("/chi-so/").content.decode()
    first = page[page.index("Cần xem trước") : page.index("Mục II.1 của kế hoạch")]
    assert "Tỷ lệ lớp vượt sĩ số quy định" in first
    assert "Số học sinh, trẻ em" not in first
    assert "Không đổi" not in page


def test_the_list_shows_what_the_school_reported_beside_what_was_computed(office: Organization):
    school = Organization.objects.get(code="TH1")
    ReportedFigure.objects.create(
        organization=school, indicator="pupil_count", slice="", as_of=make.DAY, value=5,
        reported_at="2020-11-24T08:00:00+07:00",
    )  # fmt: skip
    page = signed_in(Role.PRINCIPAL, school).get("/chi-so/").content.decode()
    assert "Đơn vị báo cáo 5" in page
    assert "Lệch +3" in page


def test_the_table_of_an_indicator_can_be_taken_out_as_excel(office: Organization):
    response = signed_in(Role.OFFICE_HEAD, office).get("/chi-so/pupil_count/bang.xlsx?slice=g1")
    sheet = load_workbook(BytesIO(response.content)).active
    cells = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert ["TH2", "TH2", 3] in cells


@pytest.mark.parametrize(("role", "sees"), [(Role.PRINCIPAL, True), (Role.TEACHER, False)])
def test_the_pupils_behind_a_figure_are_for_those_who_answer_for_them(office: Organization, role: Role, sees: bool):
    school = Organization.objects.get(code="TH1")
    page = signed_in(role, school).get(f"/chi-so/girls_rate/{school.pk}/")
    assert page.status_code == 200
    assert ("HS001" in page.content.decode()) is sees


def test_a_principal_sees_no_pupils_of_another_school(office: Organization):
    own, other = (Organization.objects.get(code=code) for code in ("TH1", "TH2"))
    page = signed_in(Role.PRINCIPAL, own).get(f"/chi-so/girls_rate/{other.pk}/").content.decode()
    assert "100,0 %" in page
    assert "HS003" not in page


def test_an_organization_of_another_office_does_not_exist(office: Organization):
    foreign = make.organization("X1", "school", under=make.organization("PGD2", "office"), levels="TH")
    assert signed_in(Role.OFFICE_HEAD, office).get(f"/chi-so/girls_rate/{foreign.pk}/").status_code == 404


def test_the_classes_behind_a_figure_can_be_followed_to_their_pupils(office: Organization):
    school = Organization.objects.get(code="TH1")
    second = make.school_class(school, "2")
    make.enrol(make.student(), second)
    client = signed_in(Role.PRINCIPAL, school)
    page = client.get(f"/chi-so/pupil_count/{school.pk}/?group={second.name}").content.decode()
    assert "HS006" in page
    assert "HS001" not in page


def test_a_class_behind_a_figure_leads_to_its_pupils(office: Organization):
    school = Organization.objects.get(code="TH1")
    client = signed_in(Role.PRINCIPAL, school)
    page = client.get(f"/chi-so/class_count/{school.pk}/").content.decode()
    assert f'href="/chi-so/pupil_count/{school.pk}/?group=' in page


def test_a_principal_reports_a_figure_and_sees_it_beside_the_computed_one(office: Organization):
    school = Organization.objects.get(code="TH1")
    client = signed_in(Role.PRINCIPAL, school)
    sent = client.post(
        f"/chi-so/pupil_count/{school.pk}/bao-cao/", {"slice": "", "as_of": "24/11/2020", "value": "5", "note": ""}
    )
    assert sent.status_code == 302
    assert ReportedFigure.objects.get().value == 5
    assert "Lệch +3" in client.get(sent.url).content.decode()


def test_what_was_typed_stays_when_a_report_is_refused(office: Organization):
    school = Organization.objects.get(code="TH1")
    sent = signed_in(Role.PRINCIPAL, school).post(
        f"/chi-so/pupil_count/{school.pk}/bao-cao/", {"slice": "", "as_of": "25/12/2020", "value": "5", "note": "x"}
    )
    assert sent.status_code == 422
    assert "Ngày số liệu chưa đến" in sent.content.decode()


def test_a_teacher_reports_nothing(office: Organization):
    school = Organization.objects.get(code="TH1")
    assert signed_in(Role.TEACHER, school).get(f"/chi-so/pupil_count/{school.pk}/bao-cao/").status_code == 403


def test_the_office_has_the_figures_computed_in_the_background(office: Organization):
    response = signed_in(Role.OFFICE_HEAD, office).post("/chi-so/tinh-lai/")
    assert response.status_code == 302
    assert IndicatorValue.objects.filter(indicator="pupil_count", organization=office, slice="").get().numerator == "5"


@pytest.mark.parametrize("path", ["/chi-so/", "/chi-so/pupil_count/", "/chi-so/class_size_avg/{office}/?side=bottom"])
def test_a_page_asks_as_many_questions_for_two_schools_as_for_ten(office: Organization, path: str):
    client = signed_in(Role.OFFICE_HEAD, office)
    address = path.format(office=office.pk)
    client.get(address)  # what is read once a process (content types, translations) is read
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(8):
        school = make.organization(f"M{number}", "school", under=office, levels="TH")
        make.enrol(make.student(), make.school_class(school, "1"))
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_an_indicator_that_nobody_knows_is_not_found(office: Organization):
    assert signed_in(Role.OFFICE_HEAD, office).get("/chi-so/khong-co/").status_code == 404
