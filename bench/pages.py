"""Server time of the main pages on the full demonstration city: one user, then twenty without think time.

    DUOC_VAR=/path/to/var python bench/pages.py            (SQLite; load it first with `duoc demo --full`)
    tools/postgres.sh run python bench/pages.py --load     (PostgreSQL; --load fills the empty database)

One user: median of 15 requests in this process, with the number of queries. Twenty users: requests a second and the
95th percentile against the real server on this machine, which shares its processors with the load.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

os.environ.setdefault("DUOC_DEMO", "1")
os.environ.setdefault("DUOC_TODAY", "2020-11-24")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.project.settings")

import django

django.setup()

import httpx
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duoc.plans.documents.models import Plan
from duoc.project.cli.serving import process_group, server_command
from duoc.project.cli.start import bring_up_to_date
from duoc.project.demonstration.load import is_loaded, load_city
from duoc.registry.access.models import Account
from duoc.registry.enrollment.models import SchoolClass

PAGES: tuple[tuple[str, str, str], ...] = (
    ("bàn điều hành · steering board", "pho.phong", "/dieu-hanh/"),
    ("học sinh, lọc và tìm · students, filter and search", "pho.phong", "/ho-so/hoc-sinh/?q=nguyen&level=THCS&grade=6"),
    ("học sinh · students", "pho.phong", "/ho-so/hoc-sinh/"),
    ("cây kế hoạch · plan tree", "ke.hoach", "/ke-hoach/{plan}/"),
    ("kế hoạch trường · school plan", "hieu.truong", "/ke-hoach/truong/"),
    ("việc của tôi · my work", "giao.vien", "/viec-cua-toi/"),
    ("lớp học · classes", "van.thu", "/ho-so/lop/"),
    ("một lớp · class page", "pho.phong", "/ho-so/lop/{school_class}/"),
    ("chỉ số · indicators", "pho.phong", "/chi-so/"),
    ("bao phủ · coverage", "ke.hoach", "/ke-hoach/bao-phu/"),
    ("khó khăn · difficulties", "pho.phong", "/kho-khan/"),
)
ROUNDS, USERS, SECONDS, PORT = 15, 20, 5, 8377


def signed_in(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


def one_user(paths: list[tuple[str, str, str]]) -> None:
    print(f"\n{connection.vendor}, one user: median of {ROUNDS}, ms · queries")
    for name, username, path in paths:
        client = signed_in(username)
        answer = client.get(path)
        if answer.status_code != 200:
            print(f"  {name}: {answer.status_code} {path}")
            continue
        times = []
        for _round in range(ROUNDS):
            began = time.perf_counter()
            client.get(path)
            times.append((time.perf_counter() - began) * 1000)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        print(f"  {name:<56} {statistics.median(times):7.1f} ms · {len(queries)}")


@contextmanager
def server() -> Iterator[str]:
    base = f"http://127.0.0.1:{PORT}"
    with process_group([server_command("127.0.0.1", PORT, 2)]):
        for _try in range(60):
            try:
                httpx.get(base + "/tai-khoan/login/")
                break
            except httpx.TransportError:
                time.sleep(0.5)
        yield base


def twenty_users(paths: list[tuple[str, str, str]]) -> None:
    print(f"\n{connection.vendor}, {USERS} users, no think time, {SECONDS} s a page: requests/s · p95")
    with server() as base:
        for name, username, path in paths:
            cookie = signed_in(username).cookies["sessionid"].value
            times = load(base + path, cookie)
            if times:
                p95 = statistics.quantiles(times, n=20)[-1] * 1000
                print(f"  {name:<56} {len(times) / SECONDS:7.1f}/s · {p95:6.0f} ms")


def load(url: str, cookie: str) -> list[float]:
    times: list[float] = []
    ends = time.perf_counter() + SECONDS

    def user() -> None:
        with httpx.Client(cookies={"sessionid": cookie}, timeout=30) as client:
            while time.perf_counter() < ends:
                began = time.perf_counter()
                if client.get(url).status_code == 200:
                    times.append(time.perf_counter() - began)

    threads = [threading.Thread(target=user) for _user in range(USERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--load", action="store_true", help="load the full city if the database is empty")
    parser.add_argument("--one", action="store_true", help="one user only")
    asked = parser.parse_args()
    bring_up_to_date()
    if not is_loaded():
        if not asked.load:
            sys.exit("the database is empty: run with --load")
        load_city(full=True, tell=lambda step: print(f"  {step}…"))
    gc.collect()
    gc.freeze()  # as the server does when it has started
    plan = Plan.objects.filter(kind="office", state="issued").values_list("pk", flat=True)[0]
    largest = (
        SchoolClass.objects.annotate(pupils=Count("enrollments")).order_by("-pupils").values_list("pk", flat=True)[0]
    )
    paths = [(name, who, path.format(plan=plan, school_class=largest)) for name, who, path in PAGES]
    one_user(paths)
    if not asked.one:
        twenty_users(paths)


if __name__ == "__main__":
    main()
