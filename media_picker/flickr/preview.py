"""The album under its field, asked of Flickr at every press."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .album_id import album_id_in
from .models import FlickrAlbum

TEMPLATE = "media_picker/flickr/preview.html"


@require_POST
@never_cache
@staff_member_required
def preview(request: HttpRequest) -> HttpResponse:
    """POST `id`, as it was pasted: a fragment that names the number; 422 when there is none in it.

    A problem of Flickr's is a 200 as well: the fragment says it, with what was fetched before.
    """
    if not request.user.has_perm("media_picker.view_picture"):
        raise PermissionDenied
    try:
        album_id = album_id_in(request.POST.get("id", ""))
    except ValidationError as error:
        return render(request, TEMPLATE, {"error": error.messages[0]}, status=422)
    album, _ = FlickrAlbum.objects.get_or_create(album_id=album_id)
    album.refresh()
    return render(request, TEMPLATE, {"kept": album, "album": album.album})
