"""What the events of enrollment are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "enrollment.enrolled": _("Ghi danh vào lớp"),
    "enrollment.left": _("Rời lớp"),
}
