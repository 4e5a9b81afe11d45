from django.urls import path

from duoc.web import views

app_name = "web"
urlpatterns = [
    path("tim-kiem/", views.search, name="search"),
    path("giao-dien/", views.theme, name="theme"),
    path("ngon-ngu/", views.language, name="language"),
    path("thanh-phan/", views.gallery, name="gallery"),
    path("mat-mang/", views.offline, name="offline"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("sw.js", views.worker, name="worker"),
    path("duoc.webmanifest", views.manifest, name="manifest"),
]
