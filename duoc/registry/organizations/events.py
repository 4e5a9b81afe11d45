"""What the events of organizations and their places are called."""

from django.utils.translation import gettext_lazy as _

TITLES = {
    "organizations.added": _("Thành lập đơn vị"),
    "organizations.changed": _("Sửa thông tin đơn vị"),
    "organizations.renamed": _("Đổi tên đơn vị"),
    "organizations.affiliated": _("Ghi quan hệ trực thuộc"),
    "organizations.affiliation_ended": _("Kết thúc quan hệ trực thuộc"),
    "organizations.closed": _("Giải thể đơn vị"),
    "organizations.reopened": _("Khôi phục đơn vị"),
    "organizations.site_added": _("Thêm điểm trường"),
    "organizations.site_changed": _("Sửa điểm trường"),
    "organizations.site_closed": _("Đóng điểm trường"),
    "organizations.room_added": _("Thêm phòng"),
    "organizations.room_changed": _("Sửa phòng"),
    "organizations.room_imported": _("Nhập phòng từ Excel"),
    "organizations.room_closed": _("Thôi dùng phòng"),
    "organizations.cluster_formed": _("Lập cụm trường"),
    "organizations.cluster_joined": _("Đưa trường vào cụm"),
    "organizations.cluster_left": _("Đưa trường ra khỏi cụm"),
}
