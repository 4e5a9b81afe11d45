"""The people of the city: departments, classes, staff and pupils of every school, made in bulk, deterministic."""

from __future__ import annotations

from random import Random

from duoc.project.demonstration.city import City
from duoc.project.demonstration.classes import build_classes, build_departments
from duoc.project.demonstration.making import Maker, People
from duoc.project.demonstration.pupils import build_population, build_pupils
from duoc.project.demonstration.staff import SUBJECTS, build_office_staff, build_staff
from duoc.registry.enrollment.models import Subject


def build_people(city: City, random: Random, *, full: bool) -> People:
    """Everything about people. `full`: some 45,000 pupils and 2,700 staff; else a few thousand pupils."""
    maker, people = Maker(city, random, full=full), People()
    subjects = {
        code: Subject.objects.create(code=code, name=name, name_en=english)
        for code, (name, english) in {row[0]: (row[1], row[2]) for rows in SUBJECTS.values() for row in rows}.items()
    }
    build_office_staff(maker, people)
    for school in city.schools:
        build_departments(school, people)
        build_classes(maker, school, people)
        build_staff(maker, school, people, subjects)
    build_pupils(maker, people)
    build_population(maker)
    return people
