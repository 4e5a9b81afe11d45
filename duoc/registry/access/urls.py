from django.urls import include, path

from duoc.kit.notices.routes import routes
from duoc.registry.access import views
from duoc.registry.access.gate import public, requires
from duoc.registry.access.policy import RECEIVE_NOTICES

pages = [
    path("quan-tri/tai-khoan/", views.accounts, name="accounts"),
    path("quan-tri/tai-khoan/moi/", views.open_account, name="open_account"),
    path("quan-tri/tai-khoan/<int:pk>/", views.account, name="account"),
    path("quan-tri/tai-khoan/<int:pk>/mat-khau/", views.new_password, name="new_password"),
    path("quan-tri/tai-khoan/<int:pk>/khoa/", views.switch, name="switch"),
    path("quan-tri/vai-tro/<int:pk>/ket-thuc/", views.end_role, name="end_role"),
    path("quan-tri/phan-quyen/", views.policy, name="policy"),
    path("quan-tri/nhat-ky/", views.trace, name="trace"),
    path("dang-nhap-trinh-dien/", views.demo_sign_in, name="demo_sign_in"),
]
urlpatterns = [
    path("", include((pages, "access"))),
    path("", include((routes(guard=requires(RECEIVE_NOTICES), public=public), "notices"))),
]
