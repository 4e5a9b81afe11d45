from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "duoc.registry.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
