"""What the events of the calendar are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "calendar.year_added": _("Khai báo năm học"),
    "calendar.year_changed": _("Sửa lịch năm học"),
    "calendar.break_added": _("Thêm đợt nghỉ"),
    "calendar.break_changed": _("Sửa đợt nghỉ"),
    "calendar.break_removed": _("Bỏ đợt nghỉ"),
}
