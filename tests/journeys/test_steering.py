"""The head of the office looks where the plan stands, goes down to the rows behind a figure, and reports."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import urljoin

import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Page, expect

from duoc.indicators.engine.models import ReportedFigure
from tests.journeys.browser import DESK, PHONE, barriers, overflow

pytestmark = pytest.mark.browser


def download(page: Page, link: str) -> bytes:
    """What stands behind a link to a paper; a browser would show it in a window of its own."""
    answer = page.request.get(urljoin(page.url, page.get_by_role("link", name=link, exact=True).get_attribute("href")))
    assert answer.ok
    return answer.body()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_from_the_heat_map_to_a_school(visit, size):
    page = visit("truong.phong", "/dieu-hanh/", size)
    expect(page.get_by_role("heading", name="Tiến độ theo mục và trường")).to_be_visible()
    expect(page.locator("svg.d-map .d-map__mark")).not_to_have_count(0)
    expect(page.get_by_role("heading", name="Trễ và sắp đến hạn")).to_be_visible()
    assert overflow(page) == []
    assert barriers(page) == []
    school = page.locator(".d-heat tbody th a").first
    name = school.inner_text()
    school.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    assert overflow(page) == []


def test_the_map_is_coloured_by_another_indicator(visit):
    page = visit("truong.phong", "/dieu-hanh/")
    choice = page.locator("#measure")
    other = choice.locator("option").nth(1).inner_text()
    choice.select_option(index=1)
    expect(page.locator("svg.d-map")).to_have_attribute("aria-label", re.compile(re.escape(other)))


def test_a_figure_leads_to_its_rows_with_formula_source_and_the_schools_own_count(visit):
    figure = ReportedFigure.objects.filter(indicator="pupil_count").select_related("organization")[1]
    page = visit("truong.phong", "/chi-so/pupil_count/")
    page.get_by_role("link", name=figure.organization.label).first.click()
    main = page.locator("main")
    expect(main).to_contain_text("Tính từ hồ sơ")
    expect(main).to_contain_text("Đơn vị báo cáo")
    expect(main).to_contain_text("Lệch")
    expect(main).to_contain_text("24/11/2020")
    expect(main).to_contain_text("Nguồn")
    assert barriers(page) == []


def test_the_month_report_is_written_and_comes_out_as_paper(visit, walk):
    walk.expected.add(422)  # signed too early, and refused
    page = visit("pho.phong", "/bao-cao/")
    page.get_by_role("button", name="Lập từ số liệu hiện có").click()
    expect(page.get_by_role("heading", name="Lời văn")).to_be_visible()
    page.locator("form[data-guard] textarea").last.fill("Đề nghị các trường rà soát việc quá hạn trước 30/11/2020.")
    page.get_by_role("button", name="Lưu lời văn").click()
    expect(page.locator("form[data-guard] textarea").last).to_have_value(re.compile("rà soát việc quá hạn"))
    pdf = download(page, "PDF")
    assert pdf.startswith(b"%PDF")
    paper = pypdfium2.PdfDocument(pdf)
    words = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in paper).split())
    assert "rà soát việc quá hạn" in words
    docx = Document(BytesIO(download(page, "Word")))
    assert any("rà soát việc quá hạn" in paragraph.text for paragraph in docx.paragraphs)
    assert barriers(page) == []
    page.get_by_role("link", name="Ký ban hành").click()
    page.get_by_label("Số", exact=True).fill("77")
    page.get_by_role("button", name="Ký ban hành").click()
    expect(page.locator("main")).to_contain_text("còn chỗ chờ viết")
    page.locator(".d-crumbs a").last.click()
    page.get_by_label("Đánh giá chung").fill("Nguyên nhân: thiếu phòng học ở các phường trung tâm.")
    page.get_by_role("button", name="Lưu lời văn").click()
    page.get_by_role("link", name="Ký ban hành").click()
    page.get_by_label("Số", exact=True).fill("77")
    page.get_by_role("button", name="Ký ban hành").click()
    expect(page.locator("main")).to_contain_text("77/")
