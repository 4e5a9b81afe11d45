"""Reading difficulties: what waits, what is alike, what was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from rapidfuzz import fuzz

from duoc.kit.text import fold
from duoc.plans.difficulties.models import WAITING, Answer, Difficulty, DifficultyState

ALIKE = 62  # share of common words, in percent, from which two troubles are offered as the same
DUE_SOON_DAYS = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a difficulty stands against its deadline, in days: `kind` late, soon, waiting or closed."""

    kind: str
    days: int


def standing(difficulty: Difficulty, day: date) -> Standing:
    """How urgent an answer is on a day."""
    if difficulty.state not in WAITING or difficulty.due_on is None:
        return Standing("closed", 0)
    days = (difficulty.due_on - day).days
    if days < 0:
        return Standing("late", -days)
    return Standing("soon" if days <= DUE_SOON_DAYS else "waiting", days)


def waiting(rows: QuerySet[Difficulty]) -> QuerySet[Difficulty]:
    """Those that wait for an answer, the most urgent first."""
    return rows.filter(state__in=WAITING).order_by("due_on", "pk")


def closed(rows: QuerySet[Difficulty]) -> QuerySet[Difficulty]:
    """Those that were answered, decided or withdrawn, the latest first."""
    return rows.exclude(state__in=WAITING).order_by("-raised_on", "-pk")


def alike(difficulty: Difficulty, rows: QuerySet[Difficulty]) -> list[Difficulty]:
    """Others that wait and say nearly the same, most alike first, at most ten. One query."""
    words = fold(f"{difficulty.title} {difficulty.text}")
    others = waiting(rows).exclude(pk=difficulty.pk).filter(same_as=None).select_related("organization")
    scored = [(fuzz.token_set_ratio(words, fold(f"{other.title} {other.text}")), other) for other in others]
    near = [(score, other) for score, other in scored if score >= ALIKE or other.task_id == difficulty.task_id]
    return [other for _score, other in sorted(near, key=lambda pair: -pair[0])[:10]]


def published(answers: QuerySet[Answer]) -> QuerySet[Answer]:
    """Answers that all schools may read, the latest first."""
    kinds = [DifficultyState.ANSWERED, DifficultyState.DECIDED]
    return (
        answers.filter(is_published=True, kind__in=kinds)
        .select_related("difficulty__task", "difficulty__organization")
        .order_by("-at")
    )
