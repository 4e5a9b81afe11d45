"""Addresses of background work."""

from django.urls import path

from duoc.kit.jobs import views

app_name = "jobs"
urlpatterns = [
    path("viec-chay/", views.listing, name="list"),
    path("viec-chay/<uuid:pk>/", views.show, name="show"),
    path("viec-chay/<uuid:pk>/dung/", views.stop, name="stop"),
    path("viec-chay/<uuid:pk>/chay-lai/", views.again, name="again"),
]
