from django.apps import AppConfig


class SocialConfig(AppConfig):
    name = "social"
    verbose_name = "Social"

    def ready(self) -> None:
        from articles import story_parts

        from . import listeners  # noqa: F401  hears of what is published and withdrawn
        from .story_part import SocialPart

        story_parts.register(SocialPart())
