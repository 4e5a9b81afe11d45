"""An organization begins, changes its name and whom it answers to, and ends."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.versioned import claim
from duoc.registry.organizations.changes import put
from duoc.registry.organizations.models import Affiliation, Organization, OrganizationType, Ownership
from duoc.registry.organizations.queries import tree_on


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFacts:
    """What is known of an organization besides its name and whom it answers to."""

    short_name: str = ""
    name_en: str = ""
    ownership: str = Ownership.PUBLIC
    teaches_preschool: bool = False
    teaches_primary: bool = False
    teaches_lower_secondary: bool = False
    teaches_upper_secondary: bool = False
    sector_code: str = ""
    abbreviation: str = ""
    phone: str = ""
    email: str = ""


@transaction.atomic
def add_organization(
    code: str,
    name: str,
    kind: str,
    facts: OrganizationFacts,
    *,
    parent: Organization,
    from_day: date,
    decision: str = "",
    by: Actor,
) -> Organization:
    """Found an organization that answers to a parent from a day on. Errors: `code_taken` (field `code`)."""
    if Organization.objects.filter(code=code).exists():
        raise DomainError("code_taken", _("Mã %(code)s đã có đơn vị mang.") % {"code": code}, field="code")
    row: Organization = Organization.objects.create(
        code=code, name=name, type=kind, valid_from=from_day, **asdict(facts)
    )
    row.names.create(name=name, decision=decision, valid_from=from_day)
    Affiliation.objects.create(child=row, parent=parent, valid_from=from_day)
    after = {"code": code, "name": name, "type": kind, "parent": parent.pk, "from": from_day, **asdict(facts)}
    audit.record("organizations.added", row, by=by, scope=parent.pk, after=after)
    return row


@transaction.atomic
def found_province(code: str, name: str, from_day: date, *, by: Actor) -> Organization:
    """A province, the top of its tree: it answers to nobody here. Errors: `code_taken` (field `code`)."""
    if Organization.objects.filter(code=code).exists():
        raise DomainError("code_taken", _("Mã %(code)s đã có đơn vị mang.") % {"code": code}, field="code")
    row: Organization = Organization.objects.create(
        code=code, name=name, type=OrganizationType.PROVINCE, valid_from=from_day
    )
    row.names.create(name=name, valid_from=from_day)
    after = {"code": code, "name": name, "type": OrganizationType.PROVINCE, "from": from_day}
    audit.record("organizations.added", row, by=by, scope=row.pk, after=after)
    return row


@transaction.atomic
def change_organization(pk: int, version: int, facts: OrganizationFacts, *, by: Actor) -> Organization:
    """Mend the facts about an organization. Errors: `Conflict`."""
    row = claim(Organization, pk, version)
    before, after = put(row, facts)
    if after:
        row.save()
        audit.record("organizations.changed", row, by=by, scope=row.pk, before=before, after=after)
    return row


@transaction.atomic
def rename(organization: Organization, name: str, from_day: date, decision: str = "", *, by: Actor) -> Organization:
    """Give an organization a new name from a day on; the old one stays in its history.

    Errors: `same_name` (field `name`); `before_last` (field `from_day`).
    """
    row: Organization = Organization.objects.select_for_update().get(pk=organization.pk)
    if row.name == name:
        raise DomainError("same_name", _("Tên mới giống tên đang dùng."), field="name")
    last = row.names.filter(valid_to=None).order_by("-valid_from").first()
    if last is None:
        last = row.names.create(name=row.name, valid_from=row.valid_from)
    if last.valid_from and from_day <= last.valid_from:
        raise DomainError(
            "before_last",
            _("Tên đang dùng có từ %(day)s. Chọn ngày sau đó.") % {"day": f"{last.valid_from:%d/%m/%Y}"},
            field="from_day",
        )
    last.valid_to = from_day
    last.save(update_fields=["valid_to"])
    row.names.create(name=name, decision=decision, valid_from=from_day)
    before, row.name, row.short_name, row.version = {"name": row.name}, name, "", row.version + 1
    row.save()
    after = {"name": name, "from": from_day, "decision": decision}
    audit.record("organizations.renamed", row, by=by, scope=row.pk, before=before, after=after)
    return row


@transaction.atomic
def affiliate(child: Organization, parent: Organization, from_day: date, *, by: Actor) -> Affiliation:
    """Let an organization answer to a parent from a day on.

    Errors: `overlaps` (field `from_day`) while it answers to another on that day or later; `circle` (field `parent`)
    where the parent stands below it.
    """
    Organization.objects.select_for_update().get(pk=child.pk)  # one change of its affiliations at a time
    standing = child.affiliations.filter(Q(valid_to=None) | Q(valid_to__gt=from_day)).select_related("parent").first()
    if standing is not None:
        raise DomainError(
            "overlaps",
            _("Đơn vị đang trực thuộc %(parent)s vào ngày đó. Kết thúc quan hệ này trước.")
            % {"parent": standing.parent.name},
            field="from_day",
        )
    if child.pk == parent.pk or child.pk in tree_on(from_day).above(parent.pk):
        raise DomainError(
            "circle", _("Cấp trên không thể là chính đơn vị hoặc đơn vị cấp dưới của nó."), field="parent"
        )
    row: Affiliation = Affiliation.objects.create(child=child, parent=parent, valid_from=from_day)
    after = {"parent": parent.pk, "from": from_day}
    audit.record("organizations.affiliated", child, by=by, scope=parent.pk, after=after)
    return row


@transaction.atomic
def end_affiliation(affiliation: Affiliation, last_day: date, *, by: Actor) -> Affiliation:
    """End an affiliation with this last day. Errors: `ended_already`; `ends_before_start` (field `last_day`)."""
    row: Affiliation = Affiliation.objects.select_for_update().select_related("child").get(pk=affiliation.pk)
    if row.valid_to is not None:
        raise DomainError("ended_already", _("Quan hệ trực thuộc này đã kết thúc."))
    row.refuse_end_before_start(last_day)
    row.valid_to = last_day + timedelta(days=1)
    row.save(update_fields=["valid_to"])
    after = {"parent": row.parent_id, "last_day": last_day}
    audit.record("organizations.affiliation_ended", row.child, by=by, scope=row.parent_id, after=after)
    return row


@transaction.atomic
def close_organization(organization: Organization, last_day: date, decision: str = "", *, by: Actor) -> Organization:
    """End an organization with this last day; its affiliation ends with it.

    Errors: `has_dependants` while others answer to it; `ends_before_start` (field `last_day`); `closed_already`.
    """
    row: Organization = Organization.objects.select_for_update().get(pk=organization.pk)
    until = last_day + timedelta(days=1)
    if row.valid_to is not None:
        raise DomainError("closed_already", _("Đơn vị này đã giải thể."))
    if row.valid_from and last_day < row.valid_from:
        raise DomainError("ends_before_start", _("Ngày cuối phải từ ngày thành lập trở đi."), field="last_day")
    if row.dependants.on(until).exists():
        raise DomainError("has_dependants", _("Còn đơn vị trực thuộc. Chuyển các đơn vị đó trước."))
    row.affiliations.filter(valid_to=None).update(valid_to=until)
    row.names.filter(valid_to=None).update(valid_to=until)
    row.valid_to, row.version = until, row.version + 1
    row.save()
    after = {"last_day": last_day, "decision": decision}
    audit.record("organizations.closed", row, by=by, scope=row.pk, after=after)
    return row


@transaction.atomic
def reopen_organization(organization: Organization, *, by: Actor) -> Organization:
    """Take back a closing, with the affiliation that it ended. Errors: `not_closed`."""
    row: Organization = Organization.objects.select_for_update().get(pk=organization.pk)
    if row.valid_to is None:
        raise DomainError("not_closed", _("Đơn vị này đang hoạt động."))
    until = row.valid_to
    row.affiliations.filter(valid_to=until).update(valid_to=None)
    row.names.filter(valid_to=until).update(valid_to=None)
    row.valid_to, row.version = None, row.version + 1
    row.save()
    before = {"last_day": until - timedelta(days=1)}
    audit.record("organizations.reopened", row, by=by, scope=row.pk, before=before)
    return row
