"""One template serves the whole page and the part of it that htmx asks for."""

import json

import pytest
from django import forms
from django.contrib import messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from duoc.web.page import go, page


class DateForm(forms.Form):
    due_on = forms.DateField()


def asked(method="get", **headers):
    request = getattr(RequestFactory(), method)("/tim-kiem/", headers=headers)
    request.htmx = HtmxDetails(request)
    request._messages = CookieStorage(request)
    return request


def searched(request, **context):
    return page(request, "web/search.html", {"query": "an", "found": [], **context}, part="results")


def test_a_browser_gets_the_whole_page():
    response = searched(asked())
    assert response.status_code == 200
    assert b"<!doctype html>" in response.content
    assert "HX-Request" in response["Vary"]


def test_htmx_gets_only_the_part():
    response = searched(asked(hx_request="true"))
    assert response.content.strip().startswith(b'<div id="results"')
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("header", ["hx_boosted", "hx_history_restore_request"])
def test_boosted_and_restored_pages_are_whole(header):
    assert b"<!doctype html>" in searched(asked(hx_request="true", **{header: "true"})).content


@pytest.mark.parametrize(("data", "status"), [(None, 200), ({"due_on": "05/09/2020"}, 200), ({"due_on": "32/1"}, 422)])
def test_a_form_with_errors_answers_422(data, status):
    assert searched(asked("post"), form=DateForm(data)).status_code == status


def test_a_set_of_forms_with_errors_answers_422_too():
    rows = forms.formset_factory(DateForm)({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-due_on": "x"})
    assert searched(asked("post"), rows=rows).status_code == 422


def test_a_message_travels_with_a_part_that_has_no_place_for_it():
    request = asked(hx_request="true")
    messages.success(request, "Đã lưu 3 dòng.")
    sent = json.loads(searched(request)["HX-Trigger"])
    assert sent == {"duoc:toasts": {"toasts": [{"text": "Đã lưu 3 dòng.", "tone": "success"}]}}


def test_a_message_stands_on_a_whole_page_as_text():
    request = asked()
    messages.warning(request, "Còn 2 dòng chưa lưu.")
    response = searched(request)
    assert "HX-Trigger" not in response
    assert "Còn 2 dòng chưa lưu." in response.content.decode()


def test_going_on_leads_htmx_and_browsers_to_the_same_place():
    assert go(asked("post"), "web:gallery")["Location"] == "/thanh-phan/"
    assert go(asked("post", hx_request="true"), "web:gallery")["HX-Redirect"] == "/thanh-phan/"
