"""Pages of the notices. They show only what belongs to the reader; `routes` binds them behind a guard."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duoc.kit.notices import feed, queries, services
from duoc.kit.notices.forms import PreferenceForm

PER_PAGE = 30
FEED_SECONDS = 900


@require_GET
def listing(request: Any) -> HttpResponse:
    """What the reader has been told, latest first; `?chua-doc=1` leaves out what was read."""
    only_unread = request.GET.get("chua-doc") == "1"
    rows = queries.notices_of(request.user.pk, only_unread=only_unread)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    unread = queries.unread_count(request.user.pk)
    return render(request, "notices/list.html", {"page": page, "unread": unread, "only_unread": only_unread})


@require_POST
def read(request: Any, notice_id: int) -> HttpResponse:
    """Mark one as read; from its "Mở" go on to the page that it speaks of."""
    notice = services.mark_read(request.user.pk, notice_id)
    if notice is None:
        raise Http404
    return redirect(notice.url if "open" in request.POST else reverse("notices:list"))


@require_POST
def read_all(request: Any) -> HttpResponse:
    """Mark everything as read."""
    count = services.mark_all_read(request.user.pk)
    said = ngettext("Đã đánh dấu %(count)s thông báo là đã đọc.", "Đã đánh dấu %(count)s thông báo là đã đọc.", count)
    messages.success(request, said % {"count": count})
    return redirect("notices:list")


@require_http_methods(["GET", "POST"])
def preferences(request: Any) -> HttpResponse:
    """When to mail, and the calendar address."""
    form = PreferenceForm(request.POST or None, initial={"mail": queries.mail_of(request.user.pk)})
    if form.is_valid():
        services.choose_mail(request.user.pk, form.chosen())
        messages.success(request, _("Đã lưu cách nhận thông báo."))
        return redirect("notices:preferences")
    return _preferences(request, form, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def open_feed(request: Any) -> HttpResponse:
    """Make a new calendar address and show it, this once: the answer is the page itself, since nothing keeps it.

    Who comes back to this address (after changing the theme, say) is led to the page without it.
    """
    if request.method == "GET":
        return redirect("notices:preferences")
    secret = services.open_feed(by=request.actor)
    address = request.build_absolute_uri(reverse("notices:feed", args=[secret]))
    form = PreferenceForm(initial={"mail": queries.mail_of(request.user.pk)})
    response = _preferences(request, form, address=address)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def close_feed(request: Any) -> HttpResponse:
    """Let the calendar address stop working."""
    services.close_feed(by=request.actor)
    messages.success(request, _("Địa chỉ lịch không còn dùng được."))
    return redirect("notices:preferences")


@require_GET
def calendar(request: Any, token: str) -> HttpResponse:
    """The calendar behind a secret address. No session: a phone's calendar asks, not a browser."""
    user_id = queries.user_of_feed(token)
    if user_id is None:
        raise Http404
    response = HttpResponse(feed.feed(feed.events_of(user_id)), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="duoc.ics"'
    response["Cache-Control"] = f"private, max-age={FEED_SECONDS}"
    response["X-Robots-Tag"] = "noindex"
    return response


def _preferences(request: Any, form: PreferenceForm, *, address: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "address": address, "token": queries.open_feed_of(request.user.pk)}
    return render(request, "notices/preferences.html", context, status=status)
