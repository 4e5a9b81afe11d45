"""What every rule is made of: exact numbers, time limits, dated parameters, clauses and reasons."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from duoc.law.core import dates, numbers
from duoc.law.core.errors import LawError, ParameterError
from duoc.law.core.parameters import (
    Dated,
    ExactLoader,
    Regulation,
    RegulationFile,
    Source,
    Sourced,
    check,
    clauses,
    in_force,
    read_yaml,
    regulations,
)  # fmt: skip
from duoc.law.core.registry import RULES, find, rule
from duoc.law.core.result import Clause, Explanation, Step, because

AT = {"field": "mark", "rule": "test"}


def test_one_half_is_rounded_up_where_floats_and_bankers_rounding_are_wrong():
    assert [numbers.half_up(n, 10) for n in (645, 735, 825, 644, 795)] == [65, 74, 83, 64, 80]


@given(st.integers(0, 10**6), st.integers(1, 100))
def test_rounding_is_never_more_than_one_half_away(numerator, denominator):
    rounded = numbers.half_up(numerator, denominator)
    assert Fraction(-1, 2) <= Fraction(numerator, denominator) - rounded < Fraction(1, 2)


@pytest.mark.parametrize(
    ("value", "expected"), [("6.5", 65), ("6,5", 65), (7, 70), (Decimal("0.1"), 1), (6.5, 65), ("10", 100), (" 0 ", 0)]
)
def test_a_mark_becomes_whole_tenths(value, expected):
    assert numbers.tenths(value, **AT) == expected


@pytest.mark.parametrize(
    "value", ["", "6.5.1", "1e1", "٣x", "--1", None, [], True, float("nan"), float("inf"), Decimal("NaN")]
)
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(LawError) as error:
        numbers.tenths(value, **AT)
    assert error.value.code == "not_a_number"


@pytest.mark.parametrize(
    ("units", "places", "text"), [(65, 1, "6.5"), (5, 2, "0.05"), (0, 1, "0.0"), (-15, 1, "-1.5"), (7, 0, "7")]
)
def test_numbers_are_shown_with_their_decimals(units, places, text):
    assert numbers.show(units, places) == text


def test_exact_numbers_leave_as_text_without_rounding():
    assert numbers.as_text(Fraction(603, 10)) == "60.3"
    assert numbers.as_text(Decimal("60.00")) == "60"
    assert numbers.round_to(Fraction(1, 3), 2) == Fraction(33, 100)
    with pytest.raises(LawError):
        numbers.as_text(Fraction(1, 3))


def test_a_share_is_compared_without_dividing():
    assert numbers.reaches(2, 3, Fraction(200, 3))
    assert not numbers.reaches(66, 100, Fraction(200, 3))
    assert numbers.reaches(0, 0, 100)


def test_time_limits_do_not_count_the_first_day_and_count_the_last():
    assert dates.add_days(date(2020, 11, 24), 10) == date(2020, 12, 4)
    assert dates.add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert dates.add_months(date(2020, 3, 31), -1) == date(2020, 2, 29)
    assert dates.add_months(date(2020, 12, 15), 1) == date(2021, 1, 15)
    assert dates.add_years(date(2020, 2, 29), 5) == date(2025, 2, 28)


def test_working_days_skip_weekends_and_holidays():
    assert dates.add_working_days(date(2020, 12, 25), 5) == date(2021, 1, 1)
    assert dates.add_working_days(date(2020, 12, 31), 1, {date(2021, 1, 1)}) == date(2021, 1, 4)
    assert dates.add_working_days(date(2020, 12, 31), 0) == date(2020, 12, 31)


def test_age_counts_completed_years_and_months():
    born = date(2015, 9, 5)
    assert [dates.age_on(born, day) for day in (date(2020, 9, 4), date(2020, 9, 5))] == [4, 5]
    assert [dates.months_on(born, day) for day in (date(2015, 10, 4), date(2015, 10, 5))] == [0, 1]


def test_yaml_words_are_not_turned_into_something_else():
    text = "a: no\nb: 2020-09-05\nc: 12:30\nd: 0.5\ne: 05\nf: null\ng: true\nh: 12\ni: 1_000\nj:"
    assert yaml.load(text, Loader=ExactLoader) == {
        "a": "no", "b": "2020-09-05", "c": "12:30", "d": "0.5", "e": "05", "f": None, "g": True, "h": 12, "i": "1_000",
        "j": None,
    }  # fmt: skip


def periods(*spans):
    return [{"from": start, "to": end, "value": i, "source": "1"} for i, (start, end) in enumerate(spans)]


def test_a_dated_value_changes_on_its_day():
    found = check(periods(("2020-01-01", "2021-01-01"), ("2021-01-01", None)), Dated[int], "x.yaml")
    assert [found.on(day) for day in (date(2020, 12, 31), date(2021, 1, 1), date(2030, 1, 1))] == [0, 1, 1]
    with pytest.raises(LawError) as error:
        found.on(date(2019, 12, 31))
    assert error.value.code == "before_oldest_rule"


def test_after_the_last_period_there_is_no_value():
    with pytest.raises(LawError) as error:
        check(periods(("2020-01-01", "2021-01-01")), Dated[int], "x.yaml").on(date(2021, 1, 1))
    assert error.value.code == "after_last_rule"


@pytest.mark.parametrize(
    ("spans", "problem"),
    [
        ([("2020-01-01", "2021-01-01"), ("2020-06-01", None)], "overlap"),
        ([("2020-01-01", None), ("2021-01-01", None)], "overlap"),
        ([("2020-01-01", "2021-01-01"), ("2021-02-01", None)], "nothing is said from 2021-01-01 to 2021-02-01"),
        ([("2020-01-01", "2020-01-01")], "must come after"),
        ([], "at least one"),
    ],
)
def test_overlaps_and_gaps_are_found_when_the_file_is_read(spans, problem):
    with pytest.raises(ParameterError, match=problem) as error:
        check(periods(*spans), Dated[int], "x.yaml")
    assert error.value.file == "x.yaml"


class Small(RegulationFile):
    limit: Sourced[int]


HEAD = {"id": "TT1", "title": {"vi": "Một", "en": "One"}, "from": "2020-01-01"}


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"regulation": HEAD}, "limit"),
        ({"regulation": HEAD, "limit": {"value": "45", "source": "1"}}, "limit.value"),
        ({"regulation": HEAD, "limit": {"value": 45}}, "limit.source"),
        ({"regulation": HEAD, "limit": {"value": 45, "source": "1"}, "limits": 1}, "limits"),
        ({"regulation": HEAD | {"from": "2020-02-30"}, "limit": {"value": 45, "source": "1"}}, "regulation.from"),
        (
            {"regulation": HEAD, "limit": {"value": 45, "source": {"place": "1", "certainty": "sure"}}},
            "limit.source.certainty",
        ),
    ],
)
def test_a_wrong_parameter_file_is_refused_with_file_and_field(data, field):
    with pytest.raises(ParameterError) as error:
        check(data, Small, "small.yaml")
    assert (error.value.file, error.value.field) == ("small.yaml", field)


def test_the_clauses_of_a_file_are_its_sources():
    small = check({"regulation": HEAD, "limit": {"value": 45, "source": "TT2 13.1.a"}}, Small, "small.yaml")
    assert clauses(small) == {Clause("TT1"), Clause("TT2", "13", "1", "a")}
    assert small.at(Source(place="7")) == Clause("TT1", "7")


def test_a_file_that_is_not_yaml_is_refused(tmp_path):
    (tmp_path / "bad.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(ParameterError):
        read_yaml(tmp_path / "bad.yaml")


def test_each_regulation_of_a_subject_is_listed_once_and_knows_its_time():
    ids = [(listed.subject, listed.regulation.id) for listed in regulations()]
    assert len(ids) == len(set(ids))
    on = {listed.regulation.id for listed in in_force(date(2020, 10, 11)) if listed.subject == "assessment"}
    assert {"TT58/2011+TT26/2020", "TT30/2014+TT22/2016"} <= on
    assert not on & {"TT58/2011", "TT22/2021", "TT27/2020"}
    assert not Regulation.model_validate_json(
        '{"id": "a", "title": {"vi": "a", "en": "a"}, "to": "2020-01-01"}'
    ).holds_on(date(2020, 1, 1))


def test_a_clause_is_cited_as_lawyers_cite_it():
    clause = Clause.parse("TT58/2011", "13.6.a")
    assert clause.vi() == "điểm a khoản 6 Điều 13 TT58/2011"
    assert clause.en() == "TT58/2011 Article 13(6)(a)"
    assert Clause("TT58/2011").en() == Clause("TT58/2011").vi() == "TT58/2011"


def test_an_explanation_renders_its_steps_in_order():
    one, two = Step(Clause("A", "1"), "một", "one", True), Step(Clause("A", "1"), "hai", "two")
    found = because(one, [two])
    assert found.vi() == "một — Điều 1 A\nhai — Điều 1 A"
    assert found.in_language("en") == "one — A Article 1\ntwo — A Article 1"
    assert found.clauses == (Clause("A", "1"),)
    assert (found + Explanation((one,))).steps == (one, two, one)


def test_a_rule_is_found_by_name_and_joined_from_several_files(monkeypatch):
    monkeypatch.setattr("duoc.law.core.registry.RULES", {}, raising=True)
    from duoc.law.core import registry

    for version in ("1", "2"):
        rule(subject="s", name="n", versions=[version], vi="một", en="one")(lambda v, given: {"version": v, **given})
    found = registry.find("s", "n")
    assert found.versions == ("1", "2")
    assert [found(v, {"a": 1})["version"] for v in found.versions] == ["1", "2"]
    with pytest.raises(ValueError, match="twice"):
        rule(subject="s", name="n", versions=["2"], vi="một", en="one")(lambda v, given: {})
    with pytest.raises(LawError):
        found("3", {})


def test_every_registered_rule_says_in_both_languages_what_it_decides():
    assert find("assessment", "year") is RULES["assessment", "year"]
    assert all(found.plain.vi and found.plain.en and found.versions for found in RULES.values())


def test_a_reason_from_memory_says_so_and_stands_at_the_same_clause():
    sure, remembered = Clause.parse("TT58/2011", "10.1"), Clause.parse("TT58/2011", "10.1", "recalled")
    assert sure == remembered
    assert Step(sure, "a", "b").vi() == "a — khoản 1 Điều 10 TT58/2011"
    assert "ghi theo trí nhớ" in Step(remembered, "a", "b").vi()
    assert "from memory" in Step(remembered, "a", "b").en()
