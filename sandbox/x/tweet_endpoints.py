"""Tweets: post one (`POST /2/tweets`), delete one (`DELETE /2/tweets/:id`)."""

import time
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from sandbox.x.endpoint import x_endpoint
from sandbox.x.json_body import expect_object, expect_type, read_json_object
from sandbox.x.links import MAX_WEIGHT, weight
from sandbox.x.models import Behaviour, Media, Tweet
from sandbox.x.models.tweet import DuplicateTweet
from sandbox.x.problems import (
    duplicate_content,
    invalid_media_ids,
    invalid_request,
    plain_problem,
    resource_not_found,
)
from sandbox.x.snowflake import find

MAX_PICTURES = 4


@x_endpoint("POST", calls_per_window=100)
def post(request: HttpRequest) -> JsonResponse:
    """JSON `{"text", "media": {"media_ids": [...]}}`; anything else in it is refused."""
    behaviour = Behaviour.current()
    time.sleep(behaviour.delay_before_accepting_seconds)
    if behaviour.refuse_posts_with_status:
        raise plain_problem(behaviour.refuse_posts_with_status)

    body = read_json_object(request, ["text", "media"])
    pictures = _pictures(body)
    try:
        tweet = Tweet.accept(_text(body, is_required=not pictures), pictures)
    except DuplicateTweet:
        raise duplicate_content() from None

    time.sleep(behaviour.delay_after_accepting_seconds)
    tweet.mark_answered()
    return JsonResponse({"data": tweet.as_x_json()}, status=201)


@x_endpoint("DELETE", calls_per_window=50)
def delete(request: HttpRequest, tweet_id: str) -> JsonResponse:
    tweet = find(Tweet.objects.up(), tweet_id)
    if tweet is None:
        raise resource_not_found("tweet", tweet_id)
    tweet.delete_from_timeline()
    return JsonResponse({"data": {"deleted": True}})


def _text(body: dict[str, Any], *, is_required: bool) -> str:
    text = expect_type(body.get("text", ""), "$.text", str)
    if not text.strip():
        if is_required:
            raise invalid_request("Please include either text or media in your Tweet.")
        return ""
    weighed = weight(text)
    if weighed > MAX_WEIGHT:
        raise invalid_request("Your Tweet text is too long.", {"text": [text[:MAX_WEIGHT]]})
    if weighed == 0:
        raise invalid_request("Your Tweet text has characters that are not allowed.")
    return text


def _pictures(body: dict[str, Any]) -> list[Media]:
    if "media" not in body:
        return []
    media = expect_object(body["media"], "$.media", ["media_ids"])
    ids = expect_type(media.get("media_ids"), "$.media.media_ids", list)
    if not 1 <= len(ids) <= MAX_PICTURES:
        raise invalid_request(f"$.media.media_ids: between 1 and {MAX_PICTURES} items expected")
    for number, media_id in enumerate(ids):
        expect_type(media_id, f"$.media.media_ids[{number}]", str)
    usable = Media.objects.usable(timezone.now())
    found = {media_id: find(usable, media_id) for media_id in ids}
    unusable = [media_id for media_id, picture in found.items() if picture is None]
    if unusable:
        raise invalid_media_ids(unusable)
    return [picture for media_id in ids if (picture := found[media_id])]
