"""Many pictures at once: files first, then what there is to say about each."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import get_valid_filename
from django.views import View

from .forms import FILE_HELP, PictureWordsForm
from .models import Picture
from .picture_file import ACCEPT, open_picture

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MOST_FORMS = 50


class AlreadyHere(Exception):
    """The library has this file, as `picture`."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        super().__init__(f"The library has this file already, as “{picture}”. Nothing was added.")


class UploadManyView(View):
    """The page; and its answers to `static/js/upload_many.js`, which sends one file at a time.

    Below the files stand the forms of all pictures that this person put in and has still to
    describe: a lost connection or a closed page loses nothing.
    """

    def get(self, request: HttpRequest) -> HttpResponse:
        user = _uploader(request)
        pictures = Picture.objects.with_files().undescribed().filter(uploaded_by=user)
        context = {
            **admin.site.each_context(request),
            "title": "Upload pictures",
            "opts": Picture._meta,
            "accept": ACCEPT,
            "file_help": FILE_HELP,
            "described": [_described(picture) for picture in pictures[:MOST_FORMS]],
        }
        return render(request, "admin/media_picker/picture/upload.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Put each file in. The script is answered with its form (201) or the reason (422, and 409
        when the library has the file already); without it, the page comes back and says it all.
        """
        user = _uploader(request)
        keeps_both = bool(request.POST.get("keep_both"))
        if request.POST.get("is_script"):
            return self._one(request, user, keeps_both=keeps_both)
        for file in request.FILES.getlist("file"):
            name = shown_name(file)
            try:
                _put_in(file, user, keeps_both=keeps_both)
            except (AlreadyHere, ValidationError) as error:
                messages.error(request, f"{name}: {_words(error)}")
            else:
                messages.success(request, f"{name} is in the library.")
        if not request.FILES:
            messages.error(request, "No file was chosen. Choose one or more and try again.")
        return HttpResponseRedirect(reverse("admin:media_picker_upload"))

    def _one(self, request: HttpRequest, user: User, *, keeps_both: bool) -> HttpResponse:
        file = request.FILES.get("file")
        if file is None:
            return HttpResponse("No file arrived. Choose it again.", status=422)
        try:
            picture = _put_in(file, user, keeps_both=keeps_both)
        except AlreadyHere as error:
            return HttpResponse(_words(error), status=409, content_type="text/plain")
        except ValidationError as error:
            return HttpResponse(_words(error), status=422, content_type="text/plain")
        return _form_of(request, picture, status=201)


class DescribeView(View):
    """The form of one uploaded picture: by who may change pictures, or put this one in."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = _uploader(request)
        picture = get_object_or_404(Picture.objects.with_files(), pk=pk)
        is_own = Picture.objects.undescribed().filter(pk=pk, uploaded_by=user).exists()
        if not is_own and not user.has_perm("media_picker.change_picture"):
            raise PermissionDenied
        form = PictureWordsForm(request.POST, instance=picture, auto_id=_auto_id(picture))
        is_script = bool(request.POST.get("is_script"))
        if not form.is_valid():
            status = 422
        else:
            form.save()
            status = 200
            if not is_script:
                messages.success(request, f"“{picture}” is described.")
                return HttpResponseRedirect(reverse("admin:media_picker_upload"))
        return _form_of(request, picture, form=form, status=status)


def shown_name(file: UploadedFile) -> str:
    """The file's name as far as it is safe to show: no path, no marks that turn the text around."""
    name = PurePath((file.name or "").replace("\\", "/")).name
    return "".join(letter for letter in name if letter.isprintable())[:100] or "A file"


def title_from(file: UploadedFile) -> str:
    """A first title, from the file's name: "night_patrol-2.jpg" makes "night patrol 2"."""
    stem = get_valid_filename(PurePath(shown_name(file)).stem + "_")
    return " ".join(stem.replace("_", " ").replace("-", " ").split()).strip(".") or "Picture"


def _put_in(file: UploadedFile, by: User, *, keeps_both: bool) -> Picture:
    opened = open_picture(file)  # type: ignore[arg-type]
    existing = Picture.objects.same_as(opened.sha256).first()
    if existing and not keeps_both:
        raise AlreadyHere(existing)
    return Picture.objects.add(opened, title=title_from(file), by=by)


def _uploader(request: HttpRequest) -> User:
    if not request.user.has_perm("media_picker.add_picture"):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


def _words(error: AlreadyHere | ValidationError) -> str:
    return str(error) if isinstance(error, AlreadyHere) else " ".join(error.messages)


def _auto_id(picture: Picture) -> str:
    return f"picture_{picture.pk}_%s"


def _described(picture: Picture, form: PictureWordsForm | None = None) -> dict[str, object]:
    shown = picture.shown(is_private=True)
    return {
        "picture": picture,
        "thumbnail": shown.url(shown.widths[0], "jpg"),
        "form": form or PictureWordsForm(instance=picture, auto_id=_auto_id(picture)),
    }


def _form_of(
    request: HttpRequest, picture: Picture, form: PictureWordsForm | None = None, status: int = 200
) -> HttpResponse:
    context = {"item": _described(picture, form), "is_saved": status == 200}
    return render(request, "media_picker/uploaded_picture.html", context, status=status)
