from django.urls import path

from duoc.plans.steering import views

app_name = "steering"
urlpatterns = [
    path("dieu-hanh/", views.board, name="board"),
    path("dieu-hanh/truong/<int:pk>/", views.school, name="school"),
]
