"""Makes the pictures of the documentation from the demonstration: docs/images/*.png, each under 250 kB.

.venv/bin/python tools/screenshots.py [NAME…]

The demonstration is loaded and served from a folder of its own that is thrown away, on a free port, on its own day.
Fails when a page answers with an error, or when the browser's console reports one.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
DUOC = ROOT / ".venv" / "bin" / "duoc"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
DESK, PHONE = (1280, 860), (360, 740)
LARGEST = 250_000
PATIENCE = 180
PLAN = "duoc/project/demonstration/data/ke_hoach_2020_2021.txt"


@dataclass(frozen=True)
class Picture:
    """One page as one role sees it, after handing in a document where there is one to `upload`."""

    name: str
    role: str
    path: str
    size: tuple[int, int] = DESK
    scheme: str = "light"
    upload: str = ""


PICTURES = (
    Picture("steering", "pho.phong", "/dieu-hanh/"),
    Picture("steering-dark", "pho.phong", "/dieu-hanh/", scheme="dark"),
    Picture("plan-review", "ke.hoach", "/ke-hoach/nhap-van-ban/", upload=PLAN),
    Picture("students", "van.thu", "/ho-so/hoc-sinh/"),
    Picture("my-work-phone", "giao.vien", "/viec-cua-toi/", PHONE),
)


@contextmanager
def demonstration() -> Iterator[str]:
    """The address of a demonstration that is served only for us."""
    with tempfile.TemporaryDirectory() as var, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {"DUOC_VAR": var}
        command = [str(DUOC), "demo", "--serve", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, server)
            yield address
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/tai-khoan/login/", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the demonstration did not start")


def take(browser: Browser, address: str, picture: Picture) -> bytes:
    """The picture as the browser draws it."""
    width, height = picture.size
    scale = 2 if picture.size == PHONE else 1
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        color_scheme=picture.scheme,
        locale="vi-VN",
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.goto(f"{address}/tai-khoan/login/")
    page.locator(f"form:has([value='{picture.role}']) button").first.click()
    page.wait_for_load_state("networkidle")
    answer = page.goto(f"{address}{picture.path}", wait_until="networkidle")
    if picture.upload:
        page.set_input_files("main input[type=file]", ROOT / picture.upload)
        page.locator("main form button[type=submit], main form .d-button--primary").first.click()
        page.wait_for_url("**/ra-soat/**")
        page.wait_for_load_state("networkidle")
    if answer is None or answer.status != 200 or faults:
        raise SystemExit(f"{picture.name}: {answer and answer.status} {faults}")
    page.evaluate("document.fonts.ready")
    data = page.screenshot()
    context.close()
    return data


def light(data: bytes) -> bytes:
    """The same picture with as many colours as fit under the limit."""
    whole = Image.open(BytesIO(data)).convert("RGB")
    for colours in (256, 128, 64, 32):
        kept = BytesIO()
        whole.quantize(colours, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
        if kept.tell() < LARGEST:
            return kept.getvalue()
    raise SystemExit("a picture does not fit under the limit")


def main(names: list[str]) -> None:
    """Take all pictures, or those named."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    wanted = [picture for picture in PICTURES if not names or picture.name in names]
    with demonstration() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for picture in wanted:
            file = IMAGES / f"{picture.name}.png"
            file.write_bytes(light(take(browser, address, picture)))
            print(f"{file.relative_to(ROOT)} {file.stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
