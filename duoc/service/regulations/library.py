"""Every regulation of the law room with its address: what is in force, what answers to some words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import groupby

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import get_language

from duoc.kit.text import fold
from duoc.law.administration.procedures import ProcedureStep
from duoc.law.core.parameters import Regulation, Words
from duoc.law.core.school_year import SchoolYear
from duoc.law.core.text import Text
from duoc.law.programme import ROADMAP, RuleInForce, rule_in_force
from duoc.law.reference import RegulationPage, SubjectPage, subject_pages


def said(words: Words | Text | ProcedureStep) -> str:
    """Words of the law room in the reader's language."""
    return words.en if (get_language() or "vi").startswith("en") else words.vi


@dataclass(frozen=True)
class Entry:
    """A regulation of one subject, and where its page is."""

    subject: SubjectPage
    page: RegulationPage

    @property
    def regulation(self) -> Regulation:
        """The head of its parameter file."""
        return self.page.regulation

    @property
    def title(self) -> str:
        """Its title in the reader's language."""
        return said(self.regulation.title)

    @property
    def number(self) -> str:
        """The numbers of its documents, or the name by which it is cited."""
        return ", ".join(document.number for document in self.regulation.documents) or self.regulation.id

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("regulations:regulation", args=[subject_slug(self.subject), self.page.file])

    @cached_property
    def folded(self) -> str:
        """All its names without diacritics."""
        head = self.regulation
        return fold(f"{head.title.vi} {head.title.en} {head.id} {self.number}")

    def answers_to(self, query: str) -> bool:
        """Whether its number or title holds all the words."""
        return all(word in self.folded for word in fold(query).split())

    def holds_in(self, first: date, after_last: date) -> bool:
        """Whether it is in force on some day of a stretch."""
        head = self.regulation
        return (head.from_ is None or head.from_ < after_last) and (head.to is None or head.to > first)


@dataclass(frozen=True, slots=True)
class Group:
    """A subject with those of its regulations that are asked for."""

    title: str
    entries: list[Entry]


def subject_slug(subject: SubjectPage) -> str:
    """The name of a subject in addresses: "danh-gia-hoc-sinh"."""
    return slugify(fold(subject.title.vi))


@cache
def entries() -> tuple[Entry, ...]:
    """Every regulation, by subject and time."""
    return tuple(Entry(subject, page) for subject in subject_pages() for page in subject.regulations)


def entry(subject: str, file: str) -> Entry | None:
    """The regulation at an address."""
    return next((e for e in entries() if e.page.file == file and subject_slug(e.subject) == subject), None)


def entry_of(identifier: str) -> Entry | None:
    """The regulation of an identifier, such as "TT22/2021"."""
    return next((e for e in entries() if e.regulation.id == identifier), None)


def groups(first: date, after_last: date, query: str) -> list[Group]:
    """What is in force in a stretch of time and answers to the words, by subject."""
    found = (e for e in entries() if e.holds_in(first, after_last) and e.answers_to(query))
    return [Group(said(rows[0].subject.title), rows) for rows in _by_subject(found)]


def _by_subject(found: Iterator[Entry]) -> Iterator[list[Entry]]:
    for _name, rows in groupby(found, key=lambda e: e.subject.subject):
        yield list(rows)


def school_years(today: date) -> list[SchoolYear]:
    """The school years for which the law room knows the rules of every grade, newest first."""
    starts = [period.from_.year for grade in ROADMAP.grades for period in grade.follows if period.from_ is not None]
    last = max(max(starts), SchoolYear.of(today).start) + 1
    return [SchoolYear(start) for start in range(last, min(starts) - 1, -1)]


@dataclass(frozen=True, slots=True)
class GradeRule:
    """What some grades, one after the other, follow in a school year."""

    first: int
    last: int
    programme: Entry | None
    assessment: Entry | None
    rule: RuleInForce


def grade_rules(year: SchoolYear) -> list[GradeRule]:
    """Programme and assessment of grades 1 to 9 in a school year that `school_years` offers."""
    found = [(row.grade, rule_in_force(row.grade, year)) for row in ROADMAP.grades]
    same = [list(rows) for _rule, rows in groupby(found, key=lambda row: (row[1].programme, row[1].assessment))]
    return [
        GradeRule(rows[0][0], rows[-1][0], entry_of(rows[0][1].programme), entry_of(rows[0][1].assessment), rows[0][1])
        for rows in same
    ]
