"""What the events of difficulties are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "difficulties.reported": _("Báo khó khăn, vướng mắc"),
    "difficulties.answered": _("Trả lời khó khăn"),
    "difficulties.forwarded": _("Chuyển khó khăn"),
    "difficulties.grouped": _("Gộp khó khăn giống nhau"),
    "difficulties.published": _("Công bố giải đáp"),
    "difficulties.withdrawn": _("Rút khó khăn"),
}
