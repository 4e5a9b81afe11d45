from django.urls import path

from duoc.plans.documents.views import amending, importing, reading

app_name = "documents"
urlpatterns = [
    path("ke-hoach/nam-hoc/", reading.plans, name="plans"),
    path("ke-hoach/nhap-van-ban/", importing.import_document, name="import"),
    path("ke-hoach/<int:pk>/", reading.plan, name="plan"),
    path("ke-hoach/<int:pk>/ra-soat/", importing.review_plan, name="review"),
    path("ke-hoach/<int:pk>/sua/", importing.edit_plan, name="edit"),
    path("ke-hoach/<int:pk>/trinh/", reading.submit, name="submit"),
    path("ke-hoach/<int:pk>/tra-lai/", reading.return_plan, name="return"),
    path("ke-hoach/<int:pk>/ban-hanh/", reading.issue, name="issue"),
    path("ke-hoach/<int:pk>/ke-hoach.pdf", reading.plan_pdf, name="pdf"),
    path("ke-hoach/<int:pk>/ke-hoach.docx", reading.plan_docx, name="docx"),
    path("ke-hoach/<int:pk>/sua-doi/bat-dau/", amending.begin_amendment, name="begin_amendment"),
    path("ke-hoach/<int:pk>/sua-doi/", amending.amendment, name="amendment"),
    path("ke-hoach/<int:pk>/sua-doi/<int:node_pk>/", amending.amend_node, name="amend_node"),
    path("ke-hoach/<int:pk>/sua-doi/<int:node_pk>/bo/", amending.drop_change, name="drop_change"),
]
