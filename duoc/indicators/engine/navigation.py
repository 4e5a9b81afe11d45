"""What indicators add to the menu."""

from django.utils.translation import gettext_lazy as _

from duoc.indicators.engine.policy import VIEW_FIGURES
from duoc.web.navigation import Entry, Section

ENTRIES = [Entry(Section.STEERING, _("Chỉ số"), "indicators:index", "chart-bar", VIEW_FIGURES, 30)]
