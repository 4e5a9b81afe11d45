"""Sensible proposals for a freshly read plan, so that sixty directives take minutes: who, when, with what result."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from duoc.kit.text import fold
from duoc.plans.documents.binding import propose_indicator, propose_slice
from duoc.plans.documents.models import Comparator, Node, NodeKind, NodeRole, Plan, Target, Task, TaskKind
from duoc.registry.organizations.models import Level, Organization, OrganizationType
from duoc.registry.organizations.queries import tree_on

LARGEST_FIGURE = 10**11  # what the column of a figure holds
WORKING_ROLES = (NodeRole.TASK, NodeRole.SOLUTION, NodeRole.TARGET)

LEVEL_WORDS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.PRESCHOOL, re.compile(r"\b(mam non|mau giao|mn|mg|nha tre|tre)\b")),
    (Level.PRIMARY, re.compile(r"\b(tieu hoc|th|lop [1-5])\b")),
    (Level.LOWER_SECONDARY, re.compile(r"\b(trung hoc co so|thcs|lop [6-9]|huong nghiep)\b")),
)
GENERAL_SCHOOLS = re.compile(r"\b(pho thong)\b")

DELIVERABLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(xay dung|lap) ke hoach\b"), "Kế hoạch"),
    (re.compile(r"\btap huan|boi duong\b"), "Báo cáo kết quả bồi dưỡng, danh sách người tham gia"),
    (re.compile(r"\bra soat|danh gia thuc trang\b"), "Báo cáo rà soát"),
    (re.compile(r"\bkiem tra|giam sat\b"), "Biên bản kiểm tra"),
    (re.compile(r"\bdanh gia\b"), "Kết quả đánh giá"),
    (re.compile(r"\btuyen truyen|truyen thong\b"), "Tin bài, hình ảnh"),
    (re.compile(r"\bcong khai\b"), "Nội dung công khai trên trang thông tin"),
)


# What directives say, and the word by which a division's name speaks of it.
TOPICS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(doi ngu|giao vien|can bo quan ly|nha giao|bo nhiem|vi pham|ky cuong|dan chu)\b"), "can bo"),
    (re.compile(r"\b(co so vat chat|dau tu|nguon von|nguon luc|thiet bi|xa hoi hoa|cong trinh)\b"), "tai chinh"),
    (re.compile(r"\b(mang luoi|ke hoach nam hoc|quy hoach|cai cach thu tuc|tu chu|phan cap)\b"), "ke hoach"),
    (re.compile(r"\b(kiem tra,? danh gia|khao thi|kiem dinh|tu danh gia|ngoai ngu|tieng anh)\b"), "khao thi"),
    (re.compile(r"\b(cong nghe thong tin|dien tu|truc tuyen|phan mem|truyen thong)\b"), "cong nghe thong tin"),
    (re.compile(r"\b(hoc tap cong dong|xoa mu chu|xa hoi hoc tap|thuong xuyen)\b"), "thuong xuyen"),
)
LEVEL_FIELDS = {Level.PRESCHOOL: "mam non", Level.PRIMARY: "tieu hoc", Level.LOWER_SECONDARY: "trung hoc co so"}
GENERAL_FIELDS = ("van phong", "tong hop", "ke hoach", "to chuc")
"""What the name of the division says that leads what concerns everybody and no field alone, the best first."""


def words_about(text: str) -> set[str]:
    """The fields that a text speaks of, in the words of division names; of levels only the one that it is about."""
    folded, levels = fold(text), levels_in(text)
    words = {word for pattern, word in TOPICS if pattern.search(folded)}
    return words | ({LEVEL_FIELDS[levels[0]]} if len(levels) == 1 and levels[0] in LEVEL_FIELDS else set())


def fields_of(name: str) -> list[str]:
    """The fields in a division's name: "Bộ phận Khảo thí, kiểm định" gives khao thi, kiem dinh."""
    bare = re.sub(r"^(bo phan|to|phong|ban)\b( giao duc)?", "", fold(name)).strip()
    return [part.strip() for part in re.split(r",| va ", bare) if part.strip()]


def levels_in(text: str) -> list[Level]:
    """Levels of school that a text speaks of, from preschool up."""
    folded = fold(text)
    found = [level for level, words in LEVEL_WORDS if words.search(folded)]
    if GENERAL_SCHOOLS.search(folded):
        found += [level for level in (Level.PRIMARY, Level.LOWER_SECONDARY) if level not in found]
    return [level for level in Level if level in found]


class Proposer:
    """Proposals for one plan. Divisions and the school year are looked up once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        day = plan.dated_on or plan.school_year.starts_on
        below = list(tree_on(day).below(plan.organization_id))
        rows = Organization.objects.filter(pk__in=below, type=OrganizationType.DIVISION).order_by("sort_key")
        self.divisions = [(division, fields_of(division.name)) for division in rows]

    def target(self, node: Node, found: dict[str, Any]) -> Target:
        """A target as the reader found it, bound to the indicator whose title it names best."""
        words = " ".join(part for part in (found["indicator"], found.get("scope")) if part)
        return Target(
            plan=self.plan,
            node=node,
            words=words[:300],
            indicator=propose_indicator(found["indicator"]) or "",
            slice=propose_slice(found.get("scope")) or "",
            comparator=found.get("comparator") or Comparator.EQUAL,
            value=_value(found.get("value")),
            unit=(found.get("unit") or "")[:40],
        )

    def propose_tasks(self, nodes: dict[str, Node], found: dict[str, Any]) -> list[Task]:
        """A task for every directive that is to be carried out."""
        deadlines = {nodes[each["node"]].pk: each for each in found.get("deadlines") or [] if each["node"] in nodes}
        parents = {node.pk: node for node in nodes.values()}
        tasks = [
            self.task(node, self._context(node, parents), _deadline(node, parents, deadlines))
            for node in nodes.values()
            if node.kind == NodeKind.DIRECTIVE and node.role in WORKING_ROLES
        ]
        Task.objects.bulk_create(tasks)
        from duoc.plans.documents.services.numbering import renumber

        renumber(self.plan)
        return tasks

    def task(self, node: Node, context: str, deadline: dict[str, Any] | None = None) -> Task:
        """The task that a directive proposes: levels from its words, else from the headings above it."""
        levels = levels_in(node.text) or levels_in(context)
        starts, due = self._period(deadline)
        return Task(
            plan=self.plan,
            kind=TaskKind.DIRECTIVE,
            node=node,
            organization_id=self.plan.organization_id,
            title=node.text[:1].upper() + node.text[1:],
            levels=[str(level) for level in levels],
            lead=self._division(node.text, context),
            deliverable=next((what for words, what in DELIVERABLES if words.search(fold(node.text))), ""),
            starts_on=starts,
            due_on=due,
            term=_term(deadline),
        )

    def _period(self, deadline: dict[str, Any] | None) -> tuple[date | None, date | None]:
        year = self.plan.school_year
        if deadline and (deadline.get("from") or deadline.get("to")):
            starts = date.fromisoformat(deadline["from"]) if deadline.get("from") else None
            due = date.fromisoformat(deadline["to"]) if deadline.get("to") else year.ends_on
            return (starts if starts is None or starts <= due else None), due
        return None, year.ends_on

    def _division(self, text: str, context: str) -> Organization | None:
        """The division whose field the directive speaks of; where its words say nothing, its headings."""
        topics = [words_about(text), words_about(context)]
        best: tuple[int, Organization | None] = (0, None)
        for division, fields in self.divisions:
            score = sum(
                weight * sum(1 for phrase in fields if phrase in words)
                for weight, words in zip((3, 1), topics, strict=True)
            )
            if score > best[0]:
                best = (score, division)
        return best[1] or self._general

    @cached_property
    def _general(self) -> Organization | None:
        """The division that leads what no field claims; nobody where none is known to, and the planner chooses."""
        return next(
            (division for field in GENERAL_FIELDS for division, fields in self.divisions if field in fields), None
        )

    @staticmethod
    def _context(node: Node, parents: dict[int, Node]) -> str:
        texts: list[str] = []
        current = parents.get(node.parent_id or 0)
        while current is not None:
            texts.append(current.text)
            current = parents.get(current.parent_id or 0)
        return " ".join(texts)


def _value(found: float | None) -> Decimal | None:
    """The figure to be reached; none where it is longer than any figure of an office (a phone number, an account)."""
    value = None if found is None else Decimal(str(found))
    return value if value is not None and abs(value) < LARGEST_FIGURE else None


def _deadline(
    node: Node, parents: Mapping[int, Node], deadlines: Mapping[int, dict[str, Any]]
) -> dict[str, Any] | None:
    """The node's own deadline; else that of the nearest line above which gives one ("Tháng 9/2022")."""
    above: Node | None = node
    while above is not None:
        if above.pk in deadlines:
            return deadlines[above.pk]
        above = parents.get(above.parent_id or 0)
    return None


def _term(deadline: dict[str, Any] | None) -> str:
    term = (deadline or {}).get("term") or ""
    return term if term in ("HK1", "HK2") else ""
