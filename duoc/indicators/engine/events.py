"""What the events of indicators are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "indicators.computed": _("Tính chỉ số"),
    "indicators.figure_reported": _("Ghi số liệu đơn vị báo cáo"),
    "indicators.population_recorded": _("Ghi số trẻ trên địa bàn"),
}
