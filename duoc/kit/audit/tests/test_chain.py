"""What was changed behind the application's back is found; what was not is left in peace."""

from __future__ import annotations

import pytest
from django.db import transaction

from duoc.kit.audit import SYSTEM
from duoc.kit.audit import services as audit
from duoc.kit.audit.models import AuditEvent, AuditHead
from duoc.kit.audit.queries import history, verify
from tests.cast import Cast


@pytest.fixture
def chain(cast: Cast) -> int:
    """Five events in the chain of school A."""
    scope = cast.schools["A"].pk
    with transaction.atomic():
        for number in range(5):
            audit.record("test.step", cast.office, by=SYSTEM, scope=scope, after={"n": number, "tên": "Đước"})
    return scope


def kinds(scope: int) -> set[str]:
    return {breach.kind for breach in verify(scope)}


def test_an_untouched_chain_is_whole(chain: int):
    assert kinds(chain) == set()


def test_a_changed_value_is_found(chain: int):
    AuditEvent.objects.filter(scope_id=chain, seq=3).update(after={"n": 99})
    assert "altered" in kinds(chain)


def test_a_changed_name_is_found(chain: int):
    AuditEvent.objects.filter(scope_id=chain, seq=3).update(actor_name="Người khác")
    assert "altered" in kinds(chain)


def test_a_removed_event_is_found(chain: int):
    AuditEvent.objects.filter(scope_id=chain, seq=3).delete()
    assert "missing" in kinds(chain)


def test_a_removed_end_is_found(chain: int):
    AuditEvent.objects.filter(scope_id=chain, seq=5).delete()
    assert "truncated" in kinds(chain)


def test_a_whole_chain_removed_is_found(chain: int):
    AuditEvent.objects.filter(scope_id=chain).delete()
    assert "truncated" in kinds(chain)


def test_an_inserted_event_is_found(chain: int):
    copy = AuditEvent.objects.get(scope_id=chain, seq=5)
    copy.pk, copy.seq = None, 6
    copy.save()
    assert kinds(chain)


def test_two_events_that_change_places_are_found(chain: int):
    second, third = (AuditEvent.objects.get(scope_id=chain, seq=number) for number in (2, 3))
    AuditEvent.objects.filter(pk=second.pk).update(seq=100)
    AuditEvent.objects.filter(pk=third.pk).update(seq=2)
    AuditEvent.objects.filter(pk=second.pk).update(seq=3)
    assert "reordered" in kinds(chain)


def test_each_scope_has_a_chain_of_its_own(chain: int, cast: Cast):
    with transaction.atomic():
        audit.record("test.step", cast.office, by=SYSTEM, scope=cast.office.pk)
    assert AuditHead.objects.get(scope_id=cast.office.pk).seq == 1
    assert AuditHead.objects.get(scope_id=chain).seq == 5


@pytest.mark.django_db(transaction=True)
def test_an_event_without_its_write_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        audit.record("test.step", AuditHead(scope_id=1), by=SYSTEM, scope=1)


def test_the_history_of_a_record_is_latest_first(chain: int, cast: Cast):
    assert [event.after["n"] for event in history(cast.office)] == [4, 3, 2, 1, 0]
