"""What the events of students and staff are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "people.student_added": _("Thêm học sinh"),
    "people.student_changed": _("Sửa hồ sơ học sinh"),
    "people.student_imported": _("Nhập hồ sơ học sinh từ Excel"),
    "people.student_moved_home": _("Đổi nơi ở"),
    "people.guardian_added": _("Thêm người giám hộ"),
    "people.guardian_removed": _("Bỏ người giám hộ"),
    "people.policy_group_given": _("Ghi diện chính sách"),
    "people.policy_group_ended": _("Kết thúc diện chính sách"),
    "people.staff_added": _("Thêm nhân sự"),
    "people.staff_changed": _("Sửa hồ sơ nhân sự"),
    "people.staff_imported": _("Nhập hồ sơ nhân sự từ Excel"),
    "people.staff_appointed": _("Giao vị trí việc làm"),
    "people.post_ended": _("Kết thúc vị trí việc làm"),
    "people.department_joined": _("Xếp vào tổ, bộ phận"),
    "people.qualification_added": _("Thêm trình độ đào tạo"),
    "people.language_added": _("Thêm chứng chỉ ngoại ngữ"),
    "people.language_recognised": _("Công nhận chứng chỉ ngoại ngữ"),
}
