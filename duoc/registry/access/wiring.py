"""What shell and notices ask access: for whom the page speaks, what waits to be read, where letters go."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from duoc.kit.audit.queries import version
from duoc.kit.jobs.scopes import set_scopes
from duoc.kit.notices.mail import set_address_lookup
from duoc.kit.notices.queries import unread_count
from duoc.registry.access.gate import Access
from duoc.registry.access.models import Account
from duoc.registry.access.policy import VIEW_JOBS
from duoc.registry.access.views import context_scope
from duoc.web.context import Notices, set_context_provider, set_notice_provider
from duoc.web.kept import set_version


def addresses(user_ids: Collection[int]) -> Mapping[int, str]:
    """Mail addresses of active accounts that have one. One query."""
    rows = Account.objects.filter(pk__in=user_ids, is_active=True).exclude(email="")
    return dict(rows.values_list("pk", "email"))


def unread(request: HttpRequest) -> Notices | None:
    """How many notices the reader has not read. One query."""
    if request.user.pk is None:
        return None
    return Notices(unread=unread_count(request.user.pk), url=reverse("notices:list"))


def version_seen(request: HttpRequest) -> str:
    """Changes with the reader, the day, the language (figures are written in it), and every write. One query."""
    access: Access | None = getattr(request, "access", None)
    if access is None or access.account is None:
        return ""
    return f"{access.account.pk}:{access.day}:{get_language()}:{version()}"


def others_work(request: HttpRequest) -> Collection[int]:
    """The organizations whose background work the reader may look at."""
    access: Access | None = getattr(request, "access", None)
    return () if access is None else access.organizations(VIEW_JOBS)


set_version(version_seen)
set_scopes(others_work)
set_context_provider(context_scope)
set_address_lookup(addresses)
set_notice_provider(unread)
