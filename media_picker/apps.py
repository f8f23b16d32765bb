from django.apps import AppConfig


class MediaPickerConfig(AppConfig):
    name = "media_picker"
    verbose_name = "Picture library"
