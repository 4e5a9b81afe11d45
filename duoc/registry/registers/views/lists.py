"""The lists and their Excel: the same view for every register."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from duoc.kit.files.models import StoredFile
from duoc.kit.files.views import serve
from duoc.kit.jobs import services as jobs
from duoc.kit.sheets.pages import workbook
from duoc.registry.access.gate import Request, can, requires
from duoc.registry.access.policy import Action
from duoc.registry.registers.exporting import AT_ONCE, file_name, write
from duoc.registry.registers.listings import CLASS_LIST, ORGANIZATION_LIST, ROOM_LIST, SITE_LIST, STAFF_LIST
from duoc.registry.registers.listings import STUDENT_LIST as STUDENTS
from duoc.registry.registers.lists import Listing
from duoc.registry.registers.policy import (
    EDIT_CLASSES,
    EDIT_ORGANIZATIONS,
    EDIT_PLACES,
    EDIT_STAFF,
    EDIT_STUDENTS,
    EXPORT,
    IMPORT,
)
from duoc.web.kept import kept
from duoc.web.page import page

View = Callable[..., Any]


def _list(listing: Listing[Any], edit: Action, *, comes_in: bool) -> View:
    @requires(listing.view)
    def show(request: Request) -> HttpResponse:
        access = request.access
        context = {
            "found": listing.find(access, request.GET, partial(kept, request)),
            "listing": listing,
            "may_add": can(access, edit),
            "may_import": comes_in and can(access, IMPORT),
            "may_export": can(access, EXPORT),
            "links": {
                "add": reverse(f"registers:{listing.key}_new"),
                "export": reverse(f"registers:{listing.key}_export"),
                "import": reverse(f"registers:{listing.key}_import") if comes_in else "",
            },
        }
        return page(request, "registers/list.html", context, part="rows")

    return show


def _export(listing: Listing[Any]) -> View:
    @require_POST
    @requires(EXPORT)
    def send(request: Request) -> HttpResponse:
        access, query = request.access, request.GET.copy()
        if kept := request.POST.get("columns", ""):
            query["columns"] = kept
        if chosen := request.POST.getlist("row"):
            query.setlist("row", chosen)
        if not can(access, listing.view):
            raise Http404
        rows = listing.narrowed(listing.rows(access), query, listing.chosen(query, access))
        if rows.count() <= AT_ONCE:
            content, _count = write(listing, access, query)
            return workbook(content, file_name(listing, access.day))
        arguments = {"key": listing.key, "query": query.urlencode(), "day": access.day.isoformat()}
        scope = access.organization.pk if access.organization else None
        row = jobs.start("registers.export", arguments, by=request.actor, scope=scope)
        return redirect("jobs:show", row.pk)

    return send


students = _list(STUDENTS, EDIT_STUDENTS, comes_in=True)
staff = _list(STAFF_LIST, EDIT_STAFF, comes_in=True)
classes = _list(CLASS_LIST, EDIT_CLASSES, comes_in=True)
organizations = _list(ORGANIZATION_LIST, EDIT_ORGANIZATIONS, comes_in=False)
sites = _list(SITE_LIST, EDIT_PLACES, comes_in=False)
rooms = _list(ROOM_LIST, EDIT_PLACES, comes_in=True)

students_export = _export(STUDENTS)
staff_export = _export(STAFF_LIST)
classes_export = _export(CLASS_LIST)
organizations_export = _export(ORGANIZATION_LIST)
sites_export = _export(SITE_LIST)
rooms_export = _export(ROOM_LIST)


@requires(EXPORT)
def exported(request: Request, pk: UUID) -> FileResponse:
    """A long list that was written in the background; only for the one who asked for it."""
    stored = StoredFile.objects.filter(pk=pk, owner_id=request.actor.user_id, key__startswith="export:").first()
    if stored is None:
        raise Http404
    return serve(stored)
