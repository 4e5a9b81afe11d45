from django.urls import path

from duoc.plans.reports import views

app_name = "reports"
urlpatterns = [
    path("bao-cao/", views.reports, name="reports"),
    path("bao-cao/lap/", views.begin, name="begin"),
    path("bao-cao/<int:pk>/", views.report, name="report"),
    path("bao-cao/<int:pk>/cap-nhat/", views.refresh, name="refresh"),
    path("bao-cao/<int:pk>/ky/", views.sign, name="sign"),
    path("bao-cao/<int:pk>/bao-cao.pdf", views.report_pdf, name="pdf"),
    path("bao-cao/<int:pk>/bao-cao.docx", views.report_docx, name="docx"),
]
