"""What the events of enrollment are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "enrollment.enrolled": _("Ghi danh vào lớp"),
    "enrollment.left": _("Rời lớp"),
    "enrollment.class_opened": _("Mở lớp"),
    "enrollment.class_changed": _("Sửa lớp"),
    "enrollment.class_imported": _("Nhập lớp từ Excel"),
    "enrollment.class_closed": _("Đóng lớp"),
    "enrollment.homeroom_set": _("Phân công chủ nhiệm"),
    "enrollment.homeroom_ended": _("Kết thúc phân công chủ nhiệm"),
    "enrollment.teaching_assigned": _("Phân công giảng dạy"),
    "enrollment.teaching_ended": _("Kết thúc phân công giảng dạy"),
}
