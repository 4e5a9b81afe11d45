"""The page of one job. Its rule needs no policy table: a job is shown to the one who started it."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from duoc.kit.audit import Actor
from duoc.kit.jobs import services
from duoc.kit.jobs.models import Job


def _own(request: HttpRequest, pk: UUID) -> Job:
    actor: Actor = cast(Any, request).actor
    return get_object_or_404(Job.objects.visible_to(actor), pk=pk)


@login_required
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far a job is; the part that changes asks for itself every second until the job has ended."""
    row = _own(request, pk)
    polled = request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"
    template = "jobs/show.html#state" if polled else "jobs/show.html"
    response = render(request, template, {"job": row})
    response.headers["Vary"] = "HX-Request"
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the job to stop."""
    services.stop(_own(request, pk))
    return redirect(reverse("jobs:show", args=[pk]))


# The mark by which the access matrix knows these views: signed in, and only one's own rows.
show.duoc_own = stop.duoc_own = True  # type: ignore[attr-defined]
