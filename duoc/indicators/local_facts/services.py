"""Every write of local facts: children of a ward, norms of an office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from duoc.indicators.engine.models import LocalNorm, WardPopulation
from duoc.indicators.engine.services import record_population
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.law import school
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization


def counts_of(ward: Organization, year: SchoolYear) -> dict[int, int]:
    """The children of a ward by age, as they are kept. One query."""
    rows = WardPopulation.objects.filter(ward=ward, school_year=year)
    return dict(rows.order_by("age").values_list("age", "count"))


@transaction.atomic
def keep_population(
    ward: Organization,
    year: SchoolYear,
    counts: Mapping[int, int],
    seen: Mapping[int, int],
    *,
    by: Actor,
    scope: int | None,
) -> None:
    """Keep the children of a ward by age. `seen`: what the writer had before the eyes.

    Errors: `changed_meanwhile` where somebody else has saved since.
    """
    Organization.objects.select_for_update().get(pk=ward.pk)
    standing = counts_of(ward, year)
    if standing != dict(seen):
        text = _("Người khác vừa lưu số trẻ của %(ward)s. Mở lại trang để xem, rồi nhập tiếp.")
        raise DomainError("changed_meanwhile", text % {"ward": ward.name})
    changed = {(ward.pk, age): count for age, count in counts.items() if standing.get(age) != count}
    if changed:
        record_population(year, changed, by=by, scope=scope)


@transaction.atomic
def set_norm(
    organization: Organization, kind: str, value: int, from_day: date, decision: str = "", *, by: Actor
) -> LocalNorm:
    """A number that holds for the schools of an organization from a day on; the one before ends there.

    Errors: `over_national` (field `value`) above what the regulation allows; `before_last` (field `from_day`).
    """
    Organization.objects.select_for_update().get(pk=organization.pk)
    most = school.class_size_maximum("thcs", on=from_day).max
    if most is not None and value > most:
        text = _("Điều lệ cho phép nhiều nhất %(most)s học sinh một lớp. Địa phương chỉ quy định thấp hơn.")
        raise DomainError("over_national", text % {"most": most}, field="value")
    rows = organization.local_norms.filter(kind=kind).filter(Q(valid_to=None) | Q(valid_to__gt=from_day))
    before = None
    for last in rows:
        if last.valid_from is None or last.valid_from >= from_day:
            said = f"{last.valid_from:%d/%m/%Y}" if last.valid_from else _("trước đến nay")
            text = _("Đã có định mức từ %(day)s. Chọn ngày sau đó, hoặc kết thúc định mức đó trước.")
            raise DomainError("before_last", text % {"day": said}, field="from_day")
        before = {"value": last.value}
        last.valid_to = from_day
        last.save(update_fields=["valid_to"])
    row: LocalNorm = organization.local_norms.create(kind=kind, value=value, valid_from=from_day, decision=decision)
    after = {"kind": kind, "value": value, "from": from_day, "decision": decision}
    audit.record("indicators.norm_set", row, by=by, scope=organization.pk, before=before, after=after)
    return row


@transaction.atomic
def end_norm(norm: LocalNorm, last_day: date, *, by: Actor) -> None:
    """End a norm with this last day. Errors: `ended_already`; `ends_before_start` (field `last_day`)."""
    row: LocalNorm = LocalNorm.objects.select_for_update().get(pk=norm.pk)
    if row.valid_to is not None:
        raise DomainError("ended_already", _("Định mức này đã kết thúc. Tải lại trang để xem."))
    row.refuse_end_before_start(last_day)
    row.valid_to = last_day + timedelta(days=1)
    row.save(update_fields=["valid_to"])
    after = {"value": row.value, "last_day": last_day}
    audit.record("indicators.norm_ended", row, by=by, scope=row.organization_id, after=after)
