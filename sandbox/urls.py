"""The sandbox's addresses: each service under its own prefix, and the pages that people look at."""

from django.urls import include, path

from sandbox import rehearsal, trainer_page
from sandbox.albums_and_videos import albums_and_videos
from sandbox.x import timeline_page

urlpatterns = [
    path("", timeline_page.timeline, name="timeline"),
    path("i/status/<int:tweet_id>", timeline_page.status, name="status"),
    path("media/<int:media_id>", timeline_page.picture, name="picture"),
    path("albums-and-videos/", albums_and_videos, name="albums-and-videos"),
    path("x/2/", include("sandbox.x.api_urls")),
    path("flickr/", include("sandbox.flickr.urls")),
    path("youtube/", include("sandbox.youtube.urls")),
    path("rehearsal/", trainer_page.switches, name="trainer"),
    path("rehearsal/back-to-normal", trainer_page.normal, name="back-to-normal"),
    path("rehearsal/forget", trainer_page.forget, name="forget"),
    path("rehearsal/behaviour", rehearsal.behaviour),
    path("rehearsal/accepted", rehearsal.accepted),
    path("rehearsal/calls", rehearsal.calls),
    path("rehearsal/reset", rehearsal.reset),
]

handler404 = "sandbox.x.timeline_page.not_found"
