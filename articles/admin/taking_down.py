"""Withdraw and archive: taking a page down, or out of the lists; and what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from .. import archiving, story_parts
from ..kinds import State
from ..models import Article, Withdrawal, WithdrawalKind
from ..taken_down import places_of
from ..workflow import NotAllowed, Person, Verb, may
from .story_page import refused, safe, story_for, story_page
from .withdraw_form import LegalForm, WithdrawForm


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks why; POST takes the page down, and leads to what came of it."""
    article = story_for(request, pk, Verb.WITHDRAW)
    form = WithdrawForm(request.POST if request.method == "POST" else None, article=article)
    if form.is_bound and form.is_valid():
        assert isinstance(request.user, User)
        try:
            article.withdraw(by=request.user, answers=request.POST, why=form.why())
        except NotAllowed as why_not:
            return refused(request, article, why_not)
        messages.success(
            request,
            f"Withdrawn: “{article.title}” is no longer public, and neither are pictures "
            "that only it showed.",
        )
        return redirect(article.get_admin_url("withdrawn"))
    panels = [part.withdrawal(request, article) for part in story_parts.registered]
    return story_page(
        request,
        article,
        "withdraw",
        "Withdraw this story?",
        status=422 if form.is_bound else 200,
        panels=safe(panels),
        form=form,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A story that is withdrawn, for legal or safety reasons as well: GET asks which."""
    article = story_for(request, pk, Verb.WITHDRAW_AGAIN)
    if reason := Withdrawal.objects.why_not_again(article, WithdrawalKind.LEGAL):
        raise PermissionDenied(reason)
    form = LegalForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        assert isinstance(request.user, User)
        try:
            article.withdraw(by=request.user, answers=request.POST, why=form.why())
        except NotAllowed as why_not:
            return refused(request, article, why_not)
        messages.success(request, f"Withdrawn for legal or safety reasons: “{article.title}”.")
        return redirect(article.get_admin_url("withdrawn"))
    status = 422 if form.is_bound else 200
    title = "Withdraw it for legal or safety reasons?"
    return story_page(request, article, "withdraw_again", title, status=status, form=form)


def may_withdraw_again(person: Person, article: Article) -> bool:
    """Whether the person may, and there is more to be taken down."""
    if not may(person, Verb.WITHDRAW_AGAIN, article):
        return False
    return not Withdrawal.objects.why_not_again(article, WithdrawalKind.LEGAL)


@require_safe
def withdrawn(request: HttpRequest, pk: int) -> HttpResponse:
    """Place by place, what of a withdrawn story is gone and what is not yet."""
    article = story_for(request, pk, Verb.VIEW)
    if article.state != State.WITHDRAWN:
        raise PermissionDenied("This story is not withdrawn.")
    places = places_of(article)
    return story_page(
        request,
        article,
        "withdrawn",
        "What is still up",
        places=places,
        are_all_done=all(place.is_done for place in places),
        withdrawal=Withdrawal.objects.filter(article=article).select_related("by").last(),
        may_withdraw_again=may_withdraw_again(request.user, article),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks; POST archives the story, or brings it back."""
    article = story_for(request, pk, Verb.ARCHIVE)
    if request.method == "POST":
        assert isinstance(request.user, User)
        is_back = "_bring_back" in request.POST
        try:
            (archiving.bring_back if is_back else archiving.archive)(article, by=request.user)
        except NotAllowed as why_not:
            return refused(request, article, why_not)
        said = "It is current again, and in the lists." if is_back else "It is out of the lists."
        messages.success(request, f"“{article.title}”: {said}")
        return redirect(article.get_admin_url())
    title = "Archive this story?"
    return story_page(request, article, "archive", title, live=article.live_edition)
