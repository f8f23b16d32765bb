"""The buttons on a tweet's page and on the home page's alarms."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin.views.decorators import staff_member_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from articles.workflow import NotAllowed

from .decisions import BadLink, Choice, NotDecided, decide
from .delivery import hold_what_needs_a_person
from .models import Installation, Post

BAD_LINK = "bad_link_to_a_tweet"  # in the session, until the tweet's page has shown it


@require_POST
@staff_member_required
def decide_post(request: HttpRequest, pk: int) -> HttpResponse:
    """What a person pressed; back to the tweet's page, with what came of it."""
    post = get_object_or_404(Post.objects.select_related("article"), pk=pk)
    assert isinstance(request.user, User)
    page, link = reverse("admin:social_post_change", args=[pk]), request.POST.get("link", "")
    try:
        choice = Choice(request.POST.get("decision", ""))
        messages.success(request, decide(post, choice, request.user, link))
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused
    except BadLink as problem:
        # Beside its field, with what was typed still in it; not in the address, where anybody
        # could put words of theirs.
        request.session[BAD_LINK] = {"post": pk, "typed": link[:300], "problem": str(problem)}
        return redirect(f"{page}#tweet-link-{pk}")
    except (NotDecided, ValueError) as problem:
        words = str(problem) if isinstance(problem, NotDecided) else "There is no such button."
        messages.warning(request, words)
    return redirect(page)


@require_POST
@staff_member_required
def confirm_installation(request: HttpRequest) -> HttpResponse:
    """An editor says that this is the newsroom that the ledger belongs to now."""
    assert isinstance(request.user, User)
    if not request.user.has_perm("social.change_installation"):
        raise PermissionDenied("Only an editor can say that this is the newsroom now.")
    hold_what_needs_a_person()  # no sweep may have come by yet
    Installation.confirm(request.user)
    messages.success(
        request,
        "This is the newsroom now. What was held is looked for on X, and noted as sent if it is "
        "there. The rest stays held: look yourself, then say of each whether it is there.",
    )
    return redirect("admin:index")
