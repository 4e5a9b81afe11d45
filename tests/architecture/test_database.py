"""Models and migrations say the same."""

from __future__ import annotations

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command


@pytest.mark.django_db
def test_nothing_is_left_to_migrate():
    words = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=words)
    except SystemExit:
        pytest.fail(f"models have changed without a migration:\n{words.getvalue()}")


def test_every_table_of_ours_tells_what_a_row_is():
    ours = [model for model in apps.get_models() if model.__module__.startswith("duoc.")]
    silent = [
        model.__name__
        for model in ours
        if not (model.__doc__ or "").strip() or model.__doc__.startswith(model.__name__ + "(")
    ]
    assert silent == []
