"""What plans add to the menu."""

from django.utils.translation import gettext_lazy as _

from duoc.plans.documents.policy import VIEW_PLAN
from duoc.web.navigation import Entry, Section

ENTRIES = [
    Entry(Section.PLANS, _("Kế hoạch năm học"), "documents:plans", "file-text", VIEW_PLAN, 10),
]
