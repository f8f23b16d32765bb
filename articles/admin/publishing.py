"""Publish: what an editor sees before saying yes, and the yes itself."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from .. import embargo, second_eyes, story_parts
from ..change_note import Change
from ..confirmation import HasChanged, fingerprint
from ..london_time import in_words
from ..models import Article, Edition, Schedule
from ..models.composition import compose
from ..problems import NotReady
from ..workflow import NotAllowed, Verb, may
from .change_form import ChangeForm
from .moment_form import MomentForm
from .review_forms import WithoutReviewForm
from .story_page import refused, safe, story_for, story_page

LATER = "later"


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows everything that will go out; POST with the same fingerprint sends it, or lets it
    go out at a time to come.
    """
    article = story_for(request, pk, Verb.PUBLISH)
    if request.method != "POST":
        return _confirmation(request, article)
    assert isinstance(request.user, User)
    asked = _Asked(request, article)
    if not asked.are_answered():
        return _confirmation(request, article, asked)
    confirmed, change = request.POST.get("confirmed", ""), asked.told()
    try:
        if asked.is_for_later:
            moment = asked.later.cleaned_data["moment"]
            Schedule.objects.make(
                article, by=request.user, at=moment, confirmed=confirmed, change=change
            )
            said = f"Scheduled: “{article}” goes out on {in_words(moment)}."
        else:
            edition = article.publish(
                by=request.user,
                confirmed=confirmed,
                without_review=asked.reason(),
                change=change,
            )
            said = _what_was_done(edition)
    except HasChanged:
        article = story_for(request, pk, Verb.PUBLISH)  # as somebody else left it
        return _confirmation(request, article, asked, status=409)
    except NotReady as why_not_ready:
        asked.refuse(why_not_ready, article)
        return _confirmation(request, article, asked, status=409)
    except NotAllowed as why_not:
        return refused(request, article, why_not)
    messages.success(request, said)
    return redirect(article.get_admin_url())


def address_of_later(article: Article) -> str:
    """The page that publishes a story, with the question for its time open."""
    return f"{article.get_admin_url('publish')}?{LATER}"


def _what_was_done(edition: Edition) -> SafeString:
    said = format_html(
        'Published: <a class="text-link" href="{}">{}</a> is public now.',
        edition.public_url,
        edition.title,
    )
    rooms = safe([part.after_publication(edition) for part in story_parts.registered])
    return format_html_join(" ", "{}", ((sentence,) for sentence in (said, *rooms)))


class _Asked:
    """The questions beside the button that was pressed, bound to their answers."""

    def __init__(self, request: HttpRequest, article: Article) -> None:
        data = request.POST if request.method == "POST" else None
        self.is_for_later = data is not None and "_schedule" in data
        self.is_later_open = self.is_for_later or LATER in request.GET
        self.is_without_review = data is not None and "_without_review" in data
        self.later = MomentForm.at(article.embargo_until, data if self.is_for_later else None)
        self.without_review = WithoutReviewForm(data if self.is_without_review else None)
        self.change = ChangeForm(data) if article.live_edition else None

    def are_answered(self) -> bool:
        asked = (self.later, self.without_review, self.change)
        # Each is asked, so that every error shows at once.
        answers = [form.is_valid() for form in asked if form and form.is_bound]
        return all(answers)

    def refuse(self, why: NotReady, article: Article) -> None:
        """Say beside the day what stands in the way on that day; the page says what does now."""
        if self.is_for_later:
            now = article.problems()
            then = [problem.message for problem in why.problems if problem not in now]
            self.later.add_error("day", [ValidationError(message) for message in then])

    def reason(self) -> str:
        return self.without_review.cleaned_data["without_review"] if self.is_without_review else ""

    def told(self) -> Change | None:
        return self.change.told() if self.change else None


def _confirmation(
    request: HttpRequest,
    article: Article,
    asked: _Asked | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    live = article.live_edition
    confirmed = fingerprint(article, compose(article))
    has_changed = request.method == "POST" and request.POST.get("confirmed") != confirmed
    return story_page(
        request,
        article,
        "publish",
        "Publish these changes?" if live else "Publish this story?",
        status=409 if has_changed else status,
        problems=article.problems(),
        panels=safe([part.confirmation(request, article) for part in story_parts.registered]),
        confirmed=confirmed,
        has_changed=has_changed,
        is_update=live is not None,
        asked=asked or _Asked(request, article),
        unread=second_eyes.why_unread(article),
        held=embargo.why_not_yet(article),
        schedule=Schedule.objects.waiting().filter(article=article).first(),
        may_submit=may(request.user, Verb.SUBMIT, article),
        may_approve=may(request.user, Verb.APPROVE, article),
        may_schedule=may(request.user, Verb.SCHEDULE, article),
    )
