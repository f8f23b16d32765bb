"""A story's pictures for journalists: a ZIP of what is public, with credits and conditions."""

from __future__ import annotations

import tempfile
import zipfile

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from media_picker.models import Rendition
from media_picker.shown_picture import ShownPicture

from ..models import Edition
from .frame import CACHE_CONTROL
from .pages import no_story

MEGABYTES_IN_MEMORY = 8


@require_safe
def download(request: HttpRequest, slug: str) -> FileResponse | HttpResponse:
    """The largest public file of each picture that the live edition froze, and what to know.

    Where the story moved or was withdrawn, what its page answers: its new address, or 410.
    Raises Http404 for a story without pictures.
    """
    found = Edition.objects.at(request.path.removesuffix("pictures.zip"))
    if not isinstance(found, Edition):
        return no_story(request, found)
    if not found.pictures:
        raise Http404
    return _packed(found)


def _packed(edition: Edition) -> FileResponse:
    # Closed by the response, once it is sent.
    file = tempfile.SpooledTemporaryFile(MEGABYTES_IN_MEMORY * 1024 * 1024)  # noqa: SIM115
    notes = [_about(edition)]
    # Stored: a JPEG gets no smaller.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        for number, shown in enumerate(edition.shown_pictures, start=1):
            # A row decides at this moment, as it does for the picture's own address.
            jpegs = Rendition.objects.public().filter(picture_file__key=shown.key, ending="jpg")
            rendition = jpegs.filter(size=str(shown.widths[-1])).first()
            if rendition is None:
                continue
            name = f"{number:02}.jpg"
            with rendition.file.open("rb") as jpeg:
                packed.writestr(name, jpeg.read())
            notes.append(_note(name, shown))
        packed.writestr("read-me.txt", "\n\n".join(notes) + "\n")
    file.seek(0)
    response = FileResponse(
        file, as_attachment=True, filename="pictures.zip", content_type="application/zip"
    )
    response["Cache-Control"] = CACHE_CONTROL
    return response


def _about(edition: Edition) -> str:
    lines = [
        edition.title,
        edition.public_url,
        "",
        "You may use these pictures to report on this story, with the credit that stands below "
        "each. For anything else, and before you crop or change one, ask us first. When this "
        "story is taken down from our site, please take the pictures down too.",
    ]
    if edition.press_contact:
        lines += ["", f"Press contact: {edition.press_contact}"]
    return "\n".join(lines)


def _note(name: str, shown: ShownPicture) -> str:
    said = [name]
    said += [f"Shows: {shown.alt}"] if shown.alt else []
    said += [f"Caption: {shown.caption}"] if shown.caption else []
    said.append(f"Credit: {shown.credit or settings.SITE_NAME}")
    return "\n".join(said)
