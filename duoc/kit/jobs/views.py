"""The pages of jobs. One's own need no policy table; others' are shown where the policy opens their scope."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from duoc.kit.audit import Actor
from duoc.kit.jobs import services
from duoc.kit.jobs.models import Job
from duoc.kit.jobs.scopes import scopes_of

PER_PAGE = 30


def _actor(request: HttpRequest) -> Actor:
    return cast(Actor, cast(Any, request).actor)


def _own(request: HttpRequest, pk: UUID) -> Job:
    return get_object_or_404(Job.objects.visible_to(_actor(request)), pk=pk)


def _answer(request: HttpRequest, template: str, part: str, context: dict[str, Any]) -> HttpResponse:
    """The page; for the part that asks for itself, that part alone."""
    polled = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
    response = render(request, f"{template}#{part}" if polled else template, context)
    response.headers["Vary"] = "HX-Request"
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What runs and what ran lately, latest first; `?cua=don-vi` adds what others started in the reader's scopes."""
    actor, scopes = _actor(request), scopes_of(request)
    everybody = request.GET.get("cua") == "don-vi" and bool(scopes)
    rows = Job.objects.visible_to(actor, scopes if everybody else ())
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "actor": actor,
        "everybody": everybody,
        "has_others": bool(scopes),
        "is_moving": any(not row.has_ended for row in page.object_list),
    }
    return _answer(request, "jobs/list.html", "rows", context)


@login_required
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far a job is; the part that changes asks for itself every second until the job has ended."""
    actor = _actor(request)
    row = get_object_or_404(Job.objects.visible_to(actor, scopes_of(request)), pk=pk)
    return _answer(request, "jobs/show.html", "state", {"job": row, "is_own": row.actor_id == actor.user_id})


@login_required
@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the job to stop."""
    services.stop(_own(request, pk))
    return redirect(reverse("jobs:show", args=[pk]))


@login_required
@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Do once more what failed or was stopped; what cannot be repeated is shown as it is."""
    row = services.start_again(_own(request, pk), by=_actor(request))
    return redirect(reverse("jobs:show", args=[row.pk]))


# The mark by which the access matrix knows these views: signed in, and only rows that are one's own or opened.
_views: tuple[Any, ...] = (listing, show, stop, again)
for _view in _views:
    _view.duoc_own = True
