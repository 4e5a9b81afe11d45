"""The pages of a door, for an area to hang under its own address and its own policy action.

# urls.py of an area
urlpatterns = [
    *pages.urls(STUDENTS, "hoc-sinh/nhap/", "import_students", guard=requires(IMPORT), scope=own_school),
]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duoc.kit.audit import Actor
from duoc.kit.errors import DomainError
from duoc.kit.jobs import services as jobs
from duoc.kit.jobs.models import JobState
from duoc.kit.sheets import services
from duoc.kit.sheets.door import Door
from duoc.kit.sheets.marking import mark
from duoc.kit.sheets.models import BatchState, ImportBatch, ImportContent
from duoc.kit.sheets.reading import read_rows
from duoc.kit.sheets.refusals import as_domain_error
from duoc.kit.sheets.summaries import Summary
from duoc.kit.sheets.template import template as template_of
from duoc.kit.workbook.guard import MAX_BYTES, MAX_ROWS, Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LATEST = 10
View = Callable[..., HttpResponseBase]
Guard = Callable[[Any], Any]
"""A decorator that lets only those pass who may: `requires(ACTION)`."""
ScopeOf = Callable[[HttpRequest], int | None]
"""The organization for which the person of this request brings something in."""


def urls(door: Door, route: str, name: str, *, guard: Guard, scope: ScopeOf, back: str = "") -> list[URLPattern]:
    """The addresses of a door under `route`, named `name`, `name_template`, `name_batch` and so on.

    `back` is the name of the list that the register fills, with its namespace.
    """
    pages = DoorPages(door, name, scope, back)
    return [
        path(route, guard(pages.upload), name=name),
        path(f"{route}mau/", guard(pages.template), name=f"{name}_template"),
        path(f"{route}<int:pk>/", guard(pages.show), name=f"{name}_batch"),
        path(f"{route}<int:pk>/ghi/", guard(pages.commit), name=f"{name}_commit"),
        path(f"{route}<int:pk>/hoan-tac/", guard(pages.undo), name=f"{name}_undo"),
        path(f"{route}<int:pk>/danh-dau/", guard(pages.marked), name=f"{name}_marked"),
    ]


def workbook(content: bytes, file_name: str) -> HttpResponse:
    """A workbook as a download."""
    headers = {"Content-Disposition": f'attachment; filename="{file_name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


class DoorPages:
    """Upload → preview → commit → result → undo. Only files of the person's own scope exist here."""

    def __init__(self, door: Door, name: str, scope: ScopeOf, back: str) -> None:
        self._door, self._name, self._scope, self._back = door, name, scope, back
        self.upload = require_http_methods(["GET", "HEAD", "POST"])(self._upload)
        self.template = require_GET(self._template)
        self.show = require_GET(self._show)
        self.commit = require_POST(self._commit)
        self.undo = require_POST(self._undo)
        self.marked = require_GET(self._marked)

    def _upload(self, request: HttpRequest) -> HttpResponse:
        """The form; a file that can be read leads on to its preview, whatever is wrong in it."""
        error = ""
        if request.method == "POST":
            file = request.FILES.get("file")
            try:
                if file is None:
                    raise DomainError("no_file", _("Chưa chọn tệp. Chọn tệp .xlsx hoặc .csv rồi nhấn Xem trước."))
                if (file.size or 0) > MAX_BYTES:
                    limits = {"limit": MAX_BYTES // 1_000_000, "size": (file.size or 0) // 1_000_000}
                    raise as_domain_error(Refused("too_large", **limits))
                batch = services.upload(
                    self._door, file.read(), file.name or "", by=self._actor(request), scope=self._scope(request)
                )
            except DomainError as refused:
                error = refused.text
            else:
                return redirect(self._url(request, "_batch", batch.pk))
        context = {
            "error": error,
            "latest": self._batches(request).defer("errors", "mends", "undo")[:LATEST],
            "row_limit": MAX_ROWS,
            "megabytes": MAX_BYTES // 1_000_000,
        }
        return self._render(request, "sheets/upload.html", context, status=422 if error else 200)

    def _template(self, request: HttpRequest) -> HttpResponse:
        """The workbook to fill in."""
        return workbook(template_of(self._door.register), f"mau-{self._door.register.name.replace('.', '-')}.xlsx")

    def _show(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The preview of a file, or what became of it."""
        batch = self._find(request, pk)
        name = "sheets/preview.html" if batch.state == BatchState.PREVIEWED else "sheets/result.html"
        return self._render(request, name, {"batch": batch, "summary": Summary.of(batch)})

    def _commit(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._start(request, pk, "sheets.commit")

    def _undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._start(request, pk, "sheets.undo")

    def _start(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        batch = self._find(request, pk)
        page = self._url(request, "_batch", batch.pk)
        # The key makes of two clicks one job.
        job = jobs.start(
            kind, {"batch": batch.pk, "page": page},
            by=self._actor(request), scope=batch.scope_id, key=f"{kind}:{batch.pk}",
        )  # fmt: skip
        return redirect(page if job.state == JobState.DONE else reverse("jobs:show", args=[job.pk]))

    def _marked(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file again with its errors marked."""
        batch = self._find(request, pk)
        content = ImportContent.objects.filter(batch=batch).only("file").first()
        if content is None:
            raise Http404
        sheet = read_rows(bytes(content.file), prefer=[batch.sheet_name])
        return workbook(mark(sheet, batch.errors, batch.findings), f"danh-dau-loi-{batch.pk}.xlsx")

    def _batches(self, request: HttpRequest) -> Any:
        return ImportBatch.objects.filter(register=self._door.register.name, scope_id=self._scope(request))

    def _find(self, request: HttpRequest, pk: int) -> ImportBatch:
        batch: ImportBatch | None = self._batches(request).filter(pk=pk).first()
        if batch is None:
            raise Http404
        return batch

    def _actor(self, request: HttpRequest) -> Actor:
        return cast(Actor, cast(Any, request).actor)

    def _url(self, request: HttpRequest, suffix: str, *args: Any) -> str:
        spaces = request.resolver_match.namespaces if request.resolver_match else []
        return reverse(":".join([*spaces, self._name + suffix]), args=args)

    def _render(self, request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        batch = context.get("batch")
        steps = ("batch", "commit", "undo", "marked")
        links = {step: self._url(request, f"_{step}", batch.pk) for step in steps} if batch else {}
        links |= {"upload": self._url(request, ""), "template": self._url(request, "_template")}
        links |= {"back": reverse(self._back)} if self._back else {}
        if "latest" in context:
            context["latest"] = [(one, self._url(request, "_batch", one.pk)) for one in context["latest"]]
        return render(request, name, {"register": self._door.register, "links": links, **context}, status=status)
