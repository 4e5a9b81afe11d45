"""Every address × every account of the cast × rows of the own, a neighbouring and a foreign school × nobody.

Generated from the URL conf: a page without a rule, or without a sample, fails here and says what to add.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from duoc.registry.access.gate import Access, can, visible
from duoc.registry.access.policy import SCOPINGS, Action
from tests.access.samples import SAMPLES
from tests.cast import TODAY, Cast

OTHERS_RULES = ("account_", "mfa_", "usersessions_")  # allauth guards its own pages
PUBLIC_VIEWS = {
    "web:search", "web:theme", "web:language", "web:gallery", "web:offline", "web:worker", "web:manifest",
    "access:demo_sign_in",
}  # fmt: skip
OPEN_BY_SECRET = {"notices:feed"}


@pytest.fixture(autouse=True)
def plain_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here a refusal is its status. The pages that say it are drawn elsewhere, and not some thousand times."""

    def handler(self: URLResolver, code: int) -> Callable[..., HttpResponse]:
        return lambda request, exception=None: HttpResponse(status=code)

    monkeypatch.setattr(URLResolver, "resolve_error_handler", handler)


def _walk(patterns: list[URLPattern | URLResolver], namespace: str = "") -> list[tuple[str, URLPattern]]:
    found: list[tuple[str, URLPattern]] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (namespace, pattern.namespace) if part)
            found += _walk(pattern.url_patterns, inner)
        elif pattern.name:
            found.append((":".join(part for part in (namespace, pattern.name) if part), pattern))
    return found


ROUTES = [(name, route) for name, route in _walk(get_resolver().url_patterns) if not name.startswith(OTHERS_RULES)]
GUARDED = [
    (name, route)
    for name, route in ROUTES
    if name not in PUBLIC_VIEWS | OPEN_BY_SECRET and not getattr(route.callback, "duoc_own", False)
]


@pytest.mark.parametrize(("name", "route"), ROUTES, ids=[name for name, _route in ROUTES])
def test_every_page_has_a_rule(name: str, route: URLPattern):
    marked = hasattr(route.callback, "duoc_action") or getattr(route.callback, "duoc_own", False)
    ruled = marked or name in PUBLIC_VIEWS | OPEN_BY_SECRET
    assert ruled, f"{name}: put @requires(ACTION) on {route.callback.__module__}.{route.callback.__name__}"


@pytest.mark.parametrize(("name", "route"), GUARDED, ids=[name for name, _route in GUARDED])
def test_every_page_with_parameters_has_a_sample(name: str, route: URLPattern):
    assert not route.pattern.converters or name in SAMPLES, f"{name}: add a sample to tests/access/samples.py"


def _expected(access: Access, action: Action, row: object) -> bool:
    """Whether the policy lets this account see that row."""
    if row is None or type(row) not in SCOPINGS:
        return True
    return visible(type(row), access, to=action).filter(pk=row.pk).exists()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "route"), GUARDED, ids=[name for name, _route in GUARDED])
def test_a_page_opens_for_those_whom_the_policy_allows_and_nobody_else(name: str, route: URLPattern, cast: Cast):
    """Reads with GET: 200 (or on its way) inside the scope; 404 outside; 403 without the action; sign-in for nobody."""
    action = route.callback.duoc_action
    clients = {who: cast.client(who) for who in cast.accounts}
    for code in ("A", "B", "C") if route.pattern.converters else ("",):
        sample = SAMPLES[name](cast, code) if code else None
        url = reverse(name, kwargs=sample.kwargs if sample else None)
        anonymous = Client().get(url)
        if action is not None:
            assert anonymous.status_code in (302, 405), f"{name} answers somebody who has not signed in"
        for who, account in cast.accounts.items():
            access = Access(account, TODAY)
            status = clients[who].get(url).status_code
            if status == 405:  # only POST: tried below
                continue
            if action is not None and not can(access, action):
                assert status == 403, f"{who} must not open {name}: {status}"
            elif action is not None and sample and not _expected(access, action, sample.row):
                assert status == 404, f"{who} reached a row of school {code} by {name}: {status}"
            else:
                assert status in (200, 302, 403, 404), f"{who} on {name} ({code}): {status}"


@pytest.mark.parametrize(("name", "route"), GUARDED, ids=[name for name, _route in GUARDED])
def test_writing_outside_the_scope_is_refused(name: str, route: URLPattern, cast: Cast):
    """A POST by somebody without the action, or to a row outside the scope, never gets through."""
    action = route.callback.duoc_action
    if action is None:
        return
    clients = {who: cast.client(who) for who in cast.accounts}
    for code in ("A", "B", "C") if route.pattern.converters else ("",):
        sample = SAMPLES[name](cast, code) if code else None
        url = reverse(name, kwargs=sample.kwargs if sample else None)
        for who, account in cast.accounts.items():
            access = Access(account, TODAY)
            if can(access, action) and (sample is None or _expected(access, action, sample.row)):
                continue
            status = clients[who].post(url).status_code
            assert status in (403, 404, 405), f"{who} wrote to {name} ({code}): {status}"
