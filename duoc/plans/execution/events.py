"""What the events of carrying out plans are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "plans.begun": _("Bắt đầu lập kế hoạch"),
    "plans.task_taken_over": _("Nhận nhiệm vụ của Phòng"),
    "plans.activity_added": _("Thêm hoạt động"),
    "plans.activity_changed": _("Sửa hoạt động"),
    "plans.activity_dropped": _("Bỏ hoạt động"),
    "plans.approve": _("Phê duyệt"),
    "plans.reopen": _("Mở lại để bổ sung"),
    "plans.keep": _("Thôi bổ sung, giữ bản đã duyệt"),
    "plans.change_approved": _("Thay đổi được phê duyệt"),
    "plans.change_withdrawn": _("Rút thay đổi đang chờ duyệt"),
    "plans.progress_reported": _("Báo tiến độ"),
    "plans.evidence_added": _("Gửi minh chứng"),
    "plans.due_changed": _("Gia hạn"),
    "plans.schools_reminded": _("Nhắc trường chưa nhận nhiệm vụ"),
}
