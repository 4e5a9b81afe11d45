"""What the events of files are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "files.stored": _("Nhận tệp"),
    "files.discarded": _("Bỏ tệp"),
}
