"""The rules by name, as the reference pages and the command line ask them."""

import pytest

from duoc.law.cases import answer
from duoc.law.core.errors import LawError


def test_the_rules_answer_by_name_with_a_reason():
    line, why = answer("administration", "number_line", "NĐ30/2020", {"number": 4, "kind": "KH", "body": "PGDĐT"})
    assert line == {"line": "Số: 04/KH-PGDĐT"}
    assert "Phụ lục I" in why.vi()
    block, _ = answer("administration", "signature_block", "NĐ30/2020",
                      {"form": "KT", "head": "HIỆU TRƯỞNG", "own": "PHÓ HIỆU TRƯỞNG"})  # fmt: skip
    assert block == {"lines": ["KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"]}
    period, _ = answer("administration", "report_period", "NĐ09/2019", {"kind": "month", "year": 2020, "number": 11})
    assert period["data_to"] == "2020-11-14"
    due, _ = answer("administration", "procedure_deadline", "any",
                    {"procedure": "transfer_primary", "received_on": "2020-11-24"})  # fmt: skip
    assert due["due_on"] == "2020-12-07"


@pytest.mark.parametrize(
    ("rule", "version", "given", "field"),
    [
        ("number_line", "NĐ30/2020", {"kind": "KH", "body": "PGDĐT"}, "number"),
        ("signature_block", "NĐ30/2020", {"form": "KT"}, "head"),
        ("report_period", "NĐ09/2019", {"kind": "week", "year": 2020}, "kind"),
        ("procedure_deadline", "any", {"procedure": "diploma"}, "received_on"),
        ("procedure_deadline", "any", {"procedure": "diploma", "received_on": "24/11/2020"}, "received_on"),
    ],
)
def test_bad_words_are_named(rule, version, given, field):
    with pytest.raises(LawError) as error:
        answer("administration", rule, version, given)
    assert error.value.field == field


@pytest.mark.parametrize(
    ("rule", "version", "given", "field"),
    [
        ("number_line", "NĐ30/2020", {"number": 5, "kind": ["x"], "body": "PGDĐT"}, "kind"),
        ("number_line", "NĐ30/2020", {"number": 5, "kind": "Kế hoạch", "body": {"a": 1}}, "body"),
        ("signature_block", "NĐ30/2020", {"form": "KT", "head": "TRƯỞNG PHÒNG", "own": None}, "own"),
        ("report_period", "NĐ09/2019", {"kind": "year", "year": 0}, "year"),
        ("report_period", "NĐ09/2019", {"kind": "year", "year": 10**9}, "year"),
    ],
)
def test_what_is_no_text_or_no_year_is_refused_with_the_field(rule, version, given, field):
    with pytest.raises(LawError) as error:
        answer("administration", rule, version, given)
    assert error.value.field == field


def test_a_unit_that_is_not_given_is_not_printed():
    given = {"number": 5, "kind": "Kế hoạch", "body": "PGDĐT", "unit": None}
    assert answer("administration", "number_line", "NĐ30/2020", given)[0]["line"] == "Số: 05/KH-PGDĐT"
