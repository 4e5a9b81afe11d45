"""All addresses of the product, and one door of the tests."""

from django.contrib.auth.decorators import login_required
from django.urls import include, path

from duoc.kit.sheets import pages
from duoc.kit.sheets.tests.register import DOOR

clubs = pages.urls(DOOR, "clb/nhap/", "import_clubs", guard=login_required, scope=lambda request: 7, back="home")
urlpatterns = [path("", include("duoc.project.urls")), path("", include((clubs, "clubs")))]
