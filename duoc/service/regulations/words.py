"""The names of the law room's parameters as people say them.

Parameter files name their values by identifiers; a page says them in words. An identifier without words here is shown
with its underscores as spaces, which is better than nothing and never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duoc.law.administration.procedures import RECORDS
from duoc.law.assessment.names import subject_name
from duoc.law.school import KIND_TITLES
from duoc.law.staff.words import WORDS as STAFF_WORDS
from duoc.law.universal_education import TITLES as SHARES
from duoc.service.regulations.library import said

SEGMENT = re.compile(r"[^.\[\]]+")

WORDS: Mapping[str, str | Promise] = {
    # pupils
    "absences_allowed": _("Số buổi nghỉ tối đa"), "adjustment": _("Điều chỉnh"), "adjustments": _("Điều chỉnh"),
    "average": _("Điểm trung bình (phần mười)"), "bands": _("Các mức"), "comment_only": _("Môn đánh giá bằng nhận xét"),
    "comments_term": _("Nhận xét học kì"), "comments_year": _("Nhận xét cả năm"), "completion": _("Hoàn thành"),
    "conduct": _("Hạnh kiểm, rèn luyện"), "core": _("Môn chính"), "domains": _("Lĩnh vực"), "exemption": _("Miễn học"),
    "floor": _("Điểm sàn (phần mười)"), "grade": _("Lớp"), "grades": _("Lớp"), "levels": _("Các mức"),
    "level": _("Mức, cấp"), "missed_test": _("Thiếu bài kiểm tra"), "one_core": _("Một môn chính (phần mười)"),
    "one_term": _("Học một học kì"), "one_term_subject": _("Môn học một học kì"), "otherwise": _("Còn lại"),
    "overall": _("Kết quả chung"), "overall_average": _("Điểm trung bình các môn"), "promotion": _("Lên lớp"),
    "rank": _("Xếp loại"), "ranks": _("Các loại"), "regular_marks": _("Điểm đánh giá thường xuyên"),
    "study": _("Học lực"), "study_rank": _("Xếp loại học lực"), "test_plan": _("Bài kiểm tra định kì"),
    "tests": _("Kiểm tra, đánh giá"), "titles": _("Danh hiệu"), "trait_levels": _("Mức phẩm chất, năng lực"),
    "traits": _("Phẩm chất, năng lực"), "weights": _("Hệ số"), "regular": _("thường xuyên"), "midterm": _("giữa kì"),
    "endterm": _("cuối kì"), "year_average": _("Điểm trung bình năm"), "marks": _("số điểm"), "up_to": _("đến số tiết"),
    "readings": _("Cách hiểu"), "optional_marked": _("Môn tự chọn có điểm"), "subjects": _("Môn học"),
    "programme": _("Chương trình"), "assessment": _("Quy định đánh giá"), "follows": _("Thực hiện"),
    "required": _("Bắt buộc"), "assessed_by": _("Đánh giá bằng"), "per_week": _("Tiết một tuần"),
    "per_year": _("Tiết một năm"), "scale": _("Quy mô"), "retest": _("Kiểm tra lại"), "retests": _("Kiểm tra lại"),
    # schools
    "class_size": _("Sĩ số tối đa"), "disability": _("Trẻ, học sinh khuyết tật"), "most": _("nhiều nhất"),
    "least": _("ít nhất"), "least_difficult": _("ít nhất ở vùng khó khăn"), "difficult": _("ở vùng khó khăn"),
    "terrain": _("địa hình đặc biệt"), "reduction": _("Giảm sĩ số mỗi em"), "classes": _("Số lớp"),
    "sites": _("Số điểm trường"), "area_m2": _("Diện tích mỗi em (m²)"), "joined_groups": _("Ghép nhóm, lớp"),
    "reduced_area_m2": _("Diện tích được giảm (m²)"), "combined_class": _("Lớp ghép"), "maximum": _("Tối đa"),
    "grade_groups": _("Số nhóm trình độ"), "grade_groups_approved": _("Số nhóm trình độ khi được phép"),
    "provincial_number": _("Số do tỉnh quy định"), "local_reduction": _("Hướng dẫn giảm sĩ số của Sở"),
    "head_may_exceed": _("Hiệu trưởng quyết định quá mức"), "counted": _("Cách đếm"), "entry_age": _("Tuổi vào học"),
    "repetitions": _("Số lần lưu ban"), "mam_non": _("mầm non"), "tieu_hoc": _("tiểu học"), "th": _("tiểu học"),
    "thcs": _("trung học cơ sở"), "thpt": _("trung học phổ thông"), "years": _("Năm học"), "year": _("Năm"),
    "opening": _("khai giảng"), "assembly": _("tựu trường"), "assembly_earliest": _("tựu trường sớm nhất"),
    "decided_on": _("ngày ban hành"), "decision": _("quyết định"), "term1": _("Học kì I"), "term2": _("Học kì II"),
    "first": _("ngày đầu"), "last": _("ngày cuối"), "term1_before": _("kết thúc học kì I trước"),
    "term2_before": _("kết thúc chương trình trước"), "year_end_before": _("kết thúc năm học trước"),
    "entry_before": _("xong tuyển sinh trước"), "recognition_before": _("xét tốt nghiệp trước"),
    "holidays": _("Ngày nghỉ"), "forms": _("Biểu mẫu"), "posted_days": _("Số ngày niêm yết"), "rooms": _("Phòng"),
    "floors": _("Số tầng"), "minutes_per_period": _("Phút một tiết"), "most_periods": _("Tiết một buổi, nhiều nhất"),
    "sessions_per_day": _("Buổi một ngày"), "matters": _("Việc"), "who": _("Người quyết định"),
    "copies_per_pupil": _("Bản sách mỗi em"), "pupils_per_tap": _("Học sinh mỗi vòi nước"), "month": _("Tháng"),
    "drinking_decilitres": _("Nước uống (phần mười lít)"), "summer": _("mùa hè"), "winter": _("mùa đông"),
    # staff
    "annual": _("Hằng năm"), "criteria": _("Tiêu chí"), "standards": _("Tiêu chuẩn"),
    "mandatory": _("Tiêu chí bắt buộc"),
    "share": _("Tỉ lệ"), "numerator": _("tử số"), "denominator": _("mẫu số"), "principal": _("Hiệu trưởng"),
    "deputies": _("Phó hiệu trưởng"), "deputies_max": _("Số cấp phó tối đa"), "small": _("trường nhỏ"),
    "large": _("trường lớn"), "large_from_classes": _("Trường lớn từ số lớp"), "posts": _("Vị trí việc làm"),
    "teachers_per_class_1_session": _("Giáo viên một lớp học 1 buổi/ngày"), "clerks": _("Nhân viên"),
    "teachers_per_class_2_sessions": _("Giáo viên một lớp học 2 buổi/ngày"), "special": _("Trường đặc thù"),
    "teachers_per_class_special": _("Giáo viên một lớp ở trường đặc thù"), "contract_min": _("Hợp đồng tối thiểu"),
    "teachers_per_nursery_group": _("Giáo viên một nhóm trẻ"), "group_sizes": _("Số trẻ một nhóm, lớp"),
    "teachers_per_kindergarten_class": _("Giáo viên một lớp mẫu giáo"), "surplus_steps": _("Số trẻ thêm 1 giáo viên"),
    "teachers_per_kindergarten_class_2_sessions": _("Giáo viên một lớp mẫu giáo 2 buổi/ngày"),
    "teachers_per_kindergarten_class_1_session": _("Giáo viên một lớp mẫu giáo 1 buổi/ngày"),
    "trung_du_dong_bang_thanh_pho": _("trung du, đồng bằng, thành phố"), "not_loaded": _("Chưa có"),
    "mien_nui_vung_sau_hai_dao": _("miền núi, vùng sâu, hải đảo"), "thuong": _("trường thường"),
    "ban_tru": _("bán trú"), "noi_tru": _("nội trú"), "khuyet_tat": _("trẻ khuyết tật"), "norms": _("Định mức"),
    "duties": _("Nhiệm vụ kiêm nhiệm"), "principal_periods": _("Tiết dạy của người quản lí"),
    "hieu_truong": _("hiệu trưởng"), "pho_hieu_truong": _("phó hiệu trưởng"), "chu_nhiem": _("chủ nhiệm lớp"),
    "to_truong": _("tổ trưởng"), "to_pho": _("tổ phó"), "degree": _("Trình độ"), "trung_cap": _("trung cấp"),
    "cao_dang": _("cao đẳng"), "dai_hoc": _("đại học"), "limit_months": _("Thời hiệu kỉ luật (tháng)"),
    "process_days": _("Thời hạn xử lí kỉ luật (ngày)"), "khien_trach": _("khiển trách"), "other": _("hình thức khác"),
    "normal": _("bình thường"), "complex": _("phức tạp"), "remote": _("vùng xa"), "members": _("thành viên"),
    "quorum": _("số dự họp tối thiểu"), "council": _("Hội đồng"), "tot": _("tốt"), "kha": _("khá"), "dat": _("đạt"),
    "new_violation": _("Vi phạm mới"), "decision_in_force_months": _("Quyết định có hiệu lực (tháng)"),
    "suspension_days": _("Tạm đình chỉ (ngày)"), "procedure": _("Trình tự"), "working_days": _("ngày làm việc"),
    # quality, universal education, administration
    "condition": _("Điều kiện"), "level_4": _("Mức 4"), "items": _("Nội dung"), "least_level": _("từ mức"),
    "accreditation": _("Kiểm định chất lượng"), "national_standard": _("Chuẩn quốc gia"), "by_level": _("theo mức"),
    "validity_years": _("Giá trị (năm)"), "council_least": _("Hội đồng, ít nhất"), "targets": _("Đối tượng"),
    "preschool": _("Mầm non"), "primary": _("Tiểu học"), "secondary": _("Trung học"), "literacy": _("Xóa mù chữ"),
    "lower_secondary": _("Trung học cơ sở"), "commune": _("Xã"), "district": _("Huyện"), "province": _("Tỉnh"),
    "share_hard": _("tỉ lệ ở xã khó khăn"), "parts": _("Phần"), "needs": _("Cần trước"), "individual": _("Cá nhân"),
    "first_age": _("từ tuổi"), "last_age": _("đến tuổi"), "band": _("độ tuổi"), "band_hard": _("độ tuổi, xã khó khăn"),
    "units": _("Đơn vị"), "before": _("Trước ngày"), "procedures": _("Thủ tục"), "terms": _("Cách giải quyết"),
    "steps": _("Bước"), "days": _("số ngày"), "unit": _("tính theo"), "fee": _("lệ phí"), "authority": _("Thẩm quyền"),
    "dossier": _("Hồ sơ"), "group": _("nhóm"), "title": _("tên"), "name": _("tên"), "number": _("số"),
    "kind": _("loại"), "kinds": _("Loại"), "code": _("mã"), "id": _("mã"), "note": _("ghi chú"), "vi": _("nội dung"),
    "certainty": _("độ chắc chắn"), "document": _("văn bản"), "from_month": _("từ tháng"), "to_month": _("đến tháng"),
    "sections": _("Phần"), "reports": _("Báo cáo"), "plans": _("Kế hoạch"), "numbering": _("Đánh số"),
    "abbreviation": _("viết tắt"), "font": _("phông chữ"), "size": _("cỡ chữ"), "bold": _("đậm"),
    "italic": _("nghiêng"),
    "caps": _("chữ in hoa"), "margins_mm": _("Lề trang (mm)"), "left": _("trái"), "right": _("phải"), "top": _("trên"),
    "bottom": _("dưới"), "page": _("Trang"), "signing": _("Thẩm quyền kí"), "recipients": _("Nơi nhận"),
    "versions": _("Phiên bản"), "version": _("Phiên bản"), "value": _("giá trị"), "data_from": _("Số liệu từ"),
    "data_to": _("Số liệu đến"), "first_year": _("Năm đầu"), "working": _("ngày làm việc"), "cycle": _("chu kì"),
    # forms, dates and tables of the law room
    "powers": _("Thẩm quyền"), "evidence": _("Minh chứng"), "components": _("Thể thức"), "contents": _("Nội dung"),
    "low": _("từ"), "high": _("đến"), "register_": _("Sổ đăng kí"), "by_system": _("phần mềm tự ghi"),
    "default": _("mặc định"), "order": _("thứ tự"), "title_printed": _("in tên loại"), "length": _("độ dài"),
    "when": _("khi"), "one_step_up": _("nặng hơn một bậc"), "tables": _("Biểu"), "columns": _("Cột"),
    "form": _("Hình thức"), "box": _("vị trí"), "line_below": _("kẻ dưới"), "place_vi": _("nơi ghi"),
    "outgoing": _("Văn bản đi"), "incoming_adds": _("Văn bản đến thêm"), "becomes": _("thành"), "text": _("nội dung"),
    "names": _("Tên gọi"), "salary_type": _("bảng lương"), "coefficients": _("Hệ số lương"), "semester": _("Học kì"),
    "deciders": _("Người quyết định"), "pupil_toilets": _("Nhà vệ sinh học sinh"),
    "staff_toilets": _("Nhà vệ sinh giáo viên"),
    "term_1": _("học kì I"), "term_2": _("học kì II"), "term2_end": _("kết thúc học kì II"), "file": _("Hồ sơ"),
    "point": _("điểm"), "moments": _("Thời điểm"), "where_taught": _("nếu có học"), "generic": _("chung"),
    "programme_2018_from": _("Chương trình 2018 từ"), "others": _("Những người khác"), "decisions": _("Quyết định"),
    "indicators": _("Chỉ số"), "comments_passed": _("môn nhận xét đạt"), "reached": _("đáng lẽ"),
    "fell_to": _("bị hạ còn"),
    "excellence_cap": _("Trần xuất sắc"), "conditions": _("Điều kiện"), "post": _("Chức vụ"), "bacs": _("Bậc"),
    "annexes": _("Phụ lục"), "unknown": _("Chưa rõ"), "trait": _("phẩm chất, năng lực"), "test": _("bài kiểm tra"),
    "pedagogy": _("nghiệp vụ sư phạm"), "closing": _("kết thúc"), "open_duties": _("Nhiệm vụ chưa có số cố định"),
    "facilities": _("Cơ sở vật chất"), "example": _("ví dụ"), "team_size": _("Số người trong đoàn"),
    "circular": _("thông tư"), "completed": _("hoàn thành"), "forbidden": _("Điều cấm"), "training": _("Bồi dưỡng"),
    "bac": _("bậc"), "excellent": _("xuất sắc"), "good": _("tốt"), "general": _("Chung"), "status": _("tình trạng"),
    "removal": _("Cách chức"), "from_points": _("từ số điểm"), "from_months_back": _("từ số tháng trước"),
    "from_day": _("từ ngày"), "to_day": _("đến ngày"), "grounds": _("Căn cứ"), "prefix": _("phần đầu"),
    "weeks": _("số tuần"), "weeks_from": _("tuần tính từ"), "schools": _("Trường"), "revocations": _("Thu hồi"),
    "decided_by": _("người quyết định"), "below": _("dưới"), "enough": _("đủ"), "at_least": _("ít nhất"),
    "decide": _("Thời hạn giải quyết"), "own_line": _("dòng riêng"), "caps_title": _("tên in hoa"),
    "schemes": _("Cách ghi"),
    "new_lists": _("Danh mục mới"), "old_lists": _("Danh mục cũ"), "date": _("ngày"), "subject": _("môn học"),
    "assembly_earliest_special": _("tựu trường sớm nhất, trường hợp riêng"), "weekly_periods": _("Tiết dạy một tuần"),
    "adjusted_before": _("sau điều chỉnh, trước ngày"), "degrees_asked": _("Xét trình độ đào tạo"),
    "indices": _("Chỉ số"),
    "recognised": _("được công nhận"), "hours_per_day": _("Giờ một ngày"), "year_weeks": _("Tuần trong năm"),
    "duties_at_most": _("Số nhiệm vụ kiêm nhiệm, nhiều nhất"), "pupils": _("Học sinh"),
    "states": _("Hoàn cảnh được giảm"),
    "rates": _("Đánh giá ai"), "guidance": _("Hướng dẫn"), "self_rating": _("Tự đánh giá"), "shortening": _("Rút ngắn"),
    "official_every_years": _("Đánh giá chính thức, số năm một lần"), "failed": _("Chưa đạt"), "late": _("Chậm"),
    "years_in_grade": _("số năm một lớp"), "from_grade": _("từ lớp"), "to_grade": _("đến lớp"),
    "reserve": _("dự phòng"),
    "page_number": _("Số trang"), "class_size_primary": _("Sĩ số tiểu học"), "commitment": _("cam kết chất lượng"),
    "class_size_lower_secondary": _("Sĩ số THCS"), "class_size_preschool": _("Sĩ số mầm non"),
    "actual_quality": _("chất lượng thực tế"), "boarder_m2": _("diện tích mỗi em nội trú (m²)"), "few": _("trường nhỏ"),
    "many": _("trường lớn"), "results_thcs_level3": _("Kết quả THCS ở mức 3"), "exact": _("đúng số"),
    "by": _("tính theo"),
    "makeup_needs_reason": _("kiểm tra bù phải có lí do"), "summer_training": _("Rèn luyện hè"),
    "degrees": _("Trình độ"),
    "comments_failed": _("môn nhận xét chưa đạt"), "preparation": _("chuẩn bị"), "teachers": _("Giáo viên"),
    "remote_complex": _("vùng xa, phức tạp"), "time_to_complain": _("Thời hiệu khiếu nại (ngày)"),
    "tap_su": _("tập sự"),
    "programmes": _("Chương trình"), "chosen_by": _("do ai chọn"), "usual_periods": _("số tiết thường lệ"),
    "nuoi_con_duoi_12_thang": _("nuôi con dưới 12 tháng"), "site_classes": _("số lớp một điểm trường"),
    "level2_preschool": _("Mức độ 2, mầm non"), "disadvantaged": _("vùng khó khăn"),
    "cohorts_completed": _("khóa hoàn thành"),
    "years_operating": _("năm hoạt động"), "counts": _("tính theo"), "is_complete": _("đọc đủ danh sách"),
    "amends": _("Sửa đổi"), "structure": _("Cấu trúc"), "reading_m2": _("Phòng đọc (m²)"),
    "first_term": _("Nhiệm kì đầu"),
    "only_one_subject": _("chỉ do một môn"), "core_must_hold": _("vẫn cần một môn chính"),
    "relaxed": _("Nới số bài kiểm tra"),
    "school_year": _("năm học"), "term": _("học kì"), "per_class": _("mỗi lớp"), "ratio": _("tỉ lệ"),
    "male_urinals": _("bồn tiểu nam"), "male_bowls": _("bồn cầu nam"), "female_bowls": _("bồn cầu nữ"),
    # words that values use
    "comments": _("nhận xét"), "observation": _("quan sát"), "chosen": _("theo môn chọn"),
    "none": _("không"), "by_province": _("do tỉnh quy định"), "calendar": _("ngày"), "each": _("từng em"),
    "same_kind": _("cùng một dạng khuyết tật"),
}  # fmt: skip
HIDDEN = frozenset({"en", "title_en", "version", "code_before"})
"""Facts and values that only programs and English readers need."""
SHOWN_VALUES = frozenset({
    "comments", "observation", "chosen", "none", "by_province", "calendar", "working", "each", "same_kind",
    "mam_non", "tieu_hoc", "thcs", "thpt", "preschool", "primary", "secondary", "literacy", "lower_secondary",
    "trung_cap", "cao_dang", "dai_hoc", "tot", "kha", "dat", "khien_trach",
    "per_week", "per_year", "complex",
    "normal", "hieu_truong",
})  # fmt: skip
"""Values that are words themselves."""


def word(identifier: str) -> str:
    """An identifier in words."""
    if identifier in WORDS:
        return str(WORDS[identifier])
    if identifier in RECORDS:
        return said(RECORDS[identifier].title)
    if identifier in KIND_TITLES:
        return said(KIND_TITLES[identifier])
    if identifier in STAFF_WORDS:
        return said(STAFF_WORDS[identifier])
    if identifier in SHARES:
        return said(SHARES[identifier])
    if identifier.isupper() and said(subject_name(identifier)) != identifier:
        return said(subject_name(identifier))
    return identifier if identifier.isupper() else identifier.replace("_", " ")


def value_word(text: str) -> str:
    """A value in words, where it is one of those that programs use."""
    return ", ".join(_value_word(part) for part in text.split(", "))


def _value_word(text: str) -> str:
    known = text in SHOWN_VALUES or text in KIND_TITLES or text in STAFF_WORDS or text.isupper()
    return word(text) if known else text


def section_of(path: str) -> str:
    """The first part of the name of a value: "class_size.thcs" stands under "class_size"."""
    return str(SEGMENT.findall(path)[0])


def label(path: str) -> str:
    """The rest of the name of a value in words: "grades[6].tests" is "6 · Kiểm tra, đánh giá"."""
    return " · ".join(word(part) for part in SEGMENT.findall(path)[1:])
