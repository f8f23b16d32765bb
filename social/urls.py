from django.urls import path

from . import decision_views, passage_views, views
from .preview import preview
from .tweet_calendar import tweet_calendar

app_name = "social"

urlpatterns = [
    path("calendar/", tweet_calendar, name="calendar"),
    path("preview/", preview, name="preview"),
    path("count/", views.count, name="count"),
    path("passage/<int:pk>/<slug:name>/", passage_views.tweet_passage, name="tweet_passage"),
    path("passage/<int:pk>/<slug:name>/count/", passage_views.count_passage, name="count_passage"),
    path(
        "passage/<int:pk>/<slug:name>/preview/",
        passage_views.preview_passage,
        name="preview_passage",
    ),
    path("post/<int:pk>/picture/", views.post_picture, name="post_picture"),
    path("post/<int:pk>/decide/", decision_views.decide_post, name="decide"),
    path("installation/", decision_views.confirm_installation, name="confirm_installation"),
]
