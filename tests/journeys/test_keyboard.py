"""The whole product by keyboard: a way past the menu, a focus that is seen, dialogs that keep it and give it back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from duoc.plans.documents.models import Plan
from tests.journeys.browser import DESK, overflow, refuse
from tests.journeys.conftest import OpenPage

pytestmark = pytest.mark.browser

HERE = "document.activeElement"
IS_SEEN = """() => { const here = document.activeElement;
  const isDrawn = (each) => { const style = getComputedStyle(each); return style.boxShadow !== "none"
    || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1; };
  const around = here.matches("input[type=search]") ? here.closest("form, label") : null;  // the frame is around it
  const box = here.getBoundingClientRect();
  return (isDrawn(here) || around && isDrawn(around)) && box.width > 0 && box.height > 0
    ? "" : here.outerHTML.slice(0, 140); }"""
PLACE = """() => { const box = document.activeElement.getBoundingClientRect();
  const part = ["main", "header", "nav"].find((each) => document.activeElement.closest(each)) ?? "";
  return document.activeElement === document.body ? null : [part, box.top + scrollY]; }"""
KEY_PAGES = ("/dieu-hanh/", "/ke-hoach/nam-hoc/", "/ke-hoach/bao-phu/", "/kho-khan/", "/chi-so/", "/ho-so/hoc-sinh/")
# What each of them comes for, in the full life of a city; the narrowest screen shows it all without being dragged.
LIVED_IN = {
    "truong.phong": (
        "/", "/dieu-hanh/", "/ke-hoach/nam-hoc/", "/ke-hoach/truong/tat-ca/", "/ke-hoach/hanh-dong/tat-ca/",
        "/ke-hoach/bao-phu/", "/kho-khan/", "/kho-khan/giai-dap/", "/chi-so/", "/chi-so/class_size_avg/", "/bao-cao/",
        "/ho-so/hoc-sinh/", "/ho-so/doi-ngu/", "/ho-so/lop/", "/thong-bao/", "/tim-kiem/?q=nguyen",
    ),
    "quan.tri": ("/quan-tri/tai-khoan/", "/quan-tri/phan-quyen/", "/quan-tri/nhat-ky/"),
    "hieu.truong": ("/", "/ke-hoach/truong/", "/dieu-hanh/", "/kho-khan/", "/ke-hoach/thuc-hien/nhan-viec/"),
    "giao.vien": ("/", "/viec-cua-toi/"),
    "van.thu": ("/", "/ho-so/hoc-sinh/nhap/"),
}  # fmt: skip


def focus_order(page: Page, most: int = 60) -> list[tuple[str, float]]:
    """Where the focus goes by Tab, from the top of the page; each stop has to be seen."""
    stops: list[tuple[str, float]] = []
    for _stop in range(most):
        page.keyboard.press("Tab")
        place = page.evaluate(PLACE)
        if place is None:
            break
        refuse("a focus that cannot be seen", [found] if (found := page.evaluate(IS_SEEN)) else [])
        stops.append((place[0], place[1]))
    return stops


def test_the_first_tab_leads_past_the_menu(visit: OpenPage):
    page = visit("truong.phong", "/dieu-hanh/")
    page.keyboard.press("Tab")
    skip = page.locator(".d-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{HERE}.closest('main') !== null")


@pytest.mark.parametrize("path", KEY_PAGES)
def test_the_focus_is_seen_and_goes_down_the_page(visit: OpenPage, path: str):
    page = visit("truong.phong", path)
    stops = focus_order(page)
    parts = [part for part, _top in stops]
    assert parts.index("header") < parts.index("nav") < parts.index("main")
    inside = [top for part, top in stops if part == "main"]
    jumps = sum(later < earlier - 400 for earlier, later in pairwise(inside))
    assert jumps <= 1, f"the focus jumps up the page {jumps} times"


def test_a_dialog_keeps_the_focus_and_gives_it_back(visit: OpenPage):
    page = visit("ke.hoach", "/ke-hoach/nam-hoc/")
    page.keyboard.press("?")
    dialog = page.locator("#d-shortcuts")
    expect(dialog).to_be_visible()
    for _stop in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{HERE} === document.body || {HERE}.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    opener = page.locator("summary").first
    opener.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_the_dialogs_of_the_review_give_the_focus_back(visit: OpenPage):
    Plan.objects.filter(kind="office").update(state="draft")
    page = visit("ke.hoach", f"/ke-hoach/{Plan.objects.get(kind='office').pk}/ra-soat/")
    page.locator(".d-node__text").nth(3).click()
    opener = page.locator("[data-open=assign-dialog]")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#assign-dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_everything_is_found_from_the_keyboard(visit: OpenPage):
    page = visit("truong.phong", "/dieu-hanh/")
    page.keyboard.press("Control+k")
    field = page.locator("#d-palette input")
    expect(field).to_be_focused()
    field.press_sequentially("hung vuong")
    expect(page.locator("#d-palette-list [role=option]").first).to_contain_text("Hùng Vương")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("Hùng Vương")


@pytest.mark.parametrize("username", LIVED_IN)
def test_pages_full_of_life_fit_a_phone(visit: OpenPage, username: str):
    page = visit(username, LIVED_IN[username][0], DESK)
    page.set_viewport_size({"width": 360, "height": 740})
    address = page.url.split("/", 3)
    wrong = []
    for path in LIVED_IN[username]:
        page.goto("/".join(address[:3]) + path)
        wrong += [f"{path}: {each}" for each in overflow(page)]
    refuse("wider than a phone", wrong)
