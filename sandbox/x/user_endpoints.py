"""The account (`GET /2/users/me`) and its timeline (`GET /2/users/:id/tweets`)."""

import re
from collections.abc import Iterable
from datetime import timedelta

from django.http import HttpRequest, JsonResponse
from django.utils.dateparse import parse_datetime

from sandbox.models import Counted
from sandbox.x.account import ACCOUNT_ID, account_handle, account_name
from sandbox.x.endpoint import x_endpoint
from sandbox.x.models import Behaviour, Tweet
from sandbox.x.models.tweet import TweetQuerySet
from sandbox.x.problems import XProblem, invalid_request, resource_not_found
from sandbox.x.snowflake import read_id

PARAMETERS = (
    "max_results",
    "pagination_token",
    "since_id",
    "until_id",
    "start_time",
    "tweet.fields",
)
TWEET_FIELDS = ("attachments", "created_at", "edit_history_tweet_ids", "entities", "id", "text")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z")
# A pagination token is the id of the last tweet that was given, made to look like nothing that a
# client could be tempted to read.
OLDER_THAN = "older0"


@x_endpoint("GET", calls_per_window=75, counted=Counted.X_ACCOUNT)
def me(request: HttpRequest) -> JsonResponse:
    _refuse_unknown(request, [])
    return JsonResponse(
        {"data": {"id": ACCOUNT_ID, "name": account_name(), "username": account_handle()}}
    )


@x_endpoint("GET", calls_per_window=900, counted=Counted.X_TIMELINE, ordered_by="timeline_answer")
def own_timeline(request: HttpRequest, user_id: str) -> JsonResponse:
    """Tweets that are up, newest first, a page at a time.

    Query: `max_results` (5 to 100, 10 without it), `pagination_token`, `since_id` and `until_id`
    (both exclusive), `start_time` (RFC 3339, inclusive), `tweet.fields`.
    """
    _refuse_unknown(request, PARAMETERS)
    fields = _tweet_fields(request)
    tweets = _asked_for(request)
    page_size = _page_size(request)
    if user_id != ACCOUNT_ID:
        # X answers 200 and tells in `errors` that it knows no such user.
        return JsonResponse({"errors": [resource_not_found("user", user_id).body]})

    lag = timedelta(seconds=Behaviour.take("timeline_lag_seconds"))
    page = list(tweets.shown_by_a_late_timeline(lag).newest_first()[: page_size + 1])
    is_more = len(page) > page_size
    page = page[:page_size]
    if not page:
        return JsonResponse({"meta": {"result_count": 0}})
    meta = {
        "result_count": len(page),
        "newest_id": str(page[0].pk),
        "oldest_id": str(page[-1].pk),
    }
    if is_more:
        meta["next_token"] = f"{OLDER_THAN}{page[-1].pk}"
    return JsonResponse({"data": [tweet.as_x_json(fields) for tweet in page], "meta": meta})


def _asked_for(request: HttpRequest) -> TweetQuerySet:
    tweets = Tweet.objects.up()
    if "since_id" in request.GET:
        tweets = tweets.filter(pk__gt=_id(request, "since_id"))
    if "until_id" in request.GET:
        tweets = tweets.filter(pk__lt=_id(request, "until_id"))
    if "start_time" in request.GET:
        written = request.GET["start_time"]
        try:
            start = parse_datetime(written) if MOMENT.fullmatch(written) else None
        except ValueError:
            start = None
        if start is None:
            raise _bad_value("start_time", written)
        tweets = tweets.filter(created_at__gte=start)
    if "pagination_token" in request.GET:
        token = request.GET["pagination_token"]
        oldest = read_id(token.removeprefix(OLDER_THAN))
        if oldest is None or not token.startswith(OLDER_THAN):
            raise _bad_value("pagination_token", token)
        tweets = tweets.filter(pk__lt=oldest)
    return tweets


def _tweet_fields(request: HttpRequest) -> list[str]:
    fields = [name for name in request.GET.get("tweet.fields", "").split(",") if name]
    for name in fields:
        if name not in TWEET_FIELDS:
            raise _bad_value("tweet.fields", name)
    return fields


def _id(request: HttpRequest, name: str) -> int:
    tweet_id = read_id(request.GET[name])
    if tweet_id is None:
        raise _bad_value(name, request.GET[name])
    return tweet_id


def _page_size(request: HttpRequest) -> int:
    written = request.GET.get("max_results", "10")
    size = read_id(written)
    if size is None or not 5 <= size <= 100:
        raise _bad_value("max_results", written)
    return size


def _refuse_unknown(request: HttpRequest, known: Iterable[str]) -> None:
    for name in request.GET:
        if name not in known:
            allowed = ",".join(known)
            raise invalid_request(
                f"The query parameter [{name}] is not one of [{allowed}]",
                {name: request.GET.getlist(name)},
            )


def _bad_value(name: str, value: str) -> XProblem:
    return invalid_request(
        f"The `{name}` query parameter value [{value}] is not valid", {name: [value]}
    )
