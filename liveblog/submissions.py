"""Entries that are handed in by those who may not publish, and what becomes of them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from articles.workflow import Verb, why_not

from .models import LiveBlog, LiveDraft, LiveSubmission, NotNow
from .poster import blog_of_poster, page_of
from .poster_forms import EntryForm, GiveBackForm

MOST_OWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the form, and what became of one's own; POST hands an entry in."""
    blog = get_object_or_404(LiveBlog.objects.select_related("article"), pk=pk)
    if reason := why_not(request.user, Verb.SUBMIT_LIVE, blog.article):
        raise PermissionDenied(reason)
    assert isinstance(request.user, User)
    own = blog.submissions.filter(by=request.user).select_related("answered_by", "entry")
    if request.method == "POST":
        form = EntryForm(request.POST)
    else:
        last = own.first()
        form = EntryForm.new(None, last.content.get("author_role", "") if last else "")
    if form.is_bound and form.is_valid():
        try:
            token = form.cleaned_data["token"]
            LiveSubmission.objects.submit(blog, by=request.user, token=token, **form.content)
        except ValidationError as error:
            form.add_error(None, error)
        except NotNow as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Handed in. Whoever may publish sees it now.")
            return redirect(blog.get_submit_url())
    status = 422 if form.is_bound else 200
    title = f"Write for the live blog: {blog}"
    return page_of(request, blog, "submit", title, status=status, form=form, own=own[:MOST_OWN])


@require_POST
def settle(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Put out what was handed in, as it is, or give it back with a reason."""
    blog, person = blog_of_poster(request, pk)
    row = get_object_or_404(blog.submissions.all(), pk=number)
    give_back = GiveBackForm(request.POST)
    try:
        if request.POST.get("do") == "post":
            row.post(by=person)
            LiveDraft.objects.throw_away(blog, person.pk, row)
            messages.success(request, "Posted.")
        elif give_back.is_valid():
            row.give_back(by=person, reason=give_back.cleaned_data["reason"])
            messages.success(request, "Given back. Its author reads why.")
        else:
            messages.error(request, "Not given back: say why, so that its author can correct it.")
    except NotNow as refused:
        messages.error(request, str(refused))
    except ValidationError as error:
        messages.error(request, f"Not posted: {' '.join(error.messages)} Edit it first.")
    return redirect(f"{blog.get_poster_url()}#handed-in")
