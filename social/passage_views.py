"""The page on which a passage of a story, as a live update, is tweeted."""

from __future__ import annotations

from contextlib import suppress

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from articles.confirmation import HasChanged
from articles.models import Article
from articles.passages import Passage, passage_of
from articles.workflow import NotAllowed, Verb, why_not
from media_picker.typed_id import typed_id

from .decisions import Choice, NotDecided, decide
from .models import Account
from .passage_form import PassageTweetForm
from .passage_tweet import NotTweetable, earlier_still_up, posts_about, why_not_now
from .views import counted
from .x_look import look_of_passage

CHANGED = (
    "The update was changed since this page was opened. Look at its words and its picture below "
    "as they are now, and press Tweet again."
)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_member_required
def tweet_passage(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """GET shows the box, or why there is none; POST puts the tweet in line."""
    passage, person = _passage(request, pk, name)
    obstacle = why_not_now(passage)
    form = PassageTweetForm(passage, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            form.tweet.put_in_line(by=person, confirmed=request.POST.get("shown", ""))
        except NotTweetable as refused:
            obstacle = str(refused)
        except HasChanged:
            passage, _ = _passage(request, pk, name)
            form = PassageTweetForm(passage, request.POST)
            form.add_error(None, CHANGED)
        except NotAllowed as refused:
            raise PermissionDenied(str(refused)) from None
        else:
            messages.success(request, f"The tweet is in line. {Account.current().when_it_goes_out}")
            _delete_earlier(request, passage, person)
            if still_up := earlier_still_up(list(posts_about(passage.article, name))):
                messages.warning(request, still_up)
            return redirect(passage.desk_url)
    post, *earlier = posts_about(passage.article, name) or [None]
    context = {
        **admin.site.each_context(request),
        "title": f"Tweet {passage.label}",
        "passage": passage,
        "form": form,
        "obstacle": obstacle,
        "post": post,
        "earlier_posts": earlier,
        "look": look_of_passage(form.as_typed()),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "admin/social/tweet_passage.html", context, status=status)


@require_POST
@staff_member_required
def count_passage(request: HttpRequest, pk: int, name: str) -> JsonResponse:
    """The count of what is typed, and what is found in it; as `views.count`."""
    passage, _ = _passage(request, pk, name)
    tweet = PassageTweetForm(passage, request.POST).as_typed()
    findings = tweet.findings() if tweet.text else []
    return JsonResponse(counted(tweet.count, findings))


@require_POST
@never_cache
@staff_member_required
def preview_passage(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """An HTML fragment: the tweet as X would show it. Nothing is saved."""
    passage, _ = _passage(request, pk, name)
    look = look_of_passage(PassageTweetForm(passage, request.POST).as_typed())
    return render(request, "social/_x_look.html", {"look": look})


def _delete_earlier(request: HttpRequest, passage: Passage, person: User) -> None:
    """The tweet that the correction's takes the place of, where its box was ticked."""
    ticked = typed_id(request.POST.get("delete_earlier"))
    earlier = posts_about(passage.article, passage.name).filter(pk=ticked).first()
    if earlier is None:
        return
    with suppress(NotDecided):  # what is still up is said then
        messages.success(request, f"The earlier tweet: {decide(earlier, Choice.DELETE, by=person)}")


def _passage(request: HttpRequest, pk: int, name: str) -> tuple[Passage, User]:
    """The passage, and the person who may tweet it: whoever may publish its story."""
    article = get_object_or_404(Article, pk=pk)
    if reason := why_not(request.user, Verb.PUBLISH, article):
        raise PermissionDenied(reason)
    assert isinstance(request.user, User)
    passage = passage_of(article, name)
    if passage is None:
        raise Http404
    return passage, request.user
