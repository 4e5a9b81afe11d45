"""What the events of accounts and roles are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "access.account_opened": _("Mở tài khoản"),
    "access.account_locked": _("Khóa hoặc mở tài khoản"),
    "access.password_reset": _("Cấp lại mật khẩu"),
    "access.role_given": _("Giao vai trò"),
    "access.role_ended": _("Kết thúc vai trò"),
}
