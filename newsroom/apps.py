from django.apps import AppConfig, apps


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self) -> None:
        from . import checks  # noqa: F401  registers them

        apps.get_app_config("auth").verbose_name = "Accounts"
