from django.apps import AppConfig
from django.urls import register_converter

from .whole_number import WholeNumber


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from . import kept_media  # noqa: F401  hears when an album or a video is asked for
        from .kept_rows import guard_after_migrating

        guard_after_migrating(self)
        register_converter(WholeNumber, "number")
