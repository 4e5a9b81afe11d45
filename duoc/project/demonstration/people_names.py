"""Invented names: weighted by tradition, sex and era; the child takes the father's family name."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"
Weighted = tuple[list[str], list[float]]


@cache
def _table() -> dict[tuple[str, str, str, str], Weighted]:
    """(part, sex, tradition, era) → forms and weights. A form for any sex or era stands in each."""
    found: defaultdict[tuple[str, str, str, str], Weighted] = defaultdict(lambda: ([], []))
    with (DATA / "vietnamese_names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            sexes = ("F", "M") if row["sex"] == "U" else (row["sex"],)
            eras = ("young", "old") if row["era"] == "any" else (row["era"],)
            for sex in sexes:
                for era in eras:
                    forms, weights = found[row["part"], sex, row["tradition"], era]
                    forms.append(row["form"])
                    weights.append(float(row["weight"]))
    return dict(found)


def pick(random: Random, part: str, sex: str, tradition: str, era: str) -> str:
    """One weighted form; the Kinh table where a tradition has none of this kind."""
    table = _table()
    forms, weights = table.get((part, sex, tradition, era)) or table[part, sex, "kinh", era]
    return random.choices(forms, weights)[0]


def tradition(random: Random) -> tuple[str, str]:
    """(tradition of names, ethnic group): Kinh 97 %, Khmer 2 %, Hoa 1 %."""
    return random.choices((("kinh", "Kinh"), ("khmer", "Khơ-me"), ("hoa", "Hoa")), (97, 2, 1))[0]


def full(random: Random, sex: str, kind: str, era: str, family: str | None = None) -> tuple[str, str, str]:
    """(family, middle, given)."""
    return (
        family or pick(random, "family", sex, kind, era),
        pick(random, "middle", sex, kind, era),
        pick(random, "given", sex, kind, era),
    )
