"""Flickr's addresses, mounted at /flickr/. Its links say `sets` or `albums` for the same thing."""

from django.urls import path

from sandbox.flickr import pages, rest

# Every way of writing an album's address that Flickr answers; ALBUM is the one that is given out.
ALBUM = "photos/<str:user>/sets/<str:album_id>/"
ALBUM_AS_WELL = (
    "photos/<str:user>/sets/<str:album_id>",
    "photos/<str:user>/albums/<str:album_id>/",
    "photos/<str:user>/albums/<str:album_id>",
)

urlpatterns = [
    path("services/rest/", rest.rest),
    path("photos/<str:name>", pages.photograph_file, name="flickr-file"),
    path(ALBUM, pages.album_page, name="flickr-album"),
    *(path(address, pages.album_page) for address in ALBUM_AS_WELL),
]
