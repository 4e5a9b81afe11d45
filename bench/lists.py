"""The list of students for one user: median server time and number of queries.

    DUOC_VAR=… .venv/bin/python bench/lists.py              on a demonstration city that is loaded already
    tools/postgres.sh run .venv/bin/python bench/lists.py --load    a full city first, in a database of its own

The rule: at most 30 ms in the middle, for every question below, and as many queries for 46,000 pupils as for one.
Times are of the whole request through Django's test client, without think time. `cpu` is what this process worked;
on a busy machine it says more than the clock.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duoc.project.settings")
os.environ.setdefault("DUOC_TODAY", "2020-11-24")
os.environ.setdefault("DUOC_DEMO", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duoc.registry.access.models import Account
from duoc.registry.people.models import Student

ROUNDS = 25
QUESTIONS = {
    "first page": "",
    "search": "?q=nguyen",
    "search of three words": "?q=nguyen+van+an",
    "nothing found": "?q=xq",
    "level and search": "?q=nguyen&level=THCS",
    "level, grade, status": "?level=THCS&grade=6&status=enrolled",
    "page 400": "?page=400",
    "by birthday": "?sort=birth",
}


def measured(client: Client, address: str, headers: dict[str, str]) -> tuple[float, float, int]:
    """Median milliseconds by the clock and by the processor, and the number of queries."""
    client.get(address, headers=headers)
    with CaptureQueriesContext(connection) as asked:
        client.get(address, headers=headers)
        queries = len(asked)
    clock, worked = [], []
    for _round in range(ROUNDS):
        started, began = time.perf_counter(), time.process_time()
        response = client.get(address, headers=headers)
        clock.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - began) * 1000)
        assert response.status_code == 200, response.status_code
    return statistics.median(clock), statistics.median(worked), queries


def main() -> None:
    """Print the figures for an office and for one school."""
    if "--load" in sys.argv:
        from duoc.project.demonstration.load import load_city

        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        load_city(full=True, tell=lambda sentence: None)
    print(f"{connection.vendor}: {Student.objects.count()} pupils")
    print(f"{'':<14}{'':<26}{'clock':>8}{'cpu':>8}{'queries':>9}")
    for username in ("truong.phong", "hieu.truong"):
        client = Client()
        client.force_login(Account.objects.get(username=username))
        for title, query in QUESTIONS.items():
            for kind, headers in (("page", {}), ("rows", {"HX-Request": "true"})):
                clock, worked, queries = measured(client, f"/ho-so/hoc-sinh/{query}", headers)
                print(f"{username:<14}{title:<22}{kind:<5}{clock:7.1f}{worked:8.1f}{queries:9}")


if __name__ == "__main__":
    main()
