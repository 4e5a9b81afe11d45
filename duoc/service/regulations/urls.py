from django.urls import path

from duoc.service.regulations import views

app_name = "regulations"
urlpatterns = [
    path("quy-dinh/", views.index, name="index"),
    path("quy-dinh/tinh/", views.calculators, name="calculators"),
    path("quy-dinh/tinh/<slug:tool>/", views.calculator, name="calculator"),
    path("quy-dinh/<slug:subject>/<slug:file>/", views.regulation, name="regulation"),
]
