from django.apps import AppConfig


class RegistryFiguresConfig(AppConfig):
    name = "duoc.indicators.registry_figures"
    label = "registry_figures"
