"""YouTube's addresses, mounted at /youtube/: its API, its player, its pages and its pictures."""

from django.urls import path

from sandbox.youtube import player, poster, videos_list

urlpatterns = [
    path("v3/videos", videos_list.videos_list),
    # Google's client puts the whole path of the real API behind the address that it is given.
    path("youtube/v3/videos", videos_list.videos_list),
    path("embed/<str:video_id>", player.embed, name="youtube-embed"),
    path("watch", player.watch, name="youtube-watch"),
    path("vi/<str:video_id>/<str:name>.jpg", poster.poster_file, name="youtube-poster"),
]
