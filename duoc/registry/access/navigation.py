"""What access adds to the menu."""

from django.utils.translation import gettext_lazy as _

from duoc.registry.access.policy import MANAGE_ACCOUNTS, SIGNED_IN, VIEW_POLICY, VIEW_TRACE
from duoc.web.navigation import Entry, Section

ENTRIES = [
    Entry(Section.TOOLS, _("Việc chạy nền"), "jobs:list", "progress", SIGNED_IN, 70),
    Entry(Section.TOOLS, _("Tài khoản"), "access:accounts", "user-cog", MANAGE_ACCOUNTS, 80),
    Entry(Section.TOOLS, _("Bảng phân quyền"), "access:policy", "shield-check", VIEW_POLICY, 85),
    Entry(Section.TOOLS, _("Nhật ký thay đổi"), "access:trace", "history", VIEW_TRACE, 90),
]
