from django.apps import AppConfig


class FlickrConfig(AppConfig):
    name = "sandbox.flickr"
    label = "flickr"
    verbose_name = "Stand-in for Flickr"
