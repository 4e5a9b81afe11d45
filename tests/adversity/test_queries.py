"""Junk behind the question mark of every address."""

from __future__ import annotations

import pytest
from django.urls import URLPattern

from tests.access.test_matrix import GUARDED
from tests.adversity.pages import opened, query_names
from tests.adversity.values import JUNK
from tests.cast import Cast

pytestmark = pytest.mark.generated
every_page = pytest.mark.parametrize(("name", "route"), GUARDED, ids=[name for name, _route in GUARDED])
TEN_KILOBYTES = "ơ%_" * 3_400


@every_page
def test_junk_in_the_address_shows_the_page_as_if_it_were_not_there(name: str, route: URLPattern, cast: Cast):
    """In every parameter at once: in the whole page, and in the part that htmx asks for."""
    names = query_names(route.callback.__module__)
    for who, url, _response in opened(cast, name, route):
        client = cast.client(who)
        for number, (kind, value) in enumerate({**JUNK, "10 kB": TEN_KILOBYTES}.items()):
            headers = {"HX-Request": "true"} if number % 2 else {}
            status = client.get(url, dict.fromkeys(names, value), headers=headers).status_code
            assert status in (200, 302, 400, 404), f"{who}: {name} with {kind} in every parameter: {status}"
        query = "&".join(f"{each}=%ff%ed%b2%80%00&{each}=2" for each in names)
        status = client.get(f"{url}?{query}&=&&%00=1").status_code
        assert status in (200, 302, 400, 404), f"{who}: {name} with bytes that are no text: {status}"
        break


@every_page
def test_one_parameter_at_a_time_does_no_harm(name: str, route: URLPattern, cast: Cast):
    for who, url, _response in opened(cast, name, route):
        client = cast.client(who)
        for each in query_names(route.callback.__module__):
            for value in ("1" + "0" * 30, "a\x00b", "\u00b2"):
                status = client.get(url, {each: value}).status_code
                assert status in (200, 302, 400, 404), f"{who}: {name} with {each}={value!r}: {status}"
        break


@pytest.mark.parametrize(
    "url", ["/kho-khan/99999999999999999999999999999/", "/viec/0/", "/ke-hoach/9223372036854775808/"]
)
def test_an_id_that_no_row_can_have_is_not_found(url: str, cast: Cast):
    for who in ("office_head", "principal"):
        assert cast.client(who).get(url).status_code == 404


def test_a_nul_in_the_address_is_answered_with_our_page(cast: Cast):
    answer = cast.client("office_head").get("/nhat-ky/?object_type=a%00b")
    assert answer.status_code == 400
    assert "web/errors/400.html" in [each.name for each in answer.templates]
