"""Small pages beside the Social tab: the count, and a post's frozen picture."""

from __future__ import annotations

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from . import tweet_text
from .models import PostPicture, TweetImage


@require_POST
@staff_member_required
def count(request: HttpRequest) -> JsonResponse:
    """The count of `text` with `image`, by the same rule that the form and the worker ask."""
    image = request.POST.get("image", TweetImage.NONE)
    text = request.POST.get("text", "")
    counted = tweet_text.count(text, has_image=image != TweetImage.NONE)
    return JsonResponse(
        {
            "words": counted.words,
            "is_over": counted.is_over,
            "message": counted.message or tweet_text.malformed(text),
        }
    )


@require_safe
@staff_member_required
def post_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """The very bytes that go out, or went out, under a post."""
    if not request.user.has_perm("social.view_post"):
        raise PermissionDenied
    picture = get_object_or_404(PostPicture, post=pk)
    response = HttpResponse(bytes(picture.content), content_type=picture.content_type)
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{picture.sha256}"'
    return response
