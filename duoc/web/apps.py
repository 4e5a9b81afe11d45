from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "duoc.web"
    label = "web"
