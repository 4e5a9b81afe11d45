"""Starting Django, and bringing an installation up to date."""

from __future__ import annotations

import hashlib
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command


def start_django() -> None:
    """Load settings and applications."""
    django.setup()


def bring_up_to_date() -> None:
    """Create what is missing and migrate; gather static files only when they have changed. Safe to repeat."""
    settings.VAR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    gather_static()


def gather_static() -> None:
    """Run collectstatic unless our static files are the ones gathered last."""
    stamp = settings.VAR / "static.stamp"
    current = static_fingerprint()
    if stamp.exists() and stamp.read_text() == current and settings.STATIC_ROOT.exists():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(current)


def static_fingerprint() -> str:
    """A hash over path, size and time of every static file of the product."""
    package = Path(settings.ROOT) / "duoc"
    digest = hashlib.sha256(settings.VERSION.encode())
    for file in sorted(package.glob("**/static/**/*")):
        if file.is_file():
            found = file.stat()
            digest.update(f"{file.relative_to(package)}:{found.st_size}:{found.st_mtime_ns};".encode())
    return digest.hexdigest()
