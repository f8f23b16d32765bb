"""What an open poster's page hears: what is handed in, and what others do."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, JsonResponse
from django.template.defaultfilters import pluralize
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from articles.person_name import name_of
from media_picker.typed_id import typed_id

from .desk import as_of, standing_in, waiting_in
from .models import EventKind, LiveBlog, LiveEvent
from .poster import SEEN_TO, blog_of_poster, submission_of
from .poster_forms import CloseForm, PauseForm

MOST_TOLD = 3

DONE_TO_ENTRY = {
    EventKind.POSTED: "posted {}",
    EventKind.CORRECTED: "corrected {}",
    EventKind.MARKED: "changed how {} is pinned or listed",
    EventKind.REMOVED: "removed {}",
}
DONE_TO_BLOG = {
    EventKind.OPENED: "opened the live blog",
    EventKind.PAUSED: "paused the live blog",
    EventKind.RESUMED: "went on after the pause",
    EventKind.CLOSED: "closed the live blog",
    EventKind.REOPENED: "reopened the live blog",
    EventKind.PUBLISHED: "published the story",
    EventKind.WITHDRAWN: "withdrew the story",
}


@require_safe
def news(request: HttpRequest, pk: int) -> JsonResponse:
    """For a poster's page that is open: `{"handed_in"}`, the HTML of what waits, as it is now.

    With `"notice"` where what is edited on that page cannot go out any more; and where more has
    happened than `?as_of=` knows, with `"as_of"`, `"state"`, `"out"` and `"ways"` in HTML,
    `"post_words"` and `"told"`: sentences about what others have done.
    """
    blog, person = blog_of_poster(request, pk)
    edited = submission_of(blog, request.GET.get("submission"))

    def html(name: str, context: dict[str, Any]) -> str:
        template = f"admin/liveblog/liveblog/_{name}.html"
        return render_to_string(template, {"blog": blog, "edited": edited, **context}, request)

    answer: dict[str, Any] = {"handed_in": html("handed_in", waiting_in(blog))}
    if edited and not edited.is_waiting:
        answer["notice"] = SEEN_TO
    known = request.GET.get("as_of", "")
    now = as_of(blog)
    if known != now:
        standing = standing_in(request, blog, person)
        standing |= {"pause": PauseForm(), "close": CloseForm.of(blog)}
        answer |= {name: html(name, standing) for name in ("state", "out", "ways")}
        answer |= {"as_of": now, "post_words": standing["post_words"]}
        answer["told"] = _told(blog, typed_id(known.partition("-")[0]), person)
    return JsonResponse(answer)


def _told(blog: LiveBlog, number: int, person: User) -> list[str]:
    """What others have done since that event, the newest last; of much, the last few."""
    events = blog.events.filter(number__gt=number, number__lte=blog.number).exclude(by=person)
    newest = list(events.select_related("by", "entry").order_by("-number")[:MOST_TOLD])
    told = [_sentence(event) for event in reversed(newest)]
    before = events.count() - len(told)
    more = f"{before} more change{pluralize(before)} before:"
    return [more, *told] if before > 0 else told


def _sentence(event: LiveEvent) -> str:
    kind = EventKind(event.kind)
    if event.entry:
        what = DONE_TO_ENTRY[kind].format(f"“{event.entry.headline.rstrip('.')}”")
    else:
        what = DONE_TO_BLOG[kind]
    return f"{name_of(event.by)} {what}."
