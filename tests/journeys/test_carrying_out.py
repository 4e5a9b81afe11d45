"""A school takes up the office's work; the office sees what reached whom, and helps where it sticks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from duoc.plans.difficulties.models import Answer, Difficulty
from duoc.plans.documents.models import Plan, PlanKind, PlanState, Task, TaskKind
from duoc.registry.access.models import Account
from tests.journeys.browser import DESK, PHONE, barriers, overflow

pytestmark = pytest.mark.browser


def toast(page: Page, words: str) -> None:
    expect(page.locator(".d-toast", has_text=words).first).to_be_visible()


def plan_of(username: str) -> Plan:
    school = Account.objects.get(username=username).roles.get().organization
    return Plan.objects.get(organization=school, kind=PlanKind.SCHOOL)


def test_a_principal_takes_work_over_and_adds_the_schools_own(visit):
    page = visit("hieu.truong.thcs", "/ke-hoach/truong/")
    count = page.locator(".d-wait__line").count()
    waiting = page.locator(".d-wait__line", has_text="hạn 30/05/2021")
    chosen = waiting.first.locator(".d-wait__title a").inner_text()
    waiting.first.get_by_role("link", name=re.compile("^Nhận")).click()
    page.get_by_label("Mục tiêu").fill("100 % lớp 6 có kế hoạch phụ đạo")
    page.get_by_label("Giải pháp").fill("Tổ Toán – Tin soạn, Ban giám hiệu duyệt từng tuần")
    page.get_by_label("Bắt đầu").fill("30/11/2020")
    page.get_by_label("Kết thúc").fill("18/12/2020")
    page.get_by_role("button", name="Đưa vào kế hoạch").click()
    expect(page.locator(".d-acts")).to_contain_text("100 % lớp 6 có kế hoạch phụ đạo")
    expect(page.locator(".d-wait__line")).to_have_count(count - 1)
    assert Task.objects.filter(plan=plan_of("hieu.truong.thcs"), serves__number=chosen).exists()

    page.get_by_role("link", name="Thêm hoạt động").click()
    page.get_by_role("textbox", name="Hoạt động").fill("Ngày hội đọc sách của trường")
    page.get_by_label("Bắt đầu").fill("05/12/2020")
    page.get_by_label("Kết thúc").fill("05/12/2020")
    page.get_by_role("button", name="Lưu").click()
    own = page.locator(".d-acts tr", has_text="Ngày hội đọc sách")
    expect(own).to_contain_text("05/12/2020")
    expect(own).to_contain_text("Việc riêng")
    for way in ("Tháng", "Tuần"):
        page.locator(".d-segments").get_by_role("link", name=way).click()
        expect(page.locator(".d-segments [aria-current]")).to_contain_text(way)
        expect(page.locator(".d-acts tr", has_text="Ngày hội đọc sách").first).to_be_visible()


def test_a_plan_is_returned_with_a_comment_corrected_and_approved(visit):
    plan = plan_of("hieu.truong.thcs")
    page = visit("hieu.truong.thcs", "/ke-hoach/truong/")
    page.get_by_role("button", name="Trình duyệt").click()
    toast(page, "trình")

    office = visit("cv.thcs", "/ke-hoach/truong/tat-ca/?tt=submitted")
    office.get_by_role("link", name=plan.organization.name).click()
    office.get_by_label("Ý kiến").fill("Mục III.2 chưa nêu người chủ trì.")
    office.get_by_role("button", name="Trả lại kèm ý kiến").click()
    expect(office.locator(".d-returned")).to_contain_text("chưa nêu người chủ trì")

    page.reload()
    expect(page.locator(".d-returned")).to_contain_text("chưa nêu người chủ trì")
    page.get_by_role("link", name=re.compile("^Sửa ")).first.click()
    page.get_by_label("Người chủ trì").select_option(index=1)
    page.get_by_role("button", name="Lưu").click()
    page.get_by_role("button", name="Trình duyệt").click()
    toast(page, "trình")

    office.goto(office.url)
    office.get_by_role("button", name="Phê duyệt").click()
    expect(office.locator(".d-timeline").first).to_contain_text("Đã phê duyệt")
    plan.refresh_from_db()
    assert plan.state == PlanState.APPROVED


def test_a_department_head_adds_the_work_of_the_department(visit):
    plan = plan_of("to.truong")
    plan.state = PlanState.DRAFT
    plan.save()
    page = visit("to.truong", "/ke-hoach/truong/")
    page.get_by_role("link", name="Thêm hoạt động của tổ").click()
    page.get_by_role("textbox", name="Hoạt động").fill("Sinh hoạt chuyên môn theo nghiên cứu bài học")
    page.get_by_role("button", name="Lưu").click()
    expect(page.locator(".d-acts")).to_contain_text("Sinh hoạt chuyên môn theo nghiên cứu bài học")
    task = Task.objects.get(title__startswith="Sinh hoạt chuyên môn theo nghiên cứu bài học")
    assert task.lead == Account.objects.get(username="to.truong").staff.department


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_office_sees_coverage_both_ways(visit, size):
    page = visit("truong.phong", "/ke-hoach/bao-phu/", size)
    assert overflow(page) == []
    page.get_by_role("link", name=re.compile("Chưa trường nào nhận|Không trường nào")).first.click()
    expect(page.locator("#rows")).to_be_visible()
    own = Task.objects.filter(kind=TaskKind.ACTIVITY, plan__kind=PlanKind.SCHOOL, serves=None).first()
    expect(page.locator("main")).to_contain_text(own.title)


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_difficulty_is_reported_grouped_answered_and_published(visit, size):
    school = visit("hieu.truong.thcs", "/kho-khan/bao/", size)
    school.get_by_label("Khó khăn, vướng mắc").fill("Thiếu phòng học tin học cho khối 6")
    school.get_by_label("Mô tả").fill("Chỉ một phòng 24 máy cho 14 lớp.")
    school.get_by_role("button", name="Báo Phòng").click()
    expect(school.get_by_role("heading", level=1)).to_have_text("Thiếu phòng học tin học cho khối 6")
    mine = Difficulty.objects.latest("pk")

    office = visit("cv.thcs", f"/kho-khan/{mine.pk}/", size)
    alike = office.get_by_label(re.compile("Thiếu 3 phòng học|Lớp 1 trên 42"))
    if alike.count():
        alike.first.check()
        office.get_by_role("button", name="Gộp để trả lời một lần").click()
        expect(office.locator("main")).to_contain_text("Trả lời chung cho")
    office.get_by_label("Nội dung trả lời").fill("Mượn phòng máy của trung tâm học tập cộng đồng vào buổi chiều.")
    office.get_by_label("Công bố cho mọi trường").check()
    office.get_by_role("button", name="Trả lời", exact=True).click()
    expect(office.locator("main")).to_contain_text("Đã công bố")
    assert Answer.objects.filter(difficulty=mine, is_published=True).exists()

    school.reload()
    expect(school.locator("main")).to_contain_text("Mượn phòng máy")
    other = visit("hieu.truong", "/kho-khan/giai-dap/", size)
    expect(other.locator("main")).to_contain_text("Mượn phòng máy của trung tâm học tập cộng đồng")
    assert overflow(other) == []
    assert barriers(other) == []
