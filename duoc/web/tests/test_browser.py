"""The shell in a real browser: no error in the console, nothing that axe complains of, and what its scripts promise."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from duoc.web import navigation
from duoc.web.navigation import Counter, Entry, Section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def chromium():
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # synchronous Playwright runs an event loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")
    if before is not None:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def open_page(chromium, live_server, monkeypatch):
    """Open a page as cô Hạnh; anything in the console fails the test at its end."""
    entries = [
        Entry(
            Section.STEERING, "Việc của tôi", "web:gallery", "list-check", None, 1, lambda r: Counter("4", True), True
        ),
        Entry(Section.RECORDS, "Học sinh", "web:search", "users", None, 1, phone=True),
    ]
    monkeypatch.setattr(navigation, "_entries", entries)
    faults, contexts = [], []
    visitor = Client()
    visitor.force_login(get_user_model().objects.create_user("hanh"))
    session = {"name": "sessionid", "value": visitor.cookies["sessionid"].value, "url": live_server.url}

    def opened(path, *, width=1280, height=800, scheme="light", signed_in=True):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="vi-VN", reduced_motion="reduce"
        )
        contexts.append(context)
        if signed_in:
            context.add_cookies([session])
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: line.type == "error" and faults.append(line.text))
        page.goto(live_server.url + path, wait_until="networkidle")
        page.faults = faults
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def complaints(page):
    return [
        (found["id"], node["target"], node["failureSummary"])
        for found in Axe().run(page, options=RULES).response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("path", ["/thanh-phan/", "/tim-kiem/?q=hoc", "/tai-khoan/login/", "/mat-mang/"])
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_axe_finds_nothing_and_the_page_fits_its_screen(open_page, path, width, scheme):
    page = open_page(path, width=width, scheme=scheme, signed_in="login" not in path)
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing_in_open_dialogs_and_menus(open_page):
    page = open_page("/thanh-phan/")
    page.locator("details[data-menu] summary").first.click()
    assert complaints(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Mở hộp thoại").click()
    assert complaints(page) == []


def test_the_palette_goes_to_a_page_by_keys_alone(open_page):
    page = open_page("/thanh-phan/")
    page.keyboard.press("Control+k")
    page.keyboard.type("hoc sinh")
    option = page.get_by_role("option", name="Học sinh Hồ sơ")
    expect(option).to_have_attribute("aria-selected", "true")
    assert complaints(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem/")


def test_the_list_of_keys_opens_with_a_question_mark(open_page):
    page = open_page("/thanh-phan/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Phím tắt")).to_be_hidden()


def test_dark_is_chosen_at_once_and_kept(open_page):
    page = open_page("/thanh-phan/")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator("details[data-menu] summary").first.click()
    with page.expect_response("**/giao-dien/"):
        page.get_by_role("button", name="Tối").click()
    dark = page.evaluate(ground)
    page.reload()
    assert page.evaluate(ground) == dark != light


def test_rows_are_walked_and_chosen_by_keys_and_columns_can_be_put_away(open_page):
    page = open_page("/thanh-phan/")
    for key in ("j", "j", "x"):
        page.keyboard.press(key)
    expect(page.get_by_label("Chọn THCS Nguyễn Du")).to_be_checked()
    expect(page.locator("form [data-selected]")).to_have_text("Đã chọn 1")
    page.locator("form [data-columns] summary").click()
    page.get_by_label("Hạn", exact=True).uncheck()
    page.reload()
    expect(page.get_by_role("columnheader", name="Hạn")).to_be_hidden()


def test_the_phone_opens_its_menu_from_the_last_tab(open_page):
    page = open_page("/thanh-phan/", width=360)
    menu = page.get_by_role("navigation", name="Trình đơn chính")
    expect(menu).to_be_hidden()
    page.get_by_role("link", name="Thêm").click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def forget_lost_network(page):
    page.faults[:] = [fault for fault in page.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


ENQUEUE = """async (url) => {
  const [module] = performance.getEntriesByType("resource").map((r) => r.name).filter((n) => n.includes("/offline"));
  const { enqueue } = await import(module);
  for (const n of [1, 2]) await enqueue({ url, body: { theme: "dark", next: "/mat-mang/", n: String(n) } });
}"""


def test_what_is_saved_without_a_network_is_kept_and_sent_in_order(open_page):
    page = open_page("/thanh-phan/")
    sent = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.headers["idempotency-key"]))
    page.context.set_offline(True)
    page.evaluate(ENQUEUE, "/giao-dien/")
    expect(page.locator("#d-offline")).to_have_text("Đang mất mạng. 2 thay đổi chờ gửi, không mất gì.")
    tried_offline = len(sent)
    page.context.set_offline(False)
    expect(page.locator("#d-toasts")).to_contain_text("Đã gửi xong mọi thay đổi")
    expect(page.locator("#d-offline")).to_be_hidden()
    arrived = sent[tried_offline:]
    assert len(set(arrived)) == len(arrived) == 2
    forget_lost_network(page)


def test_a_form_for_the_road_is_kept_first_and_then_goes_where_the_server_says(open_page):
    page = open_page("/thanh-phan/")
    page.evaluate("document.querySelector('[lang=en]').form.dataset.offline = ''")
    page.locator("details[data-menu] summary").first.click()
    page.context.set_offline(True)
    page.get_by_role("button", name="English").click()
    expect(page.locator("#d-offline")).to_contain_text("1 thay đổi chờ gửi")
    page.context.set_offline(False)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    forget_lost_network(page)


WAITING = """() => new Promise((resolve) => {
  const asked = indexedDB.open("duoc", 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction("queue").objectStore("queue").getAll();
    all.onsuccess = () => resolve(all.result.length);
  };
})"""


def test_signing_out_leaves_nothing_behind_on_a_shared_phone(open_page):
    page = open_page("/thanh-phan/")
    page.evaluate(ENQUEUE, "/khong-co/")  # refused, so it stays to be shown
    expect(page.locator("#d-toasts")).to_contain_text("Máy chủ không nhận")
    assert page.evaluate(WAITING) == 2
    page.locator("details[data-menu] summary").first.click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(lambda url: "thanh-phan" not in url)
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + "/mat-mang/")
    assert page.evaluate(WAITING) == 0
    page.faults.clear()


def test_without_a_network_a_page_says_so_instead_of_the_browser(open_page):
    page = open_page("/thanh-phan/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.reload()
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="Đang mất mạng")).to_be_visible()
    page.faults.clear()


def test_a_lost_network_is_said_in_words(open_page):
    page = open_page("/tim-kiem/")
    page.context.set_offline(True)
    page.get_by_role("main").get_by_role("searchbox").fill("hoc sinh")
    expect(page.locator("#d-toasts")).to_contain_text("Không liên lạc được với máy chủ")
    page.context.set_offline(False)
    page.faults.clear()
