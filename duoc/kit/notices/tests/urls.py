"""The pages as an area would bind them, beside those of the shell."""

from django.contrib.auth.decorators import login_required
from django.urls import include, path

from duoc.kit.notices.routes import routes

urlpatterns = [
    path("", include((routes(guard=login_required, public=lambda view: view), "notices"))),
    path("", include("duoc.project.urls")),
]
