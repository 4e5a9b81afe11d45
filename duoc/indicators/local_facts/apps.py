from django.apps import AppConfig


class LocalFactsConfig(AppConfig):
    name = "duoc.indicators.local_facts"
    label = "local_facts"
