"""What local facts add to the menu."""

from django.utils.translation import gettext_lazy as _

from duoc.indicators.local_facts.policy import VIEW_LOCAL_FACTS
from duoc.web.navigation import Entry, Section

ENTRIES = [
    Entry(Section.RECORDS, _("Dân số độ tuổi"), "local_facts:population", "users-group", VIEW_LOCAL_FACTS, 90),
    Entry(Section.RECORDS, _("Định mức địa phương"), "local_facts:norms", "ruler-2", VIEW_LOCAL_FACTS, 95),
]
