"""What is done to one entry on the poster's page: pinned, looked at, corrected, removed."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST

from articles import passages
from articles.workflow import NotAllowed

from .models import LiveBlog, LiveEntry, NotNow
from .passage import as_passage
from .poster import blog_of_poster, page_of
from .poster_forms import EntryForm


@require_POST
def pin(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Pin it, or let it go to its place again, as the button says."""
    blog, person = blog_of_poster(request, pk)
    entry = _entry(blog, number)
    is_pinned = request.POST.get("do") == "pin"
    try:
        entry.correct(by=person, is_pinned=is_pinned)
    except NotNow as refused:
        messages.error(request, str(refused))
    else:
        said = "Pinned: it stays above the others." if is_pinned else "No longer pinned."
        messages.success(request, said)
    return redirect(_place_of(entry))


@require_POST
def look(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Somebody else has read the entry: the red notice goes."""
    blog, person = blog_of_poster(request, pk)
    entry = _entry(blog, number)
    try:
        if entry.look(by=person, seen=request.POST.get("seen", "")):
            messages.success(request, "Noted: a second person has read it.")
        else:
            messages.warning(request, "It was changed since you opened this page. Read it again.")
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    return redirect(_place_of(entry))


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One entry's form; what it said before is kept inside."""
    blog, person = blog_of_poster(request, pk)
    entry = _entry(blog, number)
    form = EntryForm(request.POST) if request.method == "POST" else EntryForm.of(entry)
    if request.method == "POST" and form.is_valid():
        try:
            entry.correct(by=person, **form.content)
        except ValidationError as error:
            form.add_error(None, error)
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            _say_and_what_is_left(request, "Corrected. Readers see it now.", entry)
            return redirect(blog.get_poster_url())
    status = 422 if form.is_bound else 200
    context = {"entry": entry, "form": form, "versions": entry.history.all()[:20]}
    return page_of(request, blog, "correct", "Correct this entry", status=status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """GET asks; POST takes the entry from every reader's page."""
    blog, person = blog_of_poster(request, pk)
    entry = _entry(blog, number)
    if request.method == "POST":
        entry.remove(by=person, answers=request.POST)
        _say_and_what_is_left(request, "Removed. It is gone from readers’ pages.", entry)
        return redirect(blog.get_poster_url())
    asked = passages.asked_at_removal(request, as_passage(entry))
    return page_of(request, blog, "remove", "Remove this entry?", entry=entry, asked=asked)


def _say_and_what_is_left(request: HttpRequest, said: str, entry: LiveEntry) -> None:
    """What was done, and where its earlier words still stand."""
    left = passages.left_elsewhere(as_passage(entry))
    messages.success(request, format_html("{} {}", said, left) if left else said)


def _place_of(entry: LiveEntry) -> str:
    """Where somebody was who pressed a button beside it."""
    return f"{entry.blog.get_poster_url()}#{entry.name}"


def _entry(blog: LiveBlog, number: int) -> LiveEntry:
    entry = get_object_or_404(blog.entries.standing().with_media(), number=number)
    entry.blog = blog
    return entry
