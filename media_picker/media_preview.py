"""What stands elsewhere, shown under its field: asked for anew at every press."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .flickr.models import FlickrAlbum
from .youtube.models import YouTubeVideo

Kept = TypeVar("Kept", FlickrAlbum, YouTubeVideo)


def answer(
    request: HttpRequest,
    template: str,
    id_in: Callable[[str], str],
    keep: Callable[[str], Kept],
    shown: Callable[[Kept], dict[str, Any]],
) -> HttpResponse:
    """For a POST of `id`, as it was pasted: a fragment; 422 when `id_in` finds none in it.

    A problem of the service's is a 200 as well: the fragment says it, with what was fetched before.
    """
    if not request.user.has_perm("media_picker.view_picture"):
        raise PermissionDenied
    try:
        found = id_in(request.POST.get("id", ""))
    except ValidationError as error:
        return render(request, template, {"error": error.messages[0]}, status=422)
    kept = keep(found)
    kept.refresh()
    return render(request, template, {"kept": kept, **shown(kept)})
