from django.apps import AppConfig


class XConfig(AppConfig):
    name = "sandbox.x"
    label = "x"
    verbose_name = "Stand-in for X"
