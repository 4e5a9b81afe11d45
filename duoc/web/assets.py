"""What a phone keeps of the shell for the time without a network: looks and scripts, never a page with records."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.templatetags.static import static
from django.urls import reverse

FONT = "vendor/be-vietnam-pro-5.3.0/be-vietnam-pro-{subset}-{weight}-normal.woff2"
SHELL_FILES = (
    "duoc/web/tokens.css",
    "duoc/web/dark.css",
    "duoc/web/shell.css",
    "duoc/web/components.css",
    "duoc/web/shell.js",
    "duoc/web/words.js",
    "duoc/web/palette.js",
    "duoc/web/offline.js",
    "duoc/web/queue.js",
    "duoc/web/icons.svg",
    "duoc/web/favicon.svg",
    "duoc/web/shore.svg",
    *(FONT.format(subset=s, weight=w) for s in ("latin", "vietnamese") for w in (400, 500, 600)),
)


def shell_assets() -> list[str]:
    """Addresses of the shell's files, and of the one page that speaks of the lost network."""
    return [reverse("web:offline"), *(static(name) for name in SHELL_FILES)]


def version_of(assets: Iterable[str]) -> str:
    """Changes when one of the (hashed) names changes, so that an old cache is thrown away."""
    return hashlib.sha256("\n".join(assets).encode()).hexdigest()[:12]
