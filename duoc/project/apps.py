from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "duoc.project"
    label = "project"

    def ready(self) -> None:
        from duoc.project.collect import collect

        collect()
