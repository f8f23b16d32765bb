from django.apps import AppConfig


class YouTubeConfig(AppConfig):
    name = "sandbox.youtube"
    label = "youtube"
    verbose_name = "Stand-in for YouTube"
