"""What figures count, as a reader is shown it: the rows behind a figure with readable columns and a way to each.

The engine does not know pupils or rooms. An area that counts something says how its rows are described:

    describe(Subject("room", _("Phòng"), (_("Điểm trường"), _("Loại phòng")), _describe_rooms))
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Description:
    """One row in words: its name and the cells of the subject's columns.

    `organization` is where it is listed; `group` gathers rows that belong together, such as those of a class or a
    site; `url` is its page.
    """

    name: str
    cells: tuple[str, ...]
    organization: int | None = None
    group: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of row. `is_personal`: its rows name persons, so they are shown only to those who may see these.

    `describe(ids)` gives a description for each id that is there; its queries do not depend on their number.
    """

    id: str
    title: Text
    columns: tuple[Text, ...]
    describe: Callable[[Collection[int]], Mapping[int, Description]]
    is_personal: bool = False


SUBJECTS: dict[str, Subject] = {}


def describe(subject: Subject) -> None:
    """Make a kind of row known. Errors: ValueError if it is known already."""
    if subject.id in SUBJECTS:
        raise ValueError(f"subject {subject.id} is described twice")
    SUBJECTS[subject.id] = subject
