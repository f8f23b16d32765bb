"""The library as a dialog over a form: choose a picture, or put a new one in."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views import View

from .forms import PictureUploadForm
from .library_search import KINDS, LibraryPage, LibrarySearch
from .models import Picture, PictureTag
from .template_drawing import SIZES
from .typed_id import typed_id

AUTO_ID = "library_%s"  # the form below the dialog has ids of its own, such as id_title
ESSENTIAL = ["file", "keep_both", "title", "alt_text", "is_decorative"]
MOST_TAGS_OFFERED = 200


class LibraryView(View):
    """HTML fragments for `static/js/picture_library.js`; the admin's own login guards it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The dialog (`opens`, one of KINDS, begins with those, `selected` is the picture chosen so
        far); with `part=pictures` one page of what `LibrarySearch` finds, and nothing around it.
        """
        user = _who(request, "view")
        if request.GET.get("part") != "pictures":
            return self._dialog(request, user)
        page = LibrarySearch.asked(request.GET, by=user).page()
        return _pictures(request, page)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Put a picture in: 201 with it alone, or 422 with the form and its errors; where the
        library has the file already, the one that it has comes with them.
        """
        user = _who(request, "add")
        form = PictureUploadForm(request.POST, request.FILES, auto_id=AUTO_ID)
        if form.is_valid():
            return _pictures(request, LibraryPage([form.put_into_library(by=user)]), status=201)
        context = _form(form)
        if form.existing:
            context["existing"] = choice(form.existing)
        return render(request, "media_picker/library_upload.html", context, status=422)

    def _dialog(self, request: HttpRequest, user: User) -> HttpResponse:
        opens = request.GET.get("opens", "")
        kind = opens if opens in KINDS else ""
        page = LibrarySearch(kind=kind).page()
        pk = typed_id(request.GET.get("selected"))
        with_files = Picture.objects.with_files().select_related("template", "made_from")
        selected = with_files.filter(pk=pk).first() if pk else None
        tags = PictureTag.objects.filter(pictures__isnull=False).distinct()
        context = {
            **_context(page),
            **_form(PictureUploadForm(auto_id=AUTO_ID)),
            "kind": kind,
            "kinds": KINDS,
            "tags": tags[:MOST_TAGS_OFFERED],
            "selected": choice(selected) if selected else None,
            "sizes": [(name, name.capitalize(), *size) for name, size in SIZES.items()],
            "may_add": user.has_perm("media_picker.add_picture"),
            "may_change": user.has_perm("media_picker.change_picture"),
        }
        return render(request, "media_picker/library.html", context)


def choice(picture: Picture) -> dict[str, object]:
    """What the dialog shows of a picture, and hands to the form below it."""
    shown = picture.shown(is_private=True)
    template = getattr(picture, "template", None)
    today = timezone.localdate()
    return {
        "picture": picture,
        "template": template,
        # What is drawn from a template has alt text of its own.
        "problem": picture.past_use_on(today) if template else picture.problem_on(today),
        "thumbnail": shown.crop_url("square"),
        "src": shown.url(min(shown.widths, key=lambda width: abs(width - 640)), "jpg"),
        "page": reverse("admin:media_picker_picture_change", args=[picture.pk]),
        "drawing": reverse("admin:media_picker_draw", args=[template.pk]) if template else "",
    }


def _who(request: HttpRequest, verb: str) -> User:
    if not request.user.has_perm(f"media_picker.{verb}_picture"):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


def _pictures(request: HttpRequest, page: LibraryPage, status: int = 200) -> HttpResponse:
    return render(request, "media_picker/library_pictures.html", _context(page), status=status)


def _context(page: LibraryPage) -> dict[str, object]:
    return {"pictures": [choice(picture) for picture in page.pictures], "after": page.after}


def _form(form: PictureUploadForm) -> dict[str, object]:
    names = [name for name in ESSENTIAL if name in form.fields]
    return {
        "form": form,
        "essential": [form[name] for name in names],
        "more": [field for field in form if field.name not in names],
        "has_error_in_more": any(name not in names for name in form.errors),
    }
