"""Pictures and posters of a shared preview: of its story alone, and only while the link lives."""

from __future__ import annotations

from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from media_picker.models import Rendition, YouTubeVideo
from media_picker.views import found_rendition, rendition_answer
from media_picker.youtube.poster_views import poster_answer

from .. import story_parts
from ..models import Article
from .for_one_reader import for_one_reader
from .visitor_pass import link_of_pass


@for_one_reader
@require_safe
def picture(request: HttpRequest, number: int, key: str, size: str, ending: str) -> FileResponse:
    uses = story_parts.picture_uses(_story(request, number))
    # A draft shows a picture with the file that it has by now, a live entry the one it froze.
    if not uses.filter(Q(file=None, picture__file__key=key) | Q(file__key=key)).exists():
        raise Http404
    return rendition_answer(found_rendition(Rendition.objects.all(), key, size, ending))


@for_one_reader
@require_safe
def poster(request: HttpRequest, number: int, key: str) -> FileResponse:
    shown = story_parts.video_ids(_story(request, number))
    return poster_answer(get_object_or_404(YouTubeVideo, key=key, video_id__in=shown))


def _story(request: HttpRequest, number: int) -> Article:
    link = link_of_pass(request, number)
    if link is None or not link.is_living:
        raise Http404
    return link.article
