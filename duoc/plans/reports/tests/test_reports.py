"""Reports come from live data; the narrative is edited, the figures are not."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.errors import Conflict, DomainError
from duoc.kit.paper import to_pdf
from duoc.plans.execution.services.progress import Progress, report_progress
from duoc.plans.reports import services
from duoc.plans.reports.models import Report, ReportState
from duoc.plans.reports.papers import report_document
from duoc.plans.reports.periods import month_period, term_period, year_period
from duoc.registry.enrollment.models import Enrollment, ExitReason
from tests.access.samples import office_plan, school_plan
from tests.cast import Cast


@pytest.fixture
def planner(cast: Cast) -> Actor:
    return Actor(user_id=cast.accounts["planner"].pk, name="Chuyên viên")


def pdf_text(pdf: bytes) -> str:
    """All words of a PDF in order."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pages).split())


@pytest.fixture
def report(cast: Cast, planner: Actor) -> Report:
    """November's report of the office."""
    office_plan(cast, "A")
    school_plan(cast, "A")
    return services.begin_report(cast.office, cast.year, month_period(2020, 11), by=planner)


def test_a_months_report_names_the_next_month_across_new_year():
    assert month_period(2020, 12).title == (
        "Kết quả công tác tháng 12 và phương hướng, nhiệm vụ trọng tâm tháng 1 năm 2021"
    )


def test_asking_again_gives_the_report_that_is_there(report: Report, cast: Cast, planner: Actor):
    assert services.begin_report(cast.office, cast.year, month_period(2020, 11), by=planner) == report


def test_a_pupil_who_left_in_the_month_is_counted_where_it_left(cast: Cast, planner: Actor):
    row = Enrollment.objects.get(student=cast.students["A-6A"])
    row.valid_to, row.exit_reason = date(2020, 11, 11), ExitReason.DROPPED_OUT
    row.save()
    office_plan(cast, "A")
    made = services.begin_report(cast.office, cast.year, month_period(2020, 11), by=planner)
    school = next(each for each in made.figures["movements"] if each["school"] == "Trường A")
    assert (school["start"], school["dropped"], school["end"]) == (2, 1, 1)


def test_a_report_of_a_month_gone_by_tells_how_far_the_work_had_come_then(cast: Cast, planner: Actor):
    task = office_plan(cast, "A").tasks.exclude(due_on=None).first()
    assert task is not None
    for day, percent in ((date(2020, 10, 20), 30), (date(2020, 11, 20), 100)):
        with clock.on(day):
            report_progress(task, Progress(percent=percent), by=planner)
    told = {}
    for month in (10, 11):
        made = services.begin_report(cast.office, cast.year, month_period(2020, month), by=planner)
        told[month] = next(row["percent"] for row in made.figures["tasks"] if row["number"] == task.number)
    assert told == {10: 30, 11: 100}


def test_a_draft_leaves_the_place_of_the_head_open_and_says_that_it_is_one(report: Report):
    document = report_document(report, None)
    assert (document.signature.position, document.signature.name) == ("TRƯỞNG PHÒNG", "")
    text = pdf_text(to_pdf(document))
    assert "TRƯỞNG PHÒNG" in text
    assert "DỰ THẢO" in text


def test_figures_stop_at_the_office(report: Report):
    assert {row["school"] for row in report.figures["movements"]} == {"Trường A", "Trường B"}


def test_edited_text_survives_fresh_figures_and_unedited_text_follows_them(report: Report, planner: Actor, cast: Cast):
    edited = services.edit(report, report.version, {"assessment": "Lời của Phòng"}, report.title, by=planner)
    report.organization.tasks.update(percent=80)
    fresh = services.refresh(edited, edited.version, by=planner)
    texts = {section["key"]: section["text"] for section in fresh.sections}
    assert texts["assessment"] == "Lời của Phòng"


def test_two_people_on_one_report_see_both_versions(report: Report, planner: Actor):
    services.edit(report, report.version, {"opening": "Bản thứ nhất"}, report.title, by=planner)
    with pytest.raises(Conflict) as conflict:
        services.edit(report, report.version, {"opening": "Bản thứ hai"}, report.title, by=planner)
    current = conflict.value.current
    assert isinstance(current, Report)
    assert current.sections[0]["text"] == "Bản thứ nhất"


HOW = services.Signing(
    number="12",
    symbol="BC-PGDĐT",
    dated_on=date(2020, 11, 24),
    signer_authority="KT. TRƯỞNG PHÒNG",
    signer_position="PHÓ TRƯỞNG PHÒNG",
    signer_name="Trần Văn Đước",
)


def test_what_still_waits_to_be_written_is_not_signed(report: Report, planner: Actor):
    with pytest.raises(DomainError) as refusal:
        services.sign(report, HOW, by=planner)
    assert refusal.value.code == "unwritten"
    assert "Đánh giá chung" in refusal.value.text


def test_a_signed_report_is_frozen(report: Report, planner: Actor):
    written = services.edit(report, report.version, {"assessment": "Tốt."}, report.title, by=planner)
    signed = services.sign(written, HOW, by=planner)
    assert signed.state == ReportState.SIGNED
    with pytest.raises(DomainError) as refusal:
        services.edit(signed, signed.version, {}, signed.title, by=planner)
    assert refusal.value.code == "signed"


def test_the_paper_carries_narrative_and_appendices(report: Report, cast: Cast):
    text = pdf_text(cast.client("planner").get(f"/bao-cao/{report.pk}/bao-cao.pdf").content)
    for words in ("BÁO CÁO", "Kết quả công tác tháng 11", "BIẾN ĐỘNG HỌC SINH", "Trường A"):
        assert words in text


@pytest.mark.parametrize("kind", ["term", "year"])
def test_term_and_year_compare_with_the_targets(cast: Cast, planner: Actor, kind: str):
    office_plan(cast, "A")
    period = term_period(cast.year) if kind == "term" else year_period(cast.year)
    assert period is not None
    made = services.begin_report(cast.office, cast.year, period, by=planner)
    assert [section["key"] for section in made.sections][1] == "situation"
    assert cast.client("planner").get(f"/bao-cao/{made.pk}/bao-cao.docx").status_code == 200


def test_a_month_that_has_not_begun_is_refused(cast: Cast):
    page = cast.client("planner").post("/bao-cao/lap/", {"kind": "month", "month": "12/2020"})
    assert page.status_code == 422
    assert not Report.objects.exists()
