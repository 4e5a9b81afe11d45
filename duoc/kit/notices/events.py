"""What the events of notices are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "notices.feed_opened": _("Mở địa chỉ lịch riêng"),
    "notices.feed_closed": _("Đóng địa chỉ lịch riêng"),
}
