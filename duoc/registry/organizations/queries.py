"""The tree of organizations as of a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from duoc.kit.dated import holds_on
from duoc.registry.organizations.models import Affiliation, Organization, OrganizationType


@dataclass(frozen=True, slots=True)
class Tree:
    """Who answers to whom on one day, by id. Departments of schools are left out: they go with their school."""

    day: date
    parent_of: dict[int, int]
    children_of: dict[int, tuple[int, ...]]

    def below(self, root: int) -> Iterator[int]:
        """The organization and everything under it."""
        stack = [root]
        while stack:
            current = stack.pop()
            yield current
            stack.extend(self.children_of.get(current, ()))

    def above(self, organization: int) -> Iterator[int]:
        """The organization and those it answers to, nearest first."""
        seen: set[int] = set()
        current: int | None = organization
        while current is not None and current not in seen:
            seen.add(current)
            yield current
            current = self.parent_of.get(current)


def tree_on(day: date) -> Tree:
    """The tree as of a day: only affiliations between organizations that exist on it. One query."""
    rows = (
        Affiliation.objects.on(day)
        .filter(holds_on(day, "child__"), holds_on(day, "parent__"))
        .exclude(child__type=OrganizationType.DEPARTMENT)
        .values_list("child_id", "parent_id")
    )
    return build_tree(day, rows)


def build_tree(day: date, pairs: Iterable[tuple[int, int]]) -> Tree:
    """A tree from (child, parent) pairs."""
    parent_of: dict[int, int] = {}
    children: defaultdict[int, list[int]] = defaultdict(list)
    for child, parent in pairs:
        parent_of[child] = parent
        children[parent].append(child)
    return Tree(day, parent_of, {parent: tuple(ids) for parent, ids in children.items()})


def schools_under(root: int, day: date) -> Q:
    """Condition on `Organization`: a school that exists on the day, under this organization. One query when built."""
    return Q(pk__in=list(tree_on(day).below(root)), type=OrganizationType.SCHOOL) & holds_on(day)


def office_of(organization: int, day: date) -> Organization | None:
    """The education office that this organization answers to on a day (itself, if it is one). Two queries."""
    return Organization.objects.filter(
        pk__in=list(tree_on(day).above(organization)), type=OrganizationType.OFFICE
    ).first()
