"""X's API v2, as far as the newsroom uses it. Mounted at /x/2/."""

from django.urls import path, re_path

from sandbox.x import media_endpoints, tweet_endpoints, user_endpoints
from sandbox.x.endpoint import no_such_endpoint

urlpatterns = [
    path("media/upload", media_endpoints.upload),
    path("media/metadata", media_endpoints.describe),
    path("tweets", tweet_endpoints.post),
    path("tweets/<str:tweet_id>", tweet_endpoints.delete),
    path("users/me", user_endpoints.me),
    path("users/<str:user_id>/tweets", user_endpoints.own_timeline),
    re_path("", no_such_endpoint),
]
