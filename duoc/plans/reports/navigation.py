"""What reports add to the menu."""

from django.utils.translation import gettext_lazy as _

from duoc.plans.reports.policy import VIEW_REPORT
from duoc.web.navigation import Entry, Section

ENTRIES = [Entry(Section.TOOLS, _("Báo cáo"), "reports:reports", "report", VIEW_REPORT, 20)]
