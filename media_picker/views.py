"""Pictures over HTTP: in public while something public shows them, inside for the newsroom."""

from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from .models import Rendition
from .public_answer import PICTURES, made_from, public_answer
from .renditions import CONTENT_TYPES


@public_answer()
@require_safe
def picture(request: HttpRequest, key: str, size: str, ending: str) -> FileResponse:
    """A public rendition: 404 unless a public use of its file exists at this moment."""
    rendition = found_rendition(Rendition.objects.public(), key, size, ending)
    response = rendition_answer(rendition)
    # Short, so that a withdrawal holds: a minute in a browser, a second in a shared cache.
    response["Cache-Control"] = "public, max-age=60, s-maxage=1"
    if rendition.ending == ending:  # else its AVIF is still being made
        made_from(response, PICTURES)
    return response


@require_safe
@staff_member_required
def private_picture(request: HttpRequest, key: str, size: str, ending: str) -> FileResponse:
    """Any rendition, for people who may see the library."""
    if not request.user.has_perm("media_picker.view_picture"):
        raise PermissionDenied
    response = rendition_answer(found_rendition(Rendition.objects.all(), key, size, ending))
    response["Cache-Control"] = "private, max-age=300"
    return response


def found_rendition(renditions: QuerySet[Rendition], key: str, size: str, ending: str) -> Rendition:
    """The rendition at an address; WebP where AVIF is not made yet: who takes one takes both."""
    endings = ["avif", "webp"] if ending == "avif" else [ending]
    found = renditions.filter(picture_file__key=key, size=size, ending__in=endings)
    rendition = found.order_by("ending").first()
    if rendition is None:
        raise Http404
    return rendition


def rendition_answer(rendition: Rendition) -> FileResponse:
    """For a view that has asked who may have it."""
    response = FileResponse(rendition.file.open("rb"), content_type=CONTENT_TYPES[rendition.ending])
    response["X-Content-Type-Options"] = "nosniff"
    return response
