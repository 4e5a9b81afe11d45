"""How the trace calls what events of the registry say besides the fields of their records."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from duoc.kit.audit.telling import Word, declare
from duoc.registry.people.groups import LANGUAGES, POLICY_GROUPS
from duoc.registry.registers.listings import LISTINGS

declare(
    {
        "parent": Word(field="organizations.Affiliation.parent"),
        "school": Word(field="people.Student.school"),
        "schools": Word(_("các trường"), field="people.Student.school"),
        "position": Word(field="people.Post.position"),
        "people.staff_appointed.position": Word(field="people.Post.position"),
        "people.post_ended.position": Word(field="people.Post.position"),
        "level": Word(field="people.Post.level"),
        "contract": Word(field="people.Post.contract"),
        "full_time_equivalent": Word(field="people.Post.full_time_equivalent"),
        "title_grade": Word(field="people.Post.title_grade"),
        "valid_from": Word(field="people.Post.valid_from"),
        "degree": Word(field="people.Qualification.degree"),
        "field": Word(field="people.Qualification.field"),
        "awarded_on": Word(field="people.Qualification.awarded_on"),
        "language": Word(_("ngoại ngữ"), choices=LANGUAGES),
        "level_bac": Word(field="people.LanguageCertificate.level_bac"),
        "recognised_on": Word(field="people.LanguageCertificate.recognised_on"),
        "valid_until": Word(field="people.LanguageCertificate.valid_until"),
        "relation": Word(field="people.Guardianship.relation"),
        "phone": Word(field="people.Guardian.phone"),
        "address": Word(field="people.Residence.address"),
        "group": Word(_("diện chính sách"), choices=POLICY_GROUPS),
        "class": _("lớp"),
        "class_name": _("lớp"),
        "subject": _("môn học"),
        "staff": _("giáo viên"),
        "periods": Word(field="enrollment.TeachingAssignment.periods_per_week"),
        "enrollment.enrolled.reason": Word(field="enrollment.Enrollment.entry_reason"),
        "enrollment.left.reason": Word(field="enrollment.Enrollment.exit_reason"),
        "role": Word(field="access.RoleAssignment.role"),
        "registers.exported.list": Word(choices={key: listing.title for key, listing in LISTINGS.items()},
                                        label=_("danh sách")),
        "registers.exported.asked": _("điều kiện lọc"),
        "columns": _("cột"),
        "school_year": _("năm học"),
        "year": _("năm học"),
        "first_starts_on": _("học kỳ I, ngày đầu"),
        "first_ends_on": _("học kỳ I, ngày cuối"),
        "second_starts_on": _("học kỳ II, ngày đầu"),
        "second_ends_on": _("học kỳ II, ngày cuối"),
        "calendar.break_added.starts_on": _("nghỉ từ ngày"),
        "calendar.break_added.ends_on": _("nghỉ đến hết ngày"),
        "calendar.break_changed.starts_on": _("nghỉ từ ngày"),
        "calendar.break_changed.ends_on": _("nghỉ đến hết ngày"),
        "calendar.break_removed.starts_on": _("nghỉ từ ngày"),
        "calendar.break_removed.ends_on": _("nghỉ đến hết ngày"),
        "indicators": _("số chỉ số"),
        "figures": _("số giá trị"),
        "children": _("số trẻ"),
    }
)  # fmt: skip
