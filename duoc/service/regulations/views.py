"""What is in force, one regulation, and the calculators. Public: nothing here is about a person."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from duoc.registry.access.gate import public
from duoc.service.regulations import library, parameters
from duoc.service.regulations.calculators import TOOLS
from duoc.service.regulations.examples import examples_of, rules_of
from duoc.service.regulations.forms import LookupForm
from duoc.web.page import page


@public
def index(request: HttpRequest) -> HttpResponse:
    """The regulations in force on a day or in a school year, by subject, and what each grade follows."""
    form = LookupForm(request.GET or None)
    asked = form.asked()
    context = {
        "form": form if form.is_bound else LookupForm(initial={"day": asked.first}),
        "asked": asked,
        "groups": library.groups(asked.first, asked.after_last, asked.words),
        "grades": library.grade_rules(asked.year) if asked.year is not None and not asked.words else [],
    }
    return page(request, "regulations/index.html", context, part="found")


@public
def regulation(request: HttpRequest, subject: str, file: str) -> HttpResponse:
    """One regulation: its documents, what it changed, its parameters, the rules that use it, the examples."""
    entry = library.entry(subject, file)
    if entry is None:
        raise Http404
    context = {
        "entry": entry,
        "sections": parameters.sections(entry.page),
        "successions": parameters.successions(entry),
        "answers": [rule.plain for rule in rules_of(entry)],
        "examples": examples_of(entry),
    }
    return page(request, "regulations/regulation.html", context)


@public
def calculators(request: HttpRequest) -> HttpResponse:
    """Everything that can be tried out."""
    return page(request, "regulations/calculators.html", {"tools": list(TOOLS.values())})


@public
def calculator(request: HttpRequest, tool: str) -> HttpResponse:
    """One calculator: its form, and the answer with its reasons once it is asked."""
    found = TOOLS.get(tool)
    if found is None:
        raise Http404
    form = found(request.GET)
    return page(request, "regulations/calculator.html", {"form": form, "answer": form.answer()})
