"""The video under its field, asked of YouTube at every press."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .models import YouTubeVideo
from .video_id import video_id_in

TEMPLATE = "media_picker/youtube/preview.html"


@require_POST
@never_cache
@staff_member_required
def preview(request: HttpRequest) -> HttpResponse:
    """POST `id`, as it was pasted: a fragment that names the id; 422 when there is none in it.

    A problem of YouTube's is a 200 as well: the fragment says it, with what was fetched before.
    """
    if not request.user.has_perm("media_picker.view_picture"):
        raise PermissionDenied
    try:
        video_id = video_id_in(request.POST.get("id", ""))
    except ValidationError as error:
        return render(request, TEMPLATE, {"error": error.messages[0]}, status=422)
    kept, _ = YouTubeVideo.objects.get_or_create(video_id=video_id)
    kept.refresh()
    context = {"kept": kept, "video": kept.video, "shown": kept.shown(is_private=True)}
    return render(request, TEMPLATE, context)
