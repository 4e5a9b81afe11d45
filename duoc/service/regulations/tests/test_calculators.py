"""Every calculator answers with its reasons, refuses what cannot be, and keeps what was typed."""

import pytest
from django.http import QueryDict
from django.utils import translation

from duoc.service.regulations.calculators import TOOLS

pytestmark = pytest.mark.django_db

SUBJECTS_9 = ("NGU_VAN", "TOAN", "NGOAI_NGU", "GDCD", "VAT_LI", "HOA_HOC", "SINH_HOC", "LICH_SU", "DIA_LI", "CONG_NGHE")
COMMENTS_9 = ("AM_NHAC", "MI_THUAT", "THE_DUC")


def ask(client, slug, **given):
    return client.get(TOOLS[slug].url(), {"tinh": "1", **given})


def text(response):
    return response.content.decode()


def year_of_grade_9(mark="8,2", **changed):
    cells = {f"hk{term}-{code}": mark for term in (1, 2) for code in SUBJECTS_9}
    cells |= {f"hk{term}-{code}": "Đ" for term in (1, 2) for code in COMMENTS_9}
    return {"grade": "9", "year": "2020-2021", "conduct": "T", "absences": "0", **cells, **changed}


def test_all_can_be_tried_without_an_account(client):
    shown = text(client.get("/quy-dinh/tinh/"))
    for tool in TOOLS.values():
        assert str(tool.title) in shown
        assert client.get(tool.url()).status_code == 200


def test_there_is_no_other_calculator(client):
    assert client.get("/quy-dinh/tinh/khong-co/").status_code == 404


def test_a_good_year_is_ranked_by_the_regulation_of_its_grade_and_year(client):
    response = ask(client, "xep-loai-thcs", **year_of_grade_9())
    assert response.status_code == 200
    assert "Giỏi" in text(response)
    assert "Học sinh giỏi" in text(response)
    assert "khoản 1 Điều 13 TT58/2011+TT26/2020" in text(response)


def test_the_reason_names_the_mark_that_was_too_low(client):
    marks = {f"hk{term}-{code}": "7,9" for term in (1, 2) for code in ("TOAN", "NGU_VAN", "NGOAI_NGU")}
    shown = text(ask(client, "xep-loai-thcs", **year_of_grade_9(**marks)))
    assert "7,9 &lt; 8,0" in shown
    assert "Học sinh tiên tiến" in shown


def test_a_mark_above_ten_is_refused_at_its_cell_and_stays(client):
    response = ask(client, "xep-loai-thcs", **year_of_grade_9(**{"hk1-TOAN": "10,5"}))
    assert response.status_code == 422
    assert 'value="10,5"' in text(response)
    assert 'id="id_hk1-TOAN_error"' in text(response)
    assert "Ngoài khoảng cho phép 0–10" in text(response)
    assert "Học sinh giỏi" not in text(response)


def test_a_missing_subject_is_named_and_nothing_is_ranked(client):
    response = ask(client, "xep-loai-thcs", **year_of_grade_9(**{"hk2-LICH_SU": ""}))
    assert "Chưa đủ để trả lời." in text(response)
    assert "Còn thiếu: Lịch sử." in text(response)
    assert "Học sinh giỏi" not in text(response)


def test_grade_6_of_2021_follows_the_new_regulation(client):
    shown = text(client.get(TOOLS["xep-loai-thcs"].url(), {"grade": "6", "year": "2021-2022"}))
    assert "Rèn luyện học kì I" in shown
    assert "Khoa học tự nhiên" in shown


def primary_year(**changed):
    form = TOOLS["ket-qua-tieu-hoc"](_query(grade="1", year="2020-2021"))
    given = {name: {"levels": "T", "traits": "T", "tests": "9"}[name.partition("-")[0]] for name in form.fields
             if name.partition("-")[0] in ("levels", "traits", "tests")}  # fmt: skip
    return {"grade": "1", "year": "2020-2021", **given, **changed}


def _query(**given):
    query = QueryDict(mutable=True)
    query.update(given)
    return query


def test_a_primary_pupil_who_did_all_well_gets_the_title(client):
    shown = text(ask(client, "ket-qua-tieu-hoc", **primary_year()))
    assert "Hoàn thành xuất sắc" in shown
    assert "TT27/2020" in shown


def test_a_primary_mark_is_a_whole_number(client):
    response = ask(client, "ket-qua-tieu-hoc", **primary_year(**{"tests-TOAN": "8,5"}))
    assert response.status_code == 422
    assert 'id="id_tests-TOAN_error"' in text(response)


def test_a_class_of_36_is_one_too_many(client):
    shown = text(ask(client, "si-so-lop", kind="th", day="24/11/2020", pupils="36"))
    assert "trái quy định" in shown
    assert "Sĩ số 36 &gt; 35, thừa 1" in shown


@pytest.mark.parametrize(("field", "given"), [
    ("pupils", {"pupils": "-1"}), ("disabled", {"pupils": "3", "disabled": "5"}),
    ("day", {"pupils": "30", "day": "24/11/1999"}),
])  # fmt: skip
def test_a_class_that_cannot_be_is_refused_at_its_field(client, field, given):
    response = ask(client, "si-so-lop", **{"kind": "th", "day": "24/11/2020", **given})
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in text(response)


def test_weeks_in_which_no_charter_is_certain_ask_for_a_decision(client):
    shown = text(ask(client, "si-so-lop", kind="th", day="01/05/2026", pupils="30"))
    assert "Cần người có thẩm quyền quyết định." in shown


def test_twelve_full_day_and_eight_half_day_classes_make_27_6_teachers(client):
    shown = text(ask(client, "dinh-muc-giao-vien", level="tieu_hoc", day="24/11/2020", classes_2_sessions="12",
                     classes_1_session="8", satellite_sites="0", school_type="thuong",
                     region="trung_du_dong_bang_thanh_pho"))  # fmt: skip
    assert "27,6" in shown
    assert "12 lớp 2 buổi/ngày × 1,5 = 18 giáo viên" in shown


def test_the_norm_of_2024_asks_other_things(client):
    shown = text(client.get(TOOLS["dinh-muc-giao-vien"].url(), {"level": "tieu_hoc", "day": "01/02/2024"}))
    assert 'name="zone"' in shown
    assert 'name="region"' not in shown


def test_deputies_of_an_old_preschool_are_left_to_the_authority(client):
    shown = text(ask(client, "dinh-muc-giao-vien", level="mam_non", day="24/11/2020", nursery_groups="2",
                     kindergarten_2_sessions="6", kindergarten_1_session="0"))  # fmt: skip
    assert "Cần người có thẩm quyền quyết định." in shown


def test_negative_classes_are_refused(client):
    response = ask(client, "dinh-muc-giao-vien", level="thcs", day="24/11/2020", classes="-2", satellite_sites="0",
                   school_type="thuong", region="trung_du_dong_bang_thanh_pho")  # fmt: skip
    assert response.status_code == 422
    assert 'id="id_classes_error"' in text(response)


def rated(level, **changed):
    form = TOOLS["kiem-dinh"](_query(school="primary", day="24/11/2020"))
    given = {name: level for name in form.fields if name.startswith("c-")}
    return {"school": "primary", "day": "24/11/2020", "cohorts_completed": "3", **given, **changed}


def test_one_criterion_below_keeps_a_school_at_level_1(client):
    shown = text(ask(client, "kiem-dinh", **rated("2", **{"c-1-3": "1"})))
    assert "cấp độ 1" in shown
    assert "Để lên mức tiếp theo còn vướng" in shown
    assert "1.3" in shown


def test_a_criterion_without_a_level_gives_no_answer(client):
    shown = text(ask(client, "kiem-dinh", **rated("2", **{"c-1-3": ""})))
    assert "Còn thiếu: tiêu chí 1.3." in shown
    assert "Chuẩn quốc gia</dt>" not in shown


def test_a_day_before_the_oldest_circular_is_refused(client):
    response = ask(client, "kiem-dinh", school="primary", day="01/01/2015")
    assert response.status_code == 422
    assert 'id="id_day_error"' in text(response)


def test_a_transfer_of_a_primary_pupil_is_due_after_working_days(client):
    shown = text(ask(client, "han-thu-tuc", procedure="transfer_primary", received_on="24/11/2020"))
    assert "07/12/2020" in shown


def test_a_procedure_whose_days_were_not_read_gives_no_day(client):
    shown = text(ask(client, "han-thu-tuc", procedure="preschool", received_on="24/11/2020"))
    assert "Chưa có trong hệ thống." in shown
    assert "Hẹn trả" not in shown


def test_a_holiday_that_is_no_day_is_refused(client):
    response = ask(client, "han-thu-tuc", procedure="transfer_primary", received_on="24/11/2020", holidays="31/11/2020")
    assert response.status_code == 422
    assert "31/11/2020" in text(response)


def test_an_act_of_three_years_ago_can_no_longer_be_disciplined(client):
    shown = text(ask(client, "thoi-hieu-ki-luat", violation_on="01/10/2017", considered_on="24/11/2020",
                     expected_form="khien_trach", detected_on="01/11/2020"))  # fmt: skip
    assert "hết thời hiệu" in shown
    assert "ND112-2020" in shown
    assert "Phải ra quyết định trước hết ngày" in shown


def test_an_act_is_not_considered_before_it_happened(client):
    response = ask(client, "thoi-hieu-ki-luat", violation_on="25/11/2020", considered_on="24/11/2020",
                   expected_form="khien_trach")  # fmt: skip
    assert response.status_code == 422
    assert 'id="id_considered_on_error"' in text(response)


COMMUNE = {"standard": "primary", "hard": "", "age6_grade1": "98", "age6_grade1-base": "100", "age14_completed": "95",
           "age14_completed-base": "100", "age11_completed": "92", "age11_completed-base": "100",
           "age11_others_attending": "8", "age11_others_attending-base": "8"}  # fmt: skip


def test_a_commune_reaches_a_level_of_primary_education(client):
    shown = text(ask(client, "pho-cap-xa", **COMMUNE))
    assert "mức độ 3" in shown
    assert "98/100 = 98,00% ≥ 98%" in shown


def test_more_persons_than_there_are_is_refused(client):
    response = ask(client, "pho-cap-xa", **{**COMMUNE, "age6_grade1": "101"})
    assert response.status_code == 422
    assert 'id="id_age6_grade1_error"' in text(response)


def test_reasons_are_read_in_english_where_the_page_is():
    with translation.override("en"):
        answer = TOOLS["si-so-lop"](_query(tinh="1", kind="th", day="24/11/2020", pupils="36")).answer()
        assert answer.reasons[-1].text == "size 36 > 35, 1 too many"
        assert answer.reasons[-1].clause == "TT28/2020 Article 16(1)"


def test_an_address_without_grade_and_year_is_read_as_the_form_is_shown(client):
    cells = {name: cell for name, cell in year_of_grade_9().items() if name not in ("grade", "year")}
    assert "Học sinh giỏi" in text(ask(client, "xep-loai-thcs", **cells))
