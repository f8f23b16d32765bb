"""Preview, Publish and Withdraw: what an editor sees before saying yes, and the yes itself."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from .. import embargo, second_eyes, story_parts
from ..london_time import in_words
from ..models import Article, Schedule
from ..models.composition import compose
from ..problems import NotReady
from ..public.pages import render_story
from ..workflow import NotAllowed, Verb, may
from .moment_form import MomentForm
from .review_forms import WithoutReviewForm
from .story_page import refused, safe, story_for, story_page


@require_safe
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The story as visitors would see it, from the same template; nothing of it is public."""
    article = story_for(request, pk, Verb.VIEW)
    edition = compose(article, is_private=True)
    return render_story(request, edition, is_preview=True)  # the admin's views are never cached


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows everything that will go out; POST with the same fingerprint sends it."""
    article = story_for(request, pk, Verb.PUBLISH)
    if request.method != "POST":
        return _confirmation(request, article)
    assert isinstance(request.user, User)
    if "_schedule" in request.POST:
        return _schedule(request, article)
    reason = WithoutReviewForm(request.POST if "_without_review" in request.POST else None)
    if reason.is_bound and not reason.is_valid():
        return _confirmation(request, article, reason=reason)
    try:
        with transaction.atomic():
            locked = article.locked()
            if request.POST.get("confirmed") != fingerprint(locked):
                return _confirmation(request, locked, has_changed=True, reason=reason, status=409)
            why = reason.cleaned_data["without_review"] if reason.is_bound else ""
            edition = locked.publish(by=request.user, without_review=why)
    except NotReady:
        return _confirmation(request, article, status=409)
    except NotAllowed as why_not:
        return refused(request, article, why_not)
    messages.success(
        request,
        format_html(
            'Published: <a href="{}">{}</a> is public now.', edition.public_url, edition.title
        ),
    )
    return redirect(article.get_admin_url())


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks; POST takes the page down."""
    article = story_for(request, pk, Verb.WITHDRAW)
    if request.method == "POST":
        assert isinstance(request.user, User)
        try:
            article.withdraw(by=request.user, answers=request.POST)
        except NotAllowed as why_not:
            return refused(request, article, why_not)
        messages.success(
            request,
            f"Withdrawn: “{article.title}” is no longer public, and neither are pictures "
            "that only it showed.",
        )
        return redirect(article.get_admin_url())
    panels = [part.withdrawal(request, article) for part in story_parts.registered]
    return story_page(request, article, "withdraw", "Withdraw this story?", panels=safe(panels))


def _schedule(request: HttpRequest, article: Article) -> HttpResponse:
    """Let what the confirmation page showed go out at a time to come."""
    assert isinstance(request.user, User)
    form = MomentForm(request.POST)
    if not form.is_valid():
        return _confirmation(request, article, later=form)
    moment = form.cleaned_data["moment"]
    try:
        with transaction.atomic():
            locked = article.locked()
            if request.POST.get("confirmed") != fingerprint(locked):
                return _confirmation(request, locked, has_changed=True, later=form, status=409)
            Schedule.objects.make(locked, by=request.user, at=moment)
    except NotReady:
        return _confirmation(request, article, later=form, status=409)
    except NotAllowed as why_not:
        return refused(request, article, why_not)
    messages.success(request, f"Scheduled: “{article}” goes out on {in_words(moment)}.")
    return redirect(article.get_admin_url())


def fingerprint(article: Article) -> str:
    """Changes whenever anything that the confirmation page shows would change."""
    live = article.live_edition
    parts = [article.state, str(live and live.number), compose(article).fingerprint]
    parts += [part.fingerprint(article) for part in story_parts.registered]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _confirmation(
    request: HttpRequest,
    article: Article,
    *,
    has_changed: bool = False,
    reason: WithoutReviewForm | None = None,
    later: MomentForm | None = None,
    status: int = 200,
) -> HttpResponse:
    live = article.live_edition
    return story_page(
        request,
        article,
        "publish",
        "Publish these changes?" if live else "Publish this story?",
        status=status,
        problems=article.problems(),
        panels=safe([part.confirmation(request, article) for part in story_parts.registered]),
        confirmed=fingerprint(article),
        has_changed=has_changed,
        is_update=live is not None,
        unread=second_eyes.why_unread(article),
        may_submit=may(request.user, Verb.SUBMIT, article),
        without_review=reason or WithoutReviewForm(),
        held=embargo.why_not_yet(article),
        may_schedule=may(request.user, Verb.SCHEDULE, article),
        later=later or MomentForm.at(article.embargo_until),
        schedule=Schedule.objects.waiting().filter(article=article).first(),
    )
