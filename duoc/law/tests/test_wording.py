"""Whatever a user may read is there in Vietnamese, and in English beside it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from duoc.law.cases import read_cases, run_case
from duoc.law.cases.run import register_all
from duoc.law.core.parameters import LOADED, Words
from duoc.law.core.registry import rules
from duoc.law.reference import subject_pages

register_all()
GOLDEN = sorted((Path(__file__).parent / "cases").glob("*_cases.yaml"))
CASES = [case for file in GOLDEN for case in read_cases(file)]
ENGLISH = re.compile(
    r"\b(the|of|and|not|with|without|from|is|are|was|were|only|each|every|before|after|must|may|one|two|first|year|"
    r"school|class|children|pupils|teachers?|seen|read|known|number|day|days)\b"
)
"""Words that no Vietnamese sentence has."""
CITATION = re.compile(r"[\d/\-–;., ]|Điều|khoản|QĐ|NĐ|TTLT|TT|CV")


def words_in(value: object) -> Iterator[Words]:
    """Every pair of words in a parameter file."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from words_in(getattr(value, field))
    elif isinstance(value, dict):
        for item in value.values():
            yield from words_in(item)
    elif isinstance(value, (tuple, list, frozenset)):
        for item in value:
            yield from words_in(item)


def english_in(text: str) -> list[str]:
    return ENGLISH.findall(text)


@pytest.mark.parametrize("key", LOADED, ids="/".join)
def test_every_title_and_note_of_a_regulation_is_written_in_both_languages(key):
    file = LOADED[key]
    for words in words_in(file):
        assert words.vi.strip()
        assert words.en.strip()
        assert not english_in(words.vi), words.vi


@pytest.mark.parametrize("key", LOADED, ids="/".join)
def test_a_note_of_more_than_a_citation_is_translated(key):
    for words in words_in(LOADED[key]):
        if " " in words.en and CITATION.sub("", words.en):
            assert words.vi != words.en


def test_the_notes_of_the_reference_pages_are_vietnamese():
    notes = [value.note for page in subject_pages() for regulation in page.regulations for value in regulation.values]
    assert any(notes)
    assert not [note for note in notes if english_in(note)]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.subject}.{rule.name}")
def test_every_rule_says_in_both_languages_what_it_decides(rule):
    assert rule.plain.vi
    assert rule.plain.en
    assert not english_in(rule.plain.vi)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.subject}-{case.id}")
def test_every_reason_is_written_in_vietnamese(case):
    because = run_case(case).because
    assert because is not None
    assert not [step.text_vi for step in because if english_in(step.text_vi)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.subject}-{case.id}")
def test_every_worked_example_has_a_title_in_both_languages(case):
    assert case.title != case.title_en
    assert not english_in(case.title)
