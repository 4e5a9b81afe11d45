"""The list of indicators, one indicator across organizations, the rows behind one figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.indicators import norms
from duoc.indicators.engine import behind, goals, queries, services, tables
from duoc.indicators.engine.compute import compute, measured, undisturbed
from duoc.indicators.engine.definition import Definition
from duoc.indicators.engine.explain import explain
from duoc.indicators.engine.forms import QuestionForm, ReportForm
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.jobs import COMPUTE
from duoc.indicators.engine.policy import COMPUTE_FIGURES, REPORT_FIGURE, VIEW_FIGURES, VIEW_PERSONAL_ROWS, VIEW_ROWS
from duoc.indicators.engine.sheets import ranking_sheet
from duoc.indicators.engine.slices import slice_title
from duoc.indicators.engine.subjects import SUBJECTS
from duoc.indicators.engine.value import Value
from duoc.kit import clock
from duoc.kit.errors import DomainError
from duoc.kit.jobs import services as jobs
from duoc.registry.access.gate import Request, can, find, requires
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.calendar.queries import school_year_on
from duoc.registry.organizations.models import Organization
from duoc.web.page import go, page

ABOVE_SCHOOLS = frozenset({"province", "office"})
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of an indicator: slice, day, school year, and the form that says so."""

    definition: Definition
    slice: str
    day: date
    year: str
    form: QuestionForm

    @property
    def query(self) -> str:
        """The question as the end of an address."""
        return f"slice={self.slice}&day={self.day:%d/%m/%Y}&year={self.year}"

    @property
    def slice_title(self) -> str:
        """The slice in words."""
        return slice_title(self.slice)


@requires(VIEW_FIGURES)
def index(request: Request) -> HttpResponse:
    """Every indicator of one organization (the reader's own, or one that is chosen), by section of the plan."""
    organization = _organization(request, request.GET.get("organization"))
    day = clock.today()
    year = school_year_on(day)
    words = request.GET.get("q", "").strip()
    context = {
        "organization": organization,
        "words": words,
        "year": year,
        "overview": None if year is None else tables.Overview(organization, day, year.code, words),
        "may_compute": can(request.access, COMPUTE_FIGURES),
    }
    return page(request, "indicators/index.html", context, part="rows")


@require_POST
@requires(COMPUTE_FIGURES)
def recompute(request: Request) -> HttpResponse:
    """Compute all figures of today in the background."""
    day = clock.today()
    scope = request.access.organization.pk if request.access.organization else None
    job = jobs.start(COMPUTE, {"day": day.isoformat()}, by=request.actor, scope=scope)
    return go(request, "jobs:show", job.pk)


@requires(VIEW_FIGURES)
def indicator(request: Request, indicator: str) -> HttpResponse:
    """One indicator: the organizations in their order, the trend, the formula, the norm and the source."""
    question = _question(request, indicator)
    home = _home(request, question)
    found = _figures(request, question, home.pk)
    what = question.definition
    rows = _ranked(request, question, found)
    goal = goals.goals(home.pk, question.day, question.year).get((what.id, question.slice))
    context = {
        "question": question,
        "definition": what,
        "organization": home,
        "value": found.values.get(home.pk),
        "kept_at": found.kept_at,
        "rows": rows,
        "has_goals": any(row.state for row in rows),
        "has_reports": any(row.reported for row in rows),
        "goal": goal,
        "state": goals.judge(found.values.get(home.pk), goal),
        "norm": norms.notes(what.norm, question.day),
        "trend": queries.trend(what.id, home.pk, question.slice, by_day=question.day),
    }
    return page(request, "indicators/indicator.html", context, part="table")


@requires(VIEW_FIGURES)
def sheet(request: Request, indicator: str) -> HttpResponse:
    """The same table as an Excel file."""
    question = _question(request, indicator)
    rows = _ranked(request, question, _figures(request, question))
    response = HttpResponse(ranking_sheet(question.definition, question.slice, rows), content_type=XLSX)
    name = f"{slugify(question.definition.id)}-{question.day:%Y-%m-%d}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires(VIEW_FIGURES)
def rows(request: Request, indicator: str, organization: int) -> HttpResponse:
    """The rows behind the figure of one organization, and what it reported itself."""
    question = _question(request, indicator)
    asked = find(Organization, organization, request, to=VIEW_FIGURES)
    with undisturbed():
        context = _rows_context(request, question, asked)
    return page(request, "indicators/rows.html", context, part="rows")


@requires(REPORT_FIGURE)
def report(request: Request, indicator: str, organization: int) -> HttpResponse:
    """Report a figure by hand."""
    question = _question(request, indicator)
    own = find(Organization, organization, request, to=REPORT_FIGURE)
    form = ReportForm(request.POST or None, definition=question.definition, initial={"slice": question.slice})
    if form.is_valid():
        try:
            services.report_figure(own, form.command(), by=request.actor)
        except DomainError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(request, _("Đã ghi số liệu đơn vị báo cáo."))
            return go(request, "indicators:rows", question.definition.id, own.pk)
    context = {"question": question, "definition": question.definition, "organization": own, "form": form}
    return page(request, "indicators/report.html", context)


def _organization(request: Request, chosen: str | None) -> Organization:
    """The organization that is asked about: the one chosen, else the reader's own."""
    if chosen:
        return find(Organization, chosen, request, to=VIEW_FIGURES)
    if request.access.organization is None:
        raise Http404
    return request.access.organization


def _home(request: Request, question: Question) -> Organization:
    """Whose total stands above the table: the reader's own, or the office's where theirs cannot be asked."""
    own, office = request.access.organization, request.access.office
    if own is not None and own.type in question.definition.levels:
        return own
    if office is None:
        raise Http404
    return office


def _question(request: Request, indicator: str) -> Question:
    """The question of the address; what it leaves out is today and the first slice."""
    what = tables.known(indicator)
    if what is None:
        raise Http404
    asked = QuestionForm(request.GET or None, definition=what).asked()
    day = asked.get("day") or clock.today()
    year: SchoolYear | None = asked.get("year") or school_year_on(day)
    chosen = asked.get("slice") or ""
    slice_name = chosen if chosen in what.slices else what.slices[0]
    code = year.code if year is not None else f"{day.year}-{day.year + 1}"
    shown = QuestionForm(initial={"slice": slice_name, "day": day, "year": code}, definition=what)
    return Question(what, slice_name, day, code, shown)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a question by organization: those kept for its very day, or measured as the page is opened."""

    frame: Frame
    values: Mapping[int, Value]
    kept_at: datetime | None


def _figures(request: Request, question: Question, home: int | None = None) -> Figures:
    """The figures of the organizations below the offices that the reader may compare, and of the reader's own."""
    frame = Frame(question.day, question.year)
    reached = request.access.organizations(VIEW_FIGURES)
    asked = {pk for pk in reached if frame.bodies[pk].type not in ABOVE_SCHOOLS | {"department"}}
    everybody = frozenset(asked if home is None else asked | {home})
    what = question.definition
    at, kept = queries.kept_of(what.id, everybody, question.slice, question.day, question.year)
    if kept:
        return Figures(frame, kept, at)
    with undisturbed():
        found = {value.organization: value for value in measured(what, frame, everybody, [question.slice])}
        frame.forget()
    return Figures(frame, found, None)


def _ranked(request: Request, question: Question, found: Figures) -> list[tables.Row]:
    """The organizations below the offices, in the order of `tables.ranking`."""
    bodies = found.frame.bodies
    below = [found.values[pk] for pk, body in bodies.items() if pk in found.values and body.type not in ABOVE_SCHOOLS]
    # A ward that no school answers to has nothing to be compared with.
    shown = [
        value
        for value in below
        if value.denominator != 0 and (value.numerator or bodies[value.organization].type == "school")
    ]
    office = request.access.office
    wanted = {} if office is None else goals.goals(office.pk, question.day, question.year)
    return tables.ranking(found.frame, shown, wanted)


def _rows_context(request: Request, question: Question, asked: Organization) -> dict[str, object]:
    what = question.definition
    explanation = explain(what.id, asked.pk, question.slice, question.day, question.year)
    side = "bottom" if request.GET.get("side") == "bottom" and what.denominator is not None else "top"
    context: dict[str, object] = {
        "question": question,
        "definition": what,
        "organization": asked,
        "explanation": explanation,
        "side": side,
        "reported": _reported(what, question, asked),
        "may_report": can(request.access, REPORT_FIGURE, asked.pk),
    }
    if explanation is None:
        return context
    is_personal = any(SUBJECTS[name].is_personal for name in behind.subjects_of(explanation))
    action = VIEW_PERSONAL_ROWS if is_personal else VIEW_ROWS
    context["may_see"] = can(request.access, action, asked.pk)
    if context["may_see"]:
        found = explanation.numerator if side == "top" else explanation.denominator or ()
        group = request.GET.get("group", "")
        context["group"] = group
        number, beside = request.GET.get("page"), explanation.beside
        context["sides"] = behind.side_rows(found, group=group, number=number, beside=beside)
    return context


def _reported(what: Definition, question: Question, asked: Organization) -> tables.Reported | None:
    """The last figure reported by hand, with the computed one of the same day beside it."""
    row = queries.reported(what.id, [asked.pk], by_day=question.day).get((asked.pk, question.slice))
    if row is None:
        return None
    year = school_year_on(row.as_of)
    computed: Value | None = None
    if year is not None:
        computed = next(
            iter(compute(what.id, row.as_of, year.code, organizations=[asked.pk], slices=[question.slice])), None
        )
    return tables.Reported(row, what, computed)
