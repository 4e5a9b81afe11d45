from django.urls import path

from duoc.indicators.local_facts import views

app_name = "local_facts"
urlpatterns = [
    path("ho-so/dan-so/", views.population, name="population"),
    path("ho-so/dan-so/<int:year>/<int:pk>/", views.edit_population, name="population_edit"),
    path("ho-so/dinh-muc/", views.norms, name="norms"),
    path("ho-so/dinh-muc/moi/", views.set_norm, name="norm_new"),
    path("ho-so/dinh-muc/<int:pk>/ket-thuc/", views.end_norm, name="norm_end"),
]
