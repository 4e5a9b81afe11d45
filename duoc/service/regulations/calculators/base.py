"""What every calculator is: a form that is read from the address, and answers with its reasons.

The fields that follow from others (the subjects of a grade, the criteria of a circular) are built from what the
address says, so that the page works without JavaScript: "Đổi" asks for the form again, "Tính" for the answer.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.kit import clock
from duoc.law.core.errors import LawError
from duoc.law.core.result import Explanation, Step

ASKED = "tinh"
Text = str | Promise


@dataclass(frozen=True, slots=True)
class Figure:
    """One part of an answer: what it is, what came out, and the tone in which it is said."""

    label: Text
    value: Text
    tone: str = "none"
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A step of an explanation in the reader's language."""

    text: str
    clause: str
    held: bool | None

    @classmethod
    def of(cls, step: Step) -> Reason:
        """The step as the page's language says it."""
        if is_english():
            return cls(step.text_en, step.clause.en(), step.held)
        return cls(step.text_vi, step.clause.vi(), step.held)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came out, and why. With a status other than "ok" or "complete" the figures are no answer yet."""

    figures: Sequence[Figure]
    because: Explanation
    status: str = "ok"
    missing: Sequence[str] = ()
    rows: Sequence[tuple[Text, Text]] = ()
    rows_title: Text = ""
    before: Explanation | None = None
    before_title: Text = ""

    @property
    def reasons(self) -> list[Reason]:
        """What decided, in the order of the law."""
        return [Reason.of(step) for step in self.because]

    @property
    def reasons_before(self) -> list[Reason]:
        """The steps on the way to what decided."""
        return [Reason.of(step) for step in self.before or ()]

    @property
    def needs_decision(self) -> bool:
        """Whether the text leaves a gap that a person must decide."""
        return self.status == "needs_decision"

    @property
    def not_loaded(self) -> bool:
        """Whether the document was not read."""
        return self.status == "not_loaded"

    @property
    def incomplete(self) -> bool:
        """Whether something that the rule asks was not given."""
        return self.status == "incomplete"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table of fields."""

    label: Text
    cells: Sequence[BoundField]


@dataclass(frozen=True, slots=True)
class Block:
    """Some fields under a heading: one below the other, or as a table with `heads`."""

    title: Text
    fields: Sequence[BoundField] = ()
    heads: Sequence[Text] = ()
    lines: Sequence[Line] = ()


class Calculator(forms.Form):
    """A form over one rule of the law room. `shape` names the fields on which others depend."""

    slug: ClassVar[str]
    title: ClassVar[Text]
    lead: ClassVar[Text]
    icon: ClassVar[str]
    shape: ClassVar[tuple[str, ...]] = ()
    do_not_call_in_templates: ClassVar[bool] = True  # the list of calculators shows classes

    def __init__(self, query: QueryDict) -> None:
        self.query = query.copy()
        typed = {name: query[name] for name in query}
        super().__init__(self.query if ASKED in query else None, initial=typed)
        self.build()

    @classmethod
    def url(cls) -> str:
        """Its page."""
        return reverse("regulations:calculator", args=[cls.slug])

    def build(self) -> None:
        """Add the fields that follow from what was chosen."""

    @abstractmethod
    def compute(self) -> Answer | None:
        """Ask the law room. None where `refuse` said what is wrong. Errors: `LawError`."""

    def blocks(self) -> Iterator[Block]:
        """How the fields are laid out."""
        own = [name for name in self.fields if name not in self.shape]
        yield Block("", [self[name] for name in sorted(own, key=self.is_box)])

    def is_box(self, name: str) -> bool:
        """Whether a field is a box to tick: they stand after the others."""
        return isinstance(self.fields[name], forms.BooleanField)

    @property
    def shape_fields(self) -> list[BoundField]:
        """The fields on which others depend."""
        return [self[name] for name in self.shape]

    def answer(self) -> Answer | None:
        """The answer, where one was asked for and can be given; else the errors stand at their fields."""
        if not self.is_bound or not self.is_valid():
            return None
        try:
            return self.compute()
        except LawError as error:
            self.refuse(self.place(error.field), error)
            return None

    def place(self, field: str) -> str | None:
        """The field of this form that an error of the law room is about: "tests.TOAN" is "tests-TOAN"."""
        name = field.replace(".", "-")
        return next(
            (own for own in (name, name.rpartition("-")[0], name.partition("-")[0]) if own in self.fields), None
        )

    def refuse(self, name: str | None, error: LawError) -> None:
        """Put what the law room says at a field, in the reader's language and with the rule."""
        said = error.text_en if is_english() else error.text_vi
        self.add_error(name, _("%(said)s (%(rule)s)") % {"said": f"{said[:1].upper()}{said[1:]}", "rule": error.rule})

    def choose(self, name: str, options: Sequence[tuple[str, Text]], label: Text, first: str) -> str:
        """Add a choice on which other fields depend; gives what is chosen."""
        chosen = self.query.setdefault(name, first)
        chosen = str(chosen) if chosen in dict(options) else first
        self.fields[name] = forms.ChoiceField(label=str(label), choices=options, initial=first)
        return chosen

    def choose_day(self, name: str, label: Text) -> date:
        """Add a day on which other fields depend; gives the day, today where none is said."""
        field = forms.DateField(label=str(label), initial=clock.today())
        self.fields[name] = field
        try:
            return field.clean(self.query.get(name)) or clock.today()
        except ValidationError:
            return clock.today()

    def given(self, *names: str) -> dict[str, Any]:
        """The fields that were filled in, by name."""
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name) not in (None, "")}


def is_english() -> bool:
    """Whether the page is read in English."""
    return (get_language() or "vi").startswith("en")


def whole(
    label: Text, *, required: bool = True, initial: int | None = None, help_text: Text = ""
) -> forms.IntegerField:
    """A field for a number of things; the law room says which numbers make sense."""
    return forms.IntegerField(label=str(label), required=required, initial=initial, help_text=str(help_text))


def yes_or_no(label: Text) -> forms.BooleanField:
    """A box to tick."""
    return forms.BooleanField(label=str(label), required=False)
