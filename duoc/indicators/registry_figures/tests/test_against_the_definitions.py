"""Figures of untidy registers against the definitions, read aloud one organization at a time.

The register is made at random: open rows of closed schools, rows of ended classes, pupils in two schools, transfers to
and fro. What follows is slow and plain on purpose: each function is its definition's sentence.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from duoc.indicators.engine.compute import compute
from duoc.indicators.engine.tests import factories as make
from duoc.registry.organizations.models import Organization

FIRST, CENSUS, LAST = date(2020, 9, 1), date(2020, 9, 30), date(2021, 5, 31)
NEXT_CENSUS = date(2021, 9, 30)
YEARS = {"2020-2021": (FIRST, LAST), "2021-2022": (date(2021, 9, 1), date(2022, 5, 31))}
EXITS = ["", "", "dropped_out", "transferred_out", "deceased", "class_change"]
ENTRIES = ["", "promoted", "repeat", "transfer_in", "returned"]


@dataclass(frozen=True)
class Row:
    """An enrolment with its class and school, all days included."""

    pupil: int
    school: int
    school_last: date
    year: str
    class_last: date
    grade: int
    first: date
    last: date
    primary: bool
    entry: str
    exit: str

    def in_force(self, day: date) -> bool:
        class_first = YEARS[self.year][0]
        return (self.primary and self.first <= day <= self.last and class_first <= day <= self.class_last
                and day <= self.school_last)  # fmt: skip


class Register:
    """A random register in the database, and the same as plain rows."""

    def __init__(self, seed: int) -> None:
        dice = random.Random(seed)
        province = make.organization("SO", "province")
        offices = [make.organization(code, "office", under=province) for code in ("A", "B")]
        self.above: dict[int, set[int]] = {}
        self.rows: list[Row] = []
        places = []
        for number in range(4):
            ends = dice.choice([date.max, date.max, date(2020, 12, 31)])
            office = offices[number % 2]
            school = make.organization(
                f"S{number}", "school", under=office, levels="TH",
                valid_to=None if ends == date.max else ends + timedelta(days=1),
            )  # fmt: skip
            self.above[school.pk] = {school.pk, office.pk, province.pk}
            for year, (_, year_last) in YEARS.items():
                for grade in (1, 2, 5):
                    class_last = dice.choice([year_last, year_last, date(int(year[:4]), 11, 15)])
                    where = make.school_class(school, str(grade), year=year, valid_to=class_last + timedelta(days=1))
                    places.append((where, ends, year, class_last, grade))
        self.organizations = [province.pk, *(office.pk for office in offices), *self.above]
        for _ in range(14):
            pupil = make.student()
            begins: set[date] = set()
            for _ in range(dice.randint(1, 4)):
                where, ends, year, class_last, grade = dice.choice(places)
                first = YEARS[year][0] + timedelta(days=dice.choice([0, 0, 10, 30, 45, 60, 120]) + len(begins))
                if first in begins:
                    continue
                begins.add(first)
                last = max(
                    first, dice.choice([class_last, YEARS[year][1], first + timedelta(days=dice.randint(0, 90))])
                )
                fields = {"is_primary": dice.random() > 0.1, "entry_reason": dice.choice(ENTRIES),
                          "exit_reason": dice.choice(EXITS)}  # fmt: skip
                make.enrol(pupil, where, first=first, last=last, **fields)
                self.rows.append(
                    Row(pupil.pk, where.school_id, ends, year, class_last, grade, first, last, *fields.values())
                )

    def under(self, school: int, organization: int, day: date) -> bool:
        ends = next((row.school_last for row in self.rows if row.school == school), date.max)
        return organization in self.above[school] and day <= ends

    def stays(self, pupil: int) -> list[Row]:
        return sorted((row for row in self.rows if row.pupil == pupil and row.primary), key=lambda row: row.first)

    def enrolled(self, pupil: int, day: date) -> bool:
        return any(row.in_force(day) for row in self.rows if row.pupil == pupil)

    def at_census(self, organization: int, day: date = CENSUS, year: str = "2020-2021") -> list[Row]:
        return [row for row in self.rows
                if row.in_force(day) and row.year == year and self.under(row.school, organization, day)]  # fmt: skip

    def latest(self, pupil: int, day: date) -> Row | None:
        return next((row for row in reversed(self.stays(pupil)) if row.first <= day), None)


def pupil_count(register: Register, organization: int, day: date) -> tuple[int, int | None]:
    rows = [row for row in register.rows if row.in_force(day) and register.under(row.school, organization, day)]
    return len({row.pupil for row in rows}), None


def _gone(register: Register, organization: int, day: date, reasons: set[str]) -> set[int]:
    end = min(day, LAST)
    gone = set()
    for row in register.at_census(organization):
        last = register.latest(row.pupil, end)
        if not register.enrolled(row.pupil, end) and last and last.last <= end and last.exit in reasons:
            gone.add(row.pupil)
    return gone


def dropout_rate(register: Register, organization: int, day: date) -> tuple[int, int | None]:
    base = {row.pupil for row in register.at_census(organization)}
    return len(_gone(register, organization, day, {"dropped_out"})), len(base)


def retention_rate(register: Register, organization: int, day: date) -> tuple[int, int | None]:
    excused = _gone(register, organization, day, {"transferred_out", "deceased", "moved_abroad"})
    base = {row.pupil for row in register.at_census(organization)} - excused
    return len({pupil for pupil in base if register.enrolled(pupil, min(day, LAST))}), len(base)


def repeater_rate(register: Register, organization: int, day: date) -> tuple[int, int | None]:
    base = {row.pupil for row in register.at_census(organization)}
    first = {pupil: next(row for row in register.stays(pupil) if row.year == "2020-2021") for pupil in base}
    return sum(row.entry == "repeat" for row in first.values()), len(base)


def promotion_rate(register: Register, organization: int, day: date) -> tuple[int, int | None]:
    base = [row for row in register.at_census(organization) if row.grade != 5]
    up = {
        row.pupil for row in base
        for later in register.rows
        if later.pupil == row.pupil and later.in_force(NEXT_CENSUS) and later.year == "2021-2022"
        and later.grade > row.grade
    }  # fmt: skip
    return len(up), len({row.pupil for row in base})


def transfer_out_count(register: Register, organization: int, day: date) -> tuple[int, int | None]:
    count = 0
    for pupil in {row.pupil for row in register.rows}:
        stays = [row for row in register.stays(pupil) if row.first <= day]
        for row, then in zip(stays, [*stays[1:], None], strict=False):
            left = row.exit == "transferred_out" and row.year == "2020-2021" and FIRST <= row.last <= min(day, LAST)
            arrived = (then is not None and then.entry == "transfer_in"
                       and register.under(then.school, organization, then.first))  # fmt: skip
            count += left and register.under(row.school, organization, row.last) and not arrived
    return count, None


def transfer_in_count(register: Register, organization: int, day: date) -> tuple[int, int | None]:
    count = 0
    for pupil in {row.pupil for row in register.rows}:
        stays = [row for row in register.stays(pupil) if row.first <= day]
        for before, row in zip([None, *stays], stays, strict=False):
            arrived = row.entry == "transfer_in" and FIRST <= row.first <= min(day, LAST)
            left = (before is not None and before.exit == "transferred_out" and before.last <= day
                    and register.under(before.school, organization, before.last))  # fmt: skip
            count += arrived and register.under(row.school, organization, row.first) and not left
    return count, None


DEFINITIONS = [pupil_count, dropout_rate, retention_rate, repeater_rate, transfer_out_count, transfer_in_count]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(12))
def test_an_untidy_register_is_counted_as_the_definitions_say(seed: int):
    register = Register(seed)
    for day in (CENSUS, date(2020, 11, 15), date(2020, 12, 31), date(2021, 1, 1), LAST, date(2021, 7, 1), NEXT_CENSUS):
        asked = DEFINITIONS + ([promotion_rate] if day >= NEXT_CENSUS else [])
        for by_hand in asked:
            computed = {
                value.organization: (value.numerator, value.denominator)
                for value in compute(by_hand.__name__, day, "2020-2021", slices=[""])
            }
            existing = [pk for pk in register.organizations if pk in computed]
            assert existing
            assert computed == {pk: by_hand(register, pk, day) for pk in existing}, (by_hand.__name__, day)


@pytest.mark.django_db
def test_a_school_that_has_ended_has_no_value_of_its_own():
    register = Register(1)
    closed = Organization.objects.filter(valid_to__isnull=False).values_list("pk", flat=True)
    values = compute("pupil_count", date(2021, 1, 1), "2020-2021", slices=[""])
    assert closed
    assert not {value.organization for value in values} & set(closed)
    assert {value.organization for value in values} <= set(register.organizations)
