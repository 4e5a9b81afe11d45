"""The planner brings in the scanned plan, mends it, gives out its work; the deputy head issues and amends it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from duoc.plans.documents.models import Plan, PlanState
from tests.journeys.browser import DESK, PHONE, barriers, overflow

pytestmark = pytest.mark.browser
SOURCE = Path(__file__).parents[2] / "duoc/project/demonstration/data/ke_hoach_2020_2021.txt"
BOARD = "#board"


def toast(page: Page, words: str) -> None:
    """The page says so."""
    expect(page.locator(".d-toast", has_text=words).first).to_be_visible()


def drop(visit, size=DESK) -> Page:
    """The review of the plan, just read."""
    page = visit("ke.hoach", "/ke-hoach/nhap-van-ban/", size)
    page.get_by_label("Tệp văn bản").set_input_files(SOURCE)
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_role("heading", name="Văn bản gốc")).to_be_visible()
    return page


def node(page: Page, words: str) -> Locator:
    return page.locator(".d-node", has_text=words).first


def press_after(page: Page, locator: Locator, *keys: str) -> None:
    """Choose a node with a click, then work by keys; each key's answer is waited for."""
    locator.locator(".d-node__text").click()
    for key in keys:
        page.keyboard.press(key)


def download(page: Page, link: str) -> bytes:
    """What stands behind a link to a paper; a browser would show it in a window of its own."""
    address = page.get_by_role("link", name=link, exact=True).get_attribute("href")
    answer = page.request.get(urljoin(page.url, address))
    assert answer.ok
    return answer.body()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_scanned_plan_is_read_with_its_repairs_in_sight(visit, size):
    page = drop(visit, size)
    source = page.locator(".d-review__source")
    expect(source.locator("ins", has_text="KẾ HOẠCH").first).to_be_attached()
    expect(page.locator(".d-node[data-kind=directive]")).not_to_have_count(0)
    assert page.locator("[data-line]").first.get_attribute("data-nodes") is not None
    assert overflow(page) == []
    assert barriers(page) == []


def test_the_issued_plan_reads_well_on_a_phone(visit):
    plan = Plan.objects.get(state=PlanState.ISSUED)
    page = visit("giao.vien", f"/ke-hoach/{plan.pk}/", PHONE)
    box = page.locator(".d-plan__node[data-kind=directive] .d-node__text").first.bounding_box()
    assert box is not None
    assert box["width"] > 200  # beside its number, not squeezed below it
    assert overflow(page) == []


def test_repairs_are_accepted_at_once_and_one_is_refused(visit):
    page = drop(visit)
    page.get_by_role("button", name=re.compile(r"Nhận cả \d+ chỗ sửa")).click()
    toast(page, "chỗ sửa lỗi quét")
    expect(page.get_by_role("button", name=re.compile("Nhận cả"))).to_have_count(0)
    refuse = page.get_by_role("button", name=re.compile("^Từ chối sửa")).first
    name = refuse.get_attribute("aria-label") or ""
    refuse.click()
    before = name.removeprefix("Từ chối sửa ").split(" thành ")[0]
    expect(page.locator(".d-review__refused").first).to_have_text(before)
    expect(page.locator(".d-review__refused")).to_have_count(1)


def test_a_heading_is_mended_a_paragraph_joined_and_both_undone_and_redone(visit, walk):
    page = drop(visit)
    page.get_by_role("button", name=re.compile("Nhận cả")).click()
    toast(page, "chỗ sửa lỗi quét")
    heading = page.locator(".d-node[data-kind=heading]").first
    heading.locator(".d-node__text").click()
    page.keyboard.press("e")
    dialog = page.locator("#node-dialog")
    dialog.get_by_label("Nội dung").fill("MỤC TIÊU CHUNG CỦA NĂM HỌC")
    dialog.get_by_role("button", name="Lưu").click()
    expect(node(page, "mục tiêu chung của năm học")).to_be_visible()

    directives = page.locator(".d-node[data-kind=directive]")
    count = directives.count()
    first, second = directives.nth(0), directives.nth(1)
    tail = second.locator(".d-node__text").inner_text()[-25:]
    first.locator(".d-node__text").click()
    page.keyboard.press("m")
    expect(directives).to_have_count(count - 1)
    expect(directives.nth(0)).to_contain_text(tail)

    page.keyboard.press("u")
    expect(directives).to_have_count(count)
    page.keyboard.press("u")
    expect(node(page, "mục tiêu chung của năm học")).to_have_count(0)
    page.keyboard.press("r")
    expect(node(page, "mục tiêu chung của năm học")).to_be_visible()
    page.keyboard.press("r")
    expect(directives).to_have_count(count - 1)

    page.context.close()  # the browser is closed; tomorrow goes on where today ended
    page = visit("ke.hoach", "/ke-hoach/nhap-van-ban/")
    page.locator(".d-list a").first.click()
    expect(page.locator(".d-node[data-kind=directive]")).to_have_count(count - 1)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".d-node[data-kind=directive]")).to_have_count(count)


def test_work_is_given_out_by_keyboard_several_at_once(visit):
    page = drop(visit)
    directives = page.locator(".d-node[data-kind=directive]")
    directives.nth(3).locator(".d-node__text").click()
    for key in ("x", "j", "x", "j", "x"):
        page.keyboard.press(key)
    expect(page.locator("input[name=node]:checked")).to_have_count(3)
    expect(page.locator("[data-chosen]")).to_contain_text("3")
    page.keyboard.press("2")
    expect(page.locator(".d-node:has(input:checked) .d-chip", has_text="Giải pháp")).to_have_count(3)
    page.keyboard.press("1")
    expect(page.locator(".d-node:has(input:checked) .d-chip", has_text="Nhiệm vụ")).to_have_count(3)
    page.keyboard.press("g")
    dialog = page.locator("#assign-dialog")
    expect(dialog).to_be_visible()
    assert barriers(page) == []
    dialog.get_by_role("combobox", name="Bộ phận chủ trì").select_option(label="Bộ phận Giáo dục Tiểu học")
    dialog.get_by_role("textbox", name="Hạn").fill("05/12/2020")
    dialog.get_by_role("textbox", name="Sản phẩm").fill("Báo cáo rà soát")
    dialog.get_by_role("button", name="Giao").click()
    toast(page, "Đã giao 3 mục.")
    given = page.locator(".d-node:has(input:checked)")
    expect(given.locator(".d-chip", has_text="05/12/2020")).to_have_count(3)
    expect(given.locator(".d-chip", has_text="Báo cáo rà soát")).to_have_count(3)


def test_a_target_is_bound_to_its_indicator(visit):
    page = drop(visit)
    page.locator(".d-node", has_text=re.compile("sĩ số", re.IGNORECASE)).first.locator(".d-node__text").click()
    page.keyboard.press("b")
    dialog = page.locator("#target-dialog")
    dialog.get_by_label("Chỉ tiêu").fill("Sĩ số học sinh/lớp tiểu học")
    dialog.get_by_label("Chỉ số").select_option(label="Số học sinh bình quân một lớp")
    dialog.get_by_label("Cấp, khối").select_option(label="Tiểu học")
    dialog.get_by_label("So sánh").select_option("<=")
    dialog.get_by_label("Mức cần đạt").fill("35")
    dialog.get_by_role("button", name="Gắn chỉ tiêu").click()
    toast(page, "Đã gắn chỉ tiêu.")
    expect(page.locator(".d-chip[data-target]", has_text="Sĩ số học sinh/lớp tiểu học <= 35")).to_be_visible()


def test_the_deputy_issues_and_amends_the_plan(visit):
    page = drop(visit)
    page.get_by_role("button", name=re.compile("Nhận cả")).click()
    toast(page, "chỗ sửa lỗi quét")
    page.get_by_role("button", name="Trình ban hành").click()
    expect(page.get_by_role("button", name="Trình ban hành")).to_have_count(0)
    plan = Plan.objects.latest("pk")
    assert plan.state == PlanState.SUBMITTED

    deputy = visit("pho.phong", f"/ke-hoach/{plan.pk}/")
    deputy.get_by_role("link", name="Ban hành").click()
    deputy.get_by_label("Số", exact=True).fill("230")
    deputy.get_by_label("Ký hiệu").fill("KH-PGDĐT")
    deputy.get_by_label("Ngày ký").fill("23/11/2020")
    deputy.get_by_label("Thẩm quyền ký").fill("KT. TRƯỞNG PHÒNG")
    deputy.get_by_label("Chức vụ").fill("PHÓ TRƯỞNG PHÒNG")
    deputy.get_by_role("button", name="Ban hành").click()
    expect(deputy.locator("main")).to_contain_text("230/KH-PGDĐT")

    page.goto(page.url.split("/ke-hoach/")[0] + f"/ke-hoach/{plan.pk}/ra-soat/")
    expect(page.locator("[data-review]")).to_have_count(0)  # frozen: the review leads to the plan

    pdf = download(deputy, "PDF")
    assert pdf.startswith(b"%PDF")
    words = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert "230/KH-PGDĐT" in words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    paper = Document(BytesIO(download(deputy, "Word")))
    assert any("KẾ HOẠCH" in paragraph.text for paragraph in paper.paragraphs)

    amend(visit, plan, page)


def amend(visit, plan: Plan, page: Page) -> None:
    """A later change has its own number; the plan of either day can be shown."""
    page.get_by_role("button", name="Sửa đổi, bổ sung").click()
    page.locator(".d-plan__node[data-kind=directive] a").first.click()
    page.get_by_label("Nội dung mới").fill("Rà soát mạng lưới trường lớp ở tám xã, phường ven biển.")
    page.get_by_label("Hạn mới").fill("31/12/2020")
    page.get_by_role("button", name="Lưu thay đổi").click()
    expect(page.locator("ins", has_text="tám xã, phường ven biển")).to_be_visible()
    page.get_by_role("button", name="Trình ban hành").click()
    expect(page.get_by_role("button", name="Trình ban hành")).to_have_count(0)
    amendment = Plan.objects.get(amends=plan)

    deputy = visit("pho.phong", f"/ke-hoach/{amendment.pk}/ban-hanh/")
    deputy.get_by_label("Số", exact=True).fill("231")
    deputy.get_by_label("Ngày ký").fill("24/11/2020")
    deputy.get_by_role("button", name="Ban hành").click()
    expect(deputy.locator("main")).to_contain_text("231/")

    page = visit("ke.hoach", f"/ke-hoach/{plan.pk}/")
    tree = page.locator("#tree")
    expect(tree).to_contain_text("tám xã, phường ven biển")
    page.get_by_label("Kế hoạch tính đến ngày").fill("23/11/2020")
    tree.get_by_role("button", name="Xem").click()
    expect(tree).not_to_contain_text("tám xã, phường ven biển")
