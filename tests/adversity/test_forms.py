"""Every form of every page, with junk in each field: a sentence, never a crash, never a row of somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern

from duoc.kit.audit.models import AuditEvent
from duoc.kit.audit.services import NO_SCOPE
from duoc.registry.access.gate import Access
from duoc.registry.organizations.models import Affiliation, OrganizationType
from tests.access.test_matrix import GUARDED
from tests.adversity.pages import Data, Form, address, forms_on, posted_names, readers
from tests.adversity.values import HUGE, JUNK
from tests.cast import TODAY, Cast

ALONE = ("empty", "letters", "no such day", "infinite", "thirty noughts", "negative", "superscript", "NUL", "html",
         "foreign id")  # fmt: skip
pytestmark = pytest.mark.generated
every_page = pytest.mark.parametrize(("name", "route"), GUARDED, ids=[name for name, _route in GUARDED])


@contextmanager
def taken_back() -> Iterator[None]:
    """What is written inside is rolled back, so that each attempt meets the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def departments_of(schools: set[int]) -> set[int]:
    """The departments of these schools, which the tree of who answers to whom leaves out."""
    rows = Affiliation.objects.filter(child__type=OrganizationType.DEPARTMENT, parent_id__in=schools)
    return set(rows.values_list("child_id", flat=True))


def send(client: Client, form: Form, data: Data, access: Access) -> HttpResponseBase:
    """Send a form; fails when something was written in an organization that the account's roles do not reach."""
    with taken_back():
        last = AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        response = client.post(form.action, data)
        scopes = set(AuditEvent.objects.filter(pk__gt=last).values_list("scope_id", flat=True))
    tree = access.tree
    office = access.office.pk if access.office else None
    below = {each for held in access.roles for each in tree.below(office or held.organization_id)}
    reached = {NO_SCOPE} | below | departments_of(below)
    assert scopes <= reached, f"{form.who} wrote to {scopes - reached} by {form.action}"
    return response


def complaint(form: Form, field: str, kind: str, response: HttpResponseBase) -> str:
    """Who sent what where."""
    return f"{form.who}: {form.action} with {kind} in {field} on {form.page}: {response.status_code}"


@every_page
def test_junk_in_one_field_is_answered_with_a_sentence(name: str, route: URLPattern, cast: Cast):
    """All other fields hold what the page put there, so each field is judged by the layers behind the form too."""
    for form in forms_on(cast, name, route):
        client, access = cast.client(form.who), cast.access(form.who)
        for field in form.data:
            for kind in ALONE:
                response = send(client, form, form.data | {field: [JUNK[kind]]}, access)
                assert response.status_code in (200, 204, 302, 400, 403, 404, 422), complaint(
                    form, field, kind, response
                )
            twice = send(client, form, form.data | {field: [*form.data[field], "999999999", "x"]}, access)
            assert twice.status_code < 500, complaint(form, field, "duplicates", twice)


@every_page
def test_an_empty_form_and_a_megabyte_in_a_field_do_no_harm(name: str, route: URLPattern, cast: Cast):
    for form in forms_on(cast, name, route):
        client, access = cast.client(form.who), cast.access(form.who)
        for kind, data in (("nothing", {}), ("a megabyte", {field: [HUGE] for field in list(form.data)[:2]})):
            response = send(client, form, form.data | data if data else {}, access)
            assert response.status_code < 500, complaint(form, "all fields", kind, response)


@every_page
def test_an_address_that_takes_posts_survives_every_name_at_once(name: str, route: URLPattern, cast: Cast):
    """The names that any form of the product has, all with the same junk, to every address."""
    url = address(cast, name, route)
    for who in readers(cast, route)[:1]:
        client, access = cast.client(who), Access(cast.accounts[who], TODAY)
        for kind, value in JUNK.items():
            form = Form(url, who, url, {})
            response = send(client, form, {each: [value] for each in posted_names()}, access)
            assert response.status_code < 500, complaint(form, "every name", kind, response)


@every_page
def test_what_was_typed_stands_in_the_form_that_comes_back(name: str, route: URLPattern, cast: Cast):
    """A form that comes back refused carries status 422 and the words that were typed."""
    words = "Rà soát sĩ số <b>đầu năm</b>"
    for form in forms_on(cast, name, route):
        data = {field: [words] for field in form.data}
        response = send(cast.client(form.who), form, data, cast.access(form.who))
        if response.status_code in (302, 400, 403, 404):
            continue
        assert response.status_code in (200, 422), complaint(form, "all fields", "words", response)
        if response.status_code == 422 and form.takes_words:
            page = response.content.decode()  # type: ignore[attr-defined]
            assert "<b>đầu năm</b>" not in page, f"{form.action} shows what was typed unescaped"
            assert "&lt;b&gt;đầu năm" in page, f"{form.action} forgot what was typed"
