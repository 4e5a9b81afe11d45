"""From the bytes of a document to a draft plan with proposals for everything."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.text import sentence_case
from duoc.plans.documents.models import (
    Node,
    NodeKind,
    Plan,
    PlanKind,
    PlanState,
    PlanStateChange,
    Repair,
    Target,
)
from duoc.plans.documents.services.numbering import renumber
from duoc.plans.documents.services.proposing import Proposer
from duoc.reading import ReadingError, read_plan
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.organizations.models import Organization
from duoc.registry.organizations.queries import tree_on

POSITION_STEP = 1000


def import_document(
    data: bytes, filename: str, *, organization: Organization, school_year: SchoolYear, by: Actor
) -> Plan:
    """Read a document and keep it as a draft plan: header, tree, repairs, and proposed tasks and targets.

    The same file again, while its draft still stands, gives that draft, so that a repeated upload does no harm.
    Errors: `unreadable` with the reader's sentence; `nothing_found` where the text holds no directive.
    """
    digest = hashlib.sha256(data).hexdigest()
    if (standing := _standing(organization, school_year, digest)) is not None:
        return standing
    try:
        read = read_plan(data, filename)
    except ReadingError as error:
        text = error.message_en if (get_language() or "vi").startswith("en") else error.message_vi
        raise DomainError("unreadable", text, field="file") from error
    found = read.to_dict()
    if not any(node["kind"] == NodeKind.DIRECTIVE for node in found["nodes"]):
        raise DomainError(
            "nothing_found",
            _("Không thấy nhiệm vụ nào trong tệp. Hãy chọn văn bản kế hoạch dạng .docx, .pdf (có lớp chữ), .txt."),
            field="file",
        )
    return _store(found, list(read.lines), filename, digest, organization, school_year, by)


def _standing(organization: Organization, school_year: SchoolYear, digest: str) -> Plan | None:
    """The draft that this very file has become."""
    found: Plan | None = Plan.objects.filter(
        organization=organization, school_year=school_year, source_sha256=digest, state=PlanState.DRAFT
    ).first()
    return found


def _names_around(organization: Organization) -> list[str]:
    """What the organization, those above it and those below are called, for the proper names in a title."""
    tree = tree_on(clock.today())
    around = {*tree.above(organization.pk), *tree.below(organization.pk)}
    return list(Organization.objects.filter(pk__in=around).values_list("name", flat=True))


@transaction.atomic
def _store(
    found: dict[str, Any],
    lines: list[str],
    filename: str,
    digest: str,
    organization: Organization,
    school_year: SchoolYear,
    by: Actor,
) -> Plan:
    Organization.objects.select_for_update().get(pk=organization.pk)
    if (standing := _standing(organization, school_year, digest)) is not None:  # sent twice at the same moment
        return standing
    header, signature = found["header"], found.get("signature") or {}
    plan = Plan.objects.create(
        organization=organization,
        school_year=school_year,
        kind=PlanKind.OFFICE,
        dated_on=_day(header.get("date")),
        grounds=found.get("grounds") or [],
        recipients=found.get("recipients") or [],
        source_lines=lines,
        source_sha256=digest,
        created_by_id=by.user_id,
        created_at=clock.now(),
        **_bounded(
            title=sentence_case(header.get("title") or filename, _names_around(organization)),
            document_type=header.get("document_type") or "Kế hoạch",
            parent_issuer=header.get("parent_issuer"),
            issuer=header.get("issuer") or organization.name,
            number=header.get("number"),
            symbol=header.get("symbol"),
            place=header.get("place"),
            signer_authority=signature.get("authority"),
            signer_position=signature.get("position"),
            signer_name=signature.get("name"),
            source_name=filename,
        ),
    )
    PlanStateChange.objects.create(
        plan=plan, state=PlanState.DRAFT, dated_on=clock.today(), at=clock.now(), by_id=by.user_id
    )
    nodes = _store_nodes(plan, found["nodes"])
    Repair.objects.bulk_create(
        Repair(plan=plan, line=each["line"], before=each["before"], after=each["after"], kind=each["kind"])
        for each in found.get("repairs") or []
    )
    proposer = Proposer(plan)
    Target.objects.bulk_create(
        proposer.target(nodes[each["node"]], each) for each in found.get("targets") or [] if each["node"] in nodes
    )
    renumber(plan)
    proposer.propose_tasks(nodes, found)
    audit.record(
        "plans.imported",
        plan,
        by=by,
        scope=organization.pk,
        after={"file": filename, "sha256": digest, "nodes": len(nodes)},
    )
    return plan


def _bounded(**texts: str | None) -> dict[str, str]:
    """Texts of the header no longer than their columns: what was read from a strange file may be a whole page."""
    longest = {name: getattr(Plan._meta.get_field(name), "max_length", None) for name in texts}
    return {name: (text or "")[: longest[name]] for name, text in texts.items()}


def _store_nodes(plan: Plan, found: list[dict[str, Any]]) -> dict[str, Node]:
    """Insert the nodes, then link them to their parents. Returns them by the reader's id."""
    rows = {
        each["id"]: Node(
            plan=plan,
            position=(index + 1) * POSITION_STEP,
            kind=each["kind"],
            role=each.get("role") or "",
            label=(each.get("label") or "")[:30],
            text=each["text"],
            first_line=(each.get("lines") or [None])[0],
            last_line=(each.get("lines") or [None])[-1],
        )
        for index, each in enumerate(found)
    }
    Node.objects.bulk_create(rows.values())
    children = []
    for each in found:
        if each.get("parent"):
            rows[each["id"]].parent = rows[each["parent"]]
            children.append(rows[each["id"]])
    Node.objects.bulk_update(children, ["parent"], batch_size=500)
    return rows


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
