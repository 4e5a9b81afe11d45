from django.urls import path

from duoc.plans.execution.views import coverage, editing, lists, plans, work

app_name = "execution"
urlpatterns = [
    path("viec-cua-toi/", work.my_work, name="my_work"),
    path("viec/<int:pk>/", work.task, name="task"),
    path("viec/<int:pk>/tien-do/", work.report, name="report"),
    path("viec/<int:pk>/gia-han/", work.change_due, name="change_due"),
    path("minh-chung/<int:pk>/", work.evidence, name="evidence"),
    path("ke-hoach/truong/", plans.school_plan, name="school_plan"),
    path("ke-hoach/truong/tat-ca/", lists.school_plans, name="school_plans"),
    path("ke-hoach/hanh-dong/", plans.action_plan, name="action_plan"),
    path("ke-hoach/hanh-dong/tat-ca/", lists.action_plans, name="action_plans"),
    path("ke-hoach/thuc-hien/bat-dau/", plans.begin, name="begin"),
    path("ke-hoach/thuc-hien/nhan-viec/", editing.take_over, name="take_over"),
    path("ke-hoach/thuc-hien/<int:pk>/", plans.plan, name="plan"),
    path("ke-hoach/thuc-hien/<int:pk>/trinh/", plans.submit, name="submit"),
    path("ke-hoach/thuc-hien/<int:pk>/quyet-dinh/", plans.decide, name="decide"),
    path("ke-hoach/thuc-hien/<int:pk>/bo-sung/", plans.reopen, name="reopen"),
    path("ke-hoach/thuc-hien/<int:pk>/thoi-bo-sung/", plans.keep, name="keep"),
    path("ke-hoach/thuc-hien/<int:pk>/ke-hoach.pdf", plans.plan_pdf, name="pdf"),
    path("ke-hoach/thuc-hien/<int:pk>/ke-hoach.docx", plans.plan_docx, name="docx"),
    path("ke-hoach/thuc-hien/<int:pk>/ke-hoach.xlsx", plans.plan_xlsx, name="xlsx"),
    path("ke-hoach/thuc-hien/<int:pk>/them-viec/", editing.add_activity, name="add_activity"),
    path("ke-hoach/thuc-hien/<int:pk>/them-viec-to/", editing.add_department_work, name="add_department_work"),
    path("ke-hoach/hoat-dong/<int:pk>/sua/", editing.change_activity, name="change_activity"),
    path("ke-hoach/hoat-dong/<int:pk>/bo/", editing.drop_activity, name="drop_activity"),
    path("ke-hoach/hoat-dong/<int:pk>/rut/", editing.withdraw_change, name="withdraw_change"),
    path("ke-hoach/bao-phu/", coverage.coverage, name="coverage"),
    path("ke-hoach/bao-phu/<int:pk>/", coverage.directive, name="directive"),
    path("ke-hoach/bao-phu/<int:pk>/nhac/", coverage.remind, name="remind"),
]
