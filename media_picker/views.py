"""Pictures over HTTP: in public while something public shows them, inside for the newsroom."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .models import Rendition
from .renditions import CONTENT_TYPES


@require_safe
def picture(request: HttpRequest, key: str, width: int, ending: str) -> FileResponse:
    """A public rendition: 404 unless a public use of its picture exists at this moment."""
    rendition = get_object_or_404(
        Rendition.objects.public(), picture__key=key, width=width, ending=ending
    )
    response = _file(rendition)
    # Short, so that a withdrawal holds: a minute in a browser, a second in a shared cache.
    response["Cache-Control"] = "public, max-age=60, s-maxage=1"
    return response


@require_safe
@staff_member_required
def private_picture(request: HttpRequest, key: str, width: int, ending: str) -> FileResponse:
    """Any rendition, for people who may see the library."""
    if not request.user.has_perm("media_picker.view_picture"):
        raise PermissionDenied
    rendition = get_object_or_404(Rendition, picture__key=key, width=width, ending=ending)
    response = _file(rendition)
    response["Cache-Control"] = "private, max-age=300"
    return response


def _file(rendition: Rendition) -> FileResponse:
    response = FileResponse(rendition.file.open("rb"), content_type=CONTENT_TYPES[rendition.ending])
    response["X-Content-Type-Options"] = "nosniff"
    return response
