from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The registers of the registry."""

    name = "duoc.registry.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"
