"""Submit, approve, send back, comment: a story on its way between two people."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from .. import second_eyes, story_parts
from ..confirmation import HasChanged
from ..models import Article, Comment, Review, UnreviewedEdition
from ..person_name import name_of
from ..problems import NotReady
from ..what_goes_out import content_of, fingerprint_of
from ..workflow import NotAllowed, Verb, may, why_not
from .review_forms import CommentForm, SendBackForm, SubmitForm
from .story_page import refused, safe, story_for, story_page


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks who should read it; POST asks them."""
    article = story_for(request, pk, Verb.SUBMIT)
    form = SubmitForm(request.POST or None, article=article)
    if request.method == "POST" and form.is_valid():
        assert isinstance(request.user, User)
        try:
            review = Review.objects.submit(article, by=request.user, **form.cleaned_data)
        except NotAllowed as reason:
            return refused(request, article, reason)
        asked = review.reviewer
        name = name_of(asked) if asked else "Whoever may approve it"
        messages.success(request, f"Submitted. {name} finds the story on the home page.")
        return redirect(article.get_admin_url())
    title = "Submit this story for review"
    return story_page(request, article, "submit", title, form=form, problems=article.problems())


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows all that would go out; POST approves it as it was shown, or sends it back."""
    article = story_for(request, pk, Verb.VIEW)
    current = Review.objects.current(article)
    if current is None:
        raise PermissionDenied("Nobody has submitted this story for review yet.")
    if request.method != "POST":
        return _review_page(request, current, SendBackForm())
    assert isinstance(request.user, User)
    form = SendBackForm(request.POST if "_send_back" in request.POST else None)
    try:
        if "_approve" in request.POST:
            current.approve(by=request.user, confirmed=request.POST.get("confirmed", ""))
            messages.success(request, f"Approved: “{article}” can be published as it is now.")
            return redirect(article.get_admin_url())
        if form.is_valid():
            current.send_back(by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, "Sent back. Its author sees your reason first thing.")
            return redirect(article.get_admin_url())
    except HasChanged:
        latest = Review.objects.current(article) or current
        return _review_page(request, latest, form, has_changed=True, status=409)
    except NotReady:
        return _review_page(request, current, form, status=409)
    except NotAllowed as reason:
        return refused(request, article, reason)
    return _review_page(request, current, form)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever submitted the story goes on writing instead."""
    article = story_for(request, pk, Verb.VIEW)
    current = Review.objects.current(article)
    if current is None:
        raise PermissionDenied("Nobody has submitted this story for review yet.")
    if reason := current.why_not_taken_back_by(request.user):
        raise PermissionDenied(reason)
    assert isinstance(request.user, User)
    try:
        current.take_back(by=request.user)
    except NotAllowed as refusal:
        return refused(request, article, refusal)
    messages.success(request, "Taken back. Submit it again once it is ready.")
    return redirect(article.get_admin_url())


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something to colleagues, on the story."""
    article = story_for(request, pk, Verb.COMMENT)
    form = CommentForm(request.POST)
    if form.is_valid():
        assert isinstance(request.user, User)
        Comment.objects.say(article, form.cleaned_data["words"], by=request.user)
        return redirect(f"{article.get_admin_url(form.came_from())}#comments")
    return story_page(request, article, "comment", "Comment on this story", comment_form=form)


@require_POST
def look_afterwards(request: HttpRequest, pk: int, unreviewed_pk: int) -> HttpResponse:
    """A different editor has looked at what was published without review."""
    article = story_for(request, pk, Verb.LOOK_AFTERWARDS)
    unreviewed = get_object_or_404(UnreviewedEdition, pk=unreviewed_pk, edition__article=article)
    assert isinstance(request.user, User)
    try:
        unreviewed.see(by=request.user)
    except NotAllowed as reason:
        return refused(request, article, reason)
    messages.success(request, "Noted: a different editor has looked at it.")
    return redirect(article.get_admin_url())


def _review_page(
    request: HttpRequest,
    current: Review,
    form: SendBackForm,
    *,
    has_changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    article: Article = current.article
    article.refresh_from_db()
    return story_page(
        request,
        article,
        "review",
        "Review this story",
        status=status,
        review=current,
        form=form,
        problems=article.problems(),
        may_approve=may(request.user, Verb.APPROVE, article),
        why_not_approve=why_not(request.user, Verb.APPROVE, article),
        may_send_back=may(request.user, Verb.SEND_BACK, article),
        panels=safe([part.confirmation(request, article) for part in story_parts.registered]),
        confirmed=fingerprint_of(content_of(article)),
        has_changed=has_changed,
        lapsed=second_eyes.what_lapsed(article),
        comments=article.comments.select_related("by"),
        comment_form=CommentForm(initial={"page": "review"}),
    )
