"""Forged forms, forged sessions, other hosts, other methods, and a production server that is left open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from duoc.plans.documents.models import Task
from tests.access import samples
from tests.cast import Cast

ROOT = Path(__file__).resolve().parents[2]
SAFE = {
    "DUOC_PRODUCTION": "1",
    "DUOC_SECRET_KEY": "k" * 50,
    "DUOC_ALLOWED_HOSTS": "duoc.example.vn",
    "DUOC_DEMO": "0",
    "DUOC_DEBUG": "0",
    "DUOC_TODAY": "",
}
COOKIES = (
    "from duoc.project import settings as s; assert s.SESSION_COOKIE_SECURE and s.CSRF_COOKIE_SECURE; "
    "assert s.SESSION_COOKIE_HTTPONLY and s.SECURE_SSL_REDIRECT and s.SECURE_HSTS_SECONDS >= 31536000"
)


def started(**changed: str) -> subprocess.CompletedProcess[str]:
    """The settings of a production server, read in a process of their own."""
    return subprocess.run(
        [sys.executable, "-c", COOKIES], cwd=ROOT, env=os.environ | SAFE | changed, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_a_production_server_has_safe_cookies():
    run = started()
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DUOC_DEBUG", "1"),
        ("DUOC_DEMO", "1"),
        ("DUOC_TODAY", "2020-11-24"),
        ("DUOC_SECRET_KEY", ""),
        ("DUOC_SECRET_KEY", "short"),
        ("DUOC_ALLOWED_HOSTS", "*"),
        ("DUOC_ALLOWED_HOSTS", ""),
        ("DUOC_ALLOWED_HOSTS", "duoc.example.vn,*"),
    ],
)
def test_production_refuses_to_start_open(name: str, value: str):
    run = started(**{name: value})
    assert run.returncode != 0
    assert name in run.stderr


def test_a_form_without_its_mark_is_refused_with_our_page(cast: Cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.accounts["principal"])
    activity = samples.activity(cast, "A")
    refused = client.post(reverse("execution:drop_activity", args=[activity.pk]), {"csrfmiddlewaretoken": "x" * 64})
    assert refused.status_code == 403
    assert "web/errors/csrf.html" in [each.name for each in refused.templates]
    assert Task.objects.filter(pk=activity.pk, cancelled_on=None).exists()


@pytest.mark.parametrize("session", ["x" * 32, "' OR 1=1 --", "../../x", "é", ""])
def test_a_made_up_session_is_nobody(cast: Cast, session: str):
    client = Client()
    client.cookies["sessionid"] = session
    answer = client.get(reverse("execution:my_work"))
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(cast: Cast, there: str):
    client = cast.client("principal")
    for url in (reverse("web:theme"), reverse("web:language")):
        answer = client.post(url, {"next": there, "theme": "dark", "language": "vi"})
        assert "evil" not in answer.get("Location", "")
        assert "javascript" not in answer.get("Location", "")
    sign_in = Client().post(reverse("account_login"), {"login": "principal", "password": "mat-khau-thu", "next": there})
    assert "evil" not in sign_in.get("Location", "")
    assert "javascript" not in sign_in.get("Location", "")


def test_another_host_name_is_refused(cast: Cast, settings):
    settings.ALLOWED_HOSTS = ["duoc.example.vn"]
    client = cast.client("principal")
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/", headers={"host": "duoc.example.vn"}).status_code == 302


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
@pytest.mark.parametrize(
    "view", ["execution:task", "execution:change_activity", "documents:review", "documents:issue", "reports:report"]
)
def test_other_methods_change_nothing_and_crash_nothing(cast: Cast, method: str, view: str):
    client = cast.client("principal" if view.startswith("execution") else "office_head")
    url = reverse(view, kwargs=samples.SAMPLES[view](cast, "A").kwargs)
    assert client.generic(method, url, b"title=x", "application/x-www-form-urlencoded").status_code in (
        200, 302, 403, 404, 405,
    )  # fmt: skip
