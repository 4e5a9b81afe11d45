"""What the regulations add to the menu."""

from django.utils.translation import gettext_lazy as _

from duoc.web.navigation import Entry, Section

ENTRIES = [Entry(Section.TOOLS, _("Tra cứu quy định"), "regulations:index", "gavel", None, 50)]
