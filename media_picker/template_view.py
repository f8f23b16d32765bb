"""A template as it will be used: shown first, then put into the library."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views import View

from .library_view import choice
from .models import Picture, Template
from .template_drawing import SIZES, CannotDraw
from .typed_id import typed_id

LONGEST_STRAPLINE = 300


class DrawView(View):
    """Fragments and pictures for `static/js/template_choice.js`; 422 says in words why not."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The JPEG, kept nowhere."""
        template = self._template(request, "view", pk)
        try:
            content = template.draw(
                size_in(request.GET),
                photograph=photograph_in(request.GET),
                strapline=strapline_in(request.GET),
            )
        except CannotDraw as error:
            return _refusal(error)
        return HttpResponse(
            content, content_type="image/jpeg", headers={"Cache-Control": "private, no-store"}
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Draw it into the library; answers with the picture, as the library lists it."""
        template = self._template(request, "add", pk)
        assert isinstance(request.user, User)
        try:
            picture = template.picture_of(
                size_in(request.POST),
                by=request.user,
                photograph=photograph_in(request.POST),
                strapline=strapline_in(request.POST),
            )
        except CannotDraw as error:
            return _refusal(error)
        context = {"pictures": [choice(picture)]}
        return render(request, "media_picker/library_pictures.html", context, status=201)

    def _template(self, request: HttpRequest, verb: str, pk: int) -> Template:
        if not request.user.has_perm(f"media_picker.{verb}_picture"):
            raise PermissionDenied
        return get_object_or_404(Template.objects.with_files(), pk=pk)


def size_in(query: QueryDict) -> tuple[int, int]:
    """Width and height in pixels: a named size, or "other" with both. Raises CannotDraw."""
    name = query.get("size", "large")
    if name in SIZES:
        return SIZES[name]
    sides = [query.get(side, "") for side in ("width", "height")]
    if not all(side.isdecimal() and len(side) < 6 for side in sides):
        raise CannotDraw("Write the width and the height in pixels, such as 1200 and 628.")
    return int(sides[0]), int(sides[1])


def photograph_in(query: QueryDict) -> Picture | None:
    """Raises CannotDraw when it has gone from the library."""
    pk = query.get("photograph", "")
    if not pk:
        return None
    found = Picture.objects.with_files().filter(pk=typed_id(pk)).first()
    if found is None:
        raise CannotDraw("The photograph is not in the library any more. Choose another.")
    return found


def strapline_in(query: QueryDict) -> str:
    words = query.get("strapline", "")
    if len(words) > LONGEST_STRAPLINE:
        raise CannotDraw(
            f"The strapline is too long: {len(words)} characters. {LONGEST_STRAPLINE} is the most."
        )
    return words


def _refusal(error: CannotDraw) -> HttpResponse:
    return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
