"""The video under its field, asked of YouTube at every press."""

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..media_preview import answer
from .models import YouTubeVideo
from .video_id import video_id_in


@require_POST
@never_cache
@staff_member_required
def preview(request: HttpRequest) -> HttpResponse:
    """POST `id`, a number or a link: see `media_preview.answer`."""
    return answer(
        request,
        "media_picker/youtube/preview.html",
        video_id_in,
        lambda found: YouTubeVideo.objects.get_or_create(video_id=found)[0],
        lambda kept: {"video": kept.video, "shown": kept.shown(is_private=True)},
    )
