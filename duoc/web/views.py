"""The shell's own pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from duoc.web import search as finder
from duoc.web.assets import shell_assets, version_of
from duoc.web.gallery import gallery_context
from duoc.web.page import page
from duoc.web.request import Request
from duoc.web.theme import A_YEAR, COOKIE, Theme

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def for_everybody(view: View) -> View:
    """Mark a view that shows no records, so that the access matrix asks no role of it."""
    view.duoc_action = None  # type: ignore[attr-defined]
    return view


@for_everybody
@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Everything that answers to `q`, within what the reader may see; also fills the palette."""
    query = request.GET.get("q", "").strip()[:100]
    part = "options" if cast(Request, request).htmx.target == "d-palette-list" else "results"
    return page(request, "web/search.html", {"query": query, "found": finder.search(request, query)}, part=part)


@for_everybody
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of light or dark, and go back."""
    chosen = request.POST.get("theme", "")
    response = HttpResponseRedirect(_back(request))
    response.set_cookie(
        COOKIE, chosen if chosen in Theme.values else Theme.AUTO, A_YEAR, samesite="Lax", secure=request.is_secure()
    )
    return response


language = for_everybody(set_language)


@for_everybody
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in all its states."""
    return page(request, "web/gallery.html", gallery_context(request))


@for_everybody
@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker keeps for the time without a network."""
    return render(request, "web/offline.html")


@for_everybody
@require_GET
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; served from the root, so that it may speak for every page."""
    assets = shell_assets()
    context = {"assets": assets, "version": version_of(assets)}
    response = render(request, "web/sw.js", context, content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    return response


@for_everybody
@require_GET
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for an icon by its oldest name."""
    return HttpResponseRedirect(static("duoc/web/favicon.svg"))


@for_everybody
@require_GET
def manifest(request: HttpRequest) -> JsonResponse:
    """What a phone needs to know to put Đước on its home screen."""
    icons = [{"src": static("duoc/web/favicon.svg"), "sizes": "any", "type": "image/svg+xml"}]
    about = {
        "name": _("Đước – điều hành kế hoạch năm học"), "short_name": "Đước", "lang": "vi", "start_url": "/",
        "display": "standalone", "background_color": "#f6f7f5", "theme_color": "#0b6b57", "icons": icons,
    }  # fmt: skip
    return JsonResponse(about, content_type="application/manifest+json")


def _back(request: HttpRequest) -> str:
    there = request.POST.get("next", "")
    return there if url_has_allowed_host_and_scheme(there, {request.get_host()}) else "/"
