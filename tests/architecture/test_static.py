"""The static files as a production server gives them: gathered, hashed, every reference found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

from duoc.web.templatetags.ui import sprite_url


@pytest.fixture(autouse=True)
def sprite_looked_up_anew():
    """The sprite's address is remembered for good; here it changes with the storage."""
    sprite_url.cache_clear()
    yield
    sprite_url.cache_clear()


@pytest.mark.django_db
def test_the_sign_in_page_stands_on_hashed_files(settings, tmp_path: Path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = configured.STORAGES | {"staticfiles": {"BACKEND": "duoc.project.static.HashedStorage"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    text = Client().get("/tai-khoan/login/").content.decode()
    linked = re.findall(r'(?:href|src)="/static/([^"#]+)', text)
    assert linked
    assert [name for name in linked if not re.search(r"\.[0-9a-f]{12}\.", name)] == []
    assert [name for name in linked if not (tmp_path / name).exists()] == []
    shell = (tmp_path / staticfiles_storage.stored_name("duoc/web/shell.js")).read_text()
    imported = re.findall(r'from\s*"\./([^"]+)"', shell)
    assert all(re.search(r"\.[0-9a-f]{12}\.js$", name) for name in imported), (
        "modules import each other by hashed names"
    )
