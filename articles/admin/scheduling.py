"""Schedule and embargo: when a story goes out, and before when it must not."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from .. import embargo
from ..london_time import in_words
from ..models import Schedule
from ..workflow import NotAllowed, Verb, may
from .moment_form import MomentForm
from .review_forms import LiftEmbargoForm
from .story_page import refused, story_for, story_page


@require_POST
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the schedule off, or note that its alarm was seen."""
    article = story_for(request, pk, Verb.CALL_OFF)
    rows = Schedule.objects.filter(article=article)
    schedule = rows.waiting().first() or rows.alarming().first()
    assert isinstance(request.user, User)
    if schedule:
        try:
            schedule.call_off(by=request.user)
        except NotAllowed as reason:
            return refused(request, article, reason)
    messages.success(request, "Nothing is scheduled for this story any more.")
    return redirect(article.get_admin_url())


@require_http_methods(["GET", "HEAD", "POST"])
def embargo_page(request: HttpRequest, pk: int) -> HttpResponse:
    """GET asks until when, or why it is lifted; POST does it."""
    article = story_for(request, pk, Verb.EMBARGO)
    is_lifting = "_lift" in request.POST
    form = MomentForm.at(article.embargo_until, None if is_lifting else request.POST or None)
    lift = LiftEmbargoForm(request.POST if is_lifting else None)
    assert isinstance(request.user, User)
    try:
        if lift.is_bound and lift.is_valid():
            embargo.lift(article, by=request.user, reason=lift.cleaned_data["reason"])
            messages.success(request, "The embargo is lifted. Nothing was published by that.")
            return redirect(article.get_admin_url())
        if form.is_bound and form.is_valid():
            moment = form.cleaned_data["moment"]
            embargo.hold(article, moment, by=request.user)
            messages.success(request, f"Nobody can publish this story before {in_words(moment)}.")
            return redirect(article.get_admin_url())
    except NotAllowed as reason:
        return refused(request, article, reason)
    may_lift = article.embargo_until and may(request.user, Verb.LIFT_EMBARGO, article)
    shown_lift = lift if may_lift else None
    return story_page(request, article, "embargo", "Embargo", form=form, lift=shown_lift)
