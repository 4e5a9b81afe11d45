from django.apps import AppConfig


class DifficultiesConfig(AppConfig):
    name = "duoc.plans.difficulties"
    label = "difficulties"
    default_auto_field = "django.db.models.BigAutoField"
