"""The album under its field, asked of Flickr at every press."""

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..media_preview import answer
from .album_id import album_id_in
from .models import FlickrAlbum


@require_POST
@never_cache
@staff_member_required
def preview(request: HttpRequest) -> HttpResponse:
    """POST `id`, a number or a link: see `media_preview.answer`."""
    return answer(
        request,
        "media_picker/flickr/preview.html",
        album_id_in,
        lambda found: FlickrAlbum.objects.get_or_create(album_id=found)[0],
        lambda kept: {"album": kept.album},
    )
