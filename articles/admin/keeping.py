"""What is typed in a story's form is kept by itself, and offered where it was not saved."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from media_picker.stored_files import new_key
from media_picker.typed_id import typed_id

from ..models import Article, KeptForm, OpenStory
from ..models.kept_form import TooLong, Typed
from ..versions.reading import reading_of, reading_of_form
from ..versions.word_changes import changes_between
from ..workflow import Verb, may, permits
from .story_form import who_was_quicker
from .story_page import story_for, story_page

KEY = re.compile(r"[\w-]{8,40}", re.ASCII)
NOT_TYPED = {"csrfmiddlewaretoken", "kept_as", "typed_ago", "typed_at", "is_leaving"}


@require_safe
def others(request: HttpRequest, pk: int) -> JsonResponse:
    """For a form that lies open: `{"others"}`, as HTML, who else writes in the story, or has saved
    it since `?version=`.
    """
    article = story_for(request, pk, Verb.CHANGE)
    return JsonResponse({"others": _others_in(request, article, request.GET)})


@require_POST
def keep(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Keep what is being typed: `{"kept": "14:32"}`; or was, `typed_ago` seconds before.

    Of a story with what `others` answers.

    `is_leaving`: the window is about to close, so its person is typing no more.
    `typed_at` tells which of two requests of a window has the later words, in milliseconds.
    `{"key"}`, for another form, where the one of this key was saved or thrown away, or later words
    are kept; 413 where it is too long.
    """
    article = story_for(request, pk, Verb.CHANGE) if pk else None
    if article is None and not permits(request.user, Verb.ADD):
        raise PermissionDenied("Your role does not include this.")
    key = request.POST.get("kept_as", "")
    if not KEY.fullmatch(key):
        return HttpResponse("A story’s form has a key. Load its page again.", status=400)
    assert isinstance(request.user, User)
    # What came from an earlier window is nobody's typing now.
    is_typing = not {"typed_ago", "is_leaving"} & request.POST.keys()
    try:
        with transaction.atomic():
            kept = KeptForm.objects.keep(
                article,
                _typed(request.POST),
                key=key,
                by=request.user,
                typed_at=typed_id(request.POST.get("typed_at")),
                seconds_ago=typed_id(request.POST.get("typed_ago")),
            )
            # Under the lock that a save takes: what comes after it is no typing, either.
            if article and kept and is_typing:
                OpenStory.objects.typed(article, by=request.user)
    except TooLong:
        return HttpResponse("This is too long to be kept by itself. Save it.", status=413)
    if kept is None:
        return JsonResponse({"key": new_key()})
    answer = {"kept": f"{timezone.localtime(kept.kept_at):%H:%M}"}
    told = {"others": _others_in(request, article, request.POST)} if article else {}
    return JsonResponse(answer | told)


def _others_in(request: HttpRequest, article: Article, sent: QueryDict) -> str:
    """What an open form has to hear of colleagues, though nobody loads its page again."""
    assert isinstance(request.user, User)
    opened = sent.get("version", str(article.version))
    context = {
        "others": OpenStory.objects.others(article, request.user),
        "saved_meanwhile": who_was_quicker(article, opened, request.user),
    }
    return render_to_string("admin/articles/article/_others.html", context, request)


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """The window was closed, or another page opened in it: colleagues need not wait."""
    article = story_for(request, pk, Verb.VIEW)
    assert isinstance(request.user, User)
    OpenStory.objects.ended(article, by=request.user)
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: HttpRequest, key: str) -> HttpResponse:
    """GET shows in words what was typed and not saved; POST throws it away."""
    if not permits(request.user, Verb.VIEW):
        raise PermissionDenied("Your role does not include this.")
    assert isinstance(request.user, User)
    rows = KeptForm.objects.unsaved_anywhere(request.user).select_related("article")
    row = get_object_or_404(rows, key=key)
    article = row.article
    form_url = form_url_of(article)
    if request.method == "POST":
        KeptForm.objects.end(request.user, key)
        messages.success(request, f"Thrown away: what you had typed until {row.when}.")
        return redirect(form_url)
    saved = reading_of(article or Article())
    return story_page(
        request,
        article or Article(title=row.title),
        "kept",
        "What was not saved",
        original=article,
        kept=row,
        form_url=form_url,
        changes=changes_between(saved, reading_of_form(row.content)),
        # What may no longer be put into the form can still be read, and copied from here.
        may_restore=_may_write(request, article),
    )


def form_url_of(article: Article | None) -> str:
    return article.get_admin_url() if article else reverse("admin:articles_article_add")


def keeping(
    request: HttpRequest, article: Article | None, *, is_bound: bool, restored: KeptForm | None
) -> dict[str, Any]:
    """The context of `_kept_offers.html` and `_keeping.html`, of a form that may be saved.

    What is restored into it goes on in it.
    """
    assert isinstance(request.user, User)
    sent = request.POST.get("kept_as", "")
    key = sent if is_bound and KEY.fullmatch(sent) else new_key()
    if restored:
        restored.go_on_in(key)
    route = "admin:articles_article_keep"
    return {
        "kept_as": key,
        "keep_url": reverse(route, args=[article.pk]) if article else reverse(f"{route}_new"),
        "leave_url": article.get_admin_url("leave") if article else "",
        "others_url": article.get_admin_url("others") if article else "",
        "kept_place": f"story-{article.pk if article else 'new'}-{request.user.pk}-",
        "kept_forms": KeptForm.objects.unsaved(request.user, article).exclude(key=key),
        "form_url_of_kept": form_url_of(article),
    }


def form_to_restore(request: HttpRequest, article_pk: int | None) -> KeptForm | None:
    """The person's own kept form of this story that a button asks back; None if it is gone."""
    assert isinstance(request.user, User)
    rows = KeptForm.objects.unsaved_anywhere(request.user).filter(article=article_pk)
    match = KEY.fullmatch(request.POST["_restore"])
    return rows.filter(key=match[0]).first() if match else None


def was_saved(request: HttpRequest, article: Article) -> None:
    """The form that was just sent: nothing of it is offered any more, from whichever window."""
    assert isinstance(request.user, User)
    KeptForm.objects.end_saying(request.user, article, _typed(request.POST))
    give_up(request)


def give_up(request: HttpRequest) -> None:
    """What was kept of the window that was just sent is not offered any more."""
    assert isinstance(request.user, User)
    if match := KEY.fullmatch(request.POST.get("kept_as", "")):
        KeptForm.objects.end(request.user, match[0])


def _may_write(request: HttpRequest, article: Article | None) -> bool:
    if article is None:
        return permits(request.user, Verb.ADD)
    return may(request.user, Verb.CHANGE, article)


def _typed(sent: QueryDict) -> Typed:
    return {
        # A database refuses the character that stands for nothing.
        name.replace("\0", ""): [value.replace("\0", "") for value in sent.getlist(name)]
        for name in sent
        if name not in NOT_TYPED
    }
