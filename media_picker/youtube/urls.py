"""Included into the room's own addresses, and so in its namespace."""

from django.urls import path

from .poster_views import poster, private_poster
from .preview import preview

urlpatterns = [
    path("posters/<slug:key>.jpg", poster, name="poster"),
    path("admin/posters/<slug:key>.jpg", private_poster, name="private_poster"),
    path("admin/youtube/preview/", preview, name="youtube_preview"),
]
