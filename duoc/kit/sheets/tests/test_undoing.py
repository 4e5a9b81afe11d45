"""The memory of an import."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType

from duoc.kit.errors import DomainError
from duoc.kit.sheets.undoing import Journal, take_back

pytestmark = pytest.mark.django_db


def kept(journal: Journal):
    """A journal as the database gives it back."""
    return json.loads(json.dumps(journal.as_json()))


def test_a_changed_row_gets_its_old_values_back():
    group = Group.objects.create(name="Cờ vua")
    journal = Journal()
    Group.objects.update(name="Cờ tướng")
    journal.changed(Group, group.pk, {"name": "Cờ vua"})
    assert take_back(kept(journal)) == 1
    group.refresh_from_db()
    assert group.name == "Cờ vua"


def test_a_row_that_was_deleted_since_stops_the_undo():
    journal = Journal()
    group = Group.objects.create(name="Cờ vua")
    journal.made(Group, [group.pk])
    data = kept(journal)
    group.delete()
    with pytest.raises(DomainError) as refused:
        take_back(data)
    assert refused.value.code == "rows_changed"


def test_rows_are_taken_back_in_the_reverse_order():
    journal = Journal()
    content_type = ContentType.objects.create(app_label="x", model="y")
    journal.made(ContentType, [content_type.pk])
    permission = Permission.objects.create(content_type=content_type, codename="z", name="Z")
    journal.made(Permission, [permission.pk])
    take_back(kept(journal))
    assert not Permission.objects.filter(codename="z").exists()
    assert not ContentType.objects.filter(app_label="x").exists()
