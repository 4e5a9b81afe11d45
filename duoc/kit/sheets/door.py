"""Where an area and this room meet: a register, and what is done with its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from duoc.kit.audit import Actor
from duoc.kit.sheets.columns import Register
from duoc.kit.sheets.preview import Fault, ParsedRow

Progress = Callable[[int, int, str], None]


def _no_progress(done: int, total: int, message: str = "") -> None:
    """Nobody is watching."""


@dataclass(slots=True)
class Tally:
    """What a commit would do, counted by an importer while it checks: rows that are new, and that change a record."""

    new: int = 0
    changed: int = 0
    is_kept: bool = False

    def note(self, *, is_new: bool, is_changed: bool) -> None:
        """Count one row."""
        self.is_kept = True
        self.new += is_new
        self.changed += is_changed and not is_new


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportContext:
    """Who brings the rows in, for which scope (organization), and how to say how far it is.

    An importer that knows may keep the `tally` in its check; the preview then says what would change.
    """

    by: Actor
    scope: int | None
    progress: Progress = _no_progress
    tally: Tally = field(default_factory=Tally)


class Importer(Protocol):
    """What an area does with the rows of its register. All three work on whole sets, not row by row."""

    def check(self, rows: Sequence[ParsedRow], context: ImportContext) -> Iterable[Fault]:
        """What the records forbid: a class that does not exist, a pupil who is there already. Writes nothing."""

    def commit(self, rows: Sequence[ParsedRow], context: ImportContext) -> Mapping[str, Any]:
        """Write all rows through the area's services, inside the transaction that is open; raise to write none.

        Returns what `undo` will need, as JSON; `undoing.Journal` keeps it for you.
        """

    def undo(self, data: Mapping[str, Any], context: ImportContext) -> None:
        """Take the rows back. Errors: `DomainError` with a sentence where they were changed or used since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A register that can be brought in. Making one registers it by the register's name."""

    register: Register
    importer: Importer

    def __post_init__(self) -> None:
        if self.register.name in DOORS:
            raise ValueError(f"register {self.register.name} has two doors")
        DOORS[self.register.name] = self


DOORS: dict[str, Door] = {}
