"""What the events of the registers are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {"registers.exported": _("Xuất danh sách ra Excel")}
