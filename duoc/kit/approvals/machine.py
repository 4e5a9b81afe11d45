"""The table of states and transitions, and the questions it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from duoc.kit.errors import DomainError

Title: TypeAlias = "str | Promise"


@dataclass(frozen=True, slots=True)
class State:
    """Where something can stand. `name` is stored, `title` is read."""

    name: str
    title: Title


@dataclass(frozen=True, slots=True)
class Transition:
    """A way from one state to another, named by what a person does. The same name may start from several states."""

    name: str
    source: str
    target: str
    title: Title
    comment_required: bool = False


@dataclass(frozen=True, slots=True)
class Machine:
    """States (the first is where everything begins) and transitions. A table with a hole in it is refused at start."""

    name: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]

    def __post_init__(self) -> None:
        for fault in self._faults():
            raise ValueError(f"machine {self.name}: {fault}")

    @property
    def first(self) -> str:
        """The state in which everything begins."""
        return self.states[0].name

    @property
    def choices(self) -> list[tuple[str, Title]]:
        """States as the `choices` of a model field."""
        return [(state.name, state.title) for state in self.states]

    def title(self, state: str) -> str:
        """What a person reads for a state."""
        return str(dict(self.choices)[state])

    def available(self, state: str) -> tuple[Transition, ...]:
        """What can be done from here, in the order of the table; nothing at an end."""
        return tuple(transition for transition in self.transitions if transition.source == state)

    def is_final(self, state: str) -> bool:
        """Whether nothing leads away from here."""
        return not self.available(state)

    def find(self, state: str, transition: str, *, comment: str = "") -> Transition:
        """The row of the table for this step.

        Errors: `transition_refused`; `comment_required` (field `comment`). An unknown name is a programmer's mistake:
        KeyError.
        """
        named = [row for row in self.transitions if row.name == transition]
        if not named:
            raise KeyError(transition)
        for row in named:
            if row.source == state:
                if row.comment_required and not comment.strip():
                    raise DomainError(
                        "comment_required",
                        _("Để thực hiện “%(transition)s”, hãy ghi rõ lý do.") % {"transition": row.title},
                        field="comment",
                    )
                return row
        raise DomainError("transition_refused", self._refusal(state, named[0]))

    def check(self, state: str, transition: str, *, comment: str = "") -> str:
        """The state that this step leads to. Errors as of `find`."""
        return self.find(state, transition, comment=comment).target

    def mermaid(self) -> str:
        """The table as a diagram for the documentation."""
        lines = ["stateDiagram-v2"]
        lines += [f'    state "{state.title}" as {state.name}' for state in self.states]
        lines.append(f"    [*] --> {self.first}")
        lines += [f"    {row.source} --> {row.target}: {row.title}" for row in self.transitions]
        lines += [f"    {state.name} --> [*]" for state in self.states if self.is_final(state.name)]
        return "\n".join(lines) + "\n"

    def _refusal(self, state: str, wanted: Transition) -> str:
        words = {"transition": wanted.title, "state": self.title(state)}
        ways = self.available(state)
        if not ways:
            return _("Không thực hiện được “%(transition)s”: trạng thái “%(state)s” là trạng thái cuối.") % words
        words["ways"] = ", ".join(f"“{way.title}”" for way in ways)
        return (
            _("Không thực hiện được “%(transition)s” khi đang ở trạng thái “%(state)s”. Có thể chọn: %(ways)s.") % words
        )

    def _faults(self) -> Iterator[str]:
        names = [state.name for state in self.states]
        if len(set(names)) != len(names) or not names:
            yield "states must have different names, and there must be one"
        steps = [(row.name, row.source) for row in self.transitions]
        if len(set(steps)) != len(steps):
            yield "a transition leads from one state to two"
        reached = {names[0]} if names else set()
        for row in self.transitions:
            if row.source not in names or row.target not in names:
                yield f"transition {row.name} names an unknown state"
            reached.add(row.target)
        for name in names:
            if name not in reached:
                yield f"nothing leads to state {name}"
