"""The poster's page: one for the desk and for a phone at an incident."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from articles.models import Article
from articles.workflow import NotAllowed, Verb, why_not
from media_picker.stored_files import new_key
from media_picker.typed_id import typed_id

from .desk import as_of, standing_in, waiting_in
from .models import LiveBlog, LiveDraft, LiveEntry, LiveSubmission, NotNow, PostedBefore
from .poster_forms import CloseForm, EntryForm, PauseForm

NOT_PUBLIC = "Posted. Readers see it once the story is published."
SEEN_TO = (
    "What you edit was handed in, and somebody has seen to it already: it goes out no second time. "
    "Look below at what is out; to use your own words, copy them from here and correct it."
)
HAD_ARRIVED = "Your last post had arrived already, so nothing of it is kept as a draft."
NOT_DONE = "Not {}: what is to be corrected stands beside its field, below the update."
NOT_HANDED_IN = "What you edit is not among what was handed in here. Go back to your own update."


@require_http_methods(["GET", "HEAD", "POST"])
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the page; POST puts an entry out, or keeps what was typed as a draft.

    A script is told where to go on, and what it posted has not left its page before.
    """
    blog, person = blog_of_poster(request, pk)
    if request.method != "POST":
        edited = submission_of(blog, request.GET.get("submission"))
        if edited and not edited.is_waiting:
            messages.warning(request, SEEN_TO)
        return _page(request, blog, person, edited=edited)
    form = EntryForm(request.POST)
    edited = submission_of(blog, request.POST.get("submission"))
    if request.POST.get("submission") and edited is None:
        # Nothing of this number was handed in: what it says is nobody's to put out or to keep.
        messages.error(request, NOT_HANDED_IN)
        return _page(request, blog, person, form=form, status=422)
    if "_draft" in request.POST:
        return _kept(request, blog, person, form, edited)
    if form.is_valid():
        try:
            verb = edited or blog
            verb.post(by=person, token=form.cleaned_data["token"], **form.content)
        except ValidationError as error:
            form.add_error(None, error)
        except PostedBefore as before:
            form.add_error(None, str(before))
            form.carry_another_token()
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            LiveDraft.objects.throw_away(blog, person.pk, edited)
            messages.success(request, _posted(blog))
            if "is_script" in request.POST:
                return JsonResponse({"to": blog.get_poster_url()})
            return redirect(blog.get_poster_url())
    return _page(request, blog, person, form=form, edited=edited, status=422)


def _kept(
    request: HttpRequest,
    blog: LiveBlog,
    person: User,
    form: EntryForm,
    edited: LiveSubmission | None,
) -> HttpResponse:
    """What was typed, kept as a draft by its button; unless readers have it already."""
    # Kept before it is asked about: what is posted after that throws the draft away itself.
    LiveDraft.objects.keep(blog, person.pk, form.as_typed, edited)
    try:
        if _has_arrived(blog, person, form, edited):
            messages.success(request, f"{_posted(blog)} {HAD_ARRIVED}")
            return redirect(blog.get_poster_url())
    except PostedBefore as before:
        if not edited:  # its page says by itself what became of it
            messages.warning(request, str(before))
    messages.success(request, "Kept as your draft. Readers see nothing of it.")
    return redirect(edited.get_admin_url() if edited else blog.get_poster_url())


def _has_arrived(
    blog: LiveBlog, person: User, form: EntryForm, edited: LiveSubmission | None
) -> bool:
    """Whether what is typed was posted, and its answer lost: then it is nobody's draft any more.

    Raises `PostedBefore`.
    """
    token = str(form.data.get("token", "")).replace("\0", "")
    posted = blog.posted_with(token, form.content if form.is_valid() else None)
    if posted is None:
        return False
    LiveDraft.objects.throw_away(blog, person.pk, edited)
    return True


def _arrived(
    blog: LiveBlog, person: User, form: EntryForm, edited: LiveSubmission | None
) -> dict[str, Any]:
    """What a window is told whose entry was posted; nothing where it was not."""
    try:
        return {"saved": "", "posted": True} if _has_arrived(blog, person, form, edited) else {}
    except PostedBefore as before:
        # What was handed in goes out once: there is no other entry for its words to become.
        return {} if edited else {"token": new_key(), "notice": str(before)}


def submission_of(blog: LiveBlog, number: str | None) -> LiveSubmission | None:
    """What was handed in for this blog by that number, whatever became of it."""
    rows = blog.submissions.select_related("by", "blog__article")
    return rows.filter(pk=typed_id(number)).first()


@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is being typed: `{"saved": "14:32"}`, "" where nothing is.

    Where what carries its token was posted, the answer was lost. `"posted"` is true when it is out
    in these very words: to post them again is to be told so. Otherwise `{"token"}` is for another
    entry, and "notice" says why. With a "notice", too, where what was handed in, and is edited
    here, cannot go out any more.
    """
    blog, person = blog_of_poster(request, pk)
    form = EntryForm(request.POST)
    edited = submission_of(blog, request.POST.get("submission"))
    if request.POST.get("submission") and edited is None:
        return JsonResponse({"saved": "", "notice": NOT_HANDED_IN})
    notice = {"notice": SEEN_TO} if edited and not edited.is_waiting else {}
    if arrived := _arrived(blog, person, form, edited):
        return JsonResponse(arrived)
    if not form.says_something:
        LiveDraft.objects.throw_away(blog, person.pk, edited)
        return JsonResponse({"saved": "", **notice})
    kept = LiveDraft.objects.keep(blog, person.pk, form.as_typed, edited)
    # Once more: what was posted between the two found no draft to throw away.
    if arrived := _arrived(blog, person, form, edited):
        LiveDraft.objects.throw_away(blog, person.pk, edited)
        return JsonResponse(arrived)
    return JsonResponse({"saved": f"{timezone.localtime(kept.saved_at):%H:%M}", **notice})


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
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause, resume, close or reopen, as the button says."""
    blog, person = blog_of_poster(request, pk)
    pause, close = PauseForm(request.POST), CloseForm(request.POST)
    try:
        match request.POST.get("do"):
            case "pause":
                if not pause.is_valid():
                    messages.error(request, NOT_DONE.format("paused"))
                    return _page(request, blog, person, pause=pause, status=422)
                blog.pause(by=person, back_at=pause.cleaned_data["back"])
                said = "Paused. Readers see it now."
            case "close":
                if not close.is_valid():
                    messages.error(request, NOT_DONE.format("closed"))
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


def blog_of_poster(request: HttpRequest, pk: int) -> tuple[LiveBlog, User]:
    """The blog, and the person who may post in it."""
    blog = get_object_or_404(LiveBlog.objects.select_related("article"), pk=pk)
    if reason := why_not(request.user, Verb.PUBLISH, blog.article):
        raise PermissionDenied(reason)
    assert isinstance(request.user, User)
    return blog, request.user


def _page(
    request: HttpRequest,
    blog: LiveBlog,
    person: User,
    *,
    form: EntryForm | None = None,
    edited: LiveSubmission | None = None,
    pause: PauseForm | None = None,
    close: CloseForm | None = None,
    status: int = 200,
) -> HttpResponse:
    draft = LiveDraft.objects.kept(blog, person.pk, edited)
    if form is None and edited:
        form = EntryForm.of_submission(edited, draft)
    return page_of(
        request,
        blog,
        "post",
        str(blog),
        status=status,
        form=form or EntryForm.new(draft, _last_role_of(person)),
        draft=draft,
        edited=edited,
        is_state_wrong=bool((pause and pause.errors) or (close and close.errors)),
        pause=pause or PauseForm(),
        close=close or CloseForm.of(blog),
        as_of=as_of(blog),
        **waiting_in(blog),
        **standing_in(request, blog, person),
    )


def _posted(blog: LiveBlog) -> str:
    return "Posted." if blog.is_public() else NOT_PUBLIC


def _last_role_of(person: User) -> str:
    """What they last gave as theirs; what somebody had handed in has its author's."""
    handed_in = LiveSubmission.objects.filter(entry=OuterRef("pk"))
    own = LiveEntry.objects.filter(~Exists(handed_in), posted_by=person).order_by("-pk")
    return own.values_list("author_role", flat=True).first() or ""


def page_of(
    request: HttpRequest, blog: LiveBlog, page: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    everywhere = admin.site.each_context(request)
    context |= {"title": title, "blog": blog, "opts": LiveBlog._meta, "original": blog}
    template = f"admin/liveblog/liveblog/{page}.html"
    return TemplateResponse(request, template, everywhere | context, status=status)
