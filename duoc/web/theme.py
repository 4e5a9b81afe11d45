"""Light or dark: as the device says, or as the reader chose (kept in a cookie, so the first paint is right)."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

COOKIE = "duoc_theme"
A_YEAR = 365 * 24 * 3600


class Theme(models.TextChoices):
    """What the reader chose."""

    AUTO = "auto", _("Tự động")
    LIGHT = "light", _("Sáng")
    DARK = "dark", _("Tối")

    @property
    def media(self) -> str:
        """The media query under which the dark tokens apply. Paper is always light."""
        return {"auto": "screen and (prefers-color-scheme: dark)", "dark": "screen", "light": "not all"}[self.value]


def theme_of(request: HttpRequest) -> Theme:
    """The reader's choice; as the device says where there is none, or none that we know."""
    chosen = request.COOKIES.get(COOKIE, "")
    return Theme(chosen) if chosen in Theme.values else Theme.AUTO
