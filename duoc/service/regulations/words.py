"""The names of the law room's parameters as people say them.

Parameter files name their values by identifiers; a page says them in words. An identifier without words here is shown
with its underscores as spaces, which is better than nothing and never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    # words that values use
    "marks_": _("điểm số"), "comments": _("nhận xét"), "observation": _("quan sát"), "chosen": _("theo môn chọn"),
    "none": _("không"), "by_province": _("do tỉnh quy định"), "calendar": _("ngày"), "each": _("từng em"),
    "same_kind": _("cùng một dạng khuyết tật"),
}  # fmt: skip
HIDDEN = frozenset({"en", "title_en", "version", "code_before"})
"""Facts and values that only programs and English readers need."""
SHOWN_VALUES = frozenset({
    "comments", "observation", "chosen", "none", "by_province", "calendar", "working", "each", "same_kind",
    "mam_non", "tieu_hoc", "thcs", "thpt", "preschool", "primary", "secondary", "literacy", "lower_secondary",
    "trung_cap", "cao_dang", "dai_hoc", "tot", "kha", "dat", "khien_trach", "complex", "normal", "hieu_truong",
})  # fmt: skip
"""Values that are words themselves."""


def word(identifier: str) -> str:
    """An identifier in words."""
    if identifier in WORDS:
        return str(WORDS[identifier])
    if identifier in KIND_TITLES:
        return said(KIND_TITLES[identifier])
    if identifier in STAFF_WORDS:
        return said(STAFF_WORDS[identifier])
    if identifier in SHARES:
        return said(SHARES[identifier])
    if identifier.isupper() and said(subject_name(identifier)) != identifier:
        return said(subject_name(identifier))
    return identifier.replace("_", " ")


def value_word(text: str) -> str:
    """A value in words, where it is one of those that programs use."""
    return word(text) if text in SHOWN_VALUES or text in KIND_TITLES or text in STAFF_WORDS else text


def section_of(path: str) -> str:
    """The first part of the name of a value: "class_size.thcs" stands under "class_size"."""
    return SEGMENT.findall(path)[0]


def label(path: str) -> str:
    """The rest of the name of a value in words: "grades[6].tests" is "6 · Kiểm tra, đánh giá"."""
    return " · ".join(word(part) for part in SEGMENT.findall(path)[1:])
