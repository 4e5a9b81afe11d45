from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "duoc.plans.steering"
    label = "steering"
