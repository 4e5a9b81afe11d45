"""What the events of plans as documents are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "plans.imported": _("Nhập văn bản kế hoạch"),
    "plans.edited": _("Sửa bản rà soát"),
    "plans.undone": _("Hoàn tác"),
    "plans.redone": _("Làm lại"),
    "plans.submit": _("Trình"),
    "plans.return": _("Trả lại"),
    "plans.issue": _("Ban hành"),
    "plans.withdraw": _("Thu hồi"),
    "plans.amendment_begun": _("Bắt đầu sửa đổi, bổ sung"),
    "plans.node_amended": _("Sửa đổi một mục"),
    "plans.directive_added": _("Bổ sung nhiệm vụ"),
    "plans.change_dropped": _("Bỏ một thay đổi"),
}
