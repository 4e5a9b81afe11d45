"""What the events of sheets are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "sheets.committed": _("Nhập tệp Excel"),
    "sheets.undone": _("Hoàn tác lần nhập Excel"),
}
