"""All addresses: each area's own, the shell's, and those of signing in."""

from __future__ import annotations

from allauth.account.views import LoginView
from django.urls import include, path

from duoc.project.areas import AREAS
from duoc.project.collect import part
from duoc.project.views import home
from duoc.registry.access.queries import demo_accounts

urlpatterns = [
    path("", home, name="home"),
    path("", include("duoc.web.urls")),
    path("tai-khoan/login/", LoginView.as_view(extra_context={"demo_accounts": demo_accounts}), name="account_login"),
    path("tai-khoan/", include("allauth.urls")),
    *(path("", include(f"{area}.urls")) for area in AREAS if part(area, "urls")),
]

handler400 = "duoc.web.errors.bad_request"
handler403 = "duoc.web.errors.forbidden"
handler404 = "duoc.web.errors.not_found"
handler500 = "duoc.web.errors.server_error"
