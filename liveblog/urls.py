from django.urls import path

from .public import feed, pages, poll

app_name = "liveblog"

# `<reference>/stream` is answered by a process of its own: stream/ and docs/decisions/0015.
urlpatterns = [
    path("<slug:reference>/", pages.entries, name="entries"),
    path("<slug:reference>/embed/", pages.embed, name="embed"),
    path("<slug:reference>/feed.atom", feed.feed, name="feed"),
    path("<slug:reference>/since/<number:number>", poll.since, name="since"),
    path("<slug:reference>/<number:number>/", pages.entry, name="entry"),
]
