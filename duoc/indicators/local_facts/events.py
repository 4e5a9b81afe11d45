"""What the events of local norms are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "indicators.norm_set": _("Ghi định mức địa phương"),
    "indicators.norm_ended": _("Kết thúc định mức địa phương"),
}
