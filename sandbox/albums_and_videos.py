"""A page for people: every album and video that is here, with the ids to paste."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sandbox.flickr.album import ALBUMS, USER
from sandbox.youtube.video import VIDEOS


@require_safe
def albums_and_videos(request: HttpRequest) -> HttpResponse:
    context = {"albums": ALBUMS.values(), "user": USER, "videos": VIDEOS.values()}
    return render(request, "sandbox/albums_and_videos.html", context)
