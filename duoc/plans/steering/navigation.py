"""What steering adds to the menu."""

from django.utils.translation import gettext_lazy as _

from duoc.plans.steering.policy import VIEW_STEERING
from duoc.web.navigation import Entry, Section

ENTRIES = [
    Entry(
        Section.STEERING,
        _("Bàn điều hành"),
        "steering:board",
        "layout-dashboard",
        VIEW_STEERING,
        10,
        phone=True,
        short=_("Điều hành"),
    ),
]
