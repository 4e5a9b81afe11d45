"""The first password must be changed before anything else is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from allauth.account.signals import password_changed, password_reset
from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from duoc.registry.access.gate import Request
from duoc.registry.access.models import Account

# What the page of the new password itself needs: leaving, and the parts of the shell that the browser fetches.
EXEMPT = ("account_change_password", "account_logout", "web:worker", "web:manifest", "web:offline", "web:favicon")


class FirstPasswordMiddleware:
    """Leads an account with a given-out password to the page where it is changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = cast(Request, request).user
        if isinstance(user, Account) and user.must_change_password and not self._is_exempt(request.path):
            messages.info(request, _("Mật khẩu này do người khác cấp. Hãy đặt mật khẩu của riêng mình trước đã."))
            return redirect("account_change_password")
        return self.get_response(request)

    @staticmethod
    def _is_exempt(path: str) -> bool:
        return path in {reverse(name) for name in EXEMPT} or path.startswith("/static/")


@receiver([password_changed, password_reset])
def remember_password_changed(sender: object, user: Account, **kwargs: object) -> None:
    """The password is the person's own from now on."""
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
