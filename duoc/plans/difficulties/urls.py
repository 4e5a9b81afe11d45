from django.urls import path

from duoc.plans.difficulties import views

app_name = "difficulties"
urlpatterns = [
    path("kho-khan/", views.difficulties, name="difficulties"),
    path("kho-khan/bao/", views.report, name="report"),
    path("kho-khan/giai-dap/", views.published, name="published"),
    path("kho-khan/<int:pk>/", views.difficulty, name="difficulty"),
    path("kho-khan/<int:pk>/tra-loi/", views.answer, name="answer"),
    path("kho-khan/<int:pk>/chuyen/", views.forward, name="forward"),
    path("kho-khan/<int:pk>/gop/", views.group, name="group"),
    path("kho-khan/<int:pk>/rut/", views.withdraw, name="withdraw"),
    path("kho-khan/giai-dap/<int:pk>/cong-bo/", views.publish, name="publish"),
]
