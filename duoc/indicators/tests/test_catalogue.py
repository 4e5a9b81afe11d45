"""The product's catalogue says what the sector's says: titles, units, who can be asked, what is counted."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils import translation

from duoc.indicators.catalogue import DEFINITIONS, all_definitions
from duoc.indicators.engine.definition import Definition, Unit
from duoc.indicators.engine.slices import GRADES, LEVELS

UNITS = {Unit.COUNT: "", Unit.NUMBER: "", Unit.PERCENT: "%", Unit.MEAN_PERCENT: "%"}


@cache
def sector() -> dict[str, dict[str, Any]]:
    text = Path(__file__).with_name("sector_catalogue.yaml").read_text(encoding="utf-8")
    return {entry["id"]: entry for entry in yaml.safe_load(text)["indicators"]}


def own_slices(entry: dict[str, Any]) -> tuple[set[str], bool]:
    """The slices of an entry, and whether one of them is required."""
    words = ", ".join(entry["slices"])
    offered: set[str] = set()
    for word in words.replace("(a slice is required)", "").replace(",", " ").split():
        offered |= {"level": set(LEVELS), "grade": set(GRADES)}.get(word, {word})
    return offered, "required" in words


def test_every_indicator_of_the_sector_is_measured_and_in_its_order():
    assert [what.id for what in all_definitions()] == list(sector())


@pytest.mark.parametrize("what", list(all_definitions()), ids=lambda what: what.id)
def test_an_indicator_is_what_the_sector_says(what: Definition):
    entry = sector()[what.id]
    assert (what.title.vi, what.title.en) == (entry["title_vi"], entry["title_en"])
    assert (what.unit, what.decimals, what.direction, what.clock) == (
        entry["unit"], entry["decimals"], entry["direction"], entry["as_of"],
    )  # fmt: skip
    assert what.levels == tuple(entry["levels"])
    assert what.school_levels == tuple(entry["school_levels"])
    assert what.is_count == (entry["denominator"] is None)
    assert what.norm == entry.get("norm")
    assert what.seed_lines == tuple(entry["seed_line"])
    slices, is_required = own_slices(entry)
    assert (set(what.slices) - {""}, "" not in what.slices) == (slices, is_required)


@pytest.mark.parametrize("what", list(all_definitions()), ids=lambda what: what.id)
def test_an_indicator_explains_itself_in_both_languages(what: Definition):
    for language in ("vi", "en"):
        with translation.override(language):
            assert str(what.numerator) in what.formula
            assert what.is_count or str(what.denominator) in what.formula
            assert all(str(source) for source in what.source)
            assert str(what.unit_words)
    assert what.numerator.vi != what.numerator.en
    assert what.unit.sign == UNITS[what.unit]


def test_no_two_indicators_have_the_same_title():
    assert len({what.title.vi for what in DEFINITIONS.values()}) == len(DEFINITIONS)
