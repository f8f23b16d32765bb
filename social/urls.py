from django.urls import path

from . import decision_views, views
from .preview import preview
from .tweet_calendar import tweet_calendar

app_name = "social"

urlpatterns = [
    path("calendar/", tweet_calendar, name="calendar"),
    path("preview/", preview, name="preview"),
    path("count/", views.count, name="count"),
    path("post/<int:pk>/picture/", views.post_picture, name="post_picture"),
    path("post/<int:pk>/decide/", decision_views.decide_post, name="decide"),
    path("installation/", decision_views.confirm_installation, name="confirm_installation"),
]
