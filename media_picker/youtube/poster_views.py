"""Posters over HTTP: in public while their video is shown there, inside for the newsroom."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ..public_answer import PICTURES, made_from, public_answer
from .models import YouTubeVideo


@public_answer()
@require_safe
def poster(request: HttpRequest, key: str) -> FileResponse:
    """A public poster: 404 unless something public shows its video at this moment."""
    response = poster_answer(get_object_or_404(YouTubeVideo.objects.public(), key=key))
    # Short, so that a withdrawal holds: a minute in a browser, a second in a shared cache.
    response["Cache-Control"] = "public, max-age=60, s-maxage=1"
    made_from(response, PICTURES)
    return response


@require_safe
@staff_member_required
def private_poster(request: HttpRequest, key: str) -> FileResponse:
    """Any poster, for people who may see the library."""
    if not request.user.has_perm("media_picker.view_picture"):
        raise PermissionDenied
    response = poster_answer(get_object_or_404(YouTubeVideo, key=key))
    response["Cache-Control"] = "private, max-age=300"
    return response


def poster_answer(video: YouTubeVideo) -> FileResponse:
    """For a view that has asked who may have it. Raises Http404 where there is no poster."""
    if not video.poster:
        raise Http404
    response = FileResponse(video.poster.open("rb"), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    return response
