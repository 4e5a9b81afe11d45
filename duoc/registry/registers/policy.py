"""Who may see, change, take out and bring in which records."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.registry.access.gate import Access
from duoc.registry.access.policy import action, grant, scoped
from duoc.registry.access.roles import Role, Scope
from duoc.registry.calendar.models import Break, SchoolYear
from duoc.registry.enrollment.models import Enrollment, Homeroom, SchoolClass, TeachingAssignment
from duoc.registry.organizations.models import Affiliation, Cluster, ClusterMembership, Organization, Room, Site
from duoc.registry.people.models import Guardianship, LanguageCertificate, PolicyGroupMembership, Post, Staff, Student

OFFICE_READS = {
    Role.ADMINISTRATOR: Scope.TREE,
    Role.OFFICE_HEAD: Scope.TREE,
    Role.OFFICE_DEPUTY: Scope.TREE,
    Role.PLANNER: Scope.TREE,
    Role.SPECIALIST: Scope.OFFICE,
}
SCHOOL_READS = dict.fromkeys((Role.PRINCIPAL, Role.VICE_PRINCIPAL, Role.CLERK), Scope.ORGANIZATION)
TEACHERS_READ = dict.fromkeys((Role.DEPARTMENT_HEAD, Role.TEACHER), Scope.CLASSES)
KEEPERS = {**SCHOOL_READS, Role.ADMINISTRATOR: Scope.TREE}

VIEW_STUDENTS = action("registers.view_students", _("Xem hồ sơ học sinh"))
grant(VIEW_STUDENTS, {**OFFICE_READS, **SCHOOL_READS, **TEACHERS_READ})
EDIT_STUDENTS = action("registers.edit_students", _("Sửa hồ sơ học sinh, chuyển lớp, chuyển trường"))
grant(EDIT_STUDENTS, KEEPERS)

VIEW_STAFF = action("registers.view_staff", _("Xem hồ sơ đội ngũ"))
grant(VIEW_STAFF, {**OFFICE_READS, **SCHOOL_READS, Role.DEPARTMENT_HEAD: Scope.OWN, Role.TEACHER: Scope.OWN})
EDIT_STAFF = action("registers.edit_staff", _("Sửa hồ sơ đội ngũ, giao vị trí việc làm"))
grant(EDIT_STAFF, KEEPERS)

VIEW_CLASSES = action("registers.view_classes", _("Xem lớp học"))
grant(VIEW_CLASSES, {**OFFICE_READS, **SCHOOL_READS, **TEACHERS_READ})
EDIT_CLASSES = action("registers.edit_classes", _("Mở, sửa, đóng lớp; phân công chủ nhiệm, giảng dạy"))
grant(EDIT_CLASSES, KEEPERS)

VIEW_ORGANIZATIONS = action("registers.view_organizations", _("Xem danh bạ đơn vị, cơ sở giáo dục"))
grant(
    VIEW_ORGANIZATIONS,
    {
        **OFFICE_READS,
        **dict.fromkeys((*SCHOOL_READS, *TEACHERS_READ, Role.CENTRE_HEAD), Scope.OFFICE),
        Role.PROVINCE_VIEWER: Scope.TREE,
    },
)
EDIT_ORGANIZATIONS = action("registers.edit_organizations", _("Thành lập, đổi tên, giải thể đơn vị; lập cụm trường"))
grant(EDIT_ORGANIZATIONS, {Role.ADMINISTRATOR: Scope.TREE, Role.OFFICE_HEAD: Scope.TREE, Role.PLANNER: Scope.TREE})

EDIT_DEPARTMENTS = action("registers.edit_departments", _("Lập, đổi tên, giải thể tổ chuyên môn; xếp người vào tổ"))
grant(EDIT_DEPARTMENTS, KEEPERS)

VIEW_PLACES = action("registers.view_places", _("Xem điểm trường, phòng"))
grant(VIEW_PLACES, {**OFFICE_READS, **SCHOOL_READS})
grant(VIEW_PLACES, dict.fromkeys((Role.DEPARTMENT_HEAD, Role.TEACHER, Role.CENTRE_HEAD), Scope.ORGANIZATION))
EDIT_PLACES = action("registers.edit_places", _("Sửa điểm trường, phòng"))
grant(EDIT_PLACES, KEEPERS)

# The days of a school year are the province's, the same for every office of an installation.
VIEW_CALENDAR = action("registers.view_calendar", _("Xem năm học, học kỳ, tuần"))
grant(VIEW_CALENDAR, dict.fromkeys(Role, Scope.OWN))
EDIT_CALENDAR = action("registers.edit_calendar", _("Khai báo, sửa năm học, học kỳ, đợt nghỉ"))
grant(EDIT_CALENDAR, dict.fromkeys((Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.PLANNER), Scope.OWN))

EXPORT = action("registers.export", _("Xuất danh sách ra Excel (có ghi nhật ký)"))
grant(EXPORT, {**OFFICE_READS, **SCHOOL_READS, **TEACHERS_READ})
IMPORT = action("registers.import", _("Nhập danh sách từ Excel"))
grant(IMPORT, KEEPERS)


EVERY_ROW = Q(pk__isnull=False)


def own_classes(access: Access, path: str) -> Q:
    """Condition "one of the classes that this person teaches or leads on the day", for a path to a class's id."""
    mine = Q(staff_id=access.staff_id or 0)
    led = Homeroom.objects.on(access.day).filter(mine).values("school_class")
    taught = TeachingAssignment.objects.on(access.day).filter(mine).values("school_class")
    return Q(**{f"{path}__in": led}) | Q(**{f"{path}__in": taught})


def own_pupils(access: Access, path: str = "pk") -> Q:
    """Condition "a pupil of one's own classes on the day", for a path to a student's id."""
    rows = Enrollment.objects.on(access.day).filter(own_classes(access, "school_class_id"), exit_reason="")
    return Q(**{f"{path}__in": rows.values("student")})


scoped(Student, "school", classes=own_pupils)
scoped(Guardianship, "student__school", classes=lambda access: own_pupils(access, "student"))
scoped(Staff, "organization", own=lambda access: Q(pk=access.staff_id or 0))
scoped(PolicyGroupMembership, "student__school", classes=lambda access: own_pupils(access, "student"))
scoped(LanguageCertificate, "staff__organization", own=lambda access: Q(staff=access.staff_id or 0))
scoped(Post, "organization", own=lambda access: Q(staff=access.staff_id or 0))
scoped(SchoolClass, "school", classes=lambda access: own_classes(access, "pk"))
scoped(Organization, "id")
scoped(Affiliation, "child")
scoped(Site, "organization")
scoped(Room, "site__organization")
scoped(Cluster, "office")
scoped(ClusterMembership, "cluster__office")
scoped(TeachingAssignment, "school_class__school")
scoped(Homeroom, "school_class__school")
scoped(SchoolYear, own=lambda access: EVERY_ROW)
scoped(Break, own=lambda access: EVERY_ROW)
