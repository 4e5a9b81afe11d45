"""A person's deadlines and meetings as iCalendar, for the calendar on their phone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings

from duoc.kit import clock

ZONE = "Asia/Ho_Chi_Minh"
ZONE_SINCE = date(1976, 1, 1)  # the clock has not been changed since 13 June 1975
DOMAIN = "duoc"
REFRESH = timedelta(hours=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day, some days (`ends` included), or an hour in a calendar.

    `uid` is stable ("plans.task:17"): a changed event replaces the one before it. `changed_at` tells phones whether it
    did change.
    """

    uid: str
    title: str
    starts: date | datetime
    ends: date | datetime | None = None
    place: str = ""
    text: str = ""
    url: str = ""
    changed_at: datetime | None = None


EventProvider = Callable[[int], Iterable[Event]]
_event_provider: EventProvider = lambda user_id: ()  # noqa: E731


def set_event_provider(provider: EventProvider) -> None:
    """Say which events a user has."""
    global _event_provider
    _event_provider = provider


def events_of(user_id: int) -> Iterable[Event]:
    """The events of a user, from whoever said to know them."""
    return _event_provider(user_id)


def feed(events: Iterable[Event], *, name: str = "Đước") -> bytes:
    """The events as one .ics file in Vietnamese time, its zone included."""
    calendar = icalendar.Calendar()
    for key, value in (("prodid", "-//Đước//VI"), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        calendar.add(key, value)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add_component(icalendar.Timezone.from_tzid(ZONE, first_date=ZONE_SINCE))
    for event in events:
        calendar.add_component(_component(event))
    data: bytes = calendar.to_ical()
    return data


def _component(event: Event) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", f"{event.uid}@{DOMAIN}")
    made.add("summary", event.title)
    made.add("dtstart", _local(event.starts))
    made.add("dtend", _end(event))
    made.add("dtstamp", (event.changed_at or clock.now()).astimezone(UTC))
    for key, value in (("location", event.place), ("description", event.text)):
        if value:
            made.add(key, value)
    if event.url:
        made.add("url", settings.DUOC_BASE_URL.rstrip("/") + event.url)
    return made


def _local(moment: date | datetime) -> date | datetime:
    return moment.astimezone(ZoneInfo(ZONE)) if isinstance(moment, datetime) else moment


def _end(event: Event) -> date | datetime:
    """iCalendar ends a day before the day it names; an event without an end takes an hour."""
    last = event.ends if event.ends is not None else event.starts
    if isinstance(last, datetime):
        return _local(last if event.ends is not None else last + timedelta(hours=1))
    return last + timedelta(days=1)
