"""Words of a case file that do not fit: the error names the field, the value and the rule, in both languages."""

import pytest

from duoc.law.cases import answer
from duoc.law.core.errors import LawError

BAD = [
    ("standard_rating", "TT20-2018", {}, "ratings"),
    ("standard_rating", "TT20-2018", {"ratings": "tot"}, "ratings"),
    ("standard_rating", "TT30-2026", {"ratings": []}, "version"),
    ("assessment_due", "TT20-2018", {"last_by_head": "2018-2020"}, "last_by_head"),
    ("quality_classification", "ND90-2020", {"role": "chief"}, "role"),
    ("quality_classification", "ND90-2020", {"role": "staff", "criteria_total": -1}, "criteria_total"),
    ("quality_classification", "ND90-2020", {"role": "staff", "degradation": "yes"}, "degradation"),
    ("quality_classification", "ND90-2020", {"role": "staff", "months_worked": 13}, "months_worked"),
    ("quality_classification", "ND233-2026", {"role": "staff", "common_points": "31", "task_points": "1"},
     "common_points"),
    ("quality_classification", "ND233-2026", {"role": "staff", "common_points": "9"}, "task_points"),
    ("excellence_cap", "ND90-2020", {"groups": [{"name": "a", "tot": -1}]}, "tot"),
    ("excellence_cap", "ND90-2020", {"groups": ["a"]}, "groups"),
    ("staff_quota", "TT16-2017", {"level": "tieu_hoc", "region": "trung_du_dong_bang_thanh_pho"}, "classes_2_buoi"),
    ("staff_quota", "TT20-2023", {"level": "thcs", "zone": 4, "classes": 3}, "zone"),
    ("staff_quota", "TT20-2023", {"level": "thcs", "zone": 1, "classes": "3.5"}, "classes"),
    ("staff_quota", "TT20-2023", {"level": "thcs", "zone": 1, "classes": 3, "classes_1_buoi": 3}, "classes_1_buoi"),
    ("staff_quota", "TT19-2023", {"surplus_children": {"mg_9_10": 3}}, "mg_9_10"),
    ("weekly_periods", "TT05-2025", {"level": "thcs", "duties": ["doan"]}, "duties"),
    ("weekly_hours_preschool", "TT48-2011", {"buoi": 3}, "buoi"),
    ("weekly_hours_preschool", "TT48-2011", {}, "buoi"),
    ("qualification", "LGD2019", {"level": "thcs", "degree": "giao_su"}, "degree"),
    ("qualification", "LGD2019", {"level": "thcs", "degree": "cao_dang", "retirement_date": "2020-02-30"},
     "retirement_date"),
    ("qualification", "LGD2019", {"level": "thcs", "degree": "cao_dang", "retirement_date": "2020-06-30"},
     "retirement_date"),
    ("qualification", "LGD2019", {"level": "thcs", "degree": "cu_nhan", "subject": "am_nhac"}, "subject"),
    ("cpd_completion", "TT17-2019", {"planned_periods": {"ct01": 40}}, "studied_periods"),
    ("foreign_language", "TT01-2014", {"who": "teacher", "level": "thcs", "cefr": "D1"}, "cefr"),
    ("discipline_limit", "ND112-2020", {"violation_on": "2021-01-01", "considered_on": "2020-12-31",
                                        "expected_form": "khien_trach"}, "considered_on"),
    ("discipline_limit", "ND112-2020", {"violation_on": "2020-01-01", "considered_on": "2020-09-19",
                                        "expected_form": "khien_trach"}, "considered_on"),
    ("discipline_limit", "ND234-2026", {"violation_on": "2026-07-01", "considered_on": "2026-08-01",
                                        "expected_form": "khien_trach",
                                        "excluded_periods": [["2026-07-09", "2026-07-08"]]}, "excluded_periods"),
    ("discipline_process", "ND112-2020", {"complex": True}, "detected_on"),
    ("discipline_form", "ND234-2026", {"role": "staff"}, "severity"),
    ("discipline_form", "ND234-2026", {"role": "staff", "severity": "nghiem_trong", "manager_duty_breach": True},
     "manager_duty_breach"),
    ("next_form", "ND234-2026", {"role": "staff", "form_in_force": "nhac_nho"}, "form_in_force"),
    ("complaint_deadline", "LKN-2011", {"kind": "don_thu", "received_on": "2020-01-01"}, "kind"),
    ("appointment_vote", "ND115-2020", {"step": 2, "summoned": 0, "present": 0, "votes": {}}, "summoned"),
    ("appointment_term", "DL-2020", {"start": "2020-09-01", "terms_at_same_school": [["2015-09-01"]]},
     "terms_at_same_school"),
    ("title_code", "TT01-04-2021", {"level": "thcs", "grade": "IV"}, "grade"),
    ("bac_ratio", "ND232-2026", {"bacs_used": [3, 6], "posts": 4}, "bacs_used"),
    ("version_on", "any", {"domain": "discipline", "on": "hôm nay"}, "on"),
    ("version_on", "any", {"domain": "discipline", "on": "2020-10-01", "why": "x"}, "why"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "version", "given", "field"), BAD)
def test_bad_input_names_field_value_and_rule_in_both_languages(rule, version, given, field):
    with pytest.raises(LawError) as error:
        answer("staff", rule, version, given)
    found = error.value
    assert found.field.endswith(field)
    assert found.rule
    assert found.text_vi
    assert found.text_en
    assert field in found.vi()
    assert field in found.en()
