"""What a browser gets from this Flickr: the files of photographs, and an album's page."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sandbox.flickr.album import USER, USER_ID, public_album, public_photograph
from sandbox.flickr.photograph import SIZES, draw_photograph
from sandbox.models import CallCount, Counted

PHOTOGRAPHS_ON_A_PAGE = 60


@require_safe
def photograph_file(request: HttpRequest, name: str) -> HttpResponse:
    """The JPEG called `<id>_<size>.jpg`, the size being one of the letters in SIZES."""
    CallCount.add(Counted.FLICKR_PICTURES)
    photograph_id, _, size = name.removesuffix(".jpg").partition("_")
    photograph = public_photograph(photograph_id)
    if photograph is None or size not in SIZES or photograph.dimensions(size) is None:
        raise Http404
    response = HttpResponse(draw_photograph(photograph, size), content_type="image/jpeg")
    # Every request shall come here and be counted.
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def album_page(request: HttpRequest, user: str, album_id: str) -> HttpResponse:
    """An album as its visitors see it; `user` by name or by id; `?page=` for more."""
    album = public_album(album_id)
    if album is None or user not in (USER, USER_ID):
        return render(request, "sandbox/flickr_album_missing.html", status=404)
    pages = Paginator(album.photographs, PHOTOGRAPHS_ON_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    shown = [
        {"photograph": one, "file": one.file_name("n"), "size": one.dimensions("n")}
        for one in page.object_list
    ]
    return render(
        request, "sandbox/flickr_album.html", {"album": album, "page": page, "shown": shown}
    )
