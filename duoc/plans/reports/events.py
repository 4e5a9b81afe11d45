"""What the events of reports are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "reports.begun": _("Lập báo cáo từ số liệu"),
    "reports.refreshed": _("Cập nhật số liệu báo cáo"),
    "reports.edited": _("Sửa lời văn báo cáo"),
    "reports.signed": _("Ký ban hành báo cáo"),
}
