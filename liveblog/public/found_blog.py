"""The live blog at an address, and its story's live edition."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from articles.generations import FRAME
from articles.generations import story as story_generation
from articles.models import Edition
from articles.models.edition_sets import Gone
from articles.public import frame
from media_picker.public_answer import made_from

from ..models import LiveBlog


def found(reference: str) -> tuple[LiveBlog, Edition | Gone]:
    """Gone: its story was withdrawn. Raises Http404 for one that was never public."""
    blog = LiveBlog.objects.filter(reference=reference).first()
    edition = Edition.objects.of_story(blog.article_id) if blog else None
    if blog is None or edition is None:
        raise Http404
    return blog, edition


def kept(response: HttpResponse, blog: LiveBlog) -> HttpResponse:
    """The answer, marked as made from this blog's story: every change of the blog moves it."""
    response["Cache-Control"] = frame.CACHE_CONTROL
    made_from(response, story_generation(blog.article_id), FRAME)
    return response


def gone(request: HttpRequest, blog: LiveBlog) -> HttpResponse:
    return kept(frame.page(request, "410", status=410), blog)
