"""The library as a dialog over a form: choose a picture, or put a new one in."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from .forms import PictureUploadForm
from .models import Picture

PAGE = 24
AUTO_ID = "library_%s"  # the form below the dialog has ids of its own, such as id_title


class LibraryView(View):
    """HTML fragments for `static/js/picture_library.js`; the admin's own login guards it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The dialog; with `q`, the pictures that have all its words, newest first."""
        if not request.user.has_perm("media_picker.view_picture"):
            raise PermissionDenied
        return self._dialog(request, PictureUploadForm(auto_id=AUTO_ID))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Put a picture in: 201 with it alone, or 422 with the dialog and its errors."""
        if not request.user.has_perm("media_picker.add_picture"):
            raise PermissionDenied
        form = PictureUploadForm(request.POST, request.FILES, auto_id=AUTO_ID)
        if not form.is_valid():
            return self._dialog(request, form, status=422)
        assert isinstance(request.user, User)
        picture = form.put_into_library(by=request.user)
        context = {"pictures": [_choice(picture)]}
        return render(request, "media_picker/library_pictures.html", context, status=201)

    def _dialog(
        self, request: HttpRequest, form: PictureUploadForm, status: int = 200
    ) -> HttpResponse:
        words = request.GET.get("q", "")[:100]
        found = Picture.objects.with_files()
        for word in words.split():
            found = found.filter(
                Q(title__icontains=word) | Q(alt_text__icontains=word) | Q(credit__icontains=word)
            )
        context = {
            "form": form,
            "words": words,
            "pictures": [_choice(picture) for picture in found[:PAGE]],
            "may_add": request.user.has_perm("media_picker.add_picture"),
        }
        return render(request, "media_picker/library.html", context, status=status)


def _choice(picture: Picture) -> dict[str, object]:
    shown = picture.shown(is_private=True)
    return {
        "picture": picture,
        "thumbnail": shown.url(shown.widths[0], "jpg"),
        "src": shown.url(min(shown.widths, key=lambda width: abs(width - 640)), "jpg"),
    }
