"""The poster's page: one for the desk and for a phone at an incident."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from articles import passages
from articles.models import Article
from articles.workflow import NotAllowed, Verb, why_not
from media_picker.stored_files import new_key
from media_picker.typed_id import typed_id

from .models import LiveBlog, LiveDraft, LiveEntry, LiveSubmission, NotNow
from .models.live_submission import SETTLED
from .passage import as_passage
from .poster_forms import CloseForm, EntryForm, GiveBackForm, PauseForm

MOST_SHOWN = 50
NOT_PUBLIC = "Posted. Readers see it once the story is published."


@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the page; POST puts an entry out, or keeps what was typed as a draft.

    A script is told where to go on, and what it posted has not left its page before.
    """
    blog, person = blog_of_poster(request, pk)
    if request.method != "POST":
        handed_in = _handed_in(blog, request.GET.get("submission"))
        form = EntryForm.of_submission(handed_in) if handed_in else None
        return _page(request, blog, person, form=form)
    form = EntryForm(request.POST)
    if "_draft" in request.POST:
        LiveDraft.objects.keep(blog, person.pk, form.as_typed)
        messages.success(request, "Kept as your draft. Readers see nothing of it.")
        return redirect(blog.get_poster_url())
    if form.is_valid():
        try:
            _put_out(blog, person, form)
        except ValidationError as error:
            form.add_error(None, error)
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            LiveDraft.objects.throw_away(blog, person.pk)
            messages.success(request, "Posted." if blog.is_public() else NOT_PUBLIC)
            if "is_script" in request.POST:
                return JsonResponse({"to": blog.get_poster_url()})
            return redirect(blog.get_poster_url())
    return _page(request, blog, person, form=form, status=422)


def _put_out(blog: LiveBlog, person: User, form: EntryForm) -> None:
    token, handed_in = form.cleaned_data["token"], form.cleaned_data["submission"]
    if row := _handed_in(blog, handed_in):
        row.post(by=person, token=token, **form.content)
    elif handed_in:
        raise NotNow(SETTLED)
    else:
        blog.post(by=person, token=token, **form.content)


def _handed_in(blog: LiveBlog, number: object) -> LiveSubmission | None:
    """What waits in this blog by that number."""
    return blog.submissions.waiting().filter(pk=typed_id(str(number or ""))).first()


@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is being typed: `{"saved": "14:32"}`, "" where nothing is.

    `{"token"}`, for another entry, where what carries this one was posted: its answer was lost.
    """
    blog, person = blog_of_poster(request, pk)
    form = EntryForm(request.POST)
    if blog.entries.filter(token=request.POST.get("token", "").replace("\0", "")).exists():
        return JsonResponse({"token": new_key()})
    if not form.says_something:
        LiveDraft.objects.throw_away(blog, person.pk)
        return JsonResponse({"saved": ""})
    kept = LiveDraft.objects.keep(blog, person.pk, form.as_typed)
    return JsonResponse({"saved": f"{timezone.localtime(kept.saved_at):%H:%M}"})


@require_POST
def open_in_story(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a live blog in the story of this number, or go to the one that it has."""
    article = get_object_or_404(Article, pk=pk)
    assert isinstance(request.user, User)
    try:
        blog = LiveBlog.objects.open(article, by=request.user)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except NotNow as refused:
        messages.error(request, str(refused))
        return redirect(article.get_admin_url())
    return redirect(blog.get_poster_url())


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
    return redirect(f"{blog.get_poster_url()}#{entry.name}")


@require_POST
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause, resume, close or reopen, as the button says."""
    blog, person = blog_of_poster(request, pk)
    pause, close = PauseForm(request.POST), CloseForm(request.POST)
    try:
        match request.POST.get("do"):
            case "pause":
                if not pause.is_valid():
                    return _page(request, blog, person, pause=pause, status=422)
                blog.pause(by=person, back_at=pause.back_at())
                said = "Paused. Readers see it now."
            case "close":
                if not close.is_valid():
                    return _page(request, blog, person, close=close, status=422)
                blog.close(by=person, summary=close.cleaned_data["summary"])
                said = "Closed. The summary stands on top."
            case "resume":
                blog.resume(by=person)
                said = "Live again."
            case "reopen":
                blog.reopen(by=person)
                said = "Reopened: you can post again."
            case _:
                return HttpResponse("Press one of the page’s own buttons.", status=400)
    except NotNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect(blog.get_poster_url())


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
            messages.success(request, "Corrected. Readers see it now.")
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
        messages.success(request, "Removed. It is gone from readers’ pages.")
        return redirect(blog.get_poster_url())
    asked = passages.asked_at_removal(request, as_passage(entry))
    return page_of(request, blog, "remove", "Remove this entry?", entry=entry, asked=asked)


def blog_of_poster(request: HttpRequest, pk: int) -> tuple[LiveBlog, User]:
    """The blog, and the person who may post in it."""
    blog = get_object_or_404(LiveBlog.objects.select_related("article"), pk=pk)
    if reason := why_not(request.user, Verb.PUBLISH, blog.article):
        raise PermissionDenied(reason)
    assert isinstance(request.user, User)
    return blog, request.user


def _entry(blog: LiveBlog, number: int) -> LiveEntry:
    entry = get_object_or_404(blog.entries.standing().with_media(), number=number)
    entry.blog = blog
    return entry


def _page(
    request: HttpRequest,
    blog: LiveBlog,
    person: User,
    *,
    form: EntryForm | None = None,
    pause: PauseForm | None = None,
    close: CloseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    draft = LiveDraft.objects.filter(blog=blog, author=person).first()
    last = LiveEntry.objects.filter(posted_by=person).order_by("-pk").first()
    entries = list(blog.entries.standing().newest_first().with_media()[:MOST_SHOWN])
    headlines = {entry.name: entry.headline for entry in entries}
    beside = passages.beside(request, blog.article, headlines)
    return page_of(
        request,
        blog,
        "post",
        str(blog),
        status=status,
        form=form or EntryForm.new(draft, last.author_role if last else ""),
        draft=draft,
        pause=pause or PauseForm(),
        close=close or CloseForm(initial={"summary": blog.typed_summary}),
        entries=[
            (entry, beside[entry.name], entry.is_unread and not entry.why_not_looked_at_by(person))
            for entry in entries
        ],
        is_public=blog.is_public(),
        handed_in=blog.submissions.waiting().order_by("pk")[:MOST_SHOWN],
        give_back=GiveBackForm(),
    )


def page_of(
    request: HttpRequest, blog: LiveBlog, page: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    everywhere = admin.site.each_context(request)
    context |= {"title": title, "blog": blog, "opts": LiveBlog._meta, "original": blog}
    template = f"admin/liveblog/liveblog/{page}.html"
    return TemplateResponse(request, template, everywhere | context, status=status)
