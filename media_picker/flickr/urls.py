"""Included into the room's own addresses, and so in its namespace."""

from django.urls import path

from .preview import preview

urlpatterns = [path("admin/flickr/preview/", preview, name="flickr_preview")]
