from django.urls import path

from duoc.indicators.engine import views

app_name = "indicators"
urlpatterns = [
    path("chi-so/", views.index, name="index"),
    path("chi-so/tinh-lai/", views.recompute, name="recompute"),
    path("chi-so/<slug:indicator>/", views.indicator, name="indicator"),
    path("chi-so/<slug:indicator>/bang.xlsx", views.sheet, name="sheet"),
    path("chi-so/<slug:indicator>/<int:organization>/", views.rows, name="rows"),
    path("chi-so/<slug:indicator>/<int:organization>/bao-cao/", views.report, name="report"),
]
