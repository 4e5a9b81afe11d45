"""Figures of schools, sites and rooms."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from duoc.indicators.catalogue import indicator
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Measure, Side
from duoc.indicators.registry_figures.classes import Classes
from duoc.indicators.registry_figures.posts import Posts
from duoc.kit.dated import holds_on
from duoc.registry.organizations.models import Condition, Construction, Room, RoomKind, Site
from duoc.registry.people.models import Position


class RoomFact(NamedTuple):
    """A room that is open, at an open site of an operating school."""

    id: int
    school: int
    tag: str
    site: int
    kind: str
    construction: str
    condition: str
    is_borrowed: bool


class Schools:
    """Schools that exist on the day."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.operating = frame.operating(frame.day)

    def side(self, schools: Iterable[int]) -> Side:
        """These schools as a side: each once in the whole, and once in each of its levels."""
        bodies = self.frame.bodies
        facts = [(school, school, level) for school in schools for level in bodies[school].levels or ("",)]
        return Side(of="school", facts=facts, reach=self.frame.reach(self.frame.day))

    @cached_property
    def all(self) -> Side:
        """Every operating school."""
        return self.side(self.operating)

    def share(self, schools: Iterable[int]) -> Measure:
        """These among all operating schools."""
        chosen = self.operating.intersection(schools)
        return Measure(top=[self.side(chosen)], bottom=[self.all], exists_on=(self.frame.day,))


class Premises:
    """Open sites of operating schools and their open rooms on the day. Two queries."""

    def __init__(self, frame: Frame) -> None:
        operating = frame.operating(frame.day)
        sites = Site.objects.on(frame.day).values_list("id", "organization_id", "is_main")
        self.sites = [(site, school, "", is_main) for site, school, is_main in sites if school in operating]
        rooms = Room.objects.on(frame.day).filter(holds_on(frame.day, "site__"))
        columns = ("id", "site__organization_id", "site_id", "kind", "construction", "condition", "is_borrowed")
        self.rooms = [
            RoomFact(pk, school, "", *others)
            for pk, school, *others in rooms.values_list(*columns)
            if school in operating
        ]

    @cached_property
    def classrooms(self) -> list[RoomFact]:
        """Classrooms in use."""
        return [room for room in self.rooms if room.kind == RoomKind.CLASSROOM and room.condition != Condition.UNSAFE]


def _rooms(frame: Frame, rooms: list[RoomFact]) -> Side:
    return Side(of="room", facts=rooms, reach=frame.reach(frame.day))


@indicator("school_count")
def school_count(frame: Frame) -> Measure:
    return Measure(top=[frame.shared(Schools).all], exists_on=(frame.day,))


@indicator("schools_with_principal_rate")
def schools_with_principal_rate(frame: Frame) -> Measure:
    posts = frame.shared(Posts).rows
    return frame.shared(Schools).share(row.organization for row in posts if row.position == Position.PRINCIPAL)


@indicator("satellite_site_count")
def satellite_site_count(frame: Frame) -> Measure:
    satellites = [site for site in frame.shared(Premises).sites if not site[3]]
    return Measure(top=[Side(of="site", facts=satellites, reach=frame.reach(frame.day))], exists_on=(frame.day,))


@indicator("solid_classroom_rate")
def solid_classroom_rate(frame: Frame) -> Measure:
    classrooms = frame.shared(Premises).classrooms
    solid = [room for room in classrooms if room.construction == Construction.SOLID and not room.is_borrowed]
    return Measure(top=[_rooms(frame, solid)], bottom=[_rooms(frame, classrooms)], exists_on=(frame.day,))


@indicator("temporary_classroom_count")
def temporary_classroom_count(frame: Frame) -> Measure:
    classrooms = frame.shared(Premises).classrooms
    makeshift = [room for room in classrooms if room.construction == Construction.TEMPORARY or room.is_borrowed]
    return Measure(top=[_rooms(frame, makeshift)], exists_on=(frame.day,))


@indicator("classrooms_per_class")
def classrooms_per_class(frame: Frame) -> Measure:
    classrooms = _rooms(frame, frame.shared(Premises).classrooms)
    return Measure(top=[classrooms], bottom=[frame.shared(Classes).all], exists_on=(frame.day,))


@indicator("library_school_rate")
def library_school_rate(frame: Frame) -> Measure:
    rooms = frame.shared(Premises).rooms
    return frame.shared(Schools).share(
        room.school for room in rooms if room.kind == RoomKind.LIBRARY and room.condition != Condition.UNSAFE
    )


@indicator("toilet_school_rate")
def toilet_school_rate(frame: Frame) -> Measure:
    premises = frame.shared(Premises)
    served = {
        room.site for room in premises.rooms if room.kind == RoomKind.PUPIL_TOILET and room.condition == Condition.GOOD
    }
    # The main site's toilet does not serve the satellite site.
    lacking = {school for site, school, *_ in premises.sites if site not in served}
    return frame.shared(Schools).share({school for _, school, *_ in premises.sites} - lacking)
