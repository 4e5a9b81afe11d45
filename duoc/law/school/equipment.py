"""Which programme and which minimum equipment list a grade follows (danh mục thiết bị dạy học tối thiểu)."""

from __future__ import annotations

from dataclasses import dataclass

from duoc.law.core.contract import expose
from duoc.law.core.numbers import count
from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, before_oldest, load
from duoc.law.core.reasons import reason
from duoc.law.core.result import Result, because
from duoc.law.core.school_year import SchoolYear

NAME = "school.equipment_list"


class OldList(Strict):
    """A list of the programme of 2006."""

    grades: tuple[int, ...]
    circular: str
    source: Source


class NewList(OldList):
    """A list of the programme of 2018, for school years that begin from `first_year` to `last_year`."""

    first_year: int
    last_year: int | None


class ProgrammeLists(RegulationFile):
    """Parameters: when each grade changed to the programme of 2018, and the lists before and after."""

    first_year: Sourced[int]
    programme_2018_from: dict[str, Sourced[int]]
    old_lists: tuple[OldList, ...]
    new_lists: tuple[NewList, ...]


PROGRAMME_LISTS = load("school", "programme-lists", ProgrammeLists)


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentList(Result):
    """The programme ("2006" or "2018") and the circular of the equipment list."""

    programme: str
    circular: str


def programme_of(grade: int, school_year: SchoolYear | str, rule: ProgrammeLists = PROGRAMME_LISTS) -> str:
    """The programme of a grade 1–9 in a school year: "2006" or "2018"."""
    grade, year = _read(grade, school_year, rule)
    return "2018" if year.start >= rule.programme_2018_from[str(grade)].value else "2006"


def equipment_list(grade: int, school_year: SchoolYear | str, rule: ProgrammeLists = PROGRAMME_LISTS) -> EquipmentList:
    """The minimum equipment list of a grade 1–9 in a school year."""
    programme = programme_of(grade, school_year, rule)
    grade, year = _read(grade, school_year, rule)
    found: OldList = (
        next(
            new for new in rule.new_lists
            if grade in new.grades and new.first_year <= year.start and (new.last_year or year.start) >= year.start
        )
        if programme == "2018"
        else next(old for old in rule.old_lists if grade in old.grades)
    )  # fmt: skip
    turn = rule.programme_2018_from[str(grade)]
    steps = (
        reason(
            rule, turn.source,
            f"Lớp {grade} theo chương trình 2018 từ năm học {turn.value}-{turn.value + 1}: chương trình {programme}",
            f"grade {grade} follows the programme of 2018 from {turn.value}-{turn.value + 1}: programme {programme}",
            programme=programme,
        ),
        reason(rule, found.source, f"Danh mục của {found.source.document}",
        f"list of {found.source.document}", circular=found.circular),
    )  # fmt: skip
    return EquipmentList(programme=programme, circular=found.circular, because=because(steps))


def _read(grade: int, school_year: SchoolYear | str, rule: ProgrammeLists) -> tuple[int, SchoolYear]:
    grade = count(grade, field="grade", rule=NAME, low=1, high=9)
    year = SchoolYear.parse(school_year, rule=NAME)
    if year.start < rule.first_year.value:
        first = SchoolYear(rule.first_year.value).first_day
        raise before_oldest(year.first_day, first, field="school_year", rule=NAME)
    return grade, year


expose(
    "school", "equipment_list", ["any"], equipment_list,
    vi="Lớp theo chương trình và danh mục thiết bị nào", en="Which programme and equipment list a grade follows",
)  # fmt: skip
