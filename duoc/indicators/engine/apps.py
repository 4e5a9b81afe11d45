from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "duoc.indicators.engine"
    label = "indicators"
    default_auto_field = "django.db.models.BigAutoField"
