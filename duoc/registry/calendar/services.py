"""Every write of the calendar: school years with their terms, and the breaks inside them."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.kit.audit import Actor
from duoc.kit.audit import services as audit
from duoc.kit.errors import DomainError
from duoc.kit.versioned import claim
from duoc.registry.calendar.models import Break, SchoolYear, Term

OWN_DAYS = ("starts_on", "ends_on", "census_on", "decision")
TERM_DAYS = {
    Term.Code.FIRST: ("first_starts_on", "first_ends_on"),
    Term.Code.SECOND: ("second_starts_on", "second_ends_on"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDays:
    """The days of a school year and of its two terms, first and last included."""

    starts_on: date
    first_starts_on: date
    first_ends_on: date
    second_starts_on: date
    second_ends_on: date
    ends_on: date
    census_on: date
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakDays:
    """A break: its name, first and last day included."""

    name: str
    starts_on: date
    ends_on: date


def days_of(year: SchoolYear) -> dict[str, Any]:
    """What is kept of a year, by the names of `YearDays`; None for terms that nobody has told yet. One query."""
    found: dict[str, Any] = {name: getattr(year, name) for name in OWN_DAYS}
    terms = {term.code: term for term in year.terms.all()}
    for code, (first, last) in TERM_DAYS.items():
        term = terms.get(code)
        found |= {first: term.starts_on if term else None, last: term.ends_on if term else None}
    return found


@transaction.atomic
def add_year(code: str, days: YearDays, *, by: Actor, scope: int | None) -> SchoolYear:
    """A new school year with its two terms. `scope`: the office that writes it down.

    Errors: `wrong_code`, `year_taken` (field `code`); those of the days: see `_check`.
    """
    if not re.fullmatch(r"\d{4}-\d{4}", code) or int(code[5:]) != int(code[:4]) + 1:
        raise DomainError("wrong_code", _("Ghi năm học bằng hai năm liền nhau, ví dụ 2021-2022."), field="code")
    if SchoolYear.objects.filter(code=code).exists():
        raise DomainError("year_taken", _("Đã có năm học này. Mở năm học đó để sửa."), field="code")
    _check(code, days, None)
    year = SchoolYear.objects.create(code=code, **{name: getattr(days, name) for name in OWN_DAYS})
    _write_terms(year, days)
    audit.record("calendar.year_added", year, by=by, scope=scope, after={"code": code, **asdict(days)})
    return year


@transaction.atomic
def change_year(pk: int, version: int, days: YearDays, *, by: Actor, scope: int | None) -> SchoolYear:
    """Move the days of a school year or of its terms. Errors: `Conflict`; those of the days: see `_check`."""
    year = claim(SchoolYear, pk, version)
    _check(year.code, days, year)
    old = days_of(year)
    changed = [each.name for each in fields(days) if old[each.name] != getattr(days, each.name)]
    if not changed:
        return year
    for name in OWN_DAYS:
        setattr(year, name, getattr(days, name))
    year.save()
    _write_terms(year, days)
    before = {name: old[name] for name in changed}
    after = {name: getattr(days, name) for name in changed}
    audit.record("calendar.year_changed", year, by=by, scope=scope, before=before, after=after)
    return year


@transaction.atomic
def add_break(year: SchoolYear, facts: BreakDays, *, by: Actor, scope: int | None) -> Break:
    """Days without lessons. Errors: `break_backwards`, `break_outside`, `break_overlaps`."""
    locked = SchoolYear.objects.select_for_update().get(pk=year.pk)
    _check_break(locked, facts, None)
    row: Break = locked.breaks.create(**asdict(facts))
    audit.record("calendar.break_added", locked, by=by, scope=scope, after=asdict(facts))
    return row


@transaction.atomic
def change_break(pk: int, version: int, facts: BreakDays, *, by: Actor, scope: int | None) -> Break:
    """Mend a break. Errors: `Conflict`; `break_backwards`, `break_outside`, `break_overlaps`."""
    row = claim(Break, pk, version)
    year = SchoolYear.objects.select_for_update().get(pk=row.school_year_id)
    _check_break(year, facts, pk)
    before = {each.name: getattr(row, each.name) for each in fields(facts)}
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    row.save()
    audit.record("calendar.break_changed", year, by=by, scope=scope, before=before, after=asdict(facts))
    return row


@transaction.atomic
def remove_break(row: Break, *, by: Actor, scope: int | None) -> None:
    """Take a break out: its days have lessons after all."""
    before = {"name": row.name, "starts_on": row.starts_on, "ends_on": row.ends_on}
    year = row.school_year
    row.delete()
    audit.record("calendar.break_removed", year, by=by, scope=scope, before=before)


def _write_terms(year: SchoolYear, days: YearDays) -> None:
    for code, (first, last) in TERM_DAYS.items():
        kept = {"starts_on": getattr(days, first), "ends_on": getattr(days, last)}
        Term.objects.update_or_create(school_year=year, code=code, defaults=kept)


def _refuse(code: str, field: str, text: str, **values: object) -> None:
    """Refuse at a field; days among the values are told as 05/09/2020."""
    said = {name: f"{value:%d/%m/%Y}" if isinstance(value, date) else value for name, value in values.items()}
    raise DomainError(code, text % said, field=field)


def _check(code: str, days: YearDays, year: SchoolYear | None) -> None:
    """The days follow one another, stay inside the year, and no other year has them.

    Errors, each at its field: `other_year`, `year_backwards`, `term_backwards`, `term_outside`, `terms_overlap`,
    `census_outside`, `years_overlap`, `break_outside`.
    """
    if days.starts_on.year != int(code[:4]):
        text = _("Năm học %(school_year)s bắt đầu trong năm %(year)s.")
        _refuse("other_year", "starts_on", text, school_year=code, year=code[:4])
    if days.ends_on <= days.starts_on:
        _refuse("year_backwards", "ends_on", _("Ngày cuối phải sau ngày đầu của năm học."))
    for first, last in TERM_DAYS.values():
        if getattr(days, last) <= getattr(days, first):
            _refuse("term_backwards", last, _("Học kỳ phải kết thúc sau ngày bắt đầu."))
        for name in (first, last):
            if not days.starts_on <= getattr(days, name) <= days.ends_on:
                text = _("Học kỳ phải nằm trong năm học, từ %(first)s đến %(last)s.")
                _refuse("term_outside", name, text, first=days.starts_on, last=days.ends_on)
    if days.second_starts_on <= days.first_ends_on:
        text = _("Học kỳ I đến hết %(day)s. Học kỳ II phải bắt đầu sau ngày đó.")
        _refuse("terms_overlap", "second_starts_on", text, day=days.first_ends_on)
    if not days.starts_on <= days.census_on <= days.ends_on:
        _refuse("census_outside", "census_on", _("Ngày chốt số liệu phải nằm trong năm học."))
    _check_neighbours(days, year)


def _check_neighbours(days: YearDays, year: SchoolYear | None) -> None:
    own = year.pk if year else 0
    other = SchoolYear.objects.filter(starts_on__lte=days.ends_on, ends_on__gte=days.starts_on).exclude(pk=own).first()
    if other is not None:
        field = "starts_on" if other.starts_on <= days.starts_on else "ends_on"
        text = _("Chồng lên năm học %(year)s, từ %(first)s đến %(last)s.")
        _refuse("years_overlap", field, text, year=other, first=other.starts_on, last=other.ends_on)
    for row in year.breaks.all() if year else ():
        if row.starts_on < days.starts_on or row.ends_on > days.ends_on:
            field = "starts_on" if row.starts_on < days.starts_on else "ends_on"
            text = _("“%(name)s” (%(first)s – %(last)s) sẽ nằm ngoài năm học. Sửa đợt nghỉ đó trước.")
            _refuse("break_outside", field, text, name=row.name, first=row.starts_on, last=row.ends_on)


def _check_break(year: SchoolYear, facts: BreakDays, pk: int | None) -> None:
    if facts.ends_on < facts.starts_on:
        _refuse("break_backwards", "ends_on", _("Ngày nghỉ cuối phải từ ngày nghỉ đầu trở đi."))
    if facts.starts_on < year.starts_on or facts.ends_on > year.ends_on:
        field = "starts_on" if facts.starts_on < year.starts_on else "ends_on"
        text = _("Đợt nghỉ phải nằm trong năm học, từ %(first)s đến %(last)s.")
        _refuse("break_outside", field, text, first=year.starts_on, last=year.ends_on)
    same = year.breaks.filter(starts_on__lte=facts.ends_on, ends_on__gte=facts.starts_on).exclude(pk=pk or 0).first()
    if same is not None:
        text = _("Chồng lên “%(name)s”, từ %(first)s đến %(last)s.")
        _refuse("break_overlaps", "starts_on", text, name=same.name, first=same.starts_on, last=same.ends_on)
