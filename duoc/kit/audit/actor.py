"""Who does something."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, or the system itself, as the trace names them.

    `user_id` is None for the system; `name` is printed as it was on that day; `origin` says through which door the
    write came: page, api, sheet, job, command.
    """

    user_id: int | None
    name: str
    origin: str = "page"


SYSTEM = Actor(user_id=None, name="Đước", origin="command")
