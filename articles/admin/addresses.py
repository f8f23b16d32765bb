"""The pages of a story beside its form, each with its address below the stories’ own."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponse
from django.urls import URLPattern, path

from . import (
    keeping,
    notes,
    previewing,
    publishing,
    reviewing,
    scheduling,
    sharing,
    taking_down,
    timeline,
    versions,
)

View = Callable[..., HttpResponse]

# Of one story, each at its name.
PAGES: dict[str, View] = {
    "preview": previewing.preview,
    "page": previewing.page,
    "share": sharing.share,
    "answers_read": sharing.answers_read,
    "publish": publishing.publish,
    "notes": notes.notes,
    "withdraw": taking_down.withdraw,
    "withdraw_again": taking_down.withdraw_again,
    "withdrawn": taking_down.withdrawn,
    "archive": taking_down.archive,
    "submit": reviewing.submit,
    "take_back": reviewing.take_back,
    "review": reviewing.review,
    "comment": reviewing.comment,
    "call_off": scheduling.call_off,
    "embargo": scheduling.embargo_page,
    "compare": versions.compare,
    "keep": keeping.keep,
    "leave": keeping.leave,
    "others": keeping.others,
}

# The others: address, view, name.
OTHERS: list[tuple[str, View, str]] = [
    ("keep/", keeping.keep, "keep_new"),
    ("kept/<slug:key>/", keeping.kept, "kept"),
    ("<int:pk>/restore/<slug:key>/", versions.restore, "restore"),
    ("<int:pk>/share/<int:link_pk>/revoke/", sharing.revoke, "revoke"),
    (
        "<int:pk>/look-afterwards/<int:unreviewed_pk>/",
        reviewing.look_afterwards,
        "look_afterwards",
    ),
]


def addresses(site: admin.AdminSite) -> list[URLPattern]:
    """Before the one that takes everything for a story's number."""
    own = [(f"<int:pk>/{name.replace('_', '-')}/", view, name) for name, view in PAGES.items()]
    return [
        *timeline.addresses(site),
        *(
            path(route, site.admin_view(view), name=f"articles_article_{name}")
            for route, view, name in [*OTHERS, *own]
        ),
    ]
