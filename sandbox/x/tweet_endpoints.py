"""Tweets: post one (`POST /2/tweets`), delete one (`DELETE /2/tweets/:id`)."""

import time
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from sandbox.models import Counted
from sandbox.x.endpoint import x_endpoint
from sandbox.x.json_body import expect_object, expect_type, read_json_object
from sandbox.x.links import MAX_WEIGHT, weight
from sandbox.x.models import Behaviour, Media, Tweet
from sandbox.x.models.tweet import DuplicateTweet
from sandbox.x.ordered_answers import AFTER_ACCEPTING
from sandbox.x.problems import (
    duplicate_content,
    invalid_media_ids,
    invalid_request,
    plain_problem,
    resource_not_found,
)
from sandbox.x.snowflake import find, read_id

MAX_PICTURES = 4


@x_endpoint("POST", calls_per_window=100, counted=Counted.X_POSTS, ordered_by="post_answer")
def post(request: HttpRequest) -> HttpResponse:
    """JSON `{"text", "media": {"media_ids": [...]}}`; anything else in it is refused."""
    time.sleep(Behaviour.take("delay_before_accepting_seconds"))
    if status := Behaviour.take("refuse_posts_with_status"):
        raise plain_problem(status)

    body = read_json_object(request, ["text", "media"])
    pictures = _pictures(body)
    try:
        text = _text(body, is_required=not pictures)
        may_repeat = not Behaviour.take("is_duplicate_rule_on")
        tweet = Tweet.accept(text, pictures, may_repeat=may_repeat)
    except DuplicateTweet:
        raise duplicate_content() from None

    time.sleep(Behaviour.take("delay_after_accepting_seconds"))
    if kind := Behaviour.take("accepted_answer"):
        return AFTER_ACCEPTING[kind]()
    tweet.mark_answered()
    return JsonResponse({"data": tweet.as_x_json()}, status=201)


@x_endpoint("DELETE", calls_per_window=50, counted=Counted.X_DELETES, ordered_by="delete_answer")
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
    if Behaviour.take("has_forgotten_pictures"):
        asked_for = [read_id(media_id) for media_id in ids]
        Media.objects.filter(pk__in=[pk for pk in asked_for if pk]).forget(timezone.now())
    usable = Media.objects.usable(timezone.now())
    found = {media_id: find(usable, media_id) for media_id in ids}
    unusable = [media_id for media_id, picture in found.items() if picture is None]
    if unusable:
        raise invalid_media_ids(unusable)
    return [picture for media_id in ids if (picture := found[media_id])]
