"""Flickr's addresses, mounted at /flickr/. Its links say `sets` or `albums` for the same thing."""

from django.urls import path

from sandbox.flickr import pages, rest

urlpatterns = [
    path("services/rest/", rest.rest),
    path("photos/<str:name>", pages.photograph_file, name="flickr-file"),
    path("photos/<str:user>/sets/<str:album_id>/", pages.album_page, name="flickr-album"),
    path("photos/<str:user>/albums/<str:album_id>/", pages.album_page),
]
