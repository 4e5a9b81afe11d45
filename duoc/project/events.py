"""What the events of loading and setting up are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {"demo.loaded": _("Nạp dữ liệu trình diễn"), "calendar.year_loaded": _("Nạp lịch năm học")}
