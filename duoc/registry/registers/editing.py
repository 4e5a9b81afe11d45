"""The one page for every form: what was typed stays, a refusal stands at its field, a conflict shows both versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.utils.functional import Promise

from duoc.kit.errors import Conflict, DomainError
from duoc.registry.access.gate import Request
from duoc.web.formatting import day_text
from duoc.web.page import go, page

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Difference:
    """One field on which two people disagree."""

    label: str
    mine: str
    theirs: str


def form_page(
    request: Request,
    form: forms.Form,
    save: Callable[[dict[str, Any]], Any],
    *,
    title: Text,
    done: Text,
    to: Callable[[Any], str] | str,
    crumbs: list[tuple[Text, str]],
    submit: Text,
    lead: Text = "",
    danger: bool = False,
    aside: tuple[Text, str] | None = None,
    will: Sequence[Text] = (),
    theirs: Callable[[Any], Mapping[str, Any]] | None = None,
) -> HttpResponse:
    """Show a form; when it is sent and valid, call `save` with its values and lead on.

    `to` is the address afterwards, or makes it from what `save` gave back. `aside` is the way to the form that a reader
    may have wanted instead: (label, address). `will` tells what sending it brings about. `theirs` gives the values that
    somebody else saved, where the record has them not as attributes of the fields' names.
    """
    differences: list[Difference] = []
    if form.is_bound and form.is_valid():
        try:
            result = save(form.cleaned_data)
        except Conflict as conflict:
            differences = _differences(form, theirs(conflict.current) if theirs else _attributes(conflict.current))
            _take_version(form, conflict.current)
            form.add_error(None, conflict.text)
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.text)
        else:
            messages.success(request, str(done))
            return go(request, to(result) if callable(to) else to)
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "crumbs": crumbs,
        "submit": submit,
        "differences": differences,
        "danger": danger,
        "back": crumbs[-1][1],
        "aside": aside,
        "will": will,
    }
    return page(request, "registers/form.html", context)


def _attributes(row: Any) -> Mapping[str, Any]:
    """The values of a record by the names of its fields."""
    return {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}


def _differences(form: forms.Form, current: Mapping[str, Any]) -> list[Difference]:
    found = []
    for name, field in form.fields.items():
        if name == "version" or name not in current:
            continue
        mine, theirs = form.cleaned_data.get(name), current[name]
        if mine != theirs:
            found.append(Difference(str(field.label), _shown(field, mine), _shown(field, theirs)))
    return found


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    if hasattr(value, "strftime"):
        return day_text(value)
    return "" if value is None else str(value)


def _take_version(form: forms.Form, current: Any) -> None:
    """Sending the form again now overwrites on purpose, having seen the other version."""
    data = form.data.copy() if isinstance(form.data, QueryDict) else dict(form.data)
    data["version"] = str(current.version)
    form.data = data
