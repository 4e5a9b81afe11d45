"""Transfers: events of a school year, which do not count where both schools belong to the same organization."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from duoc.indicators.catalogue import indicator
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Fact, Measure, Side
from duoc.indicators.registry_figures.stays import Stay, by_student, stays
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import Enrollment, EntryReason, ExitReason


class Journeys:
    """All stays, begun by the day, of pupils who ever transferred. One query."""

    def __init__(self, frame: Frame) -> None:
        movers = Enrollment.objects.filter(exit_reason=ExitReason.TRANSFERRED_OUT) | Enrollment.objects.filter(
            entry_reason=EntryReason.TRANSFER_IN
        )
        rows = Enrollment.objects.filter(student__in=movers.values("student_id"))
        self.of = by_student(stay for stay in stays(rows) if stay.first <= frame.day)

    def pairs(self) -> Iterator[tuple[Stay | None, Stay | None]]:
        """Each stay with the pupil's next one; the first has none before it, the last none after."""
        for own in self.of.values():
            yield from zip([None, *own], [*own, None], strict=True)


def _left(stay: Stay | None, frame: Frame) -> bool:
    """Whether the stay ended with a transfer that is known."""
    return stay is not None and stay.exit == ExitReason.TRANSFERRED_OUT and stay.ended_by(frame.day)


def _arrived(stay: Stay | None) -> bool:
    return stay is not None and stay.entry == EntryReason.TRANSFER_IN


def _only_in(here: tuple[int, ...], there: tuple[int, ...]) -> tuple[int, ...]:
    """Organizations of one school that are not also those of the other: inside them nobody came or went."""
    return tuple(organization for organization in here if organization not in there)


def _measure(frame: Frame, events: list[tuple[Stay, tuple[int, ...]]], until: date) -> Measure:
    """Events as a count: each with the organizations in which it counts."""
    facts: list[Fact] = [(stay.id, organizations, stay.grade) for stay, organizations in events]
    side = Side(
        of="student",
        facts=facts,
        reach=lambda organizations: organizations,
        subject={stay.id: stay.student for stay, _ in events},
    )
    return Measure(top=[side], exists_on=(until,))


def _year(frame: Frame) -> SchoolYear | None:
    """The school year, if it had begun on the day."""
    return frame.year if frame.year is not None and frame.year.starts_on <= frame.day else None


@indicator("transfer_out_count")
def transfer_out_count(frame: Frame) -> Measure | None:
    year = _year(frame)
    if year is None:
        return None
    until = min(frame.day, year.ends_on)
    events: list[tuple[Stay, tuple[int, ...]]] = []
    for left, arrived in frame.shared(Journeys).pairs():
        if left is None or not _left(left, frame) or left.year != year.code:
            continue
        if year.starts_on <= left.last <= until:
            there = frame.above(arrived.school, arrived.first) if arrived is not None and _arrived(arrived) else ()
            events.append((left, _only_in(frame.above(left.school, left.last), there)))
    return _measure(frame, events, until)


@indicator("transfer_in_count")
def transfer_in_count(frame: Frame) -> Measure | None:
    year = _year(frame)
    if year is None:
        return None
    until = min(frame.day, year.ends_on)
    events: list[tuple[Stay, tuple[int, ...]]] = []
    for left, arrived in frame.shared(Journeys).pairs():
        if arrived is None or not _arrived(arrived) or not year.starts_on <= arrived.first <= until:
            continue
        there = frame.above(left.school, left.last) if left is not None and _left(left, frame) else ()
        events.append((arrived, _only_in(frame.above(arrived.school, arrived.first), there)))
    return _measure(frame, events, until)
