"""What stands at a preview link's address: its door, the story's preview, or that it is over.

The door asks for the link's secret. The browser finds it behind the # of the link, which it never
sends, and the form posts it: so it is in no address, and in nobody's log.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..confirmation import HasChanged
from ..models import PreviewAnswer, PreviewLink
from ..models.composition import compose
from ..models.preview_link import Ended, TooOften
from ..public import frame
from ..public.pages import render_story
from ..what_goes_out import fingerprint_of, page_of
from .answer_form import AnswerForm
from .embargo_notice import embargo_notice
from .for_one_reader import for_one_reader
from .visitor_pass import give_pass, link_of_pass

WRONG = "This opens no preview. Copy the whole link again, or ask whoever sent it to you."


@sensitive_post_parameters("secret")
@for_one_reader
@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: HttpRequest, number: int) -> HttpResponse:
    """The same door for every number, so that nobody learns which links there are."""
    if "secret" in request.POST:
        return _come_in(request, number)
    link = link_of_pass(request, number)
    if link is None:
        typed = request.POST.get("words", "")
        return _door(request, number, 403 if request.method == "POST" else 200, typed=typed)
    if not link.is_living:
        return _over(request, link)
    if request.method == "POST" and link.is_for_checking:
        return _take_answer(request, link)
    return _preview(request, link)


def _come_in(request: HttpRequest, number: int) -> HttpResponse:
    link = PreviewLink.objects.select_related("article").filter(pk=number).first()
    if link is None or not link.is_opened_by(request.POST["secret"].strip()):
        return _door(request, number, 403, error=WRONG)
    if not link.is_living:
        return _over(request, link)
    try:
        link.open()
    except TooOften as why_not:
        return _door(request, number, 403, error=str(why_not))
    response = redirect(link.path)
    give_pass(response, link)
    return response


def _door(request: HttpRequest, number: int, status: int, **context: Any) -> HttpResponse:
    return frame.page(request, "shared_preview/door", status, number=number, **context)


def _over(request: HttpRequest, link: PreviewLink) -> HttpResponse:
    """To the story, where it is out because of what the link showed; else that it is over."""
    edition = link.article.live_edition if link.how_it_ended == Ended.PUBLISHED else None
    if edition:
        return HttpResponseRedirect(edition.path)
    return frame.page(request, "shared_preview/over", status=410)


def _preview(
    request: HttpRequest, link: PreviewLink, *, form: AnswerForm | None = None, **context: Any
) -> HttpResponse:
    article = link.article
    if link.is_for_checking:
        context |= {
            "form": form or AnswerForm(),
            "read": fingerprint_of(page_of(article)),
            "answers": link.answers.order_by("pk"),
        }
    return render_story(
        request,
        compose(article, is_private=True, below=link.path.rstrip("/")),
        is_preview=True,
        template="shared_preview/preview",
        link=link,
        embargo=embargo_notice(link),
        **context,
    )


def _take_answer(request: HttpRequest, link: PreviewLink) -> HttpResponse:
    """A comment, or that somebody agrees to what they were shown."""
    form = AnswerForm(None if "_agree" in request.POST else request.POST)
    try:
        if not form.is_bound:
            PreviewAnswer.objects.agree(link, read=request.POST.get("read", ""))
        elif form.is_valid():
            PreviewAnswer.objects.comment(link, form.cleaned_data["words"])
        else:
            return _preview(request, link, form=form, status=422)
    except HasChanged:
        return _preview(request, link, has_changed=True, status=409)
    except TooOften as why_not:
        return _preview(request, link, form=form, error=str(why_not), status=403)
    return redirect(f"{link.path}#answers")
