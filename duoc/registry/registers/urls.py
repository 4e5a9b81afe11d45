"""Addresses of the registers."""

from typing import cast

from django.http import HttpRequest
from django.urls import path

from duoc.kit.sheets import pages
from duoc.registry.access.gate import Request, requires
from duoc.registry.registers.importers import CLASS_DOOR, ROOM_DOOR, STAFF_DOOR, STUDENT_DOOR
from duoc.registry.registers.policy import IMPORT
from duoc.registry.registers.views import (
    bulk,
    calendar,
    classes,
    departments,
    lists,
    organizations,
    places,
    staff,
    students,
)

app_name = "registers"


def own_organization(request: HttpRequest) -> int | None:
    """The organization for which somebody brings a file in."""
    found = cast(Request, request).access.organization
    return found.pk if found else None


guard = requires(IMPORT)
urlpatterns = [
    path("ho-so/hoc-sinh/", lists.students, name="students"),
    path("ho-so/hoc-sinh/xuat-excel/", lists.students_export, name="students_export"),
    path("ho-so/hoc-sinh/moi/", students.add, name="students_new"),
    path("ho-so/hoc-sinh/chuyen-lop/", bulk.students_change_class, name="students_change_class"),
    path("ho-so/hoc-sinh/chinh-sach/", bulk.students_policy, name="students_policy"),
    path("ho-so/hoc-sinh/tiep-nhan/", students.receive, name="student_receive"),
    path("ho-so/hoc-sinh/<int:pk>/", students.student, name="student"),
    path("ho-so/hoc-sinh/<int:pk>/sua/", students.edit, name="student_edit"),
    path("ho-so/hoc-sinh/<int:pk>/vao-lop/", students.enroll, name="student_enroll"),
    path("ho-so/hoc-sinh/<int:pk>/chuyen-lop/", students.change_class, name="student_change_class"),
    path("ho-so/hoc-sinh/<int:pk>/chuyen-truong/", students.transfer, name="student_transfer"),
    path("ho-so/hoc-sinh/<int:pk>/thoi-hoc/", students.leave, name="student_leave"),
    path("ho-so/hoc-sinh/<int:pk>/giam-ho/", students.add_guardian, name="student_guardian"),
    path("ho-so/hoc-sinh/<int:pk>/noi-o/", students.move_home, name="student_home"),
    path("ho-so/hoc-sinh/<int:pk>/chinh-sach/", students.give_policy_group, name="student_policy"),
    path("ho-so/chinh-sach/<int:pk>/ket-thuc/", students.end_policy_group, name="policy_group_end"),
    path("ho-so/giam-ho/<int:pk>/bo/", students.remove_guardian, name="guardian_remove"),
    path("ho-so/doi-ngu/", lists.staff, name="staff"),
    path("ho-so/doi-ngu/xuat-excel/", lists.staff_export, name="staff_export"),
    path("ho-so/doi-ngu/xep-to/", bulk.staff_move, name="staff_move"),
    path("ho-so/doi-ngu/moi/", staff.add, name="staff_new"),
    path("ho-so/doi-ngu/<int:pk>/", staff.staff_member, name="staff_member"),
    path("ho-so/doi-ngu/<int:pk>/sua/", staff.edit, name="staff_edit"),
    path("ho-so/doi-ngu/<int:pk>/vi-tri/", staff.appoint, name="staff_appoint"),
    path("ho-so/doi-ngu/<int:pk>/trinh-do/", staff.add_degree, name="staff_degree"),
    path("ho-so/doi-ngu/<int:pk>/ngoai-ngu/", staff.add_language, name="staff_language"),
    path("ho-so/doi-ngu/<int:pk>/to/", departments.move_member, name="staff_department"),
    path("ho-so/ngoai-ngu/<int:pk>/cong-nhan/", staff.recognise_language, name="language_recognise"),
    path("ho-so/vi-tri/<int:pk>/ket-thuc/", staff.end_post, name="staff_end_post"),
    path("ho-so/lop/", lists.classes, name="classes"),
    path("ho-so/lop/xuat-excel/", lists.classes_export, name="classes_export"),
    path("ho-so/lop/moi/", classes.add, name="classes_new"),
    path("ho-so/lop/<int:pk>/", classes.school_class, name="class"),
    path("ho-so/lop/<int:pk>/sua/", classes.edit, name="class_edit"),
    path("ho-so/lop/<int:pk>/dong/", classes.close, name="class_close"),
    path("ho-so/lop/<int:pk>/chu-nhiem/", classes.homeroom, name="class_homeroom"),
    path("ho-so/lop/<int:pk>/phan-cong/", classes.assign, name="class_assign"),
    path("ho-so/chu-nhiem/<int:pk>/ket-thuc/", classes.end_homeroom, name="homeroom_end"),
    path("ho-so/phan-cong/<int:pk>/ket-thuc/", classes.end_assignment, name="assignment_end"),
    path("ho-so/co-so/", lists.organizations, name="organizations"),
    path("ho-so/co-so/xuat-excel/", lists.organizations_export, name="organizations_export"),
    path("ho-so/co-so/moi/", organizations.add, name="organizations_new"),
    path("ho-so/co-so/<int:pk>/", organizations.organization, name="organization"),
    path("ho-so/co-so/<int:pk>/sua/", organizations.edit, name="organization_edit"),
    path("ho-so/co-so/<int:pk>/doi-ten/", organizations.rename, name="organization_rename"),
    path("ho-so/co-so/<int:pk>/truc-thuoc/", organizations.affiliate, name="organization_affiliate"),
    path("ho-so/co-so/<int:pk>/giai-the/", organizations.close, name="organization_close"),
    path("ho-so/co-so/<int:pk>/khoi-phuc/", organizations.reopen, name="organization_reopen"),
    path("ho-so/truc-thuoc/<int:pk>/ket-thuc/", organizations.end_affiliation, name="affiliation_end"),
    path("ho-so/co-so/<int:pk>/to-chuyen-mon/moi/", departments.add, name="department_new"),
    path("ho-so/to-chuyen-mon/<int:pk>/", departments.department, name="department"),
    path("ho-so/to-chuyen-mon/<int:pk>/doi-ten/", departments.rename_department, name="department_rename"),
    path("ho-so/to-chuyen-mon/<int:pk>/giai-the/", departments.close, name="department_close"),
    path("ho-so/to-chuyen-mon/<int:pk>/thanh-vien/", departments.add_members, name="department_members"),
    path("ho-so/cum-truong/", organizations.clusters, name="clusters"),
    path("ho-so/cum-truong/moi/", organizations.add_cluster, name="cluster_new"),
    path("ho-so/cum-truong/<int:pk>/them-truong/", organizations.join_cluster, name="cluster_join"),
    path("ho-so/truong-cua-cum/<int:pk>/ket-thuc/", organizations.leave_cluster, name="cluster_leave"),
    path("ho-so/diem-truong/", lists.sites, name="sites"),
    path("ho-so/diem-truong/xuat-excel/", lists.sites_export, name="sites_export"),
    path("ho-so/diem-truong/moi/", places.add_site, name="sites_new"),
    path("ho-so/diem-truong/<int:pk>/", places.site, name="site"),
    path("ho-so/diem-truong/<int:pk>/sua/", places.edit_site, name="site_edit"),
    path("ho-so/diem-truong/<int:pk>/dong/", places.close_site, name="site_close"),
    path("ho-so/phong/", lists.rooms, name="rooms"),
    path("ho-so/phong/xuat-excel/", lists.rooms_export, name="rooms_export"),
    path("ho-so/phong/moi/", places.add_room, name="rooms_new"),
    path("ho-so/phong/<int:pk>/", places.room, name="room"),
    path("ho-so/phong/<int:pk>/sua/", places.edit_room, name="room_edit"),
    path("ho-so/phong/<int:pk>/thoi-dung/", places.close_room, name="room_close"),
    path("ho-so/nam-hoc/", calendar.school_years, name="school_years"),
    path("ho-so/nam-hoc/moi/", calendar.add_year, name="school_year_new"),
    path("ho-so/nam-hoc/<int:pk>/", calendar.school_year, name="school_year"),
    path("ho-so/nam-hoc/<int:pk>/sua/", calendar.edit_year, name="school_year_edit"),
    path("ho-so/nam-hoc/<int:pk>/dot-nghi/moi/", calendar.add_break, name="break_new"),
    path("ho-so/dot-nghi/<int:pk>/sua/", calendar.edit_break, name="break_edit"),
    path("ho-so/dot-nghi/<int:pk>/bo/", calendar.remove_break, name="break_remove"),
    path("ho-so/tep-xuat/<uuid:pk>/", lists.exported, name="exported"),
    *(
        pattern
        for key, door, route in (
            ("students", STUDENT_DOOR, "ho-so/hoc-sinh/nhap/"),
            ("staff", STAFF_DOOR, "ho-so/doi-ngu/nhap/"),
            ("classes", CLASS_DOOR, "ho-so/lop/nhap/"),
            ("rooms", ROOM_DOOR, "ho-so/phong/nhap/"),
        )
        for pattern in pages.urls(
            door, route, f"{key}_import", guard=guard, scope=own_organization, back=f"registers:{key}"
        )
    ),
]
